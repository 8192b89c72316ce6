"""Tables are found by the words of their caption, unit and header together with those of a row."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from index.library import Library
from ingest.pipeline import ingest

TOWNS = [f"{first}{second}镇" for first in "青白红黄蓝紫黑金银铜" for second in "山水田林湖草沙石原岭"]
ROWS = "".join(f"| {town}投资 | {number} | {number + 7} |\n" for number, town in enumerate(TOWNS, 1))
REPORT = (
    "# 工作总结\n\n一、情况\n\n表1 乡镇统计\n\n单位：万元\n\n| 指标 | 上年 | 本年 |\n| --- | --- | --- |\n"
    f"{ROWS}\n以上属实。\n"
)
OTHER = REPORT.replace("乡镇统计", "街道台账")


@pytest.mark.parametrize(
    "query", ["乡镇统计 铜山镇投资", "乡镇统计 单位万元 青田镇投资", "一、情况 乡镇统计 紫沙镇投资"]
)
def test_a_row_is_found_by_the_words_of_its_caption(tmp_path: Path, query: str) -> None:
    """Of two long tables with the same rows, the one whose caption is asked for is found, at the row asked for."""
    with Library.open(tmp_path / "library") as library:
        for name, text in (("甲.md", OTHER), ("乙.md", REPORT)):
            library.add(ingest(text.encode(), name, today=date(2024, 6, 1)), text.encode(), name)
        first = library.search(query, 5)[0].passage
    assert query[-5:] in first.text
    assert "乡镇统计" in first.path + first.text

"""Tables are found by the words of their caption, unit and header together with those of a row."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from index.library import Library
from ingest.pipeline import ingest

ROWS = "".join(f"| 指标{number:03d}投资额 | {number} | {number + 7} |\n" for number in range(1, 121))
REPORT = (
    "# 工作总结\n\n一、情况\n\n表1 乡镇统计\n\n单位：万元\n\n| 指标 | 上年 | 本年 |\n| --- | --- | --- |\n"
    f"{ROWS}\n以上属实。\n"
)
OTHER = REPORT.replace("乡镇统计", "街道台账")


@pytest.mark.parametrize(
    "query", ["乡镇统计 指标097投资额", "乡镇统计 单位万元 指标003投资额", "一、情况 乡镇统计 指标120投资额"]
)
def test_a_row_is_found_by_the_words_of_its_caption(tmp_path: Path, query: str) -> None:
    """Of two long tables with the same rows, the one whose caption is asked for is found, at the row asked for."""
    with Library.open(tmp_path / "library") as library:
        for name, text in (("甲.md", OTHER), ("乙.md", REPORT)):
            library.add(ingest(text.encode(), name, today=date(2024, 6, 1)), text.encode(), name)
        first = library.search(query, 5)[0].passage
    assert query[-8:] in first.text
    assert "乡镇统计" in first.path + first.text

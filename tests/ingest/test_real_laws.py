"""Real laws and a real report, where they are at hand: spans, coverage and article counts over the whole collection.

They lie outside this project, in the folders that GUIWEN_SHARED_DATA and GUIWEN_SHARED_SEED name.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ingest.document import Document, DocumentKind, Unit, UnitKind
from ingest.pipeline import ingest
from tests.ingest.real_laws import TODAY, Laws, laws_of

# Where our count and the manifest's line pattern differ, and why.
KNOWN_DIFFERENCES = {
    "最高人民法院关于适用《刑事诉讼法》的解释(2021-01-26)": "articles whose number and 条 are parted by a blank",
    "刑事诉讼法(2018-10-26)": "an article whose number and 条 are parted by a blank",
    "青岛市海上交通安全条例(2014-09-26)": "an article whose number and 条 are parted by a blank",
    "浙江省农村生活污水处理设施管理条例(2019-09-27)": "an article whose number and 条 are parted by a blank",
    "重庆市合同格式条款监督条例(2010-07-30)": "an article whose number and 条 are parted by a blank",
    "农民专业合作社法(2017-12-27)": "an article that begins with the slip 笫 for 第",
    "宪法修正案（2018年）": "the pattern counts five articles that the amendment puts into the constitution",
    "彭水苗族土家族自治县城乡建设管理条例(2013-05-31)": "two articles with － for 一 in their number",
    "文物保护法(2017-11-04)": "the pattern counts a line of the head",
}
# Laws with articles inside the lines of others, where the pattern sees only the first.
RUN_ON = {
    "周口市文明行为促进条例(2020-12-16)",
    "飞行基本规则(2007-10-18)",
    "北京市人民代表大会议事规则(2022-01-10)",
    "河南省专业技术人员继续教育条例(2010-07-30)",
    "河南省历史文化名城保护条例(2010-07-30)",
    "河南省基本农田保护条例(2010-07-30)",
    "郑州市社会急救医疗条例(2019-01-22)",
}
ALLOWED_SHARE = 0.997


def _check(laws: Iterable[tuple[dict[str, Any], Document]]) -> None:
    """Assert the promises for each of these laws."""
    total = 0
    differing = []
    for row, document in laws:
        total += 1
        _check_spans(row["file"], document)
        if len(document.articles()) != row["articles"]:
            differing.append(Path(row["file"]).stem)
    assert total
    differing = sorted(set(differing) - RUN_ON)
    assert set(differing) <= set(KNOWN_DIFFERENCES)
    assert len(differing) <= total * (1 - ALLOWED_SHARE)


def _check_spans(name: str, document: Document) -> None:
    units = list(document.walk())
    assert all(unit.text == document.text[unit.start : unit.end] for unit in units), name
    assert len({unit.id for unit in units}) == len(units), name
    _check_order(name, document.units, 0, len(document.text))
    for passage in document.passages:
        touched = [unit.label for unit in document.articles() if unit.start < passage.end and passage.start < unit.end]
        assert touched == ([passage.article] if passage.article else []), name


def _check_order(name: str, units: tuple[Unit, ...], start: int, end: int) -> None:
    position = start
    for unit in units:
        assert position <= unit.start <= unit.end <= end, (name, unit.id)
        _check_order(name, unit.children, unit.start, unit.end)
        position = unit.end


def test_some_laws(shared_data: Path) -> None:
    """Every fortieth law: exact spans, ordered trees, one article a passage, the manifest's count of articles."""
    _check(laws_of(shared_data / "laws", 40))


@pytest.mark.slow
def test_all_laws(all_laws: Laws) -> None:
    """All laws of the collection; at least 99.7 % have the manifest's count, and every difference is a known one."""
    _check(all_laws)


def test_the_half_year_summary(shared_seed: Path) -> None:
    """The report this product was asked for: its sections, its masks, its period, its day."""
    path = shared_seed / "half-year-summary-2023.txt"
    document = ingest(path.read_bytes(), path.name, today=TODAY)
    sections = [unit for unit in document.units if unit.kind is UnitKind.HEADING]
    assert [unit.label for unit in sections] == ["一、", "二、", "三、"]
    assert [len([child for child in unit.children if child.kind is UnitKind.HEADING]) for unit in sections] == [
        10,
        3,
        4,
    ]
    assert document.description.title == "**县纪委监委上半年工作总结"
    assert document.description.kind is DocumentKind.REPORT
    assert document.description.period == "2023H1"
    assert document.description.published == date(2023, 6, 5)
    assert document.text.count("**") == path.read_text(encoding="utf-8").count("**")
    assert all(unit.text == document.text[unit.start : unit.end] for unit in document.walk())

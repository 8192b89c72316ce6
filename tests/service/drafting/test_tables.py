"""Tables and annexes of the model in a draft: their shape stays, their numbers are this period's or gaps."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from index.indicators import normal_form
from ingest.pipeline import ingest
from service.drafting.composing.compose import compose, restricted
from service.drafting.composing.known import Known
from service.drafting.composing.move import Move
from service.drafting.draft import Draft, Paragraph, SourceType
from service.drafting.export.formats import Format, export
from service.drafting.export.layout import Layout, SourcesAs
from service.drafting.export.shaping import draft_of, draft_shape
from service.drafting.model.building import model_of
from service.drafting.model.model import Model
from service.drafting.reading_back.matching import matched
from service.drafting.reading_back.read_back import read_back
from tests.service.drafting.made_drafts import W, marked, part, texts, words
from tests.service.drafting.made_reports import sheet

REPORT = (
    "# 青山县档案馆2022年工作总结\n"
    "一、工作情况\n"
    "工作平稳有序，指标见附件。\n"
    "附件：主要指标完成情况表\n"
    "附件\n"
    "主要指标完成情况表\n"
    "| 序号 | 指标 | 单位 | 2022年 | 同比增减 |\n"
    "| --- | --- | --- | --- | --- |\n"
    "| 1 | 受理查档 | 件 | 366 | +2.8% |\n"
    "| 2 | 办结查档 | 件 | 341 | 持平 |\n"
)
MADE = (
    "序号 | 指标 | 单位 | 2023年 | 同比增减\n"
    "1 | 受理查档 | 件 | 400 | 【待补充：受理查档同比】\n"
    "2 | 办结查档 | 件 | 【待补充：办结查档数】 | 【待补充：办结查档同比】"
)


def model() -> Model:
    return model_of(ingest(REPORT.encode(), "总结.md", today=date(2024, 6, 1)), normal_form)


def drafted(values: Mapping[str, str]) -> Draft:
    """The draft of 2023 after a report of 2022 with a table in its annex."""
    one = model()
    return compose(one, Move.of(one.period, "2023"), sheet(one, values), Known(), date(2024, 1, 5)).draft


def table(draft: Draft) -> Paragraph:
    """The table of the one annex."""
    (attachment,) = draft.attachments
    (found,) = [one for section in attachment.sections for one in section.paragraphs if one.rows]
    return found


@pytest.fixture(scope="module")
def draft() -> Draft:
    return drafted({"受理查档": "400"})


def test_a_table_keeps_its_shape(draft: Draft) -> None:
    """Heads, names and ordinals stay, times move, a number is a fact or a gap; none of last period is left."""
    found = table(draft)
    assert found.text == MADE
    assert [(found.written(one), one.source.type) for one in found.numbers] == [("400", SourceType.FACTS)]
    assert [len(cells) for cells in found.rows] == [5, 5, 5]
    assert [attachment.title for attachment in draft.attachments] == ["主要指标完成情况表"]
    assert [gap for where, gap in draft.gaps if where.startswith("附件")] == list(found.gaps)
    assert draft_of(draft_shape(draft)) == draft


def test_only_a_part_has_no_annexes() -> None:
    """Whoever drafts a section does not get the annexes of the whole."""
    assert restricted(model(), ["一、"]).attachments == ()


def test_a_table_of_word(draft: Draft) -> None:
    """A cell for each, the head repeated on every page, gaps coloured; the annex is listed and has its own page."""
    data = export(draft, Format.DOCX, Layout(sources=SourcesAs.OFF))
    (made,) = part(data).iter(f"{W}tbl")
    rows = [[words(cell) for cell in row.iter(f"{W}tc")] for row in made.iter(f"{W}tr")]
    assert rows == [line.split(" | ") for line in MADE.split("\n")]
    assert len(list(made.iter(f"{W}tblHeader"))) == 1
    assert [text for colour, text in marked(data) if colour == "yellow"] == list(table(draft).gaps)
    assert ("AttachmentList", "附件：主要指标完成情况表") in texts(data)
    assert ("AttachmentMark", "附件") in texts(data)


def test_a_table_of_markdown(draft: Draft) -> None:
    """With the rule below its head."""
    text = export(draft, Format.MARKDOWN, Layout(sources=SourcesAs.OFF)).decode()
    assert "| 序号 | 指标 | 单位 | 2023年 | 同比增减 |\n| --- | --- | --- | --- | --- |\n| 1 | 受理查档 |" in text


def test_a_table_comes_back_from_word(draft: Draft) -> None:
    """With its sources, in its annex."""
    for sources in (SourcesAs.OFF, SourcesAs.ANNEX):
        back = read_back(export(draft, Format.DOCX, Layout(sources=sources)), draft)
        assert table(back) == table(draft)


def test_a_cell_is_edited(draft: Draft) -> None:
    """The numbers of the others keep their sources, a new one is untraced; a table that nobody touched stays."""
    (same,) = matched([MADE], [table(draft)])
    assert same == table(draft)
    edited = MADE.replace("【待补充：办结查档数】", "391")
    (found,) = matched([edited], [table(draft)])
    sources = {found.written(one): one.source.type for one in found.numbers}
    assert sources == {"400": SourceType.FACTS, "391": SourceType.NONE}

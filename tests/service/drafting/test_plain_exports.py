"""A Draft as Markdown and as JSON."""

from __future__ import annotations

import json

from markdown_it import MarkdownIt

from service.drafting.draft import UNTRACED, Draft, Section
from service.drafting.export.formats import Format, export
from service.drafting.export.layout import Layout, SourcesAs
from service.drafting.export.markdown import markdown
from service.drafting.export.shaping import draft_of, draft_shape
from tests.service.drafting.made_drafts import report, said
from tests.service.test_exporting import HOSTILE


def test_json_is_the_shape_of_the_contract_and_comes_back() -> None:
    """`guiwen draft --json` and its way back."""
    shape = json.loads(export(report(), Format.JSON))
    assert shape["sections"][4]["label"] == "一、（一）1.（1）"
    number = shape["sections"][1]["paragraphs"][0]["numbers"][1]
    assert (number["text"], number["value"], number["unit"]) == ("5.1%", 5.1, "%")
    assert number["source"] == {"type": "formula", "ref": "(123-117)/117", "quote": ""}
    assert shape["untraced"] == [{"where": "一、第1段", "text": "23件"}]
    assert draft_of(shape) == report()
    assert draft_of(draft_shape(report())) == report()


def test_markdown_has_headings_notes_and_marks() -> None:
    """Headings by level, a note behind each sentence, untraced numbers marked."""
    text = export(report(), Format.MARKDOWN).decode()
    assert "\n##### （1）署名来信\n" in text
    assert "立案<mark>23件</mark>。[^1]【待补充：典型案例】[^2]" in text
    assert "[^1]: 123件：数据表 第3行，“受理 123 件”；5.1%：计算 (123-117)/117。" in text
    plain = markdown(report(), Layout(SourcesAs.ANNEX, marks=False))
    assert "<mark>" not in plain
    assert "- 一、第1段：23件：未溯源" in plain


def test_text_is_no_markup() -> None:
    """What stands in a paragraph is shown as it is."""
    reader = MarkdownIt("commonmark").enable("table")
    for hostile in HOSTILE:
        draft = Draft("题", (Section(0, paragraphs=(said(hostile + "23件", ("23件", UNTRACED)),)),))
        tokens = reader.parse(markdown(draft, Layout(marks=False)))
        assert [token.type for token in tokens if token.nesting == 1] == ["heading_open", "paragraph_open"]
        kinds = {child.type for token in tokens for child in token.children or ()}
        assert kinds <= {"text", "text_special"}, hostile

"""The Word file of a Draft: styles, marks, notes, and text that would rather be markup."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.readers.characters import INVISIBLE, split_lines
from service.drafting.draft import UNTRACED, Attachment, Check, Draft, Paragraph, Section, Severity
from service.drafting.export.layout import Imprint, Layout, RedHead, SourcesAs
from service.drafting.export.title_lines import title_lines
from service.drafting.export.word import word
from tests.service.drafting.made_drafts import W, marked, part, report, said, texts, value, words

FULL = Layout(
    SourcesAs.ANNEX,
    red_head=RedHead("青山县监察委员会文件", signer="张三"),
    imprint=Imprint("县委", "县监委", date(2023, 7, 6)),
)
HOSTILE = [
    "**县**",
    "</w:t></w:r><w:r><w:instrText>TOC</w:instrText>",
    '{ HYPERLINK "http://evil.example" }',
    "&lt;b&gt; &#60; ]]>",
    "a\x00b\x07c\x1bd",
    "右\u202e左\u200b\ufeff",
    "行一\n行二\r\n行三\t表",
    "{{ template }} ${x} %s",
    "𠮷野家\U0010ffff",
]


def test_each_part_has_its_style() -> None:
    """Headings are Word's own, by level; every other part has a style of its name."""
    by_style = dict(reversed(texts(word(report(), replace(FULL, sources=SourcesAs.OFF)))))
    assert by_style["Heading1"] == "一、基本情况"
    assert (by_style["Heading2"], by_style["Heading3"], by_style["Heading4"]) == (
        "（一）受理情况",
        "1.来信",
        "（1）署名来信",
    )
    assert by_style["Title"] == "青山县纪律检查委员会青山县监察委员会\n关于2023年上半年信访举报工作情况的报告"
    assert by_style["Addressee"] == "县委、县政府："
    assert by_style["Signature"] == "青山县监察委员会"
    assert by_style["IssueDate"] == "2023年7月5日"
    assert by_style["DocumentNumber"] == "\u3000青监发〔2023〕5号\t签发人：张三"
    assert [text for style, text in texts(word(report())) if style == "AttachmentList"] == [
        "附件：1.\t信访举报情况统计表",
        "2.\t说明",
    ]
    styles = part(word(report()), "word/styles.xml")
    levels = {style.get(f"{W}styleId"): value(style, "pPr/outlineLvl") for style in styles}
    assert [levels[f"Heading{level}"] for level in (1, 2, 3, 4)] == ["0", "1", "2", "3"]


def test_gaps_and_untraced_numbers_are_marked_unless_switched_off() -> None:
    """Each stands in runs of its own colour; so does a date that is not known yet."""
    gap = ("yellow", "【待补充：典型案例】")
    assert marked(word(report())) == [("cyan", "23件"), gap]
    assert marked(word(report(), Layout(marks=False))) == []
    assert ("yellow", "【待补充：成文日期】") in marked(word(replace(report(), date=None)))


def test_sources_are_footnotes_an_annex_or_off() -> None:
    """A note stands behind the sentence of its numbers; the annex lists every number, the untraced ones too."""
    notes = [words(note) for note in part(word(report()), "word/footnotes.xml")][2:]
    assert notes == [
        " 123件：数据表 第3行，“受理 123 件”；5.1%：计算 (123-117)/117。",
        " 《青山县信访工作办法》第三条：“信访工作应当公开。”。",
        " 45件：数据表 第3行，“受理 123 件”。",
    ]
    cells = [text for style, text in texts(word(report(), FULL)) if style == "SourceCell"]
    assert cells[cells.index("23件") - 1 : cells.index("23件") + 2] == ["一、第1段", "23件", "未溯源"]
    off = word(report(), Layout(SourcesAs.OFF))
    assert not list(part(off).iter(f"{W}footnoteReference"))
    assert "数据来源" not in words(part(off))


# The order of ECMA-376 part 1, 17.3.1.26, 17.3.2.28 and 17.6.17, which Word insists on, of what the export writes.
ORDERS = {
    "pPr": "pStyle keepNext pageBreakBefore framePr widowControl pBdr shd tabs kinsoku overflowPunct autoSpaceDE"
    " autoSpaceDN snapToGrid spacing ind jc outlineLvl",
    "rPr": "rStyle rFonts b color spacing w sz szCs highlight lang vertAlign",
    "sectPr": "footerReference footnotePr pgSz pgMar cols docGrid",
    "tblPr": "tblW tblInd tblLayout tblCellMar",
    "settings": "zoom evenAndOddHeaders characterSpacingControl footnotePr compat themeFontLang",
}


@pytest.mark.parametrize("name", ["document", "styles", "settings", "footnotes", "footer1", "footer2"])
def test_properties_stand_in_the_order_of_the_schema(name: str) -> None:
    """Each once, none before what belongs in front of it."""
    sealed = replace(FULL, seal=True, red_head=RedHead("一个名称特别特别特别特别长的机关文件", "000001", signer="张"))
    for layout in (FULL, sealed, Layout()):
        root = part(word(report(), layout), f"word/{name}.xml")
        for holder in root.iter(*(W + tag for tag in ORDERS)):
            order = ORDERS[str(holder.tag).removeprefix(W)].split()
            places = [order.index(str(child.tag).removeprefix(W)) for child in holder]
            assert places == sorted(places)
            assert len(set(places)) == len(places) or (name == "document" and holder.tag == f"{W}sectPr")


def test_the_same_draft_is_the_same_bytes() -> None:
    """Nothing of the clock or of the order of sets is in the file."""
    assert word(report(), FULL) == word(report(), FULL)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_text(text: str) -> None:
    """Whatever stands in a draft is written as text, without fields, links or characters that XML cannot hold."""
    hostile = Draft(
        text,
        (Section(1, "一、", text, (said(text + "23件", ("23件", UNTRACED)),)),),
        addressee=text,
        organisation=text,
        document_number=text,
        attachments=(Attachment(text),),
    )
    layout = replace(FULL, red_head=RedHead(text, text, text, text, text), imprint=Imprint(text, text))
    data = word(hostile, layout)
    body = part(data)
    assert not list(body.iter(f"{W}instrText", f"{W}fldSimple", f"{W}fldChar", f"{W}hyperlink", f"{W}altChunk"))
    written = "\n".join(INVISIBLE.sub("", line) for line in split_lines(text))
    assert f"一、{written}" in [found for style, found in texts(data) if style == "Heading1"]
    docx.Document(io.BytesIO(data))


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text(max_size=60), max_size=6), st.sampled_from(list(SourcesAs)), st.booleans())
def test_no_text_is_lost(paragraphs: list[str], sources: SourcesAs, marks: bool) -> None:
    """Every paragraph stands in the file in full, but for characters that show nothing."""
    draft = Draft("报告", (Section(0, paragraphs=tuple(map(Paragraph, paragraphs))),))
    found = [text for style, text in texts(word(draft, Layout(sources, marks))) if style == "BodyText"]
    assert found == ["\n".join(INVISIBLE.sub("", line) for line in split_lines(one)) for one in paragraphs]


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("关于做好防汛工作的通知", ["关于做好防汛工作的通知"]),
        (
            "青山县人民政府关于印发《青山县政务公开工作实施办法》的通知",
            ["青山县人民政府关于印发", "《青山县政务公开工作实施办法》的通知"],
        ),
        (
            "青山县纪委监委关于2023年上半年信访举报工作情况的报告",
            ["青山县纪委监委", "关于2023年上半年信访举报工作情况的报告"],
        ),
    ],
)
def test_titles_break_by_meaning(title: str, lines: list[str]) -> None:
    """Before 关于, not inside words, numbers or 《》."""
    assert title_lines(title, 20) == lines


@settings(deadline=None, max_examples=60)
@given(st.text("甲乙关于的《》，2023年A ", max_size=90))
def test_lines_of_a_title_are_its_text(title: str) -> None:
    """The lines join to the title, and none is too long."""
    lines = title_lines(title, 20)
    assert "".join(lines) == title.strip()
    assert all(len(re.sub("[ -~]", "", line)) <= 20 for line in lines)


def test_what_a_gap_refers_to_is_in_the_annex() -> None:
    """Last period's words stand there under the number that the gap names; those that no gap names any more do not."""
    text = "工作有序。【待补充：本期有无同类工作：召开推进会（上期原文见参考1、3）】"
    told = {number: f"参考{number}：写有上期的具体时间，没有沿用。上期原文：第{number}句。" for number in (1, 2, 3)}
    checks = tuple(Check("set_aside", Severity.NOTE, message, "一、第1段") for message in told.values())
    draft = Draft("总结", (Section(1, "一、", "情况", (Paragraph(text),)),), checks=checks)
    written = [line for _, line in texts(word(draft, Layout(SourcesAs.ANNEX)))]
    assert [line for line in written if line.startswith("一、第1段")] == [f"一、第1段　{told[n]}" for n in (1, 3)]
    assert not any("上期原文：" in line for _, line in texts(word(draft, Layout(SourcesAs.OFF))))

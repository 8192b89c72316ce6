"""An edited Word file becomes the Draft again: what was not changed keeps its sources."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import docx
import pytest
from docx.document import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.errors import DamagedFile
from ingest.readers.characters import trimmed
from service.drafting.draft import Draft, Number, Paragraph, Section, Source, SourceType
from service.drafting.export.layout import Imprint, Layout, RedHead, SourcesAs
from service.drafting.export.word import word
from service.drafting.reading_back.matching import matched
from service.drafting.reading_back.numbers import find_numbers
from service.drafting.reading_back.read_back import read_back
from tests.service.drafting.made_drafts import RULE, SENTENCE, report, said

FIRST, SECOND = Source(SourceType.FACTS, "第1行"), Source(SourceType.FACTS, "第2行")
TWO = "受理举报23件，立案5件。"
LAYOUTS = {
    "notes": Layout(),
    "annex": Layout(SourcesAs.ANNEX, seal=True),
    "head and imprint": Layout(
        SourcesAs.OFF,
        red_head=RedHead("青山县监察委员会文件", signer="张三"),
        imprint=Imprint("县委", "县监委", date(2023, 7, 6)),
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_an_unchanged_file_is_the_same_draft(layout: Layout) -> None:
    """Every part comes back, with every source."""
    assert read_back(word(report(), layout), report()) == report()


def edited(change: Callable[[Document], None]) -> Draft:
    """The report after `change` was made in its Word file."""
    document = docx.Document(io.BytesIO(word(report())))
    change(document)
    saved = io.BytesIO()
    document.save(saved)
    return read_back(saved.getvalue(), report())


def test_parts_are_edited() -> None:
    """A new title, addressee and date, a heading reworded, a paragraph added, another deleted."""

    def change(document: Document) -> None:
        by_text = {paragraph.text: paragraph for paragraph in document.paragraphs}
        by_text["县委、县政府："].text = "市纪委监委："
        by_text["2023年7月5日"].text = "2023年8月1日"
        by_text["（一）受理情况"].text = "（一）受理和办理情况"
        by_text["署名来信45件。"].text = "署名来信46件。"
        added = by_text["受理渠道畅通，群众满意。"].insert_paragraph_before("新增线索7条。", style="Body Text")
        added.insert_paragraph_before("（二）未用样式的标题")
        by_text["受理渠道畅通，群众满意。"].text = ""

    draft = edited(change)
    assert (draft.addressee, draft.date) == ("市纪委监委", date(2023, 8, 1))
    headings = [(one.level, one.mark, one.heading) for one in draft.sections]
    assert (2, "（一）", "受理和办理情况") in headings
    assert (2, "（二）", "未用样式的标题") in headings
    assert draft.untraced == (("一、第1段", "23件"), ("一、（二）第1段", "7条"), ("一、（二）1.（1）第1段", "46件"))
    assert draft.sections[1].paragraphs == report().sections[1].paragraphs


# What two numbers with sources become: the numbers with their source, None for untraced ones.
EDITS: list[tuple[str, list[tuple[str, str | None]]]] = [
    (TWO, [("23件", "第1行"), ("5件", "第2行")]),
    ("今年以来，共受理举报23件，立案5件。", [("23件", "第1行"), ("5件", "第2行")]),
    ("立案5件，受理举报23件。", [("5件", "第2行"), ("23件", "第1行")]),
    ("受理举报24件，立案5件。", [("24件", None), ("5件", "第2行")]),
    ("受理举报5件，立案23件。", [("5件", None), ("23件", None)]),  # swapped: both say something else now
    ("受理举报123件，立案5件。", [("123件", None), ("5件", "第2行")]),
    ("受理举报23万件，立案5件。", [("23万件", None), ("5件", "第2行")]),
    ("受理举报20—23件，立案5件。", [("20—23件", None), ("5件", "第2行")]),
    ("受理举报23件，立案5件，处分2人。", [("23件", "第1行"), ("5件", "第2行"), ("2人", None)]),
    ("受理举报23件。", [("23件", "第1行")]),
    ("受理举报23人，立案5件。", [("23人", None), ("5件", "第2行")]),
    ("受理举报较多。", []),
]


@pytest.mark.parametrize(("text", "expected"), EDITS, ids=[text for text, _ in EDITS])
def test_numbers_keep_their_source_while_they_say_the_same(text: str, expected: list[tuple[str, str | None]]) -> None:
    """The table of edits."""
    (made,) = matched([text], [said(TWO, ("23件", FIRST), ("5件", SECOND))])
    assert [(made.written(one), one.source.ref or None) for one in made.numbers] == expected


def test_paragraphs_are_moved_split_merged_and_copied() -> None:
    """Sources go with the words; a copy about somebody else takes none along."""
    one, two = said("甲镇受理23件，占三成。", ("23件", FIRST)), said("乙镇立案5件，情况平稳。", ("5件", SECOND))
    assert matched([two.text, one.text], [one, two]) == [two, one]
    (merged,) = matched([one.text + two.text], [one, two])
    assert [number.source for number in merged.numbers if merged.written(number) in ("23件", "5件")] == [FIRST, SECOND]
    halves = matched(["受理举报23件。", "立案5件。"], [said(TWO, ("23件", FIRST), ("5件", SECOND), citations=(RULE,))])
    assert [half.numbers[0].source for half in halves] == [FIRST, SECOND]
    copied = matched([one.text, one.text.replace("甲镇", "丙镇")], [one])
    assert copied[0] == one
    assert not any(number.traced for number in copied[1].numbers)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        (SENTENCE, ["123件", "5.1%", "23件"]),
        ("1.根据第5条和青监发〔2023〕5号，2023年7月5日办结。", []),
        ("清理23爿，提高0.3个百分点，共1,234.5万元。", ["23", "0.3个百分点", "1,234.5万元"]),
    ],
)
def test_numbers_are_found(text: str, numbers: list[str]) -> None:
    """Quantities and other digits; no labels, days and document numbers."""
    assert [text[one.start : one.end] for one in find_numbers(text)] == numbers


TEXTS = st.text("受理举报立案件23455.%万亿，。第条（）—", max_size=30)


@settings(deadline=None, max_examples=150)
@given(st.lists(TEXTS, max_size=4), st.lists(TEXTS, max_size=4))
def test_spans_slice_the_numbers(before: list[str], after: list[str]) -> None:
    """Whatever is edited, no text is lost, and a traced number is written as it was."""
    earlier = [Paragraph(text, _traced(text)) for text in before]
    known = {(one.written(number), number.source.ref) for one in earlier for number in one.numbers}
    made = matched(after, earlier)
    assert [one.text for one in made] == after
    traced = {(one.written(number), number.source.ref) for one in made for number in one.numbers if number.traced}
    assert traced <= known


def _traced(text: str) -> tuple[Number, ...]:
    return tuple(replace(one, source=Source(SourceType.FACTS, f"{one.start}")) for one in find_numbers(text))


@settings(deadline=None, max_examples=40)
@given(st.lists(st.text(max_size=40).filter(lambda text: trimmed(text) and "\n" not in text), min_size=1, max_size=4))
def test_any_text_comes_back(paragraphs: list[str]) -> None:
    """What was exported and not edited is read back, but for blanks at its ends and characters that show nothing."""
    draft = Draft("报告", (Section(0, paragraphs=tuple(map(Paragraph, paragraphs))),))
    back = read_back(word(draft), draft)
    joined = "".join(one.text for section in back.sections for one in section.paragraphs)
    assert _bare(joined) == _bare("".join(paragraphs))


def _bare(text: str) -> str:
    return "".join(trimmed(" ".join(text.splitlines())).split())


def test_what_is_no_word_file_is_refused() -> None:
    """With the error of every reader."""
    with pytest.raises(DamagedFile):
        read_back(b"PK\x03\x04 no archive", report())

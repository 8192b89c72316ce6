"""Cleaning: each step alone, and all of them on real laws."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.cleaning import STEPS, clean, steps_without, steps_written
from ingest.cleaning.blanks import collapse_blanks, drop_blank_lines, drop_invisible
from ingest.cleaning.characters import unify_characters
from ingest.cleaning.page_furniture import drop_page_numbers, drop_running_lines
from ingest.cleaning.paragraphs import join_paragraphs
from ingest.document import Box, Line, PageOfText, Reading, Segment
from ingest.errors import SettingsError
from ingest.readers import read
from tests.ingest.readers.printed import Leaf, Print, pdf_of, typeset

LAWS = ("专利法", "刑事诉讼法", "公务员法", "仲裁法", "公司法", "刑法")


def of(*lines: Line | str) -> Reading:
    """A reading of one page without number."""
    made = tuple(Line(line) if isinstance(line, str) else line for line in lines)
    return Reading((PageOfText(made),), "text/plain")


def texts(lines: Sequence[Line]) -> list[str]:
    """Their texts."""
    return [line.text for line in lines]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("第一章　　总　　则", "第一章 总 则"),
        ("　　第一条　为了", "第一条　为了"),
        ("甲\t乙\u00a0丙", "甲 乙 丙"),
        ("甲\u200b乙\x07丙\ufeff", "甲乙丙"),
        ("⼀⽉⻓⻅金", "一月长见金"),
        ("**县 **市", "**县 **市"),
        ("ＡＢ１２（一）", "ＡＢ１２（一）"),
    ],
)
def test_characters_are_cleaned(source: str, expected: str) -> None:
    """Blanks run together, invisible marks go, look-alikes become Han; full-width text stays."""
    assert texts(clean(of(source))) == [expected]


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("— 12 —", False),
        ("- 1 -", False),
        ("—1—", False),
        ("·3·", False),
        ("第 1 页 共 3 页", False),
        ("第1页，共3页", False),
        ("Page 2 of 9", False),
        ("第3页", False),
        ("12", True),
        ("2023", True),
        ("- 1 - 项", True),
        ("第三页", True),
        ("一、二", True),
        ("——", True),
    ],
)
def test_page_numbers_go_wherever_they_are_certain(source: str, kept: bool) -> None:
    """Without a page around it a bare number is text."""
    assert bool(drop_page_numbers(of(source)).pages[0].lines) is kept


def test_heads_feet_and_bare_numbers_leave_numbered_pages() -> None:
    """What most pages repeat at one place goes; the same words in the text stay."""
    leaves = [
        Leaf(
            [
                Print(200, 50, "某某办公室文件汇编", 10),
                Print(72, 200, f"第{page}条 正文。"),
                Print(72, 228, "2023"),
                Print(290, 800, str(page), 10),
            ]
        )
        for page in range(1, 6)
    ]
    reading = read(pdf_of(*leaves), "a.pdf")
    assert texts(clean(reading, [drop_running_lines, drop_page_numbers]))[:4] == [
        "第1条 正文。",
        "2023",
        "第2条 正文。",
        "2023",
    ]


def test_steps_can_be_left_out() -> None:
    """The list of steps is an argument."""
    source = of("— 1 —", "甲  乙")
    assert texts(clean(source, [])) == ["— 1 —", "甲  乙"]
    assert texts(clean(source, [collapse_blanks])) == ["— 1 —", "甲 乙"]
    assert texts(clean(source, steps_without(["page_numbers"]))) == ["— 1 —", "甲 乙"]


def test_steps_have_names_and_say_what_they_do() -> None:
    """Each step has a name of its own and one sentence in either language."""
    names = [step.name for step in STEPS]
    assert len(set(names)) == len(names)
    for step in STEPS:
        assert step.chinese.endswith("。") and step.english.endswith(".")


def test_a_setting_switches_steps_off() -> None:
    """`-name` leaves a step out; an unknown name is refused with the names there are, and so is one without a dash."""
    assert steps_written("") == STEPS
    assert [step.name for step in STEPS if step not in steps_written("-web_noise, -blanks")] == ["web_noise", "blanks"]
    with pytest.raises(SettingsError, match="没有名为“目录”的清洗步骤。可用的步骤：invisible、lookalikes"):
        steps_written("-目录")
    with pytest.raises(SettingsError, match="应写作“-web_noise”"):
        steps_written("web_noise")


def test_rows_of_tables_stay_the_join_of_their_cells() -> None:
    """Cleaning a row cleans its cells."""
    (line,) = clean(of(Line("甲  乙 | 　丙", cells=("甲  乙", "　丙"), table=0)))
    assert (line.text, line.cells) == ("甲 乙 | 丙", ("甲 乙", "丙"))


CELLS = st.lists(st.text("甲乙 　\t\u00a0\u200b⼀1|", max_size=6), min_size=1, max_size=5)


@given(CELLS)
def test_rows_with_places_stay_in_step(cells: list[str]) -> None:
    """Cleaning a row of a PDF keeps text, cells and segments together, whatever stands in the cells."""
    runs = [cell + " | " for cell in cells[:-1]] + [cells[-1]]
    segments = tuple(Segment(len(run), 1, Box(10 * index, 0, 10 * index + 9, 9)) for index, run in enumerate(runs))
    row = Line("".join(runs), segments, cells=tuple(cells), table=0)
    reading = Reading((PageOfText((row,), 1, 595, 842),), "application/pdf", False)
    for line in clean(reading):
        assert line.cells is not None
        assert len(line.cells) == len(cells)
        assert line.text == " | ".join(line.cells)
        assert sum(segment.length for segment in line.segments) == len(line.text)
        lengths = {segment.box.left: segment.length for segment in line.segments if segment.box}
        kept = [*(f"{cell} | " for cell in line.cells[:-1]), line.cells[-1]]
        assert [lengths.get(10.0 * index, 0) for index in range(len(cells))] == [len(run) for run in kept]


FIRST = "第一条 为了加强机关公文处理工作的管理，促进工作规范化制度化，提高效率和质量，根据有关规定，制定本办法。"
SECOND = "有前款和第十二条规定的情形之一并且情节严重造成不良影响的人员，应当依照本规定第十二条规定的情形处理决定。"


@pytest.mark.parametrize("indent", [0, 2])
def test_wrapped_lines_are_joined_across_pages(indent: int) -> None:
    """Paragraphs survive printing, with indents and without, over page breaks and page numbers."""
    paragraphs = [FIRST, SECOND, "（一）主要领导；", "（二）其他人员。"] * 6
    data = typeset(paragraphs, indent=indent, rows=7, number_pages=True, head="某某县规章汇编")
    assert texts(clean(read(data, "a.pdf"))) == paragraphs


def test_a_cross_reference_at_the_start_of_a_line_is_joined() -> None:
    """第十二条 in front of a wrapped line begins no article."""
    filler = "违反本办法的规定" * 3 + "有"
    paragraphs = [FIRST, f"{filler}第十二条规定的情形的，予以处分。", FIRST]
    assert len(filler) % 28 == 25
    found = texts(clean(read(typeset(paragraphs, columns=27), "a.pdf")))
    assert found == paragraphs


def test_titles_over_two_lines_stay_two_centred_lines() -> None:
    """A title is laid out by sense; its lines are not run together."""
    title = [Print(153, 100, "关于进一步加强和改进新时代", 22), Print(197, 136, "公文处理工作的通知", 22)]
    body = [Print(72 + 32 * (row == 0), 200 + 28 * row, "文" * (26 if row == 0 else 28)) for row in range(5)]
    found = clean(read(pdf_of(Leaf([*title, *body])), "a.pdf"))
    assert [(line.text[:4], line.centred) for line in found] == [
        ("关于进一", True),
        ("公文处理", True),
        ("文文文文", False),
    ]


def test_latin_words_keep_their_blank_and_lose_the_hyphen() -> None:
    """A line end within English is a blank, a hyphen that breaks a word goes."""
    rows = [
        "the office keeps each and every official incoming docu-",
        "ment of the past ten years in good order and shows them",
        "to whoever asks. The well-known list is kept up to date",
        "and is printed once a year.",
    ]
    prints = [Print(72, 100 + 28 * row, text) for row, text in enumerate(rows)]
    (found,) = texts(clean(read(pdf_of(Leaf(prints)), "a.pdf")))
    assert "official incoming document of the past" in found
    assert "shows them to whoever asks. The well-known list is kept up to date and is" in found


def test_a_notice_of_short_lines_is_not_joined() -> None:
    """Where no line is full nothing shows the right edge; addressee, items, signature stay apart."""
    rows = [
        (72, "各有关单位"),
        (104, "请于本月底前报送"),
        (104, "联系人某某某"),
        (380, "某某县人民政府办公室"),
        (400, "2024年5月6日"),
    ]
    prints = [Print(left, 100 + 28 * row, text) for row, (left, text) in enumerate(rows)]
    assert texts(clean(read(pdf_of(Leaf(prints)), "a.pdf"))) == [text for _, text in rows]


def test_signature_and_date_are_not_joined() -> None:
    """Lines that begin far right stay lines of their own, even where they reach the right edge."""
    body = [Print(72 + 32 * (row == 0), 100 + 28 * row, "文" * (26 if row == 0 else 28)) for row in range(6)]
    signature = [
        Print(360, 300, "某某县人民政府办公"),
        Print(344, 328, "二〇二四年五月六日公"),
        Print(72, 356, "抄送各部门"),
    ]
    found = texts(clean(read(pdf_of(Leaf([*body, *signature])), "a.pdf")))
    assert found[1:] == [each.text for each in signature]


def test_a_reading_of_paragraphs_is_not_joined() -> None:
    """Lines of TXT, Markdown and DOCX are paragraphs already."""
    source = of("没有句号的一行", "下一行")
    assert join_paragraphs(source) == source


HAN = st.text(st.sampled_from("规定办法机关工作人员应当依照职责认真处理公文材料，；"), min_size=1, max_size=90)


@settings(max_examples=40, deadline=None)
@given(st.lists(HAN.map(lambda text: f"条{text.strip('，；')}款。"), min_size=3, max_size=12))
def test_any_indented_text_survives_printing(paragraphs: list[str]) -> None:
    """Whatever is set with indents comes back as the same paragraphs, segments right."""
    paragraphs = [*paragraphs, "文" * 100 + "。"]
    lines = clean(read(typeset(paragraphs, rows=9), "a.pdf"))
    assert texts(lines) == paragraphs
    for line in lines:
        assert sum(segment.length for segment in line.segments) == len(line.text)


PRINTED = st.text(st.sampled_from("规一⼀ 　\t\u200b\x07\u00a0A1。，-—"), max_size=30)


@st.composite
def lines_with_segments(draw: st.DrawFn) -> Line:
    """A line cut into segments anywhere."""
    text = draw(PRINTED)
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=3)))
    bounds = [0, *cuts, len(text)]
    box = Box(72, 100, 500, 120)
    segments = tuple(Segment(end - start, 1, box) for start, end in pairwise(bounds) if end > start)
    return Line(text, segments, size=16.0)


@given(st.lists(lines_with_segments(), max_size=6))
def test_segments_add_up_after_every_step(lines: list[Line]) -> None:
    """Removing and replacing characters keeps each segment's share of the text."""
    reading = Reading((PageOfText(tuple(lines), 1, 595, 842),), "application/pdf", paragraphs=False)
    for step in STEPS:
        reading = step(reading)
        for line in reading.pages[0].lines:
            if line.segments:
                assert sum(segment.length for segment in line.segments) == len(line.text)


@given(st.lists(PRINTED, max_size=8))
def test_cleaning_twice_changes_nothing(sources: list[str]) -> None:
    """Clean lines stay as they are."""
    once = clean(of(*sources))
    assert clean(of(*once)) == once


def test_single_steps_do_one_thing() -> None:
    """Steps are independent of each other."""
    source = of(" ⼀\u200b ", " ")
    assert texts(clean(source, [drop_invisible])) == [" ⼀ ", " "]
    assert texts(clean(source, [unify_characters])) == [" 一\u200b ", " "]
    assert texts(clean(source, [drop_blank_lines])) == [" ⼀\u200b "]


def _squeezed(lines: Sequence[Line]) -> list[str]:
    return [re.sub(r"\s+", "", line.text) for line in lines]


def _share_equal(first: list[str], second: list[str]) -> float:
    blocks = difflib.SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
    return 2 * sum(block.size for block in blocks) / (len(first) + len(second))


def _without_marks(reading: Reading) -> Reading:
    """`reading` as an untagged PDF would give it: each row a line."""
    pages = []
    for page in reading.pages:
        rows: list[Line] = []
        for line in page.lines:
            start = 0
            for segment in line.segments:
                rows.append(replace(line, text=line.text[start : start + segment.length], segments=(segment,)))
                start += segment.length
        pages.append(replace(page, lines=tuple(rows)))
    return replace(reading, pages=tuple(pages), properties={})


@pytest.mark.parametrize(("marked", "aim"), [(True, 0.999), (False, 0.995)])
def test_a_law_has_the_same_paragraphs_in_pdf_and_docx(shared_data: Path, marked: bool, aim: float) -> None:
    """Six real laws, whole: at least 99.5 % of the paragraphs are equal but for blanks."""
    equal = total = 0.0
    for law in LAWS:
        path = shared_data / "official" / f"中华人民共和国{law}"
        words = _squeezed(clean(read(path.with_suffix(".docx").read_bytes(), f"{law}.docx")))
        reading = read(path.with_suffix(".pdf").read_bytes(), f"{law}.pdf")
        print_ = _squeezed(clean(reading if marked else _without_marks(reading)))
        assert "".join(words) == "".join(print_), law
        equal += _share_equal(words, print_) * (len(words) + len(print_))
        total += len(words) + len(print_)
    assert equal / total >= aim

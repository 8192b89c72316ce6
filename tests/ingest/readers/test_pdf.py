"""PDF: printed lines and where they stand."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from ingest.document import Line, Reading
from ingest.readers import read
from tests.ingest.readers.printed import HEIGHT, Leaf, Print, pdf_of, rewritten


def read_leaves(*leaves: Leaf) -> Reading:
    """The reading of a PDF of these pages."""
    return read(pdf_of(*leaves), "a.pdf")


def texts(reading: Reading) -> list[list[str]]:
    """The lines of each page."""
    return [[line.text for line in page.lines] for page in reading.pages]


def line_of(*prints: Print) -> Line:
    """The first line of a page with these prints."""
    return read_leaves(Leaf(prints)).pages[0].lines[0]


def test_lines_carry_page_box_and_size() -> None:
    """Boxes count from the top-left corner, in points."""
    reading = read_leaves(Leaf([Print(72, 100, "第一页")]), Leaf([Print(80, 200, "第二页", 22)]))
    line = reading.pages[1].lines[0]
    (segment,) = line.segments
    assert (reading.paragraphs, reading.pages[1].number, reading.pages[1].height) == (False, 2, HEIGHT)
    assert (line.text, line.size, segment.length, segment.page) == ("第二页", 22.0, 3, 2)
    assert segment.box is not None
    assert (segment.box.left, segment.box.right) == pytest.approx((80, 80 + 66), abs=0.5)
    assert segment.box.top < 200 < segment.box.bottom
    assert segment.box.bottom - segment.box.top == pytest.approx(22 * 1.1, abs=0.5)


@pytest.mark.parametrize("box", [(0, 0, 595, 842), (100, 50, 695, 892), (-20, -30, 575, 812)])
def test_boxes_count_from_the_pages_own_corner(box: tuple[int, int, int, int]) -> None:
    """A page may begin anywhere in its coordinates."""
    found = read_leaves(Leaf([Print(72, 100, "正文")], box=box)).pages[0].lines[0].segments[0].box
    assert found is not None
    assert (found.left, found.top) == pytest.approx((72, 100 - 0.9 * 16), abs=0.5)


def test_boxes_of_a_turned_page_lie_on_the_page_as_shown() -> None:
    """A page shown sideways is wide, and its boxes lie within it."""
    page = read_leaves(Leaf([Print(72, 100, "正文正文")], rotation=90)).pages[0]
    box = page.lines[0].segments[0].box
    assert (page.width, page.height) == (842, 595)
    assert box is not None
    assert 842 - 100 - 16 < box.left < box.right < 842 - 100 + 16
    assert (box.top, box.bottom) == pytest.approx((72, 72 + 64), abs=0.5)


def test_lines_are_read_from_top_to_bottom() -> None:
    """The order of the file does not matter, pieces of one row are joined."""
    reading = read_leaves(
        Leaf([Print(72, 300, "三"), Print(200, 200, "二乙"), Print(72, 100, "一"), Print(72, 200, "二甲")])
    )
    assert texts(reading) == [["一", "二甲 二乙", "三"]]


def test_columns_stay_in_the_order_of_the_file() -> None:
    """Where a page is set in columns its rows are not joined across."""
    left = [Print(60, 100 + 20 * row, f"左栏第{row}行文字文字文字文字文字文字", 12) for row in range(8)]
    right = [Print(320, 100 + 20 * row, f"右栏第{row}行文字文字文字文字文字文字", 12) for row in range(8)]
    (page,) = texts(read_leaves(Leaf([*left, *right])))
    assert page == [each.text for each in (*left, *right)]


@pytest.mark.parametrize(
    ("text", "spacing", "expected"),
    [
        ("国务院办公厅", 0.0, "国务院办公厅"),
        ("国务院办公厅", 4.0, "国务院办公厅"),  # justified
        ("第一章 总则", 0.0, "第一章 总则"),
        ("the old rule", 0.0, "the old rule"),
    ],
)
def test_blanks_of_the_typesetter_are_no_text(text: str, spacing: float, expected: str) -> None:
    """Blanks that were written stay; gaps of justification do not become blanks."""
    assert line_of(Print(72, 100, text, spacing=spacing)).text == expected


def test_a_gap_that_stands_out_is_a_blank() -> None:
    """Some producers drop the blank and move on; in an even line a gap stands out, in a wide one not."""
    assert line_of(Print(72, 100, "第一章"), Print(72 + 48 + 5, 100, "总则")).text == "第一章 总则"
    wide = [Print(72 + 21 * index, 100, char) for index, char in enumerate("国防部关于放假的通知")]
    assert line_of(*wide).text == "国防部关于放假的通知"


def test_spacing_between_chinese_and_latin_is_no_text() -> None:
    """Word sets a quarter of a character between 年 and a number; the text has none."""
    prints = [Print(72, 100, "共"), Print(92, 100, "12"), Print(112, 100, "件")]
    assert line_of(*prints).text == "共12件"


def test_titles_are_centred() -> None:
    """A line in the middle, well inside the margins, is centred; an indented one is not."""
    body = [Print(72, 200 + 28 * row, "文" * 28) for row in range(6)]
    title = Print(72 + 16 * 9, 100, "管理办法标题", 26)
    first = Print(72 + 32, 172, "文" * 20)
    found = read_leaves(Leaf([title, first, *body])).pages[0].lines
    assert [line.centred for line in found[:3]] == [True, False, False]


def test_the_outline_gives_heading_levels() -> None:
    """A line that an entry of the outline names on its page is a heading."""
    data = rewritten(pdf_of(Leaf([Print(72, 100, "第一章  总则"), Print(72, 128, "正文")])), title="第一章 总则")
    reading = read(data, "a.pdf")
    assert [line.heading_level for line in reading.pages[0].lines] == [1, None]
    assert reading.properties["title"] == "文件属性里的标题"


def test_pages_without_text_are_named(without_ocr: None) -> None:
    """Without recognition a mixed file is read, and the warning names the scans."""
    page = Leaf([Print(72, 100, "有字")])
    reading = read_leaves(page, Leaf(picture=True), page, Leaf(picture=True), Leaf())
    assert len(reading.pages) == 5
    assert "第 2、4 页没有文字层" in reading.warnings[0]
    assert "第 5 页没有文字" in reading.warnings[1]


def test_rows_marked_as_one_paragraph_come_as_one_line() -> None:
    """Tagged PDFs say which rows belong together; each row keeps its box."""
    rows = [Print(72, 100 + 28 * row, "文" * 28, mark=row // 2) for row in range(8)]
    reading = read_leaves(Leaf(rows))
    assert [len(line.segments) for line in reading.pages[0].lines] == [2, 2, 2, 2]
    assert [sum(segment.length for segment in line.segments) for line in reading.pages[0].lines] == [56] * 4
    assert "paragraph_marks" in reading.properties


def test_marks_that_contradict_the_page_are_not_believed() -> None:
    """A producer that marks a whole page as one says nothing of paragraphs."""
    rows = [Print(72, 100 + 28 * row, "文" * (28 if row % 2 else 9), mark=0) for row in range(8)]
    reading = read_leaves(Leaf(rows))
    assert len(reading.pages[0].lines) == 8
    assert "paragraph_marks" not in reading.properties


def test_several_threads_may_read_at_once() -> None:
    """pdfium is not thread-safe; the reader guards it."""
    data = pdf_of(*[Leaf([Print(72, 100, f"第{page}页")]) for page in range(20)])
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(len(read(data, "a.pdf").pages))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [20] * 8


def test_the_official_pdfs_are_read_or_called_scans(shared_data: Path) -> None:
    """Every real PDF gives lines whose segments fit; the scan is recognised in a slow test."""
    for path in sorted((shared_data / "official").glob("*.pdf")):
        if path.name == "mineru_small_ocr.pdf":
            continue
        for page in read(path.read_bytes(), path.name).pages:
            for line in page.lines:
                assert sum(segment.length for segment in line.segments) == len(line.text)
                assert all(segment.page == page.number for segment in line.segments)

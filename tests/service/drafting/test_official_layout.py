"""The layout of GB/T 9704—2012 as measured in the PDF that LibreOffice makes of the Word file."""

from __future__ import annotations

import ctypes
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date

import pypdfium2
import pytest
from pypdfium2 import raw

from ingest.readers import libreoffice
from service.drafting.draft import Draft, Paragraph, Section
from service.drafting.export.layout import Imprint, Layout, RedHead, SourcesAs
from service.drafting.export.word import word
from tests.service.drafting.made_drafts import report

MM = 25.4 / 72
EM_3, EM_4 = 16 * MM, 14 * MM
FULL_WIDTH = "依法履行监督执纪职责持续推进基层治理体系建设" * 60
LAYOUT = Layout(
    SourcesAs.OFF,
    red_head=RedHead("青山县监察委员会文件", "〇〇〇〇〇一", "秘密", "特急"),
    imprint=Imprint("县委办公室", "县监委办公室", date(2023, 7, 6)),
)


@dataclass(frozen=True)
class Sign:
    """A character of a page: where it begins and its base line, in millimetres from the upper left; its size."""

    char: str
    x: float
    y: float
    size: float


@dataclass(frozen=True)
class Sheet:
    """A page: its lines from above, and the boxes of what is drawn (left, top, right, bottom)."""

    lines: list[list[Sign]]
    drawn: list[tuple[float, float, float, float]]

    def line(self, text: str) -> list[Sign]:
        """The line that begins with `text`."""
        return next(line for line in self.lines if "".join(sign.char for sign in line).startswith(text))


def sheets(draft: Draft, layout: Layout) -> list[Sheet]:
    """The pages of `draft` as LibreOffice prints them."""
    soffice = libreoffice.program()
    if soffice is None or not libreoffice.has_module(soffice, "sw"):
        pytest.skip("no LibreOffice: install Debian's package libreoffice-writer-nogui")
    made = libreoffice.convert(soffice, word(draft, layout), "docx", "", "pdf", 120)
    assert made is not None
    document = pypdfium2.PdfDocument(made)
    return [_sheet(document[number]) for number in range(len(document))]


def _sheet(page: pypdfium2.PdfPage) -> Sheet:
    height, text = page.get_height(), page.get_textpage()
    lines: dict[float, list[Sign]] = defaultdict(list)
    for index in range(text.count_chars()):
        char = chr(raw.FPDFText_GetUnicode(text, index))
        if raw.FPDFText_IsGenerated(text, index) or char.isspace():
            continue
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        size = raw.FPDFText_GetFontSize(text, index)
        lines[round(y.value, 1)].append(Sign(char, x.value * MM, (height - y.value) * MM, size))
    drawn = []
    for shape in page.get_objects():
        if shape.type == raw.FPDF_PAGEOBJ_PATH:
            left, bottom, right, top = shape.get_bounds()
            drawn.append((left * MM, (height - top) * MM, right * MM, (height - bottom) * MM))
    return Sheet([lines[y] for y in sorted(lines, reverse=True)], drawn)


@pytest.fixture(scope="module")
def pages() -> list[Sheet]:
    """A report with head, imprint, attachments and long text."""
    draft = report()
    long = Section(0, paragraphs=(Paragraph(FULL_WIDTH * 2),))
    return sheets(replace(draft, sections=(long, *draft.sections)), LAYOUT)


pytestmark = pytest.mark.slow


def test_a_page_has_22_lines_of_28_characters(pages: list[Sheet]) -> None:
    """5.2.1 to 5.2.3: text block 156 mm × 225 mm, 37 mm from above, 28 mm from the left, 3号."""
    body = pages[1].lines[:-1]
    assert len(body) == 22
    assert {len(line) for line in body} == {28}
    assert {sign.size for line in body for sign in line} == {16.0}
    assert all(abs(line[0].x - 28) < 0.3 for line in body)
    assert all(abs(line[-1].x + EM_3 - 184) < 0.6 for line in body)
    pitch = (body[-1][0].y - body[0][0].y) / 21
    assert abs(pitch - 225 / 22) < 0.05
    # Word and LibreOffice put four fifths of a line of exact height above its base line.
    assert abs(body[0][0].y - 0.8 * pitch - 37) < 1
    assert body[-1][0].y + 0.12 * EM_3 < 262


def test_page_numbers_stand_at_the_outer_edges(pages: list[Sheet]) -> None:
    """7.5: 4号, dashes 7 mm below the text block, odd right and even left, one character from the edge."""
    for number, page in enumerate(pages, 1):
        line = page.lines[-1]
        assert "".join(sign.char for sign in line) == f"—{number}—"
        assert {sign.size for sign in line} == {14.0}
        assert abs(line[0].y - 0.38 * EM_4 - 262 - 7) < 0.5
        if number % 2:
            assert abs(line[-1].x + EM_4 - (184 - EM_4)) < 0.3
        else:
            assert abs(line[0].x - (28 + EM_4)) < 0.3


def test_the_first_page(pages: list[Sheet]) -> None:
    """7.2.4 to 7.3.3: mark 35 mm below the upper edge, red line, title in the middle in 2号, addressee flush left."""
    page = pages[0]
    mark = page.line("青山县监察委员会文件")
    assert abs(mark[0].y - 0.88 * mark[0].size * MM - (37 + 35)) < 1
    number = page.line("青监发〔2023〕5号")
    red = next(box for box in page.drawn if box[3] - box[1] < 2)
    assert abs(red[1] - number[0].y - 4) < 1
    assert abs(red[0] - 28) < 0.6
    assert abs(red[2] - 184) < 0.6
    title = page.line("青山县纪律检查委员会")
    assert {sign.size for sign in title} == {22.0}
    assert abs((title[0].x + title[-1].x + 22 * MM) / 2 - 106) < 0.5
    assert abs(page.line("县委、县政府：")[0].x - 28) < 0.3
    first = page.line("依法")
    assert abs(first[0].x - (28 + 2 * 15.75 * MM)) < 0.3
    assert len(first) == 26


def test_name_date_and_imprint(pages: list[Sheet]) -> None:
    """7.3.5.2: the name two characters in, the date two behind its beginning; 7.4.1: the last line at the foot."""
    page = next(page for page in pages if any(line[0].char == "附" and len(line) > 8 for line in page.lines))
    name, day = page.line("青山县监察委员会"), page.line("2023年7月5日")
    assert abs(name[-1].x + EM_3 - (184 - 2 * 15.75 * MM)) < 0.5
    assert abs(day[0].x - name[0].x - 2 * 15.75 * MM) < 0.5
    lines = [box for box in pages[-1].drawn if box[3] - box[1] < 1]
    assert abs(max(box[3] for box in lines) - 262) < 0.3
    assert sorted(round(box[3] - box[1], 2) for box in lines)[-1] == pytest.approx(0.35, abs=0.05)
    assert all(abs(box[0] - 28) < 0.3 and abs(box[2] - 184) < 0.3 for box in lines)


def test_a_sealed_date_stands_four_characters_in() -> None:
    """7.3.5.1: the date four characters from the right edge, the name in the middle above it."""
    draft = replace(report(), attachments=())
    (page, *_) = sheets(draft, Layout(SourcesAs.OFF, seal=True))
    day, name = page.line("2023年7月5日"), page.line("青山县监察委员会")
    assert abs(day[-1].x + EM_3 - (184 - 4 * 15.75 * MM)) < 0.5
    middle = (day[0].x + day[-1].x + EM_3) / 2
    assert abs((name[0].x + name[-1].x + EM_3) / 2 - middle) < 6  # the digits of a substitute may be wider


def test_attachments_begin_pages(pages: list[Sheet]) -> None:
    """7.3.7: the mark flush left in the first line, the title in the middle of the third."""
    first = next(page for page in pages if "".join(sign.char for sign in page.lines[0]) == "附件1")
    pitch = 225 / 22
    assert abs(first.lines[0][0].x - 28) < 0.3
    assert abs(first.lines[1][0].y - first.lines[0][0].y - 2 * pitch) < 0.5
    title = first.lines[1]
    assert abs((title[0].x + title[-1].x + 22 * MM) / 2 - 106) < 0.5

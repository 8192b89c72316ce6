"""PDF: the short cuts of the readers give what the long ways give: calls, cells, line edges, maps of fonts."""

from __future__ import annotations

import ctypes
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.readers import pdf_calls
from ingest.readers.grid import Grid, Position, plain_owners
from ingest.readers.pdf_fonts import _characters
from ingest.readers.pdf_objects import NotPlain
from ingest.readers.pdf_opening import PDFIUM
from ingest.readers.pdf_runs import Run, Style, decode
from tests.ingest.readers.printed import Leaf, Print, pdf_of
from tests.ingest.readers.test_pdf_plain import FONT, TEXT, runs_of, shown

SAMPLE = Path(__file__).parents[3] / "samples" / "formats" / "公务用车管理办法（2023年修订）.pdf"
HEAD = b"1 begincodespacerange <0000> <FFFF> endcodespacerange\n"


@contextmanager
def opened(data: bytes) -> Iterator[pdfium.PdfPage]:
    """The first page of a PDF."""
    with PDFIUM, pdfium.PdfDocument(data) as document:
        page = document[0]
        try:
            yield page
        finally:
            page.close()


@pytest.mark.parametrize(
    "data", [SAMPLE.read_bytes(), pdf_of(Leaf([Print(72, 90, "第一条", 12)], rules=[(72.0, 100.0, 300.0, 100.0)]))]
)
def test_characters_are_told_as_the_bindings_tell_them(data: bytes) -> None:
    """Size, weight, place and mark of every character are the same through either call."""
    rect, own = pdfium_c.FS_RECTF(), pdfium_c.FS_RECTF()
    x, y, own_x, own_y = (ctypes.c_double() for _ in range(4))
    to_x, to_y = ctypes.addressof(own_x), ctypes.addressof(own_y)
    with opened(data) as page:
        text_page = page.get_textpage()
        raw, handle = text_page.raw, pdf_calls.handle_of(text_page.raw)
        count = pdfium_c.FPDFText_CountChars(raw)
        for index in range(count):
            assert pdf_calls.font_size(handle, index) == pdfium_c.FPDFText_GetFontSize(raw, index)
            assert pdf_calls.font_weight(handle, index) == pdfium_c.FPDFText_GetFontWeight(raw, index)
            pdfium_c.FPDFText_GetLooseCharBox(raw, index, rect)
            pdf_calls.box_of_char(handle, index, ctypes.addressof(own))
            assert bytes(own) == bytes(rect)
            pdfium_c.FPDFText_GetCharOrigin(raw, index, x, y)
            pdf_calls.origin_of_char(handle, index, to_x, to_y)
            assert (own_x.value, own_y.value) == (x.value, y.value)
            item, plain = pdfium_c.FPDFText_GetTextObject(raw, index), pdf_calls.object_of_char(handle, index)
            assert bool(item) == bool(plain)
            if item:
                assert pdf_calls.mark_of_object(plain) == pdfium_c.FPDFPageObj_GetMarkedContentID(item)
        text_page.close()
    assert count >= 3


def test_objects_are_told_as_the_bindings_tell_them() -> None:
    """Kinds, matrices, strokes and their points are the same through either call."""
    data = pdf_of(Leaf([Print(72, 90, "第一条", 12)], rules=[(72.0, 100.0, 300.0, 100.0)]))
    matrix, own = pdfium_c.FS_MATRIX(), pdfium_c.FS_MATRIX()
    x, y, own_x, own_y = (ctypes.c_float() for _ in range(4))
    to_x, to_y = ctypes.addressof(own_x), ctypes.addressof(own_y)
    segments = 0
    with opened(data) as page:
        handle = pdf_calls.handle_of(page.raw)
        for index in range(pdfium_c.FPDFPage_CountObjects(page.raw)):
            item, plain = pdfium_c.FPDFPage_GetObject(page.raw, index), pdf_calls.object_of_page(handle, index)
            assert plain == pdf_calls.handle_of(item)
            assert pdf_calls.kind_of_object(plain) == pdfium_c.FPDFPageObj_GetType(item)
            pdfium_c.FPDFPageObj_GetMatrix(item, matrix)
            pdf_calls.matrix_of_object(plain, ctypes.addressof(own))
            assert bytes(own) == bytes(matrix)
            if pdf_calls.kind_of_object(plain) != pdfium_c.FPDF_PAGEOBJ_PATH:
                continue
            for number in range(pdf_calls.count_of_segments(plain)):
                segments += 1
                segment, found = (
                    pdfium_c.FPDFPath_GetPathSegment(item, number),
                    pdf_calls.segment_of_path(plain, number),
                )
                assert pdf_calls.kind_of_segment(found) == pdfium_c.FPDFPathSegment_GetType(segment)
                assert pdf_calls.closes(found) == pdfium_c.FPDFPathSegment_GetClose(segment)
                pdfium_c.FPDFPathSegment_GetPoint(segment, x, y)
                pdf_calls.point_of_segment(found, to_x, to_y)
                assert (own_x.value, own_y.value) == (x.value, y.value)
    assert segments >= 2


EDGES = st.lists(st.integers(0, 40).map(float), min_size=2, max_size=6, unique=True).map(sorted)


@given(EDGES, EDGES, st.floats(-5, 45), st.floats(-5, 45))
def test_a_point_is_in_the_cell_between_its_edges(columns: list[float], rows: list[float], x: float, y: float) -> None:
    """An edge belongs to the cell that begins there; beyond the last edges there is none."""
    grid = Grid(tuple(columns), tuple(rows), plain_owners(len(rows) - 1, len(columns) - 1))
    column, row = bisect_right(columns, x) - 1, bisect_right(rows, y) - 1
    within = 0 <= column < len(columns) - 1 and 0 <= row < len(rows) - 1
    expected: Position | None = (row, column) if within else None
    assert grid.cell_at(x, y) == expected


MAPPED = {0x0003: 0x4E00, 0x0004: 0x4E8C, 0x0010: 0x4E09, 0x0011: 0x4E0A}


@pytest.mark.parametrize(
    "entries",
    [
        # As most producers write it, with blanks of other kinds, in lower case, with ranges, regular and not.
        b"4 beginbfchar\n<0003> <4E00>\n<0004> <4E8C>\n<0010> <4E09>\n<0011> <4E0A>\nendbfchar",
        b"4 beginbfchar <0003><4E00> <0004>\t<4E8C>\r\n<0010>  <4E09> <0011> <4E0A> endbfchar",
        b"4 beginbfchar\n<0003> <4e00>\n<0004> <4e8c>\n<0010> <4e09>\n<0011> <4e0a>\nendbfchar",
        b"2 beginbfchar\n<0003> <4E00>\n<0004> <4E8C>\nendbfchar 1 beginbfrange\n<0010> <0011> <4E09>\nendbfrange",
        b"2 beginbfchar\n<0003> <4E00>\n<0004> <4E8C>\nendbfchar 1 beginbfrange <0010><0011>\t<4E09> endbfrange",
        # What stands for several characters is none of these.
        b"5 beginbfchar\n<0003> <4E00>\n<0004> <4E8C>\n<0010> <4E09>\n<0011> <4E0A>\n<0012> <4E004E00>\nendbfchar",
    ],
)
def test_maps_of_characters_are_read_however_they_are_laid_out(entries: bytes) -> None:
    """The same characters, by whatever blanks the entries are parted."""
    assert _characters(HEAD + entries) == MAPPED


@settings(deadline=None)
@given(st.lists(st.sampled_from([b"<", b">", b" ", b"\n", b"0", b"003", b"<0003> <4E00>\n", b"G"]), max_size=30))
def test_no_entry_of_a_map_is_made_up(parts: list[bytes]) -> None:
    """A map in disorder gives what its pairs say, or the font is not plain; nothing else."""
    body = b"".join(parts)
    try:
        found = _characters(HEAD + b"1 beginbfchar\n" + body + b"endbfchar")
    except (NotPlain, ValueError):
        return
    assert found.items() <= {(0x0003, 0x4E00), *_pairs(body)}


def _pairs(body: bytes) -> Iterator[tuple[int, int]]:
    pieces = body.split()
    text = b"".join(pieces).decode()
    for start in range(len(text)):
        pair = text[start : start + 12]
        if len(pair) == 12 and (pair[0], pair[5:7], pair[11]) == ("<", "><", ">") and "G" not in pair:
            codes = pair[1:5], pair[7:11]
            if all(set(each) <= set("0123456789ABCDEF") for each in codes):
                yield int(codes[0], 16), int(codes[1], 16)


@given(st.text(TEXT, min_size=1, max_size=12), st.sampled_from([0.0, 0.3]), st.integers(0, 11))
def test_a_character_stands_after_the_widths_before_it(text: str, spacing: float, index: int) -> None:
    """Offsets and widths of single characters add up to where the run ends."""
    (found,) = runs_of(f"BT /F 10 Tf 50 700 Td {shown(text)} Tj ET")
    run = Run("", found.raw, Style(FONT, 10.0, 2.0, 1.0, spacing), 50.0, 700.0, 50.0, None)
    decode([run])
    index = min(index, len(text) - 1)
    assert run.text == text
    assert run.offset(index) == (sum(run.widths[:index]) * 10.0 / 1000 + index * spacing) * 2.0
    assert run.width(index) == run.widths[index] * 10.0 / 1000 * 2.0
    assert run.end == pytest.approx(run.x + run.offset(len(text) - 1) + run.width(len(text) - 1))

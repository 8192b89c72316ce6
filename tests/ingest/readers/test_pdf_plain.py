"""PDF: plain pages, read without pdfium, give what pdfium gives; whatever is not plain is left to it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from itertools import zip_longest
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ingest.document import Box
from ingest.errors import IngestError
from ingest.readers import read
from ingest.readers.open_tables import find_open_grids
from ingest.readers.pdf_content import Content
from ingest.readers.pdf_fonts import PlainFont
from ingest.readers.pdf_lines import char_boxes, pieces_of, word_boxes
from ingest.readers.pdf_objects import NotPlain, Objects
from ingest.readers.pdf_opening import PDFIUM
from ingest.readers.pdf_pieces import read_sheet
from ingest.readers.pdf_plain import PlainPages
from ingest.readers.pdf_runs import Run
from ingest.readers.sheet import Sheet

SAMPLES = sorted((Path(__file__).parents[3] / "samples").rglob("*.pdf"))
TEXT = "文件的第一二三章条，。 -abc12"
WIDTHS = [1000] * 11 + [250, 350] + [500] * 5
FONT = PlainFont(400, np.array([ord(char) for char in TEXT], np.uint32), np.array(WIDTHS, np.int32))
# In single precision, and by ink rather than advance, pdfium's numbers differ a little.
ROUNDING = 0.011
OVERHANG = 0.3


def shown(text: str) -> str:
    """`text` as the content of a page writes it."""
    return "<" + "".join(f"{TEXT.index(char):04X}" for char in text) + ">"


def runs_of(content: str) -> list[Run]:
    """The runs of a page with this content."""
    found = Content(lambda _: FONT)
    found.read(content.encode("latin-1"))
    return found.runs


def texts_of(content: str) -> list[str]:
    """The pieces of a page with this content."""
    return [piece.text for piece in pieces_of(runs_of(content), 0, 800)]


def both(data: bytes) -> Iterator[tuple[Sheet, Sheet]]:
    """The plain pages of a file, each with what pdfium makes of it."""
    with PDFIUM, pdfium.PdfDocument(data) as document:
        plain = PlainPages(data, len(document))
        for index in range(len(document)):
            sheet = plain.sheet(index)
            if sheet:
                yield sheet, read_sheet(document, index)


def assert_alike(ours: Sheet, theirs: Sheet) -> None:
    """Text, size, weight and marks are the same, boxes nearly; a full-width blank may be a plain one to pdfium."""
    assert (ours.number, ours.width, ours.height, ours.grids) == (
        theirs.number,
        theirs.width,
        theirs.height,
        theirs.grids,
    )
    for one, other in zip_longest(ours.pieces, theirs.pieces):
        assert one and other
        assert (one.text.replace("\u3000", " "), one.size, one.bold, one.mark) == (
            other.text.replace("\u3000", " "),
            other.size,
            other.bold,
            other.mark,
        )
        assert one.box.top == pytest.approx(other.box.top, abs=ROUNDING)
        assert one.box.left == pytest.approx(other.box.left, abs=OVERHANG * one.size)
        assert one.box.right == pytest.approx(other.box.right, abs=OVERHANG * one.size + ROUNDING)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_plain_pages_are_read_as_pdfium_reads_them(path: Path) -> None:
    """Most pages of the samples are plain, and both ways agree on them."""
    pages = list(both(path.read_bytes()))
    assert len(pages) >= 3
    for ours, theirs in pages:
        assert_alike(ours, theirs)


def test_plain_pages_of_real_files_are_read_as_pdfium_reads_them(shared_data: Path) -> None:
    """Every page of real laws is plain, and both ways agree."""
    for path in sorted((shared_data / "official").glob("中华*.pdf")):
        data = path.read_bytes()
        pages = list(both(data))
        assert len(pages) == len(read(data, path.name).pages)
        for ours, theirs in pages:
            assert_alike(ours, theirs)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (f"BT /F 10 Tf 50 700 Td {shown('第一章')} Tj ET", ["第一章"]),
        (f"BT\n/F 10 Tf\n1 0 0 1 50 700 Tm\n{shown('第一')} Tj\n0 -20 Td {shown('二')} Tj\nET", ["第一", "二"]),
        (
            f"BT /F 10 Tf 50 700 TD {shown('第一')} Tj 0 -20 TD {shown('二')} Tj T* {shown('三')} Tj ET",
            ["第一", "二", "三"],
        ),
        # One line in two runs: together, apart by spacing, apart by a blank.
        (f"BT /F 10 Tf 50 700 Td {shown('第一')} Tj {shown('章')} Tj ET", ["第一章"]),
        (f"BT /F 10 Tf 50 700 Td {shown('第')} Tj 11 0 Td {shown('一章条')} Tj ET", ["第一章条"]),
        (f"BT /F 10 Tf 50 700 Td {shown('第一章')} Tj 36 0 Td {shown('条文')} Tj ET", ["第一章 条文"]),
        (f"BT /F 10 Tf 50 700 Td {shown('abc')} Tj 20 0 Td {shown('abc')} Tj ET", ["abc abc"]),
        (f"BT /F 10 Tf 50 700 Td {shown('第一  章 ')} Tj ET", ["第一 章"]),
        (f"BT /F 10 Tf 50 700 Td {shown('   ')} Tj ET", []),
        ("BT /F 10 Tf 50 700 Td (\\000\\003\\000\\004) Tj ET", ["第一"]),
        (f"q 2 0 0 2 0 0 cm BT /F 5 Tf 10 100 Td {shown('第一')} Tj ET Q", ["第一"]),
        (f"/P <</MCID 3>> BDC BT /F 10 Tf 50 700 Td {shown('第一')} Tj ET EMC", ["第一"]),
        (f"0.5 g 72 700 300 1 re f BT /F 10 Tf 50 600 Td {shown('第一')} Tj ET", ["第一"]),
    ],
)
def test_content_gives_pieces(content: str, expected: list[str]) -> None:
    """Strings are placed by the operators around them; gaps become blanks where they stand out."""
    assert texts_of(content) == expected


def test_pieces_have_places_sizes_and_marks() -> None:
    """Transformations, spacing and marked content are followed."""
    content = f"q 2 0 0 2 10 20 cm /P <</MCID 7>> BDC BT /F 5 Tf 1 Tc 20 100 Td {shown('第一a')} Tj ET EMC Q"
    (piece,) = pieces_of(runs_of(content), 0, 800)
    assert (piece.size, piece.mark, piece.bold) == (10.0, 7, False)
    assert (piece.box.left, piece.box.right) == (50, 50 + 10 + 2 + 10 + 2 + 5)
    assert (piece.box.top, piece.box.bottom) == (800 - 220 - 9, 800 - 220 + 2)


@pytest.mark.parametrize(
    "content",
    [
        "/Im0 Do",
        "BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI",
        "% a comment\n",
        f"BT /F 10 Tf 50 700 Td [{shown('第')} -200 {shown('一')}] TJ ET",
        f"BT /F 10 Tf 0 1 -1 0 50 700 Tm {shown('第')} Tj ET",
        f"BT /F 10 Tf 1 0 0 -1 50 700 Tm {shown('第')} Tj ET",
        "BT /F 10 Tf 50 700 Td <00FF> Tj ET",
        f"BT /F 10 Tf 3 Ts 50 700 Td {shown('第')} Tj ET",
        f"BT /F 10 Tf 50 Tz 50 700 Td {shown('第')} Tj ET",
        f"/P /Properties1 BDC BT /F 10 Tf 50 700 Td {shown('第')} Tj ET EMC",
        f"/Span <</ActualText <FEFF4E2D6587>>> BDC BT /F 10 Tf 50 700 Td {shown('第')} Tj ET EMC",
        # Printed twice for bold, raised, hyphenated, running back, spaced by one gap.
        f"BT /F 10 Tf 50 700 Td {shown('第一')} Tj 0.2 0 Td {shown('第一')} Tj ET",
        f"BT /F 10 Tf 50 700 Td {shown('第一')} Tj 20 4 Td {shown('章')} Tj ET",
        f"BT /F 10 Tf 50 700 Td {shown('abc-')} Tj 0 -20 Td {shown('abc')} Tj ET",
        f"BT /F 10 Tf 50 700 Td {shown('第一')} Tj -30 0 Td {shown('章条')} Tj ET",
        f"BT /F 10 Tf 3 Tc 50 700 Td {shown('第一')} Tj ET",
        # A drawing of many sides.
        f"0 0 m {'5 5 l ' * 400}S BT /F 10 Tf 50 700 Td {shown('第一')} Tj ET",
    ],
)
def test_what_pdfium_must_weigh_is_not_plain(content: str) -> None:
    """Anything out of the ordinary is left to pdfium."""
    with pytest.raises((NotPlain, LookupError)):
        texts_of(content)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.dictionaries(st.sampled_from([0, 60, 100]), st.text(TEXT, min_size=1, max_size=5)), min_size=3))
@example([{0: "文件", 100: "条"}, {0: "第一", 100: "12"}, {0: "第 二", 100: "a b"}])
def test_words_tell_of_tables_what_characters_tell(rows: list[dict[int, str]]) -> None:
    """Between three rules there are the same columns, whether they are told by words or by characters."""
    printed = [
        f"1 0 0 1 {50 + left} {690 - 12 * row} Tm {shown(text)} Tj"
        for row, cells in enumerate(rows)
        for left, text in cells.items()
    ]
    runs = runs_of(f"BT /F 10 Tf {' '.join(printed)} ET")
    rules = [Box(50, top, 200, top + 1) for top in (-702.0, -687.0, -670.0 + 12 * len(rows))]
    chars, words = partial(char_boxes, runs), partial(word_boxes, runs)
    told, expected = find_open_grids(rules, chars, (), words), find_open_grids(rules, chars, ())
    assert [(len(grid.columns), len(grid.rows)) for grid in told] == [
        (len(grid.columns), len(grid.rows)) for grid in expected
    ]


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_any_content_is_read_or_refused(content: bytes) -> None:
    """No content makes the reading of plain pages fail in another way, or hang."""
    with suppress(NotPlain, ValueError, LookupError, TypeError, ArithmeticError):
        Content(lambda _: FONT).read(content)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_damaged_files_are_read_or_refused(data: st.DataObject) -> None:
    """Bytes changed anywhere give a reading or one of the reader's errors."""
    original = SAMPLES[0].read_bytes()
    changed = bytearray(original)
    for _ in range(data.draw(st.integers(1, 8))):
        changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.integers(0, 255))
    PlainPages(bytes(changed), 6).sheet(0)
    with suppress(IngestError):
        read(bytes(changed), "a.pdf")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7 startxref 5 %%EOF",
        b"%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer<</Size 1/Root 1 0 R/Prev 9>>\nstartxref\n9\n%%EOF",
        b"%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer<</Encrypt 3 0 R>>\nstartxref\n9\n%%EOF",
        b"%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer" + b"<</A" * 99 + b">>" * 99 + b"\nstartxref\n9\n%%EOF",
    ],
)
def test_other_files_are_not_plain(data: bytes) -> None:
    """Tables that are missing, go round in circles or are locked are left to pdfium."""
    with pytest.raises(NotPlain):
        Objects(data)

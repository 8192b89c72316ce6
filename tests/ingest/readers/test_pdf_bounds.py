"""PDF: files that are made to cost much, or to have no end, are read or refused in bounded time."""

from __future__ import annotations

import time

import pytest

from ingest.errors import DamagedFile, TooLarge
from ingest.readers import read
from tests.ingest.readers.printed import Leaf, Print, pdf_of

TEXT = Leaf([Print(72, 100, "正文")])


def test_too_many_pages_are_refused_before_any_is_read() -> None:
    """10,000 pages are over the limit, which is said at once."""
    data = pdf_of(*[TEXT] * 10_000)
    started = time.perf_counter()
    with pytest.raises(TooLarge, match="10000 页"):
        read(data, "a.pdf")
    assert time.perf_counter() - started < 10


@pytest.mark.parametrize("kids", [b"2 0 R", b"6 0 R 2 0 R"])
def test_a_tree_of_pages_that_goes_in_circles_is_damaged(kids: bytes) -> None:
    """The page that cannot be had is named."""
    data = pdf_of(TEXT).replace(b"/Count 1/Kids[6 0 R]", b"/Count 2/Kids[%b]" % kids)
    with pytest.raises(DamagedFile, match="页已损坏"):
        read(data, "a.pdf")


def test_a_count_of_pages_that_is_not_true_is_not_believed() -> None:
    """The pages that are there are read."""
    data = pdf_of(TEXT).replace(b"/Count 1/", b"/Count 100000000/")
    assert [line.text for line in read(data, "a.pdf").pages[0].lines] == ["正文"]


def test_a_drawing_of_very_many_lines_is_not_looked_through() -> None:
    """Its text is read all the same."""
    rules = [(10.0 + index % 500, 10.0, 10.0 + index % 500, 800.0) for index in range(100_000)]
    reading = read(pdf_of(Leaf(TEXT.prints, rules=rules)), "a.pdf")
    assert [line.text for line in reading.pages[0].lines] == ["正文"]


@pytest.mark.parametrize("box", ["0 0 0 0", "0 0 -5 -5", "0 0 3 3", "0 0 200000 200000", "0 0 1e30 1e30", "a b c d"])
def test_absurd_sizes_of_pages_are_read(box: str) -> None:
    """The text is there, whatever the page claims to measure."""
    data = pdf_of(TEXT).replace(b"/MediaBox[0 0 595 842]", f"/MediaBox[{box}]".encode())
    assert [line.text for line in read(data, "a.pdf").pages[0].lines] == ["正文"]

"""Recognising the images of pages."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from bench.ocr import measure
from bench.scans import SONG, character_errors
from ingest.ocr import Found, recognise
from tests.ingest.readers.drawn import drawn


def pixels(picture: Image.Image) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """The picture in red, green and blue."""
    return np.array(picture.convert("RGB"))


def test_lines_are_read_with_their_corners() -> None:
    """The corners of a line enclose where it was drawn."""
    (line,) = recognise(pixels(drawn(["第十二条 单位应当建立制度"])))
    assert line.text.replace(" ", "") == "第十二条单位应当建立制度"
    assert line.confidence > 0.9
    assert 30 < line.corners[0][0] < 80
    assert 10 < line.corners[0][1] < 50
    assert line.corners[2][1] > line.corners[0][1] + 30


def test_nothing_is_found_on_a_blank_page() -> None:
    """An even ground, be it white or grey, shows nothing."""
    assert recognise(np.full((400, 300, 3), 255, np.uint8)) == ()
    assert recognise(np.full((40, 3000, 3), 127, np.uint8)) == ()


def test_a_long_page_is_read_in_parts() -> None:
    """A strip many times as long as wide loses no line, and none twice, and the tops are those of the whole."""
    texts = [f"长图中的第{number}行文字内容" for number in range(40)]
    found = recognise(pixels(drawn(texts, width=700)))
    assert [line.text for line in found] == texts
    assert all(abs(line.corners[0][1] - (30 + 80 * row)) < 25 for row, line in enumerate(found))


def test_several_threads_may_recognise_at_once() -> None:
    """They take turns."""
    image = pixels(drawn(["并发的一行"]))
    found: list[tuple[Found, ...]] = []
    threads = [threading.Thread(target=lambda: found.append(recognise(image))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [[line.text for line in lines] for lines in found] == [["并发的一行"]] * 4


@pytest.mark.parametrize(
    ("expected", "found", "errors"),
    [
        ("规定", "规定", 0),
        ("规定", "规走", 1),
        ("规定", "规", 1),
        ("规", "规定", 1),
        ("", "规定", 2),
        ("（１）a", "(1) a", 0),
    ],
)
def test_character_errors_are_counted(expected: str, found: str, errors: int) -> None:
    """Replaced, missing and added characters count one each; blanks and widths do not."""
    assert character_errors(expected, found)[0] == errors


@pytest.mark.slow
def test_at_most_two_characters_of_a_hundred_are_wrong() -> None:
    """Twelve pages in two fonts and six sizes, aslant, blurred, noisy and compressed."""
    if not Path(SONG).exists():
        pytest.skip("no Chinese font: install Debian's package fonts-noto-cjk to run this test")
    measured = measure()
    assert measured.pages >= 12
    assert measured.error_rate <= 0.02


@pytest.mark.slow
def test_a_real_scan_is_read(shared_data: Path) -> None:
    """The scanned book gives text on each of its eight pages, nearly all of it certain."""
    from ingest.readers import read

    path = shared_data / "official" / "mineru_small_ocr.pdf"
    reading = read(path.read_bytes(), path.name)
    assert len(reading.pages) == 8
    assert all(len(page.lines) > 20 for page in reading.pages)
    places = [segment for page in reading.pages for line in page.lines for segment in line.segments]
    assert sum((place.confidence or 0.0) > 0.9 for place in places) > 0.95 * len(places)

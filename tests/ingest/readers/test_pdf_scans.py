"""PDFs whose pages, all or some, have no usable text layer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pytest
from PIL import Image

from ingest.errors import MissingTool, NoText, TooLarge
from ingest.pipeline import ingest
from ingest.readers import Limits, read
from ingest.readers.recognition import RecognisedLine
from tests.ingest.readers.drawn import drawn, scanned

RULES = ["某中心借阅规定", "第一条 为了规范借阅，制定本规定。", "第二条 借阅期限为30日。"]


class Notebook:
    """Keeps recognised pages in a dictionary and counts what it was given."""

    def __init__(self) -> None:
        self.pages: dict[str, dict[int, tuple[RecognisedLine, ...]]] = {}
        self.kept = 0

    def recall(self, sha256: str) -> Mapping[int, tuple[RecognisedLine, ...]]:
        """What was kept."""
        return self.pages.get(sha256, {})

    def keep(self, sha256: str, page: int, lines: Sequence[RecognisedLine]) -> None:
        """Keep a page."""
        self.kept += 1
        self.pages.setdefault(sha256, {})[page] = tuple(lines)


def test_a_scanned_rule_has_its_articles() -> None:
    """The pages of a scan become a document like any other, its places with confidence."""
    document = ingest(scanned(drawn(RULES, angle=0.8)), "扫描.pdf", today=date(2024, 1, 1))
    assert document.description.title == "某中心借阅规定"
    assert [unit.label for unit in document.articles()] == ["第一条", "第二条"]
    for unit in document.walk():
        assert unit.text == document.text[unit.start : unit.end]
    assert all(place.confidence and place.box for place in document.places)
    assert "由文字识别（OCR）得到" in document.warnings[0]


def test_only_pages_without_text_are_recognised() -> None:
    """The text layer of the other pages stays as it is and has no confidence."""
    reading = read(scanned("Printed words", drawn(["扫描的第二页"]), "More printed words"), "混合.pdf")
    assert [page.lines[0].text for page in reading.pages] == ["Printed words", "扫描的第二页", "More printed words"]
    assert [page.lines[0].segments[0].confidence is None for page in reading.pages] == [True, False, True]
    assert "第 2 页由文字识别" in reading.warnings[0]


def test_stray_words_over_a_scan_do_not_hide_it() -> None:
    """A page number or a watermark in the text layer of a scanned page is no text layer."""
    data = _stamped(drawn(["扫描的正文", "还有一行"], size=40), "Scanned by app")
    assert {line.text for line in read(data, "扫描.pdf").pages[0].lines} >= {"扫描的正文", "还有一行"}


def _stamped(page: Image.Image, stamp: str) -> bytes:
    from io import BytesIO

    from fpdf import FPDF

    from tests.ingest.readers.drawn import saved

    whole = Image.new("L", (1050, 1485), 255)
    whole.paste(page, (0, 100))
    pdf = FPDF()
    pdf.add_page()
    pdf.image(BytesIO(saved(whole, "PNG")), x=0, y=0, w=210)
    pdf.set_font("Helvetica", size=10)
    pdf.text(150, 280, stamp)
    return bytes(pdf.output())


def test_text_beside_a_picture_is_kept() -> None:
    """On a page of few words a picture of text adds its lines; the words stay those of the text layer."""
    from io import BytesIO

    from fpdf import FPDF

    from tests.ingest.readers.drawn import saved

    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", size=14)
    pdf.text(20, 30, "Printed words")
    pdf.image(BytesIO(saved(drawn(["图片里的文字"]), "PNG")), x=20, y=60, w=120)
    lines = read(bytes(pdf.output()), "图文.pdf").pages[0].lines
    assert [(line.text, line.segments[0].confidence is None) for line in lines] == [
        ("Printed words", True),
        ("图片里的文字", False),
    ]


def test_what_was_recognised_once_is_recalled() -> None:
    """A second reading of the same bytes recognises nothing, not even where recognition is not installed."""
    notebook, data = Notebook(), scanned(drawn(RULES), "words", drawn(["末页"]))
    first = read(data, "a.pdf", memory=notebook)
    assert notebook.kept == 2
    assert read(data, "a.pdf", memory=notebook) == first
    assert notebook.kept == 2


def test_recalled_pages_need_no_recognition(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is known is read on any machine."""
    notebook, data = Notebook(), scanned(drawn(["唯一的一页"]))
    first = read(data, "a.pdf", memory=notebook)
    monkeypatch.setattr("ingest.ocr._PACKAGES", ("a_package_that_nobody_has",))
    assert read(data, "a.pdf", memory=notebook) == first


def test_without_recognition_a_scan_names_the_remedy(without_ocr: None) -> None:
    """A scan needs it; a file with some text is read without."""
    picture = Image.new("L", (100, 100), 99)
    with pytest.raises(MissingTool, match=r"扫描件.*make ocr"):
        read(scanned(picture), "扫描.pdf")
    reading = read(scanned("words", picture), "混合.pdf")
    assert "第 2 页没有文字层" in reading.warnings[0]


def test_a_scan_that_shows_no_text_says_so() -> None:
    """Recognition was tried, and found nothing."""
    with pytest.raises(NoText, match=r"扫描\.pdf.*没有找到文字"):
        read(scanned(Image.new("L", (100, 100), 0)), "扫描.pdf")


def test_too_many_scanned_pages_are_refused() -> None:
    """The limit is told before anything is recognised."""
    picture = drawn(["页"])
    with pytest.raises(TooLarge, match="有 3 页需要文字识别"):
        read(scanned(picture, picture, picture), "长.pdf", Limits(recognised_pages=2))

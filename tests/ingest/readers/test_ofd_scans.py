"""OFD files whose pages, all or some, are images."""

from __future__ import annotations

import io
from datetime import date

import pytest
from PIL import Image

from ingest.errors import MissingTool, NoText, TooLarge
from ingest.pipeline import ingest
from ingest.readers import Limits, read
from tests.ingest.readers.drawn import drawn
from tests.ingest.readers.laid_out import HEIGHT, WIDTH, Doc, Leaf, Write, ofd_of_docs

RULES = ["某中心借阅规定", "第一条 为了规范借阅，制定本规定。", "第二条 借阅期限为30日。"]
MM = 72 / 25.4


def scanned(*pages: str | Image.Image | bytes, top: float = 0.0) -> bytes:
    """An OFD whose pages hold words, or a picture that begins `top` millimetres below the page's edge."""
    leaves, media, parts = [], "", {}
    for number, page in enumerate(pages):
        if isinstance(page, str):
            leaves.append(Leaf([Write(25, 40, page)]))
            continue
        data = page if isinstance(page, bytes) else png(page)
        parts[f"Res/{number}.png"] = data
        media += f'<ofd:MultiMedia ID="m{number}" Type="Image"><ofd:MediaFile>{number}.png</ofd:MediaFile>'
        media += "</ofd:MultiMedia>"
        box = f'Boundary="0 {top} {WIDTH} {HEIGHT}" CTM="{WIDTH} 0 0 {HEIGHT} 0 0"'
        leaves.append(Leaf(objects=f'<ofd:ImageObject {box} ResourceID="m{number}"/>'))
    return ofd_of_docs(Doc(leaves, resources=f"<ofd:MultiMedias>{media}</ofd:MultiMedias>", parts=parts))


def png(picture: Image.Image) -> bytes:
    """The picture as a PNG."""
    target = io.BytesIO()
    picture.save(target, "PNG")
    return target.getvalue()


def test_a_scanned_rule_has_its_articles() -> None:
    """The pages of a scan become a document like any other, its places with confidence, on the page."""
    document = ingest(scanned(drawn(RULES)), "扫描.ofd", today=date(2024, 1, 1))
    assert document.description.title == "某中心借阅规定"
    assert [unit.label for unit in document.articles()] == ["第一条", "第二条"]
    for place in document.places:
        assert place.confidence
        assert place.box
        assert 0 < place.box.left < place.box.right < WIDTH * MM
        assert 0 < place.box.top < place.box.bottom < HEIGHT * MM
    assert "由文字识别（OCR）得到" in document.warnings[0]


def test_boxes_stand_where_the_picture_stands() -> None:
    """A picture that begins further down has its lines further down."""
    first, second = (
        read(scanned(drawn(RULES), top=top), "扫描.ofd").pages[0].lines[0].segments[0].box for top in (0.0, 20.0)
    )
    assert first and second
    assert second.top - first.top == pytest.approx(20 * MM, abs=0.1)


def test_only_pages_without_text_are_recognised() -> None:
    """The text of the other pages stays as it is and has no confidence."""
    reading = read(scanned("第一页", drawn(["扫描的第二页"]), "第三页"), "混合.ofd")
    assert [page.lines[0].text for page in reading.pages] == ["第一页", "扫描的第二页", "第三页"]
    assert [page.lines[0].segments[0].confidence is None for page in reading.pages] == [True, False, True]


def test_without_recognition_a_scan_names_the_remedy(without_ocr: None) -> None:
    """A scan needs it; a file with some text is read without."""
    picture = Image.new("L", (100, 100), 99)
    with pytest.raises(MissingTool, match=r"扫描件.*make ocr"):
        read(scanned(picture), "扫描.ofd")
    assert "第 2 页没有文字层" in read(scanned("有字", picture), "混合.ofd").warnings[0]


def test_scans_that_cannot_be_read_say_so() -> None:
    """Nothing to be seen, a picture that cannot be decoded, more pages than allowed."""
    with pytest.raises(NoText, match=r"扫描\.ofd.*没有找到文字"):
        read(scanned(Image.new("L", (100, 100), 0)), "扫描.ofd")
    with pytest.raises(NoText):
        read(scanned(b"\x97JB2\r\n"), "扫描.ofd")
    picture = Image.new("L", (100, 100), 0)
    with pytest.raises(TooLarge, match="有 2 页需要文字识别"):
        read(scanned(picture, picture), "长.ofd", Limits(recognised_pages=1))

"""Images of pages."""

from __future__ import annotations

import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from ingest.errors import DamagedFile, IngestError, MissingTool, NoText, TooLarge
from ingest.readers import Limits, media_type, read
from tests.ingest.readers.drawn import drawn, saved

LINES = ["第一条 为了规范借阅，制定本规定。", "第二条 借阅期限为30日。"]
WRITTEN = [line.replace(" ", "") for line in LINES]


@pytest.mark.parametrize(
    ("kind", "name", "media"),
    [
        ("PNG", "页.png", "image/png"),
        ("JPEG", "页.jpg", "image/jpeg"),
        ("TIFF", "页.tif", "image/tiff"),
        ("BMP", "页.bmp", "image/bmp"),
    ],
)
def test_an_image_is_a_page_of_lines(kind: str, name: str, media: str) -> None:
    """Each line stands in a box on the page, with how certain it is."""
    data = saved(drawn(LINES), kind)
    assert media_type(data, name) == media
    reading = read(data, name)
    (page,) = reading.pages
    assert [line.text.replace(" ", "") for line in page.lines] == WRITTEN
    for line in page.lines:
        (segment,) = line.segments
        assert segment.length == len(line.text)
        assert segment.page == 1
        assert segment.confidence is not None
        assert segment.confidence > 0.8
        assert segment.box is not None
        assert page.width is not None
        assert 0 <= segment.box.left < segment.box.right <= page.width
    assert "由文字识别（OCR）得到" in reading.warnings[0]


def test_a_tiff_has_pages() -> None:
    """Pages are numbered from 1; a blank one is named."""
    target = io.BytesIO()
    pages = [drawn(["第一页"]), Image.new("L", (1000, 300), 255), drawn(["第三页"])]
    pages[0].save(target, "TIFF", save_all=True, append_images=pages[1:])
    reading = read(target.getvalue(), "三页.tiff")
    assert [[line.text for line in page.lines] for page in reading.pages] == [["第一页"], [], ["第三页"]]
    assert "第 2 页没有识别出文字" in reading.warnings[1]


def test_a_photograph_is_turned_as_its_camera_says() -> None:
    """Exif orientation 6: the picture lies on its side."""
    exif = Image.Exif()
    exif[0x0112] = 6
    lying = drawn(["横着拍的一页"]).rotate(90, expand=True)
    reading = read(saved(lying, "JPEG", exif=exif), "照片.jpg")
    assert [line.text for line in reading.pages[0].lines] == ["横着拍的一页"]
    assert reading.pages[0].width is not None
    assert reading.pages[0].height is not None
    assert reading.pages[0].width > reading.pages[0].height


def test_transparent_and_deep_images_are_read() -> None:
    """Letters on a transparent ground, and grey of sixteen bits."""
    page = drawn(["透明的底色"])
    layered = Image.new("RGBA", page.size, (0, 0, 0, 0))
    layered.paste((0, 0, 0, 255), mask=Image.eval(page, lambda value: 255 - value))
    deep = Image.eval(page.convert("I"), lambda value: value * 200).convert("I;16")
    for picture in (layered, deep):
        assert [line.text for line in read(saved(picture, "PNG"), "a.png").pages[0].lines] == ["透明的底色"]


def test_an_image_without_text_is_said_to_have_none() -> None:
    """Nothing is made up for a blank page."""
    with pytest.raises(NoText, match="没有找到文字"):
        read(saved(Image.new("L", (800, 600), 255), "PNG"), "白.png")


def test_too_many_pixels_and_pages_are_refused() -> None:
    """Sizes are looked at before anything is unpacked."""
    data = saved(Image.new("1", (4000, 4000)), "PNG")
    with pytest.raises(TooLarge, match="4000×4000"):
        read(data, "大.png", Limits(uncompressed_bytes=1_000_000))
    with pytest.raises(TooLarge, match="像素过多"):
        read(_claiming(data, 60_000), "炸.png")
    target = io.BytesIO()
    page = Image.new("1", (100, 100))
    page.save(target, "TIFF", save_all=True, append_images=[page] * 3)
    with pytest.raises(TooLarge, match="有 4 页需要文字识别"):
        read(target.getvalue(), "长.tif", Limits(recognised_pages=3))


def _claiming(data: bytes, side: int) -> bytes:
    """A PNG whose head names other dimensions, its checksum right."""
    import zlib

    head = b"IHDR" + side.to_bytes(4, "big") * 2 + data[24:29]
    return data[:12] + head + zlib.crc32(head).to_bytes(4, "big") + data[33:]


def test_without_recognition_the_remedy_is_named(without_ocr: None) -> None:
    """The message says what to install."""
    with pytest.raises(MissingTool, match="make ocr"):
        read(b"\x89PNG\r\n\x1a\n" + bytes(20), "图.png")


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(["PNG", "JPEG", "TIFF", "BMP"]), st.integers(4, 2000), st.integers(0, 255), st.booleans())
def test_broken_images_raise_errors_of_ours(kind: str, place: int, value: int, cut: bool) -> None:
    """Truncated and flipped copies are damaged files, or are read; nothing else comes out."""
    data = bytearray(saved(Image.linear_gradient("L").resize((64, 48)).point(lambda shade: 255 * (shade > 250)), kind))
    place = place % len(data)
    broken = bytes(data[:place]) if cut else bytes(data[:place]) + bytes([value]) + bytes(data[place + 1 :])
    try:
        read(broken, "a." + kind.lower(), Limits(uncompressed_bytes=3_000_000))
    except IngestError as error:
        assert error.message.strip()


def test_a_truncated_image_is_damaged() -> None:
    """Half a scan is not taken in as if it were whole."""
    data = saved(drawn(LINES), "PNG")
    with pytest.raises(DamagedFile, match="重新扫描"):
        read(data[: len(data) // 2], "半.png")

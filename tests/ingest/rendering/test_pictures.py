"""Pictures of pages: sizes, PNG of PDF, self-contained SVG of OFD."""

from __future__ import annotations

import io
import re
import struct
import zlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from ingest.errors import DamagedFile, IngestError
from ingest.readers import Limits, read
from ingest.readers.detection import DOCX, OFD, PDF, TIFF
from ingest.readers.ofd_document import read_contents
from ingest.readers.ofd_drawing import Drawing
from ingest.readers.ofd_images import rasters
from ingest.readers.ofd_package import Package
from ingest.rendering import page_sizes, picture_of_page
from ingest.rendering.ofd_colours import colour_of
from ingest.rendering.png import png_of
from ingest.rendering.svg_paths import path_data
from tests.ingest.readers import laid_out, printed

LIMITS = Limits()
SVG = "{http://www.w3.org/2000/svg}"
PDF_BYTES = printed.pdf_of(
    printed.Leaf([printed.Print(72, 100, "第一页")]), printed.Leaf([printed.Print(72, 100, "侧页")], rotation=90)
)
PNG = png_of(np.full((2, 3, 3), 200, dtype=np.uint8))
HOSTILE = "<script>alert(1)</script>&amp;\"'<image href='http://evil.example/x'/>"


def pixels_of(png: bytes) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """The rows of a PNG that `png_of` wrote, channels last."""
    width, height, _, colour = struct.unpack(">IIBB", png[16:26])
    channels = 3 if colour == 2 else 1
    start = png.index(b"IDAT") + 4
    raw = np.frombuffer(zlib.decompress(png[start : png.rindex(b"IEND") - 8]), dtype=np.uint8)
    return raw.reshape(height, width * channels + 1)[:, 1:].reshape(height, width, channels)


def svg_of(data: bytes, number: int = 1) -> etree._Element:
    """The picture of a page of an OFD, parsed."""
    picture = picture_of_page(data, OFD, "a.ofd", LIMITS, number, 900)
    assert picture is not None
    assert picture.media_type == "image/svg+xml"
    return etree.fromstring(picture.data)


def all_text(root: etree._Element) -> str:
    """Every text in a tree, in order."""
    return "".join(str(text) for text in root.itertext())


def test_sizes_fit_the_boxes_that_the_readers_give() -> None:
    """Pages are as large as a Reading says, in points, as shown."""
    ofd = laid_out.ofd_of(laid_out.Leaf([laid_out.Write(25, 40, "正文")]))
    for data, kind, name in ((PDF_BYTES, PDF, "a.pdf"), (ofd, OFD, "a.ofd")):
        read_sizes = [(page.number, page.width, page.height) for page in read(data, name).pages]
        assert [(s.number, s.width, s.height) for s in page_sizes(data, kind, name, LIMITS)] == read_sizes
    assert page_sizes(b"PK", DOCX, "a.docx", LIMITS) == ()
    assert picture_of_page(b"PK", DOCX, "a.docx", LIMITS, 1, 900) is None


@pytest.mark.parametrize("width", [200, 900])
def test_a_page_of_a_pdf_is_a_png_of_the_wanted_width(width: int) -> None:
    """White paper with something dark where the text stands."""
    picture = picture_of_page(PDF_BYTES, PDF, "a.pdf", LIMITS, 1, width)
    assert picture is not None
    found = pixels_of(picture.data)
    height, wide, _ = found.shape
    assert (picture.media_type, wide) == ("image/png", width)
    assert height == pytest.approx(width * printed.HEIGHT / printed.WIDTH, abs=2)
    scale = width / printed.WIDTH
    written = found[int(84 * scale) : int(104 * scale), int(70 * scale) : int(125 * scale)]
    assert written.min() < 128
    assert found[int(400 * scale) :].min() == 255


@pytest.mark.parametrize("number", [0, -1, 3, 99999])
def test_a_page_that_is_not_there_has_no_picture(number: int) -> None:
    """Pages count from 1."""
    ofd = laid_out.ofd_of(laid_out.Leaf(), laid_out.Leaf())
    assert picture_of_page(PDF_BYTES, PDF, "a.pdf", LIMITS, number, 900) is None
    assert picture_of_page(ofd, OFD, "a.ofd", LIMITS, number, 900) is None


def test_pages_of_images_are_shown_as_they_are_but_smaller() -> None:
    """Each page of a TIFF, never larger than it is."""
    pillow = pytest.importorskip("PIL.Image", reason="images need Pillow: pip install 'guiwen[ocr]'")
    first, second = (pillow.new("RGB", (827, 1169), colour) for colour in ("white", "red"))
    target = io.BytesIO()
    first.save(target, "TIFF", save_all=True, append_images=[second], dpi=(100, 100))
    data = target.getvalue()
    found = page_sizes(data, TIFF, "a.tif", LIMITS)
    assert [(page.number, round(page.width), round(page.height)) for page in found] == [(1, 595, 842), (2, 595, 842)]
    picture = picture_of_page(data, TIFF, "a.tif", LIMITS, 2, 400)
    assert picture is not None
    assert (pixels_of(picture.data) == (255, 0, 0)).all()
    assert pixels_of(picture.data).shape[1] == 400
    large = picture_of_page(data, TIFF, "a.tif", LIMITS, 1, 2000)
    assert large is not None
    assert pixels_of(large.data).shape[1] == 827
    assert picture_of_page(data, TIFF, "a.tif", LIMITS, 3, 400) is None
    with pytest.raises(DamagedFile):
        picture_of_page(data[:200], TIFF, "a.tif", LIMITS, 1, 400)


def test_paper_as_long_as_it_likes_takes_bounded_memory() -> None:
    """A strip is drawn smaller than was wanted."""
    strip = printed.pdf_of(printed.Leaf(box=(0, 0, 20, 14_000)))
    picture = picture_of_page(strip, PDF, "a.pdf", LIMITS, 1, 2000)
    assert picture is not None
    height, width, _ = pixels_of(picture.data).shape
    assert height * width < 10_000_000


def test_damaged_originals_are_told_and_nothing_else_leaks() -> None:
    """The errors are those of reading."""
    for data, kind in ((b"%PDF-1.7\n%%EOF", PDF), (b"PK\x03\x04", OFD)):
        with pytest.raises(IngestError):
            page_sizes(data, kind, "坏", LIMITS)
        with pytest.raises(IngestError):
            picture_of_page(data, kind, "坏", LIMITS, 1, 900)
    lost = laid_out.ofd_of(laid_out.Leaf(), parts={"Doc_0/Pages/Page_0/Content.xml": "<oops"})
    with pytest.raises(DamagedFile, match="第 1 页"):
        picture_of_page(lost, OFD, "坏.ofd", LIMITS, 1, 900)


@given(st.integers(1, 5), st.integers(1, 5), st.booleans())
def test_png_keeps_every_pixel(width: int, height: int, grey: bool) -> None:
    """What is grey takes one channel."""
    rng = np.random.default_rng(width * 100 + height)
    pixels = rng.integers(0, 256, (height, width, 3), dtype=np.uint8)
    if grey:
        pixels[:, :, 1] = pixels[:, :, 2] = pixels[:, :, 0]
    back = pixels_of(png_of(pixels))
    assert (np.broadcast_to(back, pixels.shape) == pixels).all()


def test_text_stands_at_its_places() -> None:
    """One place for each character, blanks left out, and two for an astral one."""
    text = svg_of(laid_out.ofd_of(laid_out.Leaf([laid_out.Write(25, 40, "甲 𠮷乙")]))).find(f"{SVG}text")
    assert text is not None
    assert text.text == "甲𠮷乙"
    assert [float(x) for x in text.get("x", "").split()] == pytest.approx([0, 11.2, 11.2, 16.8])
    assert "FangSong" in text.get("font-family", "")
    assert text.get("transform") == "matrix(1 0 0 1 25 34.4)"


def test_a_picture_holds_nothing_active_and_nothing_from_elsewhere() -> None:
    """Strings of the document are text; paths and colours are written anew; names of fonts cannot break out."""
    path = (
        '<ofd:PathObject Boundary="0 0 9 9" LineWidth="&quot;/>" DashPattern="1 &quot;&gt; 2">'
        '<ofd:StrokeColor Value="255 0 0 &quot;&gt;&lt;script&gt;"/>'
        '<ofd:AbbreviatedData>M 0 0 L 1 1"&gt;&lt;script&gt; L 2 2</ofd:AbbreviatedData></ofd:PathObject>'
    )
    fonts = '<ofd:Font ID="1" FontName="x&quot;;}url(http://evil.example)"/>'
    leaf = laid_out.Leaf([laid_out.Write(25, 40, HOSTILE)], objects=path)
    root = svg_of(laid_out.ofd_of_docs(laid_out.Doc([leaf], fonts=fonts)))
    assert {etree.QName(element).localname for element in root.iter()} <= {"svg", "rect", "text", "path"}
    assert all_text(root).replace("\n", "") == HOSTILE.replace(" ", "")
    for element in root.iter():
        for name, value in element.attrib.items():
            assert not str(name).lower().startswith("on")
            assert "evil" not in value
            assert "script" not in value


def test_pictures_lie_in_the_page_as_data() -> None:
    """PNG is embedded; what browsers cannot show, or is not there, leaves a grey place."""
    media = '<ofd:MultiMedias><ofd:MultiMedia ID="8" Type="Image"><ofd:MediaFile>a.png</ofd:MediaFile></ofd:MultiMedia>'
    media += (
        '<ofd:MultiMedia ID="9" Type="Image"><ofd:MediaFile>b.tif</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias>'
    )
    objects = "".join(
        f'<ofd:ImageObject Boundary="10 20 30 40" {ctm} ResourceID="{identity}"/>'
        for identity, ctm in (("8", 'CTM="30 0 0 40 0 0"'), ("8", ""), ("9", ""), ("gone", ""))
    )
    doc = laid_out.Doc(
        [laid_out.Leaf([laid_out.Write(25, 90, "文")], objects=objects)],
        resources=media,
        parts={"Res/a.png": PNG, "Res/b.tif": b"II*\x00"},
    )
    data = laid_out.ofd_of_docs(doc)
    root = svg_of(data)
    images = root.findall(f"{SVG}image")
    assert [image.get("transform") for image in images] == ["matrix(30 0 0 40 10 20)"] * 2
    assert all(image.get("href", "").startswith("data:image/png;base64,") for image in images)
    assert len(root.findall(f"{SVG}rect")) == 1 + 2
    package = Package(data, "a.ofd", LIMITS)
    (leaf,) = read_contents(package, LIMITS).leaves
    drawing = Drawing(package)
    found = rasters(package, leaf.document.resources, drawing.items(drawing.content(leaf)))
    assert [raster.data for raster in found] == [PNG, PNG, b"II*\x00"]
    assert (found[0].box.left, found[0].box.bottom) == pytest.approx((10 * 72 / 25.4, 60 * 72 / 25.4), abs=0.01)


def test_seals_show_with_the_remark_that_nobody_verified_them() -> None:
    """The picture inside the seal's container, or a frame where there is none."""
    stamp = '<ofd:StampAnnot PageRef="p0" ID="1" Boundary="120 200 40 40"/>'
    signed = laid_out.part(
        "Signature", f"<ofd:SignedInfo>{stamp}<ofd:Seal><ofd:BaseLoc>Seal.esl</ofd:BaseLoc></ofd:Seal></ofd:SignedInfo>"
    )
    doc = laid_out.Doc(
        [laid_out.Leaf([laid_out.Write(25, 90, "文")])],
        body="<ofd:Signatures>/Doc_0/Signs/Signatures.xml</ofd:Signatures>",
        parts={
            "Signs/Signatures.xml": laid_out.part(
                "Signatures", '<ofd:Signature ID="1" BaseLoc="Sign_0/Signature.xml"/>'
            ),
            "Signs/Sign_0/Signature.xml": signed,
        },
    )
    sealed = {"Doc_0/Signs/Sign_0/Seal.esl": b"\x30\x82" + PNG + b"\x00"}
    with_picture = svg_of(laid_out.ofd_of_docs(doc, parts=sealed))
    assert len(with_picture.findall(f"{SVG}image")) == 1
    without = svg_of(laid_out.ofd_of_docs(doc))
    assert len(without.findall(f"{SVG}rect")) == 2
    for root in (with_picture, without):
        assert "未验证" in all_text(root)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("M 0 0 L 10 0 C ", "M 0 0 L 10 0 Z"),
        ("S 1 2 M 3 4 Q 1 2 3 4 B 1 2 3 4 5 6", "M 1 2 M 3 4 Q 1 2 3 4 C 1 2 3 4 5 6"),
        ("M 0 0 A 5 5 0 0 1 10 10", "M 0 0 A 5 5 0 0 1 10 10"),
        ("M 0 0 L 1", "M 0 0"),
        ("M 0 0 X 1 1 L 2 2", "M 0 0"),
        ("L 1 1", ""),
        ("M 1e999 nan", ""),
        ("", ""),
    ],
)
def test_paths_are_written_anew(data: str, expected: str) -> None:
    """What makes no sense ends the path."""
    assert path_data(data) == expected


@given(st.text("MLQBAC SX-+.0123456789eE<\"'", max_size=60))
def test_no_path_data_breaks_out(data: str) -> None:
    """Only operators, numbers and blanks come out."""
    assert re.fullmatch(r"[MLQCAZ0-9. -]*", path_data(data))


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        ('<a Value="255 0 0"/>', ("#ff0000", 1.0)),
        ('<a Value="128"/>', ("#808080", 1.0)),
        ('<a Value="0 255 255 0"/>', ("#ff0000", 1.0)),
        ('<a Value="#ff #00 #7F" Alpha="51"/>', ("#ff007f", 0.2)),
        ('<a Value="9999 -4 nan"/>', ("#ff0000", 1.0)),
        ('<a><AxialShd><Segment><Color Value="0 0 255"/></Segment></AxialShd></a>', ("#0000ff", 1.0)),
        ("<a><Pattern/></a>", ("none", 1.0)),
        ("<a/>", ("#123456", 1.0)),
        ('<a Value="red; x"/>', ("#000000", 1.0)),
    ],
)
def test_colours(xml: str, expected: tuple[str, float]) -> None:
    """Grey, RGB, CMYK, hexadecimal; whatever stands there, a colour comes out."""
    colour, opacity = colour_of(etree.fromstring(xml), "#123456")
    assert (colour, round(opacity, 3)) == expected

"""OFD files that are damaged, encrypted or made to do harm."""

from __future__ import annotations

import struct
import time
from pathlib import Path

import pytest

from ingest.errors import DamagedFile, EncryptedFile, IngestError, NoText, TooLarge
from ingest.readers import Limits, read
from tests.ingest.readers.laid_out import Doc, Leaf, Write, ofd_of, ofd_of_docs, package_of, part

TEXT = Leaf([Write(25, 40, "第一条 为了规范管理，制定本办法。")])
PICTURE = Leaf(objects='<ofd:ImageObject ID="3" Boundary="0 0 210 297" ResourceID="8"/>')
PAGE = "Doc_0/Pages/Page_0/Content.xml"
ENTITIES = '<!DOCTYPE x [<!ENTITY a "甲">]><ofd:Page xmlns:ofd="http://www.ofdspec.org/2016">&a;</ofd:Page>'


def with_password(data: bytes) -> bytes:
    """`data` with the flag of encryption on its first entry."""
    changed = bytearray(data)
    for mark, flag in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark) + flag
        changed[at : at + 2] = struct.pack("<H", 1)
    return bytes(changed)


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        (ofd_of(TEXT)[:500], DamagedFile, "OFD"),
        (ofd_of(TEXT, parts={"OFD.xml": part("OFD", "")}), DamagedFile, "没有登记任何页面"),
        (ofd_of(TEXT, parts={"OFD.xml": "<a><b></a>"}), DamagedFile, "OFD.xml"),
        (ofd_of(TEXT, parts={"Doc_0/Document.xml": ""}), DamagedFile, "Doc_0/Document.xml"),
        (ofd_of(TEXT, TEXT, parts={"Doc_0/Pages/Page_1/Content.xml": ""}), DamagedFile, "第 2 页"),
        (ofd_of(TEXT, parts={PAGE: "<oops"}), DamagedFile, "第 1 页"),
        (ofd_of(TEXT, parts={PAGE: ENTITIES}), DamagedFile, "第 1 页"),
        (ofd_of_docs(Doc()), DamagedFile, "没有登记任何页面"),
        (with_password(ofd_of(TEXT)), EncryptedFile, "密码"),
        (ofd_of(TEXT, parts={"Encryptions.xml": "<x/>"}), EncryptedFile, "解密"),
        (ofd_of(PICTURE, PICTURE), NoText, "扫描件"),
        (ofd_of(Leaf()), NoText, "没有任何文字"),
        (package_of({"OFD.xml": "<OFD/>"}), DamagedFile, "没有登记任何页面"),
    ],
)
def test_each_broken_file_gets_an_error_that_names_it_and_the_remedy(
    data: bytes, error: type[IngestError], words: str
) -> None:
    """The message says which file, what is wrong with it and what to do."""
    with pytest.raises(error) as caught:
        read(data, "坏.ofd")
    assert type(caught.value) is error
    assert "坏.ofd" in caught.value.message
    assert words in caught.value.message
    assert any(remedy in caught.value.message for remedy in ("请", "需要"))


def test_bombs_and_long_files_are_refused_before_they_are_read() -> None:
    """Sizes, ratios and page counts have limits."""
    with pytest.raises(TooLarge, match="OFD 阅读器"):
        read(ofd_of(TEXT, parts={"big.xml": "一" * 2_000_000}), "炸弹.ofd")
    with pytest.raises(TooLarge, match="解压后"):
        read(ofd_of(TEXT), "胀.ofd", Limits(uncompressed_bytes=500))
    with pytest.raises(TooLarge, match="3 页"):
        read(ofd_of(TEXT, TEXT, TEXT), "长.ofd", Limits(pages=2))


def test_units_that_draw_themselves_come_to_an_end() -> None:
    """A cycle is cut; a unit that multiplies itself is refused in time."""

    def drawn(times: int) -> bytes:
        use = '<ofd:CompositeObject Boundary="0 0 9 9" ResourceID="9"/>'
        inner = Write(0, 10, "环").xml() + use * times
        unit = f'<ofd:CompositeGraphicUnit ID="9"><ofd:Content>{inner}</ofd:Content></ofd:CompositeGraphicUnit>'
        resources = f"<ofd:CompositeGraphicUnits>{unit}</ofd:CompositeGraphicUnits>"
        return ofd_of_docs(Doc([Leaf(TEXT.writes, objects=use)], resources=resources))

    assert read(drawn(1), "环.ofd").pages[0].lines[0].text == "环"
    started = time.process_time()
    with pytest.raises(TooLarge, match="图元"):
        read(drawn(40), "环.ofd")
    assert time.process_time() - started < 20


def test_templates_that_use_each_other_come_to_an_end() -> None:
    """Each template is laid once above itself."""
    common = '<ofd:TemplatePage ID="a" BaseLoc="A.xml"/><ofd:TemplatePage ID="b" BaseLoc="B.xml"/>'
    parts = {
        "A.xml": Leaf([Write(25, 10, "甲")], before='<ofd:Template TemplateID="b"/>').xml(),
        "B.xml": Leaf([Write(25, 20, "乙")], before='<ofd:Template TemplateID="a"/>').xml(),
    }
    leaf = Leaf([Write(25, 40, "正文")], before='<ofd:Template TemplateID="a"/>')
    reading = read(ofd_of_docs(Doc([leaf], common=common, parts=parts)), "a.ofd")
    assert [line.text for line in reading.pages[0].lines] == ["甲", "乙", "正文"]


def test_missing_templates_and_resources_lose_no_page() -> None:
    """What the page itself says is read; a warning tells of the template."""
    leaf = Leaf([Write(25, 40, "正文")], before='<ofd:Template TemplateID="gone"/>')
    reading = read(ofd_of(leaf, parts={"Doc_0/PublicRes.xml": ""}), "a.ofd")
    assert [line.text for line in reading.pages[0].lines] == ["正文"]
    assert any("缺少 1 个页面模板" in warning for warning in reading.warnings)


@pytest.mark.parametrize(
    "attributes",
    [
        'CTM="1e308 0 0 1e308 1e308 1e308"',
        'CTM="nan nan nan nan nan nan"',
        'CTM="0 0 0 0 0 0"',
        'CTM="1 2"',
        'HScale="-1e99"',
        'HScale="0"',
        'ReadDirection="180"',
        'ReadDirection="x"',
        'Weight="heavy"',
        'DrawParam="nowhere"',
    ],
)
def test_senseless_numbers_lose_no_other_text(attributes: str) -> None:
    """Coordinates no page can hold, matrices that flatten, directions nobody knows."""
    leaf = Leaf([Write(25, 40, "怪", attributes=attributes), Write(25, 80, "正文")])
    lines = read(ofd_of(leaf), "a.ofd").pages[0].lines
    assert "正文" in [line.text for line in lines]


@pytest.mark.parametrize("box", ["0 0 1e9 1e9", "0 0 -5 -5", "nan", "", "0 0 0 0", "a b c d"])
def test_impossible_pages_are_a4(box: str) -> None:
    """A page has a size that paper can have."""
    leaf = Leaf(TEXT.writes, before=f"<ofd:Area><ofd:PhysicalBox>{box}</ofd:PhysicalBox></ofd:Area>")
    page = read(ofd_of(leaf), "a.ofd").pages[0]
    assert (page.width, page.height) == (595.28, 841.89)


def test_nothing_outside_the_package_is_read(tmp_path: Path) -> None:
    """External entities, paths out of the package and absolute paths lead nowhere."""
    secret = tmp_path / "secret.xml"
    secret.write_text(part("Page", "<ofd:Content/>"), encoding="utf-8")
    external = f'<!DOCTYPE x [<!ENTITY a SYSTEM "file://{secret}">]><x>&a;</x>'
    for parts in ({PAGE: external}, {PAGE: f'<!DOCTYPE x SYSTEM "file://{secret}"><x/>'}):
        with pytest.raises(DamagedFile):
            read(ofd_of(TEXT, parts=parts), "外.ofd")
    for path in (str(secret), f"../../../../../..{secret}", f"..\\..\\{secret}"):
        document = part("Document", f'<ofd:Pages><ofd:Page ID="1" BaseLoc="{path}"/></ofd:Pages>')
        with pytest.raises(DamagedFile, match="第 1 页"):
            read(ofd_of(TEXT, parts={"Doc_0/Document.xml": document}), "外.ofd")


def test_names_in_another_case_and_other_slashes_are_found() -> None:
    """Producers under Windows are not strict about names."""
    data = ofd_of(TEXT, parts={PAGE: "", "doc_0\\pages\\PAGE_0\\content.XML": TEXT.xml()})
    assert read(data, "a.ofd").pages[0].lines[0].text == "第一条 为了规范管理，制定本办法。"

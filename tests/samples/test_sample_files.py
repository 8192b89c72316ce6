"""The built files are those that the source makes."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import pypdfium2
import pytest

from samples.collection import HOME, manuscripts, outputs
from samples.errors import SampleError
from samples.press.manuscript import Manuscript
from samples.press.plain_text import markdown, text
from samples.press.word import word

FONTS = Path("/usr/share/fonts/opentype/noto")
STALE = "{} 与源文不一致，请运行 python -m samples.build"
MANUSCRIPTS = {manuscript.header["file"]: manuscript for _, manuscript in manuscripts()}
BUILT = sorted(path for folder in ("office", "formats") for path in (HOME / folder).rglob("*.*"))
PDFS = [path for path in BUILT if path.suffix == ".pdf"]


def members(archive: bytes) -> dict[str, tuple[bytes, tuple[int, ...]]]:
    """What a DOCX holds; the packing may differ between versions of zlib, this may not."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {entry.filename: (opened.read(entry), entry.date_time) for entry in opened.infolist()}


def squeezed(words: str) -> str:
    """Text without blanks and line ends."""
    return re.sub(r"\s+", "", words)


def printed(manuscript: Manuscript) -> Iterator[str]:
    """The words of a manuscript as they follow each other on paper."""
    for block in manuscript.blocks():
        yield from (cell for row in block.rows for cell in row) if block.rows else (block.line,)


@pytest.mark.parametrize(("name", "content"), outputs({"txt": text, "md": markdown}))
def test_text_files_are_up_to_date(name: str, content: bytes) -> None:
    """TXT and Markdown are byte for byte what the source makes."""
    assert (HOME / name).read_bytes() == content, STALE.format(name)


@pytest.mark.parametrize(("name", "content"), outputs({"docx": word}))
def test_word_files_are_up_to_date(name: str, content: bytes) -> None:
    """Each member of a DOCX, and its time, is what the source makes."""
    assert members((HOME / name).read_bytes()) == members(content), STALE.format(name)


@pytest.mark.slow
def test_pdf_files_are_up_to_date() -> None:
    """PDFs are byte for byte what the source makes, by the same fonts and library versions."""
    pytest.importorskip("fpdf", reason="未安装 fpdf2，不能重新生成 PDF")
    from samples.press.pdf import pdf, toolchain

    try:
        tools = toolchain(FONTS)
    except SampleError as error:
        pytest.skip(str(error))
    used = pypdfium2.PdfDocument(PDFS[0]).get_metadata_dict()["Producer"]
    if tools != used:
        pytest.skip(f"已有 PDF 由“{used}”生成，本机为“{tools}”，字节不可比")
    for name, content in outputs({"pdf": lambda manuscript: pdf(manuscript, FONTS)}):
        assert (HOME / name).read_bytes() == content, STALE.format(name)


@pytest.mark.parametrize("path", PDFS, ids=[path.name for path in PDFS])
def test_the_text_layer_of_a_pdf_is_the_manuscript(path: Path) -> None:
    """Without running heads and page numbers the pages hold the source's words in order."""
    manuscript = MANUSCRIPTS[path.stem]
    head = manuscript.header.get("running_head", "")
    found = ""
    with pypdfium2.PdfDocument(path) as document:
        for number, page in enumerate(document, 1):
            words = squeezed(page.get_textpage().get_text_range())
            assert words.startswith(head)
            assert words.endswith(f"—{number}—")
            found += words.removeprefix(head).removesuffix(f"—{number}—")
    assert found == squeezed("".join(printed(manuscript)))


def test_nothing_else_lies_among_the_built_files() -> None:
    """A file that no manuscript makes any more is noticed, and the whole stays small."""
    kinds = ("docx", "pdf", "txt", "md")
    names = {f"{file}.{m.header['format']}" for file, m in MANUSCRIPTS.items()}
    shown = {f"{file}.{kind}" for file, m in MANUSCRIPTS.items() if m.says("showcase") for kind in kinds}
    assert {path.name for path in BUILT if path.parent.name != "formats"} == names
    assert {path.name for path in BUILT if path.parent.name == "formats"} == shown
    assert sum(path.stat().st_size for path in HOME.rglob("*") if path.is_file()) < 3_000_000


@pytest.mark.parametrize("file", [file for file, m in MANUSCRIPTS.items() if m.header.get("numbering") == "word"])
def test_numbers_made_by_word_are_not_typed(file: str) -> None:
    """The file's own text holds neither 第一条 nor （一）; the chapters are headings."""
    document = docx.Document(str(HOME / "office" / "rules" / f"{file}.docx"))
    words = [paragraph.text for paragraph in document.paragraphs]
    assert not [
        line for line in words if re.match(r"第[一二三四五六七八九十]+[章条]|（[一二三四五六七八九十]+）|\d\.", line)
    ]
    headings = [p.text for p in document.paragraphs if p.style is not None and p.style.name == "Heading 1"]
    assert headings == [block.text for block in MANUSCRIPTS[file].body if block.kind == "chapter"]


def test_the_standards_of_travel_are_a_word_table() -> None:
    """The annex of 2022 has six columns and seven regions."""
    document = docx.Document(str(HOME / "office" / "rules" / "差旅费管理办法（2022年）.docx"))
    (table,) = document.tables
    assert [cell.text for cell in table.rows[1].cells] == ["1", "北京、上海、广州、深圳", "650", "500", "100", "80"]
    assert (len(table.rows), len(table.columns)) == (8, 6)

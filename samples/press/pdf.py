"""A manuscript as a PDF with a text layer, page numbers and embedded font subsets."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from fpdf import FPDF, FontFace

from samples.errors import SampleError
from samples.press.dates import day
from samples.press.manuscript import Block, Kind, Manuscript
from samples.press.typesetting import lines

# A4; 22 lines of 28 characters of 三号 (16 pt) on a page (GB/T 9704—2012, 5.2).
_WIDTH, _HEIGHT = 595.28, 841.89
_SIZE, _PITCH, _PER_LINE = 16.0, 28.98, 28
_BODY = _SIZE * _PER_LINE
_LEFT, _TOP = (_WIDTH - _BODY) / 2, 104.9
_BOTTOM = _HEIGHT - _TOP - 22 * _PITCH
# The collections hold JP, KR, SC, TC, HK in this order.
_SIMPLIFIED = 2


@dataclass(frozen=True)
class Look:
    """How a kind of block is set; an indent is counted in characters."""

    font: str = "song"
    size: float = _SIZE
    indent: int = 2
    align: str = "left"
    space: float = 0.0


_PLAIN = Look()
_LOOKS: dict[Kind, Look] = {
    "notice": Look("bold", 22, 0, "centre", 0.5),
    "title": Look("bold", 22, 0, "centre", 0.5),
    "number": Look(indent=0, align="centre"),
    "note": Look(size=14, indent=0, align="centre", space=0.5),
    "contents": Look("hei", 16, 0, "centre", 0.3),
    "contents_subline": Look(indent=4),
    "chapter": Look("hei", 16, 0, "centre", 0.4),
    "section": Look("hei", 16, 0, "centre", 0.2),
    "heading": Look("hei"),
    "subheading": Look("bold"),
    "addressee": Look(indent=0, space=0.5),
    "issuer": Look(align="right", space=1.0),
    "date": Look(align="right"),
    "annex": Look("hei", indent=0),
    "annex_title": Look("bold", 18, 0, "centre", 0.3),
    "unit": Look(size=12, align="right"),
    "remark": Look(size=12),
}
FONTS = {
    "song": "NotoSerifCJK-Regular.ttc",
    "bold": "NotoSerifCJK-Bold.ttc",
    "hei": "NotoSansCJK-Regular.ttc",
}


def pdf(manuscript: Manuscript, fonts: Path) -> bytes:
    """Return the PDF; the same manuscript, fonts and library versions give the same bytes.

    Raises SampleError where a font is missing from the folder.
    """
    sheet = _Sheet(manuscript)
    for name, file in FONTS.items():
        sheet.add_font(name, fname=_font(fonts, file), collection_font_number=_SIMPLIFIED)
    sheet.set_creation_date(datetime.combine(day(manuscript.header["date"]), datetime.min.time(), UTC))
    sheet.set_title(manuscript.title)
    sheet.set_author(manuscript.header["issuer"])
    sheet.set_producer(toolchain(fonts))
    sheet.set_lang("zh-CN")
    sheet.add_page()
    for block in manuscript.blocks():
        sheet.set_block(block)
    return bytes(sheet.output())


def toolchain(fonts: Path) -> str:
    """Return the names of everything that decides the bytes of a PDF."""
    digest = hashlib.sha256()
    for file in FONTS.values():
        digest.update(_font(fonts, file).read_bytes())
    return f"fpdf2 {version('fpdf2')}, fontTools {version('fonttools')}, fonts {digest.hexdigest()[:12]}"


def _font(fonts: Path, file: str) -> Path:
    path = fonts / file
    if not path.is_file():
        raise SampleError(f"缺少字体 {path}；请安装 Debian 软件包 fonts-noto-cjk，或用 --fonts 指定字体文件夹")
    return path


class _Sheet(FPDF):
    """The pages while they are being set."""

    def __init__(self, manuscript: Manuscript) -> None:
        super().__init__(unit="pt", format="A4")
        self._manuscript = manuscript
        self.set_margins(_LEFT, _TOP, _LEFT)
        self.set_auto_page_break(auto=True, margin=_BOTTOM)

    def header(self) -> None:
        """Set the running head, where the manuscript asks for one."""
        if words := self._manuscript.header.get("running_head"):
            self.set_font("song", size=10.5)
            self.set_char_spacing(0)
            self.text((_WIDTH - self.get_string_width(words)) / 2, _TOP - 34, words)
            self.line(_LEFT, _TOP - 26, _LEFT + _BODY, _TOP - 26)

    def footer(self) -> None:
        """Set the page number outside: right on odd pages, left on even ones (GB/T 9704, 7.5)."""
        self.set_font("song", size=14)
        self.set_char_spacing(0)
        words = f"— {self.page_no()} —"
        right = _LEFT + _BODY - _SIZE - self.get_string_width(words)
        self.text(right if self.page_no() % 2 else _LEFT + _SIZE, _HEIGHT - _BOTTOM + 34, words)

    def set_block(self, block: Block) -> None:
        """Set one block at the cursor, with page breaks where they fall."""
        if block.kind == "table":
            self._set_table(block.rows)
            return
        if block.kind == "annex":
            self.add_page()
        look = _LOOKS.get(block.kind, _PLAIN)
        self._need(2 if block.kind in ("chapter", "section", "heading", "subheading") else 1)
        self.set_y(self.get_y() + look.space * _PITCH)
        for paragraph in self._parts(block):
            self._set_paragraph(paragraph, look)
        if look.align == "centre":
            self.set_y(self.get_y() + look.space * _PITCH)

    def _parts(self, block: Block) -> Iterator[str]:
        """A long title is parted after the issuer's name, as on paper."""
        issuer = self._manuscript.header["issuer"]
        if block.kind == "title" and block.text.startswith(issuer):
            yield from (issuer, block.text.removeprefix(issuer))
        else:
            yield block.line

    def _set_paragraph(self, words: str, look: Look) -> None:
        self.set_font(look.font, size=look.size)
        self.set_char_spacing(0)
        indent = look.indent * look.size if look.align == "left" else 0.0
        broken = list(lines(words, _BODY, _BODY - indent, self.get_string_width))
        for place, line in enumerate(broken):
            self._need(1)
            self._set_line(line, look, indent if place == 0 else 0.0, last=place == len(broken) - 1)
            self.set_y(self.get_y() + _PITCH * max(1.0, look.size / 18))

    def _set_line(self, line: str, look: Look, indent: float, last: bool) -> None:
        self.set_font(look.font, size=look.size)
        self.set_char_spacing(0)
        width = self.get_string_width(line)
        left = _LEFT + indent
        if look.align == "centre":
            left += (_BODY - width) / 2
        elif look.align == "right":
            left += _BODY - width - 4 * _SIZE * (look.size == _SIZE)
        elif not last and len(line) > 1:
            self.set_char_spacing((_BODY - indent - width) / (len(line) - 1))
        self.text(left, self.get_y() + _SIZE, line)
        self.set_char_spacing(0)

    def _need(self, count: int) -> None:
        if self.get_y() + count * _PITCH > _HEIGHT - _BOTTOM + 1:
            self.add_page()

    def _set_table(self, rows: Sequence[Sequence[str]]) -> None:
        self.set_font("song", size=12)
        self.set_y(self.get_y() + 4)
        columns = zip(*rows, strict=True)
        shares = tuple(max(map(self.get_string_width, column)) + _SIZE for column in columns)
        with self.table(
            width=_BODY,
            col_widths=shares,
            text_align="CENTER",
            line_height=20,
            headings_style=FontFace(family="hei", emphasis=""),
            wrapmode="CHAR",
        ) as table:
            for row in rows:
                table.row(row)
        self.set_y(self.get_y() + 8)

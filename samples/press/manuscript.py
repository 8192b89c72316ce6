"""A sample document before it has a format: what its header says and the blocks of its body."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from samples.errors import SampleError

Kind = Literal[
    "notice", "title", "number", "note", "contents", "contents_line", "contents_subline",
    "chapter", "section", "heading", "subheading", "article", "paragraph", "item", "subitem",
    "addressee", "attachment", "issuer", "date", "annex", "annex_title", "unit", "remark", "table",
]  # fmt: skip

_HEADER = re.compile(r"---\n(.*?)\n---\n(.*)", re.DOTALL)
_LABELS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("article", re.compile(r"(第[一二三四五六七八九十百]+条(?:之[一二三四五六七八九十]+)?)　(.*)")),
    ("item", re.compile(r"(（[一二三四五六七八九十]+）)(.*)")),
    ("subitem", re.compile(r"(\d+\.)(.*)")),
)
_HEADINGS = re.compile(r"(第[一二三四五六七八九十]+[章节])　(.*)")


@dataclass(frozen=True)
class Block:
    """One paragraph or table; `label` is its typed number (第一条, （一）), empty when it has none."""

    kind: Kind
    text: str
    label: str = ""
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def line(self) -> str:
        """The whole line as it is printed."""
        gap = "　" if self.kind in ("chapter", "section", "article") else ""
        return f"{self.label}{gap}{self.text}" if self.label else self.text


@dataclass(frozen=True)
class Manuscript:
    """One source text: its header and its body."""

    header: Mapping[str, str]
    body: tuple[Block, ...]

    @property
    def title(self) -> str:
        """The full title."""
        return self.header["title"]

    def says(self, key: str) -> bool:
        """Return whether the header switches something on."""
        return self.header.get(key) == "yes"

    def blocks(self) -> Iterator[Block]:
        """Yield everything that is printed, in order, the same for every format."""
        if self.says("notice"):
            yield from self._notice()
        yield Block("title", self.title)
        if not self.says("notice"):
            yield Block("number", self.header["number"])
        if "note" in self.header:
            yield Block("note", self.header["note"])
        if self.says("contents"):
            yield from self._contents()
        yield from self._text()

    def _notice(self) -> Iterator[Block]:
        passed = self.header["note"].strip("（）").removesuffix("通过")
        yield Block("notice", f"{self.header['issuer']}关于印发《{self.title}》的通知")
        yield Block("number", self.header["number"])
        yield Block("addressee", "各科室：")
        yield Block("paragraph", f"《{self.title}》已经{passed}审议通过，现印发给你们，请认真贯彻执行。")
        yield from self._signature()

    def _contents(self) -> Iterator[Block]:
        yield Block("contents", "目录")
        for block in self.body:
            if block.kind == "chapter":
                yield Block("contents_line", block.line)
            elif block.kind == "section":
                yield Block("contents_subline", block.line)

    def _text(self) -> Iterator[Block]:
        end = next((i for i, b in enumerate(self.body) if b.kind == "annex"), len(self.body))
        yield from self.body[:end]
        yield from (Block("attachment", f"附件：{b.text}") for b in self.body if b.kind == "annex_title")
        if not self.says("notice"):
            yield from self._signature()
        yield from self.body[end:]

    def _signature(self) -> Iterator[Block]:
        yield Block("issuer", self.header["issuer"])
        yield Block("date", self.header["date"])


def split_header(source: str) -> tuple[dict[str, str], str]:
    """Return the header's keys and the text after it; raises SampleError where there is none."""
    parts = _HEADER.fullmatch(source)
    if parts is None:
        raise SampleError(f"源文开头没有 --- 包围的文件头：{source[:40]!r}")
    pairs = (line.split(":", 1) for line in parts.group(1).splitlines())
    return {key.strip(): value.strip() for key, value in pairs}, parts.group(2)


def parse(header: Mapping[str, str], text: str) -> Manuscript:
    """Return the manuscript of a source text, one block a line, one table a run of `|` lines."""
    blocks: list[Block] = []
    for line in filter(None, text.splitlines()):
        if line.startswith("|") and blocks and blocks[-1].kind == "table":
            blocks[-1] = Block("table", "", rows=(*blocks[-1].rows, _cells(line)))
        else:
            blocks.append(_block(line, header))
    return Manuscript(header, tuple(blocks))


def _block(line: str, header: Mapping[str, str]) -> Block:
    if line.startswith("|"):
        return Block("table", "", rows=(_cells(line),))
    if line.startswith("## "):
        return _heading(line[3:], "chapter", "heading")
    if line.startswith("### "):
        return _heading(line[4:], "section", "subheading")
    for kind, pattern in _LABELS:
        if found := pattern.fullmatch(line):
            return Block(kind, found.group(2), label=found.group(1))
    return Block(_plain_kind(line, header), line)


def _heading(text: str, numbered: Kind, plain: Kind) -> Block:
    if found := _HEADINGS.fullmatch(text):
        return Block(numbered, found.group(2), label=found.group(1))
    if text == "附件":
        return Block("annex", text)
    if text.endswith("表"):
        return Block("annex_title", text)
    return Block(plain, text)


def _plain_kind(line: str, header: Mapping[str, str]) -> Kind:
    if line.startswith("单位："):
        return "unit"
    if line.startswith("注："):
        return "remark"
    return "addressee" if "period" in header and line.endswith("局：") else "paragraph"


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.strip("|").split("|"))

"""The fonts of plain PDF pages: two bytes for each character, with their Unicode and their widths declared."""

from __future__ import annotations

import re
from binascii import unhexlify
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from struct import unpack

import numpy as np
from numpy.typing import NDArray

from ingest.readers.characters import INVISIBLE
from ingest.readers.pdf_objects import NotPlain, Objects, Ref

# Letters that are printed from right to left, and ligatures that pdfium parts, are left to it.
_NOT_PLAIN = re.compile(
    rf"{INVISIBLE.pattern}|[\t\n\r\u0590-\u08ff\ufb00-\ufb06\ufb1d-\ufdff\ufe70-\ufefc\ue000-\uf8ff\ufffd]"
)
_SPACE = re.compile(rb"begincodespacerange\s*<0000>\s*<[Ff]{4}>\s*endcodespacerange")
_BEGIN = re.compile(rb"begin(bfchar|bfrange|cidchar|cidrange)")
_PAIRS = re.compile(rb"(?:\s*+<[0-9A-Fa-f]{4}>\s*+<[0-9A-Fa-f]{4}>)*+\s*+")
_LINE_OF_PAIR, _LINE_OF_RANGE, _DIGIT = b"<0000> <0000>\n", b"<0000> <0000> <0000>\n", ord("0")
_PAIR = re.compile(rb"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]*)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]{4})>")
_CID = re.compile(rb"<([0-9A-Fa-f]{4})>\s*(\d+)")
_CID_RANGE = re.compile(rb"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]{4})>\s*(\d+)")
_EMBEDDED = ("FontFile", "FontFile2", "FontFile3")
_CODES = 65_536
# pdfium's weight of a font, from how thick its stems are.
_THICK_STEM = 140
_FULL_WIDTH = 1000


@dataclass(frozen=True, eq=False)
class PlainFont:
    """A font by code: code points of plain characters, 0 for any other; widths in thousandths of the size."""

    weight: int
    points: NDArray[np.uint32]
    advances: NDArray[np.int32]

    @cached_property
    def shown(self) -> frozenset[int]:
        """The code points of all its plain characters."""
        return frozenset(self.points[self.points > 0].tolist())


def read_font(objects: Objects, value: object) -> PlainFont:
    """The font in a page's resources; NotPlain where its text or its widths are not declared so."""
    font = objects.dictionary(value)
    if font.get("Subtype") != "Type0":
        raise NotPlain
    (descendant,) = objects.array(font.get("DescendantFonts"))
    inner = objects.dictionary(descendant)
    descriptor = objects.dictionary(inner.get("FontDescriptor"))
    if not any(key in descriptor for key in _EMBEDDED) or descriptor.get("Ascent") == descriptor.get("Descent"):
        raise NotPlain
    chars = _characters(objects.stream(font.get("ToUnicode")))
    default = int(objects.number(inner.get("DW", _FULL_WIDTH)))
    widths = _widths(objects, inner.get("W", []))
    cids = _cids(objects, font.get("Encoding"))
    if cids is not None:
        chars = {code: char for code, char in chars.items() if code in cids}
        widths = {code: widths[cid] for code, cid in cids.items() if cid in widths}
    codes, count = np.fromiter(chars, np.intp, len(chars)), max(chars, default=-1) + 1
    points, advances = np.zeros(count, np.uint32), np.zeros(count, np.int32)
    points[codes], advances[codes] = np.fromiter(chars.values(), np.uint32, len(chars)), default
    for code in widths.keys() & chars.keys():
        advances[code] = widths[code]
    return PlainFont(_weight(objects, descriptor), points, advances)


def is_plain(char: str) -> bool:
    """Whether a character is printed as it is, from left to right."""
    return _NOT_PLAIN.match(char) is None


def _characters(cmap: bytes) -> dict[int, int]:
    """The code points of the plain characters of a ToUnicode map, by code."""
    if not _SPACE.search(cmap) or b"usecmap" in cmap:
        raise NotPlain
    codes: list[int] = []
    chars: list[int] = []
    for kind, body in _blocks(cmap):
        if kind == b"bfchar":
            numbers = _paired(body)
            codes += numbers[::2]
            chars += numbers[1::2]
        elif b"[" in body:
            raise NotPlain
        else:
            numbers = _ranges(body)
            for first, last, target in zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True):
                codes += (own := range(first, last + 1))
                chars += _targets(own, target)
    found = dict(zip(codes, chars, strict=True))
    if len(found) < len(codes):  # of several characters for one code pdfium takes the first in Unicode
        found = dict(sorted(zip(codes, chars, strict=True), reverse=True))
    if _NOT_PLAIN.search(np.fromiter(found.values(), "<u4", len(found)).tobytes().decode("utf-32-le", "surrogatepass")):
        found = {code: char for code, char in found.items() if is_plain(chr(char))}
    return found


def _blocks(cmap: bytes) -> Iterator[tuple[bytes, bytes]]:
    """What each block of a map maps, and its entries."""
    reached = 0
    for begin in _BEGIN.finditer(cmap):
        end = cmap.find(b"end" + begin[1], begin.end())
        if end >= 0 and begin.start() >= reached:
            yield begin[1], cmap[begin.end() : end]
            reached = end


def _paired(body: bytes) -> Sequence[int]:
    """Codes and characters in turn."""
    if _is_regular(body, _LINE_OF_PAIR) or _PAIRS.fullmatch(body):
        return _numbers(body)
    return [int(each, 16) for pair in _PAIR.findall(body) if len(pair[1]) == 4 for each in pair]


def _ranges(body: bytes) -> Sequence[int]:
    """First code, last code, first character, again and again."""
    if _is_regular(body, _LINE_OF_RANGE):
        return _numbers(body)
    return [int(each, 16) for found in _RANGE.findall(body) for each in found]


def _is_regular(body: bytes, line: bytes) -> bool:
    """Whether there are nothing but lines like `line` after the first line end, as in most maps."""
    lines, length = body.lstrip(b" \r\n"), len(line)
    count, rest = divmod(len(lines), length)
    marks = [index for index, mark in enumerate(line) if mark != _DIGIT]
    return (
        not rest
        and all(lines[index::length] == line[index : index + 1] * count for index in marks)
        and len(lines.translate(None, b"<> \n")) == count * (length - len(marks))
    )


def _numbers(body: bytes) -> Sequence[int]:
    """The numbers of four digits each."""
    digits = unhexlify(body.translate(None, b"<> \t\r\n\f\v"))
    return unpack(f">{len(digits) // 2}H", digits)


def _targets(codes: range, first: int) -> range:
    """The numbers from `first` on that a range of codes stands for."""
    if first + len(codes) > _CODES:
        raise NotPlain
    return range(first, first + len(codes))


def _cids(objects: Objects, encoding: object) -> dict[int, int] | None:
    """The numbers of the glyphs by code, None where they are the codes."""
    if encoding == "Identity-H":
        return None
    if not isinstance(encoding, Ref):
        raise NotPlain
    cmap = objects.stream(encoding)
    if not _SPACE.search(cmap) or b"usecmap" in cmap or b"/WMode 1" in cmap:
        raise NotPlain
    found: dict[int, int] = {}
    for kind, body in _blocks(cmap):
        if kind == b"cidchar":
            found.update((int(code, 16), int(cid)) for code, cid in _CID.findall(body))
        elif kind == b"cidrange":
            for first, last, cid in _CID_RANGE.findall(body):
                own = range(int(first, 16), int(last, 16) + 1)
                found.update(zip(own, _targets(own, int(cid)), strict=True))
    return found


def _widths(objects: Objects, value: object) -> dict[int, int]:
    """Widths by glyph, as whole numbers, which is how pdfium takes them."""
    items = objects.array(value)
    found: dict[int, int] = {}
    place = 0
    while place + 1 < len(items):
        first, following = _whole(items[place]), objects.resolved(items[place + 1])
        if isinstance(following, list):
            found.update(enumerate(map(_whole, following), first))
            place += 2
            continue
        stop = next((index - 1 for index in range(place, len(items)) if isinstance(items[index], list)), len(items))
        found.update(_ranges_of_widths(items[place:stop]))
        place = stop
    return found


def _ranges_of_widths(items: list[object]) -> Iterator[tuple[int, int]]:
    """First glyph, last glyph, width, again and again."""
    numbers = [_whole(each) for each in items]
    firsts, lasts, widths = numbers[::3], numbers[1::3], numbers[2::3]
    if firsts == lasts:
        yield from zip(firsts, widths, strict=True)
        return
    for first, last, width in zip(firsts, lasts, widths, strict=True):
        if not first <= last < _CODES:
            raise NotPlain
        yield from ((glyph, width) for glyph in range(first, last + 1))


def _whole(value: object) -> int:
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        return int(value)
    raise NotPlain


def _weight(objects: Objects, descriptor: dict[str, object]) -> int:
    stem = int(objects.number(descriptor.get("StemV")))
    return stem * 5 if stem < _THICK_STEM else stem * 4 + _THICK_STEM

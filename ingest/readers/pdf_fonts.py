"""The fonts of plain PDF pages: two bytes for each character, with their Unicode and their widths declared."""

from __future__ import annotations

import re
from binascii import unhexlify
from collections.abc import Iterator
from dataclasses import dataclass
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
_BLOCK = re.compile(rb"begin(bfchar|bfrange|cidchar|cidrange)(.*?)end\1", re.DOTALL)
_PAIRS = re.compile(rb"(?:\s*+<[0-9A-Fa-f]{4}>\s*+<[0-9A-Fa-f]{4}>)*+\s*+")
_PAIR = re.compile(rb"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]*)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]{4})>")
_CID = re.compile(rb"<([0-9A-Fa-f]{4})>\s*(\d+)")
_CID_RANGE = re.compile(rb"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]{4})>\s*(\d+)")
_EMBEDDED = ("FontFile", "FontFile2", "FontFile3")
_CODES = 65_536
# pdfium's weight of a font, from how thick its stems are.
_THICK_STEM = 140
_FULL_WIDTH = 1000


@dataclass(frozen=True, slots=True)
class PlainFont:
    """A font: plain characters by code, widths in thousandths of the size.

    `points` and `advances` are the same for whole pages, by code: 0 where a code gives no plain character.
    `shown` are all its characters, `narrow` the codes of those that are not as wide as the size.
    """

    chars: dict[int, str]
    widths: dict[int, int]
    weight: int
    shown: frozenset[str]
    narrow: frozenset[int]
    points: NDArray[np.uint32]
    advances: NDArray[np.int64]


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
    by_cid = _widths(objects, inner.get("W", []))
    cids = _cids(objects, font.get("Encoding"))
    if cids is not None:
        chars = {code: char for code, char in chars.items() if code in cids}
    widths = {code: by_cid.get(code if cids is None else cids[code], default) for code in chars}
    narrow = frozenset([code for code, width in widths.items() if width != _FULL_WIDTH])
    weight = _weight(objects, descriptor)
    return PlainFont(chars, widths, weight, frozenset(chars.values()), narrow, *_by_code(chars, widths))


def _by_code(chars: dict[int, str], widths: dict[int, int]) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """Code points and widths, each in the place of its code."""
    codes = np.array(list(chars), np.int64)
    count = max(chars, default=-1) + 1
    points, advances = np.zeros(count, np.uint32), np.zeros(count, np.int64)
    points[codes] = np.frombuffer("".join(chars.values()).encode("utf-32-le", "surrogatepass"), "<u4")
    advances[codes] = list(widths.values())
    return points, advances


def is_plain(char: str) -> bool:
    """Whether a character is printed as it is, from left to right."""
    return _NOT_PLAIN.match(char) is None


def _characters(cmap: bytes) -> dict[int, str]:
    """The plain characters of a ToUnicode map."""
    if not _SPACE.search(cmap) or b"usecmap" in cmap:
        raise NotPlain
    pairs: list[tuple[int, int]] = []
    for kind, body in _BLOCK.findall(cmap):
        if kind == b"bfchar":
            pairs += _paired(body)
        elif b"[" in body:
            raise NotPlain
        else:
            pairs += _ranged((int(a, 16), int(b, 16), int(c, 16)) for a, b, c in _RANGE.findall(body))
    found = dict(pairs)
    if len(found) < len(pairs):  # of several characters for one code pdfium takes the first in Unicode
        found = dict(sorted(pairs, reverse=True))
    text = "".join(map(chr, found.values()))
    if _NOT_PLAIN.search(text) is None:
        return dict(zip(found, text, strict=True))
    return {code: char for code, char in zip(found, text, strict=True) if not _NOT_PLAIN.match(char)}


def _paired(body: bytes) -> Iterator[tuple[int, int]]:
    if _PAIRS.fullmatch(body):
        digits = unhexlify(body.translate(None, b"<> \t\r\n\f\v"))
        numbers = unpack(f">{len(digits) // 2}H", digits)
        return zip(numbers[::2], numbers[1::2], strict=True)
    return ((int(code, 16), int(char, 16)) for code, char in _PAIR.findall(body) if len(char) == 4)


def _ranged(ranges: Iterator[tuple[int, int, int]]) -> Iterator[tuple[int, int]]:
    for first, last, target in ranges:
        if target + last - first >= _CODES:
            raise NotPlain
        yield from zip(range(first, last + 1), range(target, target + last - first + 1), strict=True)


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
    for kind, body in _BLOCK.findall(cmap):
        if kind == b"cidchar":
            found.update((int(code, 16), int(cid)) for code, cid in _CID.findall(body))
        elif kind == b"cidrange":
            found.update(_ranged((int(a, 16), int(b, 16), int(c)) for a, b, c in _CID_RANGE.findall(body)))
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

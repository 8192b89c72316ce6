"""The objects of a plain PDF: cross-reference table, dictionaries, flate streams; anything else is not plain.

This serves the fast way through plain text pages alone. It mends nothing and guesses nothing: whatever it does not
know raises NotPlain, and pdfium reads the page.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from functools import lru_cache


class NotPlain(Exception):
    """The file, page or font holds something that the fast way does not know."""


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to an object of the file."""

    number: int


class Name(str):
    """A name, without its slash."""

    __slots__ = ()


_MOST_UPDATES = 16
_DEEPEST = 24
_LARGEST_STREAM = 16 * 1024 * 1024
_SECTION = re.compile(rb"\s*(\d{1,10})\s+(\d{1,10})\s*?[\r\n]+")
_ENTRY = re.compile(rb"(\d{10}) \d{5} n")
_OBJECT = re.compile(rb"\s*(\d+)\s+\d+\s+obj")
_STREAM = re.compile(rb"\s*stream\r?\n")
_TOKEN = re.compile(
    rb"[\s\0]*+(?:"
    rb"/([^\s\0()<>\[\]{}/%#]*+)"
    rb"|(\d++)\s++\d++\s++R(?![A-Za-z])"
    rb"|([-+]?+(?:\d++\.?+\d*+|\.\d++))"
    rb"|(<<|>>|\[|\])"
    rb"|<([0-9A-Fa-f\s]*+)>"
    rb"|\(([^()\\]*+)\)"
    rb"|(true|false|null)(?![A-Za-z]))"
)
_NAME, _REF, _NUMBER, _MARK, _HEX, _STRING = range(1, 7)
# Numbers that begin no reference, which most arrays are made of.
_NUMBERS = re.compile(rb"[\s\0]*+(?:[-+]?\d++(?:\.\d*+)?(?!\s+(?:\d+\s+)?R)\s*+)++(?=[\]\[])")
_CLOSED_BY = {b"<<": b">>", b"[": b"]"}
_WORDS = {b"true": True, b"false": False, b"null": None}


class Objects:
    """The objects of the file `data`."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._sections: list[tuple[int, int, int]] = []  # first number, count, where the entries begin
        self._read: dict[int, tuple[object, int]] = {}  # each object that was asked for, and where it ends
        self.trailer = self._read_tables()

    def resolved(self, value: object) -> object:
        """`value`, or what it refers to."""
        return self._object(value.number)[0] if isinstance(value, Ref) else value

    def dictionary(self, value: object) -> dict[str, object]:
        """`value` as a dictionary."""
        found = self.resolved(value)
        if not isinstance(found, dict):
            raise NotPlain
        return found

    def array(self, value: object) -> list[object]:
        """`value` as an array."""
        found = self.resolved(value)
        if not isinstance(found, list):
            raise NotPlain
        return found

    def numbers(self, value: object) -> list[float]:
        """`value` as an array of numbers."""
        return [self.number(each) for each in self.array(value)]

    def number(self, value: object) -> float:
        """`value` as a number."""
        found = self.resolved(value)
        if not isinstance(found, int | float):
            raise NotPlain
        return found

    def stream(self, value: object) -> bytes:
        """The bytes of a stream, which is stored as it is or deflated."""
        if not isinstance(value, Ref):
            raise NotPlain
        head, end = self._object(value.number)
        start = _STREAM.match(self._data, end)
        if start is None or not isinstance(head, dict) or "DecodeParms" in head:
            raise NotPlain
        raw = self._data[start.end() : start.end() + int(self.number(head.get("Length")))]
        kind = self.resolved(head.get("Filter"))
        if isinstance(kind, list) and len(kind) == 1:
            kind = kind[0]
        return raw if kind is None else _inflated(raw, kind)

    def _object(self, number: int) -> tuple[object, int]:
        if number not in self._read:
            self._read[number] = self._parse(number)
        return self._read[number]

    def _parse(self, number: int) -> tuple[object, int]:
        for first, count, start in self._sections:
            if first <= number < first + count:
                entry = _ENTRY.match(self._data, start + 20 * (number - first))
                found = entry and _OBJECT.match(self._data, int(entry[1]))
                if not found or int(found[1]) != number:
                    raise NotPlain
                return _parsed(self._data, found.end())
        raise NotPlain

    def _read_tables(self) -> dict[str, object]:
        """The newest trailer, after the tables of the file and of its earlier states."""
        start = re.compile(rb"startxref\s+(\d{1,10})\s").search(self._data, self._data.rfind(b"startxref"))
        newest: dict[str, object] = {}
        place = int(start[1]) if start else -1
        for _ in range(_MOST_UPDATES):
            trailer = self._read_table(place)
            newest = newest or trailer
            if "Prev" not in trailer:
                return newest
            place = int(self.number(trailer["Prev"]))
        raise NotPlain

    def _read_table(self, place: int) -> dict[str, object]:
        if place < 0 or self._data[place : place + 4] != b"xref":
            raise NotPlain
        place += 4
        while section := _SECTION.match(self._data, place):
            self._sections.append((int(section[1]), int(section[2]), section.end()))
            place = section.end() + 20 * int(section[2])
        mark = self._data.find(b"trailer", place, place + 40)
        if mark < 0:
            raise NotPlain
        trailer, _ = _parsed(self._data, mark + 7)
        if not isinstance(trailer, dict) or "XRefStm" in trailer or "Encrypt" in trailer:
            raise NotPlain
        return trailer


def _inflated(raw: bytes, kind: object) -> bytes:
    if kind != "FlateDecode":
        raise NotPlain
    decoder = zlib.decompressobj()
    try:
        plain = decoder.decompress(raw, _LARGEST_STREAM)
    except zlib.error as broken:
        raise NotPlain from broken
    if decoder.unconsumed_tail or not decoder.eof:
        raise NotPlain
    return plain


def _parsed(data: bytes, place: int) -> tuple[object, int]:
    """The value that begins at `place`, and where it ends."""
    values: list[object] = []
    open_: list[tuple[bytes, list[object]]] = []  # what closes each value that is begun, and what stands before it
    while True:
        token = _TOKEN.match(data, place)
        if token is None:
            raise NotPlain
        place, kind = token.end(), token.lastindex or 0
        text = token[kind]
        if kind == _NAME:
            values.append(_named(text))
        elif kind == _REF:
            values.append(Ref(int(text)))
        elif kind == _NUMBER:
            values.append(float(text) if b"." in text else int(text))
        elif kind != _MARK:
            values.append(_simple(kind, text))
        elif text in _CLOSED_BY:
            if len(open_) >= _DEEPEST:
                raise NotPlain
            open_.append((_CLOSED_BY[text], values))
            values = []
        else:
            if not open_ or open_[-1][0] != text:
                raise NotPlain
            value = values if text == b"]" else _paired(values)
            values = open_.pop()[1]
            values.append(value)
        if not open_:
            return values[0], place
        if kind == _MARK and open_[-1][0] == b"]" and (numbers := _NUMBERS.match(data, place)):
            values += [int(each) if each.isdigit() else float(each) for each in numbers[0].split()]
            place = numbers.end()


def _simple(kind: int, text: bytes) -> object:
    if kind == _HEX:
        return bytes.fromhex(text.decode("ascii"))
    return text if kind == _STRING else _WORDS[text]


@lru_cache(maxsize=4096)
def _named(text: bytes) -> Name:
    return Name(text, "latin-1")


def _paired(values: list[object]) -> dict[str, object]:
    keys = [str(key) for key in values[::2] if isinstance(key, Name)]
    if len(keys) * 2 != len(values):
        raise NotPlain
    return dict(zip(keys, values[1::2], strict=True))

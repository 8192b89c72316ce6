"""The directory of an OLE file ([MS-CFB]): which streams it has, and how they begin. Nothing else of it is read."""

from __future__ import annotations

import struct
from collections.abc import Iterator

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER = 512
_ENTRY = 128
_LAST_SECTOR = 0xFFFFFFFA  # what lies at or above it marks ends and holes of chains
_STREAM = 2
# Office writes a few dozen entries; a chain that is longer than this is damaged or hostile.
_MOST_SECTORS = 4096


class OleFile:
    """The streams of an OLE file by name; a damaged directory has those that could be read."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._sector = 4096 if data[30:32] == b"\x0c\x00" else 512
        self._table = self._sector_table()
        self.streams = dict(self._entries())

    def start_of(self, name: str) -> bytes:
        """The first bytes of the stream `name`, at most one sector; empty when there is none."""
        return self._at(self.streams[name]) if name in self.streams else b""

    def _sector_table(self) -> list[int]:
        """The sectors that hold the allocation table, as far as the header lists them."""
        listed = self._data[76:_HEADER]
        return [number for (number,) in struct.iter_unpack("<I", listed[: len(listed) // 4 * 4])]

    def _at(self, number: int) -> bytes:
        start = (number + 1) * self._sector
        return self._data[start : start + self._sector]

    def _following(self, number: int) -> int:
        table, place = divmod(number, self._sector // 4)
        if table >= len(self._table) or self._table[table] >= _LAST_SECTOR:
            return _LAST_SECTOR
        entry = self._at(self._table[table])[place * 4 : place * 4 + 4]
        return int.from_bytes(entry, "little") if len(entry) == 4 else _LAST_SECTOR

    def _entries(self) -> Iterator[tuple[str, int]]:
        number = int.from_bytes(self._data[48:52], "little")
        for _ in range(_MOST_SECTORS):
            sector = self._at(number) if number < _LAST_SECTOR else b""
            if not sector:
                return
            for at in range(0, len(sector) - _ENTRY + 1, _ENTRY):
                entry = sector[at : at + _ENTRY]
                if entry[66] == _STREAM:
                    length = max(int.from_bytes(entry[64:66], "little") - 2, 0)
                    name = entry[: min(length, 64)].decode("utf-16-le", "replace")
                    yield name, int.from_bytes(entry[116:120], "little")
            number = self._following(number)

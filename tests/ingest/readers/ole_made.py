"""Make small OLE files by hand ([MS-CFB]): a directory of streams, the first of which may have a beginning."""

from __future__ import annotations

import struct

_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def ole_of(*streams: str, start: bytes = b"") -> bytes:
    """An OLE file with these streams, one sector each; the first one begins with `start`."""
    directory = [_entry("Root Entry", 5, _END), *(_entry(name, 2, 10 + place) for place, name in enumerate(streams))]
    packed = b"".join(directory)
    sectors = -(-len(packed) // 512)
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    header += struct.pack("<IIIIIIIII", 1, 1, 0, 4096, _END, 0, _END, 0, 0)
    header += struct.pack("<I", _FREE) * ((512 - len(header)) // 4)
    # Sector 0 is the allocation table, which says that the directory goes on from sector 1.
    table = [_TABLE, *(place + 2 for place in range(sectors - 1)), _END]
    table += [_FREE] * (10 - len(table)) + [_END] * len(streams)
    packed_table = b"".join(struct.pack("<I", one) for one in table).ljust(512, b"\xff")
    body = packed_table + packed.ljust(9 * 512, b"\x00") + start.ljust(512, b"\x00") + bytes(512) * len(streams)
    return header[:76] + struct.pack("<I", 0) + header[80:] + body


def _entry(name: str, kind: int, sector: int) -> bytes:
    written = name.encode("utf-16-le") + b"\x00\x00"
    entry = (
        written.ljust(64, b"\x00")
        + struct.pack("<HBB", len(written), kind, 1)
        + struct.pack("<III", _FREE, _FREE, _FREE)
    )
    return entry + bytes(36) + struct.pack("<IQ", sector, 4096)

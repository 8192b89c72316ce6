"""Make archives, hostile ones too: zipfile writes what it is told, the rest is patched into its bytes."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Sequence

ENCRYPTED = 0x1
_LOCAL, _CENTRAL = b"PK\x03\x04", b"PK\x01\x02"


def zip_of(*entries: tuple[str, bytes], stored: bool = False) -> bytes:
    """An archive with these entries, names in UTF-8, two of one name allowed."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as archive:
        archive.debug = 0
        for name, data in entries:
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED)
    return target.getvalue()


def named(data: bytes, names: Sequence[tuple[bytes, bytes]]) -> bytes:
    """The archive with names replaced by others of the same length, and nothing said of their encoding."""
    for old, new in names:
        assert len(old) == len(new)
        data = data.replace(old, new)
    return _patched(data, 6, 8, lambda flags: flags & ~0x800)


def flagged(data: bytes, flag: int) -> bytes:
    """The archive with a flag set on every entry."""
    return _patched(data, 6, 8, lambda flags: flags | flag)


def claiming(data: bytes, size: int) -> bytes:
    """The archive whose directory claims this size for every entry."""
    made = bytearray(data)
    for at in _places(data, _CENTRAL):
        made[at + 24 : at + 28] = struct.pack("<I", size)
    return bytes(made)


def _patched(data: bytes, local: int, central: int, change: object) -> bytes:
    made = bytearray(data)
    assert callable(change)
    for mark, offset in ((_LOCAL, local), (_CENTRAL, central)):
        for at in _places(data, mark):
            (flags,) = struct.unpack_from("<H", made, at + offset)
            struct.pack_into("<H", made, at + offset, change(flags))
    return bytes(made)


def _places(data: bytes, mark: bytes) -> list[int]:
    return [at for at in range(len(data)) if data.startswith(mark, at)]

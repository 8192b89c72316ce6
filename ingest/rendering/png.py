"""Write PNG (ISO/IEC 15948): eight bits to a channel, grey where nothing is coloured."""

from __future__ import annotations

import struct
import zlib

import numpy as np
from numpy.typing import NDArray

MEDIA_TYPE = "image/png"
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_GREY, _COLOUR = 0, 2
_LEVEL = 4


def png_of(pixels: NDArray[np.uint8]) -> bytes:
    """The PNG of an array of rows of pixels of red, green and blue."""
    height, width, _ = pixels.shape
    red = pixels[:, :, 0]
    is_grey = bool((red == pixels[:, :, 1]).all() and (red == pixels[:, :, 2]).all())
    rows = red if is_grey else pixels.reshape(height, width * 3)
    # Every row begins with its filter: none, which suits pages of print best.
    scanlines = np.zeros((height, rows.shape[1] + 1), dtype=np.uint8)
    scanlines[:, 1:] = rows
    header = struct.pack(">IIBBBBB", width, height, 8, _GREY if is_grey else _COLOUR, 0, 0, 0)
    body = zlib.compress(scanlines.tobytes(), _LEVEL)
    return _SIGNATURE + _chunk(b"IHDR", header) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

"""Bytes of a plain text → characters, by evidence: BOM, UTF-8, UTF-16 without BOM, GB18030.

GB 18030—2022 is the Chinese national encoding; it contains GBK and GB 2312.
"""

from __future__ import annotations

import codecs
import re

from ingest.errors import DamagedFile

# Longer marks first: the mark of UTF-32 LE begins with that of UTF-16 LE.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_CANDIDATES = ("gb18030", "utf-16-le", "utf-16-be")
_SAMPLE = 64 * 1024

# A wrong guess between GB18030 and UTF-16 yields Hangul, private use and rare Han; the right one
# yields mostly the 3,755 Han of GB 2312 level 1 (lead bytes B0—D7), Chinese punctuation and ASCII.
_ORDINARY_SHARE = 0.7
# Above this share of broken characters a file is not a damaged text but no text.
_BROKEN_SHARE = 0.01
_PUNCTUATION = re.compile(r"[\t\n\r\x20-\x7e\u00b7\u2014\u2018-\u201d\u2026\u3000-\u3015\uff01-\uff5e]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """The characters of `data`, and warnings where some of its bytes were broken.

    Raises DamagedFile when the bytes are no text in any supported encoding.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_leniently(data[len(mark) :], encoding, name)
    encoding_found = guess_encoding(data)
    if encoding_found is None:
        raise DamagedFile(
            f"文件“{name}”不是文本：其内容不符合 UTF-8、UTF-16 或 GB18030 编码。"
            "请确认文件没有损坏，或用原来的软件另存为文本后再试。"
        )
    return _decode_leniently(data, encoding_found, name)


def is_text(data: bytes) -> bool:
    """Whether `decode` would try to read `data` as text."""
    return any(data.startswith(mark) for mark, _ in _MARKS) or guess_encoding(data) is not None


def guess_encoding(data: bytes) -> str | None:
    """The most plausible encoding of bytes without a mark, or None when they are no text."""
    sample = data[:_SAMPLE]
    if b"\x00" not in sample and _decodes(data, "utf-8"):
        return None if _is_binary(sample.decode("utf-8", "ignore")) else "utf-8"
    scores = {encoding: _ordinary_share(sample, encoding) for encoding in _CANDIDATES}
    best = max(_CANDIDATES, key=lambda encoding: scores[encoding])
    if scores[best] >= _ORDINARY_SHARE:
        return best
    return "utf-8" if _broken_share(sample, "utf-8") <= _BROKEN_SHARE else None


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _ordinary_share(sample: bytes, encoding: str) -> float:
    text = sample.decode(encoding, "replace")
    if not text or _is_binary(text):
        return 0.0
    ordinary = len(_PUNCTUATION.findall(text))
    for char in _PUNCTUATION.sub("", text):
        pair = char.encode("gb2312", "ignore")
        ordinary += len(pair) == 2 and 0xB0 <= pair[0] <= 0xD7
    return ordinary / len(text)


def _is_binary(text: str) -> bool:
    return len(_CONTROL.findall(text)) > max(len(text) * _BROKEN_SHARE, 3)


def _broken_share(sample: bytes, encoding: str) -> float:
    text = sample.decode(encoding, "replace")
    if _is_binary(text):
        return 1.0
    return text.count("\ufffd") / max(len(text), 1)


def _decode_leniently(data: bytes, encoding: str, name: str) -> tuple[str, tuple[str, ...]]:
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError as broken:
        text = data.decode(encoding, "replace")
        count = text.count("\ufffd")
        if count > max(len(text) * _BROKEN_SHARE, 2):
            raise DamagedFile(
                f"文件“{name}”按 {encoding.upper()} 解码时有 {count} 处错误，"
                f"第一处在第 {broken.start} 字节。请用原来的软件重新保存后再试。"
            ) from None
        line = data[: broken.start].decode(encoding, "replace").count("\n") + 1
        return text, (f"文件“{name}”有 {count} 处字符损坏，以“\ufffd”代替，第一处在第 {line} 行，请核对原文。",)

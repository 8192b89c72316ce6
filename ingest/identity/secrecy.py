"""密级和保密期限, 紧急程度 (GB/T 9704—2012, 7.2.2 and 7.2.3): they stand in lines of their own above the title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.document_number import document_number_in
from ingest.identity.found import CLOSING, Found, Piece

_LEVEL = re.compile(
    r"(?:密\s*级\s*[：:]\s*)?(?P<level>绝\s*密|机\s*密|秘\s*密)\s*(?:[★☆*]\s*(?P<term>长期|[0-9０-９一二三四五六七八九十]+\s*(?:年|个月|月|日))?)?"
    r"|(?:密\s*级\s*[：:]\s*)?(?P<inner>内部(?:资料|文件|材料|使用)|工作秘密|敏感信息|公开)"
)
_TERM = re.compile(r"(?:保密期限)\s*[：:]\s*(?P<term>长期|[0-9０-９一二三四五六七八九十]+\s*(?:年|个月|月|日))")
_URGENCY = re.compile(
    r"(?:(?:紧急程度|等级|缓急)\s*[：:]?\s*)?(?P<urgency>特\s*提|特\s*急|加\s*急|平\s*急|急\s*件)(?:[·・．.]明电)?"
)
# What may share the line: the copy's number, the document's number, who signs, 注意保存.
_BESIDE = re.compile(
    r"(?:签发人|会签人)\s*[：:].*|(?:注意保存|不得外传|请勿外传|严禁外传)|№?\s*[0-9０-９]{3,8}"
    r"|[，,。！!【】\[\]（）()\s　|]"
)


def find_secrecy(lines: Sequence[Piece]) -> Found | None:
    """密级 with its term as 秘密★1年, or 内部资料; None where no line of the head is one."""
    level = next(_marks(lines, _LEVEL), None)
    if level is None:
        return None
    piece, found = level
    value = re.sub(r"\s", "", found["level"] or found["inner"])
    if value == "公开":
        return None
    term = found["term"] or _own_term(lines)
    mark = "★" if term or re.search("[★☆*]", found[0]) else ""
    return piece.found(value + mark + re.sub(r"\s", "", term or ""), found.start(), found.end())


def is_mark(text: str) -> bool:
    """Whether a line says 密级 or 紧急程度 and nothing else."""
    return bool(_LEVEL.search(text) or _URGENCY.search(text)) and _holds_marks_alone(text)


def _own_term(lines: Sequence[Piece]) -> str:
    return next((found["term"] for line in lines if (found := _TERM.search(line.text))), "")


def find_urgency(lines: Sequence[Piece]) -> Found | None:
    """特急, 加急, 平急 …; None where no line of the head says so."""
    for piece, found in _marks(lines, _URGENCY):
        return piece.found(re.sub(r"\s", "", found["urgency"]), found.start("urgency"), found.end("urgency"), CLOSING)
    return None


def _marks(lines: Sequence[Piece], pattern: re.Pattern[str]) -> Iterator[tuple[Piece, re.Match[str]]]:
    for line in lines:
        found = pattern.search(line.text)
        if found and _holds_marks_alone(line.text):
            yield line, found


def _holds_marks_alone(text: str) -> bool:
    """Whether the line has nothing but such marks: 秘密 in a sentence is a word."""
    number = document_number_in(text)
    rest = text.replace(text[number.start : number.end], "") if number else text
    for pattern in (_LEVEL, _TERM, _URGENCY, _BESIDE):
        rest = pattern.sub("", rest)
    return not rest

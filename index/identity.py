"""What people may correct of a document's identity, and which values can be true."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from ingest.document import Description, DocumentKind, LegalStatus
from ingest.errors import ImpossibleEdit

DATES = ("signed", "passed", "published", "effective_from", "effective_to")
FIELDS = (
    *("title", "kind", "document_number", "issuer", "addressee", "organisation", "period"),
    *(*DATES, "secrecy", "urgency", "validity", "status"),
)
LONGEST = 500

_PERIOD = re.compile(r"(?:19|20)\d\d(?:H[12]|Q[1-4]|Q1-Q3|M(?:0?[1-9]|1[0-2]))?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

Stated = str | None


@dataclass(frozen=True, slots=True)
class Edit:
    """A person's correction of one field; values are strings, dates in ISO form, None for an unknown date.

    `read` is what had been read when the person decided, `reading` what the present bytes read.
    """

    field: str
    value: Stated
    read: Stated
    reading: Stated
    note: str
    edited_at: datetime

    @property
    def needs_confirmation(self) -> bool:
        """Whether newer bytes read something else than what the person had seen and corrected."""
        return self.reading != self.read


def stated(described: Description, name: str) -> Stated:
    """The value of a field as edits keep it."""
    value = getattr(described, name)
    return value.isoformat() if isinstance(value, date) else value if value is None else str(value)


def with_values(described: Description, values: Mapping[str, Stated]) -> Description:
    """`described` with other values, which were checked when they were given."""
    return replace(described, **{name: _typed(name, value) for name, value in values.items()})


def check_field(name: str) -> None:
    """ImpossibleEdit when no such field can be corrected."""
    if name not in FIELDS:
        raise ImpossibleEdit(f"没有名为“{name}”的字段可以更正。可更正的字段：{'、'.join(FIELDS)}。")


def checked(name: str, value: str) -> Stated:
    """The value as it is kept; an empty one says that the document has none. ImpossibleEdit with reason and remedy."""
    check_field(name)
    plain = value.strip()
    if unfit := next((char for char in plain if not char.isprintable()), None):
        raise ImpossibleEdit(f"{name} 的值中有不可见的字符 U+{ord(unfit):04X}。请删去它，在一行内填写。")
    if len(plain) > LONGEST:
        raise ImpossibleEdit(f"{name} 的值有 {len(plain)} 个字，超过上限 {LONGEST} 个字。请缩短。")
    return _CHECKS[name](name, plain) if name in _CHECKS else plain


def checked_note(note: str) -> str:
    """The note as it is kept; ImpossibleEdit when it is too long or is no text."""
    plain = note.strip()
    if len(plain) > LONGEST or any(not (char.isprintable() or char.isspace()) for char in plain):
        raise ImpossibleEdit(f"备注应是不超过 {LONGEST} 个字的文字，现有 {len(plain)} 个字。请缩短或改写。")
    return plain


def check_together(described: Description) -> None:
    """ImpossibleEdit when the days of a description contradict each other."""
    begin, end = described.effective_from, described.effective_to
    if begin and end and end < begin:
        raise ImpossibleEdit(
            f"失效日期 effective_to {end} 早于施行日期 effective_from {begin}。请更正其中一个，或撤销对它的更正。"
        )


def _title(name: str, value: str) -> str:
    if not value:
        raise ImpossibleEdit("title 不能为空。请填写文件的标题，或撤销对标题的更正。")
    return value


def _day(name: str, value: str) -> Stated:
    if not value:
        return None
    try:
        if not _DAY.fullmatch(value):
            raise ValueError
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise ImpossibleEdit(
            f"{name} 的值“{value}”不是日期。请写成 YYYY-MM-DD，如 2023-06-05；日期不详请留空。"
        ) from None


def _period(name: str, value: str) -> str:
    if value and not _PERIOD.fullmatch(value):
        raise ImpossibleEdit(
            f"period 的值“{value}”不是报告期。请写成 2023、2023H1（上半年）、2023Q2（二季度）、"
            "2023Q1-Q3（前三季度）或 2023M6（6月）。"
        )
    return value


def _kind(name: str, value: str) -> str:
    return _one_of(name, value, [kind.value for kind in DocumentKind])


def _status(name: str, value: str) -> str:
    return _one_of(name, value, [status.value for status in LegalStatus])


def _one_of(name: str, value: str, allowed: list[str]) -> str:
    if value not in allowed:
        raise ImpossibleEdit(f"{name} 的值“{value}”不在可选之列。可选：{'、'.join(allowed)}。")
    return value


_CHECKS: dict[str, Callable[[str, str], Stated]] = {
    "title": _title,
    "kind": _kind,
    "period": _period,
    "status": _status,
    **dict.fromkeys(DATES, _day),
}


def _typed(name: str, value: Stated) -> Any:
    if name in DATES:
        return date.fromisoformat(value) if value else None
    if name == "kind":
        return DocumentKind(value or "")
    return LegalStatus(value or "") if name == "status" else value

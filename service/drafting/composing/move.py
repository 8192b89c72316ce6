"""From the period of the model to the period of the draft."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.periods import Period, PeriodKind, read_period
from ingest.errors import ModelRefused
from ingest.observations.periods import base_of

__all__ = ["Move", "spoken_part"]

_PARTS = {"H1": "上半年", "H2": "下半年", "Q1": "一季度", "Q2": "二季度", "Q3": "三季度", "Q4": "四季度"}
_PLACED = re.compile(r"(\d{4})(.*)")


@dataclass(frozen=True, slots=True)
class Move:
    """The periods of both, and the period that the new one speaks of (`own`): to a congress, the year before."""

    old: Period
    new: Period
    own: Period

    @classmethod
    def of(cls, old: str, new: str, title: str = "") -> Move:
        """The move between two canonical periods for a report of this title; ModelRefused where there can be none."""
        before, after = read_period(old), read_period(new)
        if before.kind is PeriodKind.UNKNOWN:
            raise ModelRefused(f"范本的期间“{old}”不明，不能推算新的期间。请先用 guiwen identity 更正。")
        if after.kind in (PeriodKind.UNKNOWN, PeriodKind.DAY):
            raise ModelRefused(f"“{new}”不是期间。请写成 2023、2023H2、2023Q3、2023-05 或 2023年下半年。")
        if (after.last, after.first) <= (before.last, before.first) and after != before and after.last < before.last:
            raise ModelRefused(f"新的期间（{after.words}）早于范本的期间（{before.words}）。请换一份更早的范本。")
        return cls(before, after, read_period(base_of(after.text, title).period or after.text))

    @property
    def year(self) -> int:
        """The year of the model."""
        return self.old.last // 12

    @property
    def years(self) -> int:
        """How many years later the new one is."""
        return self.new.last // 12 - self.old.last // 12

    @property
    def same_part(self) -> bool:
        """Whether both are the same part of their years: a first half after a first half."""
        return self.old.kind is self.new.kind and self.old.first % 12 == self.new.first % 12

    @property
    def months(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """The first and the last month of both."""
        old, new = self.old, self.new
        return (old.first % 12 + 1, old.last % 12 + 1), (new.first % 12 + 1, new.last % 12 + 1)

    def period(self, canonical: str) -> str:
        """The period that stands to the new one as `canonical` did to the old one; empty where that cannot be told."""
        if not canonical:
            return ""
        if canonical == self.old.text:
            return self.new.text
        first, _, last = canonical.partition("/")
        moved = [self._simple(one) for one in (first, last) if one]
        return "/".join(moved) if all(moved) else ""

    def _simple(self, text: str) -> str:
        found = _PLACED.fullmatch(text)
        if found is None:
            return ""
        year, part = int(found[1]), found[2]
        if not part or self.same_part:
            return f"{year + self.years}{part}"
        (_, old_last), (_, new_last) = self.months
        if part == self.old.text[4:] and self.new.kind is not PeriodKind.YEAR:
            return f"{year + self.years}{self.new.text[4:]}"
        if re.fullmatch(r"-\d\d", part) and int(part[1:]) == old_last:
            return f"{year + self.years}-{new_last:02d}"
        return f"{year + self.years}" if part == self.old.text[4:] else ""


def spoken_part(period: Period) -> str:
    """The period without its year: 上半年, 一季度, 全年, 5月; empty where it has no such name."""
    if period.kind is PeriodKind.YEAR:
        return "全年"
    if period.kind is PeriodKind.MONTH:
        return f"{period.last % 12 + 1}月"
    return _PARTS.get(period.text[4:], "前三季度" if period.text[4:] == "Q1-Q3" else "")

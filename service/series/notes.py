"""What a reader of a series has to know besides its points."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from index.periods import PeriodKind
from ingest.observation import Qualifier
from service.series.building import Series

KINDS = {
    PeriodKind.YEAR: "年度",
    PeriodKind.HALF: "半年",
    PeriodKind.QUARTER: "季度",
    PeriodKind.MONTH: "月份",
    PeriodKind.DAY: "日期",
    PeriodKind.SPAN: "时段",
    PeriodKind.UNKNOWN: "期间不明",
}
# An Observation that is less sure than this has another reading that may be right.
_SURE = 0.6


class NoteCode(StrEnum):
    """What a note is about; pages in another language say it in theirs."""

    OTHER_KINDS = "other_kinds"
    CONFLICTS = "conflicts"
    CUMULATIVE = "cumulative"
    QUALIFIED = "qualified"
    DOUBTFUL = "doubtful"
    WORDINGS = "wordings"


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence in Chinese with its code, and how many it tells of where it counts."""

    code: NoteCode
    words: str
    count: int = 0


def notes(series: Series) -> list[Note]:
    """One sentence each: periods of other kinds, conflicts, cumulative and approximate values, doubtful readings."""
    return list(_notes(series))


def _notes(series: Series) -> Iterator[Note]:
    others = [(KINDS[kind], count) for kind, count in series.kinds.items() if kind is not series.kind]
    if others:
        told = "、".join(f"{name} {count} 个" for name, count in others)
        yield Note(NoteCode.OTHER_KINDS, f"只列出期间为{KINDS[series.kind]}的数据；另有{told}，不与之混排。")
    points = [point for line in series.lines for point in line.points]
    if conflicts := sum(point.conflict for point in points):
        told = f"有 {conflicts} 处同一单位同一期间的数值互相矛盾，一并列出，不计算变化。"
        yield Note(NoteCode.CONFLICTS, told, conflicts)
    found = [reading for point in points for reading in point.readings]
    if any(reading.observation.cumulative for reading in found):
        yield Note(NoteCode.CUMULATIVE, "含累计值；累计值与当期值之间不计算变化。")
    if any(reading.observation.qualifier is not Qualifier.EXACT for reading in found if not _is_change(series)):
        yield Note(NoteCode.QUALIFIED, "含约数或只写明上限、下限的数值。")
    if doubtful := sum(reading.observation.confidence < _SURE for reading in found):
        yield Note(NoteCode.DOUBTFUL, f"有 {doubtful} 个数值的指标、期间或单位不能肯定，请看原文。", doubtful)
    if len(series.wordings) > 1:
        yield Note(NoteCode.WORDINGS, f"文件中的不同写法归为一组：{'、'.join(series.wordings)}。")


def _is_change(series: Series) -> bool:
    return series.group.measure.value == "change"

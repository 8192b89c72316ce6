"""An Observation: a number that a text states, with what it counts, for when and for whom."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

__all__ = ["Alternative", "Direction", "Observation", "Origin", "Qualifier"]


class Qualifier(StrEnum):
    """How exactly the number is meant."""

    EXACT = "exact"
    APPROXIMATE = "approximate"  # 约、近、左右、10余、20多
    AT_LEAST = "at_least"  # 超过、以上、不少于、突破
    AT_MOST = "at_most"  # 不到、以内、以下、不超过
    CHANGE = "change"  # 增长5.1%、下降0.3个百分点、减少12件: the number is a difference, not a level


class Direction(StrEnum):
    """Which way a change went."""

    UP = "up"
    DOWN = "down"


class Origin(StrEnum):
    """What the number was read from."""

    SENTENCE = "sentence"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another reading of the same number, where the text allows more than one; a field that is None reads the same."""

    indicator: str | None = None
    period: str | None = None
    organisation: str | None = None


@dataclass(frozen=True, slots=True)
class Observation:
    """A number in `[start, end)` of the plain text (number and unit as written), in the sentence or row `quote`.

    `indicator` is what is counted, in the words of the text, completed from the sentence (受理问题线索, 立案);
    `value` is the number in the unit as written, `value_high` the upper end of a range (5万—6万), `unit` the unit as
    written without the multiplier of the number (亿元 is a unit: 1.2亿元 has the value 1.2).
    `normalized_value` is in `normalized_unit` (1.2亿元: 120000000 元; 三成: 30 %; 3.5个百分点 stays 3.5 百分点) and is
    negative for a change that went down, while `value` is as written. `comparison` is what a change is measured
    against, as written (同比, 比上年末), empty where it is not said. `period` is canonical: 2023, 2023H1, 2023Q1,
    2023-05, 2023-06-05, or two of them as 2021/2023, empty where it is unknown. `cumulative` is set by 累计 and its
    like. `whole` is the ordinal, among the Observations of the document, of the one that this is a part of (其中).
    `confidence` is from 0 to 1, and `alternatives` are the other readings of what is doubtful.
    """

    indicator: str
    value: Decimal
    value_high: Decimal | None
    unit: str
    qualifier: Qualifier
    period: str
    organisation: str
    start: int
    end: int
    quote_start: int
    quote_end: int
    normalized_value: Decimal
    normalized_high: Decimal | None
    normalized_unit: str
    direction: Direction | None = None
    comparison: str = ""
    cumulative: bool = False
    whole: int | None = None
    origin: Origin = Origin.SENTENCE
    confidence: float = 1.0
    alternatives: tuple[Alternative, ...] = ()

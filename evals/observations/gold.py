"""An annotated set of Observations: the ranges in which every one is listed, and the numbers in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from index.training.statutes import rows
from ingest.errors import SettingsError
from ingest.observation import Direction, Qualifier

__all__ = ["Expected", "FileOfGold", "Scope", "read_gold"]


@dataclass(frozen=True, slots=True)
class Scope:
    """Lines `first` to `last` of a source, both included and counted from 1, in which every Observation is listed."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Expected:
    """One annotated number: the `nth` occurrence of `text` in a line, and what a reader says of it.

    The first of a tuple is the annotator's own word, the others are as good. `optional` ones may be found or left out.
    """

    line: int
    text: str
    nth: int
    indicators: tuple[str, ...]
    value: Decimal
    value_high: Decimal | None
    units: tuple[str, ...]
    qualifiers: tuple[Qualifier, ...]
    direction: Direction | None
    periods: tuple[str, ...]
    organisations: tuple[str, ...]
    optional: bool

    def start(self, line: str) -> int | None:
        """Where in `line` the number stands; occurrences inside longer numbers count too."""
        at = -1
        for _ in range(self.nth):
            at = line.find(self.text, at + 1)
            if at < 0:
                return None
        return at


@dataclass(frozen=True, slots=True)
class FileOfGold:
    """What the set says of one source."""

    name: str
    scopes: tuple[Scope, ...]
    expected: tuple[Expected, ...]


def read_gold(path: Path) -> tuple[FileOfGold, ...]:
    """The set in the JSON lines of `path`, by source; SettingsError names a line that is off."""
    scopes: dict[str, list[Scope]] = defaultdict(list)
    expected: dict[str, list[Expected]] = defaultdict(list)
    for row in rows(path):
        try:
            name = str(row["file"])
            if "lines" in row:
                first, last = row["lines"]
                scopes[name].append(Scope(int(first), int(last)))
            else:
                expected[name].append(_expected(row))
        except (KeyError, TypeError, ValueError) as error:
            raise SettingsError(f"{path} 中有一行写得不对（{error!r}）：{str(row)[:80]}。请改正后再试。") from error
    names = dict.fromkeys([*scopes, *expected])
    return tuple(FileOfGold(name, tuple(scopes[name]), tuple(expected[name])) for name in names)


def _expected(row: Mapping[str, Any]) -> Expected:
    high = row.get("value_high")
    return Expected(
        line=int(row["line"]),
        text=str(row["text"]),
        nth=int(row.get("nth", 1)),
        indicators=(str(row["indicator"]), *row.get("accept", ())),
        value=Decimal(str(row["value"])),
        value_high=None if high is None else Decimal(str(high)),
        units=_readings(row, "unit"),
        qualifiers=tuple(Qualifier(one) for one in _readings(row, "qualifier")),
        direction=Direction(row["direction"]) if row.get("direction") else None,
        periods=_readings(row, "period"),
        organisations=_readings(row, "organisation"),
        optional=bool(row.get("optional", False)),
    )


def _readings(row: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """The annotator's reading of a field and the others that are as good."""
    return (str(row[name]), *(str(one) for one in row.get(f"{name}_accept", ())))

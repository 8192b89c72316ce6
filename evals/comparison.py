"""Two runs of an evaluation compared question by question: what was gained, what was lost, and how sure that is."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.training.bootstrap import Figure, bootstrap
from index.training.statutes import rows
from ingest.errors import SettingsError

Record = Mapping[str, object]

# A pair of figures that differ by less is the same.
_SAME = 1e-9


def interval(values: Sequence[float]) -> list[float]:
    """The 95 % bootstrap interval of the mean over questions, to four places."""
    if not values:
        return [0.0, 0.0]
    told = bootstrap(values)
    return [round(told.low, 4), round(told.high, 4)]


def write_records(path: Path, records: Iterable[Record]) -> None:
    """Write a line of JSON for each question."""
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records), encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Change:
    """A question whose figure differs between two runs."""

    id: str
    question: str
    before: float
    after: float

    def to_json(self) -> dict[str, object]:
        """The change as `guiwen eval compare` prints it."""
        return {"id": self.id, "question": self.question, "before": self.before, "after": self.after}


@dataclass(frozen=True, slots=True)
class Comparison:
    """One figure over the questions that two runs share: both means, the difference, gains and losses."""

    figure: str
    questions: int
    before: Figure
    after: Figure
    difference: Figure
    gained: tuple[Change, ...]
    lost: tuple[Change, ...]

    def to_json(self) -> dict[str, object]:
        """The comparison as `guiwen eval compare` prints it."""
        means = {name: _told(getattr(self, name)) for name in ("before", "after", "difference")}
        return {
            "figure": self.figure,
            "questions": self.questions,
            **means,
            "gained": [one.to_json() for one in self.gained],
            "lost": [one.to_json() for one in self.lost],
        }


def compare(before: Path, after: Path, figure: str) -> Comparison:
    """Compare `figure` between two files of records; SettingsError where they share no question that has it."""
    first, second = _read(before, figure), _read(after, figure)
    shared = [one for one in first if one in second]
    if not shared:
        raise SettingsError(f"{before} 与 {after} 没有共同的、带有“{figure}”的问题。请用同一套问题的两次结果。")
    pairs = [Change(one, first[one][1], first[one][0], second[one][0]) for one in shared]
    return Comparison(
        figure,
        len(pairs),
        bootstrap([one.before for one in pairs]),
        bootstrap([one.after for one in pairs]),
        bootstrap([one.after - one.before for one in pairs]),
        tuple(one for one in pairs if one.after > one.before + _SAME),
        tuple(one for one in pairs if one.after < one.before - _SAME),
    )


def _read(path: Path, figure: str) -> dict[str, tuple[float, str]]:
    """The figure and the question of each record that has one, by id."""
    told: dict[str, tuple[float, str]] = {}
    for row in rows(path):
        value = row.get(figure)
        if "id" in row and isinstance(value, int | float):
            told[str(row["id"])] = float(value), str(row.get("question", ""))
    return told


def _told(figure: Figure) -> dict[str, float]:
    return {"mean": round(figure.mean, 4), "low": round(figure.low, 4), "high": round(figure.high, 4)}

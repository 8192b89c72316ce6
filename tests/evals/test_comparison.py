"""Two runs of an evaluation, question by question."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from evals.commands import evaluate
from evals.comparison import Record, compare, interval, write_records
from ingest.errors import SettingsError


def run(path: Path, *figures: float | None) -> Path:
    """A file of records with these figures; None for a question that the run lacks."""
    rows: list[Record] = [
        {"id": str(number), "question": f"问{number}", "recall@10": figure}
        for number, figure in enumerate(figures)
        if figure is not None
    ]
    write_records(path, rows)
    return path


@pytest.mark.parametrize(
    ("before", "after", "gained", "lost", "difference"),
    [
        ((0, 0.5, 1), (1, 0.5, 0), ["0"], ["2"], 0.0),
        ((0, 0), (1, 1), ["0", "1"], [], 1.0),
        ((0, None, 1), (0.5, 1, 1), ["0"], [], 0.25),
        ((1,), (1,), [], [], 0.0),
    ],
)
def test_gains_and_losses(
    tmp_path: Path,
    before: tuple[float | None, ...],
    after: tuple[float | None, ...],
    gained: list[str],
    lost: list[str],
    difference: float,
) -> None:
    """Only questions that both runs have are compared."""
    told = compare(run(tmp_path / "a", *before), run(tmp_path / "b", *after), "recall@10")
    assert [one.id for one in told.gained] == gained
    assert [one.id for one in told.lost] == lost
    assert told.difference.mean == pytest.approx(difference)
    assert told.difference.low <= told.difference.mean <= told.difference.high


def test_runs_without_a_common_question_are_told(tmp_path: Path) -> None:
    """There is nothing to compare, nor is there of a figure that no record has."""
    one, other = run(tmp_path / "a", 1, None), run(tmp_path / "b", None, 1)
    for second, figure in ((other, "recall@10"), (one, "recall@11")):
        with pytest.raises(SettingsError, match=figure):
            compare(one, second, figure)


def test_the_command_prints_the_comparison(tmp_path: Path) -> None:
    """With both means, their difference and its interval."""
    files = [str(run(tmp_path / name, *figures)) for name, figures in (("a", (0, 1)), ("b", (1, 1)))]
    told = json.loads(CliRunner().invoke(evaluate, ["compare", *files]).output)
    assert (told["questions"], told["before"]["mean"], told["after"]["mean"]) == (2, 0.5, 1.0)
    assert [one["question"] for one in told["gained"]] == ["问0"]
    assert set(told["difference"]) == {"mean", "low", "high"}


@pytest.mark.parametrize(("values", "expected"), [([], [0.0, 0.0]), ([0.5] * 9, [0.5, 0.5])])
def test_interval(values: list[float], expected: list[float]) -> None:
    """Nothing varies in what is always the same."""
    assert interval(values) == expected

"""Figures of made-up finders over a made-up report."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from evals.observations.gold import read_gold
from evals.observations.scoring import find_source, score_document, to_json
from ingest.errors import SettingsError
from ingest.observation import Direction, Observation, Qualifier
from tests.evals.observations.made_up import LINES, ROWS, document, everything, found, row, write_gold

Change = Callable[[list[Observation]], list[Observation]]


def _figures(folder: Path, observations: list[Observation]) -> dict[str, Any]:
    (gold,) = read_gold(write_gold(folder / "gold.jsonl"))
    return to_json([score_document(document(*observations), LINES, gold)])


def test_a_perfect_finder_has_every_figure_at_one(tmp_path: Path) -> None:
    """The optional number is neither missed nor false; what stands outside of the range counts nowhere."""
    told = _figures(tmp_path, [*everything(), found("2023年", "年", "2023", "年")])
    assert told["expected"] == told["found"] == 6
    assert told["value_and_unit"] == {"recall": 1.0, "precision": 1.0}
    named = ("recall", "precision", "indicator", "period", "organisation", "qualifier")
    assert {told[name] for name in named} == {1.0}
    assert told["lines_not_found"] == {}
    assert told["files"]["云渡县上半年小结.txt"]["expected"] == 6


def _without_first(all_of_it: list[Observation]) -> list[Observation]:
    return all_of_it[1:]


def _other(number: int, observation: Observation) -> Change:
    return lambda all_of_it: [*all_of_it[:number], observation, *all_of_it[number + 1 :]]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (_without_first, {"recall": 0.8333, "precision": 1.0}),
        # A wrong value is missed and false at once; a wrong unit as well.
        (_other(0, found("３６０件", "受理信访事项", "36", "件")), {"recall": 0.8333, "precision": 0.8333}),
        (_other(0, found("３６０件", "受理信访事项", "360", "人")), {"recall": 0.8333, "precision": 0.8333}),
        # The right number with another name: the value counts, the indicator does not.
        (
            _other(0, found("３６０件", "办结率", "360", "件")),
            {"recall": 0.8333, "precision": 0.8333, "value_and_unit": {"recall": 1.0, "precision": 1.0}},
        ),
        (_other(0, found("３６０件", "信访事项", "360", "件", period="2022")), {"recall": 1.0, "period": 0.8333}),
        (_other(5, found("2个", "再建", "2", "个", nth=2, period="2023")), {"period": 1.0}),
        (_other(0, found("３６０件", "信访事项", "360", "件", organisation="云渡县")), {"organisation": 1.0}),
        (_other(0, found("３６０件", "信访事项", "360", "件", organisation="澄川市")), {"organisation": 0.8333}),
        (_other(2, found("139件", "来访", "139", "件")), {"recall": 1.0, "qualifier": 0.8333}),
        (
            _other(1, found("1.6%", "信访事项", "1.6", "%", qualifier=Qualifier.CHANGE, direction=Direction.UP)),
            {"recall": 1.0, "qualifier": 0.8333},
        ),
    ],
)
def test_what_is_wrong_lowers_its_own_figure(tmp_path: Path, change: Change, expected: dict[str, Any]) -> None:
    told = _figures(tmp_path, change(everything()))
    assert {name: told[name] for name in expected} == expected


def test_what_is_found_in_the_range_and_not_expected_is_false(tmp_path: Path) -> None:
    """An optional number that is found is not."""
    told = _figures(
        tmp_path, [*everything(), found("2人", "每个人数", "2", "人"), found("上半年", "年", "0.5", "年", 3)]
    )
    assert told["found"] == 7
    assert told["precision"] == 0.8571


def test_a_number_found_twice_is_false_once(tmp_path: Path) -> None:
    told = _figures(tmp_path, [*everything(), found("３６０件", "其他", "360", "件")])
    assert (told["found"], told["recall"], told["precision"]) == (7, 1.0, 0.8571)


def test_an_empty_organisation_in_the_set_is_not_judged(tmp_path: Path) -> None:
    rows = (ROWS[0], row(3, "３６０件", "受理信访事项", 360, "件", organisation=""))
    (gold,) = read_gold(write_gold(tmp_path / "gold.jsonl", rows))
    told = to_json([score_document(document(everything()[0]), LINES, gold)])
    assert told["organisation"] is None


def test_a_range_needs_both_ends(tmp_path: Path) -> None:
    rows = (ROWS[0], row(3, "1.6%", "受理信访事项", 1.6, "%", value_high=2, qualifier="change"))
    (gold,) = read_gold(write_gold(tmp_path / "gold.jsonl", rows))
    told = to_json([score_document(document(everything()[1]), LINES, gold)])
    assert told["value_and_unit"] == {"recall": 0.0, "precision": 0.0}


def test_a_number_that_the_source_does_not_have_is_said(tmp_path: Path) -> None:
    rows = (ROWS[0], row(4, "3个", "新建服务点", 3, "个"))
    (gold,) = read_gold(write_gold(tmp_path / "gold.jsonl", rows))
    with pytest.raises(SettingsError, match="第 4 行没有第 1 个“3个”"):
        score_document(document(), LINES, gold)


def test_a_line_that_is_off_is_named(tmp_path: Path) -> None:
    broken = {name: value for name, value in ROWS[1].items() if name != "value"}
    with pytest.raises(SettingsError, match="value"):
        read_gold(write_gold(tmp_path / "gold.jsonl", (ROWS[0], broken)))


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="没有文件夹"):
        find_source("a.txt", [tmp_path / "nowhere"])
    assert find_source("a.txt", [tmp_path]) is None

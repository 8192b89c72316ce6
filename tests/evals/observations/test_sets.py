"""The shipped sets are sound: what they say of a number fits its text, and our own samples have it at its place."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from pathlib import Path

import pytest

from evals.observations.gold import Expected, FileOfGold, read_gold
from evals.observations.lines import source_lines
from evals.observations.scoring import find_source

_ROOT = Path(__file__).parents[3]
_SETS = sorted((_ROOT / "evals" / "observations").glob("*.jsonl"))
_NUMBER = re.compile(r"\d+(?:[.·]\d+)?")


@pytest.fixture(params=_SETS, ids=lambda path: path.stem)
def gold(request: pytest.FixtureRequest) -> tuple[FileOfGold, ...]:
    """One of the sets."""
    return read_gold(request.param)


def test_every_number_stands_in_a_range_and_is_listed_once(gold: tuple[FileOfGold, ...]) -> None:
    for file in gold:
        places = [(one.line, one.text, one.nth) for one in file.expected]
        assert len(places) == len(set(places)), file.name
        lines = {line for scope in file.scopes for line in range(scope.first, scope.last + 1)}
        assert {one.line for one in file.expected} <= lines, file.name


def test_every_value_fits_its_text(gold: tuple[FileOfGold, ...]) -> None:
    """Numbers written in Chinese numerals and fractions are left to the annotator."""
    assert [one for file in gold for one in file.expected if not _fits(one)] == []


def _fits(one: Expected) -> bool:
    written = [Decimal(n.replace("·", ".")) for n in _NUMBER.findall(unicodedata.normalize("NFKC", one.text))]
    if not written or "⁄" in unicodedata.normalize("NFKC", one.text) or "／" in one.text:
        return True
    high = one.value_high is None or one.value_high == written[-1]
    return one.value == written[0] and high


def test_our_own_samples_have_every_number_at_its_place(gold: tuple[FileOfGold, ...]) -> None:
    for file in gold:
        path = find_source(file.name, [_ROOT / "samples" / "office"])
        if path:
            lines = source_lines(path, path.read_bytes())
            assert [one for one in file.expected if one.start(lines[one.line - 1]) is None] == []

"""Two wordings of one part → runs of the same and of changed words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

# Latin words and numbers change as a whole, Han one by one; a blank is no word.
_TOKEN = re.compile(r"[0-9A-Za-z０-９]+(?:[.．][0-9０-９]+)?|\s+|.", re.DOTALL)
_SENTENCE = re.compile(r"[^。；\n]*[。；\n]?")
# Longer texts are compared sentence by sentence: the comparison of characters takes the square of their number.
_MOST_TOKENS = 4_000
# So few characters left standing between two changes are chance, and hard to read.
_ISLAND = 1


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one wording; `changed` when the other wording does not have it."""

    text: str
    changed: bool


def compare_wordings(left: str, right: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """The runs of both wordings; joined, they are the wordings."""
    ones, others = _tokens(left, right)
    matcher = SequenceMatcher(None, _folded(ones), _folded(others), autojunk=False)
    spans = list(_spans(matcher.get_opcodes()))
    return (
        _runs(ones, [(changed, start, end) for changed, start, end, _, _ in spans]),
        _runs(others, [(changed, start, end) for changed, _, _, start, end in spans]),
    )


def _tokens(left: str, right: str) -> tuple[list[str], list[str]]:
    if len(left) + len(right) <= _MOST_TOKENS:
        return _TOKEN.findall(left), _TOKEN.findall(right)
    return [one for one in _SENTENCE.findall(left) if one], [one for one in _SENTENCE.findall(right) if one]


def _folded(tokens: Sequence[str]) -> list[str]:
    return [unicodedata.normalize("NFKC", token).strip() for token in tokens]


def _spans(opcodes: Sequence[tuple[str, int, int, int, int]]) -> Iterator[tuple[bool, int, int, int, int]]:
    last = len(opcodes) - 1
    for position, (tag, *bounds) in enumerate(opcodes):
        island = 0 < position < last and bounds[1] - bounds[0] <= _ISLAND
        yield (tag != "equal" or island, bounds[0], bounds[1], bounds[2], bounds[3])


def _runs(tokens: Sequence[str], spans: Sequence[tuple[bool, int, int]]) -> tuple[Run, ...]:
    runs: list[Run] = []
    for changed, start, end in spans:
        text = "".join(tokens[start:end])
        if not text:
            continue
        changed = changed and bool(text.strip())
        if runs and runs[-1].changed == changed:
            runs[-1] = Run(runs[-1].text + text, changed)
        else:
            runs.append(Run(text, changed))
    return tuple(runs)

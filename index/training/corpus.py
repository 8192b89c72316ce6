"""The training text: laws, raw text and the prose of the pairs, as one stream of clean lines."""

import lzma
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from index.training.pairs import read_pairs

INFO_END = "<!-- INFO END -->"
SHORTEST_LINE = 4
# These kinds hold prose that is not in the laws; the others repeat articles.
PROSE_KINDS = frozenset(
    {
        "question_answer",
        "question_article",
        "question_case_text",
        "general_question_passage",
        "general_paraphrase",
    }
)
_MARKUP = re.compile(r"^[#>*\-\s]+|[*`]+")


def read_text(data: Path, fraction: float = 1.0, seed: int = 0) -> Iterator[str]:
    """Yield the distinct lines of the training text under `data`, markup removed.

    `fraction` keeps that share of the lines, drawn with `seed`, for a dry run.
    """
    draw = np.random.default_rng(seed)
    seen: set[int] = set()
    for line in _all_lines(data):
        if fraction < 1.0 and draw.random() >= fraction:
            continue
        line = _MARKUP.sub("", line).strip()
        key = hash(line)
        if len(line) < SHORTEST_LINE or key in seen:
            continue
        seen.add(key)
        yield line


def _all_lines(data: Path) -> Iterator[str]:
    yield from _law_lines(sorted((data / "laws").rglob("*.md")))
    with lzma.open(data / "training" / "text.txt.xz", "rt", encoding="utf-8") as text:
        yield from text
    for pair in read_pairs(data):
        if pair.kind in PROSE_KINDS:
            yield pair.query
            yield from pair.positive.splitlines()


def _law_lines(files: Iterable[Path]) -> Iterator[str]:
    for file in files:
        text = file.read_text(encoding="utf-8")
        head, marker, body = text.partition(INFO_END)
        yield from (body if marker else head).splitlines()

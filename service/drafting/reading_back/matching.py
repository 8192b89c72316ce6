"""Paragraphs of an edited text and the earlier ones that they were made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

from ingest.readers.characters import trimmed
from service.drafting.draft import Paragraph
from service.drafting.export.elements import printable
from service.drafting.reading_back.numbers import Known, retraced

# A paragraph is made of an earlier one when so many of the pairs of characters of the shorter of them are in both.
_COVERED = 0.5
_MOST_MERGED = 4


def matched(texts: Sequence[str], earlier: Sequence[Paragraph]) -> list[Paragraph]:
    """The edited paragraphs `texts`, with the numbers and citations that they kept.

    What is unchanged stays as it was, moved or not. An earlier paragraph that stands there unchanged lends nothing to
    others, so that a copy with another name does not take its sources along; each number is lent once.
    """
    keys = [_key(one.text) for one in earlier]
    same = _unchanged([_key(text) for text in texts], keys)
    free = [one for place, one in enumerate(earlier) if place not in set(same.values())]
    pairs = [_pairs(trimmed(one.text)) for one in free]
    lent: set[tuple[int, int]] = set()
    made = []
    for place, text in enumerate(texts):
        if place in same:
            made.append(_as_it_was(earlier[same[place]], text))
        else:
            chosen = [free[at] for at in _made_of(_pairs(text), pairs)]
            made.append(_changed(text, chosen, lent))
    return made


def _key(text: str) -> str:
    """What two texts have alike that nobody changed: a file has no line ends in its paragraphs."""
    return trimmed(printable(text).replace("\n", " "))


def _unchanged(texts: Sequence[str], keys: Sequence[str]) -> dict[int, int]:
    """Which edited paragraph is which earlier one: first those in order, then those that were moved or copied."""
    same: dict[int, int] = {}
    for block in SequenceMatcher(None, keys, texts, autojunk=False).get_matching_blocks():
        same.update((block.b + step, block.a + step) for step in range(block.size))
    used = set(same.values())
    for place, text in enumerate(texts):
        if place not in same:
            others = [at for at, key in enumerate(keys) if key == text]
            chosen = next((at for at in others if at not in used), others[0] if others else None)
            if chosen is not None:
                same[place] = chosen
                used.add(chosen)
    return same


def _as_it_was(paragraph: Paragraph, text: str) -> Paragraph:
    """The earlier paragraph; its numbers at their places in `text` where blanks at the ends or controls went."""
    if paragraph.text == text:
        return paragraph
    numbers, _ = retraced(text, [Known(paragraph, number) for number in paragraph.numbers])
    return Paragraph(text, numbers, paragraph.citations)


def _changed(text: str, chosen: Sequence[Paragraph], lent: set[tuple[int, int]]) -> Paragraph:
    known = [Known(one, number) for one in chosen for number in one.numbers if (id(one), number.start) not in lent]
    numbers, kept = retraced(text, known)
    lent.update((id(one.paragraph), one.number.start) for one in kept)
    citations = tuple(dict.fromkeys(cited for one in chosen for cited in one.citations))
    return Paragraph(text, numbers, citations)


def _made_of(text: Counter[str], others: Sequence[Counter[str]]) -> list[int]:
    """The earlier paragraphs that `text` was made of: the likest, and those that account for what it leaves."""
    left = Counter(text)
    chosen: list[int] = []
    while left and len(chosen) < _MOST_MERGED:
        shares = [(_share(left, other), -at) for at, other in enumerate(others) if at not in chosen and other]
        best, at = max(shares, default=(0.0, 0))
        if best < _COVERED:
            break
        chosen.append(-at)
        left -= others[-at]
    return sorted(chosen)


def _share(left: Counter[str], other: Counter[str]) -> float:
    """How much of the shorter of two texts is in both, and a little for how much of the longer."""
    common = (left & other).total()
    shorter, longer = sorted((left.total(), other.total()))
    return common / shorter * 0.9 + common / longer * 0.1 if common > 1 else 0.0


def _pairs(text: str) -> Counter[str]:
    return Counter(text[at : at + 2] for at in range(max(1, len(text) - 1)) if text)

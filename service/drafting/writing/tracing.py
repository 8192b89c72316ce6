"""A text that a chat model wrote → a Paragraph in which everything that has to be traced is, or is marked untraced."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.observation import Observation
from ingest.observations.measures import COUNTERS
from service.drafting.draft import GAP, UNTRACED, Mark, Number, Paragraph, Source, SourceType
from service.drafting.reading_back.numbers import find_numbers
from service.drafting.writing.evidence import Evidence, Stated, read_observations
from service.drafting.writing.names import Name, find_names

__all__ = ["traced"]

_BARE = re.compile(r"[0-9０-９][0-9０-９.,．，]*[0-9０-９]|[0-9０-９]")
# 五期, 三间: a way of speaking where a person wrote it, as the reading of numbers has it. 一批 and 一个 claim nothing.
_COUNTED = re.compile(
    rf"(?:[二两三四五六七八九十百千万][一二三四五六七八九十百千万零]*|一[十百千万][一二三四五六七八九十百千万零]*)"
    rf"(?:{'|'.join(sorted(map(re.escape, COUNTERS), key=len, reverse=True))})"
)
_CLAUSE = re.compile(r"[^，。；：、！？\n]+")
_BLANKS = re.compile(r"\s+")
# Indicators that share so many of the pairs of characters of the shorter one may be the same.
_ALIKE = 0.5
_SHORTEST_CLAUSE, _BEHIND = 4, 2
# Times that name no other than the report's own, or the one that every comparison is with.
_PLAIN_TIMES = frozenset({"今年", "本年", "今年以来", "去年同期", "上年同期", "年内"})


def traced(text: str, evidence: Evidence) -> Paragraph:
    """`text` with a mark, and a source where there is one, for everything in it that has to be traced."""
    marks = [_named(text, one, evidence) for one in find_names(text)]
    taken = [(one.start, one.end) for one in marks] + [found.span() for found in GAP.finditer(text)]
    observations = read_observations(text, evidence.draft)
    others = (Number(*found.span()) for pattern in (_BARE, _COUNTED) for found in pattern.finditer(text))
    for number in (*find_numbers(text), *others):
        if not any(number.start < end and start < number.end for start, end in taken):
            marks.append(replace(number, source=_source(text, number, observations, evidence)))
            taken.append((number.start, number.end))
    return Paragraph(text, tuple(sorted(marks, key=lambda one: one.start)))


def _named(text: str, name: Name, evidence: Evidence) -> Number:
    written = text[name.start : name.end]
    source = _said(written, evidence, name.kind) or UNTRACED
    return Number(name.start, name.end, None, "", source, name.kind)


def _said(written: str, evidence: Evidence, kind: Mark) -> Source | None:
    """The first text that has the words, on their own: 县公安局 is not said where 邻县公安局 is."""
    if kind is Mark.DATE and written in _PLAIN_TIMES:
        return Source(SourceType.WORDING)
    words = _plain(written)
    for one in evidence.spoken:
        text = _plain(one.text)
        at = text.find(words)
        while at >= 0:
            if kind is not Mark.DATE or not (text[at - 1 : at].isdigit() and at and words[0].isdigit()):
                return replace(one.source, quote=_sentence(text, at) if one.source.ref else "")
            at = text.find(words, at + 1)
    return None


def _source(text: str, number: Number, observations: Sequence[Observation], evidence: Evidence) -> Source:
    found = [one for one in observations if one.start < number.end and number.start < one.end]
    if found:
        sources = [_of_observation(one, evidence) for one in found]
        if all(sources):
            return sources[0] or UNTRACED
        return UNTRACED
    return _repeated(text, number, evidence) or _spoken(text, number, evidence) or UNTRACED


def _spoken(text: str, number: Number, evidence: Evidence) -> Source | None:
    """The wording, where the draft has the same numeral before the same words (三个到位)."""
    words = text[number.start : number.end + _BEHIND]
    if words[0].isdigit() or len(words) < number.end - number.start + _BEHIND:
        return None
    kept = any(words in one.text for one in evidence.spoken if one.source.type is SourceType.WORDING)
    return Source(SourceType.WORDING) if kept else None


def _of_observation(one: Observation, evidence: Evidence) -> Source | None:
    """The source of the number that counts the same; of several near ones the nearest must agree in everything."""
    fitting = [(_likeness(one.indicator, other.indicator), other) for other in evidence.stated if _fits(one, other)]
    best = max((alike for alike, _ in fitting), default=0.0)
    if best < _ALIKE:
        return None
    nearest = [other for alike, other in fitting if alike == best]
    return next((other.source for other in nearest if _agrees(one, other)), None)


def _fits(one: Observation, other: Stated) -> bool:
    """Whether both could speak of the same: of the same kind of thing, for the same time where both say when."""
    change = (one.qualifier == "change") == (other.qualifier == "change")
    return change and one.normalized_unit == other.unit and (not other.period or one.period == other.period)


def _agrees(one: Observation, other: Stated) -> bool:
    return (one.normalized_value, one.normalized_high, one.qualifier) == (other.value, other.high, other.qualifier)


def _likeness(one: str, other: str) -> float:
    """The share of the pairs of characters of the shorter name that are in both; 1 only for the same name."""
    if one == other:
        return 1.0
    first, second = _pairs(one), _pairs(other)
    shorter = min(len(first), len(second))
    common = len(first & second)
    return (common / shorter if shorter else 0.0) * 0.9 + 0.09 * common / max(len(first), len(second), 1)


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(max(1, len(text) - 1))} if text else set()


def _repeated(text: str, number: Number, evidence: Evidence) -> Source | None:
    """The source of a number that nobody can say what it counts: its clause must stand somewhere word by word."""
    clause = next((one for one in _CLAUSE.finditer(text) if one.start() <= number.start < one.end()), None)
    if clause is None or len(_plain(clause[0])) < _SHORTEST_CLAUSE:
        return None
    offset = number.start - clause.start()
    for paragraph in evidence.paragraphs:
        for at in _places(paragraph.text, clause[0]):
            place = at + offset
            kept = next((one for one in paragraph.numbers if one.start <= place < one.end), None)
            if kept is None:
                return Source(SourceType.WORDING)  # a way of speaking (三个到位), which the draft kept
            if kept.traced:
                return kept.source
    for one in evidence.spoken:
        if one.source.type is SourceType.DOCUMENT and any(_places(one.text, clause[0])):
            return replace(one.source, quote=clause[0])
    return None


def _places(text: str, clause: str) -> Iterator[int]:
    """Where the clause stands in the text as a clause of its own."""
    at = text.find(clause)
    while at >= 0:
        around = text[at - 1 : at] if at else "", text[at + len(clause) : at + len(clause) + 1]
        if not any(sign.isalnum() for sign in around):
            yield at
        at = text.find(clause, at + 1)


def _plain(text: str) -> str:
    """`text` without blanks and width; mask's characters stay what they are."""
    return _BLANKS.sub("", unicodedata.normalize("NFKC", text))


def _sentence(text: str, at: int) -> str:
    start = max(text.rfind(mark, 0, at) for mark in "。；！？\n") + 1
    ends = [end for mark in "。；！？" if (end := text.find(mark, at)) >= 0]
    return text[start : min(ends, default=len(text)) + 1][:200]

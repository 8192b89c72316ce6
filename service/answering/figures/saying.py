"""The answer to a question about numbers: each number with its period and its office, its quote, then the formulas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.periods import read_period
from ingest.observation import Direction
from service.answering.answer import Citation, Sentence
from service.answering.figures.result import Calculation, Figures
from service.answering.figures.stated import Stated
from service.answering.titles import TitleIndex

_WAYS = {Direction.UP: "增长", Direction.DOWN: "下降"}
_PLAN = "目标或计划"


def sentences(figures: Figures, citations: Sequence[Citation]) -> Iterator[Sentence]:
    """Yield for each quote the numbers that it states and the quote itself, then what is computed.

    A number whose quote was not verified is left out, and so is what was computed from it.
    """
    numbers = {place: one.n for one in citations for place in _places(one, figures.found)}
    for citation in citations:
        for stated in figures.found:
            if numbers.get(stated.place) == citation.n:
                yield Sentence(lead(stated), (citation.n,))
        yield Sentence(citation.quote.text, (citation.n,))
    for calculation in figures.calculations:
        if cited := _cited(calculation, numbers):
            yield Sentence(calculation.text, cited)


def written(told: Sequence[Sentence], citations: Sequence[Citation], titles: TitleIndex) -> str:
    """The answer as one text: each quote under its source, every sentence with its numbers."""
    sources = {one.quote.text: f"根据{titles.called(one.quote.document)}{one.quote.label}：" for one in citations}
    lines = []
    for sentence in told:
        marks = "".join(f"[{n}]" for n in sentence.citations)
        lines.append(f"{sources.get(sentence.text, '')}{sentence.text}{marks}")
    return "\n".join(lines)


def lead(stated: Stated) -> str:
    """立案：47件（2023年上半年，某县纪委监委）。 Of a change: 工业增加值同比增长8.8%（2025年，某市）。"""
    one = stated.observation
    whose = "，".join(
        filter(None, (one.period and read_period(one.period).words, one.organisation, _PLAN * stated.planned))
    )
    change = f"{one.comparison}{_WAYS[one.direction]}" if one.direction else "："
    return (
        f"{one.indicator}{change}{stated.written}（{whose}）。"
        if whose
        else f"{one.indicator}{change}{stated.written}。"
    )


def _places(citation: Citation, found: Sequence[Stated]) -> Iterator[tuple[str, int]]:
    quote = citation.quote
    for one in found:
        if one.document.id == quote.document.id and quote.start <= one.observation.start < quote.end:
            yield one.place


def _cited(calculation: Calculation, numbers: dict[tuple[str, int], int]) -> tuple[int, ...]:
    cited = [numbers.get(one.place) for one in calculation.of]
    return tuple(dict.fromkeys(one for one in cited if one is not None)) if None not in cited else ()

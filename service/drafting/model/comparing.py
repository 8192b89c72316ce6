"""A Model against the other reports of its series: what stays, what changes, what comes and goes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from functools import lru_cache

from ingest.observations.masking import mask
from ingest.observations.times import find_times
from service.drafting.model.model import Model, ModelParagraph, ModelSection, Sentence, Usual

__all__ = ["compare", "skeleton", "twin_of"]

# Headings and sentences that share so much are one and the same, differently said.
_SAME_HEADING = 0.6
_DIGITS = re.compile(
    r"[0-9０-９][0-9０-９.．,，]*|[〇零一二三四五六七八九十百千万亿两]+(?=[个件人次户家项份名条期场批届轮])"
)
_MARKS = re.compile(r"[\s，。、；：,;:“”《》（）()]+")


def compare(model: Model, others: Sequence[Model]) -> Model:
    """The model with what the others of its series say of it; they are given newest first."""
    known = {_said(paragraph, one) for paragraph, one in _sentences(model)}
    kept: dict[str, int] = dict.fromkeys(known, 0)
    for other in others:
        for said in {_said(paragraph, one) for paragraph, one in _sentences(other)} & known:
            kept[said] += 1
    sections = tuple(_compared(section, others, kept) for section in model.sections)
    return replace(model, sections=sections, compared=tuple(one.title for one in others), absent=_absent(model, others))


@lru_cache(maxsize=4096)
def skeleton(text: str) -> str:
    """The words of a sentence without numbers, times and marks: what two reports have alike."""
    masked = mask(text)
    kept, behind = [], 0
    for time in find_times(masked, 0, len(masked)):
        kept.append(text[behind : time.start])
        behind = time.end
    return _MARKS.sub("", _DIGITS.sub("#", "".join(kept) + text[behind:]))


def _sentences(model: Model) -> Iterable[tuple[ModelParagraph, Sentence]]:
    for section in model.sections:
        for paragraph in section.paragraphs:
            yield from ((paragraph, one) for one in paragraph.sentences)


def _said(paragraph: ModelParagraph, one: Sentence) -> str:
    return skeleton(paragraph.text[one.start : one.end])


def _compared(section: ModelSection, others: Sequence[Model], kept: dict[str, int]) -> ModelSection:
    twins = [twin for other in others if (twin := twin_of(section, other))]
    lengths = [one.characters for one in (section, *twins)]
    paragraphs = tuple(
        replace(
            one,
            sentences=tuple(
                replace(part, kept=kept[skeleton(one.text[part.start : part.end])]) for part in one.sentences
            ),
        )
        for one in section.paragraphs
    )
    usual = Usual(len(lengths), len(others) + 1, min(lengths), max(lengths))
    return replace(section, paragraphs=paragraphs, usual=usual)


def twin_of(section: ModelSection, other: Model) -> ModelSection | None:
    """The section of another report under the same or nearly the same heading."""
    best, score = None, _SAME_HEADING
    for one in other.sections:
        if one.level == section.level and (alike := _alike(one.heading, section.heading)) >= score:
            best, score = one, alike
    return best


def _alike(one: str, other: str) -> float:
    first, second = skeleton(one), skeleton(other)
    if first == second:
        return 1.0
    matcher = SequenceMatcher(None, first, second)
    # Both bounds cost far less, and most headings are far from each other.
    bound = min(matcher.real_quick_ratio(), matcher.quick_ratio())
    return matcher.ratio() if bound >= _SAME_HEADING else bound


def _absent(model: Model, others: Sequence[Model]) -> tuple[str, ...]:
    return tuple(
        f"{section.label}{section.heading}（{other.title}）"
        for other in others
        for section in other.sections
        if section.heading and twin_of(section, model) is None
    )

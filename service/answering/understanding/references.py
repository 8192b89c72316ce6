"""The labels in a question: 第二十条, 12 条, 5条1款, 第三条和第五条, 第十条至第十二条, 第三、四条."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.labels import NUMERAL, RANK, Label, Number, UnitKind, match_label, read_numeral
from service.answering.titles import TitleFound

MOST = 5  # references that one answer follows

_ARTICLE = re.compile(rf"(?P<ordinal>第?)\s*(?P<number>{NUMERAL})\s*条")
_TO = r"(?:至|到|[-—–~～]+)"
_AND = r"[、，,和及与或]|以及|还有"
# 第三、四、五条, 第10-12条, 第三条至五条: numbers that share one 条.
_SHARED = re.compile(rf"第?\s*{NUMERAL}(?:\s*(?:{_AND}|{_TO})\s*第?\s*{NUMERAL}){{1,9}}\s*条")
_NUMBER = re.compile(NUMERAL)
_JOINED = re.compile(rf"[\s《》的]*(?:(?P<to>{_TO})|{_AND})?\s*")
# 第一条线, 第二条路: a measure word.
_MEASURED = re.compile(r"[线路船河腿街]|生产线|道路|跑道|龙")
# 第三条件 and the like are cut off by match_label; a bare 两条 counts only right behind a title, or in digits.
_COUNTED = re.compile(r"[这那该同本每任某哪另有头前后共]$")
_DIGITS = re.compile(r"[0-9０-９]")
_FILLER = re.compile(r"[\s》〉”\"（）()〔〕【】的、,，在中里]|修订|修正|试行|暂行|现行|最新|版|规定|\d{4}年?")
_FAR = 8  # characters that may stand between a title and a label with 第
_OTHER_TITLE = re.compile(r"条例|办法|细则|解释|决定|准则|规则|法律|制度|意见|方案|法$|规定$")


@dataclass(frozen=True, slots=True)
class Reference:
    """A label that a question writes, behind the title it belongs to; None where it names no title."""

    title: TitleFound | None
    label: Label


@dataclass(frozen=True, slots=True)
class LabelFound:
    """A label at `[start, end)` of a text; `bare` when it is written without 第."""

    start: int
    end: int
    label: Label
    bare: bool


def find_references(text: str, titles: Sequence[TitleFound]) -> tuple[Reference, ...]:
    """The references of `text` in order; a label belongs to the title right before it, or to that of the label before.

    Labels count only right behind a title, or where the text names no title at all.
    """
    found: list[Reference] = []
    last: tuple[int, TitleFound | None] | None = None
    for one in find_labels(text):
        if any(title.start <= one.start < title.end for title in titles):
            continue
        title = next((title for title in reversed(titles) if title.end <= one.start), None)
        if last and (title is None or title.start < last[0]) and _JOINED.fullmatch(text, last[0], one.start):
            title = last[1]
        elif not _belongs(text, title, one):
            continue
        found.append(Reference(title, one.label))
        last = (one.end, title)
    if not found or (all(one.title is None for one in found) and titles):
        return _before(text, titles)
    distinct = {(one.title.works if one.title else (), one.label): one for one in reversed(found)}
    return tuple(reversed(distinct.values()))


def _before(text: str, titles: Sequence[TitleFound]) -> tuple[Reference, ...]:
    """第二十条，档案法 and 第二十条是什么？档案法的: one title, behind labels with 第."""
    if len(titles) != 1:
        return ()
    labels = [one for one in find_labels(text) if not one.bare and one.end <= titles[0].start]
    return tuple(Reference(titles[0], one.label) for one in labels)


def _belongs(text: str, title: TitleFound | None, one: LabelFound) -> bool:
    if title is None:
        return not one.bare or bool(_DIGITS.match(text, one.start))
    between = _FILLER.sub("", text[title.end : one.start])
    if one.bare and not _DIGITS.match(text, one.start):
        return between == "" and "规定" not in text[title.end : one.start]
    return len(between) <= _FAR and not _OTHER_TITLE.search(between)


def find_labels(text: str) -> list[LabelFound]:
    """Every label of `text` from the article down, in order; ranges and lists are taken apart."""
    found: list[LabelFound] = []
    position = 0
    while one := _next(text, position):
        shared = _SHARED.match(text, one.start())
        whole = _shared(text, shared) if shared else []
        if not whole:
            whole = [*_single(text, one.start())]
        found += _ranged(text, found, whole)
        position = max([one.end(), *(label.end for label in whole)])
        position = _inherited(text, position, found)
    return found


def _next(text: str, position: int) -> re.Match[str] | None:
    one = _ARTICLE.search(text, position)
    shared = _SHARED.search(text, position)
    return shared if shared and one and shared.start() < one.start() else one


def _single(text: str, start: int) -> Iterator[LabelFound]:
    label, end = match_label(text, start)
    bare = text[start] != "第"
    if bare and _COUNTED.search(text, 0, start):
        return
    article = label and label.number(UnitKind.ARTICLE)
    if label is None or not article or article.value == 0 or (len(label.steps) == 1 and _MEASURED.match(text, end)):
        return
    yield LabelFound(start, end, label, bare)


def _shared(text: str, shared: re.Match[str]) -> list[LabelFound]:
    """The articles of 第三、四条 and 第10-12条; none when the numbers make no sense as such."""
    start = shared.start()
    numbers = [(read_numeral(one[0]), one) for one in _NUMBER.finditer(text, start, shared.end())]
    values: list[int] = []
    before = start
    for value, one in numbers:
        if value is None:
            return []
        ranged = re.search(_TO, text[before : one.start()]) and values
        values += range(values[-1] + 1, value + 1) if ranged else [value]
        before = one.end()
    if any(later <= earlier for earlier, later in itertools.pairwise(values)) or 0 in values:
        return []
    bare = text[start] != "第"
    labels = [Label(((UnitKind.ARTICLE, Number(value)),)) for value in values[: MOST + 1]]
    last, end = match_label(text, numbers[-1][1].start())
    if last is not None and values[-1] == (last.number(UnitKind.ARTICLE) or Number(0)).value:
        labels = [*labels[:-1], last] if len(values) <= MOST + 1 else labels
    else:
        end = shared.end()
    return [LabelFound(start, end, label, bare) for label in labels]


def _ranged(text: str, found: list[LabelFound], whole: list[LabelFound]) -> list[LabelFound]:
    """`whole`, with the articles between for 第十条至第十二条."""
    if not found or not whole:
        return whole
    joined = _JOINED.fullmatch(text, found[-1].end, whole[0].start)
    first, last = found[-1].label, whole[0].label
    if not (joined and joined["to"] and len(first.steps) == len(last.steps) == 1):
        return whole
    start, end = first.steps[0][1].value + 1, last.steps[0][1].value
    between = [Label(((UnitKind.ARTICLE, Number(value)),)) for value in range(start, min(end, start + MOST))]
    return [LabelFound(whole[0].start, whole[0].end, label, bare=False) for label in between] + whole


def _inherited(text: str, position: int, found: list[LabelFound]) -> int:
    """Add 第三款 of 第十二条第二款和第三款, and the like; return the position behind them."""
    while found and found[-1].end == position:
        joined = _JOINED.match(text, position)
        if joined is None or joined.end() == position:
            return position
        inner, end = match_label(text, joined.end())
        if inner is None or RANK[inner.steps[0][0]] <= RANK[UnitKind.ARTICLE]:
            return position
        outer = tuple(step for step in found[-1].label.steps if RANK[step[0]] < RANK[inner.steps[0][0]])
        found.append(LabelFound(joined.end(), end, Label((*outer, *inner.steps)), bare=False))
        position = end
    return position

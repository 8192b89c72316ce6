"""Lists told 分别: the n-th value is of the n-th thing."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.observation import Qualifier
from ingest.observations.listed import named
from ingest.observations.sentence import WEAK, Sentence
from ingest.observations.statement import Statement
from ingest.observations.subjects import topic

__all__ = ["told_apart"]

_BARE = re.compile(r"\s*(?:、|和|与|及|以及|，)\s*(?:约|近|超|超过)?")


def told_apart(sentence: Sentence, statements: list[Statement]) -> None:
    """甲、乙分别增长a%、b%: the n-th value is of the n-th that is named; of 分别从a、b增至c、d, twice."""
    for first, statement in enumerate(statements):
        group = _bare_from(sentence, statements, first)
        if len(group) < 2 or not (statement.name.apart or _is_told(statement, group)):
            continue
        listed, _, told = statement.indicator.partition("分别")
        told = "" if told.startswith(("从", "由", "按")) else told
        names = [name + told for name in named(listed, len(group))]
        if not names and (earlier := _earlier_of(sentence, statements, first, len(group))):
            names = named(earlier[0].indicator, len(group))
            _tell(earlier, names, earlier[0])
        names = names or _spoken_of(sentence, statements, first, len(group))
        _tell(group, names, statement)
        if statement.name.earlier:
            later = _bare_from(sentence, statements, first + len(group))
            if len(later) == len(group) and not later[0].clause.mark:
                _tell(later, names, later[0])


def _earlier_of(sentence: Sentence, statements: list[Statement], first: int, count: int) -> list[Statement]:
    """The states before the change: 城乡收入从甲和乙 | 分别提高到丙和丁."""
    if first < count or not statements[first - count].name.earlier:
        return []
    earlier = _bare_from(sentence, statements[:first], first - count)
    return earlier if len(earlier) == count else []


def _bare_from(sentence: Sentence, statements: list[Statement], first: int) -> list[Statement]:
    """The Statement at `first` and those behind it that add nothing but a number."""
    last = first + 1
    while last < len(statements) and _bare_between(sentence, statements[last]):
        last += 1
    return statements[first:last]


def _is_told(statement: Statement, group: list[Statement]) -> bool:
    """城乡居民收入年均增长5.3%、8.1% leaves 分别 out."""
    predicate, mark = statement.name.predicate, group[1].clause.mark
    changes = predicate.changes or predicate.to
    same = {each.clause.quantity.word for each in group} == {statement.clause.quantity.word}
    return changes and mark == "、" and same and bool(named(statement.indicator, len(group)))


def _tell(group: list[Statement], names: list[str], first: Statement) -> None:
    _share_units(group)
    indicator = first.indicator
    for number, each in enumerate(group):
        each.name.predicate, each.name.earlier = first.name.predicate, first.name.earlier
        each.name.cumulative = first.name.cumulative
        told, quantity = first.clause.quantity, each.clause.quantity
        if quantity.qualifier is Qualifier.EXACT and told.tail == told.end:
            # 分别突破1.5万亿元、1.4万亿元 says 突破 of both.
            each.clause.quantity = replace(quantity, qualifier=told.qualifier)
        each.indicator = names[number] if names else indicator
        if not names:
            each.doubt(WEAK)


def _bare_between(sentence: Sentence, statement: Statement) -> bool:
    clause = statement.clause
    if _BARE.fullmatch(sentence.masked, clause.gap, clause.quantity.start) is None:
        return False
    return clause.mark != "，" or not statement.name.noun


def _share_units(group: list[Statement]) -> None:
    """12.7个、12个百分点; 1.2、1.3亿元: the unit that the last one writes is meant by all."""
    last = group[-1].clause.quantity
    for statement in group[:-1]:
        quantity = statement.clause.quantity
        if quantity.scale and not quantity.word and last.word:
            statement.clause.quantity = replace(quantity, word=last.word)
        elif not quantity.unit or (quantity.word == "个" and last.word.startswith("个")):
            statement.clause.quantity = replace(quantity, scale=last.scale, word=last.word)


def _spoken_of(sentence: Sentence, statements: list[Statement], first: int, count: int) -> list[str]:
    """What the `count` numbers before 分别 were of, or what the clause before it names."""
    clause = statements[first].clause
    between = sentence.masked[clause.gap : clause.left].strip("，、；：")
    if between:
        those = named(topic(sentence.text, sentence.masked, clause.gap, clause.left - 1, sentence.times), count)
        if those:
            return those
    before = statements[:first][-count:]
    own = statements[first].indicator
    if len(before) < count or not (own == "" or own.startswith(("恢复", "相当于"))):
        return []
    return [each.indicator + own for each in before]

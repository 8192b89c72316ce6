"""Lists told 分别: the n-th value is of the n-th thing."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.observations.listed import named
from ingest.observations.naming import topic
from ingest.observations.sentence import WEAK, Sentence
from ingest.observations.statement import Statement

__all__ = ["told_apart"]


def told_apart(sentence: Sentence, statements: list[Statement]) -> None:
    """甲、乙分别增长a%、b%: the n-th value is of the n-th that is named."""
    for first, statement in enumerate(statements):
        if not statement.name.apart:
            continue
        last = first + 1
        while last < len(statements) and _bare_between(sentence, statements[last]):
            last += 1
        group = statements[first:last]
        if len(group) < 2:
            continue
        listed, _, told = statement.indicator.partition("分别")
        names = [name + told for name in named(listed, len(group))] or _spoken_of(
            sentence, statements, first, len(group)
        )
        _share_units(group)
        for number, each in enumerate(group):
            each.name.predicate = statement.name.predicate
            each.name.cumulative = statement.name.cumulative
            each.indicator = names[number] if names else statement.indicator
            if not names:
                each.doubt(WEAK)


def _bare_between(sentence: Sentence, statement: Statement) -> bool:
    between = sentence.masked[statement.clause.gap : statement.clause.quantity.start]
    return re.fullmatch(r"\s*(?:、|和|与|及|以及|，)\s*(?:约|近|超|超过)?", between) is not None


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
    return [each.indicator for each in before] if len(before) == count and not statements[first].indicator else []

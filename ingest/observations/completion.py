"""Indicators completed from their sentence, as a visible list of steps."""

from __future__ import annotations

import re
from itertools import pairwise

from ingest.observations.apart import told_apart
from ingest.observations.carrying import by_shared_verb, of_the_topic
from ingest.observations.naming import tidy
from ingest.observations.own_words import beside, by_own_words, sharing_fate
from ingest.observations.parts import of_the_whole
from ingest.observations.sentence import Sentence, Step
from ingest.observations.statement import Statement

__all__ = ["STEPS", "complete"]


def _tidied(sentence: Sentence, statements: list[Statement]) -> None:
    for statement in statements:
        statement.indicator = tidy(statement.indicator)


def of_a_bare_amount(sentence: Sentence, statements: list[Statement]) -> None:
    """国家财政收入增加 [1501亿元]，总额达到 [11377亿元]: an amount without a name is of what was told before it."""
    for above, statement in pairwise(statements):
        if _BARE.fullmatch(statement.indicator) and not _BARE.search(above.indicator):
            statement.indicator = f"{above.indicator}{statement.indicator}"


_BARE = re.compile(r"(?:总额|总量|总数|总值|总规模|规模|数量)$")


STEPS: tuple[Step, ...] = (
    by_own_words,
    beside,
    sharing_fate,
    told_apart,
    of_the_topic,
    of_the_whole,
    by_shared_verb,
    of_a_bare_amount,
    _tidied,
)


def complete(sentence: Sentence, statements: list[Statement]) -> None:
    """Give every Statement of the sentence its indicator."""
    for step in STEPS:
        step(sentence, statements)

"""Indicators completed from their sentence, as a visible list of steps."""

from __future__ import annotations

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


STEPS: tuple[Step, ...] = (
    by_own_words,
    beside,
    sharing_fate,
    told_apart,
    of_the_topic,
    of_the_whole,
    by_shared_verb,
    _tidied,
)


def complete(sentence: Sentence, statements: list[Statement]) -> None:
    """Give every Statement of the sentence its indicator."""
    for step in STEPS:
        step(sentence, statements)

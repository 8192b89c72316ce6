"""Indicators by the words of their own clauses, and of the one beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.observations.naming import AMOUNT, STRONG
from ingest.observations.sentence import Sentence
from ingest.observations.statement import Statement
from ingest.observations.verbs import HEAD, head_of

__all__ = ["beside", "by_own_words"]

_GRADE = re.compile(r"[一-鿿]{1,6}?级(?P<noun>[一-鿿“”]{2,})")


def by_own_words(sentence: Sentence, statements: list[Statement]) -> None:
    """Verb and noun of the clause itself: 新建 … 园区, 受理问题线索 …, 规模以上工业增加值 …"""
    for number, statement in enumerate(statements):
        subject, noun = statement.name.subject, statement.name.noun
        if subject.endswith("等") and noun:
            subject = head_of(subject)
        if noun and (trailing := re.search(r"(?:(?:《[^》]*》|“[^”]*”)(?:、|和|及|以及|与)?)+(?:等)?$", subject)):
            subject = subject[: trailing.start()]
        elif noun and re.search(r"[^、]、[^、]*$", subject) and _lists(sentence, statement):
            subject = head_of(subject)
        if statement.name.act and not subject:
            statement.indicator = statement.name.act + noun
        elif noun and subject and HEAD.match(noun) and not _noun_like(noun):
            statement.indicator = subject + noun.replace("了", "", 1)
        else:
            statement.indicator = _titled(subject) if not noun else subject + noun
        _of_grade(statements, number)
        if noun and sentence.masked[statement.clause.quantity.tail] == "的" and AMOUNT.search(subject):
            told = STRONG.search(noun, 2)
            statement.indicator = (noun[: told.start()] if told else noun) + subject
        if statement.indicator.endswith("占") and not noun:
            statement.indicator += "比"
        if number and not statement.clause.mark and not subject:
            _follow(statements[number - 1], statement)


def _of_grade(statements: Sequence[Statement], number: int) -> None:
    """[6个] 国家级、[20个] 省级临床重点专科: the first is of what the second names."""
    if number and (own := _GRADE.fullmatch(statements[number].name.noun)) and statements[number].clause.mark == "、":
        above = statements[number - 1]
        if above.indicator.endswith("级") and above.name.noun:
            above.indicator += own["noun"]


def _noun_like(noun: str) -> bool:
    found = HEAD.match(noun)
    return found is not None and found.end() < len(noun) and "了" not in noun[: found.end()]


def _lists(sentence: Sentence, statement: Statement) -> bool:
    """Whether 等 stands right before the number: 县公安局、住建局等 [7家] 党组织."""
    clause = statement.clause
    before = sentence.masked[max(clause.left, clause.quantity.start - 4) : clause.quantity.start]
    return before.rstrip("共近约 ").endswith("等")


def _titled(subject: str) -> str:
    """印发《甲》《乙》 [510册]: the first title stands for all."""
    titles = re.findall(r"《[^》]*》", subject)
    if len(titles) < 2 or not subject.endswith("》"):
        return subject
    return f"{subject[: subject.index('《')]}{titles[0]}等"


def _follow(above: Statement, statement: Statement) -> None:
    """由 [7家] 增至 [16家]: the second state is of the same thing."""
    if above.name.earlier and not statement.name.noun:
        statement.indicator = above.indicator


def beside(sentence: Sentence, statements: list[Statement]) -> None:
    """1000个 省级重点产业项目 完成投资 1865.7亿元: what stands between two numbers belongs to both."""
    for above, statement in pairwise(statements):
        if statement.clause.mark or above.name.earlier or not statement.indicator:
            continue
        if sentence.masked[above.clause.quantity.tail] == "的" and above.name.subject:
            _modify(above, statement)
        elif above.name.noun and not statement.name.subject.startswith(above.name.noun):
            statement.indicator = above.name.noun + statement.indicator


def _modify(above: Statement, statement: Statement) -> None:
    """抓好总投资 [2万亿元] 的 [389个] 重点项目: the first number is of what the second counts."""
    head = head_of(above.name.subject)
    above.indicator = f"{statement.indicator}{above.name.subject[len(head) :]}"
    statement.indicator = head + statement.indicator

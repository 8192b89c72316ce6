"""Indicators by the words of their own clauses, and of the one beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.observations.sentence import Sentence
from ingest.observations.statement import Statement
from ingest.observations.subjects import AMOUNT
from ingest.observations.verbs import head_of

__all__ = ["beside", "by_own_words", "sharing_fate"]

_TITLES = re.compile(r"(?:(?:《[^》]*》|“[^”]*”)(?:、|和|及|以及|与)?)+(?:等)?$")
_BECOMES = re.compile(r"加快|全面|建成|开工|完成|实现|投入|启动|获批|签约|落地|开通|设立|成立|投产|竣工")
_FATE = re.compile(
    r"(?:入选|进入|获批|获评|获得?|上榜|跻身|纳入|列入|落户|落地|全部|全面|建成|完成|开工|投产)[一-鿿“”《》]*"
)
_GRADE = re.compile(r"[一-鿿]{1,6}?级(?P<noun>[一-鿿“”]{2,})")


def by_own_words(sentence: Sentence, statements: list[Statement]) -> None:
    """Verb and noun of the clause itself: 新建 … 园区, 受理问题线索 …, 规模以上工业增加值 …"""
    for number, statement in enumerate(statements):
        name = statement.name
        subject = _before_noun(sentence, statement) if name.noun else name.subject
        if name.act and not subject:
            statement.indicator = name.act + name.noun
        elif name.noun and sentence.masked[statement.clause.quantity.tail] == "的" and AMOUNT.search(subject):
            told = _BECOMES.search(name.noun, 2)
            owner = name.noun[: told.start()] if told else name.noun
            statement.indicator = owner + subject[len(head_of(subject)) :]
        else:
            statement.indicator = subject + name.noun if name.noun else _titled(subject)
        if statement.indicator == "经济" and name.predicate.changes:
            statement.indicator = "经济增长"
        if statement.indicator.endswith("占"):
            statement.indicator += "比"
        _of_grade(statements, number)
        _of_one_breath(statements, number)
        if number and not statement.clause.mark and not subject and statements[number - 1].name.earlier:
            # 由 [7家] 增至 [16家]: the second state is of the same thing.
            statement.indicator = statements[number - 1].indicator


def _of_one_breath(statements: Sequence[Statement], number: int) -> None:
    """推出 [12批] [1181项] 举措: two numbers without a word between count one thing."""
    own = statements[number]
    if not number or own.clause.gap != own.clause.quantity.start or own.name.subject:
        return
    above = statements[number - 1]
    if not above.name.noun:
        above.indicator = own.indicator = above.indicator + own.name.noun


def _before_noun(sentence: Sentence, statement: Statement) -> str:
    """The words before the number without a list that it closes: 健全《甲》《乙》等 [3项] 制度."""
    subject = statement.name.subject
    if subject.endswith("等"):
        return head_of(subject)
    if trailing := _TITLES.search(subject):
        return subject[: trailing.start()]
    return head_of(subject) if "、" in subject and _lists(sentence, statement) else subject


def _of_grade(statements: Sequence[Statement], number: int) -> None:
    """[6个] 国家级、[20个] 省级临床重点专科: the first is of what the second names."""
    if number and (own := _GRADE.fullmatch(statements[number].name.noun)) and statements[number].clause.mark == "、":
        above = statements[number - 1]
        if above.indicator.endswith("级") and above.name.noun:
            above.indicator += own["noun"]


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


def sharing_fate(sentence: Sentence, statements: list[Statement]) -> None:
    """[16所] 高校、[48个] 学科入选名单: what became of the last became of both."""
    for above, statement in reversed(list(pairwise(statements))):
        if statement.clause.mark != "、" or statement.name.subject or above.name.subject or not above.name.noun:
            continue
        fate = _FATE.search(statement.indicator, 2)
        if fate and not _FATE.search(above.indicator):
            above.indicator += statement.indicator[fate.start() :]

"""Parts of a whole: 受理123件，其中来访11件."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.observation import Alternative
from ingest.observations.carrying import joined
from ingest.observations.naming import tidy
from ingest.observations.sentence import INFERRED, Sentence
from ingest.observations.statement import Statement
from ingest.observations.verbs import HEAD, head_of

__all__ = ["of_the_whole"]

_PERSONS = re.compile(
    r"(?:干部|人员|群众|党员|职工|员工|学生|学员|教师|代表|委员|监察员|负责人|联络员|人|者|员|生|师|户|民|工|手|兵|医|官|长|人才|专家|院士)$"
)


def of_the_whole(sentence: Sentence, statements: list[Statement]) -> None:
    """受理123件，其中甲11件: a part is completed by the verb of its whole."""
    whole: Statement | None = None
    rest = None
    for number, statement in enumerate(statements):
        if statement.name.part and number and not (whole and statement.clause.mark == "、"):
            whole = _whole(statements, number)
            total = whole.clause.quantity if whole else None
            rest = total.normalized(total.value)[0] if total else None
        elif whole is None or not _lists_on(whole, statement):
            if whole is not None and statement.clause.mark == "；":
                whole = None
            continue
        quantity = statement.clause.quantity
        if whole is None or rest is None:
            continue
        if not _same_unit(whole, statement):
            statement.whole = whole
            continue
        rest -= quantity.normalized(quantity.value)[0]
        if rest < 0:
            whole = None
            continue
        statement.whole = whole
        _complete_part(whole, statement)


def _lists_on(whole: Statement, statement: Statement) -> bool:
    """Whether a number behind a part is one more part: in the same unit, without a predicate."""
    bare = statement.name.predicate.start == statement.clause.quantity.start
    return bare and not statement.name.predicate.changes and _same_unit(whole, statement)


def _whole(statements: Sequence[Statement], number: int) -> Statement | None:
    above = [each for each in statements[:number] if not each.name.predicate.changes]
    same = [each for each in above if _same_unit(each, statements[number]) and each.whole is None]
    if same:
        return same[-1]
    return above[-1] if above else statements[number - 1]


def _same_unit(one: Statement, other: Statement) -> bool:
    return one.clause.quantity.word.partition("（")[0] == other.clause.quantity.word.partition("（")[0]


def _complete_part(whole: Statement, statement: Statement) -> None:
    own = statement.indicator
    if HEAD.match(own) or statement.name.predicate.changes:
        return
    if not own:
        statement.indicator = whole.indicator
        return
    if head_of(whole.indicator) == whole.indicator:
        statement.indicator = whole.indicator + own
        return
    persons = whole.clause.quantity.word in ("人", "名", "人次", "人（次）")
    if persons and HEAD.match(whole.indicator) and not _PERSONS.search(whole.indicator):
        statement.indicator = whole.indicator + own
    elif both := joined(whole.indicator, own):
        statement.indicator = both
    statement.doubt(INFERRED)
    if statement.indicator != own:
        statement.alternatives.append(Alternative(indicator=tidy(own)))

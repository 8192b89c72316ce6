"""How long a version stands, as expressions over the catalogue: nothing of it is written into any document.

`one` is the table of documents, or an alias of it, that the enclosing query selects from.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Label, and_, case, func, or_, select

from index.catalog_tables import acts, documents
from index.records import NOT_STANDING, SearchFilters
from ingest.document import ActKind, DocumentKind, LegalStatus

_REGULATION = DocumentKind.REGULATION.value


@cache
def day_columns() -> tuple[Label[date | None], ...]:
    """The days of a DocumentRecord that other documents give it; made once, for making them costs more than asking."""
    return (
        derived_from(documents).label("derived_from"),
        replaced_on(documents).label("replaced_on"),
        repealed_on(documents).label("repealed_on"),
    )


def begins(one: FromClause) -> ColumnElement[Any]:
    """The day from which `one` is in force: as it says itself, else as the decision that amended it into being says."""
    return func.coalesce(one.c.effective_from, derived_from(one))


def version_day(one: FromClause) -> ColumnElement[Any]:
    """The day that puts versions of one Work in order; see Description.version_day."""
    return func.coalesce(one.c.effective_from, derived_from(one), one.c.published, one.c.passed)


def derived_from(one: FromClause) -> ColumnElement[Any]:
    """The day of effect of the decision that made this version, where all such decisions name the same day."""
    act, by = acts.alias(), documents.alias()
    day = func.coalesce(act.c.day, by.c.effective_from)
    agreed = case((func.min(day) == func.max(day), func.min(day)))
    return select(agreed).where(amended_by(one, act, by)).correlate(one).scalar_subquery()


def amended_by(one: FromClause, act: FromClause, by: FromClause) -> ColumnElement[bool]:
    """Whether the Act `act` of the document `by` made `one`, which names no day of effect, what it is.

    A version carries the day on which its last amendment was passed: the passing day of the decision.
    """
    return and_(
        one.c.effective_from.is_(None),
        one.c.kind == _REGULATION,
        _names(one, act, by, ActKind.AMENDS),
        by.c.passed == one.c.passed,
    )


def same_work(one: FromClause, other: FromClause) -> ColumnElement[bool]:
    """Whether two documents are versions of one Work; index.works says the same of records."""
    same_office = and_(one.c.office != "", other.c.office == one.c.office)
    named = and_(other.c.work == one.c.work, or_(same_office, _alone(one)))
    return and_(other.c.kind == one.c.kind, or_(named, _joined(one, other)))


def _joined(one: FromClause, other: FromClause) -> ColumnElement[bool]:
    return and_(one.c.joined != "", other.c.joined == one.c.joined)


def _alone(one: FromClause) -> ColumnElement[bool]:
    """Whether the title of `one` is that of one Work, as far as offices are known."""
    titled = documents.alias()
    whose = case((titled.c.joined != "", titled.c.joined), else_=titled.c.office)
    offices = select(func.count(whose.distinct())).where(
        titled.c.work == one.c.work, titled.c.kind == one.c.kind, titled.c.office != ""
    )
    return offices.correlate(one).scalar_subquery() < 2


def replaced_on(one: FromClause) -> ColumnElement[Any]:
    """The day on which the next version of the same Work takes the place of `one`."""
    later = documents.alias()
    day = version_day(later)
    follows = and_(
        one.c.kind == _REGULATION,
        same_work(one, later),
        later.c.key != one.c.key,
        day > version_day(one),
    )
    return select(func.min(day)).where(follows).correlate(one).scalar_subquery()


def repealed_on(one: FromClause) -> ColumnElement[Any]:
    """The first day on which another document repeals `one` by name."""
    act, by = acts.alias(), documents.alias()
    return select(func.min(act_day(act, by))).where(repealed_by(one, act, by)).correlate(one).scalar_subquery()


def act_day(act: FromClause, by: FromClause) -> ColumnElement[Any]:
    """The day from which an Act counts: its own, else that of the document that does it."""
    return func.coalesce(act.c.day, by.c.effective_from)


def repealed_by(one: FromClause, act: FromClause, by: FromClause) -> ColumnElement[bool]:
    """Whether the Act `act` of the document `by` repeals `one`.

    A document that repeals its own Work ends what came before itself; any other ends what had begun before the day
    of the Act, so that a version which begins on that very day stays.
    """
    day = version_day(one)
    numbers = or_(
        act.c.document_number == "",
        one.c.document_number == "",
        act.c.document_number == one.c.document_number,
    )
    issued = or_(*(act.c.before == column for column in (one.c.published, one.c.passed, one.c.signed)))
    earlier = case(
        (by.c.work == one.c.work, day < version_day(by)),
        else_=or_(day.is_(None), day < act_day(act, by)),
    )
    meant = or_(act.c.before.is_(None), issued)
    return and_(_names(one, act, by, ActKind.REPEALS), numbers, meant, earlier)


def _names(one: FromClause, act: FromClause, by: FromClause, kind: ActKind) -> ColumnElement[bool]:
    """Whether the Act names `one`: by its title, which has to be that of one Work or of the office that acts."""
    meant = or_(
        and_(one.c.document_number != "", act.c.document_number == one.c.document_number),
        and_(one.c.office != "", by.c.office == one.c.office),
        _joined(one, by),
        _alone(one),
    )
    return and_(
        act.c.work == one.c.work,
        act.c.work != "",
        act.c.kind == kind.value,
        act.c.document == by.c.key,
        by.c.key != one.c.key,
        meant,
    )


def standing(one: FromClause, day: date) -> ColumnElement[Any]:
    """The status of `one` on `day`, the same as DocumentRecord.standing."""
    return case(
        (one.c.fixed_status.is_not(None), one.c.fixed_status),
        (or_(one.c.effective_to <= day, repealed_on(one) <= day), LegalStatus.REPEALED.value),
        (replaced_on(one) <= day, LegalStatus.AMENDED.value),
        # Nothing is in force before it was passed, whatever day of effect is unknown.
        (and_(version_day(one) > day, one.c.kind == _REGULATION), LegalStatus.NOT_YET.value),
        (and_(begins(one).is_(None), one.c.kind == _REGULATION), LegalStatus.UNKNOWN.value),
        (begins(one).is_(None), one.c.status),
        (begins(one) > day, LegalStatus.NOT_YET.value),
        (one.c.trial, LegalStatus.TRIAL.value),
        else_=LegalStatus.IN_FORCE.value,
    )


def conditions(filters: SearchFilters) -> list[ColumnElement[bool]]:
    """What `filters` ask of a row of `documents`."""
    wanted: list[ColumnElement[bool]] = []
    for values, column in (
        (filters.kinds, documents.c.kind),
        (filters.years, documents.c.year),
        (filters.documents, documents.c.id),
    ):
        if values:
            wanted.append(column.in_(sorted(values)))
    if filters.organisations:
        names = sorted(filters.organisations)
        wanted.append(or_(documents.c.organisation.in_(names), documents.c.issuer.in_(names)))
    if filters.statuses:
        wanted.append(standing(documents, filters.as_of or date.today()).in_(sorted(filters.statuses)))
    elif filters.as_of:
        wanted.append(standing(documents, filters.as_of).not_in(sorted(NOT_STANDING)))
    return wanted

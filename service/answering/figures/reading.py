"""The stated numbers that a question may be about: of the same indicator, and in the passages that fit its words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from index.library import Library
from index.observation_records import ObservationFilters, ObservationRecord
from index.periods import PeriodKind, read_period
from index.records import DocumentRecord, SearchFilters
from ingest.document import DocumentKind
from ingest.observation import Qualifier
from ingest.observations.periods import base_of
from service.answering.figures.matching import Weighing, wordings, words_asked
from service.answering.figures.naming import IndicatorNames
from service.answering.figures.offices import Offices
from service.answering.figures.operands import Operand
from service.answering.figures.stated import Stated
from service.answering.figures.texts import Texts

# Passages of reports whose numbers are looked at for one thing that is asked, and numbers of the same indicator.
LOOK_AT = 20
MOST_OF_ONE = 400
MOST_NAMES = 60
# A report speaks of the year before it too, and of the years that it plans.
_AROUND = range(-1, 3)
_KINDS = frozenset({DocumentKind.REPORT.value, DocumentKind.OTHER.value})
# What shows, close before a number, that it is a plan.
_PLAN = re.compile(
    r"预期目标|力争|目标是|目标为|打算|争取(?!到|了|中央|国家|上级|政策|资金|专项|各类)|(?<!行动)(?<!提升)(?<!培育)(?<!倍增)(?<!攻坚)(?<![三五]年)计划(?!内|外|生育|单列|新?开工项目|[”》，；。、）])"
)
_AIM = re.compile(r"预期目标|力争|目标[是为]")
_BEFORE = 60
# So much of the text before its sentence tells what a number is about.
_NEARBY = 200
_CLAUSES = "，；。：;\n"


def candidates(
    library: Library,
    offices: Offices,
    indicators: IndicatorNames,
    texts: Texts,
    operand: Operand,
    documents: frozenset[str],
    *,
    any_year: bool = False,
) -> list[Stated]:
    """The numbers that `operand` may mean, in `documents`, all where there are none; each once.

    Only in reports around the years that it names, unless `any_year`.
    """
    if not offices.any:
        return []
    query = " ".join(filter(None, (operand.place, operand.subject)))
    years = frozenset() if any_year else years_around(operand)
    filters = SearchFilters(kinds=_KINDS, years=years, documents=documents)
    hits = library.search(query, LOOK_AT, filters)
    names = indicators.like(
        words_asked(operand.subject, Weighing(library.rarity, indicators.tells, indicators.called)), MOST_NAMES
    )
    records = library.observations.grouped([*wordings(operand.subject), *names], filters, MOST_OF_ONE)
    records += library.observations.within([hit.passage.id for hit in hits])
    return stated_of(texts, offices, {record.cursor: record for record in records}.values())


def every_number(
    library: Library, offices: Offices, texts: Texts, operand: Operand, documents: frozenset[str], most: int
) -> list[Stated]:
    """All the numbers of `documents`, all where there are none, around the years that `operand` names.

    Nothing where they are more than `most`.
    """
    filters = SearchFilters(kinds=_KINDS, years=years_around(operand), documents=documents)
    records = list(islice(library.observations.each(ObservationFilters(filters)), most + 1))
    return stated_of(texts, offices, records) if len(records) <= most else []


def years_around(operand: Operand) -> frozenset[int]:
    """The years of the reports that may tell of the time that `operand` names; none where it names none."""
    period = operand.period
    if period is None or period.first is None or period.last is None:
        return frozenset()
    return frozenset(year + more for year in range(period.first, period.last + 1) for more in _AROUND)


def stated_of(texts: Texts, offices: Offices, records: Iterable[ObservationRecord]) -> list[Stated]:
    """The records with what stands around them, those of reports alone."""
    told = ((record, offices.document(record.document_id)) for record in records)
    # A document that came since the offices were listed is left to the next question.
    return [_of(record, texts.of(record.document_id), document) for record, document in told if document]


def _of(record: ObservationRecord, text: str, document: DocumentRecord) -> Stated:
    one = record.observation
    start = next((at + 1 for at in range(one.start - 1, one.quote_start - 1, -1) if text[at] in _CLAUSES), None)
    clause = text[one.quote_start if start is None else start : one.end]
    ahead = text[max(one.quote_start, one.start - _BEFORE) : one.end]
    nearby = text[max(0, one.quote_start - _NEARBY) : one.quote_end]
    planned = bool(_PLAN.search(ahead)) or _planned(document, one.period)
    aimed = bool(_AIM.search(ahead)) or (planned and one.qualifier is Qualifier.AT_LEAST)
    return Stated(document, record, clause, nearby, planned, aimed)


def _planned(document: DocumentRecord, period: str) -> bool:
    """Whether the number is of a time after the one that the report looks back on."""
    reported = read_period(base_of(document.period, document.title).period)
    observed = read_period(period)
    known = PeriodKind.UNKNOWN not in (reported.kind, observed.kind)
    return known and observed.last > reported.last

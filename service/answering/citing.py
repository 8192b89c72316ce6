"""Exact references: the Units that a question cites, from the version of the day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from index.cross_references import version_on
from index.library import Library
from index.records import DocumentRecord
from ingest.addressing import Addresses
from ingest.document import LegalStatus, Unit, UnitKind
from ingest.labels import Label, print_numeral
from service.answering.answer import AnswerStatus, Quote
from service.answering.compose import quote_unit
from service.answering.context import Context
from service.answering.understand import Understood
from service.answering.understanding.references import MOST, Reference

# How an exact reference is answered from a version that does not stand on the day.
_STANDING = {
    LegalStatus.NOT_YET: AnswerStatus.NOT_IN_FORCE,
    LegalStatus.REPEALED: AnswerStatus.REPEALED_ONLY,
    LegalStatus.AMENDED: AnswerStatus.REPEALED_ONLY,
}
_ENDED = frozenset({LegalStatus.REPEALED, LegalStatus.AMENDED})
_CANDIDATES = 5  # named in a note
_COUNTED = {UnitKind.PARAGRAPH: "款", UnitKind.ITEM: "项", UnitKind.SUBITEM: "目"}


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What became of one reference: a quote, or why there is none."""

    quote: Quote | None = None
    status: AnswerStatus = AnswerStatus.ANSWERED
    note: str = ""


def follow_reference(context: Context) -> None:
    """Quote the Units that the question cites exactly; end when none exists or one could be several."""
    understood = context.understood
    if understood is None or not understood.references:
        return
    if understood.missing:
        context.status = AnswerStatus.NOT_FOUND
        context.note = f"资料库中没有《{understood.missing}》。请核对名称，或先导入这部文件。"
        return
    if understood.past and understood.as_of is None:
        context.status = AnswerStatus.NOT_FOUND
        context.note = " ".join(understood.notes) or "没有说明是哪一部文件修订前的条文。请写出完整的文件名称。"
        return
    outcomes = [_follow(context.library, one, context.as_of) for one in understood.references[:MOST]]
    context.quotes = [one.quote for one in outcomes if one.quote]
    failed = [one for one in outcomes if one.quote is None]
    if not context.quotes:
        context.status, context.note = failed[0].status, "".join(dict.fromkeys(one.note for one in failed))
        return
    statuses = {one.status for one in outcomes if one.quote}
    context.status = statuses.pop() if len(statuses) == 1 else AnswerStatus.ANSWERED
    context.notes += [*dict.fromkeys(one.note for one in failed), *_left_out(understood)]


def _left_out(understood: Understood) -> tuple[str, ...]:
    more = len(understood.references) > MOST
    return (f"一次最多引用 {MOST} 条，其余没有列出。",) if more else ()


def _follow(library: Library, reference: Reference, day: date) -> _Outcome:
    works = reference.title.works if reference.title else ()
    standing = _preferred([document for versions in works if (document := version_on(versions, day))], day)
    if not standing:
        note = f"问题提到{reference.label}，但不能确定是哪一部文件。请写出完整的文件名称。"
        return _Outcome(status=AnswerStatus.AMBIGUOUS, note=note)
    addressed = [(document, Addresses(library.units(document.id))) for document in standing]
    meant = [(document, one.find(reference.label) or one.parts(reference.label)) for document, one in addressed]
    found = [(document, units[0]) for document, units in meant if len(units) == 1]
    if len(found) == 1:
        document, unit = found[0]
        quote = quote_unit(document, unit, library.text(document.id), _article(reference.label, unit))
        return _Outcome(quote, _STANDING.get(document.standing(day), AnswerStatus.ANSWERED))
    if found or (len(standing) > 1 and not _parts(standing)):
        return _Outcome(status=AnswerStatus.AMBIGUOUS, note=_which([one for one, _ in found] or standing))
    document, addresses = addressed[0]
    if len(standing) == 1 and len(addresses.find(reference.label)) > 1:
        note = f"《{document.title}》中有不止一处{reference.label}，不能确定是哪一处。"
        return _Outcome(status=AnswerStatus.AMBIGUOUS, note=note)
    return _Outcome(status=AnswerStatus.NOT_FOUND, note=_absent(addressed, reference.label))


def _article(label: Label, unit: Unit) -> str:
    """The article that `label` names, or the part 二、 that stands for it."""
    if unit.kind is UnitKind.HEADING:
        return unit.label
    return str(Label(tuple(step for step in label.steps if step[0] is UnitKind.ARTICLE)))


def _preferred(documents: Sequence[DocumentRecord], day: date) -> Sequence[DocumentRecord]:
    """Those that stand on the day, where some do; a repealed one is meant only when no other can be."""
    return [one for one in documents if one.standing(day) not in _ENDED] or documents


def _parts(documents: Sequence[DocumentRecord]) -> bool:
    """Whether all are parts of one code, whose articles are counted through (民法典)."""
    heads = {one.title.partition("法典")[0] for one in documents if "法典" in one.title}
    return len(heads) == 1 and all("法典" in one.title for one in documents)


def _which(documents: Sequence[DocumentRecord]) -> str:
    """The sentence that names the documents that can be meant, with who issued them and since when they stand."""
    named = "；".join(_described(one) for one in documents[:_CANDIDATES])
    more = f"等 {len(documents)} 部" if len(documents) > _CANDIDATES else ""
    return f"符合这个名称的文件不止一部：{named}{more}。请写明是哪一部。"


def _described(document: DocumentRecord) -> str:
    day = document.version_day
    since = f"{day.year}年{day.month}月{day.day}日" if day else ""
    details = "，".join(filter(None, (document.issuer, document.document_number, since)))
    return f"《{document.title}》（{details}）" if details else f"《{document.title}》"


def _absent(addressed: Sequence[tuple[DocumentRecord, Addresses]], label: Label) -> str:
    """The sentence that says what there is instead of `label`: how many articles, or how many 款 of the article."""
    title = addressed[0][0].title
    if len(addressed) > 1:
        title = f"{title.partition('法典')[0]}法典"
    for depth in range(len(label.steps) - 1, 0, -1):
        outer, inner = Label(label.steps[:depth]), Label(label.steps[depth : depth + 1])
        units = [unit for _, addresses in addressed for unit in addresses.find(outer)]
        if len(units) == 1:
            return f"《{title}》{outer}{_counted(units[0], label.steps[depth][0])}没有{inner}。"
    articles = sum(len(addresses.articles) for _, addresses in addressed)
    total = f"共{print_numeral(articles)}条，" if articles else ""
    return f"《{title}》{total}没有{Label(label.steps[:1])}。"


def _counted(unit: Unit, kind: UnitKind) -> str:
    """共三款， for what `unit` has of `kind`; empty where it has none that can be counted."""
    count = sum(one.kind is kind for one in _within(unit.children))
    number = "两" if count == 2 else print_numeral(count)
    return f"共{number}{_COUNTED[kind]}，" if count and kind in _COUNTED else "，其中"


def _within(units: Iterable[Unit]) -> Iterable[Unit]:
    return (one for unit in units for one in unit.walk())

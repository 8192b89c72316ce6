"""Which version stands on a day: what records say, what filters let through, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.catalog import Catalog
from index.catalog_rows import item_of
from index.library import Library
from index.originals import digest
from index.records import NOT_STANDING, DocumentRecord, SearchFilters, Version
from index.works import works_of
from ingest.document import Act, ActKind, Document, DocumentKind, LegalStatus
from tests.index.made_documents import data_of, id_of, regulation
from tests.index.test_catalog import NOW

REPEALS, AMENDS = ActKind.REPEALS, ActKind.AMENDS


def made(name: str, title: str, *acts: Act, **described: Any) -> Document:
    """A regulation without days, number or marks of its own but those given."""
    plain = regulation(name, 1, title=title)
    empty: dict[str, Any] = dict.fromkeys(("published", "effective_from", "effective_to", "signed", "passed"))
    blank = empty | {"document_number": "", "status": LegalStatus.UNKNOWN, "validity": ""} | described
    return replace(plain, description=replace(plain.description, **blank), acts=acts)


def act(kind: ActKind, title: str, day: date | None = None, number: str = "", before: date | None = None) -> Act:
    return Act(kind, title, number, day, 0, 4, before)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "lib") as opened:
        yield opened


def add(library: Library, *documents: tuple[str, Document]) -> None:
    with library.batch():
        for name, document in documents:
            library.add(document, data_of(name), f"/{name}")


def record(library: Library, name: str) -> DocumentRecord:
    return library.document(id_of(data_of(name)))


OLD, NEW = date(2010, 1, 1), date(2020, 1, 1)
RULE = "钥匙管理办法"


@pytest.mark.parametrize(
    ("acts", "own", "repealed"),
    [
        ([act(REPEALS, RULE)], {}, NEW),  # from the day of effect of the document that says so
        ([act(REPEALS, RULE, date(2019, 3, 1))], {}, date(2019, 3, 1)),  # from a day of its own
        ([act(REPEALS, f"中华人民共和国{RULE}")], {}, NEW),  # the same Work
        ([act(REPEALS, f"{RULE}细则")], {}, None),  # another title
        ([act(REPEALS, RULE, number="某发〔2009〕1号")], {"document_number": "某发〔2009〕1号"}, NEW),
        ([act(REPEALS, RULE, number="某发〔2008〕7号")], {"document_number": "某发〔2009〕1号"}, None),
        ([act(REPEALS, RULE, number="某发〔2008〕7号")], {}, NEW),  # its own number is not known
        ([act(REPEALS, RULE, before=date(2009, 9, 9))], {"published": date(2009, 9, 9)}, NEW),
        ([act(REPEALS, RULE, before=date(2005, 3, 1))], {"published": date(2009, 9, 9)}, None),  # an older version
        ([act(REPEALS, RULE, before=date(2005, 3, 1))], {}, None),  # which version is meant cannot be told
        ([act(REPEALS, RULE)], {"effective_from": date(2021, 1, 1)}, None),  # began after it
        ([act(REPEALS, RULE)], {"effective_from": NEW}, None),  # begins on that very day
        ([act(REPEALS, RULE)], {"effective_from": None}, NEW),  # named, whenever it began
        ([act(AMENDS, RULE)], {}, None),
    ],
)
def test_a_document_named_by_another_is_repealed(
    library: Library, acts: list[Act], own: dict[str, Any], repealed: date | None
) -> None:
    """By title, by number and by day of issue where these are said and known."""
    rule = made("旧", RULE, **({"effective_from": OLD} | own))
    add(library, ("旧", rule), ("新", made("新", "废止若干规定的决定", *acts, effective_from=NEW)))
    assert record(library, "旧").repealed_on == repealed


def test_a_repeal_without_any_day_ends_nothing(library: Library) -> None:
    """When it counts from cannot be told."""
    add(library, ("旧", made("旧", RULE, effective_from=OLD)), ("新", made("新", "某决定", act(REPEALS, RULE))))
    assert record(library, "旧").ends is None


def test_a_new_version_that_repeals_its_own_name_ends_only_those_before_it(library: Library) -> None:
    """Not itself, not a later one, not one without a day."""
    again = act(REPEALS, RULE)
    add(
        library,
        ("一", made("一", RULE, effective_from=OLD)),
        ("二", made("二", RULE, again, effective_from=NEW)),
        ("三", made("三", RULE, again, effective_from=date(2023, 1, 1))),
        ("无", made("无", RULE)),
    )
    assert [record(library, name).repealed_on for name in "一二三无"] == [NEW, date(2023, 1, 1), None, None]
    assert record(library, "二").standing(date(2021, 1, 1)) is LegalStatus.IN_FORCE
    assert record(library, "二").standing(date(2023, 1, 1)) is LegalStatus.REPEALED


def test_nothing_has_to_be_undone_when_the_repealing_document_goes(library: Library) -> None:
    """The day is found by query: it goes with the document that gave it."""
    decision = made("新", "某决定", act(REPEALS, RULE), effective_from=NEW)
    add(library, ("旧", made("旧", RULE, effective_from=OLD)), ("新", decision))
    assert record(library, "旧").standing(NEW) is LegalStatus.REPEALED
    library.remove(decision.id)
    assert record(library, "旧").standing(NEW) is LegalStatus.IN_FORCE


PASSED = date(2019, 11, 1)


@pytest.mark.parametrize(
    ("rule", "decisions", "derived"),
    [
        ({"passed": PASSED}, [{"passed": PASSED, "effective_from": NEW}], NEW),
        ({"passed": PASSED, "effective_from": OLD}, [{"passed": PASSED, "effective_from": NEW}], None),
        ({"passed": date(2018, 1, 1)}, [{"passed": PASSED, "effective_from": NEW}], None),  # an earlier amendment
        ({"passed": PASSED}, [{"passed": PASSED}], None),  # the decision's own day is unknown
        ({"passed": PASSED}, [{"passed": PASSED, "effective_from": day} for day in (NEW, OLD)], None),
    ],
)
def test_an_amended_version_begins_with_the_decision_that_amended_it(
    library: Library, rule: dict[str, Any], decisions: Sequence[dict[str, Any]], derived: date | None
) -> None:
    """When it was last passed on the decision's day and names no day itself; two days leave it unknown."""
    add(library, ("法", made("法", RULE, **rule)))
    for number, decision in enumerate(decisions):
        name = f"决定{number}"
        add(library, (name, made(name, f"关于修改若干规定的{name}", act(AMENDS, RULE), **decision)))
    found = record(library, "法")
    assert found.derived_from == derived
    assert found.begins == (found.effective_from or derived)


def test_nothing_stands_before_it_was_passed(library: Library) -> None:
    """The day of effect is unknown; that of passing is not, and no text was in force before there was one."""
    older = made("旧", RULE, passed=OLD)
    add(library, ("旧", older), ("新", made("新", RULE, passed=NEW)))
    for day, files in ((date(2009, 6, 1), set()), (date(2015, 6, 1), {"/旧"}), (date(2021, 6, 1), {"/新"})):
        standing = {one.sources[0].path for one in library.documents() if one.standing(day) not in NOT_STANDING}
        found = {hit.document.sources[0].path for hit in library.search("钥匙", filters=SearchFilters(as_of=day))}
        assert standing == files
        assert found <= files
    assert record(library, "旧").standing(date(2009, 6, 1)) is LegalStatus.NOT_YET
    assert record(library, "旧").standing(OLD) is LegalStatus.UNKNOWN


def test_versions_tell_what_began_and_ended_each(library: Library) -> None:
    """Oldest first, with the words that say so; a version without a day comes last and is named as unknown."""
    decision = made("决定", "关于修改钥匙规定的决定", act(AMENDS, RULE), passed=PASSED, effective_from=NEW)
    ending = made("废", "废止决定", act(REPEALS, RULE, date(2022, 1, 1)), effective_from=date(2022, 1, 1))
    add(
        library,
        ("二", made("二", RULE, passed=PASSED)),
        ("一", made("一", RULE, effective_from=OLD)),
        ("无", made("无", RULE)),
        ("决定", decision),
        ("废", ending),
    )
    first, second, undated = library.versions(id_of(data_of("一")))
    assert [one.document.id for one in (first, second, undated)] == [id_of(data_of(name)) for name in "一二无"]
    assert told(first) == (None, ("replaced", NEW, second.document.id, ""))
    words = decision.text[0:4]
    assert told(second) == (("amends", NEW, decision.id, words), ("repeals", date(2022, 1, 1), ending.id, "废止决定"))
    assert undated.document.begins is None
    assert told(undated) == (None, ("repeals", date(2022, 1, 1), ending.id, "废止决定"))


def told(version: Version) -> tuple[object, object]:
    begun, ended = (
        cause and (cause.kind, cause.day, cause.document.id, cause.quote)
        for cause in (version.begun_by, version.ended_by)
    )
    return begun, ended


TITLES = ("甲办法", "中华人民共和国甲办法", "甲办法（试行）", "乙规定", "丙决定")
OFFICES = st.sampled_from(["", "甲局", "乙局"])
DAYS = st.sampled_from([None, *(date(year, 1, 1) for year in (2001, 2002, 2003, 2004))])
NUMBERS = st.sampled_from(["", "一号", "二号"])
ACTS = st.builds(Act, st.sampled_from(ActKind), st.sampled_from(TITLES), NUMBERS, DAYS, st.just(0), st.just(2), DAYS)


@st.composite
def libraries(draw: st.DrawFn) -> list[Document]:
    found = []
    for number in range(draw(st.integers(1, 5))):
        kind = draw(st.sampled_from([DocumentKind.REGULATION] * 3 + [DocumentKind.OTHER]))
        days = {name: draw(DAYS) for name in ("passed", "published", "effective_from", "effective_to", "signed")}
        status = draw(st.sampled_from(LegalStatus))
        title, acts = draw(st.sampled_from(TITLES)), draw(st.lists(ACTS, max_size=2))
        described = days | {"kind": kind, "status": status, "document_number": draw(NUMBERS), "issuer": draw(OFFICES)}
        found.append(made(f"件{number}", title, *acts, **described))
    return found


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15, deadline=None)
@given(documents=libraries())
def test_filters_and_records_agree_on_every_day(catalog: Catalog, documents: list[Document]) -> None:
    """For any library, what a filter lets through is exactly what each record says of itself."""
    stored = _stored(catalog, documents)
    try:
        for day in (date(2000, 6, 1), *(date(year, month, 1) for year in (2001, 2002, 2003) for month in (1, 6))):
            standing = {one.key: one.standing(day) for one in stored}
            let = catalog.eligible(SearchFilters(as_of=day)).documents
            assert let == {key for key, status in standing.items() if status not in NOT_STANDING}
            for wanted in LegalStatus:
                let = catalog.eligible(SearchFilters(as_of=day, statuses=frozenset({wanted.value}))).documents
                assert let == {key for key, status in standing.items() if status is wanted}
    finally:
        for one in stored:
            catalog.remove(one, NOW)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15, deadline=None)
@given(documents=libraries())
def test_days_that_others_give_are_those_of_a_plain_reading(catalog: Catalog, documents: list[Document]) -> None:
    """The queries find what a slow look at every pair of documents finds."""
    stored = _stored(catalog, documents)
    acts = {one.key: catalog.read(one).acts for one in stored}
    try:
        for one in stored:
            others = [other for other in stored if other.key != one.key]
            assert one.derived_from == _derived(one, others, acts)
            assert one.repealed_on == _repealed(one, others, acts)
            assert one.replaced_on == _replaced(one, others)
            assert {each.document.key for each in catalog.versions(one)} == _versions(one, others)
    finally:
        for one in stored:
            catalog.remove(one, NOW)


def _stored(catalog: Catalog, documents: Sequence[Document]) -> list[DocumentRecord]:
    items = []
    for number, document in enumerate(documents):
        data = data_of(f"件{number}")
        items.append(item_of(document, data, digest(data), f"/{number}", NOW, refresh=False))
    catalog.store(items, NOW)
    return catalog.documents()


Acts = dict[int, tuple[Act, ...]]


def _named(one: DocumentRecord, others: Sequence[DocumentRecord], acts: Acts, kind: ActKind) -> list[Any]:
    same = {"甲办法", "中华人民共和国甲办法", "甲办法（试行）"}
    titles = same if one.title in same else {one.title}
    alone = _offices(one, others) < 2

    def meant(other: DocumentRecord, act: Act) -> bool:
        number = act.document_number == one.document_number != ""
        near = one.office == other.office != "" or one.joined == other.joined != ""
        return act.kind is kind and act.title in titles and (alone or number or near)

    return [(other, act) for other in others for act in acts[other.key] if meant(other, act)]


def _offices(one: DocumentRecord, others: Sequence[DocumentRecord]) -> int:
    """How many offices have rules of the title of `one`; those whose rules are joined count once."""
    same = [each for each in (one, *others) if each.work == one.work and each.kind is one.kind and each.office]
    return len({each.joined or each.office for each in same})


def _versions(one: DocumentRecord, others: Sequence[DocumentRecord]) -> set[int]:
    """The versions of the Work of `one`, as index.works tells them."""
    same = [each for each in (one, *others) if each.kind is one.kind]
    return next({each.key for each in work} for work in works_of(same).values() if one in work)


def _derived(one: DocumentRecord, others: Sequence[DocumentRecord], acts: Acts) -> date | None:
    if one.effective_from or one.kind is not DocumentKind.REGULATION or one.passed is None:
        return None
    found = _named(one, others, acts, AMENDS)
    days = {act.day or other.effective_from for other, act in found if other.passed == one.passed} - {None}
    return days.pop() if len(days) == 1 else None


def _repealed(one: DocumentRecord, others: Sequence[DocumentRecord], acts: Acts) -> date | None:
    days = []
    for other, act in _named(one, others, acts, REPEALS):
        day = act.day or other.effective_from
        numbers = {act.document_number, one.document_number} - {""}
        issued = act.before is None or act.before in (one.published, one.passed, one.signed)
        if other.work == one.work:
            earlier = one.version_day and other.version_day and one.version_day < other.version_day
        else:
            earlier = day and (one.version_day is None or one.version_day < day)
        if day and len(numbers) < 2 and issued and earlier:
            days.append(day)
    return min(days, default=None)


def _replaced(one: DocumentRecord, others: Sequence[DocumentRecord]) -> date | None:
    if one.kind is not DocumentKind.REGULATION or one.version_day is None:
        return None
    versions = _versions(one, others)
    same = [other for other in others if other.key in versions]
    return min((day for other in same if (day := other.version_day) and day > one.version_day), default=None)

"""The order of hits, and whose places' rules are looked at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

import pytest

from index.records import DocumentRecord, Measures, PassageHit, PassageRecord
from service.answering.places import Places
from service.answering.ranking import About, ordered
from service.answering.relevance import Relevance
from service.answering.understanding.thread import Thread
from tests.service.test_titles import record


def _equal(words: Iterable[str]) -> Mapping[str, float]:
    return dict.fromkeys(words, 1.0)


def _hit(document: DocumentRecord, text: str, score: float) -> PassageHit:
    passage = PassageRecord(document.key, document.key, 0, 0, len(text), "第一条", "第一条", "", ("u",), None, text)
    return PassageHit(document, passage, score)


LAW = record("中华人民共和国车辆法", 1)
LOCAL = record("上海市车辆条例", 2)
OTHER_LOCAL = record("山东省车辆条例", 3)
QUESTION = "车辆停放"


NOTHING = About()


def _titles(hits: list[PassageHit], about: About = NOTHING) -> list[str]:
    return [hit.document.title for hit in ordered(hits, QUESTION, Relevance(QUESTION, _equal), about)]


def test_a_law_stands_before_a_place_that_fits_as_well() -> None:
    """Equal scores: the rank of the norm decides."""
    hits = [_hit(LOCAL, "车辆停放甲", 1.0), _hit(LAW, "车辆停放乙", 1.0)]
    assert _titles(hits) == [LAW.title, LOCAL.title]


def test_the_document_that_is_named_comes_first() -> None:
    """Its hits weigh more."""
    hits = [_hit(LAW, "车辆停放乙", 1.0), _hit(LOCAL, "车辆停放甲", 0.9)]
    assert _titles(hits, About(frozenset({LOCAL.id}))) == [LOCAL.title, LAW.title]


THREAD = Thread(frozenset({LOCAL.id}), (LOCAL.id, 9))


@pytest.mark.parametrize(
    ("article", "carried", "weight"),
    [
        ("第一条", True, 1.6),  # of the document that was quoted
        ("第一条", False, 1.3),  # the question may stand by itself
        ("第十二条", True, 1.6 * 1.1),  # three articles behind the one quoted first
        ("第十三条", True, 1.6),
        ("第六条第二款", False, 1.3 * 1.1),
        ("", True, 1.6),  # no article
    ],
)
def test_what_the_conversation_quoted_weighs_more(article: str, carried: bool, weight: float) -> None:
    """Its documents, and most of all the neighbours of the article that was quoted first."""
    hit = _hit(LOCAL, "车辆停放", 1.0)
    asked = About(thread=THREAD, carried=carried)
    assert asked.weight(replace(hit, passage=replace(hit.passage, article=article))) == pytest.approx(weight)
    assert asked.weight(_hit(LAW, "车辆停放", 1.0)) == 1.0


def test_a_repeated_text_comes_once() -> None:
    """From the document where it scores best, blanks aside."""
    hits = [_hit(LOCAL, "车辆 停放", 1.0), _hit(LAW, "车辆停放", 1.0)]
    assert _titles(hits) == [LAW.title]


def test_what_memory_knows_comes_first() -> None:
    """A person confirmed it: neither the rank of the norm nor the words stand against that."""
    hits = [_hit(LAW, "车辆停放乙", 1.0), replace(_hit(LOCAL, "别的", 0.1), repeated=True)]
    assert _titles(hits) == [LOCAL.title, LAW.title]


def test_nothing_found_stays_nothing() -> None:
    """No hit, no order."""
    assert _titles([]) == []


@pytest.mark.parametrize(
    ("question", "ids"),
    [
        ("车辆怎么停", {"d1"}),
        ("上海车辆怎么停", {"d1", "d2"}),
        ("山东省的车辆怎么停", {"d1", "d3"}),
    ],
)
def test_another_places_rules_are_looked_at_when_it_is_named(question: str, ids: set[str]) -> None:
    """The name of the place may come without 省 or 市."""
    assert Places([LAW, LOCAL, OTHER_LOCAL]).documents(question) == ids


def test_where_all_local_rules_are_of_one_province_none_is_left_out() -> None:
    """The office is there."""
    assert Places([LAW, LOCAL, replace(LOCAL, id="d9", title="上海市道路条例")]).documents("怎么停") == frozenset()


def _measured(text: str, meaning: float, asked: tuple[float, float] | None) -> PassageHit:
    return replace(_hit(LAW, text, 1.0), measures=Measures(0.1, 0.5, meaning, asked))


@pytest.mark.parametrize(
    ("asked_about", "other", "first"),
    [
        ((0.5, 0.9), 0.4, "甲"),  # what people ask of it outweighs the meaning of another
        ((0.05, 0.3), 0.4, "乙"),  # that something is asked of it is no advantage by itself
        (None, 0.4, "乙"),
    ],
)
def test_measures_decide_where_it_is_known_what_people_ask(
    asked_about: tuple[float, float] | None, other: float, first: str
) -> None:
    """The weights found, not the scores, which are equal."""
    hits = [_measured("甲", 0.3, asked_about), _measured("乙", other, None), _measured("丙", 0.0, (0.0, 0.0))]
    assert ordered(hits, QUESTION, Relevance(QUESTION, _equal))[0].passage.text == first


def test_without_anything_asked_the_score_decides() -> None:
    """As in an office that has its own rules alone."""
    hits = [replace(_measured("甲", 0.9, None), score=0.5), _measured("乙", 0.0, None)]
    assert ordered(hits, QUESTION, Relevance(QUESTION, _equal))[0].passage.text == "乙"

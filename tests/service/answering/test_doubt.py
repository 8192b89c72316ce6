"""What speaks against an answer: each part from what was found, and what the parts say together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, cast

import numpy as np
import pytest

from index.library import Library
from index.records import PassageHit, PassageRecord
from index.usual_fields import Fields
from index.usual_questions import article_key
from service.answering.absence import absent
from service.answering.context import Context
from service.answering.doubt import (
    BESIDE_OWN,
    BY_MEANING,
    BY_WORDS,
    OwnParts,
    Parts,
    Weights,
    own_parts_of,
    parts_of,
    weights_for,
)
from service.answering.figures.naming import IndicatorNames
from service.answering.figures.offices import Offices
from service.answering.figures.texts import Texts
from service.answering.places import Places
from service.answering.question import Question
from service.answering.relevance import Relevance
from service.answering.titles import TitleIndex
from tests.service.test_titles import record

DAY = date(2026, 11, 24)
LAW = record("中华人民共和国车辆法", 1)
# No report is asked for.
REPORTS = Offices([]), IndicatorNames(list), Texts(str)
HANDED_OVER = "档案应当按时移交。"
# A question that fits what is here well, and nothing else.
CLEAR = Parts(
    elsewhere=-0.8, subject=-1.0, here=1.0, open=-0.3, best=0.6, near=0.6, unstated=0.0, uncovered=0.0, beyond=1.0
)


def _equal(words: Iterable[str]) -> Mapping[str, float]:
    return dict.fromkeys(words, 1.0)


def _context(question: str, *found: tuple[str, float | None]) -> Context:
    asked = Question(question, DAY, DAY)
    context = Context(asked, DAY, cast(Library, None), TitleIndex([]), Places([]), *REPORTS, 5)
    context.relevance = Relevance(question, _equal)
    for text, dense in found:
        passage = PassageRecord(1, 1, 0, 0, len(text), "第一条", "第一条", "", ("u",), None, text)
        context.hits.append(PassageHit(LAW, passage, 1.0, None, dense))
    return context


@pytest.mark.parametrize(
    ("question", "text", "unstated", "uncovered"),
    [
        ("车辆怎么停放", "车辆应当停放在车库。", 0.0, 0.0),  # asks for no quantity
        ("车辆停放多少天", "车辆应当停放在车库。", 1.0, 1.0),  # states none
        ("车辆停放多少天", "车辆停放不得超过三天。", 0.0, 0.0),
        ("车辆停放多少天", "车辆停放在车库。检查在三天内完成。", 0.0, 1.0),  # states one of something else
    ],
)
def test_a_quantity_that_is_asked_for(question: str, text: str, unstated: float, uncovered: float) -> None:
    """Whether the best hit states one, and how much of the question its clause covers."""
    parts = parts_of(_context(question, (text, 0.5)), Fields())
    assert parts.unstated == unstated
    assert parts.uncovered == pytest.approx(uncovered, abs=0.35)


def test_how_near_the_hits_are() -> None:
    """The mean cosine of the nearest three; without vectors, how much of the question they cover."""
    dense = _context("车辆停放", ("甲", 0.1), ("乙", 0.2), ("丙", 0.6), ("丁", 0.7))
    assert parts_of(dense, Fields()).near == pytest.approx(0.5)
    assert parts_of(dense, Fields()).best == pytest.approx(0.1)
    assert weights_for(dense) is BY_MEANING
    words = _context("车辆停放", ("车辆停放", None), ("无关", None), ("无关", None))
    assert parts_of(words, Fields()).near == pytest.approx(1 / 3)
    assert weights_for(words) is BY_WORDS


@pytest.mark.parametrize(
    ("fields", "elsewhere", "subject", "here"),
    [
        (Fields(all_here=0.5, all_elsewhere=0.9, all_subjects=0.2), 0.4, -0.3, 0.5),
        (Fields(all_here=0.5), -1.5, -1.5, 0.5),  # nothing is lacking
        (Fields(all_elsewhere=0.9, all_subjects=-np.inf), 1.5, -1.5, -1.5),  # nothing is there
        (Fields(all_here=9.0, all_elsewhere=-9.0, all_subjects=0.0), -1.5, -1.5, 1.5),
    ],
)
def test_what_it_fits(fields: Fields, elsewhere: float, subject: float, here: float) -> None:
    """Better elsewhere than here, within bounds, whatever is not there at all."""
    parts = parts_of(_context("车辆停放", ("车辆停放", 0.5)), fields)
    assert (parts.elsewhere, parts.subject, parts.here) == pytest.approx((elsewhere, subject, here))


@pytest.mark.parametrize(
    ("fields", "left_open"),
    [
        (Fields(all_here=0.5, all_open=0.9), 0.4),
        (Fields(all_here=0.9, all_open=0.5), -0.3),  # far from what is left open is as far as can be told
        (Fields(all_here=0.5), -0.3),
    ],
)
def test_what_the_rules_leave_open(fields: Fields, left_open: float) -> None:
    """How much better it fits that than what they tell."""
    assert parts_of(_context("车辆停放", ("车辆停放", 0.5)), fields).open == pytest.approx(left_open)


@pytest.mark.parametrize("weights", [BY_MEANING, BY_WORDS])
def test_each_part_counts_for_its_side(weights: Weights[Parts]) -> None:
    """What fits elsewhere, a subject without a rule and a missing quantity add to the doubt, nearness takes away."""
    clear = weights.doubt(CLEAR)
    assert clear < 0
    assert weights.doubt(replace(CLEAR, elsewhere=0.8, subject=0.4)) > 0
    speaking = {"elsewhere": 0.0, "subject": 0.0, "open": 0.3, "unstated": 1.0, "beyond": 5.0}
    for more in (replace(CLEAR, **{part: value}) for part, value in speaking.items()):
        assert weights.doubt(more) > clear
    assert weights.doubt(replace(CLEAR, best=0.9)) < clear


@pytest.mark.parametrize(
    ("asked", "beyond"),
    [("明天会下雨吗？", True), ("帮我写一份工作小结", True), ("车辆停放要交多少钱？", False)],
)
def test_what_no_rule_can_answer(asked: str, beyond: bool) -> None:
    """Told by the wording, within bounds."""
    part = parts_of(_context(asked, ("车辆停放", 0.5)), Fields()).beyond
    assert (part > 1.0) is beyond
    assert 1.0 <= part <= 6.0


@pytest.mark.parametrize(
    ("changed", "doubted"),
    [
        ({}, False),
        ({"near": 0.1, "covered": 0.0}, True),  # what was found is far from the question
        ({"near": 0.3, "subject": 1.2}, True),  # which fits a subject that is not there
        ({"near": 0.4, "unstated": 1.0}, True),  # and asks for a quantity that is not stated
        ({"near": 0.7, "subject": 1.2}, False),  # an office's own rule has a word on many a subject
    ],
)
def test_beside_an_own_rule(changed: dict[str, float], doubted: bool) -> None:
    """Each part counts for its side."""
    clear = OwnParts(near=0.5, covered=0.4, subject=0.3, unstated=0.0)
    assert (BESIDE_OWN.doubt(replace(clear, **changed)) > 0) is doubted


def test_a_subject_that_is_there_speaks_for_its_rule() -> None:
    """Where it fits better than one that is not."""
    context = _context("车辆停放", ("车辆停放", 0.5))
    assert own_parts_of(context, Fields(subject=0.9, told=0.2)).subject == pytest.approx(0.9)
    assert own_parts_of(context, Fields(subject=0.9, told=1.1)).subject == 0.0
    assert own_parts_of(context, Fields(subject=0.9)).covered == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("question", "fields", "said"),
    [
        ("移交档案用什么颜色的盒子？", {"open": 0.9, "opened": article_key(HANDED_OVER)}, "第一条提到了这件事"),
        ("移交档案用什么颜色的盒子？", {"open": 0.9, "opened": "0" * 12}, "没有找到"),  # of an article far down
        ("移交档案要几天？", {"open": 0.1, "opened": article_key(HANDED_OVER)}, "没有写明所问的"),
        ("移交档案找谁？", {"rule": 0.9, "titles": frozenset({"保密法"})}, "《保密法》"),
    ],
)
def test_a_refusal_says_why(question: str, fields: dict[str, Any], said: str) -> None:
    """A detail that an article leaves open, a quantity that none states, another rule; or nothing of the kind."""
    context = _context(question, (HANDED_OVER, 0.4))
    context.hits = [
        replace(hit, document=replace(record("中华人民共和国档案法", 1), work="档案法")) for hit in context.hits
    ]
    told = Fields(here=0.2, all_here=0.2, all_elsewhere=1.7, all_subjects=1.7, rule=fields.pop("rule", 0.1))
    assert said in absent(context, replace(told, **fields))

"""What a question is about, among the rules and subjects that a Library has or lacks."""

from __future__ import annotations

import numpy as np
import pytest

from index.embedding import Embedding
from index.subjects import Subject
from index.usual_fields import UsualFields
from index.usual_questions import article_key, parsed

CARS, LEAVE, FILES, DETAILS = map(
    article_key, ("公车不得私用。", "结婚可以休假三日。", "按时移交档案。", "十年后移交。")
)
USUAL = parsed(
    [
        f"# 车辆管理办法\n{CARS} 公家的车能开去接孩子吗；单位的车借给亲戚开两天\n",
        f"# 请休假规定\n{LEAVE} 结婚能歇几天；办喜事单位给不给假\n",
        f"# 中华人民共和国档案法\n{FILES} 档案放在自己抽屉里行吗；什么时候交档案\n",
        f"# 中华人民共和国档案法实施条例\n{DETAILS} 档案满几年交到馆里；几年要送档案\n",
    ]
)
SUBJECTS = (
    Subject("党费", ("党费",), ("党费收缴规定",), ("一个月交多少党费；退休了党费怎么交",)),
    Subject("天气", (), (), ("明天下雨吗", "今天冷不冷")),
)
ALL = {"车辆管理办法", "请休假规定", "档案法", "档案法实施条例"}


OPEN = parsed([f"# 中华人民共和国档案法\n{FILES} 移交档案用什么颜色的盒子；交档案要几个人在场\n"])


@pytest.fixture(scope="module")
def fields() -> UsualFields:
    """The questions above, compared by the bundled model."""
    return UsualFields(USUAL, Embedding.load(None), SUBJECTS, left_open=OPEN)


@pytest.mark.parametrize(
    ("question", "here", "titles", "better"),
    [
        ("结婚给几天假", {"车辆管理办法"}, {"请休假规定"}, True),
        ("结婚给几天假", {"请休假规定"}, None, False),
        ("单位的车能借给亲戚吗", {"请休假规定", "物业办法"}, {"车辆管理办法"}, True),
        ("档案满几年交到馆里", {"车辆管理办法"}, {"档案法实施条例"}, True),
        ("档案满几年交到馆里", {"档案法"}, None, False),  # what implements a rule that is here is no other field
        ("结婚给几天假", ALL, None, False),
    ],
)
def test_a_question_fits_a_rule_that_is_not_here(
    fields: UsualFields, question: str, here: set[str], titles: set[str] | None, better: bool
) -> None:
    """Better than any that is, where it is about that rule; the rule is told."""
    compared = fields.compare(question, frozenset(here), "")
    assert (compared.rule > compared.here) is better
    assert titles is None or compared.titles == titles


def test_what_a_rule_that_is_here_implements_is_no_other_field(fields: UsualFields) -> None:
    """Whoever has the rules for carrying it out asks about the same things."""
    assert fields.compare("结婚给几天假", frozenset({"车辆管理办法"}), "").titles == {"请休假规定"}
    assert fields.compare("结婚给几天假", frozenset({"请休假规定实施细则"}), "").titles != {"请休假规定"}


@pytest.mark.parametrize(
    ("question", "here", "found", "about"),
    [
        ("每月交多少党费", set(), "", "党费"),
        ("每月交多少党费", {"党费收缴规定"}, "", "天气"),
        ("每月交多少党费", {"党费收缴规定第一编"}, "", "天气"),  # a part of its rule
        ("每月交多少党费", set(), "党员应当按时交纳党费。", "天气"),
        ("明天会不会下雨", ALL, "下雨天不得出车。", "天气"),  # no words: nothing that was found is about it
    ],
)
def test_a_question_fits_a_subject_that_is_not_here(
    fields: UsualFields, question: str, here: set[str], found: str, about: str
) -> None:
    """Neither by its rule nor by its words in what was found."""
    compared = fields.compare(question, frozenset(here), found)
    assert compared.about is not None
    assert compared.about.name == about


def test_where_nothing_is_here_nothing_fits(fields: UsualFields) -> None:
    """No usual question of a rule that is here, none of a rule that is not."""
    assert fields.compare("结婚给几天假", frozenset(), "").here == -np.inf
    every = fields.compare("结婚给几天假", frozenset(ALL), "")
    assert (every.rule, every.titles) == (-np.inf, frozenset())


@pytest.mark.parametrize(
    ("question", "here", "left_open"),
    [
        ("档案盒子是什么颜色的", ALL, True),
        ("什么时候交档案", ALL, False),
        ("档案盒子是什么颜色的", {"请休假规定"}, False),  # the rule that leaves it open is not here
    ],
)
def test_what_a_rule_that_is_here_leaves_open(
    fields: UsualFields, question: str, here: set[str], left_open: bool
) -> None:
    """Told with the article that calls it to mind."""
    compared = fields.compare(question, frozenset(here), "")
    assert (compared.open > compared.here) is left_open
    assert (compared.all_open > compared.all_here) is left_open
    assert compared.opened == (FILES if here == ALL else "")

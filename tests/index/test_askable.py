"""Whether a question can be answered by rules at all, by its wording."""

from __future__ import annotations

import numpy as np
import pytest

from index.askable import beyond_rules, outright, pieces
from index.training.askable import weights
from index.usual_questions import usual_questions


@pytest.mark.parametrize(
    ("question", "beyond"),
    [
        ("新来的局长是谁？", True),
        ("给我写一篇读书心得", True),
        ("今晚食堂吃啥？", True),
        ("我的申请批到哪一步了？", True),
        ("写两句给老同志的祝福", True),
        ("退休证明帮我润色一下", True),
        ("县里哪家采购代理最靠谱？", True),
        ("你说留在县里还是去市里？", True),
        ("管公章的是谁在负责？谁在负责登记？", True),
        ("明年津贴会不会再涨？", True),
        ("档案馆坐几路车？", True),
        ("听说李主任要调走了？", True),
        ("写一份欠条要注意什么？", False),
        ("你觉得这笔差旅费能报吗？", False),
        ("谁最好回避评审？", False),
        ("我们单位该找哪家保密部门？", False),
        ("听说年假没休能补钱，真的假的？", False),
        ("由谁负责登记？", False),
        ("公车私用会受什么处分？", False),
        ("档案要保存多少年？", False),
        ("谁来批准保密期限？", False),
        ("你好，请教一下：公车能借给亲戚吗？", False),
        ("帮我查查公务员能不能开店", False),
        ("小赵的公示都过去半个月了还没见任命，大家私下都在传，他是不是没戏了？", True),
        ("下周三要开推进会，我得上台主持，你替我把主持词写好，八百字左右。", True),
        ("请假条递上去三天了主任还没签，超过几天就算同意？", False),
    ],
)
def test_what_rules_can_answer(question: str, beyond: bool) -> None:
    """Persons, days, and what is to be written are beyond rules, whatever words they share with one."""
    assert (beyond_rules(question) > 0) is beyond


def test_nothing_that_people_ask_of_rules_is_told_outright() -> None:
    """What decides by its wording alone may not occur in any usual question."""
    asked = [one for questions in usual_questions().by_article.values() for one in questions]
    assert list(filter(outright, asked)) == []


def test_pieces() -> None:
    """Ends are marked, numbers are alike, punctuation is left out."""
    assert pieces("三天？") == {"^", "三", "天", "$", "^三", "三天", "天$", "^三天", "三天$"}
    assert pieces("12 天") == pieces("7天。")


def test_weights_tell_what_they_were_found_on() -> None:
    """A piece of one side weighs for it; what is rare is not kept."""
    found = weights(["是谁呀"] * 5 + ["几天办完"] * 5 + ["奇怪"], np.array([True] * 5 + [False] * 6))
    assert found["谁"] > 0 > found["办"]
    assert "奇" not in found

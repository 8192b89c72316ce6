"""Follow-ups completed from the turn before."""

from __future__ import annotations

from datetime import date

import pytest

from service.answering.question import Cited, Turn
from service.answering.understanding.dependence import needs_turn
from service.answering.understanding.thread import thread_of
from tests.service.answering.titled import read

_CAR = "公车可以借给同事吗？"


@pytest.mark.parametrize(
    ("before", "text", "completed"),
    [
        # in the place of what is like it
        ("科级干部出差住宿标准是多少？", "那处级干部呢？", "处级干部出差住宿标准是多少？"),
        ("科级干部出差住宿标准是多少？", "处级干部呢", "处级干部出差住宿标准是多少？"),
        (_CAR, "那借给亲戚呢？", "公车可以借给亲戚吗？"),
        ("病假工资怎么发？", "那年休假呢？", "年休假工资怎么发？"),
        ("公务员记过多长时间解除？", "记大过呢？", "记大过多长时间解除？"),
        # before the question
        ("政府采购达到多少要公开招标？", "工程呢？", "工程，政府采购达到多少要公开招标？"),
        # in the place of what was asked
        ("申请护照需要什么材料？", "需要多久？", "申请护照需要多久？"),
        ("职工申请年休假需要提前几天提出？", "有没有例外？", "职工申请年休假有没有例外？"),
        (_CAR, "谁来批？", "公车可以借给同事，谁来批？"),
        (_CAR, "它由谁审批？", "公车可以借给同事，由谁审批？"),
        # under a condition
        ("盗窃怎么处罚？", "如果是累犯呢？", "盗窃，如果是累犯，怎么处罚？"),
        ("盗窃怎么处罚？", "要是未成年人呢", "盗窃，要是未成年人，怎么处罚？"),
        # a condition that asks something itself
        ("旷工几天会被辞退？", "要是病了呢，还能辞退吗？", "旷工，要是病了呢，还能辞退吗？"),
        # a clause, not a word: before the asking part that ends the question, else behind the question
        ("提供假材料会怎样？", "已经领到证了呢？", "提供假材料，已经领到证了，会怎样？"),
        ("材料满几年要送到馆里？", "一直拖着不送呢？", "材料满几年要送到馆里，一直拖着不送呢？"),
        # behind what was asked with yes or no
        ("申请赔偿要交费吗？", "多久之内有效？", "申请赔偿要交费，多久之内有效？"),
        # the same again
        ("公务员有哪些情形应当回避？", "还有别的吗？", "公务员有哪些情形应当回避，还有别的吗？"),
        ("公务员有哪些情形应当回避？", "还有呢", "公务员有哪些情形应当回避，还有别的吗？"),
        # a further step of the same matter
        ("在外兼职要批准吗？", "他们一直不答复怎么办？", "在外兼职要批准，他们一直不答复怎么办？"),
        ("处分最长多久？", "要再延长，得谁点头？", "处分，要再延长，得谁点头？"),
    ],
)
def test_an_elliptic_question_is_completed(before: str, text: str, completed: str) -> None:
    """Readable by people, with the subject of the turn before."""
    understood = read(text, (Turn(before),))
    assert (understood.completed, understood.own) == (completed, text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "公务接待能喝酒吗？",
            "年休假有几天？",
            "那年休假有几天？",
            "出国考察要谁批准？",
            "食堂管理规定对家属怎么说？",
        ),
        *("档案法第三条", "公务员考核不称职会被辞退吗？", "上半年立案多少件？", "离职后多久可以到企业任职？"),
    ],
)
def test_a_question_with_a_subject_of_its_own_carries_nothing(text: str) -> None:
    """After a change of topic the earlier turn does not count."""
    understood = read(text, (Turn(_CAR),))
    assert (understood.completed, understood.own) == (text, "")


def test_without_earlier_turns_the_question_stays_as_it_is() -> None:
    """需要多久 alone is not completed by anything."""
    assert read("需要多久？").completed == "需要多久？"


def test_title_and_day_are_carried_over() -> None:
    """The title stands in the completed question; the day of the turn before stays unless another is named."""
    turns = (Turn("2018年的时候档案法规定多久移交档案？", date(2018, 12, 31)),)
    carried = read("有没有例外？", turns)
    assert carried.title is not None and carried.title.name == "档案法"
    assert carried.as_of == date(2018, 12, 31)
    assert read("现在呢？", turns).as_of == date(2026, 11, 24)
    assert read("公务接待能喝酒吗？", turns).as_of is None


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("到期了能延长吗？", True),
        ("期满不合格怎么办？", True),
        ("写得不清楚会怎么处理？", True),
        ("单位几天内回复？", True),
        ("经组织批准了，能拿报酬吗？", True),
        ("这期间能出国吗？", True),
        ("人家不同意呢？", True),
        ("案子复杂的能延多久？", True),
        ("几天之内提出来？", True),
        ("向哪个部门投诉？", True),
        ("多久之内申请有效？", True),
        ("已经退休好几年了，当年收的钱还会被追究吗？", False),
        ("正在喂奶的妈妈犯了事，一定要关起来吗？", False),
        ("没请示领导，自己拿公章给朋友盖了，合规矩吗？", False),
        ("单位不用的旧桌椅卖掉了，钱归谁？", False),
        ("几个人合伙投标，要不要签协议？", False),
        ("供应商多久之内可以质疑？", False),
        ("什么人是保管责任人？", False),
    ],
)
def test_what_says_too_little_by_itself(text: str, needs: bool) -> None:
    """A further step of a matter that it does not name; a long question that names one stands by itself."""
    assert needs_turn(text, "年休假有几天？") is needs


def test_a_question_that_may_stand_by_itself_keeps_what_was_spoken_of_in_mind() -> None:
    """Nothing is written into it; the subject of the turn before and what was quoted are told to the search."""
    cited = (Cited("d0", "中华人民共和国档案法", "第二十条"), Cited("d1", "中华人民共和国预算法", "第三条"))
    turns = (Turn("申请年休假要谁批准？", None, cited),)
    understood = read("盖办公楼要什么手续？", turns)
    assert (understood.completed, understood.own, understood.background) == ("盖办公楼要什么手续？", "", "申请年休假")
    assert understood.thread == thread_of(turns)
    assert understood.thread.documents == {"d0", "d1"}
    assert understood.thread.apart("d0", "第十八条第一款") == 2
    assert understood.thread.apart("d1", "第三条") is None  # not the document quoted first


def test_a_question_that_names_its_document_leaves_the_thread() -> None:
    """Its own title is what it is about."""
    turns = (Turn("公车可以借给同事吗？", None, (Cited("d0", "中华人民共和国档案法", "第二十条"),)),)
    understood = read("预算法怎么规定的？", turns)
    assert (understood.background, understood.thread.documents) == ("", frozenset())

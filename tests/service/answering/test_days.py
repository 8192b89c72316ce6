"""The day that a question asks for."""

from __future__ import annotations

from datetime import date

import pytest

from tests.service.answering.titled import NEW, OLD, TODAY, read

_BEFORE_NEW = date(2020, 12, 31)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2020年的时候出国要谁批？", date(2020, 12, 31)),
        ("2020年时怎么规定的", date(2020, 12, 31)),
        ("在2019年，职工能休几天", date(2019, 12, 31)),
        ("按2018年的规定能报销吗", date(2018, 12, 31)),
        ("2018年档案法第三条", date(2018, 12, 31)),
        ("档案法第三条2018年怎么写", date(2018, 12, 31)),
        ("二〇一八年的时候呢", date(2018, 12, 31)),
        ("2019年3月1日能不能兼职", date(2019, 3, 1)),
        ("2019年3月1日以前能不能兼职", date(2019, 2, 28)),
        ("2019年以前能不能兼职", date(2018, 12, 31)),
        ("2019年初的规定", date(2019, 1, 1)),
        ("2019年年初的规定", date(2019, 1, 1)),
        ("2019年底的规定", date(2019, 12, 31)),
        ("2019年2月的规定", date(2019, 2, 28)),
        ("去年的规定是什么", date(2025, 12, 31)),
        ("去年3月的规定是什么", date(2025, 3, 31)),
        ("前年的时候能报销吗", date(2024, 12, 31)),
        ("2019-05-01的规定", date(2019, 5, 1)),
        ("2018年发生的事故怎么处理", date(2018, 12, 31)),
        ("2018年食堂采购由谁审批", date(2018, 12, 31)),
        ("2018年作出的处罚几天内申请复议", date(2018, 12, 31)),
        ("2018年发生的事故，现在怎么处理", TODAY),
        ("现行规定是什么", TODAY),
        ("最新的档案法第三条", TODAY),
        ("新修订的档案法第三条", TODAY),
        ("修订前的档案法第十条", _BEFORE_NEW),
        ("原来的档案法第十条", _BEFORE_NEW),
        ("旧档案法第十条", _BEFORE_NEW),
        ("档案法修改之前怎么规定移交", _BEFORE_NEW),
        ("旧的《档案法》第十条", _BEFORE_NEW),
        ("《档案法（2016年修订）》第三条", OLD),
        ("2016年修订的档案法第三条", OLD),
        ("《档案法（2021年修订）》第三条", None),  # the version of today
        ("《档案法（2018年修订）》第三条", None),  # an edition that is not there is no day
        ("国办发〔2023〕2号文怎么说", None),
        ("2023年上半年立案多少件", None),
        ("2022级学生怎么报到", None),
        ("2023年度工作总结里的问题", None),
        ("2023年工作报告提了什么", None),
        ("2018年受过处分的人能提拔吗", None),
        ("2018年入职的人年休假几天", None),
        ("2018年签的合同什么时候到期", None),
        ("我2018年参加工作，年休假几天", None),
        ("新法和旧法有什么不同", None),
        ("原来的单位还发工资吗", None),
        ("去年没休的年假怎么办", None),
        ("每年能休几天", None),
        ("档案法第三条", None),
    ],
)
def test_the_day_in_the_words(text: str, day: date | None) -> None:
    """A year means its last day, 修订前 the last day of the version before; years that belong to names are no days."""
    assert read(text).as_of == day


def test_words_win_over_the_day_set_beside_the_question_and_a_note_says_so() -> None:
    """Without words about time nothing is said."""
    said = read("2018年的时候档案法第三条", as_of=date(2024, 1, 1))
    assert said.as_of == date(2018, 12, 31)
    assert said.notes == ("按问题中写明的时间（2018-12-31）回答，没有采用另选的时点 2024-01-01。",)
    assert read("档案法第三条", as_of=date(2024, 1, 1)).notes == ()
    assert read("现行档案法第三条", as_of=NEW).as_of == TODAY


def test_a_work_without_an_earlier_version_says_so() -> None:
    """修订前 of a law with one version has no day."""
    understood = read("修订前的预算法第三条")
    assert (understood.past, understood.as_of) == (True, None)
    assert understood.notes == ("资料库中没有《中华人民共和国预算法》更早的版本。",)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("上半年立案多少件？", True),
        ("2023年查处了多少人", True),
        ("去年信访受理量同比增长多少", True),
        ("一季度办结几件", True),
        ("年休假有几天", False),
        ("采购多少万元以上要公开招标", False),
        ("2020年的规定里罚款多少", False),
    ],
)
def test_questions_about_numbers_of_reports(text: str, numbers: bool) -> None:
    """How many were done in a period, not how many a rule allows."""
    assert read(text).numbers is numbers

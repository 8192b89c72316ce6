"""What questions about numbers ask for."""

from __future__ import annotations

import pytest

from service.answering.figures.asking import Form, read_askings
from service.answering.figures.comparing import tail_of
from service.answering.figures.periods import asked_periods
from service.answering.figures.units import may_answer

PLACES = ("贵阳", "遵义", "县纪委")
# The question; for each part that asks its form, and its operands: subject, first year, part of it, place, change.
ASKED = [
    ("上半年立案多少件？", [(Form.VALUE, [("立案", None, "H1", "", False)])]),
    ("科级廉政档案更新了几份？", [(Form.VALUE, [("科级廉政档案更新", None, None, "", False)])]),
    ("近三年旅游收入怎么变的？", [(Form.TREND, [("旅游收入", None, "", "", False)])]),
    ("2025年贵阳生产总值多少？", [(Form.VALUE, [("生产总值", 2025, "", "贵阳", False)])]),
    ("公务用车运行费用同比下降多少？", [(Form.VALUE, [("公务用车运行费用", None, None, "", True)])]),
    (
        "2023年上半年受理信访事项多少件，办结率是多少？",
        [
            (Form.VALUE, [("受理信访事项", 2023, "H1", "", False)]),
            (Form.VALUE, [("办结率", 2023, "H1", "", False)]),
        ],
    ),
    (
        "来访和来信一共多少件？",
        [(Form.SUM, [("来访", None, None, "", False), ("来信", None, None, "", False)])],
    ),
    (
        "2023年派车比2022年多多少台次？",
        [(Form.DIFFERENCE, [("派车", 2023, "", "", False), ("派车", 2022, "", "", False)])],
    ),
    (
        "今年立案比去年同期多几件？",
        [(Form.DIFFERENCE, [("立案", 2023, "", "", False), ("立案", 2022, "", "", False)])],
    ),
    (
        "2022年接待批次比上一年多多少？",
        [(Form.DIFFERENCE, [("接待批次", 2022, "", "", False), ("接待批次", 2021, "", "", False)])],
    ),
    (
        "贵阳比遵义2024年生产总值多多少亿元？",
        [(Form.DIFFERENCE, [("生产总值", 2024, "", "贵阳", False), ("生产总值", 2024, "", "遵义", False)])],
    ),
    (
        "县内用车占派车的比例是多少？",
        [(Form.SHARE, [("县内用车", None, None, "", False), ("派车", None, None, "", False)])],
    ),
    ("麻烦查一下2025年贵阳技术合同成交额，谢谢", [(Form.VALUE, [("技术合同成交额", 2025, "", "贵阳", False)])]),
    (
        "我们在写投资方面的材料，想看看2021年到2023年固定资产投资变化了多少亿元",
        [(Form.TREND, [("固定资产投资", 2021, "", "", False)])],
    ),
    ("2023年差旅费涨了百分之几？", [(Form.VALUE, [("差旅费", 2023, "", "", True)])]),
    ("热线工单2021到2023，是多了还是少了，差多少", [(Form.TREND, [("热线工单", 2021, "", "", False)])]),
    (
        "2009年财政收入比2008年增收了多少万亿",
        [(Form.DIFFERENCE, [("财政收入", 2009, "", "", False), ("财政收入", 2008, "", "", False)])],
    ),
    (
        "2024年保障房新开工多少套、建成多少套",
        [
            (Form.VALUE, [("保障房新开工", 2024, "", "", False)]),
            (Form.VALUE, [("建成", 2024, "", "", False)]),
        ],
    ),
    (
        "2024年贵阳生产总值多少，增长多少",
        [
            (Form.VALUE, [("生产总值", 2024, "", "贵阳", False)]),
            (Form.VALUE, [("生产总值", 2024, "", "贵阳", True)]),
        ],
    ),
    (
        "22、23两年采购总共省下多少钱",
        [(Form.SUM, [("采购 省下", 2022, "", "", False), ("采购 省下", 2023, "", "", False)])],
    ),
    (
        "贵阳跟遵义2025年GDP差多少亿",
        [(Form.DIFFERENCE, [("GDP", 2025, "", "贵阳", False), ("GDP", 2025, "", "遵义", False)])],
    ),
    (
        "贵阳2025年预算收入相当于GDP的百分之几",
        [(Form.SHARE, [("预算收入", 2025, "", "贵阳", False), ("GDP", 2025, "", "贵阳", False)])],
    ),
    (
        "2023年贵阳的旅游收入是遵义的几倍",
        [(Form.RATIO, [("旅游收入", 2023, "", "贵阳", False), ("旅游收入", 2023, "", "遵义", False)])],
    ),
    ("哪一年接待游客最多", [(Form.MOST, [("接待游客", None, "", "", False)])]),
    ("2020年到2023年，哪年立案最少？", [(Form.LEAST, [("立案", 2020, "", "", False)])]),
    (
        "贵阳和遵义谁的森林覆盖率最高",
        [(Form.MOST, [("森林覆盖率", None, None, "贵阳", False), ("森林覆盖率", None, None, "遵义", False)])],
    ),
    (
        "2022年新登记多少户企业，其中外资企业占几成",
        [
            (Form.VALUE, [("新登记 企业", 2022, "", "", False)]),
            (Form.SHARE, [("外资企业", 2022, "", "", False), ("新登记 企业", 2022, "", "", False)]),
        ],
    ),
    (
        "小学和初中在校学生分别有多少人",
        [(Form.VALUE, [("小学 在校学生", None, None, "", False), ("初中在校学生", None, None, "", False)])],
    ),
    (
        "2022、2023两年的差旅费一共多少",
        [(Form.SUM, [("差旅费", 2022, "", "", False), ("差旅费", 2023, "", "", False)])],
    ),
    (
        "2023年签了几份合同，比2022年多几份",
        [
            (Form.VALUE, [("签 合同", 2023, "", "", False)]),
            (Form.DIFFERENCE, [("签 合同", 2023, "", "", False), ("签 合同", 2022, "", "", False)]),
        ],
    ),
    (
        "2023年派车几台次，县外用车占几成",
        [
            (Form.VALUE, [("派车", 2023, "", "", False)]),
            (Form.SHARE, [("县外用车", 2023, "", "", False), ("派车", 2023, "", "", False)]),
        ],
    ),
    (
        "来访和来信哪个多，差多少件",
        [(Form.DIFFERENCE, [("来访", None, None, "", False), ("来信", None, None, "", False)])],
    ),
    (
        "2022年造林比2023年计划的多多少亩",
        [(Form.DIFFERENCE, [("造林", 2022, "", "", False), ("造林", 2023, "", "", False)])],
    ),
    (
        "接访的案件里劳资类比土地类多几件",
        [(Form.DIFFERENCE, [("劳资类", None, None, "", False), ("土地类", None, None, "", False)])],
    ),
    ("农民收入每年平均涨多少", [(Form.VALUE, [("农民收入年均", None, None, "", True)])]),
    (
        "来访和来信加一块多少件",
        [(Form.SUM, [("来访", None, None, "", False), ("来信", None, None, "", False)])],
    ),
    ("绿电占比多少", [(Form.VALUE, [("绿电占比", None, None, "", False)])]),
    ("工业占生产总值的比重提高了几个百分点", [(Form.VALUE, [("工业占生产总值比重", None, None, "", True)])]),
    ("贵阳的医院床位五年增加了多少张", [(Form.TREND, [("医院床位", None, "", "贵阳", False)])]),
    ("贵阳的医院多了几家", [(Form.VALUE, [("医院", None, None, "贵阳", True)])]),
    ("旅游收入五年翻了几番", [(Form.TREND, [("旅游收入", None, "", "", False)])]),
    (
        "2023年造林目标是多少亩，完成了没有",
        [(Form.VALUE, [("造林", 2023, "", "", False), ("造林", 2023, "", "", False)])],
    ),
    ("有多少学校入选“双一流”计划", [(Form.VALUE, [("学校入选“双一流”", None, None, "", False)])]),
    (
        "受处分的人，不是科级干部的有多少",
        [(Form.DIFFERENCE, [("受处分人", None, None, "", False), ("科级干部", None, None, "", False)])],
    ),
    ("处分的人里头有几个是科级的", [(Form.VALUE, [("科级", None, None, "", False)])]),
    ("“十四五”期间高新技术企业增加了多少家", [(Form.TREND, [("高新技术企业", 2020, "", "", False)])]),
    (
        "受处分的人里，科级干部占多少？",
        [(Form.SHARE, [("科级干部", None, None, "", False), ("受处分人", None, None, "", False)])],
    ),
    (
        "贵阳高新技术企业今年要在去年底基础上再添多少家？",
        [(Form.DIFFERENCE, [("高新技术企业", 2023, "", "贵阳", False), ("高新技术企业", 2022, "", "贵阳", False)])],
    ),
    (
        "贵阳低保平均标准去年比前年每月涨了多少钱？",
        [(Form.DIFFERENCE, [("低保平均标准", 2022, "", "贵阳", False), ("低保平均标准", 2021, "", "贵阳", False)])],
    ),
    (
        "贵阳老旧小区改造今年安排的比去年新开工的少多少个？",
        [
            (
                Form.DIFFERENCE,
                [("老旧小区改造", 2023, "", "贵阳", False), ("老旧小区改造 新开工", 2022, "", "贵阳", False)],
            )
        ],
    ),
    ("“十四五”期间贵阳人均收入一共涨了百分之几？", [(Form.TREND, [("人均收入", 2020, "", "贵阳", False)])]),
    (
        "贵阳今年交通、水利、市政三块基础设施投资加起来要多少？",
        [(Form.SUM, [(f"{one}基础设施投资", 2023, "", "贵阳", False) for one in ("交通", "水利", "市政")])],
    ),
]


@pytest.mark.parametrize(("question", "expected"), ASKED)
def test_what_is_asked(
    question: str, expected: list[tuple[Form, list[tuple[str, int | None, str | None, str, bool]]]]
) -> None:
    """Form, subject, period, place and whether a change is meant, in 2023."""
    told = [
        (
            asking.form,
            [
                (
                    one.subject,
                    one.period.first if one.period else None,
                    one.period.part if one.period else None,
                    one.place,
                    one.change,
                )
                for one in asking.operands
            ],
        )
        for asking in read_askings(question, 2023, PLACES)
    ]
    assert told == expected


def test_what_is_planned_is_compared_with_what_was_reached() -> None:
    """比去年 tells of no plan of last year."""
    (asking,) = read_askings("贵阳货运航线今年打算比去年多开几条？", 2023, PLACES)
    assert [one.planned for one in asking.operands] == [True, False]


UNITS = [
    ("立案多少件？", "件", "元"),
    ("处分了多少人？", "名", "件"),
    ("会议费花了多少钱？", "万元", "件"),
    ("办结率是多少？", "%", "件"),
    ("受处分的人数是多少？", "人", "件"),
    ("新增学位多少万个？", "万个", "万元"),
    ("研发经费投入了多少亿？", "亿元", "%"),
    ("赤字率安排多少？", "%", "万亿元"),
]


@pytest.mark.parametrize(("question", "fits", "does_not"), UNITS)
def test_units_that_answer(question: str, fits: str, does_not: str) -> None:
    """How many of what, how much money, what share."""
    asking = read_askings(question, 2023)[0]
    assert may_answer(fits, asking.units, asking.operands[0].subject, "")
    assert not may_answer(does_not, asking.units, asking.operands[0].subject, "")


@pytest.mark.parametrize(
    ("first", "last", "tail"),
    [
        ("处级", "科级廉政档案", "廉政档案"),
        ("城镇", "农村居民收入", "居民收入"),
        ("存款", "贷款余额", "余额"),
        ("国有银行", "股份制银行的资产", "的资产"),
        ("GDP", "财政收入", ""),
        ("来访", "来信", ""),
        ("", "来信", ""),
    ],
)
def test_what_one_leaves_to_the_other_to_say(first: str, last: str, tail: str) -> None:
    """廉政档案 belongs to 处级 and to 科级; what does not begin alike shares nothing."""
    assert tail_of(first, last) == tail


@pytest.mark.parametrize(
    ("period", "observed", "fit"),
    [
        ("五年新建学校几所", "2021/2025", 3),
        ("2021到2025年新建学校几所", "2021/2025", 3),
        ("2021到2024年新建学校几所", "2021/2025", 0),
        ("近三年新建学校几所", "2021/2025", 1),
        ("近三年新建学校几所", "2024", 2),
        ("2024年新建学校几所", "2021/2025", 0),
        ("成立五年来新建学校几所", "", 1),
    ],
)
def test_several_years_together(period: str, observed: str, fit: int) -> None:
    """What came together in just the years asked for fits better than each of them."""
    assert asked_periods(period, 2026)[0].fit(observed) == fit

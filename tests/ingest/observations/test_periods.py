"""For when: rows of (sentence, period), in a report on a half-year and in one to a congress."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.document import DocumentKind
from ingest.pipeline import ingest
from tests.ingest.observations.stated import CONGRESS, found

HALF_YEAR = [
    ("受理问题线索123件。", "2023H1"),
    ("上半年受理问题线索123件。", "2023H1"),
    ("一季度受理问题线索123件。", "2023Q1"),
    ("5月受理问题线索123件。", "2023-05"),
    ("2023年4月受理问题线索123件。", "2023-04"),
    ("6月5日受理问题线索123件。", "2023-06-05"),
    ("去年受理问题线索123件。", "2022"),
    ("今年受理问题线索123件。", "2023"),
    ("全年受理问题线索123件以上。", "2023"),
    ("下半年受理问题线索123件以上。", "2023H2"),
    ("截至6月底，党员46名。", "2023-06"),
    ("1—5月受理问题线索123件。", "2023-01/2023-05"),
    ("2021年以来受理问题线索123件。", "2021/2023"),
    ("2021—2023年受理问题线索123件。", "2021/2023"),
    ("支出同比下降3.4%。", "2023H1"),
    ("支出比上年下降3.4%。", "2023H1"),
    ("支出较2020年下降3.4%。", "2023H1"),
    ("到2025年，治理率达到60%。", "2025"),
    ("办法自1月1日起施行，审核报销单据1138笔。", "2023H1"),
    ("近三年培训干部300人。", "2021/2023"),
]

TO_A_CONGRESS = [
    ("生产总值增长5%。", "2025"),
    ("去年，生产总值增长5%。", "2025"),
    ("今年主要预期目标是：生产总值增长5%左右。", "2026"),
    ("五年来，生产总值年均增长5%。", "2021/2025"),
    ("过去五年，生产总值年均增长5%。", "2021/2025"),
    ("“十四五”时期，生产总值年均增长5%。", "2021/2025"),
    ("“十五五”时期，生产总值年均增长5%。", "2026/2030"),
    ("到2030年，城镇化率达到70%。", "2030"),
    ("上半年新建学校3所。", "2025H1"),
    ("五年来，全县生产总值66.6亿元。", "2025"),
    ("五年来，专精特新企业45家。", "2025"),
    ("五年来，森林覆盖率61%。", "2025"),
    ("五年来，新增专精特新企业45家。", "2021/2025"),
    ("五年来，完成财政支出34亿元。", "2021/2025"),
    ("各位代表！刚刚过去的2025年，全县完成投资32亿元。", "2025"),
    ("到2025年底，全面实现年初确定的目标，新建学校3所。", "2025"),
    ("2023年我们提出用三年时间完成改造，这项工作基本完成，改造道路12条。", "2025"),
    ("城市排名由上年的第四位升为第三位；新建学校3所。", "2025"),
    ("“十四五”实现了良好开局。新建学校3所。", "2025"),
    ("2025年目标顺利完成。五年来，经受住考验。新建学校3所。", "2021/2025"),
    ("2025年目标顺利完成。五年来，经受住考验。进出口总额比上年增长8%。", "2025"),
    ("2025年目标顺利完成。近两年，经受住考验。新建学校3所。", "2025"),
]


@pytest.mark.parametrize(("text", "expected"), HALF_YEAR)
def test_a_report_on_a_half_year(text: str, expected: str) -> None:
    """The words of the sentence, else the report's own period."""
    assert [each.period for each in found(text)] == [expected]


@pytest.mark.parametrize(("text", "expected"), TO_A_CONGRESS)
def test_a_report_to_a_congress(text: str, expected: str) -> None:
    """It looks back on the year before its own."""
    assert [each.period for each in found(text, CONGRESS)] == [expected]


def test_the_state_before_a_change_is_of_the_year_before() -> None:
    """由52辆核减为46辆 does not say when there were 52, and so it is doubtful; 由2020年的52辆 says it."""
    before, after = found("车辆编制由52辆核减为46辆。")
    assert (before.period, after.period) == ("2022", "2023H1")
    assert before.confidence < after.confidence
    before, after = found("车辆编制由2020年的52辆核减为46辆。")
    assert (before.period, after.period) == ("2020", "2023H1")


def test_the_state_now_is_of_the_report_s_period() -> None:
    """从2004年人均每月700元提高到现在的1721元: each has its own time, and both one name."""
    before, after = found("企业退休人员基本养老金从2021年人均每月700元提高到现在的1721元。", CONGRESS)
    assert (before.period, after.period) == ("2021", "2025")
    assert before.indicator == after.indicator == "企业退休人员基本养老金"


def test_a_time_at_the_beginning_holds_for_the_paragraph() -> None:
    """五年来，… 。… : the sentences behind it speak of the five years."""
    periods = [
        each.period
        for each in found("五年来，新建学校3所。改造道路12条。\n新增床位200张。\n去年，新增学位5个。", CONGRESS)
    ]
    assert periods == ["2021/2025", "2021/2025", "2021/2025", "2025"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全县受理线索3件。", "青山县"),
        ("我县受理线索3件。", "青山县"),
        ("受理线索3件。", "青山县"),
        ("增速居全省前列，受理线索3件。", "青山县"),
        ("全省受理线索3件。", "全省"),
    ],
)
def test_for_whom(text: str, expected: str) -> None:
    """全县 is the report's own place; what it is compared with is not."""
    assert [each.organisation for each in found(text, CONGRESS)] == [expected]


LOOKING_BACK = [
    # What a part that looks back has in its headings does not plan.
    ("一、“十四五”时期和2025年工作回顾\n过去的五年极不寻常。\n完成投资20亿元。\n刚刚过去的2025年很不平凡。\n"
     "（一）千方百计稳企业稳预期。逐季召开部署会，城镇新增就业1217人。\n（二）着力防风险。清理账款15亿元。",
     ["2021/2025", "2025", "2025"]),
    (
        "一、2025年工作回顾\n（一）落实重大战略任务。签约项目12个。\n（二）下一步工作打算。签约项目13个。",
        ["2025", "2026"],
    ),
    (
        "一、2025年工作回顾\n签约项目12个。\n二、2026年工作安排\n这些目标既衔接“十五五”规划目标，又留有余地。\n签约项目13个。",
        ["2025", "2026"],
    ),
    ("一、2025年工作回顾\n签约项目12个。\n二、2026年工作安排\n（一）取得重大进展。签约项目13个。", ["2025", "2026"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LOOKING_BACK)
def test_headings_of_a_report_to_a_congress(text: str, expected: list[str]) -> None:
    """A paragraph that speaks of another time holds for those behind it; only a heading that plans leads to a plan."""
    data = f"青山县政府工作报告\n——2026年1月26日在青山县第十四届人民代表大会上\n{text}\n".encode()
    document = ingest(data, "2026年青山县政府工作报告.txt", kind=DocumentKind.REPORT, today=date(2026, 11, 24))
    assert [one.period for one in document.observations] == expected


def test_what_something_is_compared_with_is_of_its_own_time() -> None:
    """较2020年的93亿元 says of when the 93 are."""
    of = {str(one.value): one.period for one in found("生产总值达到136亿元，较2020年的93亿元增加43亿元。", CONGRESS)}
    assert of == {"136": "2025", "93": "2020", "43": "2025"}


def test_the_states_before_two_changes_are_of_one_time() -> None:
    """由2007年的8.4%提高到13.3%，由6.1%下降到1% tells once since when."""
    text = "资本充足率由2007年底的8.4%提高到13.3%，不良贷款率由6.1%下降到1%。"
    assert {str(one.value): one.period for one in found(text)} == {
        "8.4": "2007",
        "13.3": "2023H1",
        "6.1": "2007",
        "1": "2023H1",
    }

"""Numbers that reports call otherwise than the question, with the bundled vectors, over made-up reports."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from service.answering.answer import AnswerStatus
from service.answering.pipeline import Answering
from tests.service.answering.figures.made import answering_over

TODAY = date(2026, 11, 24)
FILES = {
    "2025年青石县政府工作报告.txt": (
        "2025年青石县政府工作报告\n——2025年1月10日在青石县第十届人民代表大会第四次会议上\n一、2024年工作回顾\n"
        "常住人口城镇化率提高到51.3%。城市低保人均保障标准提高到640元/月。云端企业服务平台注册商家超过800家。\n"
        "二、2025年工作安排\n新建学校3所。\n"
    ),
    "2026年青石县政府工作报告.txt": (
        "2026年青石县政府工作报告\n——2026年1月12日在青石县第十届人民代表大会第五次会议上\n一、2025年工作回顾\n"
        "为320名农民工追回拖欠工资410万元。更新改造老旧渔船95艘，减船转产40艘。开办公益爱心托管班26个。"
        "常住人口城镇化率提高到52.6%。港口服务邮轮17航次。发放高龄津贴900万元、残疾人两项补贴300万元。"
        "云端企业服务平台注册商家突破1100家。举办大型灯会和音乐节12场。\n"
        "二、2026年工作安排\n新建学校2所。\n"
    ),
    "2026年白水县政府工作报告.txt": (
        "2026年白水县政府工作报告\n——2026年1月14日在白水县第九届人民代表大会第五次会议上\n一、2025年工作回顾\n"
        "大豆产量3.2万吨。新型储能规模达到60万千瓦。\n二、2026年工作安排\n新建学校1所。\n"
    ),
    "2026年海南省政府工作报告.txt": (
        "2026年海南省政府工作报告\n——2026年1月16日在海南省第七届人民代表大会第五次会议上\n一、2025年工作回顾\n"
        "南山港服务科考船52航次。医疗旅游实现收入8亿元。\n二、2026年工作安排\n新建学校9所。\n"
    ),
}


@pytest.fixture(scope="module")
def answering(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answering]:
    """Answers over reports of two counties."""
    with answering_over(FILES, tmp_path_factory.mktemp("likeliest"), TODAY) as answering:
        yield answering


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("青石县去年帮多少民工把欠薪要回来了？", "320名"),
        ("青石县去年有多少条旧渔船换新改造了？", "95艘"),
        ("青石县去年办了多少个放学后免费看孩子的托管班？", "26个"),
        ("青石县去年靠了多少趟邮轮", "17航次"),
        ("青石县去年灯会、音乐节一共办了几场", "12场"),
        ("三亚南山港去年接了多少趟科考船", "52航次"),
    ],
)
def test_what_is_called_otherwise_is_told(answering: Answering, question: str, told: str) -> None:
    """The number is quoted with its sentence."""
    answer = answering.ask(question, TODAY)
    assert answer.status in (AnswerStatus.ANSWERED, AnswerStatus.PARTLY_ANSWERED)
    assert told in answer.answer


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("2025年青石县住在城里的人的比例比2024年高了几个点", "1.3 个百分点"),
        ("青石县去年给高龄老人和残疾人发的津贴补贴，加一块儿是多少钱？", "1200万元"),
        ("青石县云端平台的注册商家，2024年到2025年多出来多少家？", "多 300 家"),
    ],
)
def test_results_are_computed_from_what_is_called_otherwise(answering: Answering, question: str, result: str) -> None:
    """Changes and sums in everyday words; where 突破 is all that is told, with a doubt."""
    answer = answering.ask(question, TODAY)
    assert result in answer.answer
    assert "突破" not in answer.answer or "不是确数" in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "青石县去年大豆产量多少吨？",  # told of another county alone
        "青石县去年有多少只大熊猫？",
        "青石县去年学前教育花了多少钱？",
        "白水县去年追回欠薪多少万元？",
        "三亚的免税店去年卖了多少钱？",  # a number of its province is none of the prefecture
    ],
)
def test_what_no_report_tells_is_refused(answering: Answering, question: str) -> None:
    """Also where something near is told, and where another place tells just that."""
    assert answering.ask(question, TODAY).status is AnswerStatus.NOT_FOUND

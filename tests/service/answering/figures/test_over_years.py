"""Questions over several years, answered over two made-up reports to a congress."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from service.answering.answer import AnswerStatus
from service.answering.pipeline import Answering
from tests.service.answering.figures.made import answering_over

TODAY = date(2026, 11, 24)
_FILES = {
    "2025年青石县政府工作报告.txt": (
        "2025年青石县政府工作报告\n——2025年1月10日在青石县第十届人民代表大会第四次会议上\n一、2024年工作回顾\n"
        "全县地区生产总值118亿元，城镇新增就业5200人，接待游客310万人次。\n二、2025年工作安排\n"
        "城镇新增就业5000人以上，新建学校3所。\n"
    ),
    "2026年青石县政府工作报告.txt": (
        "2026年青石县政府工作报告\n——2026年1月12日在青石县第十届人民代表大会第五次会议上\n一、2025年工作回顾\n"
        "全县地区生产总值126亿元，城镇新增就业4800人，接待游客290万人次。争取上级资金7.5亿元。全体居民人均可支配收入31200元。"
        "绿色电力占比28%，新能源汽车年产量7万辆、保有量2.1万辆。来访旅客乘车3600台次，其中县内用车2800台次、县外用车800台次。净增经营主体800户、其中企业200户。发放消费补贴2000万元、带动销售额9000万元。\n"
        "青龙山隧道贯通。全县通车里程达到510公里。安排县级重点项目40个。\n"
        "五年来，规模以上工业企业从32户增加到58户，新建改建公路640公里，城镇新增就业超2.4万人。"
        "城镇、农村居民人均可支配收入年均增长5.1%、6.3%。工业增加值占地区生产总值比重达36%。\n"
        "二、2026年工作安排\n实施县级重点项目48个。城镇新增就业4900人以上，规模以上工业企业达到65户。\n"
    ),
}


@pytest.fixture(scope="module")
def answering(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answering]:
    """Answers over two reports of one county."""
    with answering_over(_FILES, tmp_path_factory.mktemp("years"), TODAY) as answering:
        yield answering


# The question, what the answer has to say, and what it must not.
ANSWERED = [
    ("青石县规上工业企业五年增加了多少户", ["多 26 户，（58 − 32）÷ 32"], ["65"]),
    ("青石县规上工业企业多了几户", ["多 26 户"], []),
    ("十四五期间青石县规模以上工业企业增加了多少户", ["多 26 户"], []),
    ("青石县五年新增就业多少人", ["2.4万人"], ["5000人", "4900人"]),
    ("近五年青石县修了多少公里公路", ["640公里"], []),
    ("青石县哪年接待游客最多", ["最多（高）：青石县2024年，310万人次"], []),
    ("青石县哪一年生产总值最低", ["最少（低）：青石县2024年，118亿元"], []),
    ("青石县2025年GDP是2024年的几倍", ["126 ÷ 118 ≈ 1.07倍"], []),
    ("青石县2025年带动的销售额是发放消费补贴的多少倍", ["9000 ÷ 2000 = 4.5倍"], []),
    ("青石县2025年净增多少户经营主体，其中企业占几成", ["800户", "200 ÷ 800 × 100% = 25%"], []),
    ("青石县2025年城镇新增就业目标是多少，完成了没有", ["5000人", "4800人"], []),
    ("青石县工业占GDP多少", ["36%"], []),
    ("青石县绿电占比是多少", ["28%"], []),
    ("青石县有多少辆新能源汽车", ["保有量：2.1万辆"], ["年产量：7万辆"]),
    ("青石县2025年县外用车几台次", ["县外用车：800台次"], ["3600台次（"]),
    ("青石县2025年县内用车比县外用车多几台次", ["2800 − 800 = 2000台次"], []),
    ("青石县2025年争取到多少资金", ["7.5亿元（2025年，青石县）"], []),
    ("青石县2024和2025年城镇新增就业一共多少人", ["5200 + 4800 = 10000人"], []),
    ("青石县2025年居民人均收入是多少", ["31200元"], []),
    ("青石县2025年规上工业企业比2020年多多少户", ["58 − 32 = 26户"], []),
    ("青石县2024年和2025年平均每年接待游客多少万人次", ["（310 + 290）÷ 2 = 300万人次"], []),
    ("青石县2025年城镇新增就业比目标少多少人", ["4800 − 5000 = −200人"], []),
    ("青石县2025年又添了多少户经营主体", ["800户"], []),
    ("2025年青石县来了多少游客，GDP多少，增加了多少人就业", ["290万人次", "126亿元"], []),
    ("青石县十四五期间平均每年城镇新增就业多少人", ["2.4万人 ÷ 5 = 0.48万人", "不是确数"], []),
    ("青石县去年城镇新增就业和今年计划的比，差多少人", ["4800", "4900"], ["5000"]),
    ("青石县今年安排县级重点项目多少个", ["48个"], ["40个"]),
    ("青石县县级重点项目，今年的任务比去年多多少个", ["48 − 40 = 8个"], []),
    ("青石县2024年至2025年接待游客总共多少万人次", ["310 + 290 = 600万人次"], []),
]


@pytest.mark.parametrize(("question", "told", "untold"), ANSWERED)
def test_years_are_put_together(answering: Answering, question: str, told: list[str], untold: list[str]) -> None:
    """What changed in one sentence, what came together, which year has the most, and what came of a plan."""
    answer = answering.ask(question, TODAY)
    said = "\n".join(one.text for one in answer.sentences)
    assert [one for one in told if one not in said] == [], said
    assert [one for one in untold if one in said] == []


REFUSED = [
    "青石县2025年农民人均收入是多少",
    "青石县有多少在校学生",
    "青石县2019年GDP是多少",
    "白水县五年新增就业多少人",
    "青石县2025年新建学校几所",
]


def test_what_is_only_mentioned_is_said(answering: Answering) -> None:
    """The refusal shows the sentence that has the thing, and whose it is."""
    answer = answering.ask("青石县青龙山隧道全长多少公里", TODAY)
    assert answer.status is AnswerStatus.NOT_FOUND
    assert "“青龙山隧道”" in answer.message
    assert "青龙山隧道贯通”（2026年青石县政府工作报告）" in answer.message


def test_what_another_place_has_is_not_said(answering: Answering) -> None:
    """Nobody reports from 白水县: the sentence of another county is no help."""
    answer = answering.ask("白水县青龙山隧道全长多少公里", TODAY)
    assert answer.status is AnswerStatus.NOT_FOUND
    assert "青石县" not in answer.message


@pytest.mark.parametrize("question", REFUSED)
def test_what_is_not_told_is_refused(answering: Answering, question: str) -> None:
    """Other things, other years, other places, and what was only planned."""
    assert answering.ask(question, TODAY).status in (AnswerStatus.NOT_FOUND, AnswerStatus.PARTLY_ANSWERED)

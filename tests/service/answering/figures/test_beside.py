"""What is told beside another number, what comes to each, and changes told from what to what, over a made-up report."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from service.answering.answer import AnswerStatus
from service.answering.pipeline import Answering
from tests.service.answering.figures.made import answering_over

TODAY = date(2026, 11, 24)
_NAME = "2026年青石县政府工作报告.txt"
_TEXT = (
    "2026年青石县政府工作报告\n——2026年1月12日在青石县第十届人民代表大会第五次会议上\n一、2025年工作回顾\n"
    "为320名农民工追回拖欠工资416万元。发放高龄津贴900万元、残疾人两项补贴300万元。"
    "新开工保障性安居工程660套，基本建成540套。发放以旧换新补贴120万元、带动销售金额900万元。"
    "提请人大常委会审议议案9件，制定修订规范性文件37部。县级“三保”支出5.3亿元。8个重点项目完成投资16亿元、增长4%，3个重点项目建成投产。"
    "筹措9亿元实施十件民生实事。筹措3亿元实施健康惠民工程。各乡偿还拖欠工程款18亿元，占历史拖欠的98%，其中清付农民工工资3.6亿元。"
    "农民工总量5万人，比上年增长2%，其中外出农民工3万人。沙化土地治理40万亩、完成造林20万亩。\n"
    "2025年目标顺利完成。五年来，经受住各种考验。技术合同成交额从1.2亿元增加到3.6亿元。"
    "可再生能源占电力装机比重由40%提升至65%。\n"
    "二、2026年工作安排\n新建学校2所。\n"
)


@pytest.fixture(scope="module")
def answering(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answering]:
    """Answers over the report of one county."""
    with answering_over({_NAME: _TEXT}, tmp_path_factory.mktemp("beside"), TODAY) as answering:
        yield answering


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("青石县去年给高龄老人和残疾人发的补贴一共多少钱？", "1200万元"),
        ("青石县去年开工的保障房比建成的多了多少套？", "660 − 540 = 120套"),
        ("青石县去年造林和治沙加起来有多少万亩？", "60万亩"),
        ("青石县2025年进城打工的人里头，离开老家到外地干活的占多大比例？", "≈ 60%|= 60%"),
        ("青石县去年给农民工追回的欠薪，平均一个人多少钱？", "416万元 ÷ 320名 = 1.3万元/人"),
        ("青石县去年以旧换新，一块钱补贴带出来几块钱的买卖？", "900 ÷ 120 = 7.5倍"),
        ("青石县去年提请审议的议案和制定修订的规范性文件加起来几件？", "9件 + 37部 = 46"),
        ("青石县去年的重点项目，平均一个完成了多少投资？", "16亿元 ÷ 8个 = 2亿元/个"),
        ("青石县去年偿还的拖欠工程款里，农民工工资占百分之几？", "3.6 ÷ 18 × 100% = 20%"),
        ("青石县去年保工资、保运转、保基本民生，总共花掉多少钱？", "5.3亿元"),
        ("青石县的技术买卖合同额五年翻上去多少钱？", "多 2.4 亿元"),
        ("青石县风光水电这些可再生的，在全部发电装机里的分量五年提高了几个点？", "65 − 40 = 25 个百分点"),
    ],
)
def test_results(answering: Answering, question: str, result: str) -> None:
    """The result is computed of the two numbers of one sentence."""
    answer = answering.ask(question, TODAY)
    assert answer.status in (AnswerStatus.ANSWERED, AnswerStatus.PARTLY_ANSWERED)
    assert any(one in answer.answer for one in result.split("|"))


@pytest.mark.parametrize(
    "question",
    [
        "青石县去年发的高龄津贴比学前教育拨款多多少万元？",
        "青石县去年完成造林占全县林地的百分之几？",
        "青石县去年新开工的保障房平均每套多少钱？",
    ],
)
def test_what_the_sentence_does_not_tell_is_not_computed(answering: Answering, question: str) -> None:
    """Another number of the sentence is not taken for what it does not count."""
    assert answering.ask(question, TODAY).status is AnswerStatus.NOT_FOUND

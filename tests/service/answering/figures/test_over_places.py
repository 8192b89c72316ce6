"""Questions over several places, answered over made-up reports."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from service.answering.answer import AnswerStatus
from service.answering.pipeline import Answering
from tests.service.answering.figures.made import answering_over

TODAY = date(2026, 11, 24)


def _report(place: str, done: str, planned: str = "") -> str:
    return (
        f"{place}2026年政府工作报告\n——2026年1月20日在{place}第十四届人民代表大会第四次会议上\n"
        f"一、2025年工作回顾\n过去一年，{done}\n二、2026年工作安排\n{planned}\n"
    )


_FILES = {
    "黑龙江.txt": _report(
        "黑龙江省",
        "全省地区生产总值达到1.7万亿元、增长4.9%，粮食总产量1640亿斤，原煤产量7000万吨。",
        "粮食产量稳定在1600亿斤以上。",
    ),
    "吉林.txt": _report("吉林省", "全省地区生产总值1.5万亿元，粮食产量870亿斤，调度原煤产量900万吨。"),
    "辽宁.txt": _report("辽宁省", "全省地区生产总值3.3万亿元、增长4.7%、低于全国0.3个百分点，粮食产量515亿斤。"),
    "浙江.txt": _report("浙江省", "全省生产总值连续跨越7万亿元、8万亿元、9万亿元三个大台阶，新建普通高中20所。"),
}


@pytest.fixture(scope="module")
def answering(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answering]:
    """Answers over the reports of four provinces."""
    with answering_over(_FILES, tmp_path_factory.mktemp("places"), TODAY) as answering:
        yield answering


# The question, and what the answer has to say.
ANSWERED = [
    ("东北三省去年粮食合起来打了多少亿斤", ["1640 + 870 + 515 = 3025亿斤"]),
    ("黑龙江粮食产量占东北三省的多大比例", ["合计：1640 + 870 + 515 = 3025亿斤；占比：1640 ÷ 3025 × 100% ≈ 54.2%"]),
    ("去年黑龙江的原煤产量比吉林多多少", ["7000 − 900 = 6100万吨"]),
    ("哪个省去年GDP最高", ["最多（高）：辽宁省2025年，3.3万亿元"]),
    ("去年哪两个省粮食产量最高", ["黑龙江省2025年，1640亿斤"]),
    ("吉林去年GDP在全国排第几", ["吉林省2025年，1.5万亿元，由多到少第3"]),
    ("辽宁去年GDP增速比全国低几个百分点", ["0.3个百分点"]),
    ("吉林和辽宁去年GDP相差多少倍", ["3.3 ÷ 1.5 = 2.2倍"]),
    # 斤 and 吨 are of one kind.
    ("去年黑龙江的粮食产量是原煤产量的多少倍", ["1640亿斤 ÷ 7000万吨 ≈ 1.17倍"]),
    ("黑龙江去年GDP多少，增长多少", ["1.7万亿元", "4.9%"]),
]


@pytest.mark.parametrize(("question", "told"), ANSWERED)
def test_places_are_put_together(answering: Answering, question: str, told: list[str]) -> None:
    """Sums, shares and ranks over places, with the formula."""
    said = "\n".join(one.text for one in answering.ask(question, TODAY).sentences)
    assert [one for one in told if one not in said] == [], said


# What cannot be computed, and what the refusal names.
REFUSED = [
    ("东北三省去年新建了多少所普通高中", "没有写明"),
    ("浙江和辽宁去年GDP合计多少", "没有写明浙江2025年GDP"),
    ("吉林去年GDP占全国的比重", "全国GDP"),
    ("今年黑龙江粮食实际产量比山西多多少", ""),
]


@pytest.mark.parametrize(("question", "named"), REFUSED)
def test_nothing_is_computed_of_what_is_not_told(answering: Answering, question: str, named: str) -> None:
    """A number that is missing is named, and those that are told are said."""
    answer = answering.ask(question, TODAY)
    assert answer.status is AnswerStatus.NOT_FOUND, answer.answer
    assert named in answer.message

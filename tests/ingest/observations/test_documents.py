"""Observations of whole documents: which kinds have them, whose they are, and the sample office's reports."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ingest.document import DocumentKind
from ingest.pipeline import ingest
from tests.ingest.made_texts import TREE, made
from tests.ingest.observations.stated import short

SAMPLES = Path(__file__).parents[3] / "samples" / "office" / "reports"
REPORT = """青山县政府工作报告
——2026年1月20日在青山县第九届人民代表大会第二次会议上
一、2025年工作回顾
全县生产总值增长5.1%。
（一）民生。新建学校3所。
二、“十五五”时期主要目标
城镇化率达到70%。
三、2026年工作安排
生产总值增长5%左右。
（一）取得新进展。新建医院2家。
名词解释
三项制度：指3项制度。
"""


@pytest.mark.parametrize(("kind", "count"), [(DocumentKind.REPORT, 5), (DocumentKind.OTHER, 5)])
def test_reports_and_others_have_observations(kind: DocumentKind, count: int) -> None:
    """What a report or a notice states is kept with it."""
    assert len(made(REPORT, "青山.txt", kind).observations) == count


def test_rules_have_none() -> None:
    """The numbers of a regulation are rules."""
    assert made(TREE + "第四条 罚款不超过5万元。\n").observations == ()


def test_headings_tell_the_period() -> None:
    """回顾, a plan of five years, the coming year's work; what goes on inside a plan stays in it."""
    found = made(REPORT, "2026年青山县政府工作报告.txt").observations
    assert [(short(each), each.period, each.organisation) for each in found] == [
        ("生产总值 +5.1 %", "2025", "青山县"),
        ("新建学校 3 所", "2025", "青山县"),
        ("城镇化率 70 %", "2030", "青山县"),
        ("生产总值 +5 %", "2026", "青山县"),
        ("新建医院 2 家", "2026", "青山县"),
    ]


def test_plans_of_a_half_year_are_of_the_next() -> None:
    """下半年工作打算 of a report on 2023H1."""
    text = "青山县2023年上半年工作总结\n一、工作情况\n受理举报3件。\n二、下一步打算\n培训干部20人次以上。\n"
    assert [each.period for each in made(text).observations] == ["2023H1", "2023H2"]


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        (
            "2023年上半年工作总结.md",
            [
                ("受理信访事项 360 件", "2023H1"),
                ("受理来访 139 件", "2023H1"),
                ("信访事项办结率 95.6 %", "2023H1"),
                ("信访事项办结率 +2.4 个百分点", "2023H1"),
                ("车辆编制 46 辆", "2023H1"),
                ("平均派车时间 18 分钟", "2023H1"),
                ("组织应急演练 ≥2 次", "2023H2"),
            ],
        ),
        (
            "2023年工作总结.docx",
            [("累计派车 7472 台次", "2023"), ("累计派车 6705 台次", "2022"), ("办公区用水 -3.1 %", "2023")],
        ),
    ],
)
def test_the_sample_office(name: str, wanted: list[tuple[str, str]]) -> None:
    """Sentences and the annexed table of the sample reports."""
    path = SAMPLES / name
    found = ingest(path.read_bytes(), name, today=date(2024, 6, 1)).observations
    assert {(short(each), each.period) for each in found} >= set(wanted)
    assert {each.organisation for each in found} == {"云渡县综合事务服务中心"}

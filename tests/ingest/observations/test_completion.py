"""More ways in which a sentence completes what a number counts, and the readings that are kept beside."""

from __future__ import annotations

import pytest

from ingest.observation import Direction
from tests.ingest.observations.stated import CONGRESS, found, rows

LISTS = [
    ("广州、深圳地铁客运量分别达1409万、1305万人次。", ["广州地铁客运量 1409 万人次", "深圳地铁客运量 1305 万人次"]),
    ("炼铁、炼钢先进产能占比分别达到64.3%、62.3%。", ["炼铁先进产能占比 64.3 %", "炼钢先进产能占比 62.3 %"]),
    ("国家级、部级创新平台分别达到22家、182家。", ["国家级创新平台 22 家", "部级创新平台 182 家"]),
    (
        "第一、二、三产业增加值分别增长3.5%、7%、5%。",
        ["第一产业增加值 +3.5 %", "第二产业增加值 +7 %", "第三产业增加值 +5 %"],
    ),
    (
        "金融业、软件和信息服务业增加值分别增长9.7%、15%。",
        ["金融业增加值 +9.7 %", "软件和信息服务业增加值 +15 %"],
    ),
    (
        "金融机构本外币存、贷款余额分别突破1.5万亿元、1.4万亿元。",
        ["金融机构本外币存款余额 ≥1.5 万亿元", "贷款余额 ≥1.4 万亿元"],
    ),
    ("城乡居民人均可支配收入年均增长5.3%、8.1%。", ["城镇居民人均可支配收入 +5.3 %", "农村居民人均可支配收入 +8.1 %"]),
    (
        "生活补贴、护理补贴标准分别从每人每月209元、280元提高到217元、290元。",
        ["生活补贴标准 209 元", "护理补贴标准 280 元", "生活补贴标准 217 元", "护理补贴标准 290 元"],
    ),
    (
        "接待游客1.47亿人次、人均花费达1325元，分别恢复到2019年的116%、106%。",
        ["接待游客 1.47 亿人次", "人均花费 1325 元", "接待游客恢复到2019年 116 %", "人均花费恢复到2019年 106 %"],
    ),
]

SHARED = [
    (
        "城镇居民家庭人均可支配收入，由5160元增加到7703元。",
        ["城镇居民家庭人均可支配收入 5160 元", "城镇居民家庭人均可支配收入 7703 元"],
    ),
    ("企业创新投入，由10亿元增加到20亿元。", ["企业创新投入 10 亿元", "企业创新投入 20 亿元"]),
    ("粮食产量创新高，达到1000万吨。", ["粮食产量 1000 万吨"]),
    ("识别监测对象20.9万户69.3万人。", ["识别监测对象 20.9 万户", "识别监测对象 69.3 万人"]),
    (
        "三次产业结构由8.7∶41.2∶50.1调整为7.4∶39.6∶53。",
        [
            "第一产业比重 8.7 %",
            "第二产业比重 41.2 %",
            "第三产业比重 50.1 %",
            "第一产业比重 7.4 %",
            "第二产业比重 39.6 %",
            "第三产业比重 53 %",
        ],
    ),
    ("比分为21∶19∶60。", []),
    ("全县财政收入比上年增加15亿元，总额达到113亿元。", ["财政收入 +15 亿元", "财政收入总额 113 亿元"]),
    ("今年要把新农合的补助标准提高到120元。", ["新农合的补助标准 120 元"]),
    ("居民医保补助标准提高到每人每年240元。", ["居民医保补助标准 240 元"]),
    ("实施12类45件民生实事。", ["实施民生实事 12 类", "实施民生实事 45 件"]),
    ("新建6个国家级、20个省级临床重点专科。", ["新建国家级临床重点专科 6 个", "新建省级临床重点专科 20 个"]),
    ("16所高校、48个学科入选名单。", ["高校入选名单 16 所", "学科入选名单 48 个"]),
    ("改造老旧小区870个、惠及10万余户。", ["改造老旧小区 870 个", "改造老旧小区惠及 ≈10 万户"]),
    (
        "接到举报线索56条，办结52条，办结率92.9%。",
        ["接到举报线索 56 条", "办结举报线索 52 条", "举报线索办结率 92.9 %"],
    ),
    ("地区生产总值跨越3个千亿元台阶，达到1.5万亿元。", ["地区生产总值 1.5 万亿元"]),
    ("铁路运营里程新增1700公里、突破7000公里。", ["铁路运营里程新增 1700 公里", "铁路运营里程 ≥7000 公里"]),
    (
        "新增高速公路通车里程1523公里，总里程达8667公里。",
        ["新增高速公路通车里程 1523 公里", "高速公路通车总里程 8667 公里"],
    ),
    (
        "收入合计4523.6万元，完成年度预算的52.3%，同比增收210万元。",
        ["收入 4523.6 万元", "完成年度预算 52.3 %", "收入 +210 万元"],
    ),
    (
        "外汇储备规模为32024亿美元，比上年末下降357亿美元，降幅为1.1%。",
        ["外汇储备规模 32024 亿美元", "外汇储备规模 -357 亿美元", "外汇储备规模 -1.1 %"],
    ),
    ("推动托管帮扶从15个县（市）扩大到57个县（市）。", ["推动托管帮扶县（市） 15 个", "推动托管帮扶县（市） 57 个"]),
    ("人均收入从2020年的5.2万元提高到2025年的7.4万元。", ["人均收入 5.2 万元", "人均收入 7.4 万元"]),
    ("抓好总投资2万亿元的389个重点项目。", ["重点项目总投资 2 万亿元", "抓好重点项目 389 个"]),
    ("组建总规模1000亿元的产业投资引导基金。", ["产业投资引导基金总规模 1000 亿元"]),
    ("启动了178项节能、节水和资源利用等重大项目。", ["启动重大项目 178 项"]),
    ("PM2.5平均浓度低于每立方米19微克。", ["PM2.5平均浓度 ≤19 微克"]),
    ("收入倍差从1.96缩小至1.81。", ["收入倍差 1.96", "收入倍差 1.81"]),
    ("培育100家以上特色企业。", ["培育特色企业 ≥100 家"]),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_lists_are_matched_in_order(text: str, expected: list[str]) -> None:
    """Each value has its own name, with what only the first or the last of them writes."""
    assert rows(text) == expected


@pytest.mark.parametrize(("text", "expected"), SHARED)
def test_what_is_shared_is_completed(text: str, expected: list[str]) -> None:
    """Nouns, verbs and fates that one number leaves to another."""
    assert rows(text) == expected


def test_a_change_has_its_direction_and_what_it_is_measured_against() -> None:
    """比上年下降3.3%: down, and the value in the common unit is negative."""
    (one,) = found("利润总额比上年下降3.3%。")
    assert (one.direction, one.comparison) == (Direction.DOWN, "比上年")
    assert (str(one.value), str(one.normalized_value)) == ("3.3", "-3.3")
    (one,) = found("收入增速高于全国8.4个百分点。")
    assert (one.direction, one.comparison) == (Direction.UP, "高于全国")


def test_parts_know_their_whole() -> None:
    """The ordinal of the whole among the Observations; the sum of the parts does not pass it."""
    numbers = found("受理举报123件，其中来信38件、来访85件，网上投诉20件。")
    assert [each.whole for each in numbers] == [None, 0, 0, None]


def test_what_was_added_is_kept_apart() -> None:
    """办结率 became 信访事项办结率: the reading without the words that were added stays."""
    _, rate = found("办结信访事项344件，办结率95.6%。")
    assert rate.indicator == "信访事项办结率"
    assert [each.indicator for each in rate.alternatives] == ["办结率"]
    assert rate.confidence < 1


def test_a_level_over_several_years_is_of_their_end() -> None:
    """达到 over 五年来: 2025, or else all the five years."""
    level, flow = found("五年来，城镇化率达到67%，新建学校3所。", CONGRESS)
    assert (level.period, flow.period) == ("2025", "2021/2025")
    assert [each.period for each in level.alternatives] == ["2021/2025"]


@pytest.mark.parametrize(
    ("text", "doubtful"), [("受理线索123件。", False), ("两次降低准备金率。", True), ("数百家企业复工。", True)]
)
def test_ways_of_speaking_are_doubtful(text: str, doubtful: bool) -> None:
    """A single Chinese numeral and 数百 may be meant loosely."""
    (one,) = found(text)
    assert (one.confidence < 1) is doubtful


def test_cumulative_is_told_by_its_word() -> None:
    """累计."""
    assert [each.cumulative for each in found("累计派车3643台次，新增车辆3台。")] == [True, False]


def test_what_follows_a_list_is_no_part_of_it() -> None:
    """二氧化硫、氮氧化物…分别下降5.6%和4%，74个城市改善."""
    assert rows("二氧化硫、氮氧化物排放量分别下降5.6%和4%，74个城市空气改善。") == [
        "二氧化硫排放量 -5.6 %",
        "氮氧化物排放量 -4 %",
        "城市空气改善 74 个",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "城乡居民收入从2021年的46503元和16935元分别提高到58794元和23184元。",
            ["城镇居民收入 46503 元", "农村居民收入 16935 元", "城镇居民收入 58794 元", "农村居民收入 23184 元"],
        ),
        ("城乡低保标准提高到每月815元和615元。", ["城镇低保标准 815 元", "农村低保标准 615 元"]),
        ("完善提升20个养老服务网络。", ["完善提升养老服务网络 20 个"]),
        ("95%以上的村集体收入超过10万元。", ["村集体收入 ≥95 %", "村集体收入 ≥10 万元"]),
    ],
)
def test_states_and_shares_beside_each_other(text: str, expected: list[str]) -> None:
    """Two states before and after, two levels of town and country, a share and its amount."""
    assert rows(text) == expected

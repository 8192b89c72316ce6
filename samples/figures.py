"""Every number that the sample reports state, once, half-year by half-year."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from types import MappingProxyType
from typing import Literal

Behaviour = Literal["flow", "stock", "rate"]

HALVES = ("2021H1", "2021H2", "2022H1", "2022H2", "2023H1", "2023H2")
PERIODS = ("2021H1", "2021", "2022H1", "2022", "2023H1", "2023")


@dataclass(frozen=True)
class Indicator:
    """One row: a flow adds up over halves, a stock and a rate are read at a period's end."""

    name: str
    wording: str
    unit: str
    behaviour: Behaviour
    values: tuple[Decimal, ...]

    def at(self, period: str) -> Decimal:
        """Return the value for `2022H1` or `2022`; raises ValueError for an unknown period."""
        place = PERIODS.index(period)
        if self.behaviour == "flow" and not period.endswith("H1"):
            return self.values[place - 1] + self.values[place]
        return self.values[place]


@dataclass(frozen=True)
class Ratio:
    """A quotient of two indicators, rounded half up to `digits` decimals."""

    name: str
    wording: str
    unit: str
    numerator: str
    denominator: str
    digits: int

    def at(self, period: str) -> Decimal:
        """Return the quotient for the period, in percent when the unit is `%`."""
        scale = 100 if self.unit == "%" else 1
        rows = indicators()
        quotient = rows[self.numerator].at(period) / rows[self.denominator].at(period)
        return rounded(quotient * scale, self.digits)


def rounded(value: Decimal, digits: int) -> Decimal:
    """Return the value rounded half up, as offices round."""
    return value.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)


def earlier(period: str) -> str:
    """Return the same period one year before: `2023H1` → `2022H1`."""
    return str(int(period[:4]) - 1) + period[4:]


# name | wording in tables | unit | behaviour | one value per half-year
_TABLE = """
中心组学习 | 理论学习中心组学习会 | 次 | flow | 6 6 6 6 6 7
集中学习 | 组织集中学习 | 次 | flow | 11 12 12 13 13 14
党员 | 党员 | 名 | stock | 43 43 44 45 46 47
在编人员 | 在编工作人员 | 人 | stock | 66 67 67 68 69 70
谈心谈话 | 谈心谈话 | 人次 | flow | 68 74 72 81 83 90
廉政谈话 | 廉政谈话 | 人次 | flow | 38 41 42 47 51 55
培训班 | 举办业务培训班 | 期 | flow | 4 5 4 6 5 6
培训人次 | 培训干部职工 | 人次 | flow | 312 358 331 402 386 415
派车 | 累计派车 | 台次 | flow | 3204 3414 3230 3475 3643 3829
县内派车 | 县内用车 | 台次 | flow | 2486 2611 2538 2704 2817 2932
县外派车 | 县外用车 | 台次 | flow | 718 803 692 771 826 897
行驶里程 | 安全行驶 | 万公里 | flow | 38.6 41.2 37.9 42.4 43.7 45.3
车辆运行费用 | 公务用车运行费用 | 万元 | flow | 96.8 104.3 92.5 98.7 89.4 94.1
公务用车 | 公务用车 | 辆 | stock | 46 46 46 46 46 46
新能源汽车 | 新能源汽车 | 辆 | stock | 7 8 9 12 15 18
燃油汽车 | 燃油汽车 | 辆 | stock | 39 38 37 34 31 28
用车检查 | 公务用车监督检查 | 次 | flow | 2 2 3 3 5 7
不规范用车 | 不规范用车行为 | 起 | flow | 5 4 4 3 3 2
会议保障 | 保障各类会议 | 场次 | flow | 188 201 205 221 236 252
大型会议 | 县级大型会议 | 场次 | flow | 24 26 21 27 26 29
专题会议 | 专题会议 | 场次 | flow | 118 124 126 131 139 147
视频会议 | 视频会议 | 场次 | flow | 46 51 58 63 71 76
参会人员 | 服务参会人员 | 人次 | flow | 14260 15480 14870 16930 17650 18940
会议费 | 中心会议费支出 | 万元 | flow | 4.8 5.3 4.5 5.1 4.2 4.6
主任接待日 | 主任接待日活动 | 次 | flow | 6 6 6 6 6 6
领导接待 | 班子成员接待群众 | 批次 | flow | 48 45 52 49 55 51
来访批次 | 接待群众来访 | 批次 | flow | 320 301 304 278 267 252
个体访 | 个体访 | 批次 | flow | 298 281 286 263 254 241
集体访 | 集体访 | 批次 | flow | 22 20 18 15 13 11
来访人次 | 接待群众来访 | 人次 | flow | 642 597 601 548 512 476
信访受理 | 受理信访事项 | 件 | flow | 356 350 366 359 360 360
来访受理 | 来访 | 件 | flow | 168 159 162 147 139 131
来信受理 | 来信 | 件 | flow | 57 49 46 41 38 33
网上受理 | 网上投诉 | 件 | flow | 131 142 158 171 183 196
信访办结 | 办结信访事项 | 件 | flow | 324 331 341 343 344 350
未办结信访 | 正在办理的信访事项 | 件 | flow | 32 19 25 16 16 10
群众满意率 | 群众满意率 | % | rate | 93.6 94.1 94.8 95.3 96.0 96.5
热线工单 | 办理政务服务热线工单 | 件 | flow | 1126 1208 1284 1391 1476 1583
咨询工单 | 咨询类工单 | 件 | flow | 612 655 701 758 803 862
求助工单 | 求助和建议类工单 | 件 | flow | 297 318 336 371 398 427
投诉工单 | 投诉举报类工单 | 件 | flow | 217 235 247 262 275 294
热线办结 | 按期办结热线工单 | 件 | flow | 1089 1177 1256 1369 1460 1573
归档 | 整理归档 | 件 | flow | 2140 2386 2264 2518 2437 2683
文书归档 | 文书档案 | 件 | flow | 1756 1948 1842 2036 1975 2158
会计归档 | 会计档案 | 件 | flow | 286 328 312 351 336 379
专门归档 | 专门档案 | 件 | flow | 98 110 110 131 126 146
室藏档案 | 室藏档案累计 | 件 | stock | 46374 48760 51024 53542 55979 58662
数字化 | 扫描档案 | 万页 | flow | 4.2 4.4 4.6 5.1 5.8 6.2
累计数字化 | 累计完成数字化 | 万页 | stock | 26.8 31.2 35.8 40.9 46.7 52.9
档案利用 | 档案查阅利用 | 人次 | flow | 386 412 405 438 452 497
采购项目 | 组织实施采购项目 | 个 | flow | 17 24 18 25 21 27
集中采购 | 集中采购 | 个 | flow | 7 10 7 10 8 11
自行采购 | 自行采购 | 个 | flow | 10 14 11 15 13 16
采购预算 | 采购预算 | 万元 | flow | 386.5 524.8 412.6 568.4 437.2 602.8
采购成交 | 成交金额 | 万元 | flow | 361.2 487.6 383.9 526.1 403.5 553.9
采购节约 | 采购节约资金 | 万元 | flow | 25.3 37.2 28.7 42.3 33.7 48.9
新增资产 | 新增固定资产 | 台（件） | flow | 128 182 132 231 204 289
报废资产 | 报废处置固定资产 | 台（件） | flow | 41 36 48 58 51 63
固定资产 | 账面固定资产 | 台（件） | stock | 6512 6658 6742 6915 7068 7294
三公经费 | “三公”经费支出 | 万元 | flow | 101.3 109.5 96.3 103.1 92.8 98.0
公务接待费 | 公务接待费 | 万元 | flow | 4.5 5.2 3.8 4.4 3.4 3.9
差旅费 | 差旅费支出 | 万元 | flow | 13.6 15.8 12.9 15.2 13.4 15.9
报销审核 | 审核报销单据 | 笔 | flow | 1052 1187 1096 1243 1138 1296
报销退回 | 退回报销单据 | 笔 | flow | 64 71 58 62 47 51
用电 | 办公区用电 | 万千瓦时 | flow | 71.3 82.5 68.4 79.6 66.2 76.8
用水 | 办公区用水 | 吨 | flow | 21980 25360 21460 24870 20930 23980
维修 | 完成水电维修 | 件 | flow | 486 513 502 537 524 561
用房巡查 | 办公用房巡查 | 次 | flow | 2 2 2 2 2 3
食堂 | 机关食堂保障就餐 | 人次 | flow | 61240 64830 60870 66120 63450 67980
值班 | 安排值班 | 人次 | flow | 543 552 543 552 543 552
值班抽查 | 值班抽查 | 次 | flow | 26 28 27 30 31 33
紧急信息 | 报送紧急信息 | 件 | flow | 14 17 12 15 11 13
应急演练 | 组织应急演练 | 次 | flow | 1 1 1 1 1 2
安全检查 | 安全检查 | 次 | flow | 12 12 13 14 14 16
隐患 | 发现隐患 | 处 | flow | 45 47 38 43 34 37
隐患整改 | 整改隐患 | 处 | flow | 43 49 36 45 33 38
未整改隐患 | 正在整改的隐患 | 处 | stock | 2 0 2 0 1 0
制度制修订 | 制定修订内部管理制度 | 项 | flow | 2 1 2 1 1 1
现行制度 | 现行内部管理制度 | 项 | stock | 7 7 8 9 9 10
"""


@cache
def indicators() -> Mapping[str, Indicator]:
    """Return every row of the table by its name."""
    rows = [[cell.strip() for cell in line.split("|")] for line in _TABLE.strip().splitlines()]
    return MappingProxyType({row[0]: _indicator(row) for row in rows})


def _indicator(row: list[str]) -> Indicator:
    name, wording, unit, behaviour, values = row
    kinds: dict[str, Behaviour] = {"flow": "flow", "stock": "stock", "rate": "rate"}
    numbers = tuple(Decimal(value) for value in values.split())
    return Indicator(name, wording, unit, kinds[behaviour], numbers)


RATIOS: Mapping[str, Ratio] = MappingProxyType(
    {
        ratio.name: ratio
        for ratio in (
            Ratio("信访办结率", "信访事项办结率", "%", "信访办结", "信访受理", 1),
            Ratio("热线办结率", "热线工单按期办结率", "%", "热线办结", "热线工单", 1),
            Ratio("网上投诉占比", "网上投诉占比", "%", "网上受理", "信访受理", 1),
            Ratio("新能源占比", "新能源汽车占比", "%", "新能源汽车", "公务用车", 1),
            Ratio("采购节约率", "采购资金节约率", "%", "采购节约", "采购预算", 1),
            Ratio("报销退回率", "报销单据退回率", "%", "报销退回", "报销审核", 1),
            Ratio("单车费用", "单车运行费用", "万元", "车辆运行费用", "公务用车", 2),
        )
    }
)

# whole → its parts: the parts add up to the whole in every half-year
SUMS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "派车": ("县内派车", "县外派车"),
        "公务用车": ("新能源汽车", "燃油汽车"),
        "会议保障": ("大型会议", "专题会议", "视频会议"),
        "来访批次": ("个体访", "集体访"),
        "信访受理": ("来访受理", "来信受理", "网上受理"),
        "热线工单": ("咨询工单", "求助工单", "投诉工单"),
        "归档": ("文书归档", "会计归档", "专门归档"),
        "采购项目": ("集中采购", "自行采购"),
        "采购预算": ("采购成交", "采购节约"),
        "三公经费": ("公务接待费", "车辆运行费用"),
    }
)

# stock → (what adds to it, what takes from it) between one period's end and the next
BALANCES: Mapping[str, tuple[str, str | None]] = MappingProxyType(
    {
        "室藏档案": ("归档", None),
        "累计数字化": ("数字化", None),
        "固定资产": ("新增资产", "报废资产"),
        "未整改隐患": ("隐患", "隐患整改"),
    }
)

# the rows of the annex of a yearly report, in order
YEARLY_TABLE = (
    "派车",
    "行驶里程",
    "车辆运行费用",
    "会议保障",
    "参会人员",
    "来访批次",
    "信访受理",
    "信访办结率",
    "群众满意率",
    "热线工单",
    "归档",
    "累计数字化",
    "档案利用",
    "采购项目",
    "采购节约",
    "三公经费",
    "差旅费",
    "用电",
    "用水",
    "值班",
)

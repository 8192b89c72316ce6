"""Units that answer a question for a counter: 多少人 is answered in 人, 名 or 人次."""

from __future__ import annotations

import re

# For each counter the units, without 万 and 亿 before them.
_ANSWERING = {
    "人": "人 名 位 人次 人（次） 户",
    "名": "名 人 位 人次 人（次）",
    "位": "位 名 人",
    "人次": "人次 人（次） 人 名",
    "件": "件 件（次） 件次 起 宗 件（项） 项 条 个",
    "起": "起 件 宗 个 件（次）",
    "宗": "宗 起 件 笔",
    "次": "次 场 场次 人次 批次 件（次） 人（次） 回 轮 期 趟 台次",
    "回": "次 回 场 场次",
    "趟": "趟 次 台次 列 班 班次 航次 航班 艘次 架次",
    "台次": "台次 辆次",
    "辆次": "辆次 台次",
    "场次": "场次 场 次",
    "批次": "批次 批 次",
    "场": "场 场次 次",
    "份": "份 册 件 篇 本 张",
    "册": "册 份 本",
    "本": "本 册 份",
    "卷": "卷 件 册",
    "张": "张 份 个 床",
    "项": "项 个 条 件",
    "条": "条 项 件 个",
    "个": "个 项 家 处 所 人 名 座 件 条 台 只 户 支 对 块 类 批 场 起 组 间 班",
    "家": "家 户 个 所",
    "户": "户 家 个",
    "所": "所 个 家",
    "座": "座 个",
    "处": "处 个 所 座",
    "间": "间 套 个",
    "栋": "栋 幢 座",
    "辆": "辆 台",
    "台": "台 辆 台（件） 部 套",
    "部": "部 个 台 本 件",
    "套": "套 户 间 台",
    "组": "组 个 套",
    "列": "列 趟 班",
    "班": "班 班次 个 期",
    "架": "架 架次",
    "艘": "艘 艘次 条",
    "颗": "颗 枚 个",
    "头": "头 只",
    "只": "只 头 个",
    "支": "支 个",
    "棵": "棵 株",
    "株": "株 棵",
    "公里": "公里 千米 里 米",
    "里": "公里 里",
    "米": "米 公里",
    "亩": "亩 公顷 平方公里",
    "公顷": "公顷 亩 平方公里",
    "平方公里": "平方公里 平方千米 公顷 亩",
    "平米": "平方米 平米",
    "平方米": "平方米 平米",
    "平方": "平方米 平米 平方公里",
    "方": "立方米 方 平方米",
    "立方米": "立方米 方 立方",
    "立方": "立方米 方 立方",
    "元": "元 美元",
    "块钱": "元",
    "美元": "美元",
    "吨": "吨 公斤 斤",
    "斤": "斤 公斤 吨",
    "公斤": "公斤 斤 吨",
    "千瓦时": "千瓦时 度",
    "千瓦": "千瓦",
    "度": "度 千瓦时",
    "页": "页",
    "期": "期 次 场 班",
    "届": "届 次 期",
    "轮": "轮 次",
    "篇": "篇 份",
    "批": "批 批次 个",
    "笔": "笔 件",
    "对": "对 个",
    "门": "门 个",
    "种": "种 类 个",
    "类": "类 种 个",
    "枚": "枚 块 颗",
    "块": "块 枚 个",
    "天": "天 日",
    "小时": "小时 分钟",
    "钟头": "小时 分钟",
    "分钟": "分钟 小时",
    "岁": "岁",
    "倍": "倍",
}
# 多少天然气 asks for no days, 多少种植大户 for no kinds.
_NO_COUNTER = {
    "天": "(?!然)",
    "种": "(?![植养粮地田树])",
    "块": "(?!钱)",
    "本": "(?![科地])",
    "对": "(?!外)",
    "门": "(?!店)",
    "台": "(?!风)",
}
COUNTERS = "|".join(f"{one}{_NO_COUNTER.get(one, '')}" for one in sorted(_ANSWERING, key=len, reverse=True))
MONEY = frozenset(_ANSWERING["元"].split())
# 多少亿 asks for an amount of whatever is counted, and for no share of it.
AMOUNTS = frozenset({"amount"})
RATES = frozenset({"成", "%", "百分点", "个百分点", "倍", "‰"})
_TIMES = frozenset({"番", "成"})
_MULTIPLE = re.compile(r"^[百千]?[万亿]{1,2}(?=.)|^千(?=[^瓦米克])|^百(?=[^分])")
_PEOPLE = frozenset({"人", "名", "位", "人次", "人（次）"})
# What people are called by: 几个驾驶员 may be answered in 名, 几个组 may not.
_PERSON = re.compile(r"[人员者生师工兵长民客家士商户]$|干部|代表|书记|委员|博士|人才|儿童|老|党|职")


def units_for(counter: str) -> frozenset[str]:
    """The units in which 多少 with this counter may be answered."""
    return frozenset(_ANSWERING[counter].split())


# What is put together may be counted otherwise each: 棚户区601万套 and 危房432万户, 议案9件 and 法规37部.
_TOGETHER = {"户": "套", "件": "部"}


def put_together(units: frozenset[str]) -> frozenset[str]:
    """`units` with those that the other of two things put together may be counted in."""
    return units | {other for one, other in _TOGETHER.items() if one in units}


def base_unit(unit: str) -> str:
    """The unit without its multiple: 人次 of 万人次."""
    return _MULTIPLE.sub("", unit)


def may_answer(unit: str, asked: frozenset[str], subject: str, indicator: str) -> bool:
    """Whether a number in `unit`, of `indicator`, answers who asks for `subject` in one of the units `asked`."""
    asked = asked or units_of(subject)
    if not asked:
        return True
    if asked == AMOUNTS:
        return unit not in RATES and unit not in _TIMES
    base = base_unit(unit).partition("/")[0]
    if base in _PEOPLE and not asked <= _PEOPLE and "个" in asked and subject:
        last = subject.split()[-1]
        return bool(_PERSON.search(last)) or last in indicator
    return base in asked


def units_of(subject: str) -> frozenset[str]:
    """The units in which things called so are counted, where no counter is named; empty where that is open."""
    last = subject.split()[-1] if subject else ""
    return next((units for words, units in _COUNTED_IN if words.search(last)), frozenset())


# What tells by its name in what it is counted: 多少游客, 毕业生有多少.
_COUNTED_IN = (
    (
        re.compile(
            r"(?:游客|旅客|毕业生|学生|居民|农民工|职工|员工|干部|党员|群众|儿童|老人|人才|医生|教师|驾驶员|工作人员|(?<![法器个])人)$"
        ),
        _PEOPLE,
    ),
    (
        re.compile(
            r"(?:GDP|生产总值|经济总量|进出口(?:总[额值])?|外贸|零售总额|社零|财政收入|预算收入|预算支出|财政支出|增加值|总产值"
            r"|(?:销售|交易|成交|零售|利润)额|(?<!总)收入|(?<!服务性消费)支出|工资|产值|投资|投入|赤字(?:规模)?|利润|税收|保费|(?:存款|贷款)(?:余额)?|花费)$",
            re.IGNORECASE,
        ),
        frozenset({"元", "美元"}),
    ),
    (
        re.compile(r"(?:覆盖率|失业率|城镇化率|参保率|入园率|入学率|达标率|办结率|满意度|合格率|完成率)$"),
        frozenset({"%", "‰", "成"}),
    ),
    (
        re.compile(r"(?:经费|资金|费用|花费|补贴|补助|债券|国债|钱|花销|开销|工钱|票子)$"),
        frozenset({"元", "美元", "%"}),
    ),
)

"""Units that answer a question for a counter: 多少人 is answered in 人, 名 or 人次."""

from __future__ import annotations

_ANSWERING = {
    "人": "人 名 位 人次 人（次） 万人 万人次 亿人次 户",
    "名": "名 人 位 人次 人（次）",
    "位": "位 名 人",
    "人次": "人次 人（次） 万人次 亿人次 人",
    "件": "件 件（次） 件次 起 宗 万件 件（项）",
    "起": "起 件 宗",
    "次": "次 场 场次 人次 批次 件（次） 人（次） 回 轮 期",
    "台次": "台次 万台次 辆次",
    "场次": "场次 场 次",
    "批次": "批次 批 次",
    "场": "场 场次 次",
    "份": "份 册 件 篇",
    "册": "册 份 本 万册",
    "本": "本 册 份",
    "项": "项 个 条 件",
    "条": "条 项 件",
    "个": "个 项 家 处 所 人 名 座 件 条 台 只 户 支 对 块 万个 亿个",
    "家": "家 户 个 所 万家 万户",
    "户": "户 家 万户",
    "所": "所 个 家",
    "座": "座 个",
    "辆": "辆 台 万辆",
    "台": "台 辆 台（件） 万台",
    "公里": "公里 千米 万公里 里",
    "亩": "亩 万亩 亿亩 公顷",
    "套": "套 万套 户 间",
    "元": "元 万元 亿元 万亿元 美元 亿美元 万美元",
    "吨": "吨 万吨 亿吨 公斤",
    "平米": "平方米 万平方米 亿平方米",
    "平方米": "平方米 万平方米 亿平方米",
    "页": "页 万页",
    "期": "期 次",
    "篇": "篇 份",
    "批": "批 批次 个",
    "笔": "笔",
    "对": "对 个",
    "部": "部 个",
    "天": "天 日",
    "度": "度 千瓦时 万千瓦时 亿千瓦时",
}
COUNTERS = "|".join(sorted(_ANSWERING, key=len, reverse=True))
MONEY = frozenset(_ANSWERING["元"].split())
RATES = frozenset({"%", "百分点", "个百分点", "倍", "‰"})


def units_for(counter: str) -> frozenset[str]:
    """The units in which 多少 with this counter may be answered."""
    return frozenset(_ANSWERING[counter].split())

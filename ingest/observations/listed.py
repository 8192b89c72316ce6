"""Things named side by side, each with what only the first or the last of them writes."""

from __future__ import annotations

import re

from ingest.observations.masking import HIDDEN

__all__ = ["named"]

_AND = re.compile(r"、|(?<![协调总缓温祥中平])和(?!谐|平)|以及|(?<![普以涉波惠])及(?!时|格)|与")
_OPPOSITES = (
    ("城镇", "农村"), ("城市", "农村"), ("城镇", "乡村"), ("国内", "国际"), ("省内", "省外"), ("线上", "线下"),
    ("内资", "外资"),
    ("农村", "城镇"), ("男性", "女性"), ("境内", "境外"), ("新建", "改建"),
)  # fmt: skip
_PER = re.compile(r"(?<=[一-鿿]{2})(?:人均|户均|亩均)[一-鿿]{2,10}$")
_RATES = re.compile(r"(?:增速|增幅|占比|比重|比例|[一-鿿]{0,2}率)$")
_TAILS = re.compile(
    r"(?:总产值|增加值|总产量|总额|总量|产值|产量|收入|支出|投资|出口|进口|进出口|增速|增幅|占比|比重|比例|覆盖率|入学率|满意率|合格率|达标率|普及率|利用率|优良率|率|面积|人数|数量|件数|起数|标准|浓度|余额|规模|金额|花费|消费|水平|指数|贷款|存款|利润|税收|营收|销量|销售额|零售额|交易额|吞吐量|周转量|客运量|货运量|发电量|用电量|用水量|次数|货值|总值|贸易额|[一-鿿]{2}额|人次|里程|寿命|价格|能耗|强度|总数|数)$"
)


def named(listed: str, count: int) -> list[str]:
    """The `count` things that `listed` names, each with what only the first or the last one writes."""
    items = [item for item in _AND.split(_shielded(listed)) if item]
    items = [item.replace(HIDDEN, "、") for item in items]
    if len(items) == 1 and count == 2 and "城乡" in listed:
        before, _, behind = listed.partition("城乡")
        return [f"{before}城镇{behind}", f"{before}农村{behind}"]
    if len(items) != count:
        return []
    lead = "对" if items[0].startswith("对") and not items[-1].startswith("对") else ""
    tail = _PER.search(items[-1]) or _TAILS.search(items[-1])
    shared = tail.group() if tail and not any(_TAILS.search(item) for item in items[:-1]) else ""
    for one, other in _OPPOSITES:
        if items[0] == one and items[-1].startswith(other):
            shared = items[-1].removeprefix(other)
    if not shared and (twin := _twin(items[0], items[-1])):
        shared = twin
    rate = _RATES.search(items[-1])
    if rate and not shared and not any(_RATES.search(item) for item in items[:-1]):
        shared = rate.group()
    named = [items[0] + shared] + [lead + item + shared for item in items[1:-1]] + [lead + items[-1]]
    first = _TAILS.search(items[0])
    for number, item in enumerate(named[1:], 1):
        if first and first.start() and (_TAILS.fullmatch(items[number]) or len(items[number]) <= 2):
            named[number] = items[0][: first.start()] + item
    return named


def _twin(one: str, last: str) -> str:
    """What 炼铁 shares with 炼钢先进产能占比: the two begin alike."""
    size = len(one)
    alike = size <= 4 and len(last) > size + 1 and any(a == b for a, b in zip(one, last, strict=False))
    return last[size:] if alike and not _TAILS.search(one) else ""


def _shielded(listed: str) -> str:
    """`listed` with the marks inside brackets and quotes hidden from splitting."""
    return re.sub(r"[（“《][^）”》]*[）”》]", lambda found: found.group().replace("、", HIDDEN), listed)

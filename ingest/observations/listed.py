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
_RATES = re.compile(r"(?:产量|产值|增加值|收入|投资|贷款|消费|装机|人口)?(?:增速|增幅|占比|比重|比例)$|[一-鿿]{0,2}率$")
_TAILS = re.compile(
    r"(?:贷款余额|存款余额|进出口总额|出口总额|进口总额|进出口额|出口额|进口额|进出口|出口|进口|总产值|增加值|总产量|总额|总量|产值|产量"
    r"|收入|支出|投资|增速|增幅|占比|比重|比例|覆盖率|入学率|满意率|合格率|达标率|普及率|利用率|优良率|率|面积|人数"
    r"|数量|件数|起数|标准|浓度|余额|规模|金额|花费|消费|水平|指数|贷款|存款|利润|税收|营收|销量|销售额|零售额|交易额"
    r"|吞吐量|周转量|客运量|货运量|发电量|用电量|用水量|次数|货值|总值|[一-鿿]{2}额|人次|里程|寿命|价格|能耗|强度|总数|数|额)$"
)
_RATE_ALONE = re.compile(r"^(?:产量|产值|增加值|收入|投资|贷款|消费|装机|人口)(?=增速|增幅|占比|比重|比例)")
# 国家级 | 部级创新平台
_GRADED = re.compile(r"[一-鿿]{1,4}级(?P<rest>[一-鿿]{2,})")
# 广州、深圳 | 地铁客运量: what may follow the name of a place.
_OF_A_PLACE = re.compile(
    r"地铁|居民|企业|农业|工业|规模|全|人均|新增|常住|本外币|进出口|口岸|机场|港|高新区|经济|地区|一般|社会|轨道|市|县|区"
)
_INDUSTRIES = re.compile(r"(?P<lead>.*?)第?一(?:产业)?、第?二(?:产业)?(?:(?:、|和)第?三)?(?:次)?产业?(?P<rest>.*)")
_WAYS = (_AND, re.compile("、"), re.compile(r"、|和(?=[^、和]*$)"), re.compile(r"和(?=[^和]*$)"))


def named(listed: str, count: int) -> list[str]:
    """The `count` things that `listed` names, each with what only the first or the last one writes."""
    if count == 2 and "城乡" in listed and not _AND.search(_shielded(listed)):
        before, _, behind = listed.partition("城乡")
        return [f"{before}城镇{behind}", f"{before}农村{behind}"]
    if found := _INDUSTRIES.fullmatch(listed):
        return [f"{found['lead']}第{which}产业{found['rest']}" for which in "一二三"[:count]] if count in (2, 3) else []
    items = _items(listed, count)
    if not items:
        return []
    lead = "对" if items[0].startswith("对") and not items[-1].startswith("对") else ""
    shared = _shared(items)
    names = [items[0] + shared] + [lead + item + shared for item in items[1:-1]] + [lead + items[-1]]
    first = _TAILS.search(items[0])
    for number, item in enumerate(names[1:], 1):
        if first and first.start() and (_TAILS.fullmatch(items[number]) or len(items[number]) <= 2):
            names[number] = items[0][: first.start()] + item
    return names


def _items(listed: str, count: int) -> list[str]:
    """`listed` parted into `count`: at every 、 and 和, or at 、 alone where names have a 和 of their own."""
    shielded = _shielded(listed)
    for way in _WAYS:
        items = [item.replace(HIDDEN, "、") for item in way.split(shielded) if item]
        if len(items) == count:
            return items
    return []


def _shared(items: list[str]) -> str:
    """What the last item writes for all: 新能源、输变电装备产业 | 产值."""
    first, last = items[0], items[-1]
    for one, other in _OPPOSITES:
        if first == one and last.startswith(other):
            return last.removeprefix(other)
    if first.endswith("存") and last.startswith("贷"):
        return last[1:]
    if first.endswith("级") and (grade := _GRADED.match(last)):
        return grade["rest"]
    if twin := _twin(first, last):
        return twin
    tail, rate = _PER.search(last) or _TAILS.search(last), _RATES.search(last)
    if tail and not any(_TAILS.search(item) for item in items[:-1]):
        return max(tail.group(), rate.group() if rate else "", key=len)
    if rate is None or any(_RATES.search(item) for item in items[:-1]):
        return ""
    return rate.group() if not _TAILS.search(first) else _RATE_ALONE.sub("", rate.group())


def _twin(one: str, last: str) -> str:
    """What 炼铁 shares with 炼钢先进产能占比, 广州 with 深圳地铁客运量: the two begin alike."""
    size = len(one)
    if size > 4 or len(last) <= size + 1 or _TAILS.search(one):
        return ""
    alike = any(a == b for a, b in zip(one, last, strict=False))
    return last[size:] if alike or (size == 2 and _OF_A_PLACE.match(last, size)) else ""


def _shielded(listed: str) -> str:
    """`listed` with the marks inside brackets and quotes hidden from splitting."""
    return re.sub(r"[（“《][^）”》]*[）”》]", lambda found: found.group().replace("、", HIDDEN), listed)

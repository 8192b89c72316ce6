"""What looks like a quantity and is none: ordinals, numbers of documents, names of things, ways of speaking."""

from __future__ import annotations

import re

from ingest.observations.lexicon import alternation, words
from ingest.observations.verbs import VERB

__all__ = ["is_excluded"]

_ORDINAL = re.compile(
    r"(?:第|[〔\[（(]\s*(?:19|20)\d\d\s*[〕\]）)]\s*(?:第)?|No\.?|no\.?|NO\.?|[A-Za-z]|[#№])\s*$|(?:[A-Za-z]-)$"
)
_ORDINAL_BEHIND = re.compile(
    r"\s*(?:号(?:线|文|令|楼|院|机|人)?|级|届|强(?![化度势])|版|街|路(?!灯)|代|时代|中全会|大(?!于))"
)
# 三大, 十个方面, 两个维护: what is said to be counted is the speech itself.
_SPEECH = alternation(
    words(
        "方面 维护 确立 意识 自信 代表 全面 坚持 必须 关键 转变 层面 环节 大局 阶段 时期 结合 统筹 毫不动摇 "
        "一百年 百年 务必 决定性 根本 基本 主义 文明 领域 角度 维度 不 走在前 争做 高于 革命性 是 人 更加 聚焦 "
        "积极性 手段 市场 底线"
    )
)
_SPEECH_BEHIND = re.compile(rf"(?:重点|重大|主要|重要)?{_SPEECH}")
_HAN, _BARE = "一二三四五六七八九十两", "0123456789"
# 三番五次, 五花八门, 一核两翼: numbers in pairs are idioms and names.
# 在20个城市中排第四: among how many is no number of the report.
_AMONG = re.compile(
    r"[一-鿿]{0,12}(?:城市|省份|省区市|地区|国家|高校|企业|县|区|市)中(?:排|居|位|名列|稳居|列)|[一-鿿]{1,10}之一"
)
_MEETING = re.compile(r"(?:全会|全体会议|党代会|代表大会|中央全会|执委会)")
# 20万吨级泊位, 千万千瓦级基地: of what size, not how many.
_SORT = re.compile(r"(?:吨|千瓦|兆瓦|元|公里)?级")
# 跨过三个千亿元台阶 says how far, and the number behind it how much.
_STEPS = re.compile(r"[十百千万亿]{1,3}元?级?(?:台阶|关口|大关)")
# 0—6岁儿童 and 15分钟生活圈 are called by a number.
_AGE = re.compile(
    r"岁(?:及)?(?:以[上下])?(?:的)?(?:婴幼儿|儿童|幼儿|青少年|老年人|老人|人群|人口|居民|妇女|适龄|孩子|学生)"
)
_CIRCLE = re.compile(r"[一-鿿]{0,8}圈")
_IDIOM_BEFORE = re.compile(r"[一二三四五六七八九两][个种类手只][一-鿿]{2,3}$|[一二三四五六七八九十两百千万][一-鿿]$")
_IDIOM_BEHIND = re.compile(
    r"[一-鿿]{2,3}[一二三四五六七八九两][个种类手只]|[一二三四五六七八九十两百千万][一-鿿](?![一-鿿]*[0-9])"
)
_RULES = re.compile(
    r"规定|纪律|原则|补贴|权利|义务|改革|制度(?![^，。]{0,4}建)|机制|措施落|本领|能力|作风|工程|行动|计划|战略|使命|变革|责任|清单"
)
_ARTICLE = re.compile(r"第[〇零○一二三四五六七八九十百千两\d]+(?:[、和至]第?[〇零○一二三四五六七八九十百千两\d]+)*$")
_PHONE = re.compile(r"\d{3,4}-\d{7,8}|1[3-9]\d{9}|(?:电话|热线|邮编|邮政编码|传真|专线)[:：]?\s*$")
# 10万元以下的案件, 3岁以下婴幼儿: a threshold that tells which things are meant.
_THRESHOLD = re.compile(
    r"\s*(?:（含）)?(?:及|或)?以[上下内](?:的)?(?=[一-鿿“])(?!的?(?:目标|水平|标准线?|增长|增速|，|。)|并|且|和|或|及|，)"
)
_VERB_BEFORE = re.compile(rf"{VERB}(?:了|出|到|约|近|超过|超|各类)?$|(?<=[为向])$|(?:全省|全市|全县|全国)$")


def is_excluded(text: str, floor: int, start: int, end: int, ceiling: int) -> bool:
    """Whether what stands in `[start, end)` of the masked text counts nothing."""
    before = text[max(floor, start - 12) : start]
    if _ORDINAL.search(before) or _ARTICLE.search(before) or _PHONE.search(before):
        return True
    if _is_threshold(text, start, end, before) or (text[end - 1] in _BARE and _ORDINAL_BEHIND.match(text, end)):
        return True
    if text[start] in _HAN and end == start + 2 and (_IDIOM_BEFORE.search(before) or _IDIOM_BEHIND.match(text, end)):
        return True
    if text[end - 1] == "番" and "翻" not in before[-2:]:
        return True
    if text[start] in _HAN and _RULES.match(text, end):
        return True
    if (
        _AGE.match(text, end - 1)
        or _CIRCLE.match(text, end)
        or (text[end - 1] == "次" and text.startswith("产业", end))
    ):
        return True
    if _STEPS.match(text, end) or _SORT.match(text, end) or text[end - 1] == "级":
        return True
    if text[start:end] == "24小时" or (
        text[end - 1] == "届" and text.startswith(("人大", "中全会", "中央", "全国人大", "省委", "市委"), end)
    ):
        return True
    if before.endswith("铁人") or (before.endswith("满") and text[end - 1] == "岁"):
        return True
    if text[end - 1] in "%‰位名" and before.endswith("前"):
        return True
    if text[end - 1] == "次" and (before.endswith("届") or _MEETING.match(text, end)):
        return True
    if text.startswith(("位数", "人口以上", "人口以下"), end) or (text[end - 1] == "位" and text.startswith("数", end)):
        return True
    if _AMONG.match(text, end) or (text[start] == "两" and text.startswith("“", end)):
        return True
    if text[start] in _HAN and before[-1:] in tuple("这那该"):
        return True
    if text[start] not in _HAN:
        return text[end - 1] in "个项" and text.startswith("方面", end)
    return text[end - 1] in "个项条" and _SPEECH_BEHIND.match(text, end, ceiling) is not None


def _is_threshold(text: str, start: int, end: int, before: str) -> bool:
    """30户以上自然村, 3岁以下婴幼儿; but 培育 [100家以上] 企业 counts, for a verb stands before it."""
    if text[end - 1] in "%数成半" or not _THRESHOLD.match(text, end):
        return False
    return text[end - 1] in "元岁度分亩" or _VERB_BEFORE.search(before) is None

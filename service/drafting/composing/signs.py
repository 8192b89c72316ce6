"""What happened once: meetings, documents that were issued, campaigns with an ordinal — of last period, not of this."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.observations.times import Time
from service.drafting.composing.edits import Edit, Reason, gap
from service.drafting.composing.times import dated

__all__ = ["names_of_last_time", "once"]

_WEIGHT = 30
_TITLE = r"《[^《》\n]{1,120}(?:《[^《》\n]{1,80}》[^《》\n]{0,60})?》(?:（(?:试行|草案|修订)[^（）]{0,10}）)?"
_NUMBER = r"[一-鿿*]{0,8}〔[^〔〕\n]{2,8}〕\s*[0-9０-９]+\s*号|[一-鿿*]{1,8}[（\[(](?:19|20)\d\d[）\])]\s*\d+\s*号"
_TITLES = re.compile(rf"(?:{_TITLE})(?:（(?:{_NUMBER})）)?(?:[、和与及]?(?:{_TITLE})(?:（(?:{_NUMBER})）)?)*")
_DOCUMENT_NUMBER = re.compile(rf"（(?:{_NUMBER})）|{_NUMBER}")
_ISSUES = re.compile(
    r"(?:印发|制定|制发|出台|下发|修订|修改|完善|发布|起草|编印|汇编|编制|发放|转发|草拟|拟定)"
    r"(?:完善|印发|实施|下发|出台)?了?[^，。；《》]{0,8}$"
)
_ISSUED = re.compile(r"(?:印发|制定|制发|出台|下发|修订|修改完善|健全完善|编印|汇编|发放|转发|建立健全)[^。；]{0,40}《")
# What is done once and then is there.
_ACTS = re.compile(
    r"(?<![不未定])(?:召开|举行|举办|参加|承办|成立|组建|揭牌|启动(?!以来)|新建|建成|改组|挂牌|升级改造|上线运行|正式启用"
    r"|入驻|竣工|落成|开工|换届|首次|首批|迎接|接受[^，。]{0,10}(?:督导|检查|巡视|巡察|考核))"
)
_USUAL = re.compile(r"定期|不定期|坚持|常态化|每[月周季年]|持续")
_COUNTED = (
    r"轮|批次?|期|届|次|季|场|[一-鿿]{0,4}(?:巡视|督导|督察|巡察|检查|工作|调查|考核|验收|指导|调研)组|巡视组|督导组"
)
_ORDINAL = re.compile(rf"第(?P<number>[〇零一二三四五六七八九十百\d０-９]+)(?P<what>{_COUNTED})(?!产业)")
# 居全市第三, 排名第2位: of last time.
_RANK = re.compile(
    r"(?:[居列排获得]|排名|位次)[^，。；、]{0,10}?(?P<rank>第[〇零一二三四五六七八九十\d０-９]+(?:[位名])?)(?![一-鿿]?产业)"
)
# “7·22”强降雨: a day that names what happened.
_DAY_NAME = re.compile(r"[“‘]\d{1,2}[·.．]\d{1,2}[”’]|(?<![\d.])\d{1,2}·\d{1,2}(?![\d%％万亿倍])")
_CONGRESS = re.compile(
    r"次(?:全国|党员|党代|人民)?代表大会|次全体会议|次全会|届(?:中央|委员会|人大|人民|全国|省委|市委|县委)"
)
# 对县公安局、住建局等 [7家], “甲”和“乙” [2个]: whom and what it was last time.
_LISTED = re.compile(
    r"(?:^|(?<=[，。；：对在到赴向了]))(?![对在到赴向])(?:[一-鿿*]{2,14}、)+[一-鿿*]{2,14}(?=等[0-9０-９两三四五六七八九十])"
)
_QUOTES = re.compile(r"“[^“”\n]{2,60}”(?:[、和与及]?“[^“”\n]{2,60}”)*(?=[0-9０-９两三四五六七八九])")


def once(text: str, masked: str, times: Sequence[Time], *, recurs: bool) -> str:
    """Why a sentence is of what happened once, in words; empty where it is not.

    `recurs` tells that it stands in another report of the series as well: then only its times tell.
    """
    if any(dated(time) for time in times):
        return "写有上期的具体时间"
    if recurs:
        return ""
    if _DOCUMENT_NUMBER.search(text):
        return "写有上期的文号"
    if _DAY_NAME.search(text):
        return "写的是上期的事件"
    if _ISSUED.search(text):
        return "写的是上期印发的文件"
    if any(not _CONGRESS.match(masked, found.start("what")) for found in _ORDINAL.finditer(masked)):
        return "写的是上期的某一轮、某一次或某一组"
    if _ACTS.search(masked) and not _USUAL.search(masked):
        return "写的是上期一次性的工作"
    return ""


def names_of_last_time(text: str, masked: str, times: Sequence[Time], *, recurs: bool) -> Iterator[Edit]:
    """Yield gaps for what a sentence that stays names of last time: issued documents, ordinals, lists of bodies."""
    for found in _TITLES.finditer(text):
        whole = text[max(0, found.start() - 24) : found.start()]
        inside = any(found.start() < time.start < found.end() for time in times)
        if inside or (not recurs and _ISSUES.search(whole)):
            yield Edit(found.start(), found.end(), gap("文件名称"), weight=_WEIGHT)
        else:
            yield Edit(found.start(), found.end(), found[0], reason=Reason.NAME, weight=_WEIGHT)
    for found in _DAY_NAME.finditer(text):
        yield Edit(found.start(), found.end(), gap("事件名称"), weight=_WEIGHT + 1)
    for found in _RANK.finditer(masked):
        yield Edit(found.start("rank"), found.end("rank"), gap("位次"), weight=_WEIGHT + 1)
    for found in _DOCUMENT_NUMBER.finditer(text):
        yield Edit(found.start(), found.end(), gap("文号"), weight=_WEIGHT + 1)
    for found in _ORDINAL.finditer(masked):
        if _CONGRESS.match(masked, found.start("what")):
            yield Edit(
                found.start(), found.end(), text[found.start() : found.end()], reason=Reason.NAME, weight=_WEIGHT
            )
            continue
        what = found["what"]
        yield Edit(
            found.start(), found.end(), gap(f"{what}名称" if what.endswith("组") else f"第几{what}"), weight=_WEIGHT
        )
    if not recurs:
        for found in _LISTED.finditer(masked):
            yield Edit(found.start(), found.end(), gap("具体名单"), weight=_WEIGHT - 1)
        for found in _QUOTES.finditer(text):
            yield Edit(found.start(), found.end(), gap("具体名称"), weight=_WEIGHT - 1)

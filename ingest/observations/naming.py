"""What a quantity counts, by the words of its own clause: 发放纪实簿 [67册], 新建 [12个] 园区, 出口额增长 [5%]."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.observation import Direction
from ingest.observations.clauses import Clause
from ingest.observations.nouns import earlier_noun_of, noun_of
from ingest.observations.predicates import Predicate, read_predicate
from ingest.observations.subjects import skipped, subject_of
from ingest.observations.times import Time
from ingest.observations.verbs import FIRST_VERB, HEAD, VERB, head_of

__all__ = ["Name", "name_of", "tidy"]

_HAN = r"一-鿿"
_LEADING_TITLES = re.compile(r"(?:《[^》]*》(?:（[^）]*）)?[、和及与]?)+")
_DONE_TO = re.compile(rf"(?:进行|开展|实施|予以|给予)了?(?P<act>[{_HAN}]{{2,8}})$")
# 提出 … 增长5%: what grows is meant, not that it is said.
_URGES = re.compile(r"(?:提出|安排|推动|推进|实现|确保|促进|保持|力争|预计|使(?!用))(?!量)")
# 低于每立方米 [19微克]
_PER_UNIT = re.compile(
    r"(?:每(?:立方米|平方米|公斤|千克|吨|亩|公里|千瓦时|度|百亿元|亿元|万元)|(?:每(?:人|户|生|月|天|日|亩|名|学年|年)){1,2})$"
)
_AND_MORE = re.compile(r"(?<![惠普涉波危参协调总缓])[和与及]$")
_CLAUSE_END = re.compile(r"[，。；\n]")
_LAST_VERB = re.compile(rf"(?P<verb>{VERB})$")
_GROWTH = {
    "增长": Direction.UP,
    "增速": Direction.UP,
    "增幅": Direction.UP,
    "涨幅": Direction.UP,
    "降幅": Direction.DOWN,
    "下降": Direction.DOWN,
    "提升": Direction.UP,
    "年均增长": Direction.UP,
    "速度增长": Direction.UP,
    "速度递增": Direction.UP,
}
_FROM = re.compile(
    r"(?:由|从)(?P<state>(?:原来|原先|过去|之前|此前|最初|起初|改革前)?的?)(?:约|近|不足|超过|不到|最初|仅|平均|人均|每[一-鿿]{1,2})*$"
)
# 从2004年人均每月 [700元]
_OF_EACH = re.compile(r"(?:平均|人均|每[一-鿿]{1,2})+$")
# Units in which numbers are measured against another (高于全国3元); 高于 and 超过 before others mean a level.
_DIFFERENCES = ("百分点", "个点", "位", "基点", "倍", "%", "元", "年", "个月", "天", "岁", "成", "个", "件")
# 实现了再就业; 了解 and 为了 are words.
_LE = re.compile(r"(?<=[一-鿿])(?<![为除])了(?=[一-鿿“《])(?!解)")
_INNER = re.compile(rf"(?<=[{_HAN}])(?:(?<!公)共(?![建享同])|累计|已|先后|陆续|相继|共计|已经|成功|将|拟)(?={VERB})")
# 要把补助标准提高到 [120元]
_MEANT = re.compile(r"^(?:要|将)?把(?=[一-鿿]{4})")
_LONG, _LONG_NAME = 16, 24


@dataclass(slots=True)
class Name:
    """The words found in a clause: `subject` before the predicate, `noun` behind the number, and how it was said."""

    subject: str
    noun: str
    predicate: Predicate
    part: bool = False
    apart: bool = False  # 分别
    cumulative: bool = False
    earlier: bool = False  # 由 [7家] 增至 [16家]: the state before the change
    noun_end: int = 0
    act: str = ""  # 对 [7家] 党组织进行了 常规巡察


def name_of(text: str, masked: str, clause: Clause, times: Sequence[Time]) -> Name:
    """What the words of `clause` itself say; both parts may be empty."""
    left, start = clause.left, _without_blanks(masked, clause)
    earlier, predicate = _said(masked, clause, start, times)
    begin = skipped(masked, left, predicate.start, times)
    subject = _meant(subject_of(text, masked, begin, predicate.start, times), masked, clause, start, predicate)
    if earlier:
        noun, noun_end = earlier_noun_of(text, masked, clause)
    else:
        noun, noun_end = noun_of(text, masked, clause, _says(subject))
    name = Name(
        _from_last_verb(subject) if noun else subject,
        noun,
        predicate,
        part="其中" in masked[clause.gap if clause.mark != "；" else left : start],
        apart="分别" in masked[left:start],
        cumulative="累计" in masked[left:start],
        earlier=earlier,
        noun_end=noun_end,
    )
    _amend(name, masked, clause, start)
    return name


def _without_blanks(masked: str, clause: Clause) -> int:
    start = clause.quantity.start
    while start > clause.left and masked[start - 1] == " ":
        start -= 1
    return start


def _said(masked: str, clause: Clause, start: int, times: Sequence[Time]) -> tuple[bool, Predicate]:
    """Whether the number is the state before a change, and the predicate before it."""
    if found := _from(masked, clause.left, start, times):
        return True, Predicate(found)
    quantity = clause.quantity
    difference = quantity.word.endswith(_DIFFERENCES) or not (quantity.word or quantity.form)
    stop = _before_time(masked, clause.left, start, times)
    if per := _PER_UNIT.search(masked, clause.left, stop):
        stop = per.start()
    return False, read_predicate(masked, clause.left, stop, difference=difference)


def _meant(subject: str, masked: str, clause: Clause, start: int, predicate: Predicate) -> str:
    """The subject without what is another thing, or says only that something is to be."""
    if _AND_MORE.search(masked, max(clause.left, start - 2), start):
        # 建设生态岛和 [11个] 分岛: what stands before 和 is another thing.
        return head_of(subject)
    urged = _URGES.match(subject) if predicate.changes else None
    return subject[urged.end() :] if urged and len(subject) > urged.end() + 2 else subject


def _amend(name: Name, masked: str, clause: Clause, start: int) -> None:
    """What only subject and noun together tell: 提升 [100个] 服务站, 6%的增长, 对 [7家] 党组织进行了常规巡察."""
    predicate, tail = name.predicate, clause.quantity.tail
    if predicate.changes and name.noun and (not name.subject or HEAD.fullmatch(name.subject)):
        verb = masked[predicate.start : start]
        name.subject += verb if FIRST_VERB.match(verb) else ""
        name.predicate = Predicate(start)
    if name.noun in _GROWTH:
        name.predicate = Predicate(predicate.start, True, False, _GROWTH[name.noun], predicate.comparison)
        name.noun = ""
    done = _DONE_TO.search(masked, tail, _clause_end(masked, tail))
    if done and not HEAD.match(name.subject):
        name.act = done["act"]
        if name.noun_end > done.start():
            name.noun = name.noun[: max(done.start() - (name.noun_end - len(name.noun)), 0)]


def _before_time(masked: str, left: int, start: int, times: Sequence[Time]) -> int:
    """Where 2025年的 begins in 提高到2025年的 [7.4万元]; `start` where no time stands there."""
    stop = start - 1 if masked[start - 1 : start] == "的" else start
    for time in times:
        if time.end == stop and left < time.start and not time.compared:
            return time.start
    now = _NOW.search(masked, left, stop)
    return now.start() if now else start


# 提高到现在的 [1721元]
_NOW = re.compile(r"(?:现在|目前|如今|当前)$")


def _says(subject: str) -> bool:
    """Whether the words before the number go on behind it; a list that 等 closes does not without a verb."""
    return bool(subject) and (not subject.endswith("等") or HEAD.match(subject) is not None)


def _clause_end(masked: str, start: int) -> int:
    found = _CLAUSE_END.search(masked, start)
    return found.start() if found else len(masked)


def _from(masked: str, left: int, start: int, times: Sequence[Time]) -> int | None:
    """Where 由 begins, when the number is the state before a change: 由 [7家], 从2020年的 [7家]."""
    stop = start
    while stop > left and masked[stop - 1] in "的约近到":
        stop -= 1
    if found := _OF_EACH.search(masked, left, stop):
        stop = found.start()
    for time in times:
        if time.end == stop and left < time.start:
            stop = time.start
    if found := _FROM.search(masked, left, max(stop, start if stop == start else stop)):
        return found.start()
    return None


def _from_last_verb(subject: str) -> str:
    """Of a long run of words that ends in a verb, the verb alone: 规划从五个方面细化提出 [22项]."""
    if len(subject) > _LONG and (found := _LAST_VERB.search(subject)):
        return found.group("verb")
    return subject


def tidy(name: str) -> str:
    """An indicator as it is kept: without 了, 共 and the titles that stand before a noun."""
    if len(name) > _LONG_NAME and "的" in name and not HEAD.match(name):
        # 甲、乙和丙的铁路专用线接入比例: so long a list of owners is left to the quotation.
        name = name.rpartition("的")[2] if len(name.rpartition("的")[2]) >= 4 else name
    name = _MEANT.sub("", name)
    name = _INNER.sub("", _LE.sub("", name).strip(" \t，、：:-—"))
    if found := HEAD.match(name):
        head, rest = found.group(), name[found.end() :]
        titles = _LEADING_TITLES.match(rest)
        if titles and len(rest) >= titles.end() + 2 and not rest.startswith("等", titles.end()):
            rest = rest[titles.end() :]
        name = (head[:-1] if head.endswith("了") else head) + rest
    return name.strip(" 的、，")

"""What an earlier number of the sentence shares with a later one: its subject, its verb, its noun."""

from __future__ import annotations

import re
from itertools import pairwise

from ingest.observation import Alternative
from ingest.observations.sentence import DOUBTFUL, INFERRED, SURE, Sentence
from ingest.observations.statement import Statement
from ingest.observations.subjects import is_amount, topic
from ingest.observations.verbs import BARE, CLOSED, EACH_VERB, FIRST_VERB, HEAD, head_of

__all__ = ["by_shared_verb", "joined", "of_the_topic"]

# Such words say of what they are a share or a pace only together with what was spoken of.
_GENERIC = re.compile(
    r"(?:人均|户均|亩均|(?:平均|总|年均|日均|其|累计|同比|综合)?(?:增加值|使用率|办结率|占比|比重|增速|增幅|总量|总产量|产量|产值|总产值|面积|总面积|数量|规模|比例|覆盖率|完成率|增量|单产|均价|金额|总额|人数|余额|总投资|投资额|营收|营业收入|利润|税收|满意率|满意度|合格率|达标率|投入|投资|用时|成活率|普及率|利用率|开工率|竣工率|投资完成率|落实率|整改率|销售额|交易额|成交额|贡献率|份额|市场份额|市场占有率|受益人数|惠及人数|涨幅|降幅|总数|体量|里程|长度|容量|装机容量|发电量|出口额|进口额|签约额|总签约额|件数|人次|收入|总收入|时间|同比增速|优良率|通过率|转化率|入园率|毛入学率|巩固率|建成率))$"
)
_TOLD = re.compile(r"发现|整改|通车|解决|得到|新建|完成|实现|获得|获批|达到|入选|惠及|参保|覆盖|投入|用于")
# 里程新增1700公里、突破7000公里: the second is of the mileage.
_ADDED = re.compile(r"(?<=[一-鿿]{2})(?:新增|净增)$")
_YIELD = re.compile(r"(?:总产量?|产量|单产|总产值|产值)$")
_MARK = re.compile("[，；：,;:]")
# What became of some of what was counted before.
_FATE = re.compile(r"(?:获|向|被|为|纳入|入选|上榜|进入|列入)")
_ALONE = frozenset(("惠及", "覆盖", "受益", "带动", "服务"))
_SHARES = frozenset(("%", "‰", "个百分点", "百分点", "番", "倍", ""))
_NEARLY = re.compile(r"超过?|近|约|逾|各|不少于|接近")


def of_the_topic(sentence: Sentence, statements: list[Statement]) -> None:
    """X再上新台阶，达到 [5亿元]、同比增长 [6%]: a number without words of its own is of what was spoken of."""
    for number, statement in enumerate(statements):
        above = statements[number - 1] if number else None
        fate = above is not None and not statement.name.subject and _FATE.match(statement.indicator)
        if statement.indicator and not fate and not _leans(statement.indicator):
            continue
        above = _kept(statements[:number], statement)
        base, confidence = _base(sentence, above, statement)
        if not base:
            continue
        if fate and (told := _FATE.search(base, 2)):
            base = base[: told.start()]
        if statement.indicator:
            statement.alternatives.append(Alternative(indicator=statement.indicator))
            statement.leans_on = base
        statement.indicator = _onto(base, statement.indicator)
        statement.doubt(confidence)


def _kept(before: list[Statement], statement: Statement) -> Statement | None:
    """The number before that says what this one is of: no bare verb (办结52条), and no share for an amount."""
    amount = bool(statement.clause.mark) and statement.clause.quantity.word not in _SHARES
    for each in reversed(before):
        if each.indicator in BARE or (amount and not statement.indicator and each.clause.quantity.word == "%"):
            continue
        return each
    return before[-1] if before else None


def _leans(indicator: str) -> bool:
    return indicator.startswith(("占", "其占")) or _GENERIC.match(indicator) is not None


def _onto(base: str, indicator: str) -> str:
    """高速公路通车里程 | 总里程 → 高速公路通车总里程."""
    if indicator and base.endswith(indicator):
        return base
    if indicator in ("单产", "总产", "产量", "产值"):
        base = _YIELD.sub("", base)
    rest = indicator.removeprefix("总")
    return base.removesuffix(rest) + indicator if rest and rest != indicator else base + indicator


def _base(sentence: Sentence, above: Statement | None, statement: Statement) -> tuple[str, float]:
    """What was spoken of right before: the clause without a number, else the number before."""
    clause = statement.clause
    end = clause.left - len(clause.mark)
    first = _MARK.search(sentence.masked, clause.gap, max(end, clause.gap))
    if clause.mark and end > clause.gap and (above is None or first):
        begin = max((sentence.masked.rfind(mark, clause.gap, end) + 1 for mark in "，；：,;:"), default=0)
        found = topic(sentence.text, sentence.masked, max(begin, clause.gap), end, sentence.times)
        if found:
            return found, INFERRED
    if above is None:
        found = topic(sentence.text, sentence.masked, sentence.start, max(end, sentence.start), sentence.times)
        if found:
            return found, INFERRED
        return (sentence.before, DOUBTFUL) if not statement.indicator else ("", DOUBTFUL)
    if not statement.indicator:
        return _ADDED.sub("", above.indicator), SURE
    if above.leans_on:
        return above.leans_on, INFERRED
    head = HEAD.match(above.indicator)
    kept = above.indicator[head.end() :] if head and head.end() + 2 <= len(above.indicator) else above.indicator
    if statement.indicator.startswith("占"):
        kept = above.indicator
    return kept, INFERRED


def by_shared_verb(sentence: Sentence, statements: list[Statement]) -> None:
    """新增甲3个、乙2个: the verb of the first governs all; 新开工甲79个、建成57个: so does its noun."""
    for above, statement in pairwise(statements):
        own = statement.indicator
        if not own or statement.whole or statement.name.part or statement.name.apart or statement.name.earlier:
            continue
        if own in _ALONE:
            statement.indicator = above.indicator + own
            statement.doubt(INFERRED)
            continue
        if own in BARE or (own in ("建成", "完工") and above.indicator):
            _with_object(above, statement)
            continue
        if HEAD.match(own):
            continue
        if _is_amount_apart(above, statement):
            continue
        if statement.name.predicate.changes or above.name.predicate.changes or not _goes_on(sentence, above, statement):
            continue
        if both := joined(above.indicator, own):
            statement.indicator = both
            statement.doubt(INFERRED)


def _is_amount_apart(above: Statement, statement: Statement) -> bool:
    """接待游客3亿人次、游客花费3700亿元: an amount in another unit has a name of its own."""
    return above.clause.quantity.word != statement.clause.quantity.word and is_amount(statement.indicator)


def _with_object(above: Statement, statement: Statement) -> None:
    above = above.whole or above
    head = head_of(above.indicator)
    rest = above.indicator[len(head) :] if head and len(above.indicator) > len(head) else above.indicator
    if rest and statement.indicator not in CLOSED and not above.name.predicate.changes:
        statement.indicator += rest
        statement.doubt(INFERRED)


def _goes_on(sentence: Sentence, above: Statement, statement: Statement) -> bool:
    """Whether the list of the number before goes on: parted by 、, or by ， in the same unit."""
    clause = statement.clause
    between = sentence.masked[clause.gap : clause.left].strip()
    if clause.mark == "、":
        return (
            statement.name.predicate.start >= clause.quantity.start
            or _NEARLY.fullmatch(sentence.masked, statement.name.predicate.start, clause.quantity.start) is not None
        )
    if _TOLD.search(statement.indicator, 2) or (
        not statement.name.subject and FIRST_VERB.search(statement.name.noun, 2)
    ):
        return False
    same = clause.quantity.word == above.clause.quantity.word and clause.quantity.word not in ("元", "%")
    return (
        between in ("，", "，和", "，以及", "，及") and same and statement.name.predicate.start == clause.quantity.start
    )


def joined(above: str, own: str) -> str:
    """`own` with what governed `above`: 更新全县处级档案 | 科级档案 → 更新全县科级档案."""
    shared, head = 0, head_of(above)
    while shared < min(len(above), len(own)) and above[-1 - shared] == own[-1 - shared]:
        shared += 1
    if (
        shared >= 2
        and shared * 3 >= len(own) * 2
        and head
        and len(own) > shared
        and len(above) - len(own) - len(head) not in (-2, -1, 1)
    ):
        return above[: len(above) - len(own)] + own
    if head and head != above and head not in CLOSED:
        return _without_last(head, own) + own
    return ""


def _without_last(head: str, own: str) -> str:
    """组织实施采购 | 自行采购 → 组织实施: the verb that the item says itself is not said twice."""
    found = [each.group() for each in EACH_VERB.finditer(head)]
    return head.removesuffix(found[-1]) if len(found) > 1 and found[-1] in own else head

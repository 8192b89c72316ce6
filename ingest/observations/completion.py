"""Indicators completed from their sentence: shared subjects, shared verbs, parts of a whole, lists told 分别."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.observation import Alternative
from ingest.observations.masking import HIDDEN
from ingest.observations.naming import tidy, topic
from ingest.observations.statement import Statement
from ingest.observations.times import Time
from ingest.observations.verbs import BARE, CLOSED, FIRST_VERB, HEAD, VERB

__all__ = ["STEPS", "Sentence", "complete"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """What completing may look at: the sentence in `[start, end)` of the text, its times, what was spoken of before it."""

    text: str
    masked: str
    start: int
    end: int
    times: Sequence[Time]
    before: str = ""


Step = Callable[[Sentence, list[Statement]], None]

_SURE, _INFERRED, _WEAK, _DOUBTFUL = 1.0, 0.85, 0.6, 0.4
_PERSONS = re.compile(
    r"(?:干部|人员|群众|党员|职工|员工|学生|学员|教师|代表|委员|监察员|负责人|联络员|人|者|员|生|师|户|民|工|手|兵|医|官|长|人才|专家|院士)$"
)
# Such words say of what they are a share or a pace only together with what was spoken of.
_GENERIC = re.compile(
    r"(?:人均|户均|亩均|(?:平均|总|年均|日均|其|累计|同比|综合)?(?:使用率|办结率|占比|比重|增速|增幅|总量|总产量|产量|产值|总产值|面积|总面积|数量|规模|比例|覆盖率|完成率|增量|单产|均价|金额|总额|人数|余额|总投资|投资额|营收|营业收入|利润|税收|满意率|满意度|合格率|达标率|投入|投资|用时|成活率|普及率|利用率|开工率|竣工率|投资完成率|落实率|整改率|销售额|交易额|成交额|贡献率|份额|市场份额|市场占有率|受益人数|惠及人数|涨幅|降幅|总数|体量|里程|长度|容量|装机容量|发电量|出口额|进口额|签约额|总签约额|件数|人次|收入|总收入|时间|同比增速|优良率|通过率|转化率|入园率|毛入学率|巩固率|建成率))$"
)
_TOLD = re.compile(r"通车|解决|得到|新建|完成|实现|获得|获批|达到|入选|惠及|参保|覆盖|投入|用于")
_NEARLY = re.compile(r"超过?|近|约|突破|逾|达到?|各|不少于|接近")
_EACH_VERB = re.compile(VERB)
_AND = re.compile(r"、|(?<![协调总缓温祥中平])和(?!谐|平)|以及|(?<![普以涉波惠])及(?!时|格)|与")
_OPPOSITES = (
    ("城镇", "农村"), ("城市", "农村"), ("城镇", "乡村"), ("国内", "国际"), ("省内", "省外"), ("线上", "线下"), ("内资", "外资"),
    ("农村", "城镇"), ("男性", "女性"), ("境内", "境外"), ("新建", "改建"),
)  # fmt: skip
_PER = re.compile(r"(?<=[一-鿿]{2})(?:人均|户均|亩均)[一-鿿]{2,10}$")
_RATES = re.compile(r"(?:增速|增幅|占比|比重|比例|[一-鿿]{0,2}率)$")
_TAILS = re.compile(
    r"(?:总产值|增加值|总产量|总额|总量|产值|产量|收入|支出|投资|出口|进口|进出口|增速|增幅|占比|比重|比例|覆盖率|入学率|满意率|合格率|达标率|普及率|利用率|优良率|率|面积|人数|数量|件数|起数|标准|浓度|余额|规模|金额|花费|消费|水平|指数|贷款|存款|利润|税收|营收|销量|销售额|零售额|交易额|吞吐量|周转量|客运量|货运量|发电量|用电量|用水量|次数|贸易额|[一-鿿]{2}额|人次|里程|寿命|价格|能耗|强度|总数|数)$"
)


def complete(sentence: Sentence, statements: list[Statement]) -> None:
    """Give every Statement of the sentence its indicator."""
    for step in STEPS:
        step(sentence, statements)


def _by_own_words(sentence: Sentence, statements: list[Statement]) -> None:
    """Verb and noun of the clause itself: 新建 … 园区, 受理问题线索 …, 规模以上工业增加值 …"""
    for number, statement in enumerate(statements):
        subject, noun = statement.name.subject, statement.name.noun
        if subject.endswith("等") and noun:
            subject = _head(subject)
        if noun and (trailing := re.search(r"(?:(?:《[^》]*》|“[^”]*”)(?:、|和|及|以及|与)?)+(?:等)?$", subject)):
            subject = subject[: trailing.start()]
        elif noun and re.search(r"[^、]、[^、]*$", subject) and _lists(sentence, statement):
            subject = _head(subject)
        if statement.name.act and not subject:
            statement.indicator = statement.name.act + noun
        elif noun and subject and HEAD.match(noun) and not _noun_like(noun):
            statement.indicator = subject + noun.replace("了", "", 1)
        else:
            statement.indicator = _titled(subject) if not noun else subject + noun
        if statement.indicator.endswith("占") and not noun:
            statement.indicator += "比"
        if number and not statement.clause.mark and not subject:
            _follow(statements[number - 1], statement)


def _noun_like(noun: str) -> bool:
    found = HEAD.match(noun)
    return found is not None and found.end() < len(noun) and not re.search(r"[了]", noun[: found.end()])


def _lists(sentence: Sentence, statement: Statement) -> bool:
    """Whether 等 stands right before the number: 县公安局、住建局等 [7家] 党组织."""
    clause = statement.clause
    before = sentence.masked[max(clause.left, clause.quantity.start - 4) : clause.quantity.start]
    return before.rstrip("共近约 ").endswith("等")


def _titled(subject: str) -> str:
    """印发《甲》《乙》 [510册]: the first title stands for all."""
    titles = re.findall(r"《[^》]*》", subject)
    if len(titles) < 2 or not subject.endswith("》"):
        return subject
    return f"{subject[: subject.index('《')]}{titles[0]}等"


def _follow(above: Statement, statement: Statement) -> None:
    """由 [7家] 增至 [16家]: the second state is of the same thing."""
    if above.name.earlier and not statement.name.noun:
        statement.indicator = above.indicator


def _head(subject: str) -> str:
    found = HEAD.match(subject)
    return found.group().rstrip("了") if found else ""


def _adjacent(sentence: Sentence, statements: list[Statement]) -> None:
    """1000个 省级重点产业项目 完成投资 1865.7亿元: what stands between two numbers belongs to both."""
    for above, statement in pairwise(statements):
        if statement.clause.mark or above.name.earlier or not statement.indicator:
            continue
        if sentence.masked[above.clause.quantity.tail] == "的" and above.name.subject:
            _modify(above, statement)
        elif above.name.noun and not statement.name.subject.startswith(above.name.noun):
            statement.indicator = above.name.noun + statement.indicator


def _modify(above: Statement, statement: Statement) -> None:
    """抓好总投资 [2万亿元] 的 [389个] 重点项目: the first number is of what the second counts."""
    head = _head(above.name.subject)
    above.indicator = f"{statement.indicator}{above.name.subject[len(head) :]}"
    statement.indicator = head + statement.indicator


def _told_apart(sentence: Sentence, statements: list[Statement]) -> None:
    """甲、乙分别增长a%、b%: the n-th value is of the n-th that is named."""
    for first, statement in enumerate(statements):
        if not statement.name.apart:
            continue
        last = first + 1
        while last < len(statements) and _bare_between(sentence, statements[last]):
            last += 1
        group = statements[first:last]
        if len(group) < 2:
            continue
        names = _named(statement.indicator, len(group)) or _spoken_of(sentence, statements, first, len(group))
        _share_units(group)
        for number, each in enumerate(group):
            each.name.predicate = statement.name.predicate
            each.name.cumulative = statement.name.cumulative
            each.indicator = names[number] if names else statement.indicator
            if not names:
                each.doubt(_WEAK)


def _bare_between(sentence: Sentence, statement: Statement) -> bool:
    between = sentence.masked[statement.clause.gap : statement.clause.quantity.start]
    return re.fullmatch(r"\s*(?:、|和|与|及|以及|，)\s*(?:约|近|超|超过)?", between) is not None


def _share_units(group: list[Statement]) -> None:
    """12.7个、12个百分点; 1.2、1.3亿元: the unit that the last one writes is meant by all."""
    last = group[-1].clause.quantity
    for statement in group[:-1]:
        quantity = statement.clause.quantity
        if not quantity.unit or (quantity.word == "个" and last.word.startswith("个")):
            statement.clause.quantity = replace(quantity, scale=last.scale, word=last.word)


def _named(listed: str, count: int) -> list[str]:
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
    rate = _RATES.search(items[-1])
    if rate and not shared and not any(_RATES.search(item) for item in items[:-1]):
        shared = rate.group()
    named = [items[0] + shared] + [lead + item + shared for item in items[1:-1]] + [lead + items[-1]]
    first = _TAILS.search(items[0])
    for number, item in enumerate(named[1:], 1):
        if first and first.start() and (_TAILS.fullmatch(items[number]) or len(items[number]) <= 2):
            named[number] = items[0][: first.start()] + item
    return named


def _shielded(listed: str) -> str:
    """`listed` with the marks inside brackets and quotes hidden from splitting."""
    return re.sub(r"[（“《][^）”》]*[）”》]", lambda found: found.group().replace("、", HIDDEN), listed)


def _spoken_of(sentence: Sentence, statements: list[Statement], first: int, count: int) -> list[str]:
    """What the `count` numbers before 分别 were of, or what the clause before it names."""
    clause = statements[first].clause
    between = sentence.masked[clause.gap : clause.left].strip("，、；：")
    if between:
        named = _named(topic(sentence.text, sentence.masked, clause.gap, clause.left - 1, sentence.times), count)
        if named:
            return named
    before = statements[:first][-count:]
    return [each.indicator for each in before] if len(before) == count and not statements[first].indicator else []


def _of_the_topic(sentence: Sentence, statements: list[Statement]) -> None:
    """X再上新台阶，达到 [5亿元]、同比增长 [6%]: a number without words of its own is of what was spoken of."""
    for number, statement in enumerate(statements):
        above = statements[number - 1] if number else None
        if statement.indicator and not _leans(statement.indicator):
            continue
        base, confidence = _base(sentence, above, statement)
        if not base:
            continue
        if statement.indicator:
            statement.alternatives.append(Alternative(indicator=statement.indicator))
        statement.indicator = _onto(base, statement.indicator)
        statement.doubt(confidence)


def _leans(indicator: str) -> bool:
    return indicator.startswith(("占", "其占")) or _GENERIC.match(indicator) is not None


def _onto(base: str, indicator: str) -> str:
    """高速公路通车里程 | 总里程 → 高速公路通车总里程."""
    if indicator and base.endswith(indicator):
        return base
    rest = indicator.removeprefix("总")
    return base.removesuffix(rest) + indicator if rest and rest != indicator else base + indicator


def _base(sentence: Sentence, above: Statement | None, statement: Statement) -> tuple[str, float]:
    """What was spoken of right before: the clause without a number, else the number before."""
    clause = statement.clause
    end = clause.left - len(clause.mark)
    if clause.mark and end > clause.gap:
        begin = max((sentence.masked.rfind(mark, clause.gap, end) + 1 for mark in "，；：,;:"), default=0)
        found = topic(sentence.text, sentence.masked, max(begin, clause.gap), end, sentence.times)
        if found:
            return found, _INFERRED
    if above is None:
        found = topic(sentence.text, sentence.masked, sentence.start, max(end, sentence.start), sentence.times)
        if found:
            return found, _INFERRED
        return (sentence.before, _DOUBTFUL) if not statement.indicator else ("", _DOUBTFUL)
    if not statement.indicator:
        return above.indicator, _SURE
    head = HEAD.match(above.indicator)
    kept = above.indicator[head.end() :] if head and head.end() + 2 <= len(above.indicator) else above.indicator
    if statement.indicator.startswith("占"):
        kept = above.indicator
    return kept, _INFERRED


def _by_shared_verb(sentence: Sentence, statements: list[Statement]) -> None:
    """新增甲3个、乙2个: the verb of the first governs all; 新开工甲79个、建成57个: so does its noun."""
    for above, statement in pairwise(statements):
        own = statement.indicator
        if not own or statement.whole or statement.name.part or statement.name.apart or statement.name.earlier:
            continue
        if own in BARE or (own in ("建成", "完工") and above.indicator):
            _with_object(above, statement)
            continue
        if HEAD.match(own):
            continue
        if statement.name.predicate.changes or above.name.predicate.changes or not _goes_on(sentence, above, statement):
            continue
        if joined := _joined(above.indicator, own):
            statement.indicator = joined
            statement.doubt(_INFERRED)


def _with_object(above: Statement, statement: Statement) -> None:
    above = above.whole or above
    head = _head(above.indicator)
    rest = above.indicator[len(head) :] if head and len(above.indicator) > len(head) else above.indicator
    if rest and statement.indicator not in CLOSED and not above.name.predicate.changes:
        statement.indicator += rest
        statement.doubt(_INFERRED)


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


def _joined(above: str, own: str) -> str:
    """`own` with what governed `above`: 更新全县处级档案 | 科级档案 → 更新全县科级档案."""
    shared, head = 0, _head(above)
    while shared < min(len(above), len(own)) and above[-1 - shared] == own[-1 - shared]:
        shared += 1
    if shared >= 2 and shared * 2 >= len(own) and head and len(own) > shared and len(above) - len(own) >= len(head):
        return above[: len(above) - len(own)] + own
    if head and head != above and head not in CLOSED:
        return _without_last(head, own) + own
    return ""


def _without_last(head: str, own: str) -> str:
    """组织实施采购 | 自行采购 → 组织实施: the verb that the item says itself is not said twice."""
    found = [each.group() for each in _EACH_VERB.finditer(head)]
    return head.removesuffix(found[-1]) if len(found) > 1 and found[-1] in own else head


def _of_the_whole(sentence: Sentence, statements: list[Statement]) -> None:
    """受理123件，其中甲11件: a part is completed by the verb of its whole."""
    whole: Statement | None = None
    rest = None
    for number, statement in enumerate(statements):
        if statement.name.part and number and not (whole and statement.clause.mark == "、"):
            whole = _whole(statements, number)
            total = whole.clause.quantity if whole else None
            rest = total.normalized(total.value)[0] if total else None
        elif whole is None or not _lists_on(whole, statement):
            if whole is not None and statement.clause.mark == "；":
                whole = None
            continue
        quantity = statement.clause.quantity
        if whole is None or rest is None:
            continue
        if not _same_unit(whole, statement):
            statement.whole = whole
            continue
        rest -= quantity.normalized(quantity.value)[0]
        if rest < 0:
            whole = None
            continue
        statement.whole = whole
        _complete_part(whole, statement)


def _lists_on(whole: Statement, statement: Statement) -> bool:
    """Whether a number behind a part is one more part: in the same unit, without a predicate."""
    bare = statement.name.predicate.start == statement.clause.quantity.start
    return bare and not statement.name.predicate.changes and _same_unit(whole, statement)


def _whole(statements: Sequence[Statement], number: int) -> Statement | None:
    above = [each for each in statements[:number] if not each.name.predicate.changes]
    same = [each for each in above if _same_unit(each, statements[number]) and each.whole is None]
    if same:
        return same[-1]
    return above[-1] if above else statements[number - 1]


def _same_unit(one: Statement, other: Statement) -> bool:
    return one.clause.quantity.word.partition("（")[0] == other.clause.quantity.word.partition("（")[0]


def _complete_part(whole: Statement, statement: Statement) -> None:
    own = statement.indicator
    if HEAD.match(own) or statement.name.predicate.changes:
        return
    if not own:
        statement.indicator = whole.indicator
        return
    persons = whole.clause.quantity.word in ("人", "名", "人次", "人（次）")
    if persons and HEAD.match(whole.indicator) and not _PERSONS.search(whole.indicator):
        statement.indicator = whole.indicator + own
    elif joined := _joined(whole.indicator, own):
        statement.indicator = joined
    statement.doubt(_INFERRED)
    if statement.indicator != own:
        statement.alternatives.append(Alternative(indicator=tidy(own)))


def _tidied(sentence: Sentence, statements: list[Statement]) -> None:
    for statement in statements:
        statement.indicator = tidy(statement.indicator)


STEPS: tuple[Step, ...] = (
    _by_own_words,
    _adjacent,
    _told_apart,
    _of_the_topic,
    _of_the_whole,
    _by_shared_verb,
    _tidied,
)

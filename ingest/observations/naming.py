"""What a quantity counts, by the words of its own clause: 发放纪实簿 [67册], 新建 [12个] 园区, 出口额增长 [5%]."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.observation import Direction
from ingest.observations.clauses import Clause
from ingest.observations.lexicon import alternation, words
from ingest.observations.masking import HIDDEN
from ingest.observations.predicates import Predicate, read_predicate
from ingest.observations.times import Time
from ingest.observations.verbs import ADVERBS, FIRST_VERB, HEAD, VERB, head_of

__all__ = ["AMOUNT", "STRONG", "Name", "name_of", "tidy", "topic"]

_HAN = r"一-鿿"
_SAFE = words(
    "共计 总共 累计 合计 总计 一共 已经 并且 同时 另外 此外 先后 相继 陆续 其中 包括 包含 以及 预计 力争 确保 "
    "争取 努力 特别是 尤其是 尤其 比如 例如 全省 全市 "
    "全县 全州 全盟 全旗 全镇 全乡 全区 全系统 我省 我市 我县 我区 我州 我局 我委 我院 我校 我们 本省 本市 "
    "本县 本区 目前 现已 至今 迄今 截至目前 截止目前 截至 截止 年内 仅 还有 "
    "到 至 自 从 在 的 了 以来 期间 预期目标是 目标是 即 各 等 比上年末 到目前 实现 统筹 再 现有 "
    "共有 近 约 达到 达 为 是 至少 分别 总体 ， ， 据统计 经统计 据初步统计 初步统计 "
    "据测算 初步核算 经初步核算 据初步核算 占比 "
)
_SAFE_STRIP = [
    each for each in _SAFE if each not in ("占比", "前", "起", "自", "从", "在", "近", "各", "再", "到", "至", "为")
]
_SINGLE = (
    r"共(?![享同青产性建和])|已(?!故)|又|还(?![款建贷])|也|并(?![网购])|且|另|及(?![格时])|和(?![谐田平])|与|或|而|均(?!衡)|再(?![生就制融])"
    r"|仅|约|近(?!海|郊|视|年)|各(?![类级种地市县区项界族行省])|到(?![位货港岗会访账])|至|[\s—–\-~：:，,、）”·●■◆▲★①-⑳]"
)
_SKIP = re.compile(
    rf"(?:{alternation(_SAFE_STRIP)}|{_SINGLE}|(?:{alternation(set(ADVERBS))})(?={VERB}(?![率量额数费值价品业者])))"
)
_BEHIND_TIME = re.compile(r"(?:年?底|末|初)?(?:以前|之前|前|以来|期间|时期|开始|起)?")
_LIST_MARK = re.compile(r"(?:[一二三四五六七八九十]{1,3}(?:是|要|则|、)|[（(]?\d{1,2}[）).、]\s*(?!\d))")
_TRAIL = re.compile(
    rf"(?:[、，,：:\s—-]|共计?|累计|总计|合计|分别|各(?![{_HAN}])|已(?:经)?|又|(?<![人户亩平])均|(?<![成首古故])都|也|再|还|就|仅|只|(?<![预签条节集合])约|近|达到?|的|(?<![行作成])为|是|先后|陆续|成功|首次|首批|一次性|每年|全年|年均|平均|以|至|到|向|(?:在(?:全国|全省|全市|西部))?率先|在(?:全国|全省|全市)|、?其中|[一二三四五六七八九十]年|不断|进一步|持续|稳步|明显|显著|了|有|要|将|拟|应|(?:折合|约合)(?:人民币)?|人民币|相当于|力争|预计|望|有望)+$"
)
_CREATED = re.compile(
    r"(?:、|，)?(?:再?创(?:历史)?新高|创历史最好水平|(?:进一步|持续|稳步|不断|大幅|显著|明显|快速)(?:提升|增长|提高|增加|扩大|改善)"
    r"|(?:稳居|位居|居|排名|位列|列|跻身|跃居|升至)(?:全国|全省|全市|世界|全球|中部|中西部|西部|东部|东北)?[^，、]{0,4}?(?:前[^，、]{1,3}|第[^，、]{1,4}|首位|前列)"
    r"|(?:再次|连续)?(?:跨过|迈上|跨上|突破|站上|跨越|迈过|登上|连上|连跨)[^，、]{0,8}(?:台阶|大关|关口)|(?<=[一-鿿])(?:居)?(?:全国|全球|世界|全省|中部|西部)第[一二三四五六七八九十0-9]+位?|(?:数量)?(?:实现)?(?:翻番|倍增|翻一番|翻两番|成倍增长|正增长))$"
)
_PREPOSITION = re.compile(
    r"(?:按照|根据|通过|针对|围绕|依托|利用|结合|会同|联合|组织对|对(?![接外口])|向|为(?!民)|在(?![建校岗编线库籍读押册职用任园产孵])"
    r"|与|同(?![比步])|从(?!业)|按(?![期时])|以(?!上)|给(?!予)|经(?![济营费验贸])|将(?!军)|把|由)"
)
_TITLES = re.compile(r"(?:(?:《[^》]*》|“[^”]*”)(?:、|和|及|以及|与)?)+(?:等)?$")
_LEADING_TITLES = re.compile(r"(?:《[^》]*》(?:（[^）]*）)?[、和及与]?)+")
_DONE_TO = re.compile(rf"(?:进行|开展|实施|予以|给予)了?(?P<act>[{_HAN}]{{2,8}})$")
_STRONG_VERBS = alternation(
    words(
        "完成 实现 投入 签署 签订 达成 获批 提供 发放 实施 开展 解决 惠及 带动 吸引 安排 拨付 新增 收治 "
        "培训 签约 投资 获得 取得 累计 建成 开工 投产 举办 参与 参加 进行 入选 纳入 化解 查处 办理 "
        "落地 加强 用于 推动 改善 总投资 达到 超过 用于 支持 占 平均 已 将 分别 较上 比上 同比"
    )
)
# 企业营收增长 before a number tells what became of it; 稳增长方案 is a name.
STRONG = re.compile(rf"{_STRONG_VERBS}|(?:增长|提高|下降|增加)(?:到|至|了)?$")
_PURPOSE = re.compile(
    r"(?:用于|支持|用来|帮助|解决|保障|建设|确保|推动|投向|支撑|惠及|覆盖|促进|为(?!民)|来自|给|让|使|与|和|或|及|由|占|较|比(?!例)|同比|在(?![建校岗编线库籍读押册职用任园产孵])|并(?!网)|且|，)"
)
# 提出 … 增长5%: what grows is meant, not that it is said.
_URGES = re.compile(r"(?:提出|安排|推动|推进|实现|确保|促进|保持|力争|预计|使(?!用))(?!量)")
_CARRIES = re.compile(r"(?:组织|安排|动员|引导|发动|选派|推荐|选送|帮助|协助|指导)")
_ABOUT = re.compile(r"(?:近|约|超过?|共)$")
_ASPECT = re.compile(r"(?:发展|建设|工作)?方面$")
_AND_MORE = re.compile(r"(?<![惠普涉波危参协调总缓])[和与及]$")
# 节能、节水和资源综合利用等重大项目: the noun stands behind the list.
_ETC = re.compile(r"(?:、[^，。；：、\n0-9]{1,14}){1,6}?等(?P<noun>[一-鿿]{2,16})")
_CHANGED = re.compile(
    r"(?:逐步|大幅|阶段性)?(?:扩大|增加|提高|提升|上升|增|升|下降|降低|降|减少|减|缩短|压缩|压减|核减|缩小|拓展|扩展|增长"
    r"|调整|发展|跃升|攀升|改)(?:到了?|至|为)|(?:到|至)$"
)
_WHOLE_CLAUSE = 26
_RANKED = re.compile(r"(?:第[一二三四五六七八九十0-9]+位?|首位|前列)$")
_LEVELS = re.compile(r"(?:元)?(?:新)?(?:台阶|大关|关口|门槛|迈进|迈步|进军|冲刺)")
_JOINED = re.compile(r"(?:和(?!地区)|与|及|以及|和及)[^，]*$")
_CLAUSE_END = re.compile(r"[，。；\n]")
_LAST_VERB = re.compile(rf"(?P<verb>{VERB})$")
_PHRASE, _LONG, _LONG_NAME = 5, 16, 24
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
    r"(?:由|从)(?P<state>(?:原来|原先|过去|之前|此前|最初|起初|改革前)?的?)(?:约|近|不足|超过|不到|最初|仅)*$"
)
_TOPIC_END = re.compile(
    alternation(
        words(
            "加速 加力 再次 持续 不断 进一步 稳步 明显 显著 有效 成功 全面 加快 实现 达到 突破 保持 跨过 跨越 跨 迈上 "
            "迈入 迈进 上升 位居 居 排名 排 创 再创 稳居 首次 均 都 已 大幅 较 比上 比去 同比 由 从 呈 得到 "
            "取得 "
            "增长 提高 提升 增加 下降 减少 降低 稳定 连续 名列 位列 率先 再上 登上 进入 跃升 跻身 超 完成 "
            "快速 总体 基本 历史性 继续 正在 不少 开创 逐步 日益 更加 更 为 是 有序 顺利 圆满 居于 高于 低于 "
            "快于 好于 优于 翻 回升 复苏 向好 "
        )
    )
)


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
    quantity, left, start = clause.quantity, clause.left, _without_blanks(masked, clause)
    earlier, predicate = _said(masked, clause, start, times)
    begin = _skip(masked, left, predicate.start, times)
    subject = _meant(_subject(text, masked, begin, predicate.start, times), masked, clause, start, predicate)
    if earlier:
        noun, noun_end = _earlier_noun(text, masked, clause)
    else:
        noun, noun_end = _noun(text, masked, clause, _says(subject))
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


# Units in which numbers are measured against another (高于全国3元); 高于 and 超过 before others mean a level.
_DIFFERENCES = ("百分点", "个点", "位", "基点", "倍", "%", "元", "年", "个月", "天", "岁", "成", "个", "件")


def _said(masked: str, clause: Clause, start: int, times: Sequence[Time]) -> tuple[bool, Predicate]:
    """Whether the number is the state before a change, and the predicate before it."""
    if found := _from(masked, clause.left, start, times):
        return True, Predicate(found)
    quantity = clause.quantity
    difference = quantity.word.endswith(_DIFFERENCES) or not (quantity.word or quantity.form)
    stop = _before_time(masked, clause.left, start, times)
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
    if predicate.changes and not name.subject and name.noun:
        verb = masked[predicate.start : start]
        name.subject, name.predicate = (verb if FIRST_VERB.match(verb) else ""), Predicate(start)
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
    return start


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
    for time in times:
        if time.end == stop and left < time.start:
            stop = time.start
    if found := _FROM.search(masked, left, max(stop, start if stop == start else stop)):
        return found.start()
    return None


def _skip(masked: str, start: int, end: int, times: Sequence[Time]) -> int:
    """Where the words begin behind times, adverbs and conjunctions."""
    if found := _LIST_MARK.match(masked, start, end):
        start = found.end()
    moved = True
    while moved and start < end:
        moved = False
        for time in times:
            if time.start <= start < time.end <= end:
                start, moved = time.end, True
                if behind := _BEHIND_TIME.match(masked, start, end):
                    start = behind.end()
        if found := _SKIP.match(masked, start, end):
            start, moved = found.end(), True
    return start


def _subject(text: str, masked: str, start: int, end: int, times: Sequence[Time]) -> str:
    """The words of `[start, end)` without what introduces them."""
    found = None if HEAD.match(masked, start, end) else _PREPOSITION.match(masked, start, end)
    if found:
        verb = FIRST_VERB.search(masked, start + max(2, len(found.group())), end)
        if masked[start] in "将把由":
            start += 1
        elif verb and verb.end() <= end and not _is_amount(masked[verb.start() : end]):
            start = verb.start()
        elif masked[start] == "在" and end > start + 2:
            pass
        elif masked[start] in "向为在与同从按以给经将把由":
            start = found.end()
    if "分别" not in masked[start : end + 12]:
        start = _behind_verb_phrase(masked, start, end)
    subject = _without_times(text, start, end, times)
    return _trimmed(subject)


def _behind_verb_phrase(masked: str, start: int, end: int) -> int:
    """Where the last verb phrase of 优化支出结构、清收各类资金 begins; 新建、改建 are verbs side by side."""
    comma = masked.rfind("、", start, end)
    if _RANKED.search(masked, start, max(comma, start)):
        return comma + 1
    if comma - start >= _PHRASE and HEAD.match(masked, start, end):
        found = HEAD.match(masked, comma + 1, end)
        spoken = found or FIRST_VERB.search(masked, comma + 1, end)
        if (
            spoken
            and spoken.end() < end + (found is None)
            and not HEAD.fullmatch(masked, max(start, masked.rfind("、", start, comma) + 1), comma)
        ):
            return comma + 1
    return start


def _from_last_verb(subject: str) -> str:
    """Of a long run of words that ends in a verb, the verb alone: 规划从五个方面细化提出 [22项]."""
    if len(subject) > _LONG and (found := _LAST_VERB.search(subject)):
        return found.group("verb")
    return subject


AMOUNT = re.compile(
    r"(?:率|额|量|值|费|数|价|价格|收入|支出|投资|面积|比重|占比|余额|规模|金额|预算|总投资|进出口|出口|进口|贷款|存款|增速|能耗|产值|利润|税收|成本|时间|用时|水平|标准|指数|投入|消费|强度|浓度|寿命|年限|比例|比|密度|总量|总产|产能|容量|装机)$"
)


def _is_amount(subject: str) -> bool:
    return AMOUNT.search(subject) is not None and len(subject) <= 8


def _without_times(text: str, start: int, end: int, times: Sequence[Time]) -> str:
    kept = []
    for time in times:
        if start <= time.start and time.end <= end and not time.compared and time.end - time.start > 2:
            kept.append(text[start : time.start])
            start = time.end
    kept.append(text[start:end])
    return "".join(kept)


def _trimmed(subject: str) -> str:
    """The subject without words at its end that lead to the number."""
    before = ""
    while before != subject:
        before = subject
        subject = _CREATED.sub("", _TRAIL.sub("", subject)) if subject else subject
    return subject


def _noun(text: str, masked: str, clause: Clause, has_subject: bool) -> tuple[str, int]:
    """The noun behind the unit, and where it ends: 新建 [12个] 园区."""
    start, end = clause.quantity.tail, clause.right
    while masked[start : start + 1] in ("的", " ") and start < end:
        start += 1
    if level := _LEVELS.match(masked, start, end):
        return "", level.end()
    if start >= end or (has_subject and _PURPOSE.match(masked, start, end)):
        return "", clause.quantity.tail
    listed = _ETC.match(masked, end) if clause.quantity.word != "%" else None
    if listed and not STRONG.search(masked, start, end):
        start, end = listed.span("noun")
    modified = masked[clause.quantity.tail] == "的"
    cut = end if modified and clause.right == end else _cut(masked, clause, start, end, has_subject)
    return _ABOUT.sub("", text[start:cut].strip("的了 、")), cut


def _cut(masked: str, clause: Clause, start: int, end: int, has_subject: bool) -> int:
    """Where the noun ends that goes on into a verb, or into another number's words."""
    followed = end < len(masked) and (
        masked[end].isdigit() or (end == clause.right and masked[end] not in "，。；、：,;:|（）\n！？")
    )
    told = STRONG.search(masked, start + 2, end)
    cut = end
    if told and (followed or (not has_subject and end - start > _WHOLE_CLAUSE)):
        cut = told.start()
    elif told and has_subject and not _CARRIES.match(masked, clause.left):
        cut = told.start()
    joined = _JOINED.search(masked, start, cut) if followed else None
    return joined.start() if joined else cut


def _earlier_noun(text: str, masked: str, clause: Clause) -> tuple[str, int]:
    """The noun of a state before a change, which ends where the change is told: 从 [15个] 县（市） 扩大到."""
    start, end = clause.quantity.tail, clause.right
    found = _CHANGED.search(masked, start, end)
    return (text[start : found.start()].strip("的 "), found.start()) if found else ("", clause.quantity.tail)


_URGED = re.compile(
    alternation(
        words(
            "实现 确保 坚持 加强 加快 强化 深化 优化 完善 健全 提升 提高 扩大 推进 着力 积极 大力 持续 深入 "
            "聚焦 围绕 "
            "坚决 做好 做强 做大 做优 做实 抓好 抓实 守住 守牢 筑牢 巩固 拓展 加大 统筹 "
            "严格 严厉 全力 全面 认真 切实 支持 鼓励 引导 依托 发挥 打好 打赢 打造 开展 因 由于 随着 通过 "
            "按照 根据 为 以 在 对 向 把 将 从 用好 办好 建好 管好 深耕 抢抓 主动 精心 扎实 稳步 有序 不断 "
            "进一步 高质量 高标准 更好 "
        )
    )
)


def topic(text: str, masked: str, start: int, end: int, times: Sequence[Time]) -> str:
    """What a clause without a number speaks of: its words up to the first that tells of it."""
    begin = _skip(masked, start, end, times)
    if begin >= end or _URGED.match(masked, begin, end) or _URGED.match(masked, start, end):
        return ""
    found = _TOPIC_END.search(masked, begin + 2, end)
    stop = found.start() if found else end
    if found is None and (stop - begin > 12 or "、" in masked[begin:stop]):
        return ""
    words_ = _ASPECT.sub("", _trimmed(text[begin:stop]))
    if HEAD.match(words_) and not _is_amount(words_):
        return ""
    return words_ if 2 <= len(words_) <= 24 and HIDDEN not in words_ else ""


# 实现了再就业; 了解 and 为了 are words.
_LE = re.compile(r"(?<=[一-鿿])(?<![为除])了(?=[一-鿿“《])(?!解)")
_INNER = re.compile(rf"(?<=[{_HAN}])(?:(?<!公)共(?![建享同])|累计|已|先后|陆续|相继|共计|已经|成功)(?={VERB})")


def tidy(name: str) -> str:
    """An indicator as it is kept: without 了, 共 and the titles that stand before a noun."""
    if len(name) > _LONG_NAME and "的" in name and not HEAD.match(name):
        # 甲、乙和丙的铁路专用线接入比例: so long a list of owners is left to the quotation.
        name = name.rpartition("的")[2] if len(name.rpartition("的")[2]) >= 4 else name
    name = _INNER.sub("", _LE.sub("", name).strip(" \t，、：:-—"))
    if found := HEAD.match(name):
        head, rest = found.group(), name[found.end() :]
        titles = _LEADING_TITLES.match(rest)
        if titles and len(rest) >= titles.end() + 2 and not rest.startswith("等", titles.end()):
            rest = rest[titles.end() :]
        name = (head[:-1] if head.endswith("了") else head) + rest
    return name.strip(" 的、，")

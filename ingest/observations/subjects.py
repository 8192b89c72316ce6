"""The words before a number without what introduces them, and what a clause without a number speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.observations.lexicon import alternation, words
from ingest.observations.masking import HIDDEN
from ingest.observations.nouns import STRONG
from ingest.observations.times import Time
from ingest.observations.verbs import ADVERBS, FIRST_VERB, HEAD, NOUNISH, VERB

__all__ = ["AMOUNT", "is_amount", "skipped", "subject_of", "topic", "trimmed"]

_HAN = r"一-鿿"
_SAFE = words(
    "共计 总共 累计 合计 总计 一共 已经 并且 同时 另外 此外 先后 相继 陆续 其中 包括 包含 以及 预计 力争 确保 "
    "争取 努力 特别是 尤其是 尤其 比如 例如 全省 全市 全县 全州 全盟 全旗 全镇 全乡 全区 全系统 我省 我市 我县 "
    "我区 我州 我局 我委 我院 我校 我们 本省 本市 本县 本区 目前 现已 至今 迄今 截至目前 截止目前 截至 截止 "
    "年内 仅 还有 到 至 自 从 在 的 了 以来 期间 预期目标是 目标是 即 各 等 比上年末 到目前 实现 统筹 再 现有 "
    "共有 近 约 达到 达 为 是 至少 分别 总体 ， ， 据统计 经统计 据初步统计 初步统计 据测算 初步核算 经初步核算 "
    "据初步核算 占比"
)
_SAFE_STRIP = [
    each for each in _SAFE if each not in ("占比", "前", "起", "自", "从", "在", "近", "各", "再", "到", "至", "为")
]
_SINGLE = (
    r"共(?![享同青产性建和济])|已(?!故)|又|还(?![款建贷])|也|并(?![网购])|且|另|及(?![格时])|和(?![谐田平])|与|或|而|均(?!衡)|再(?![生就制融])"
    r"|仅|约|近(?!海|郊|视|年|岸|代)|各(?![类级种地市县区项界族行省])|到(?![位货港岗会访账])|至|[\s—–\-~：:，,、）”·●■◆▲★①-⑳]"
)
_SKIP = re.compile(
    rf"(?:{alternation(_SAFE_STRIP)}|{_SINGLE}|(?:{alternation(set(ADVERBS))})(?={VERB}(?![率量额数费值价品业者])))"
)
_BEHIND_TIME = re.compile(r"(?:年?底|末|初)?(?:以前|之前|前|以来|期间|时期|开始|起)?")
_LIST_MARK = re.compile(r"(?:[一二三四五六七八九十]{1,3}(?:是|要|则|、)|[（(]?\d{1,2}[）).、]\s*(?!\d))")
_TRAIL = re.compile(
    rf"(?:[、，,：:\s—-]|共计?|累计|总计|合计|分别|各(?![{_HAN}])|已(?:经)?|又|(?<![人户亩平])均|(?<![成首古故])都|也|再|还|就|仅|只|(?<![预签条节集合])约|近|达到?|的|(?<![行作成])为|是|先后|陆续|成功|首次|首批|一次性|每年|全年|年均|平均|以|至|到|向|(?:在(?:全国|全省|全市|西部))?率先|在(?:全国|全省|全市)|、?其中|双双|(?:[一二三四五六七八九十]|(?<!\d)\d{{1,2}})年|不断|进一步|持续|稳步|明显|显著|了|有|要|将|拟|应|(?:折合|约合)(?:人民币)?|人民币|相当于|力争|预计|望|有望)+$"
)
_CREATED = re.compile(
    r"(?:、|，)?(?:再?创(?:历史)?新高|创历史最好水平|(?:进一步|持续|稳步|不断|大幅|显著|明显|快速)(?:提升|增长|提高|增加|扩大|改善)"
    r"|(?:稳居|位居|居|排名|位列|列|跻身|跃居|升至)(?:全国|全省|全市|世界|全球|中部|中西部|西部|东部|东北)?[^，、]{0,4}?(?:前[^，、]{1,3}|第[^，、]{1,4}|首位|前列)"
    r"|(?:再次|连续)?(?:跨过|迈上|跨上|突破|站上|跨越|迈过|登上|连上|连跨)[^，、]{0,8}(?:台阶|大关|关口)|(?<=[一-鿿])(?:居)?(?:全国|全球|世界|全省|中部|西部)第[一二三四五六七八九十0-9]+位?|(?:数量)?(?:实现)?(?:翻番|倍增|翻一番|翻两番|成倍增长|正增长))$"
)
_PREPOSITION = re.compile(
    r"(?:按照|根据|通过|针对|围绕|依托|利用|结合|会同|联合|组织对|对(?![接外口])|向|为(?!民)|在(?![建校岗编线库籍读押册职用任园产孵])"
    r"|与|同(?![比步心])|从(?!业)|按(?![期时])|以(?!上)|给(?!予)|经(?![济营费验贸])|将(?!军)|把|由)"
)
_ASPECT = re.compile(r"(?:发展|建设|工作)?方面$")
_RANKED = re.compile(r"(?:第[一二三四五六七八九十0-9]+位?|首位|前列)$")
_REACHED = re.compile(r"(?:新)?(?:台阶|大关|关口|门槛)")
_PHRASE, _SHORT = 5, 12
_TOPIC_END = re.compile(
    alternation(
        words(
            "加速 加力 再次 持续 不断 进一步 稳步 明显 显著 有效 成功 全面 加快 实现 达到 突破 保持 跨过 跨越 "
            "迈上 迈入 迈进 上升 位居 排名 再创 稳居 首次 大幅 较 比上 比去 同比 由 呈 "
            "得到 取得 增长 提高 提升 增加 下降 减少 降低 稳定 连续 名列 位列 率先 再上 登上 进入 跃升 跻身 "
            "完成 快速 总体 基本 历史性 继续 正在 不少 开创 逐步 日益 更加 有序 顺利 圆满 居于 高于 "
            "低于 快于 好于 优于 翻 回升 复苏 向好"
        )
    )
    # What is a word of its own, no part of one: 居民, 人均, 创新, 排放, 跨境, 超市, 从业.
    + r"|居(?![民住委家])|(?<![人户亩日月年平])均(?![衡等价])|创(?![业新意造客])|排(?![放污水涝海])|跨(?![境区国省])"
    + r"|超(?![市级算])|都(?![市])|已(?![故婚])|从(?![业事])|更(?![新换])|为(?![民主])|是"
)
_URGED = re.compile(
    alternation(
        words(
            "实现 确保 坚持 加强 加快 强化 深化 优化 完善 健全 提升 提高 扩大 推进 着力 积极 大力 持续 深入 "
            "聚焦 围绕 坚决 做好 做强 做大 做优 做实 抓好 抓实 守住 守牢 筑牢 巩固 拓展 加大 统筹 严格 严厉 "
            "全力 全面 认真 切实 支持 鼓励 引导 依托 发挥 打好 打赢 打造 开展 因 由于 随着 通过 按照 根据 为 以 "
            "在 对 向 把 将 从 用好 办好 建好 管好 深耕 抢抓 主动 精心 扎实 稳步 有序 不断 进一步 高质量 高标准 "
            "更好"
        )
    )
)
AMOUNT = re.compile(
    r"(?:率|额|量|值|费|数|价|价格|收入|支出|投资|面积|比重|占比|余额|规模|金额|预算|总投资|进出口|出口|进口|贷款|存款|增速|能耗|产值|利润|税收|成本|时间|用时|水平|标准|指数|投入|消费|强度|浓度|寿命|年限|比例|比|密度|总量|总产|产能|容量|装机)$"
)


def skipped(masked: str, start: int, end: int, times: Sequence[Time]) -> int:
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


def subject_of(text: str, masked: str, start: int, end: int, times: Sequence[Time]) -> str:
    """The words of `[start, end)` without what introduces them."""
    found = None if HEAD.match(masked, start, end) else _PREPOSITION.match(masked, start, end)
    if found:
        verb = FIRST_VERB.search(masked, start + max(2, len(found.group())), end)
        if masked[start] in "将把由":
            start += 1
        elif verb and (verb.end() < end or verb.group() not in NOUNISH) and not is_amount(masked[verb.start() : end]):
            start = verb.start()
        elif masked[start] == "在" and end > start + 2:
            pass
        elif masked[start] in "向为在与同从按以给经将把由":
            start = found.end()
    if "分别" not in masked[start : end + 12]:
        start = _behind_verb_phrase(masked, start, end)
    subject = _without_times(text, start, end, times)
    return trimmed(subject)


def _behind_verb_phrase(masked: str, start: int, end: int) -> int:
    """Where the last verb phrase of 优化支出结构、清收各类资金 begins; 新建、改建 are verbs side by side."""
    comma = masked.rfind("、", start, end)
    if _RANKED.search(masked, start, max(comma, start)):
        return comma + 1
    if comma - start >= _PHRASE and HEAD.match(masked, start, end):
        found = HEAD.match(masked, comma + 1, end)
        if found and found.group() in NOUNISH:
            found = None
        spoken = found or STRONG.search(masked, comma + 1, end)
        if (
            spoken
            and spoken.end() < end + (found is None)
            and not HEAD.fullmatch(masked, max(start, masked.rfind("、", start, comma) + 1), comma)
        ):
            return comma + 1
    return start


def is_amount(subject: str) -> bool:
    return AMOUNT.search(subject) is not None and len(subject) <= 8


def _without_times(text: str, start: int, end: int, times: Sequence[Time]) -> str:
    kept = []
    for time in times:
        if start <= time.start and time.end <= end and not time.compared and time.end - time.start > 2:
            kept.append(text[start : time.start])
            start = time.end
    kept.append(text[start:end])
    return "".join(kept)


def trimmed(subject: str) -> str:
    """The subject without words at its end that lead to the number."""
    before = ""
    while before != subject:
        before = subject
        subject = _CREATED.sub("", _TRAIL.sub("", subject)) if subject else subject
    return subject


def topic(text: str, masked: str, start: int, end: int, times: Sequence[Time]) -> str:
    """What a clause without a number speaks of: its words up to the first that tells of it."""
    begin = skipped(masked, start, end, times)
    if begin >= end or _URGED.match(masked, begin, end) or _URGED.match(masked, start, end):
        return ""
    found = _TOPIC_END.search(masked, begin + 2, end)
    stop = found.start() if found else end
    named = AMOUNT.search(masked, begin, stop) is not None  # 城镇居民家庭人均可支配收入，由
    if found is None and ((stop - begin > _SHORT and not named) or "、" in masked[begin:stop]):
        return ""
    words_ = _ASPECT.sub("", trimmed(text[begin:stop]))
    if _REACHED.fullmatch(words_):
        return ""
    if HEAD.match(words_) and not is_amount(words_):
        return ""
    return words_ if 2 <= len(words_) <= 24 and HIDDEN not in words_ else ""

"""The noun behind a unit: 新建 [12个] 园区."""

from __future__ import annotations

import re

from ingest.observations.clauses import Clause
from ingest.observations.lexicon import alternation, words

__all__ = ["STRONG", "earlier_noun_of", "noun_of"]

_STRONG_VERBS = alternation(
    words(
        "完成 实现 投入 签署 签订 达成 获批 提供 发放 实施 开展 解决 惠及 带动 吸引 安排 拨付 新增 收治 培训 "
        "签约 投资 获得 取得 累计 建成 开工 投产 举办 参与 参加 进行 入选 纳入 化解 查处 办理 落地 加强 用于 "
        "推动 改善 总投资 达到 超过 用于 支持 占 平均 已 将 分别 较上 比上 同比"
    )
)
# 企业营收增长 before a number tells what became of it; 稳增长方案 is a name.
STRONG = re.compile(rf"{_STRONG_VERBS}|(?:增长|提高|下降|增加)(?:到|至|了)?$")
_PURPOSE = re.compile(
    r"(?:用于|安排(?![一-鿿])|支持|用来|帮助|解决|保障|建设|确保|推动|投向|支撑|惠及|覆盖|促进|为(?!民)|来自|给|让|使|与|和|或|及|由|占|较"
    r"|比(?!例)|同比|在(?![建校岗编线库籍读押册职用任园产孵])|并(?!网)|且|，)"
)
_CARRIES = re.compile(r"(?:组织|安排|动员|引导|发动|选派|推荐|选送|帮助|协助|指导)")
_ABOUT = re.compile(r"(?:近|约|超过?|共)$")
# 节能、节水和资源综合利用等重大项目: the noun stands behind the list.
_ETC = re.compile(r"(?:、[^，。；：、\n0-9]{1,14}){1,6}?等(?P<noun>[一-鿿]{2,16})")
_CHANGED = re.compile(
    r"(?:逐步|大幅|阶段性)?(?:扩大|增加|提高|提升|上升|增|升|下降|降低|降|减少|减|缩短|压缩|压减|核减|缩小|拓展|扩展|增长"
    r"|调整|优化整合|整合优化|整合|优化|合并|发展|跃升|攀升|改)(?:到了?|至|为)|(?:到|至)$"
)
_APART = re.compile(r"(?:分别|逐步|大幅|阶段性|相应|再)+$")
_WHOLE_CLAUSE = 26
_LEVELS = re.compile(r"(?:元)?(?:新)?(?:台阶|大关|关口|门槛|迈进|迈步|进军|冲刺)")
_JOINED = re.compile(r"(?:和(?!地区)|与|及|以及|和及)[^，]*$")


def noun_of(text: str, masked: str, clause: Clause, has_subject: bool) -> tuple[str, int]:
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
    noun = _APART.sub("", _ABOUT.sub("", text[start:cut].strip("的了 、")))
    return (noun, cut) if noun else ("", clause.quantity.tail)


def _cut(masked: str, clause: Clause, start: int, end: int, has_subject: bool) -> int:
    """Where the noun ends that goes on into a verb, or into another number's words."""
    followed = end < len(masked) and (
        masked[end].isdigit() or (end == clause.right and masked[end] not in "，。；、：,;:|（）\n！？")
    )
    told = STRONG.search(masked, start + 2, end)
    cut = end
    if (told and (followed or (not has_subject and end - start > _WHOLE_CLAUSE))) or (
        told and has_subject and not _CARRIES.match(masked, clause.left)
    ):
        cut = told.start()
    changed = _CHANGED.search(masked, start + 2, cut) if followed else None
    if changed and changed.end() == end:
        return changed.start()
    joined = _JOINED.search(masked, start, cut) if followed else None
    return joined.start() if joined else cut


def earlier_noun_of(text: str, masked: str, clause: Clause) -> tuple[str, int]:
    """The noun of a state before a change, which ends where the change is told: 从 [15个] 县（市） 扩大到."""
    start, end = clause.quantity.tail, clause.right
    found = _CHANGED.search(masked, start, end)
    noun = _APART.sub("", text[start : found.start()].strip("的 ")) if found else ""
    return (noun, found.start()) if found and noun else ("", clause.quantity.tail)

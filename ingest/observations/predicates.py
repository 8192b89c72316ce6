"""What is said of a number right before it: 同比增长, 比上年提高, 达到, 由…提高到."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.observation import Direction
from ingest.observations.lexicon import alternation, words

__all__ = ["Predicate", "read_predicate"]

_UP = words(
    "增长 升值 增加 提高 提升 上升 上涨 增 升 涨 扩大 净增 增收 回升 攀升 延长 加快 领先 上浮 上调 调增 调高 "
    "提速 增长了 增幅 涨幅 增速 提前 跃升 升高 反弹 走高 增多 增产 大幅增长 翻 翻了 增值 前移 翻两番 上移 涨了 "
    "增了 拉动 净增长 多增 同增 增高"
)
_DOWN = words(
    "下降 贬值 改善 优化整合 整合 减产 减少 降低 缩减 压减 下跌 回落 缩短 降 减 下滑 收窄 压缩 降幅 跌幅 下调 "
    "核减 减亏 减量 萎缩 递减 压降 削减 调减 降了 落后 下浮 缩小 减收 跌 走低 精简 节约 净减少 调低 少增"
)
_LEVEL = words(
    "跨上 迈过 登上 拟按 拟安排 按 拟 达到 达 为 是 到 至 占到 达成 实现 共计 合计 总计 累计 共 均 也 均为 分别 "
    "仅 只有 仅为 约为 突破 跨过 跨越 迈上 站上 稳定 保持 维持 控制 超过 超 突破了 稳居 计有 均达 均达到 实有 "
    "高达 多达 累计达 共有 现有 已有 已 已达 已达到 就有 恢复 首次突破 首次超过 历史性突破 成功突破 总数 接近 "
    "逾 近"
)
_NEAR = (
    r"(?:近|(?<![预签条节集合])约|大约|超过|超|逾|突破|不低于|不少于|不超过|不高于|不足|不到|至少|达到?|将近|接近|过|了|高达"
    r"|低于|(?<![行作成])为|多达|约为|高于|不小于|少于|在|至|到)"
)
_WHILE = (
    r"(?:年均|双双|整体|阶段性|逐步|累计|共|分别|净|实际|平均|均|都|各|已|又|再|还|也|同步|大幅|明显|显著|持续|稳步|进一步|小幅|逆势|快速|月均|日均"
    r"|合计|将|再次|首次|预计|可|同口径|名义上|名义|按可比价计算|可比|总共|整体|总体|(?<![预签条节集合])约|近|连续\d+年)"
)
# 占比, 比重 and 比例 compare nothing, nor does 较大.
_THAN = (
    r"(?:(?<![占同环对无相之正反])比(?![例重率值较])"
    r"|(?:(?<!比)|(?<=占比)|(?<=同比))较(?![大快好为高多强低少小])|相较于?)"
)
_AGAINST = (
    rf"(?P<same>同比|环比|按年|同口径|同期)|{_THAN}(?P<against>[^，。；、比较]{{1,16}}?)(?:相比)?，?"
    r"|(?:与|同|和)(?P<beside>[^，。；、比较]{1,16}?)相比，?"
)
_CHANGE = re.compile(
    rf"(?:{_AGAINST})?(?P<near>{_WHILE}*)(?<!新)(?:(?P<up>{alternation(_UP)})|(?P<down>{alternation(_DOWN)}))(?:了|幅度)?(?P<to>到了?|至|为(?!零))?{_NEAR}*$"
)
_THAN_BY = re.compile(
    rf"{_THAN}(?P<against>[^，。；、比较]{{1,16}}?){_WHILE}*(?:(?P<up>高|多|快|长|大|早|重)|(?P<down>低|少|慢|短|小|晚|轻))(?:出|了|近|约)*$"
)
# 高于全国8.4个百分点, 快于全省0.5个百分点: what it is measured against stands behind the verb.
_OVER = re.compile(
    rf"{_WHILE}*(?:(?P<up>高于|高出|快于|超出|领先于?|多于|超过|大于|优于|好于)|(?P<down>(?<!不)(?:低于|慢于|少于|落后于?)))(?P<against>[一-鿿“”0-9{chr(0xE000)}]{{2,12}}?)(?:平均水平|平均)?{_NEAR}*$"
)
_OF_LEVEL = re.compile(
    rf"(?:{_WHILE}*(?<![作成行分评改升认列视收得签提遇做看传发直拥以])(?:{alternation(_LEVEL)})(?:了|在|到|至|为)?{_NEAR}*)+$|{_NEAR}+$|(?:{_WHILE})+$"
)


@dataclass(frozen=True, slots=True)
class Predicate:
    """What stands before the number from `start` on; `changes`: the number is a difference, `to`: a new level."""

    start: int
    changes: bool = False
    to: bool = False
    direction: Direction | None = None
    comparison: str = ""


def read_predicate(text: str, start: int, end: int, *, difference: bool) -> Predicate:
    """The predicate at the end of `text[start:end]`; it begins at `end` where there is none.

    `difference` tells that the unit is one of differences (百分点), so that 高于全国 measures.
    """
    window = max(start, end - 36)
    if difference and (found := _OVER.search(text, window, end)):
        direction = Direction.UP if found["up"] else Direction.DOWN
        return Predicate(
            found.start(),
            True,
            False,
            direction,
            text[found.start("up" if found["up"] else "down") : found.end("against")],
        )
    if found := _CHANGE.search(text, window, end) or _THAN_BY.search(text, window, end):
        groups = found.groupdict()
        direction = Direction.UP if found["up"] else Direction.DOWN
        # 降幅为1.1% is still a change; 降至 is a level.
        to = groups.get("to") is not None and not (found["up"] or found["down"]).endswith(("幅", "增速"))
        return Predicate(found.start(), not to, to, direction, _comparison(text, found))
    if found := _OF_LEVEL.search(text, window, end):
        return Predicate(found.start())
    return Predicate(end)


def _comparison(text: str, found: re.Match[str]) -> str:
    """What the change is measured against, as written: 同比, 比上年, 与2020年相比."""
    groups = found.groupdict()
    if groups.get("same"):
        return str(groups["same"])
    if groups.get("beside"):
        return text[found.start() : found.end("beside")] + "相比"
    return text[found.start() : found.end("against")] if groups.get("against") else ""

"""A question without what people put around it: 麻烦查一下……，谢谢; 为起草总结，需要……."""

from __future__ import annotations

import re

from service.answering.figures.periods import asked_periods

# How many or how much is asked for.
_ASKS = re.compile(r"多少|几|多[大高长重远]|占比|比重|比例|变化|增速|增幅|降幅|涨幅|[额率量数值]$")
# Words of courtesy, in full as the language has them.
_COURTESY = re.compile(
    r"[您你]好|麻烦(?:[您你])?|劳驾|烦请|拜托|辛苦(?:[您你])?了?|(?:谢谢|多谢|感谢)(?:[您你]了?|了)?|不好意思|打扰(?:一下|了)?|在线等|急用?[，,]"
    r"|请(?:问|教)(?:一下|下)?"
)
_WE = r"(?:我们?|咱们?|领导|大家|处里|单位|办公室)?(?:现在|这边|正)?"
_VERB = (
    r"(?:查[一]?[查询找]?|找|看看?|了解|掌握|知道|问问?|算[一]?算?|测算|计算|估算|核[实对]|确认|提供|列[一]?[出列]?|给出|告诉|告知|说说|说一说"
    r"|统计|汇总|比较|对比|弄清楚?|搞清楚?)"
)
_MANNER = r"(?:一下|下|一遍|出来|出)?(?:我们?|看看?)?"
# At the head of a question, or of a part of it: 帮我查一下, 我们想了解, 需要.
_REQUEST = re.compile(
    rf"(?:^|(?<=[，,：:\s])){_WE}(?:(?:请|想要?|要|需要?|希望|能[否]?|能不能|可否|可以|打算)?(?:请)?(?:[您你])?(?:帮忙?|给|替|为|向)?(?:我们?|咱们?)?"
    rf"{_VERB}{_MANNER}|需要|急需|想要|求问?|帮(?:我|忙))(?:[，,：:]|关于|有关)?"
)
# At its end: ……，请查。
_BEHIND = re.compile(rf"[，,]?(?:请|帮忙?|麻烦)(?:[您你])?(?:给|帮)?(?:我们?)?{_VERB}?{_MANNER}$")
# What is wanted of it, at its end: ……？各年数给我, ……列一下.
_LISTING = re.compile(
    r"[，,。；;？?\s]*(?:(?:把|将)?(?:各|每)?(?:一)?年?(?:的)?(?:数据?|数字|情况|结果)?(?:都|也|一起|一并)?"
    r"(?:给(?:我|我们|个数|一下|出)|列(?:一下|出来?|个表|给我|明)|发(?:给)?(?:我|一下|过来)|报(?:一下|给我)|说(?:一下|说)|讲(?:一下|讲)))(?:一下|吧|呗|好吗)?[。！!？?]*$"
)
# Why it is asked.
_PURPOSE = re.compile(
    r"起草|撰写|写|准备|整理|编[写制]|做|汇报|总结|分析|调研|参考|材料|报告|讲话|发言|方案|简报|ppt|开会|会[上议]用|领导[要问]|要用"
    r"|为了|用于|用来",
    re.IGNORECASE,
)
_COMMA = re.compile(r"[，,]")
_EDGES = " 　，,。.！!？?；;：:"


def without_frame(question: str) -> str:
    """`question` without words of courtesy, of asking and of purpose; itself where nothing else is left."""
    text = _COURTESY.sub("", question).strip(_EDGES)
    text = _LISTING.sub("", text) or text
    parts = [part for part in _COMMA.split(text) if part.strip(_EDGES)]
    asking = [part for part in parts if not _told_why(part)] or parts
    text = "，".join(asking)
    before = ""
    while text != before:
        before = text
        text = _REQUEST.sub("", _BEHIND.sub("", text.strip(_EDGES)), count=1).strip(_EDGES)
    return text or question


def _told_why(part: str) -> bool:
    """Whether a part says why it is asked: it asks for nothing and names no time."""
    return bool(_PURPOSE.search(part)) and not _ASKS.search(part) and not asked_periods(part, 2000)

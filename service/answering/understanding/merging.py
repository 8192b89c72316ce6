"""A short question put together with the one before it, readable by people.

处级干部呢 takes the place of 科级干部; 需要多久 the place of what was asked before; 如果是累犯呢 stands before it.
"""

from __future__ import annotations

import re

_END = re.compile(r"[\s。？?！!，,；;：:]+$")
_LED = re.compile(r"^(?:那么|那|还有|另外|换成|换作|至于|然后|但是|不过|请问|再问一下)[，,\s]*")
_CONDITION = re.compile(r"^(?:如果|要是|假如|假设|万一|若)")
_TAG = re.compile(r"(?:又|的话)?呢$|的话$")
_WHAT = (
    r"什么时候|什么|哪些|哪个|哪种|哪里|哪|多长时间|多久|多少|多大|多长|多高|几[天个次年月日人种项条级倍]|谁|怎么办|怎么样|怎样|怎么|如何|何时|为什么|能否"
    r"|有没有|能不能|可不可以|是不是|要不要|会不会|该不该|算不算|是否"
)
# 需要提前几天 as a whole is what was asked; so is 由谁批准.
_ASKED = re.compile(
    rf"(?:一般|最多|最少|最长|最短|至少|最高|最低)?(?:需要|应当|应该|必须|可以|会受到|会|要|该|得|由|找|向|被|有|是|为|在|按|给|受|罚|处|判|能){{0,3}}"
    rf"(?:提前|准备|提交|经过|经|交|报|提供)?(?:{_WHAT})"
)
_YES_NO = re.compile(
    r"(?:可以|能够|能|应当|应该|必须|需要|要|会|是否|能否|能不能|可不可以|是不是|要不要|允许)?(?P<rest>[^，。？]*?)(?:可以吗|行吗|吗|么)$"
)
_NEW_SUBJECT = re.compile(r"谁|由|找|哪")
_BOUNDARY = re.compile(r"[的了在对给把被是和与或有能可要应由向，。？！、\s于为]")
_PRONOUN = re.compile(
    r"^(?:它们?|这个|那个|这样做?|那样做?|该项?|上述(?:情形|情况|行为)?|这种(?:情况|情形|行为)?|其|此时|前者|后者)(?:的)?"
)
_FUNCTION = re.compile(
    r"请问|我想问|想问一下|再问|那么|那|还有|另外|如果|要是|假如|换成|呢|吗|啊|吧|的话|的|了|么|是不是|是否|能不能|可不可以|可以|有没有|哪些|哪个|哪种"
    r"|哪里|哪|什么时候|什么|怎么办|怎么样|怎样|怎么|如何|为什么|多长时间|多久|多少|多大|几|谁|需要|应该|应当|必须|能够|能|要|会|该|得|一下"
    r"|一般|规定|它们?|这个|那个|这样|那样|这|上述|这种|情况|情形|其|是|有|由|找|来|去|在|对|给|被|最多|最少|最长|最短|至少|最高|最低|都|也|还|又"
    r"|就|吗|和|或者|哪|何|向|让|呀|先|再|后|没|不|[\s，。？?！!、,.；;：:“”\"（）()]"
)
# A clause of its own, not a word for what is asked about: 一直拖着不送, 已经退休了.
_CLAUSE = re.compile(r"[不没了着]")
_MORE = re.compile(r"^(?:还有|有|其[他它]|别)(?:别的|其[他它]的?|什么|哪些|没有|的)?(?:吗|么|呢|没有)?$")
# The asking part ends the question: 怎么处罚, 会怎样, 可以吗.
_AT_END = 3
# What every procedure has: asked alone, it is asked of the subject before.
_DEPENDENT = re.compile(
    r"例外|期限|时间|时限|程序|流程|步骤|手续|材料|条件|标准|处罚|处分|处理|后果|金额|钱|费用|罚款|赔偿|责任|申请|批准|审批|报批|批|提前|天|个?月|年(?![休度假龄金])"
    r"|次|人|超过|超出|超标|逾期|超期|违反|违规|负责|决定|同意|部门|机关|单位|领导|提出|提交|办理|办|交|报|罚|判|管|算|依据|理由|原因|例子|区别|特殊"
    r"|其他|别|具体|详细|方式|方法|范围|对象|数额|上限|下限|地方|结果|通知|公示|延长|补充|说明|怎|级别|几级|监督|检查|签字|盖章"
)


def core_words(text: str) -> str:
    """What `text` says besides words of asking and what every procedure has."""
    return _DEPENDENT.sub("", _FUNCTION.sub("", text))


def bare_question(text: str) -> str:
    """`text` without its opening 那, its closing 呢 and its last mark."""
    return _TAG.sub("", _END.sub("", _LED.sub("", _END.sub("", text.strip()))))


def ask_again(before: str, text: str) -> str:
    """The question `before`, asked again with what `text` changes."""
    before, rest = _END.sub("", before.strip()), bare_question(text)
    if _MORE.match(_END.sub("", text.strip())):
        return f"{before}，还有别的吗？"
    if not rest:
        return f"{before}？"
    tagged = bool(_TAG.search(_END.sub("", text.strip())))
    asks = bool(re.search(_WHAT, rest) or _YES_NO.search(rest))
    if _CONDITION.match(rest) and not asks:
        return _under(before, rest)
    rest = _PRONOUN.sub("", rest) or rest
    if tagged and not asks:
        return _beside(before, rest) if _CLAUSE.search(rest) else _instead(before, rest)
    subject = subject_of(before)
    plain = _ASKED.match(rest) and not _NEW_SUBJECT.match(rest) and len(subject) <= 12 and _last_asked(before)
    comma = "" if plain and "，" not in subject else "，"
    return f"{subject}{comma}{rest}？"


def _beside(before: str, clause: str) -> str:
    """`clause` before the asking part that ends `before`, else behind it."""
    asked = _last_asked(before)
    if asked is not None and asked >= 2 and len(_ASKED.sub("", before[asked:])) <= _AT_END:
        return _under(before, clause)
    return f"{before}，{clause}呢？"


def _instead(before: str, element: str) -> str:
    """`element` in the place of what is like it in `before`, else before the question."""
    for length in range(len(element) - 1, 0, -1):
        replaced = _ending_alike(before, element, length) or _beginning_alike(before, element, length)
        if replaced:
            return f"{replaced}？"
    return f"{element}，{before}？"


def _ending_alike(before: str, element: str, length: int) -> str:
    """`before` with what ends like `element` replaced; the two must be of about the same length."""
    at = before.find(element[-length:])
    if at < 0:
        return ""
    limit = max(0, at + length - len(element) - 2)
    bounds = [found.end() for found in _BOUNDARY.finditer(before, 0, at) if found.end() >= limit]
    start = bounds[-1] if bounds else (0 if limit == 0 else None)
    if start is None:
        start = at + length - len(element) if length >= 2 else None
    if start is None or start < 0 or at <= start < 0:
        return ""
    return before[:start] + element + before[at + length :]


def _beginning_alike(before: str, element: str, length: int) -> str:
    """`before` with what begins like `element` replaced: 借给同事 by 借给亲戚."""
    if length < 2:
        return ""
    at = before.find(element[:length])
    if at < 0:
        return ""
    end = at + length
    asked = _ASKED.search(before, end)
    stop = _BOUNDARY.search(before, end)
    ends = [found.start() for found in (asked, stop) if found] + [end + len(element) - length, len(before)]
    return before[:at] + element + before[min(ends) :]


def _under(before: str, condition: str) -> str:
    """`before` under a condition: 盗窃怎么处罚 and 如果是累犯 make 盗窃，如果是累犯，怎么处罚."""
    asked = _last_asked(before)
    if asked is None or asked < 2:
        return f"{before}，{condition}？"
    return f"{before[:asked]}，{condition}，{before[asked:]}？"


def subject_of(before: str) -> str:
    """What `before` asks about, without what it asks of it."""
    before = _END.sub("", before.strip())
    asked = _last_asked(before)
    if asked is not None and len(before[:asked].rstrip("，,的")) >= 2:
        return before[:asked].rstrip("，,的")
    yes_no = _YES_NO.search(before)
    if yes_no:
        return before[: yes_no.start()] + yes_no["rest"]
    return before


def _last_asked(before: str) -> int | None:
    """Where the asking part of the last clause begins that asks."""
    found = [one.start() for one in _ASKED.finditer(before)]
    return found[-1] if found else None

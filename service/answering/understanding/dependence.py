"""Whether a question of a conversation says too little by itself: 那处级干部呢？ 需要多久？ 他们一直不答复怎么办？"""

from __future__ import annotations

import re

from service.answering.understanding.merging import bare_question, core_words

_PRONOUN = re.compile(
    r"它们?|这个|那个|这样|那样|上述|前述|这种|那种|该(?![不怎])|此类|这类|(?<![尤与])其(?![他中余实])|前者|后者|刚才|上面"
)
_CONDITION = re.compile(r"^(?:那么?|但是?|不过)?[，,]?(?:如果|要是|假如|假设|万一|若)")
_OPENER = re.compile(r"^(?:那么?|还有|另外|换成|换作|至于|那如果|那要是)")
# What begins as a further step of a matter that it does not name: 一直不答复, 期满不合格, 要再延一次, 他们两个月不吭声.
_CONTINUED = re.compile(
    r"^(?:那么?)?(?:要再|还(?:能|会|要|可以|得|让)|再|又|也|一直|到(?:期|时)|期满|届满|过(?:了|期)|超(?:过|期)|逾期|已经(?!退)|正在(?!喂)"
    r"|不(?:够|肯|听|给|交|改|办|然|行|同意)|没(?:到|批|通过|办|交|人管)|[办写做补改]得?[不完成]|写得|弄丢|丢了|查[到出实]|受理|情[况节]|案子|事情|金额|数额|其中"
    r"|他们?|她们?|人家|对方|本人|[这那]期间|期间|单位(?:批准|同意|几|回|答)|经[^，。]{0,3}(?:批准|同意)|结果|材料不)"
)
# A question of how long, how much or who alone, and how little it may say besides.
_ASKED_FIRST = re.compile(
    r"^(?:那么?)?(?:多[久长少大]|几[天日个年次倍]|提前|最[长多高低少迟]|什么时候|何时|由?谁|[向找]谁|[向去在到]哪|怎么(?:申请|办|处|算|交|提|罚)|按什么)"
)
_ASKED_ALONE = 4
# 什么人是定密责任人 asks what a word means, and so names it.
_DEFINED = re.compile(r"^(?:什么(?:人|样的[^，。？?]{0,4})?|哪些人?|谁)(?:是|叫|算)[一-鿿]{3,}")
_TAG = re.compile(r"呢[？?。！!]*$")
# Content characters below which a question has no subject of its own, by how it begins and ends.
_NO_SUBJECT = 2
_SHORT = 9


def needs_turn(text: str, before: str) -> bool:
    """Whether a question says too little by itself: opened or closed as a rest, as a further step, with a
    pronoun, or without a subject.

    Behind 那 a subject of its own (那年休假有几天) stands alone, unless it is like one of the question `before`.
    """
    if _DEFINED.match(text):
        return False
    core = core_words(text)
    size = len(core)
    if size <= _NO_SUBJECT:
        return True
    if _TAG.search(text) and size <= _SHORT and not re.search(r"[，,].*(?:什么|怎么|多少|哪|谁|几)", text):
        return True
    if _CONDITION.match(text):
        return len(bare_question(text)) <= 2 * _SHORT
    if _OPENER.match(text) and size <= _SHORT:
        return any(core[start : start + 2] in before for start in range(size - 1))
    if _ASKED_FIRST.match(text) and size <= _ASKED_ALONE:
        return True
    return bool(_PRONOUN.search(text) or _CONTINUED.match(text)) and size <= _SHORT

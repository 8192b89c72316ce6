"""Whether a question can be answered by rules at all: by how it is worded, not by what it is about.

Who is the director now, what is for lunch, write me a summary, will it rain: no rule says so, whatever words it shares
with one. The weights were found by `python -m index.training.askable` on the questions that guiwen ships.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

# Pieces of so many characters.
LENGTHS = (1, 2, 3)
_NUMBER = re.compile(r"[0-9０-９]+")
_MARKS = re.compile(r"[？?。，,！!、；;\s]")
# Said so, whatever else is said: a request, an opinion, what is so here and now, what will be, gossip. Of 112,000
# questions that people ask of rules these match none.
_OUTRIGHT = re.compile(
    "|".join(
        (
            r"(?<!来)(?:帮我|替我|给我|为我)(?:再|先)?(?:写|想|拟|起草|润色|翻译|编|画|订|打听|推荐)(?![的了])",
            r"帮我.{0,8}(?:润色|修改|改改|翻译|排版)|替我[^，。]{0,6}(?:说一声|说说|打个招呼|求个情)",
            r"(?:^|[，。])(?:请)?(?:写|拟|想)(?:一|两|几)?(?:份|篇|段|句|首|条|副)"
            r"(?!.*(?:[吗么什啥怎]|可以|能不能|行不行|要不要|要[哪有注]|罪|罚))",
            r"(?:哪家|哪个|谁家|哪位|哪里|哪儿|谁).{0,14}"
            r"(?:最(?:好(?=[看吃玩？?。，]|$)|[靠划准香牛漂热快便])|更[好靠划轻]|好些|好吃|好看|靠谱|口碑|前途|轻松|划算)",
            r"你(?:觉得|认为|怎么看).{2,24}(?:好|坏|怎么样|如何|值不值|哪个)|是好是坏|你说.{2,20}(?:还是|哪个|该不该)",
            r"谁在负责|哪家(?:公司|单位|企业)?中的?标|全[省市县国].{0,4}排第几",
            r"(?:以前|原来|之前)在哪(?:个|儿|里)?.{0,4}(?:干|工作|上班|任职)|(?:现任|新来的).{0,8}(?:是谁|叫什么|哪里人)",
            r"(?:明年|后年|下个月|明天|后天|下周|年底).{0,14}会不会(?:再)?(?:涨|跌|降|下|出|变|来|调整|提高)",
            r"会不会(?:再|又)?(?:跌|降价|下雨|下雪|下大雨)|(?:工资|津贴|待遇|[房油物菜]价).{0,6}会不会(?:再|又)?(?:涨|降)",
            r"(?:咱|我们|俺|本)(?:县|镇|乡|局|单位|村|科|市|区).{0,10}(?<!找)(?:哪几[个家处](?!的)|哪一家|哪家(?!牵头|来?管|来?负责)|有几家|叫什么名)",
            r"坐几路|几路车|哪条(?:街|路)上|在几楼|好停车|怎么坐车|食堂.{0,6}(?:吃什么|吃啥|烧什么|啥菜|什么菜)",
            r"听说[^，。]{0,14}(?:要调(?!解|查|整)|要走(?=了|[，。？?]|$)|要提拔)|是不是.{0,10}(?:闹掰|吵架|有一腿|要调走|要提拔)",
        )
    )
)
# The log odds then.
OUTRIGHT = 5.0


def pieces(question: str) -> set[str]:
    """The pieces of `question`, its beginning and end marked, numbers alike, without punctuation."""
    told = f"^{_MARKS.sub('', _NUMBER.sub('0', question))}$"
    return {told[start : start + length] for length in LENGTHS for start in range(len(told) - length + 1)}


def outright(question: str) -> bool:
    """Whether its wording alone tells that no rule can answer `question`."""
    return bool(_OUTRIGHT.search(question))


def beyond_rules(question: str) -> float:
    """The log odds that no rule can answer `question`; about zero at even odds, OUTRIGHT where its wording tells."""
    if outright(question):
        return OUTRIGHT
    weights, start = _weights()
    return start + sum(weights.get(piece, 0.0) for piece in pieces(question))


@cache
def _weights() -> tuple[dict[str, float], float]:
    lines = files("index.wording").joinpath("askable.txt").read_text(encoding="utf-8").splitlines()
    found = dict(_entries(lines))
    return found, found.pop("", 0.0)


def _entries(lines: list[str]) -> Iterator[tuple[str, float]]:
    for line in lines:
        if not line.startswith("#"):
            piece, _, weight = line.rpartition("\t")
            yield piece, float(weight)

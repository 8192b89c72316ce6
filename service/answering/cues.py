"""What kind of thing a question asks for, and whether a text says something of that kind."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMERAL = r"[0-9０-９零〇一二三四五六七八九十百千万两半]+"


@dataclass(frozen=True, slots=True)
class Cue:
    """A kind of asking, and what the clause that answers it contains."""

    name: str
    asks: re.Pattern[str]
    says: re.Pattern[str]


CUES = (
    Cue(
        "time",
        re.compile(
            r"多久|多长时间|几天|多少天|几个月|多少个月|几年|多少年|什么时候|何时|期限|几日|多少日|哪天|几号|隔多|时限|满几|提前多|几时"
        ),
        re.compile(rf"{_NUMERAL}\s*(?:个)?(?:工作)?(?:日|天|月|年|小时|周)|期限|届满|及时|立即|当日|每年|定期"),
    ),
    Cue(
        "sanction",
        re.compile(
            r"会怎么样|会怎样|怎么处理|怎么处罚|怎么罚|后果|处分|担责|责任|受罚|罚多少|追究|会不会被|怎么办他|怎么算|犯法吗|违法吗|犯不犯|违纪吗|算违"
        ),
        re.compile(r"处分|警告|处罚|罚款|开除|撤职|撤销党内职务|降级|记过|责令|追究|刑事责任|没收|吊销|赔偿"),
    ),
    Cue(
        "who",
        re.compile(r"谁|哪个部门|哪个机关|找哪|归哪|哪一级|哪里批|向哪|去哪|由哪"),
        re.compile(
            r"由[^，。；]{2,30}(?:负责|决定|批准|审批|确定|管理|受理|组织)|负责|主管|批准|审批|报[^，。；]{2,20}(?:备案|批准|审批)|向[^，。；]{2,20}(?:申请|提出)"
        ),
    ),
    Cue(
        "may",
        re.compile(
            r"能不能|可不可以|行不行|行吗|可以吗|能[^不]{1,12}吗|让不让|允许|成不成|成吗|走得成|合规|准不准|许不许|好不好|可以不"
        ),
        re.compile(r"不得|禁止|可以|不准|严禁|应当|不予|允许|不受"),
    ),
    Cue(
        "amount",
        re.compile(
            r"多少钱|多大|几倍|多少倍|多少元|几成|比例|封顶|最多|最少|至少|几个人|多少人|多少次|几次|几份|数额|标准"
        ),
        re.compile(
            rf"{_NUMERAL}\s*(?:元|倍|%|％|人|名|次|份|级|个|万|以上|以下)|百分之|标准|不得超过|不超过|不得少于|不少于"
        ),
    ),
    Cue(
        "condition",
        re.compile(r"什么条件|哪些条件|要求|资格|什么情况|哪些情况|什么情形|哪些情形|够格|才能|才行|才可以|得满足"),
        re.compile(r"下列条件|条件|具备|符合|下列情形|有下列|情形之一|资格"),
    ),
    Cue(
        "how",
        re.compile(r"怎么办|咋办|怎么申请|如何|怎样|流程|程序|手续|步骤|要带什么|什么材料|怎么做|咋做"),
        re.compile(r"应当|申请|提出|提交|程序|下列|材料|书面|办理"),
    ),
)


def cues_of(question: str) -> tuple[Cue, ...]:
    """The kinds of asking in `question`."""
    return tuple(cue for cue in CUES if cue.asks.search(question))


def answers(cues: tuple[Cue, ...], text: str) -> float:
    """The share of `cues` that `text` says something of; one half when the question tells no kind."""
    if not cues:
        return 0.5
    return sum(bool(cue.says.search(text)) for cue in cues) / len(cues)

"""Questions for a part of a whole: A占B多少, B里A占多少, A和B加起来占C多少."""

from __future__ import annotations

import re
from dataclasses import replace

from service.answering.figures.comparing import completed, joined_things, named_places, of_place
from service.answering.figures.operands import COUNTRY, EDGES, SUM, Operand, Reader

# A占B多少, A相当于B的几成.
_SHARE = re.compile(r"(?<!抢)(?:占(?:到|了)?(?!比|地)|所占|相当于|是(?=[^，,是]{1,20}的(?:百分之|[几多]成|几分之)))")
_SHARE_BEHIND = re.compile(r"的?(?:占比|比例|比重|份额|比率)")
_SHARES = re.compile(r"占比|所占|的?(?:比例|比重)|占")
# 给予处分的人里，科级干部占多少: what is behind is the part, what is ahead the whole.
_AMONG = re.compile(
    r"(?:(?<![集其])(?:里(?!程)|中)(?![心国央小学等层期间介]|面的)|当中|其中|之中|里面|里头)[，,]?(?:有|的)?(?=[^，,]*$)|[，,](?:其中)?(?=[^，,]+$)"
)
_HOW_LARGE = re.compile(r"(?:有|占|是|达到?)?(?:百分之(?:几|多少)|[几多]成|几分之几)(?:的(?=[\u4e00-\u9fff])|是|为)?")
# 产量分别多了百分之几 asks for no part.
_GROWN_BY = re.compile(r"(?:[多少涨升降增减跌]|增长|提高|下降|上调|下调)了?(?=百分之(?:几|多少)|几成)")
_TWO = 2


def share(question: str, reader: Reader) -> tuple[Operand, ...]:
    """A part and its whole: A占B多少, B里A占多少, A在B中的比重, B里有百分之几是A."""
    found = _SHARE.search(question)
    behind = found and reader.operand(_share_of(question[found.end() :]))
    if found and behind and (behind.subject or behind.place):
        part = reader.operand(question[: found.start()])
        if wholes := _of_places(question[found.end() :], part, reader):
            return part, *wholes
        if behind.subject in {"", COUNTRY}:
            behind = replace(behind, subject=f"{behind.subject}{part.subject}")
        return _both(part, behind)
    inside = re.search(r"在(?P<whole>[^，,]+?)(?:[里中]|当中|之中|里面)的?(?:占比|比例|比重|份额|占)", question)
    if inside:
        return _both(reader.operand(question[: inside.start()]), reader.operand(inside["whole"]))
    if not (_SHARES.search(question) or _HOW_LARGE.search(question)):
        return ()
    if _GROWN_BY.search(question):
        return ()
    *_, among = [None, *_AMONG.finditer(question)]
    if among is None:
        return ()
    whole = reader.operand(question[: among.start()])
    part = reader.operand(_HOW_LARGE.sub(" ", _SHARES.sub(" ", question[among.end() :])))
    return _both(replace(part, among=True, beside=whole.subject), whole)


def _of_places(text: str, part: Operand, reader: Reader) -> tuple[Operand, ...]:
    """The whole where it is that of several places: 黑龙江粮食产量占东北三省的多大比例."""
    places, rest = named_places(text, reader)
    if len(places) < _TWO:
        return ()
    named = reader.operand(_share_of(re.sub(r"(?:[、和与跟同及]|以及)+", " ", rest)))
    whole = replace(part, subject=named.subject or part.subject, place="", period=part.period or named.period)
    return tuple(of_place(whole, one, reader) for one in places)


def shares_summed(question: str, reader: Reader) -> tuple[Operand, ...]:
    """Shares of one whole that are put together: A和B加起来占C的多少."""
    found = _SHARE.search(question)
    if found is None or not SUM.search(question):
        return ()
    whole = reader.operand(_share_of(question[found.end() :]))
    ahead = reader.operand(question[: found.start()])
    parts = joined_things(ahead.subject)
    if len(parts) < _TWO:
        return ()
    return tuple(
        replace(ahead, subject=f"{one}占{whole.subject}比重" if whole.subject else f"{one}占比", change=False)
        for one in parts
    )


def among(question: str, whole: Operand, reader: Reader) -> tuple[Operand, ...]:
    """A part that is asked for as a share of what was named before: 其中企业占几成."""
    text = question.strip(EDGES)
    named = text.startswith(_WITHIN) and (_SHARES.search(text) or _HOW_LARGE.search(text))
    if not (named or _OPEN_SHARE.search(text)):
        return ()
    part = reader.operand(_HOW_LARGE.sub(" ", _SHARES.sub(" ", _WITHIN_IT.sub("", text))))
    if not part.subject or not whole.subject or _RATIO_OF.search(whole.subject):
        return ()
    return _both(replace(part, among=True, beside=whole.subject), whole)


# 县外用车占几成: of what, was named before.
_OPEN_SHARE = re.compile(
    r"占(?:比|了|到|的比例|的比重)?(?:是|有|为)?(?:多少|几成|百分之(?:几|多少)|多大(?:比例|比重)?)[？?]?$"
)
_WITHIN = ("其中", "里面", "当中", "里头")
_WITHIN_IT = re.compile(r"^(?:其中|里面|当中|里头)(?:的|有)?")
_RATIO_OF = re.compile(r"率$|比重|占比")


def _share_of(text: str) -> str:
    return _SHARE_BEHIND.sub(" ", _HOW_LARGE.sub(" ", text))


def _both(part: Operand, whole: Operand) -> tuple[Operand, ...]:
    return completed(part, whole) if part.subject and whole.subject else ()

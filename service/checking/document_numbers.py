"""The form of 发文字号: 〔〕 around four digits of the year, no 第, no leading zero (GB/T 9704—2012, 7.2.5)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.checking.finding import Remark, Severity
from service.checking.proof import Proof

_NUMBER = re.compile(
    r"(?P<sign>[一-鿿*]{1,10})\s?(?P<open>[〔\[［（(【﹝])\s?(?P<year>(?:19|20)?\d{2})(?P<nian>年)?\s?(?P<close>[〕\]］）)】﹞])\s?"
    r"(?P<di>第\s?)?(?P<count>\d{1,5})\s?号(?P<order>令)?"
)
# The last letter of an organ's sign; other words before a bracket are no sign.
_SIGN = re.compile(r"(?:[发函字办文通规纪组宣审复批呈报请任令告会议监综财税建教卫人社农林水商市督]|\*)$")
_LEAD = re.compile(
    r"^.*(?:根据|按照|依照|文号|字号|印发|下发|转发|以及|落实|贯彻|执行|精神|通过|出台|关于|依据|参照|[《》、和由见即为对以经将]|(?<=[的]))"
)


def find(proof: Proof) -> Iterator[Remark]:
    """Each number in another form, with the right one."""
    for found in _NUMBER.finditer(proof.text):
        sign = _LEAD.sub("", found["sign"])
        if not _SIGN.search(sign) or found["order"] or sign.endswith("令"):
            continue
        faults = list(_faults(found))
        if faults:
            start = found.end("sign") - len(sign)
            year = found["year"] if len(found["year"]) == 4 else f"20{found['year']}"
            right = f"{sign}〔{year}〕{int(found['count'])}号"
            said = f"发文字号{'，'.join(faults)}（GB/T 9704—2012，7.2.5）。"
            yield Remark(start, found.end(), Severity.WARNING, said, right)


def _faults(found: re.Match[str]) -> Iterator[str]:
    if (found["open"], found["close"]) != ("〔", "〕"):
        yield "的年份用六角括号〔〕"
    if len(found["year"]) < 4:
        yield "的年份写全四位"
    if found["nian"]:
        yield "的年份不加“年”"
    if found["di"]:
        yield "的序号不加“第”"
    if found["count"].startswith("0"):
        yield "的序号不编虚位"

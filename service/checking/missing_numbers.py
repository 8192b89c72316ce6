"""共查处案件，其中… and 增长%: sentences that promise a number and give none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.checking.finding import Remark, Severity
from service.checking.proof import Proof

_ACTS = (
    "查处|受理|办理|办结|立案|检查|发现|整改|处置|化解|接待|印发|召开|发放|培训|建成|处分|约谈|谈话|新增|排查|审查|移送|挽回|追缴|报送|走访|慰问|"
    "救助|帮扶|拨付|下达|筹集|征集|采纳|答复|举办|转发|下发|更新|收到|收缴|争取|开展|组织|完成|实施|投入|提出|发布|安排"
)
# What is done one by one, and told with 共 to say how often.
_COUNTED = re.compile(r"查处|受理|立案|办结|移送|处分|召开|印发|转发|下发|发放|约谈|接待")
_PROMISED = re.compile(
    rf"(?<![公中一总])(?:共|累计|总共|合计)(?:计|已)?(?P<act>{_ACTS})(?P<rest>[^，。；：\n]{{0,16}})(?P<stop>[，。；])"
)
_NUMBER = re.compile(
    r"[0-9〇零一二三四五六七八九十百千万亿两几数余多半\ue000×XＸ*]|若干|全部|大量|全覆盖|有关|工作$|活动$"
)
_UNITLESS = re.compile(
    r"(?<![被受])(?:处分|处理)(?P<person>人)(?=[，。；、])|(?:线索|案件|处分|问题|信访|干部|投资|资金|金额|项目)(?P<unit>件(?![次、和事])|人次|万元|亿元)(?=[，。；、])|(?<=[一-鿿])(?P<share>(?:%|个百分点)(?=[，。；、）]|左右|以上|以内|以下)|[万亿]元(?=[，。；、）]))"
)
_HAN_NUMBER = re.compile(
    r"[〇零一二三四五六七八九十百千万亿两几数余多半点若]$|若干$|单位[:：为]?$|以$|每$|按$|用$|个$|达$"
)
_BLANKS = re.compile(r"[一-鿿](?P<blank>[ \u3000]{2,}|_{2,}|＿{1,})(?=(?:件|人|次|个|项|万元|亿元|份|条|%))")


def find(proof: Proof) -> Iterator[Remark]:
    """Each promise, unit or blank without its number."""
    for start, end in proof.sentences:
        for found in _PROMISED.finditer(proof.masked, start, end):
            if not _NUMBER.search(found["rest"]) and (
                found["stop"] != "，" or _COUNTED.match(found["act"]) or _goes_on(proof, found.end(), end)
            ):
                said = f"“{found[0][:-1]}”之后没有数。"
                yield Remark(found.start(), found.end() - 1, Severity.WARNING, said, "补上数，或改写。")
        for found in _UNITLESS.finditer(proof.masked, start, end):
            name = next(name for name in ("unit", "person", "share") if found[name])
            if name != "share" or not _HAN_NUMBER.search(proof.masked[start : found.start()]):
                said = f"“{found[name]}”之前没有数。"
                yield Remark(*found.span(), Severity.ERROR, said, "补上数。")
        for found in _BLANKS.finditer(proof.text, start, end):
            yield Remark(*found.span("blank"), Severity.ERROR, "这里留了空，没有填数。", "补上数。")


def _goes_on(proof: Proof, place: int, end: int) -> bool:
    """Whether the parts follow whose whole is missing: 共查处案件，其中…"""
    return re.match(r"其中|同比|较|比|增长|下降", proof.masked[place:end]) is not None

"""的的, 进行进行: words that were written twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.checking.finding import Remark, Severity
from service.checking.proof import Proof

# One letter twice, where no word ends and another begins with it (存在在, 目的的, 为了了解).
_LETTER = re.compile(
    r"(?<![目标])的的(?![确士])|(?<![为除罢得不])了了(?![解然结事])|(?<![共缓总饱平温柔谐调暖附掺亲揉随中])和和(?![气平睦谐])"
    r"|(?<![存现所正潜内外实自旨重贵])在在(?![在线职校编岗建野])|(?<![但于可只还总倒算老要凡求若])是是(?!非)|(?<![参赠给赋授])与与(?![会])|(?<![普涉惠波危以])及及(?![时格早])"
    r"|(?<![作成行认因称])为为(?![了此何])|(?<![面针应相反绝校核])对对(?![口方标策照])|(?<![由缘理自])由由(?!于)|(?<!反)被被|(?<![门])把把(?![关握])"
)
# Words of official texts that nobody doubles; of others, the end of one and the beginning of the next may look so
# (领跑领域, 文化文艺).
_OFTEN = (
    "进行|开展|加强|推进|落实|工作|组织|完善|提高|促进|建设|实施|贯彻|坚持|全面|深入|积极|认真|严格|切实|不断|持续|扎实|有效|"
    "主要|同志|问题|情况|要求|制度|机制|部署|推动|加快|强化|提升|做好|完成|处理|管理|服务|监督|检查|党员|干部|群众|我们|以及|通过|根据|"
    "按照|为了|关于|对于|已经|可以|应当|必须|能够|没有|其中|共计|同时|目前|今年|去年|纪委|单位|部门|机关|企业|项目|资金|万元|亿元|发展|"
    "发挥|履行|深化|加大|提出|形成|推广|夯实|筑牢|严肃|规范|统筹|协调|参加|参与|支持|配合|负责|审查|调查|巡察|信访|"
    "规定|办法|意见|方案|计划|任务|目标|重点|基础|保障|整改|责任|领导|作用|能力|水平|质量|效率|环境|安全|经济|社会|文件|会议|报告|召开|"
    "印发|制定|健全|建立|增强|优化|确保|努力|抓好|围绕|聚焦|针对|结合|存在|发现|查处|受理|立案|处分|线索|案件"
)
_WORD = re.compile(rf"(?P<word>{_OFTEN})(?P=word)|(?P<phrase>[一-鿿]{{3,8}}?)(?P=phrase)")
_WANTED = re.compile(r"^[一二三四五六七八九十百千万两几半每逐]|(.)\1")


def find(proof: Proof) -> Iterator[Remark]:
    """Each such place in the running text, outside titles and short quotations."""
    for start, end in proof.prose:
        for found in _LETTER.finditer(proof.masked, start, end):
            yield Remark(*found.span(), Severity.WARNING, f"“{found[0][0]}”重复。", found[0][0])
        for found in _WORD.finditer(proof.masked, start, end):
            word = found["word"] or found["phrase"]
            if not _WANTED.search(word):
                yield Remark(*found.span(), Severity.WARNING, f"“{word}”重复。", word)

"""What has to be traced beside numbers in a text that a chat model wrote: dates, titles, citations, names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.observations.masking import mask
from ingest.observations.times import find_times
from service.answering.checking.names import TITLE, labels, quoted
from service.drafting.draft import GAP, Mark

__all__ = ["Name", "find_names"]

_HAN = "一-鿿"
_DOCUMENT_NUMBER = re.compile(
    rf"[{_HAN}]{{0,8}}〔[^〔〕\n]{{2,8}}〕\s*\d+\s*号|[{_HAN}]{{1,8}}[（\[(](?:19|20)\d\d[）\])]\s*\d+\s*号|第\s*\d+\s*号令"
)
_BODY = re.compile(
    rf"[{_HAN}]{{1,14}}?(?:委员会|人民政府|办公室|办公厅|领导小组|检察院|检察机关|法院|公安机关|管委会|纪委监委|纪委|监委|党委|党组|县委|市委|省委|区委"
    r"|政府|局|厅|委(?=[、，。；和与及等])|处|科|股|所|队|中心|公司|集团|银行|协会|学校|大学|医院|街道办)"
)
_PLACE = re.compile(rf"[{_HAN}]{{2,6}}?(?:自治区|自治州|自治县|省|市|州|县|区|旗|镇|乡|街道|村|社区)")
# Surnames (the hundred commonest, Ministry of Public Security's list of 2020, and a few more), double ones first.
_SURNAME = (
    r"(?:欧阳|上官|司马|诸葛|[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔"
    r"钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤])"
)
_POST = (
    r"(?:书记|副书记|主任|副主任|局长|副局长|县长|副县长|市长|副市长|省长|区长|镇长|乡长|部长|处长|科长|院长|检察长|组长|副组长"
    r"|主席|同志)"
)
_BEFORE_POST = re.compile(rf"(?P<name>{_SURNAME}[{_HAN}]{{1,2}}|{_SURNAME})(?={_POST})")
_BEHIND_POST = re.compile(
    rf"(?<=书记)(?P<name>{_SURNAME}[{_HAN}]{{1,2}}?)(?=[，。、；：（ 主出带到率作在与和同]|$)"
    rf"|(?:主任|局长|县长|市长|部长|处长|科长|院长|组长|主席|镇长|乡长|区长|检察长)"
    rf"(?P<other>{_SURNAME}[{_HAN}]{{1,2}}?)(?=[，。、；：（ 主出带到率作在与和同]|$)"
)
_NO_PERSON = re.compile("[副委务室会处科局部任办]")
# What leads to a name and does not belong to it.
_LEADS = re.compile(
    r"^.*(?:[由经向报给和及与或在对为的被将按至到赴从于了是]|以及|通过|提交|送交|会同|联合|配合|组织|协同|协助|督促|指导|推动|安排|支持|参加|召开|邀请"
    r"|带动|服务|惠及|支援|帮助|联系|走进|帮扶|调研|考察|接受|配齐|选派|抽调|成立|组建|依靠|协调|对接|深入|前往|走访|依托|包括|涉及|覆盖|来自|所属|下属|驻|本|其|该|各|全|有关|相关)"
)
_GENERAL = re.compile(
    r"^(?:[我全各本该省市县区镇乡村两级有关相关职能基层上下属地方党群机关内外干中全局][省市县区镇乡村级]*)?"
    r"(?:省|市|县|区|镇|乡|村|街道|社区|部门|机关|政府|党委|党组|局|处|科|所|队|中心|地区|园区|城区|辖区|片区|小区|库区|山区|全局|布局|格局|结局|开局|大局|处处|好处|场所"
    r"|部队|有所|各处|何处|到处|之处|用处|无处|去处|深处|学科|百科|厕所|住所|县市|市县|城市|都市|超市|股市|楼市|上市|门市|乡镇|城镇|城乡|农村|乡村|示范村|行政村|自然村|试点村"
    r"|薄弱村|重点村|贫困村|示范区|试验区|开发区|新区|老区|景区|校区|厂区|牧区|灾区|林区)$"
)


@dataclass(frozen=True, slots=True)
class Name:
    """`[start, end)` of a text, of this kind."""

    start: int
    end: int
    kind: Mark


def find_names(text: str) -> tuple[Name, ...]:
    """What is to be traced beside numbers, in order and apart; where two lie over each other the first kind counts."""
    found: list[Name] = []
    taken = [one.span() for one in GAP.finditer(text)]
    for name in _all(text):
        if name.end > name.start and not any(name.start < end and start < name.end for start, end in taken):
            found.append(name)
            taken.append((name.start, name.end))
    return tuple(sorted(found, key=lambda one: one.start))


def _all(text: str) -> Iterator[Name]:
    """Yield them kind by kind: a title hides what is named in it."""
    yield from _citations(text)
    yield from (Name(*one.span(), Mark.TITLE) for one in TITLE.finditer(text))
    yield from (Name(*one.span(), Mark.CITATION) for one in _DOCUMENT_NUMBER.finditer(text))
    masked = mask(text)
    yield from (Name(one.start, one.end, Mark.DATE) for one in find_times(masked, 0, len(masked)))
    for words in quoted(text):
        at = text.find(words)
        yield Name(at, at + len(words), Mark.NAME)
    for pattern in (_BEFORE_POST, _BEHIND_POST):
        for one in pattern.finditer(text):
            group = "name" if one["name"] else "other"
            if not _NO_PERSON.search(one[group]):
                yield Name(*one.span(group), Mark.NAME)
    for pattern in (_BODY, _PLACE):
        for one in pattern.finditer(masked):
            start = one.start() + (len(lead[0]) if (lead := _LEADS.match(one[0])) else 0)
            if one.end() - start > 2 and not _GENERAL.match(text[start : one.end()]):
                yield Name(start, one.end(), Mark.NAME)


def _citations(text: str) -> Iterator[Name]:
    """Articles, together with the title that stands before them: each of both may be right and the pair wrong."""
    for start, end, _ in labels(text):
        titles = [one for one in TITLE.finditer(text, 0, start) if one.end() == start]
        yield Name(titles[0].start() if titles else start, end, Mark.CITATION)

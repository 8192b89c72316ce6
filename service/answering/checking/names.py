"""Titles, labels, bodies and quoted words in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.document import UnitKind
from ingest.labels import NUMERAL, Label, match_label

TITLE = re.compile(r"《([^《》]{1,100})》")
_LABEL = re.compile(rf"第\s*{NUMERAL}\s*(?:条|款|项)|(?<![\d]){NUMERAL}\s*条(?!例|件|款|文)")
_QUOTED = re.compile(r"“([^“”]{1,400})”|「([^「」]{1,400})」|\"([^\"]{1,400})\"")
_BODY = re.compile(
    r"[\u4e00-\u9fff]{1,12}?(?:委员会|人民政府|办公室|办公厅|领导小组|检察院|法院|公安机关|部门|机关|机构|党委|党组|纪委|负责人|主管人员|局|厅|处|科|部|中心)"
)
# Words in front of a body's name that do not belong to it.
_BEFORE = re.compile(
    r".*(?:[由经向报给和及与或在对为的被将按应须至到]|以及|通过|提交|送交|当地|所在|本|其|该|需要|可以|应当|必须|不得)"
)
_GENERAL = frozenset(
    {"有关部门", "部门", "机关", "机构", "负责人", "内部", "全部", "干部", "局部", "之处", "好处", "外部", "到处"}
)


def titles(text: str) -> list[str]:
    """The titles in 书名号."""
    return [found[1].strip() for found in TITLE.finditer(text)]


def labels(text: str) -> Iterator[tuple[int, int, Label]]:
    """Yield the place and the label of each 第…条第…款 in `text`."""
    end = 0
    for found in _LABEL.finditer(text):
        if found.start() < end:
            continue
        label, end = match_label(text, found.start())
        if label is not None:
            yield found.start(), end, label


def article(label: Label) -> str:
    """The article of `label`, printed; "" when it has none."""
    return str(Label(tuple(step for step in label.steps if step[0] is UnitKind.ARTICLE)))


def bodies(text: str) -> list[str]:
    """The ends of names of bodies: two characters and what kind of body it is (财务处, 公安机关)."""
    found = []
    for match in _BODY.finditer(text):
        name = _BEFORE.sub("", match[0])
        if len(name) >= 3 and name not in _GENERAL:
            found.append(name[-6:] if len(name) > 6 else name)
    return found


def quoted(text: str) -> list[str]:
    """The words in quotation marks."""
    return [next(part for part in found.groups() if part) for found in _QUOTED.finditer(text)]

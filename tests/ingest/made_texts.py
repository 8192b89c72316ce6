"""Texts invented for the tests of structure, and short views of the trees they give."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from hypothesis import strategies as st

from ingest.document import Document, DocumentKind, Line, Unit
from ingest.labels import UnitKind, print_numeral
from ingest.pipeline import ingest
from ingest.plaintext import PlainText, TextLine, assemble
from ingest.tree import Grower, Node

DAY = date(2024, 6, 1)

TREE = """青山县登记办法
（2020年5月6日青山县人民代表大会常务委员会通过）
第一章 总则
第一条 为了规范登记，制定本办法。
第二条 下列事项应当登记：
（一）设立；
（二）变更，包括：
1.名称变更；
2.住所变更。
（三）注销。
逾期不登记的，责令改正。
第二章 附则
第三条 本办法自2020年7月1日起施行。
"""


def made(text: str, name: str = "青山.txt", kind: DocumentKind | None = None, today: date = DAY) -> Document:
    """The document that `text` gives when it is read from a file."""
    return ingest(text.encode(), name, kind=kind, today=today)


def plain_lines(*lines: str | Line) -> tuple[TextLine, ...]:
    """Lines as the parsers take them."""
    return plain_text(*lines).lines


def plain_text(*lines: str | Line) -> PlainText:
    """The plain text of `lines`."""
    return assemble([Line(line) if isinstance(line, str) else line for line in lines])


def grown(plain: PlainText, nodes: Iterable[Node]) -> tuple[Unit, ...]:
    """The Units of `nodes`."""
    return Grower("d0", plain).grow(nodes)


def labels(units: Iterable[Unit], *kinds: UnitKind) -> list[str]:
    """The labels of the Units of these kinds (of all when none is named), in order."""
    return [unit.label for top in units for unit in top.walk() if not kinds or unit.kind in kinds]


def outline(units: Iterable[Unit], depth: int = 0) -> list[str]:
    """One line for every Unit: indented by depth, its kind and label."""
    rows: list[str] = []
    for unit in units:
        rows.append(f"{'  ' * depth}{unit.kind.value} {unit.label}")
        rows.extend(outline(unit.children, depth + 1))
    return rows


_HAN = "登记机关应当依法公开办理事项并及时告知申请人材料不齐全的予以补正县级镇村主管部门"
_words = st.text(alphabet=_HAN, min_size=4, max_size=40)
_sentence = _words.map(lambda words: words + "。")
_long = st.lists(_words, min_size=10, max_size=40).map("，".join).map(lambda words: words + "。")


@st.composite
def regulation_texts(draw: st.DrawFn) -> str:
    """A regulation of some articles, in chapters or not, with 款, lists, closers and annexes."""
    lines = [draw(st.sampled_from(["青山县登记办法", "# 青山县登记办法（试行）"]))]
    if draw(st.booleans()):
        lines.append("（2020年5月6日青山县人民代表大会常务委员会第三次会议通过）")
    chapters = draw(st.booleans())
    blank = draw(st.sampled_from([" ", "　", ""]))
    number = 0
    for chapter in range(1, draw(st.integers(1, 3)) + 1):
        if chapters:
            lines.append(f"第{print_numeral(chapter)}章 {draw(_words)}")
        for _ in range(draw(st.integers(1, 4))):
            number += 1
            lines.extend(_article(draw, number, blank))
    if draw(st.booleans()):
        lines.extend(["附件1", draw(_words), "1." + draw(_sentence), draw(_sentence)])
    return "\n".join(lines)


def _article(draw: st.DrawFn, number: int, blank: str) -> list[str]:
    lines = [f"第{print_numeral(number)}条{blank}{draw(_sentence)}"]
    for _ in range(draw(st.integers(0, 3))):
        kind = draw(st.sampled_from(["paragraph", "long", "list", "listing without numbers"]))
        if kind == "list":
            lines.append(draw(_words) + "：")
            items = draw(st.integers(1, 5))
            lines.extend(f"（{print_numeral(item)}）{draw(_words)}；" for item in range(1, items + 1))
            if draw(st.booleans()):
                lines.append("的，" + draw(_sentence))
        elif kind == "listing without numbers":
            lines.extend([draw(_words) + "：", draw(_words) + "；", draw(_sentence)])
        else:
            lines.append(draw(_long if kind == "long" else _sentence))
    return lines

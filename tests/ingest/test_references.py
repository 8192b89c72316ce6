"""Cross-references: what a text refers to, by whose name, and whether there is such a Unit."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.addressing import Addresses
from ingest.document import Document, Reference, ReferenceState
from ingest.labels import UnitKind, parse_label
from ingest.pipeline import ingest

RULE = """云渡县印章管理规定
第一条　为了规范印章管理，根据《中华人民共和国档案法》和《穆州市公章管理办法》，制定本规定。
第二条　本规定适用于下列单位：
（一）县直机关；
（二）乡镇机关；
（三）其他单位。
前款第（三）项所称其他单位，由办公室确定。
第三条　单位印章由专人保管。
保管人调离的，应当办理移交。
第四条　{words}
第五条　本规定自2023年1月1日起施行。
"""


def _document(words: str) -> Document:
    text = RULE.format(words=words)
    return ingest(text.encode(), "印章.txt", today=date(2024, 1, 1))


def _found(words: str) -> list[tuple[str, str, str, str]]:
    """The references of the fourth article: words, title, label, state."""
    document = _document(words)
    article = next(unit for unit in document.articles() if unit.label == "第四条")
    return [
        (document.text[one.start : one.end], one.title, one.label, one.state.value)
        for one in document.references
        if article.start <= one.start < article.end
    ]


R, E, A, U = (state.value for state in (
    ReferenceState.RESOLVED, ReferenceState.EXTERNAL, ReferenceState.AMBIGUOUS, ReferenceState.UNRESOLVED
))  # fmt: skip


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("违反本规定第三条的，给予批评。", [("第三条", "", "第三条", R)]),
        ("违反第三条第二款规定的，给予批评。", [("第三条第二款", "", "第三条第二款", R)]),
        ("违反本规定第二条第（二）项的，给予批评。", [("第二条第（二）项", "", "第二条第一款第（二）项", R)]),
        ("第二条第一款第(一)项所列单位除外。", [("第二条第一款第(一)项", "", "第二条第一款第（一）项", R)]),
        ("违反第９条规定的，给予批评。", [("第９条", "", "第九条", U)]),
        ("违反第二条、第三条规定的。", [("第二条", "", "第二条", R), ("第三条", "", "第三条", R)]),
        (
            "适用第三条第一款、第二款。",
            [("第三条第一款", "", "第三条第一款", R), ("第二款", "", "第三条第二款", R)],
        ),
        (
            "适用第二条第（一）、（二）项。",
            [("第二条第（一）", "", "第二条第一款第（一）项", R), ("（二）项", "", "第二条第一款第（二）项", R)],
        ),
        (
            "适用第一条至第三条的规定。",
            [("第一条至第三条", "", f"第{number}条", R) for number in "一二三"],
        ),
        (
            "有第二条所列第（一）至第（二）项情形的。",
            [
                ("第二条", "", "第二条", R),
                *[("第（一）至第（二）项", "", f"第二条第一款第（{number}）项", R) for number in "一二"],
            ],
        ),
        ("依照前条规定移交。", [("前条", "", "第三条", R)]),
        ("依照前两条规定移交。", [("前两条", "", "第二条", R), ("前两条", "", "第三条", R)]),
        ("保管印章。\n违反前款规定的，给予批评。", [("前款", "", "第四条第一款", R)]),
        ("违反前款规定的，给予批评。", [("前款", "", "前款", U)]),
        ("保管印章。\n适用本条第一款的规定。", [("本条第一款", "", "第四条第一款", R)]),
        ("保管印章。\n适用第一款的规定。", [("第一款", "", "第四条第一款", R)]),
        ("依照《监察法》第二十二条第一款办理。", [("《监察法》第二十二条第一款", "监察法", "第二十二条第一款", E)]),
        ("依照《监察法》（2024年修正）第五条办理。", [("《监察法》（2024年修正）第五条", "监察法", "第五条", E)]),
        (
            "依照《监察法》第二十二条和第二十三条办理。",
            [("《监察法》第二十二条", "监察法", "第二十二条", E), ("第二十三条", "监察法", "第二十三条", E)],
        ),
        ("依照刑法第三百八十二条追究。", [("刑法第三百八十二条", "刑法", "第三百八十二条", E)]),
        ("应当认定为刑法第一百零五条之一的行为。", [("刑法第一百零五条之一", "刑法", "第一百零五条之一", E)]),
        (
            "依照《监察法》办理。该法第六条另有规定的除外。",
            [("《监察法》", "监察法", "", E), ("该法第六条", "监察法", "第六条", E)],
        ),
        ("依照该条例第六条办理。", [("该条例第六条", "", "第六条", U)]),
        (
            "根据《云渡县公务用车管理办法》（以下简称办法）第七条，办法第八条不适用。",
            [
                ("《云渡县公务用车管理办法》（以下简称办法）第七条", "云渡县公务用车管理办法", "第七条", E),
                ("办法第八条", "云渡县公务用车管理办法", "第八条", E),
            ],
        ),
        ("《云渡县印章管理规定》第三条照办。", [("《云渡县印章管理规定》第三条", "", "第三条", R)]),
        ("在《云渡日报》上公告。", []),
        ("开展第一项工作，召开第二次会议，落实八项规定。", []),
        ("按照有关规定办理，前款项目照常。", []),
        ("符合规定第三条件的。", []),
    ],
)
def test_what_an_article_refers_to(words: str, expected: list[tuple[str, str, str, str]]) -> None:
    """Every form of reference gives the Units that it means, or says that it cannot."""
    assert _found(words) == expected


def test_a_list_item_named_alone_is_of_its_own_paragraph() -> None:
    """第三项 inside an article with a list means that list; two lists with the item are ambiguous."""
    (reference,) = [one for one in _document("略。").references if "前款" in one.label or "（三）" in one.label]
    assert reference.label == "第二条第一款第（三）项"
    assert reference.state is ReferenceState.RESOLVED


def test_the_beginning_of_an_article_is_no_reference() -> None:
    """第四条　… opens the article."""
    assert _found("印章遗失的，应当报告。") == []


def test_a_decision_refers_to_what_it_amends() -> None:
    """将第三条修改为 in a decision without articles means the law in its title, and quoted beginnings are nobody's."""
    text = (
        "云渡县人民政府关于修改《云渡县印章管理规定》的决定\n"
        "云渡县人民政府决定对《云渡县印章管理规定》作如下修改：\n"
        "一、将第三条第二款修改为：“保管人调离的，应当当面移交。”\n"
        "二、增加一条，作为第六条：\n“第六条　本规定由办公室解释。”\n"
    )
    document = ingest(text.encode(), "决定.txt", today=date(2024, 1, 1))
    named = [(one.title, one.label) for one in document.references if one.label]
    assert named == [("云渡县印章管理规定", "第三条第二款"), ("云渡县印章管理规定", "第六条")]


def test_an_amendment_speaks_of_the_law_it_amends() -> None:
    """本法 and a bare 第…条 in a 修正案 are those of the law."""
    text = "云渡县印章条例修正案\n一、将第三条修改为：“违反本法第二条的，给予批评。”\n二、删去第五条。\n"
    document = ingest(text.encode(), "修正案.txt", today=date(2024, 1, 1))
    assert [(one.title, one.label) for one in document.references] == [
        ("云渡县印章条例", "第三条"),
        ("云渡县印章条例", "第二条"),
        ("云渡县印章条例", "第五条"),
    ]


def test_articles_of_an_annex_are_looked_for_in_it() -> None:
    """第二条 in an annex that counts its own articles is the annex's."""
    text = (
        "云渡县值班办法\n第一条　值班适用本办法。\n第二条　值班表见附件。\n附件1\n值班细则\n"
        "第一条　违反第二条的，给予批评。\n第二条　不得脱岗。\n"
    )
    document = ingest(text.encode(), "值班.txt", today=date(2024, 1, 1))
    (reference,) = [one for one in document.references if one.label.endswith("第二条")]
    assert reference.unit_id == f"{document.id}/x1/a2"


def test_the_rule_in_the_annex_of_a_notice_is_addressed() -> None:
    """Where the body has no article, a label means the one annex that has some."""
    text = (
        "关于印发值班细则的通知\n各科室：\n现印发给你们，请执行。\n附件\n值班细则\n第一条　值班。\n第二条　不得脱岗。\n"
    )
    document = ingest(text.encode(), "通知.txt", today=date(2024, 1, 1))
    (found,) = Addresses(document.units).find(parse_label("第二条"))
    assert found.text.endswith("不得脱岗。")


_PARTS = st.sampled_from(
    [
        "第三条", "本规定", "、", "和", "至", "第二款", "第（三）项", "《监察法》", "前款", "前两条",
        "该法", "，", "刑法", "（二）项", "第99条", "\n", "的",
    ]
)  # fmt: skip


@given(st.lists(_PARTS, min_size=1, max_size=25).map("".join))
def test_references_keep_to_the_text(words: str) -> None:
    """Whatever stands there, spans are inside the text, in order, and what is resolved is a Unit of the document."""
    document = _document("甲" + words.strip() + "。")
    ids = {unit.id for unit in document.walk()}
    for one in document.references:
        assert 0 <= one.start < one.end <= len(document.text)
        assert (one.unit_id in ids) == (one.state is ReferenceState.RESOLVED)
        assert _is_told(one)
    starts = [one.start for one in document.references]
    assert starts == sorted(starts)


def _is_told(one: Reference) -> bool:
    return bool(one.label or one.title)


def test_titles_notes_and_contents_are_not_searched() -> None:
    """References are read in sentences, not in the head."""
    kinds = {UnitKind.TITLE, UnitKind.NOTE, UnitKind.CONTENTS}
    document = _document("略。")
    heads = [unit for unit in document.units if unit.kind in kinds]
    assert all(not (unit.start <= one.start < unit.end) for unit in heads for one in document.references)

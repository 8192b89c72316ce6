"""Exact references in questions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.labels import Label, Number, UnitKind
from tests.service.answering.titled import FILES, INDEX, TITLES, cited, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("档案法第二十条", ["档案法第二十条"]),
        ("《预算法》 12 条", ["预算法第十二条"]),
        ("《中华人民共和国预算法》第12条", ["预算法第十二条"]),
        ("中华人民共和国预算法第十二条", ["预算法第十二条"]),
        ("监察官法5条1款", ["监察官法第五条第一款"]),
        ("信访工作条例第１６条", ["信访工作条例第十六条"]),
        ("信访工作条例１６条", ["信访工作条例第十六条"]),
        ("刑法第一百零五条之一", ["刑法第一百零五条之一"]),
        ("刑法第105条之一第二款", ["刑法第一百零五条之一第二款"]),
        ("刑法一百零五条", ["刑法第一百零五条"]),
        ("公务员法第59条第（四）项", ["公务员法第五十九条第（四）项"]),
        ("公务员法第五十九条第四项", ["公务员法第五十九条第（四）项"]),
        ("公务员法59条（四）", ["公务员法第五十九条第（四）项"]),
        ("档案法第十二条第二款第三项", ["档案法第十二条第二款第（三）项"]),
        ("档案法 第 十二 条 第 二 款", ["档案法第十二条第二款"]),
        ("档案法的第二十条是什么", ["档案法第二十条"]),
        ("档案法里第二十条怎么说", ["档案法第二十条"]),
        ("档案法（2020修订）第二十条", ["档案法第二十条"]),
        ("请问《档案法》第二十条规定了什么？", ["档案法第二十条"]),
        ("根据档案法第二十条，哪些要移交？", ["档案法第二十条"]),
        ("第二十条是什么？档案法的", ["档案法第二十条"]),
        # several at once
        ("档案法第三条和第五条", ["档案法第三条", "档案法第五条"]),
        ("档案法第三条、第五条", ["档案法第三条", "档案法第五条"]),
        ("档案法第三、五条", ["档案法第三条", "档案法第五条"]),
        ("档案法第3、5、7条", ["档案法第三条", "档案法第五条", "档案法第七条"]),
        ("档案法第十条至第十二条", ["档案法第十条", "档案法第十一条", "档案法第十二条"]),
        ("档案法第十至十二条", ["档案法第十条", "档案法第十一条", "档案法第十二条"]),
        ("档案法第3-5条", ["档案法第三条", "档案法第四条", "档案法第五条"]),
        ("档案法3到5条", ["档案法第三条", "档案法第四条", "档案法第五条"]),
        ("档案法第十二条第一款和第三款", ["档案法第十二条第一款", "档案法第十二条第三款"]),
        ("档案法第三条和档案法第三条", ["档案法第三条"]),
        ("公务员法第五十九条和监察官法第三条", ["公务员法第五十九条", "监察官法第三条"]),
        ("《刑法》第三条、《预算法》第五条第二款", ["刑法第三条", "预算法第五条第二款"]),
        # short names
        ("政务处分法第三条", ["公职人员政务处分法第三条"]),
        ("《政务处分法》第三条", ["公职人员政务处分法第三条"]),
        ("采购法第3条", ["政府采购法第三条"]),
        ("按照采购法第3条", ["政府采购法第三条"]),
        ("政采法第3条", ["政府采购法第三条"]),
        ("预算法实施条例第五条", ["预算法实施条例第五条"]),
        ("刑诉法第十条", ["刑事诉讼法第十条"]),
        ("民诉法第十条", ["民事诉讼法第十条"]),
        ("行诉法第10条", ["行政诉讼法第十条"]),
        ("治安处罚法第四十三条", ["治安管理处罚法第四十三条"]),
        ("治安法第四十三条", ["治安管理处罚法第四十三条"]),
        ("招投标法第三条", ["招标投标法第三条"]),
        ("纪律处分条例第三条", ["中国共产党纪律处分条例第三条"]),
        ("信访条例第三条", ["信访工作条例第三条"]),
        ("党章第三条", ["中国共产党章程第三条"]),
        ("干部任用条例第七条", ["党政领导干部选拔任用工作条例第七条"]),
        ("公务用车管理办法第三条", ["青山中心公务用车管理办法第三条"]),
        ("民法典第一千零四十二条", ["民法典第一千零四十二条"]),
        ("某法院关于适用《中华人民共和国刑法》若干问题的解释第二条", [f"{TITLES[-1]}第二条"]),
        # no title
        ("第三条", ["第三条"]),
        ("第三条是什么", ["第三条"]),
    ],
)
def test_exact_references(text: str, expected: list[str]) -> None:
    """Each reference in order, with the title that it belongs to."""
    assert cited(read(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        *(
            "第十四督导组来过几次",
            "二十大报告讲了什么",
            "八项规定有哪些内容",
            "第三产业占比",
            "提供一条龙服务",
            "有两条路可选",
        ),
        *(
            "第一条生产线什么时候投产",
            "三条例的关系",
            "我想办两条路的手续",
            "这两条怎么理解",
            "第二批名单",
            "一条短信通知行吗",
        ),
        *("档案法规定的保管期限是多久", "刑法关于盗窃的规定", "国办发〔2023〕2号文怎么说", "违反这几条会怎样"),
    ],
)
def test_words_that_look_like_references_are_none(text: str) -> None:
    """Names, measure words and numbers of documents are searched, not looked up."""
    assert cited(read(text)) == []


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("《国家赔偿法》第三条", "国家赔偿法"),
        ("国家赔偿法第三条", "国家赔偿法"),
        ("刑法实施细则第三条", "刑法实施细则"),
        ("合同法第五条", "合同法"),  # the end of 劳动合同法, and another law
        ("巡视条例第三条", "中国共产党巡视工作条例"),
        ("《档案法》第三条", ""),
        ("办法第三条", ""),  # names no title
        ("我们单位的规定第三条", ""),
    ],
)
def test_a_title_that_the_library_lacks_is_said(text: str, missing: str) -> None:
    """A document that only resembles it is not taken for it."""
    understood = read(text)
    assert understood.missing == missing
    assert bool(missing) == (understood.title is None and bool(missing))


def test_a_title_that_could_be_several_works_names_them_all() -> None:
    """Two offices have 档案管理办法; the whole title means one."""
    several, one = read("档案管理办法第三条").title, read("甲省档案管理办法第三条").title
    assert several is not None and one is not None
    assert [len(several.works), len(one.works)] == [2, 1]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("档案法对保管期限怎么规定", "档案法"),
        ("《食堂管理规定》里能带家属吗", "青山中心食堂管理规定"),
        ("按政务处分法，记过多久", "公职人员政务处分法"),
        ("用什么办法解决", None),
        ("怎样处理才合法", None),
    ],
)
def test_a_title_without_a_label_is_kept_for_the_search(text: str, title: str | None) -> None:
    """It is found without a reference being made of it."""
    understood = read(text)
    assert (understood.title.name if understood.title else None, understood.label) == (title, None)


@pytest.mark.parametrize(
    ("text", "completed"),
    [
        ("该法第六条", "《档案法》第六条"),
        ("本法第六条怎么说", "《档案法》第六条怎么说"),
        ("第六条呢？", "《档案法》第六条"),
        ("那第六条呢", "《档案法》第六条"),
        ("12条呢", "《档案法》12条"),
        ("那第二款呢？", "《档案法》第二十条第二款"),
        ("第（三）项呢", "《档案法》第二十条第（三）项"),
        ("这一条第三项", "《档案法》第二十条第三项"),
        ("下一条呢？", "《档案法》第二十一条"),
        ("那上一条说的什么", "《档案法》第十九条说的什么"),
        ("预算法第六条呢", "预算法第六条呢"),
    ],
)
def test_a_label_after_an_earlier_turn_belongs_to_its_title(text: str, completed: str) -> None:
    """The title is carried over, and the article for 款 and 项."""
    understood = read(text, FILES)
    assert understood.completed == completed
    assert len(understood.references) == 1


_NUMBERS = st.integers(1, 1300)
_SMALL = st.integers(1, 20).map(Number)


@st.composite
def _labels(draw: st.DrawFn) -> Label:
    steps = [(UnitKind.ARTICLE, Number(draw(_NUMBERS), draw(st.integers(0, 9))))]
    for kind in (UnitKind.PARAGRAPH, UnitKind.ITEM, UnitKind.SUBITEM):
        if draw(st.booleans()):
            steps.append((kind, draw(_SMALL)))
    return Label(tuple(steps))


@given(
    _labels(), st.sampled_from(TITLES), st.sampled_from(["{}{}", "《{}》{}", "请问{} {}怎么规定？", "按照《{}》的{}"])
)
def test_every_printed_label_behind_every_title_is_understood_back(label: Label, title: str, form: str) -> None:
    """Whatever the numbers and the depth."""
    understood = read(form.format(title, label))
    assert [one.label for one in understood.references] == [label]
    assert understood.title is not None and understood.title.name == INDEX.named(title).name  # type: ignore[union-attr]

"""Regulations: 编章节条款项目, annexes, tables, and the numbering that is reported but never repaired."""

from __future__ import annotations

import pytest

from ingest.document import Line, Unit, UnitKind
from ingest.labels import print_numeral
from ingest.numbering import numbering
from ingest.regulation import parse_regulation
from tests.ingest.made_texts import grown, labels, outline, plain_text


def tree(*lines: str | Line) -> tuple[Unit, ...]:
    """The Units of a regulation's body."""
    plain = plain_text(*lines)
    return grown(plain, parse_regulation(plain.lines))


def test_items_hang_under_their_paragraph() -> None:
    """款, 项 and 目 nest, and every label cites from the article down."""
    units = tree(
        "第一条 县级机关负责登记。",
        "下列事项应当登记：",
        "（一）设立；",
        "（二）变更，包括：",
        "1.名称变更；",
        "2.住所变更；",
        "（三）注销。",
        "登记应当公开。",
    )
    assert outline(units) == [
        "article 第一条",
        "  paragraph 第一条第一款",
        "  paragraph 第一条第二款",
        "    item 第一条第二款第（一）项",
        "    item 第一条第二款第（二）项",
        "      subitem 第一条第二款第（二）项第1目",
        "      subitem 第一条第二款第（二）项第2目",
        "    item 第一条第二款第（三）项",
        "  paragraph 第一条第三款",
    ]


def test_a_sole_paragraph_is_not_counted() -> None:
    """An article of one 款 is cited 第二条第（一）项, not 第二条第一款第（一）项."""
    units = tree("第二条 下列事项应当登记：", "（一）设立；", "（二）注销。")
    assert labels(units, UnitKind.ITEM) == ["第二条第（一）项", "第二条第（二）项"]
    assert labels(units, UnitKind.PARAGRAPH) == ["第二条"]


def test_han_numbers_may_stand_under_arabic_ones() -> None:
    """（一） under 1. is a 目 of it; the order of the styles is the document's own."""
    units = tree("第一条 登记包括：", "1.设立，材料为：", "（一）申请书；", "（二）章程；", "2.注销。")
    assert outline(units)[2:] == [
        "    item 第一条第（一）项",
        "      subitem 第一条第（一）项第1目",
        "      subitem 第一条第（一）项第2目",
        "    item 第一条第（二）项",
    ]


@pytest.mark.parametrize("closer", ["的，责令改正。", "之一的，责令改正。", "，责令改正。", "等情形之一的，责令改正。"])
def test_a_list_closer_belongs_to_its_paragraph(closer: str) -> None:
    """…；（二）…⏎的，责令改正。 goes on with the 款 and opens none."""
    (article,) = tree("第一条 有下列情形：", "（一）逾期", "（二）隐瞒", closer, "情节严重的，处以罚款。")
    first, second = article.children
    assert first.text.endswith(closer)
    assert [item.text for item in first.children] == ["（一）逾期", "（二）隐瞒"]
    assert second.text == "情节严重的，处以罚款。"


def test_a_list_without_numbers_stays_in_its_paragraph() -> None:
    """Lines that end in ； behind a colon have lost their numbers; they are no 款."""
    (article,) = tree("第一条 应当携带下列材料：", "申请书；", "章程；", "其他材料。", "材料应当齐全。")
    assert [child.text for child in article.children] == [
        "应当携带下列材料：\n申请书；\n章程；\n其他材料。",
        "材料应当齐全。",
    ]


def test_a_formula_stays_in_its_paragraph() -> None:
    """应缴数额＝… behind a colon is part of the 款."""
    (article,) = tree("第一条 数额按照下列公式计算：", "应缴数额＝基数×比例", "比例由县级机关确定。")
    assert [child.text for child in article.children] == [
        "数额按照下列公式计算：\n应缴数额＝基数×比例",
        "比例由县级机关确定。",
    ]


def test_paragraphs_inside_a_list_belong_to_the_item_above() -> None:
    """（一）⏎text⏎（二）: the text is no 款, because the list goes on behind it."""
    units = tree("第一条 审查按照下列规定：", "（一）认定", "由县级机关认定。", "（二）处理", "由镇级机关处理。")
    assert labels(units, UnitKind.ITEM) == ["第一条第一款第（一）项", "第一条第一款第（二）项"]
    item = units[0].children[0].children[0]
    assert item.text == "（一）认定\n由县级机关认定。"


def test_a_new_list_belongs_to_its_own_paragraph() -> None:
    """A second list in one article counts again under its own 款."""
    units = tree(
        "第一条 下列事项登记：", "（一）设立；", "（二）注销。", "下列事项备案：", "（一）变更；", "（二）延期。"
    )
    assert labels(units, UnitKind.ITEM) == [
        "第一条第一款第（一）项",
        "第一条第一款第（二）项",
        "第一条第二款第（一）项",
        "第一条第二款第（二）项",
    ]


def test_references_stay_text() -> None:
    """第一条规定的情形，… at the start of a line is a 款 of the article it stands in."""
    units = tree("第一条 应当登记。", "第一条规定的情形，由县级机关办理。", "第二条 应当公开。")
    assert labels(units, UnitKind.ARTICLE) == ["第一条", "第二条"]
    assert units[0].children[1].text == "第一条规定的情形，由县级机关办理。"


def test_structure_nests() -> None:
    """编 holds 分编 holds 章 holds 节 holds 条; a new 章 closes the 节 before it."""
    units = tree(
        "第一编 物", "第一分编 通则", "第一章 登记", "第一节 设立", "第一条 甲。", "第二章 公开", "第二条 乙。"
    )
    assert outline(units) == [
        "part 第一编",
        "  subpart 第一编第一分编",
        "    chapter 第一编第一分编第一章",
        "      section 第一编第一分编第一章第一节",
        "        article 第一条",
        "          paragraph 第一条",
        "    chapter 第一编第一分编第二章",
        "      article 第二条",
        "        paragraph 第二条",
    ]


def test_a_chapter_name_may_stand_on_the_next_line() -> None:
    """第一章⏎总则 is one heading, and so is a name that goes over two lines."""
    units = tree("第一章", "总　则", "第一条 甲。", "第二章 登记机关、公开机关和", "监督机关的职责", "第二条 乙。")
    assert [unit.heading for unit in units] == ["总　则", "登记机关、公开机关和监督机关的职责"]
    assert [unit.text.count("\n") for unit in units] == [2, 2]


def test_articles_may_begin_on_the_next_line() -> None:
    """第一条⏎text: the text is the first 款; a title in brackets is the article's heading."""
    one, two, three = tree("第一条", "为了登记。", "第二条", "【公开】应当公开。", "第三条（期限）三日内办结。")
    assert one.children[0].text == "为了登记。"
    assert (two.heading, two.children[0].text) == ("公开", "应当公开。")
    assert (three.heading, three.children[0].text) == ("期限", "三日内办结。")


def test_a_number_may_go_over_two_lines() -> None:
    """第一条⏎之一⏎【甲】【乙】…: the branch belongs to the number, and the titles in brackets are one heading."""
    one, branch = tree("第一条", "【甲罪】应当登记。", "第一条", "之一", "【乙罪】【丙罪】应当公开。")
    assert (one.label, one.heading) == ("第一条", "甲罪")
    assert (branch.label, branch.heading, branch.children[0].text) == ("第一条之一", "乙罪、丙罪", "应当公开。")


def test_unnumbered_headings() -> None:
    """序言, 总则 and 附则 without a number are headings of the outermost kind."""
    units = tree("序 言", "青山历史悠久。", "第一编 登记", "第一章 设立", "第一条 甲。", "附 则", "第二条 乙。")
    assert outline(units) == [
        "chapter 序 言",
        "  paragraph 序 言第1段",
        "part 第一编",
        "  chapter 第一编第一章",
        "    article 第一条",
        "      paragraph 第一条",
        "part 附 则",
        "  article 第二条",
        "    paragraph 第二条",
    ]


def test_headings_between_articles() -> None:
    """一、… between the articles of an interpretation is a heading, not an item of the article above it."""
    units = tree(
        "一、受理", "第一条 下列案件应当受理：", "一、登记案件；", "二、公开案件。", "二、审理", "第二条 依法审理。"
    )
    assert labels(units, UnitKind.HEADING) == ["一、", "二、"]
    assert labels(units, UnitKind.ARTICLE) == ["第一条", "第二条"]
    assert labels(units, UnitKind.ITEM) == ["第一条第（一）项", "第一条第（二）项"]


def test_a_subheading_of_an_interpretation_is_no_item() -> None:
    """（一）… below a heading 一、…, right above an article, names what follows; a list of 项 stays one."""
    units = tree(
        *("一、关于登记", "（一）首次登记", "第一条 登记有下列情形之一的，应当公开：", "（一）首次；", "（二）变更。"),
        *("第二条 登记可以补办：", "（一）遗失；", "（二）毁损", "第三条 甲。", "（二）变更登记", "第四条 乙。"),
        *("二、关于公开", "（一）公开的范围", "第五条 丙。", "第六条 丁。"),
    )
    assert labels(units, UnitKind.HEADING) == ["一、", "一、（一）", "一、（二）", "二、", "二、（一）"]
    assert labels(units, UnitKind.ITEM) == [
        f"第{article}第（{item}）项" for article in ("一条", "二条") for item in "一二"
    ]


@pytest.mark.parametrize(
    "lines",
    [
        # A sentence, a number out of turn, a line that stands above no article, no heading above.
        ("一、登记", "第一条 甲。", "（一）应当公开。", "第二条 乙。"),
        ("一、登记", "第一条 甲。", "（二）公开", "第二条 乙。"),
        ("一、登记", "第一条 甲。", "（一）公开", "丙。", "第二条 乙。"),
        ("第一章 登记", "第一条 甲：", "（一）公开", "第二条 乙。"),
    ],
)
def test_what_is_no_subheading_stays_an_item(lines: tuple[str, ...]) -> None:
    """It belongs to the article above."""
    units = tree(*lines)
    assert len(labels(units, UnitKind.ITEM)) == 1
    assert "一、（一）" not in labels(units, UnitKind.HEADING)


def test_tables_stay_in_their_article() -> None:
    """Rows of one table are one Unit of the article, below its header; text behind it is the next 款."""
    rows = [Line("事项 | 期限", cells=("事项", "期限"), table=0), Line("设立 | 三日", cells=("设立", "三日"), table=0)]
    units = tree("第一条 期限如下：", *rows, "期限自受理之日起算。", "第二条 应当公开。")
    assert outline(units) == [
        "article 第一条",
        "  paragraph 第一条第一款",
        "  table 第一条表1",
        "    header 第一条表1表头",
        "    row 第一条表1第1行",
        "  paragraph 第一条第二款",
        "article 第二条",
        "  paragraph 第二条",
    ]


def test_an_annex_counts_again() -> None:
    """Articles of an annex begin at 第一条; their labels and ids name the annex."""
    plain = plain_text(
        "第一条 甲。", "第二条 乙。", "附件1：登记规则", "第一条 丙。", "附件2", "公开规则", "第一条 丁。"
    )
    nodes = parse_regulation(plain.lines)
    units = grown(plain, nodes)
    assert labels(units, UnitKind.ARTICLE) == ["第一条", "第二条", "附件1第一条", "附件2第一条"]
    assert [unit.heading for unit in units if unit.kind is UnitKind.ANNEX] == ["登记规则", "公开规则"]
    assert [unit.id for top in units for unit in top.walk() if unit.kind is UnitKind.ARTICLE] == [
        "d0/a1",
        "d0/a2",
        "d0/x1/a1",
        "d0/x2/a1",
    ]
    assert numbering(nodes, plain.text) == ((), ())


def test_a_list_of_annexes_names_none() -> None:
    """附件：1.…⏎2.… lists the annexes; it is not the first of them."""
    units = tree("第一条 甲。", "附件：1.登记表", "2.公开表", "附件1", "登记表", "附件2", "公开表")
    annexes = [unit for unit in units if unit.kind is UnitKind.ANNEX]
    assert [(annex.label, annex.heading, len(annex.children)) for annex in annexes] == [
        ("附件", "", 1),
        ("附件1", "登记表", 0),
        ("附件2", "公开表", 0),
    ]


def test_an_annex_keeps_the_word_it_uses() -> None:
    """附表一 is cited 附表1."""
    assert labels(tree("第一条 甲。", "附表一", "数额表"), UnitKind.ANNEX) == ["附表1"]


def test_a_duplicate_keeps_its_own_id() -> None:
    """Two articles of one number have two ids."""
    units = tree("第一条 甲。", "第一条 乙。")
    assert [unit.id for unit in units] == ["d0/a1", "d0/a1~2"]


def test_a_line_of_closing_marks_goes_on() -> None:
    """A line that begins with ，or ” is a broken end of the line above."""
    (article,) = tree("第一条 应当登记", "，并且公开。", "应当及时。")
    assert [child.text for child in article.children] == ["应当登记\n，并且公开。", "应当及时。"]


def test_an_article_of_two_hundred_lines() -> None:
    """Rules may hold a whole procedure in one article: its lists nest to the end, its 款 count on behind them."""
    items = [
        line
        for number in range(1, 41)
        for line in (
            f"（{print_numeral(number)}）步骤包括：",
            *(f"{sub}.办理{sub}；" for sub in range(1, 5)),
        )
    ]
    units = tree("第一条 程序如下：", *items, "程序不得颠倒。", "第二条 甲。")
    (first, second), last = units[0].children, units[1]
    assert (len(first.children), len(first.children[-1].children)) == (40, 4)
    assert labels([first], UnitKind.SUBITEM)[-1] == "第一条第一款第（四十）项第4目"
    assert (second.label, last.label) == ("第一条第二款", "第二条")


def test_a_list_of_headings_keeps_the_words_of_its_last_one() -> None:
    """Where every 项 is a heading with words below it, those below the last one are its own."""
    units = tree("第一条 程序：", "（一）受理", "当场登记。", "（二）审查", "三日办结。", "（三）公开", "在网上公开。")
    (paragraph,) = units[0].children
    assert [item.text.count("\n") for item in paragraph.children] == [1, 1, 1]
    assert len(tree("第一条 种类：", "（一）甲；", "（二）乙；", "（三）丙。", "前款由县级登记。")[0].children) == 2


def test_a_comma_ends_no_paragraph() -> None:
    """A line that ends with ， goes on in the next one."""
    (article,) = tree("第一条 登记机关应当及时登记，", "并且公开。", "公开不收费。")
    assert [child.text for child in article.children] == ["登记机关应当及时登记，\n并且公开。", "公开不收费。"]

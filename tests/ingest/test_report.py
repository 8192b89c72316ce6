"""Reports: headings 一、（一）1.（1）, the paragraphs they run into, tables and annexes."""

from __future__ import annotations

import pytest

from ingest.document import Line, Unit, UnitKind
from ingest.heading_numbers import heading_numbering
from ingest.report import parse_report
from tests.ingest.made_texts import grown, labels, outline, plain_text


def tree(*lines: str | Line) -> tuple[Unit, ...]:
    """The Units of a report's body."""
    plain = plain_text(*lines)
    return grown(plain, parse_report(plain.lines))


def test_headings_nest_by_their_style() -> None:
    """一、 holds （一） holds 1. holds （1）; a higher one closes the lower ones."""
    units = tree(
        "前言段落。",
        "一、情况",
        "（一）登记",
        "1.设立",
        "（1）受理",
        "受理三件。",
        "（二）公开",
        "二、计划",
        "明年继续。",
    )
    assert outline(units) == [
        "paragraph 第1段",
        "heading 一、",
        "  heading 一、（一）",
        "    heading 一、（一）1.",
        "      heading 一、（一）1.（1）",
        "        paragraph 一、（一）1.（1）第1段",
        "  heading 一、（二）",
        "heading 二、",
        "  paragraph 二、第1段",
    ]


def test_a_heading_may_run_into_its_paragraph() -> None:
    """（一）登记规范。全年… : the first sentence is the heading, the rest its paragraph."""
    ((heading,),) = [tree("（一）登记规范。全年登记三件，公开两件。")]
    assert (heading.heading, heading.children[0].text) == ("登记规范", "全年登记三件，公开两件。")
    assert heading.text == "（一）登记规范。全年登记三件，公开两件。"


def test_emphasis_in_plain_text_is_literal() -> None:
    """**一、情况** in TXT is a heading; the asterisks stay in the text and out of the heading."""
    (unit,) = tree("**一、情况**", "一年来成效明显。")
    assert (unit.label, unit.heading) == ("一、", "情况")
    assert unit.text == "**一、情况**\n一年来成效明显。"
    (other,) = tree("**（一）登记规范。**全年登记三件。")
    assert (other.heading, other.children[0].text) == ("登记规范", "全年登记三件。")


def test_masked_names_are_no_emphasis() -> None:
    """**县 at the start of a line is a masked name, and its line a paragraph."""
    units = tree("**县机关认真登记。", "一、**县登记情况")
    assert labels(units) == ["第1段", "一、"]
    assert units[1].heading == "**县登记情况"


def test_enumerating_words_stay_text() -> None:
    """一是, 二是 and 首先 begin sentences, not sections."""
    units = tree("一、情况", "一是加强登记。", "二是加强公开。", "——登记三件。")
    assert labels(units, UnitKind.HEADING) == ["一、"]
    assert labels(units, UnitKind.PARAGRAPH) == ["一、第1段", "一、第2段", "一、第3段"]


def test_a_long_numbered_paragraph_has_no_heading_words() -> None:
    """A numbered line without an early full stop is a paragraph behind its number."""
    text = "登记" * 40 + "。"
    (unit,) = tree("1." + text)
    assert (unit.label, unit.heading, unit.children[0].text) == ("1.", "", text)


def test_a_quotation_is_not_cut() -> None:
    """A full stop inside a quotation ends no heading, and neither does a semicolon."""
    units = tree("一、将第三条改为：“县级机关登记。应当公开。”", "（二）登记；公开；")
    assert [unit.heading for top in units for unit in top.walk()] == [
        "将第三条改为：“县级机关登记。应当公开。”",
        "登记；公开",
    ]


def test_the_last_words_of_a_decision_stand_alone() -> None:
    """本决定自…起施行 belongs to none of the numbered changes."""
    units = tree("一、删去第三条。", "本决定自2022年1月1日起施行。")
    assert outline(units) == ["heading 一、", "paragraph 第1段"]


def test_declared_headings_without_a_number() -> None:
    """A heading that only the source's markup declares is cited by its words."""
    units = tree(Line("登记情况", heading_level=2), "登记三件。", Line("设立", heading_level=3), "设立一件。")
    assert outline(units) == [
        "heading “登记情况”",
        "  paragraph “登记情况”第1段",
        "  heading “登记情况”“设立”",
        "    paragraph “登记情况”“设立”第1段",
    ]


def test_chapters_stand_above_numbered_headings() -> None:
    """第一章 holds 一、 where a report has both, and 第一部分 holds 第一章."""
    units = tree("第一章 概况", "一、登记", "（一）设立", "第二章 计划")
    assert [(unit.level, unit.label) for top in units for unit in top.walk()] == [
        (1, "第一章"),
        (2, "第一章一、"),
        (3, "第一章一、（一）"),
        (1, "第二章"),
    ]
    parts = tree("第一部分 回顾", "第一章 概况", "第一节 登记", "第二节 公开", "第二部分 安排", "一、登记")
    assert labels(parts) == [
        *("第一部分", "第一部分第一章", "第一部分第一章第一节", "第一部分第一章第二节", "第二部分", "第二部分一、"),
    ]


def test_decimal_numbers_nest() -> None:
    """1.1 stands below 1. and 1.1.1 below it, each cited by its whole number; quantities are no numbers."""
    units = tree(
        "1.概况", "1.1 登记", "1.1.1设立", "（1）受理", "三件。", "1.2公开", "1.5万件已经公开。", "2.计划", "2.1登记"
    )
    assert outline(units) == [
        "heading 1.",
        "  heading 1.1",
        "    heading 1.1.1",
        "      heading 1.1.1（1）",
        "        paragraph 1.1.1（1）第1段",
        "  heading 1.2",
        "    paragraph 1.2第1段",
        "heading 2.",
        "  heading 2.1",
    ]
    assert [unit.heading for unit in units[0].children] == ["登记", "公开"]


@pytest.mark.parametrize(
    "line",
    [
        "1.5亿元用于登记。",
        "2.3%的事项已办结",
        "10.1公里道路",
        "3.2个百分点",
        "第一部分的事项已办结。",
        "第三章规定了程序，",
    ],
)
def test_quantities_and_references_open_nothing(line: str) -> None:
    """What only begins like a number is text."""
    assert labels(tree("一、情况", line), UnitKind.HEADING) == ["一、"]


def test_bold_and_centred_lines_without_a_number_are_headings() -> None:
    """In a speech, what only its look shows to be a heading is cited by its words, below the numbered one."""
    units = tree(
        "一、情况",
        Line("登记更加规范", bold=True),
        "全年登记三件，公开两件。",
        "**公开更加及时**",
        "全年公开两件，没有逾期。",
        "二、计划",
        Line("某某县财政局", bold=True),
    )
    assert labels(units, UnitKind.HEADING) == ["一、", "一、“登记更加规范”", "一、“公开更加及时”", "二、"]
    assert [unit.heading for unit in units[0].children] == ["登记更加规范", "公开更加及时"]
    for words in ("青山县财政局文件", "密级：秘密", "特急", "登记更加规范。"):
        assert labels(tree(Line(words, bold=True, centred=True), "全年登记三件。"), UnitKind.HEADING) == []
    everything = [Line("登记更加规范", bold=True)] * 6
    assert labels(tree(*everything), UnitKind.HEADING) == []


def test_gaps_and_duplicates_of_headings_are_reported() -> None:
    """A number that is left out or comes twice is named with its section; 1 begins a new list."""
    plain = plain_text(
        "一、情况", "（一）登记", "（三）公开", "1.甲", "2.乙", "1.丙", "2.丁", "二、计划", "二、打算", "三、其他"
    )
    gaps, duplicates = heading_numbering(parse_report(plain.lines))
    assert gaps == ("一、（一）之后是（三），编号不连续",)
    assert duplicates == ("二、编号重复",)


def test_tables_stay_in_their_section() -> None:
    """Rows of one table are one Unit; two tables that touch are two."""
    cells = [Line(f"{name} | 1", cells=(name, "1"), table=table) for name, table in (("甲", 0), ("乙", 0), ("丙", 1))]
    units = tree("一、情况", *cells, "以上为统计数。")
    assert labels(units, UnitKind.TABLE) == ["一、表1", "一、表2"]
    assert labels(units, UnitKind.ROW) == ["一、表1第1行", "一、表1第2行", "一、表2第1行"]


def test_annexes_close_the_report() -> None:
    """附件1 opens an annex with sections of its own; a list of annexes is one annex of paragraphs."""
    units = tree("一、情况", "附件：1.登记表", "2.公开表", "附件1", "一、设立", "三件。")
    assert outline(units) == [
        "heading 一、",
        "annex 附件",
        "  paragraph 附件第1段",
        "annex 附件1",
        "  heading 附件1一、",
        "    paragraph 附件1一、第1段",
    ]

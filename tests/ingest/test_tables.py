"""Tables: caption, measure, header, rows and notes as Units, and the passages that search finds them by."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.document import Document, Line, Unit, UnitKind
from ingest.pipeline import ingest
from ingest.plaintext import TextLine
from ingest.regulation import parse_regulation
from ingest.report import parse_report
from ingest.table_header import count_header
from ingest.tables import is_measure, with_tables
from ingest.tree import Node
from tests.ingest.made_texts import grown, labels, outline, plain_lines, plain_text

PIECES = (UnitKind.CAPTION, UnitKind.MEASURE, UnitKind.HEADER, UnitKind.ROW, UnitKind.NOTE)


def row(*cells: str, table: int = 0, header: bool = False) -> Line:
    """A row of a table."""
    return Line(" | ".join(cells), cells=cells, table=table, header=header)


ROWS = (row("项目", "上年", "本年"), row("登记", "3", "5"), row("公开", "1", "2"))


def tree(*lines: str | Line) -> tuple[Unit, ...]:
    """The Units of a report's body."""
    plain = plain_text(*lines)
    return grown(plain, parse_report(plain.lines))


def table_of(*lines: str | Line) -> Unit:
    """The only table of a report."""
    (table,) = [unit for top in tree(*lines) for unit in top.walk() if unit.kind is UnitKind.TABLE]
    return table


def parts(table: Unit) -> list[str]:
    """Kind and words of what a table holds, rows left out."""
    return [f"{unit.kind.value}: {unit.text}" for unit in table.children if unit.kind is not UnitKind.ROW]


def test_a_table_holds_what_stands_around_its_rows() -> None:
    """Caption and measure above, notes below; rows are counted from the first that is no header."""
    units = tree(
        "一、情况", "表2 登记情况", "单位：件", *ROWS, "注：数据截至6月底。", "资料来源：办公室台账。", "以上情况属实。"
    )
    assert outline(units) == [
        "heading 一、",
        "  table 一、表2",
        "    caption 一、表2表题",
        "    measure 一、表2单位",
        "    header 一、表2表头",
        "    row 一、表2第1行",
        "    row 一、表2第2行",
        "    note 一、表2表注",
        "    note 一、表2表注",
        "  paragraph 一、第1段",
    ]
    assert units[0].children[0].heading == "登记情况"


@pytest.mark.parametrize(
    ("above", "heading", "found"),
    [
        (["表1 登记情况"], "登记情况", ["caption: 表1 登记情况"]),
        (["表1：登记情况"], "登记情况", ["caption: 表1：登记情况"]),
        (["表一　登记情况"], "登记情况", ["caption: 表一　登记情况"]),
        (["表1-2 登记情况"], "登记情况", ["caption: 表1-2 登记情况"]),
        (["附表2：登记情况"], "登记情况", ["caption: 附表2：登记情况"]),
        (["表1"], "", ["caption: 表1"]),
        (["登记情况统计表"], "登记情况统计表", ["caption: 登记情况统计表"]),
        (["登记情况统计表（2023年）"], "登记情况统计表（2023年）", ["caption: 登记情况统计表（2023年）"]),
        (["表1 登记情况（单位：件）"], "登记情况", ["caption: 表1 登记情况", "measure: （单位：件）"]),
        (["登记情况表 单位：件、万元"], "登记情况表", ["caption: 登记情况表", "measure: 单位：件、万元"]),
        (["（单位：人、万元）"], "", ["measure: （单位：人、万元）"]),
        (["登记情况表", "金额单位：万元"], "登记情况表", ["caption: 登记情况表", "measure: 金额单位：万元"]),
        # Sentences about a table, sections, annexes and who fills it in are none of these.
        (["表1显示，登记增加。"], "", []),
        (["表1所列事项应当公开"], "", []),
        (["具体情况如下表："], "", []),
        (["今年登记情况统计表已经公开，见下。"], "", []),
        (["一、登记情况"], "", []),
        (["附件1", "登记情况表"], "", []),
        (["单位：青山县财政局"], "", []),
        (["办公室对登记情况作了统计"], "", []),
    ],
)
def test_captions_and_measures(above: list[str], heading: str, found: list[str]) -> None:
    """What stands above a table is its caption only when it cannot be a sentence or a heading."""
    table = table_of(*above, *ROWS)
    assert table.heading == heading
    assert parts(table) == [*found, "header: 项目 | 上年 | 本年"]


def test_a_short_centred_line_is_a_caption() -> None:
    """What the source centres above a table names it; the same words at the margin are text."""
    assert table_of(Line("登记与公开", centred=True), *ROWS).heading == "登记与公开"
    assert table_of("登记与公开", *ROWS).heading == ""


def test_merged_rows_of_a_sheet_name_the_table() -> None:
    """In a sheet, the caption, the measure and the notes are rows of one merged cell."""
    table = table_of(
        row("登记情况表", "", ""),
        row("", "", "单位：件"),
        *ROWS,
        row("注：截至6月底。", "注：截至6月底。", "注：截至6月底。"),
    )
    assert [unit.kind for unit in table.children] == [
        UnitKind.CAPTION,
        UnitKind.MEASURE,
        UnitKind.HEADER,
        UnitKind.ROW,
        UnitKind.ROW,
        UnitKind.NOTE,
    ]
    assert table.heading == "登记情况表"


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        ([("项目", "上年"), ("登记", "3")], 1),
        ([("项目", "2022", "2023"), ("登记", "3", "5")], 1),
        ([("项目", "案件", "案件"), ("项目", "立案", "结案"), ("登记", "3", "5")], 2),
        ([("项目", "案件", ""), ("", "立案", "结案"), ("登记", "3", "5")], 2),
        ([("登记", "3"), ("公开", "1")], 0),
        ([("部门", "职责"), ("财政局", "管理资金"), ("审计局", "监督资金")], 1),
        ([("甲", "乙"), ("丙", "丁")], 0),
        ([("项目", "上年")], 0),
        ([("科目", "预算"), ("合计", "")], 1),
    ],
)
def test_the_header_is_found_by_evidence(rows: list[tuple[str, ...]], count: int) -> None:
    """First rows without numbers above rows with numbers, or with the usual names of columns."""
    assert count_header([row(*cells) for cells in rows]) == count


def test_the_source_may_mark_the_header() -> None:
    """A header that the source marks needs no evidence."""
    marked = [row("甲", "乙", header=True), row("丙", "丁", header=True), row("戊", "己")]
    assert count_header(marked) == 2


def test_numbered_notes_belong_to_the_table() -> None:
    """注：1.…⏎2.… go on as long as their numbers do; the list of the text begins again."""
    units = tree(*ROWS, "注：1.含乡镇。", "2.不含试点。", "1.继续登记。")
    assert labels(units, UnitKind.NOTE) == ["表1表注", "表1表注"]
    assert labels(units, UnitKind.HEADING) == ["1."]


def test_tables_without_a_number_count_on() -> None:
    """表3 by its caption, then 表4; an 附表 is numbered by itself."""
    rows = [[row("甲", str(n), table=n), row("乙", "2", table=n)] for n in range(4)]
    units = tree("表3 甲", *rows[0], "又。", *rows[1], "又。", "附表1：乙", *rows[2], "又。", *rows[3])
    assert labels(units, UnitKind.TABLE) == ["表3", "表4", "附表1", "表5"]


def test_a_table_hangs_in_its_article() -> None:
    """A table inside an article hangs there; an 附表 behind the articles hangs under none of them."""
    plain = plain_text(
        "第一条 标准如下：", "表1 标准", *ROWS, "第二条 本办法施行。", "附表1：名录", row("甲", "1"), row("乙", "2")
    )
    units = grown(plain, parse_regulation(plain.lines))
    assert outline(units)[:4] == [
        "article 第一条",
        "  paragraph 第一条",
        "  table 第一条表1",
        "    caption 第一条表1表题",
    ]
    assert [unit.label for unit in units] == ["第一条", "第二条", "附表1"]


CELL = st.text(st.sampled_from("登记公开项目12.3%（）：—"), max_size=6)
LINES = st.lists(
    st.one_of(
        st.sampled_from(
            ["一、情况", "表1 情况", "单位：件", "情况表（单位：件）", "注：甲。", "登记三件。", "附件1", "附表2：乙"]
        ),
        st.lists(CELL, min_size=1, max_size=3).map(lambda cells: row(*cells)),
        st.lists(CELL, min_size=1, max_size=3).map(lambda cells: row(*cells, table=1, header=True)),
    ),
    min_size=1,
    max_size=14,
)


@settings(max_examples=200, deadline=None)
@given(LINES)
def test_every_line_is_in_exactly_one_place(lines: list[str | Line]) -> None:
    """For any order of lines: none is lost, none is twice, and what a table holds adds up to it."""
    kept = plain_lines(*lines)
    covered: list[tuple[int, int]] = []
    for part in with_tables(kept):
        if isinstance(part, TextLine):
            covered.append((part.start, part.end))
        else:
            covered.append((part.start, part.extent()))
            assert part.children[0].start == part.start and _touch(part)
    assert covered == sorted(covered)
    assert sum(end - start + 1 for start, end in covered) == (kept[-1].end + 1 if kept else 0)


def _touch(table: Node) -> bool:
    ends = [child.end for child in table.children]
    starts = [child.start for child in table.children[1:]]
    return all(start - end in (0, 1) for end, start in zip(ends, starts, strict=False))


def test_measures() -> None:
    """What numbers are in, never who fills in the form."""
    assert all(
        map(is_measure, ["单位：万元", "（单位：人、万元）", "单位: 个、%", "计量单位：吨", "截至2023年6月底 单位：元"])
    )
    assert not any(
        map(is_measure, ["单位：青山县财政局", "填报单位：办公室", "单位：万元，下同。", "各单位：", "单位"])
    )


def long_table(rows: int) -> Document:
    """A report with one long table of indicators."""
    body = "".join(f"| 指标{number:03d}投资额 | {number} | {number + 7} |\n" for number in range(1, rows + 1))
    lead = "# 工作总结\n\n一、情况\n\n表1 乡镇统计\n\n单位：万元\n\n| 指标 | 上年 | 本年 |\n| --- | --- | --- |\n"
    text = f"{lead}{body}\n以上属实。\n"
    return ingest(text.encode(), "总结.md", today=date(2024, 6, 1))


def test_long_tables_are_cut_between_rows_and_say_what_they_are() -> None:
    """Each piece of a long table carries caption, measure and header; no row is cut inside."""
    document = long_table(120)
    rows = [unit for unit in document.walk() if unit.kind is UnitKind.ROW]
    holding = [p for p in document.passages if any(p.start <= unit.start < p.end for unit in rows)]
    assert len(holding) > 3
    for unit in rows:
        assert sum(p.start <= unit.start and unit.end <= p.end for p in holding) == 1
    for passage in holding:
        seen = passage.path + document.text[passage.start : passage.end]
        assert seen.count("乡镇统计") == seen.count("单位：万元") == seen.count("指标 | 上年 | 本年") == 1
    assert holding[1].label.startswith("一、表1第") and "至第" in holding[1].label
    assert "情况" in holding[1].path


def test_a_small_table_is_one_passage() -> None:
    """Caption, measure, header and rows of a small table are found together."""
    document = long_table(3)
    (passage,) = [p for p in document.passages if "指标002" in document.text[p.start : p.end]]
    assert all(words in document.text[passage.start : passage.end] for words in ("乡镇统计", "单位：万元", "指标003"))

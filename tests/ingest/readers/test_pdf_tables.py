"""PDF: tables drawn with lines become rows with cells; lines that draw no table change nothing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from ingest.cleaning import clean
from ingest.document import Line, Reading
from ingest.readers import read
from tests.ingest.readers.printed import Leaf, Print, Rule, pdf_of

X = (72.0, 180.0, 320.0, 500.0)


def box_rules(xs: Sequence[float], ys: Sequence[float]) -> list[Rule]:
    """All the borders of a grid."""
    across = [(xs[0], y, xs[-1], y) for y in ys]
    return [*across, *((x, ys[0], x, ys[-1]) for x in xs)]


def filled(rows: Sequence[Sequence[str]], xs: Sequence[float], top: float, pitch: float = 30.0) -> list[Print]:
    """The text of a grid, one line in each cell."""
    return [
        Print(xs[column] + 6, top + pitch * row + 20, text, 12)
        for row, cells in enumerate(rows)
        for column, text in enumerate(cells)
        if text
    ]


def table_leaf(rows: Sequence[Sequence[str]], top: float = 200.0, extra: Sequence[Print] = ()) -> Leaf:
    """A page with a ruled table of `rows`."""
    ys = [top + 30 * row for row in range(len(rows) + 1)]
    return Leaf([*extra, *filled(rows, X, top)], rules=box_rules(X, ys))


def rows_of(reading: Reading) -> list[Line]:
    """The lines that are rows of tables."""
    return [line for page in reading.pages for line in page.lines if line.cells is not None]


def assert_fits(reading: Reading) -> None:
    """Segments and cells are in step with the text, before and after cleaning."""
    for line in [*(line for page in reading.pages for line in page.lines), *clean(reading)]:
        assert sum(segment.length for segment in line.segments) == len(line.text)
        if line.cells is not None:
            assert line.text == " | ".join(line.cells)


ROWS = (("指标", "单位", "本期"), ("受理信访", "件", "120"), ("办结", "件", "118"))


def test_a_ruled_table_gives_a_line_for_each_row() -> None:
    """Text above and below stays; each cell has the box of its text; the separator goes with the cell before."""
    extra = [Print(72, 120, "一、基本情况"), Print(72, 400, "以上数据截至六月底。")]
    reading = read(pdf_of(table_leaf(ROWS, extra=extra)), "a.pdf")
    lines = reading.pages[0].lines
    assert [line.text for line in lines] == [
        "一、基本情况",
        "指标 | 单位 | 本期",
        "受理信访 | 件 | 120",
        "办结 | 件 | 118",
        "以上数据截至六月底。",
    ]
    assert [line.table for line in lines] == [None, 0, 0, 0, None]
    assert [segment.length for segment in lines[2].segments] == [7, 4, 3]
    assert [round(segment.box.left) for segment in lines[2].segments if segment.box] == [78, 186, 326]
    assert not any(line.header for line in lines)
    assert_fits(reading)


def test_empty_cells_belong_to_the_cell_before() -> None:
    """A row says where its text stands, whichever of its cells are empty."""
    reading = read(pdf_of(table_leaf([ROWS[0], ("", "件", ""), ("合计", "", "9")])), "a.pdf")
    found = rows_of(reading)
    assert [line.cells for line in found] == [ROWS[0], ("", "件", ""), ("合计", "", "9")]
    assert [[segment.length for segment in line.segments] for line in found[1:]] == [[3, 4], [8, 1]]
    assert_fits(reading)


def test_merged_cells_give_their_text_once() -> None:
    """A head over two columns and a cell over two rows stand in their first cell."""
    rules: list[Rule] = [
        (72, 200, 500, 200),
        (180, 230, 500, 230),
        (72, 260, 500, 260),
        (72, 290, 500, 290),
        *((x, 200, x, 290) for x in (72.0, 180.0, 500.0)),
        (320, 230, 320, 290),
    ]
    rows = [("项目", "本年", ""), ("", "上半年", "下半年"), ("收入", "1", "2")]
    reading = read(pdf_of(Leaf(filled(rows, X, 200), rules=rules, shades=[(72, 200, 500, 260)])), "a.pdf")
    assert [line.cells for line in rows_of(reading)] == rows
    assert [line.header for line in rows_of(reading)] == [True, True, False]


def test_lines_in_a_cell_are_joined_as_a_paragraph() -> None:
    """Printed lines of one cell make one text, in one box."""
    prints = [
        *filled([("事项", "说明", ""), ("", "", "")], X, 200),
        Print(78, 245, "用车", 12),
        Print(186, 245, "按照规定办理", 12),
        Print(186, 258, "审批手续", 12),
    ]
    reading = read(pdf_of(Leaf(prints, rules=box_rules(X, (200, 230, 270)))), "a.pdf")
    row = rows_of(reading)[1]
    assert row.cells == ("用车", "按照规定办理审批手续", "")
    assert row.segments[1].box and row.segments[1].box.bottom - row.segments[1].box.top == pytest.approx(26.2, abs=1)


def test_a_shaded_first_row_names_the_columns() -> None:
    """A ground of its own tells the head."""
    leaf = table_leaf(ROWS)
    shaded = Leaf(leaf.prints, rules=leaf.rules, shades=[(72, 200, 500, 230)])
    assert [line.header for line in rows_of(read(pdf_of(shaded), "a.pdf"))] == [True, False, False]


def test_a_table_goes_on_over_the_page() -> None:
    """One table number; the head that the next page repeats is told as a head and stands once."""
    more = [ROWS[0], ("上访", "批", "3"), ("来电", "个", "8")]
    reading = read(pdf_of(table_leaf(ROWS, 640), table_leaf(more, 90)), "a.pdf")
    found = rows_of(reading)
    assert [line.text for line in found] == [
        "指标 | 单位 | 本期",
        "受理信访 | 件 | 120",
        "办结 | 件 | 118",
        "上访 | 批 | 3",
        "来电 | 个 | 8",
    ]
    assert {line.table for line in found} == {0}
    assert [line.header for line in found] == [True, False, False, False, False]
    assert [line.segments[0].page for line in found] == [1, 1, 1, 2, 2]


def test_text_between_parts_two_tables() -> None:
    """A table after text is another table, with a head of its own."""
    extra = [Print(72, 150, "二、另一张表")]
    reading = read(pdf_of(table_leaf(ROWS, 640), table_leaf(ROWS, 200, extra)), "a.pdf")
    assert [line.table for line in rows_of(reading)] == [0, 0, 0, 1, 1, 1]


def test_a_table_with_three_rules_has_a_head_and_rows() -> None:
    """三线表: columns by the gaps that run through, one row for each printed line."""
    rules: list[Rule] = [(72, 200, 500, 200), (72, 230, 500, 230), (72, 290, 500, 290)]
    reading = read(pdf_of(Leaf(filled(ROWS, X, 200), rules=rules)), "a.pdf")
    assert [line.cells for line in rows_of(reading)] == list(ROWS)
    assert [line.header for line in rows_of(reading)] == [True, False, False]
    assert_fits(reading)


def test_heads_over_several_columns_of_a_three_rule_table() -> None:
    """A name that runs over two columns stands once, above their own names."""
    xs = (72.0, 180.0, 300.0, 420.0)
    prints = [
        Print(228, 215, "各季度数", 12),
        *filled([("", "", "", ""), ("指标", "一季度", "二季度", "三季度")], xs, 204, 20),
        *filled([("受理", "1", "2", "3"), ("办结", "4", "5", "6")], xs, 250, 20),
    ]
    rules: list[Rule] = [(72, 200, 500, 200), (72, 248, 500, 248), (72, 300, 500, 300)]
    found = rows_of(read(pdf_of(Leaf(prints, rules=rules)), "a.pdf"))
    assert [line.cells for line in found][1:] == [
        ("指标", "一季度", "二季度", "三季度"),
        ("受理", "1", "2", "3"),
        ("办结", "4", "5", "6"),
    ]
    assert [line.header for line in found] == [True, True, False, False]
    assert [cell for cell in found[0].cells or () if cell] == ["各季度数"]


BODY = [Print(72, 300 + 24 * row, "文" * 26) for row in range(8)]


@pytest.mark.parametrize(
    "rules",
    [
        [(72, 240, 500, 240)],  # 红头's separator
        [(72, 305 + 24 * row, 500, 305 + 24 * row) for row in range(6)],  # underlined text
        [*box_rules((60, 520), (270, 500))],  # a frame around the text
        [*box_rules((60, 520), (270, 330, 500))],  # a frame with a head
        [(72, 60, 500, 60), (72, 450, 200, 450), (72, 790, 500, 790)],  # head, footnotes, foot
        [(72, 60, 500, 60), (72, 280, 500, 280), (72, 790, 500, 790)],
        [(290, 270, 290, 500)],  # between columns
    ],
)
def test_other_lines_draw_no_table(rules: list[Rule]) -> None:
    """The text comes as it would without the lines."""
    plain = read(pdf_of(Leaf(BODY)), "a.pdf")
    assert read(pdf_of(Leaf(BODY, rules=rules)), "a.pdf") == plain


def test_the_imprint_of_an_official_document_is_no_table() -> None:
    """版记: rules above and below 抄送 and the office that prints."""
    prints = [
        *BODY,
        Print(86, 640, "抄送：各科室，各乡镇。", 14),
        Print(86, 670, "某某县办公室", 14),
        Print(330, 670, "2023年6月5日印发", 14),
    ]
    rules: list[Rule] = [(72, 622, 500, 622), (72, 650, 500, 650), (72, 680, 500, 680)]
    assert rows_of(read(pdf_of(Leaf(prints, rules=rules)), "a.pdf")) == []


def test_a_drawing_without_text_is_no_table() -> None:
    """A grid whose cells are mostly empty is a chart or a form of lines."""
    leaf = Leaf(BODY, rules=box_rules((72, 100, 130, 160), (540, 560, 580, 600)))
    assert rows_of(read(pdf_of(leaf), "a.pdf")) == []


def test_a_page_that_is_a_table_alone_is_read() -> None:
    """Nothing but a table: its rows are all the lines."""
    reading = read(pdf_of(table_leaf(ROWS)), "a.pdf")
    assert [line.cells for line in clean(reading)] == list(ROWS)


def test_tables_of_real_files_fit(shared_data: Path) -> None:
    """Rows of real tables keep their segments through cleaning."""
    for name in ("mineru_demo3.pdf", "govcheck_test.pdf", "govcheck_master_template.pdf"):
        reading = read((shared_data / "official" / name).read_bytes(), name)
        assert_fits(reading)
        assert bool(rows_of(reading)) is (name == "mineru_demo3.pdf")

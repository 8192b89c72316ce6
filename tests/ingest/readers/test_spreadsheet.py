"""XLSX: values as they show, heads, captions, merged and hidden cells, limits."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import pytest
from openpyxl.styles import Font

from ingest.errors import DamagedFile, EmptyFile, IngestError, TookTooLong, TooLarge, UnsupportedFormat
from ingest.readers import Limits, read
from tests.ingest.readers.tabular import book, look, replaced, saved, sharing


def test_a_report_table_with_title_measure_and_a_head_of_two_rows() -> None:
    """Title, 单位：… and note are plain lines, the merged head is marked, a merged value stands once."""
    made = book(
        (
            "收支情况",
            [
                ["2023年上半年收支情况表"],
                [None, None, None, None, "单位：万元"],
                ["项目", "上半年", None, "同比", None],
                [None, "预算", "决算", "增减", "增幅"],
                ["收入", 1234567.5, 1200000, -34567.5, -0.028],
                ["支出", 3.0, 2, None, 0.5],
                ["注：数据未经审计。"],
            ],
        )
    )
    sheet = made["收支情况"]
    for merged in ("A1:E1", "A3:A4", "B3:C3", "D3:E3"):
        sheet.merge_cells(merged)
    sheet["B5"].number_format = "#,##0.00"
    for cell in ("E5", "E6"):
        sheet[cell].number_format = "0.0%"
    assert look(read(saved(made), "a.xlsx").pages[0].lines) == [
        ("#", "收支情况"),
        ("-", "2023年上半年收支情况表"),
        ("-", "单位：万元"),
        ("=", ("项目", "上半年", "", "同比", "")),
        ("=", ("", "预算", "决算", "增减", "增幅")),
        ("0", ("收入", "1234567.50", "1200000", "-34567.5", "-2.8%")),
        ("0", ("支出", "3", "2", "", "50.0%")),
        ("-", "注：数据未经审计。"),
    ]


@pytest.mark.parametrize(
    ("rows", "bold", "expected"),
    [
        # Names followed by numbers.
        ([["甲", "乙"], ["一", 1]], 0, [("=", ("甲", "乙")), ("0", ("一", "1"))]),
        # Names in bold above words.
        ([["甲", "乙"], ["一", "二"]], 1, [("=", ("甲", "乙")), ("0", ("一", "二"))]),
        # Words alone: nothing says that the first row is a head.
        ([["甲", "乙"], ["一", "二"]], 0, [("0", ("甲", "乙")), ("0", ("一", "二"))]),
        # Numbers alone.
        ([[1, 2], [3, 4]], 0, [("0", ("1", "2")), ("0", ("3", "4"))]),
        # Years are names.
        ([["指标", 2022, 2023], ["人数", 5, 6]], 0, [("=", ("指标", "2022", "2023")), ("0", ("人数", "5", "6"))]),
        # A row that numbers the columns belongs to the head.
        (
            [["项目", "数量", "金额"], ["甲", 1, 2], ["收入", 35, 40]],
            0,
            [("=", ("项目", "数量", "金额")), ("=", ("甲", "1", "2")), ("0", ("收入", "35", "40"))],
        ),
        # An empty row parts two tables, an empty column disappears.
        (
            [["甲", None, "乙"], ["一", None, 1], [], ["丙", None, "丁"], ["二", None, 2]],
            0,
            [("=", ("甲", "乙")), ("0", ("一", "1")), ("=", ("丙", "丁")), ("1", ("二", "2"))],
        ),
        # One column of words is text, one column of numbers a table.
        ([["第一条 甲。"], ["第二条 乙。"]], 0, [("-", "第一条 甲。"), ("-", "第二条 乙。")]),
        ([["数"], [1], [2]], 0, [("=", ("数",)), ("0", ("1",)), ("0", ("2",))]),
        # Several fields beside each other above the table.
        (
            [["填报单位：某局", None, "单位：元"], ["项", "目", "额"], ["a", "b", 1]],
            0,
            [("-", "填报单位：某局　单位：元"), ("=", ("项", "目", "额")), ("0", ("a", "b", "1"))],
        ),
        # A head over the second column alone is no caption.
        ([[None, "数量"], ["人数", 1]], 0, [("=", ("", "数量")), ("0", ("人数", "1"))]),
    ],
)
def test_rows_are_captions_heads_or_data(
    rows: list[list[object]], bold: int, expected: list[tuple[str, object]]
) -> None:
    """What the rows themselves show decides; where they show nothing, nothing is claimed."""
    made = book(("Sheet1", rows))
    for row in made["Sheet1"].iter_rows(max_row=bold) if bold else ():
        for cell in row:
            cell.font = Font(bold=True)
    assert look(read(saved(made), "a.xlsx").pages[0].lines) == expected


def test_sheets_are_headings_when_there_are_several_or_the_name_tells() -> None:
    """Sheet1 alone says nothing; empty sheets are left out."""
    one = read(saved(book(("Sheet1", [["甲", 1]]), ("Sheet2", []))), "a.xlsx")
    assert look(one.pages[0].lines) == [("0", ("甲", "1"))]
    two = read(saved(book(("Sheet1", [["甲", 1]]), ("汇总", [["乙", 2]]))), "a.xlsx")
    assert look(two.pages[0].lines) == [("#", "Sheet1"), ("0", ("甲", "1")), ("#", "汇总"), ("1", ("乙", "2"))]


def test_what_is_hidden_is_left_out_and_said() -> None:
    """Hidden sheets, rows and columns do not show; formulas without a stored result are named."""
    made = book(("可见", [["甲", "乙", "丙"], [1, 2, 3], [4, 5, "=1+1"]]), ("隐藏", [["丁", 1]]))
    made["隐藏"].sheet_state = "hidden"
    made["可见"].row_dimensions[2].hidden = True
    made["可见"].column_dimensions["B"].hidden = True
    reading = read(saved(made), "a.xlsx")
    assert look(reading.pages[0].lines) == [("#", "可见"), ("=", ("甲", "丙")), ("0", ("4", ""))]
    told = "\n".join(reading.warnings)
    assert all(words in told for words in ("“隐藏”", "1 行、1 列", "1 处公式"))


def test_cells_of_every_kind() -> None:
    """Days, times of the Chinese edition, truth, rich text, line breaks, escapes, errors."""
    made = book(("Sheet1", [["日期", "真假", "多行", "数"], [date(2023, 6, 5), True, "甲\n乙", 45082]]))
    made["Sheet1"]["D2"].number_format = "0"
    data = saved(made)
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row><c t="inlineStr"><is><r><t>粗</t></r><r><t>细</t></r><rPh sb="0" eb="1"><t>cu</t></rPh></is></c>'
        '<c t="str"><f>A1</f><v>一_x000D_\n二</v></c><c t="e"><v>#REF!</v></c><c t="d"><v>2023-06-05T00:00:00</v></c>'
        "</row></sheetData></worksheet>"
    )
    assert look(read(data, "a.xlsx").pages[0].lines)[1] == ("0", ("2023-06-05", "TRUE", "甲 乙", "45082"))
    other = replaced(data, {"xl/worksheets/sheet1.xml": sheet.encode()})
    assert look(read(other, "a.xlsx").pages[0].lines) == [("0", ("粗细", "一 二", "#REF!", "2023-06-05"))]


def test_a_merged_cell_gives_its_value_once() -> None:
    """Downwards too, whatever still lies under it."""
    made = book(("Sheet1", [["类", "项", "额"], ["收入", "税", 1], ["x", "费", 2]]))
    data = saved(made)
    import zipfile
    from io import BytesIO

    part = "xl/worksheets/sheet1.xml"
    source = zipfile.ZipFile(BytesIO(data)).read(part).decode()
    merged = source.replace("</sheetData>", '</sheetData><mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>')
    rows = look(read(replaced(data, {part: merged.encode()}), "a.xlsx").pages[0].lines)
    assert rows[1:] == [("0", ("收入", "税", "1")), ("0", ("", "费", "2"))]


def test_limits_stop_what_is_too_large() -> None:
    """Cells are counted before they are kept; one far cell does not make a table of a million."""
    many = saved(book(("Sheet1", [[1] * 20] * 20)))
    with pytest.raises(TooLarge, match="399 个单元格"):
        read(many, "大.xlsx", Limits(cells=399))
    with pytest.raises(TookTooLong, match="没有读完"):
        read(many, "慢.xlsx", Limits(seconds=0))
    made = book(("Sheet1", [[1]]))
    for place in range(1, 1200):
        made["Sheet1"].cell(row=place, column=place, value=place)
    with pytest.raises(TooLarge, match="单元格"):
        read(saved(made), "稀.xlsx")


ROW = '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>9</v></c></row>'


def test_cells_share_texts() -> None:
    """Plain and rich ones, without phonetic guides; a text that is not there is empty."""
    rich = '<r><t>粗</t></r><r><t xml:space="preserve"> 细</t></r><rPh sb="0" eb="1"><t>cu</t></rPh>'
    assert look(read(sharing(f"<si><t>甲</t></si><si>{rich}</si>", ROW), "a.xlsx").pages[0].lines) == [
        ("0", ("甲", "粗 细"))
    ]


def test_shared_texts_are_counted() -> None:
    """More of them than cells are allowed are not kept."""
    with pytest.raises(TooLarge, match="单元格"):
        read(sharing("<si><t>甲</t></si>" * 500, ROW), "a.xlsx", Limits(cells=100))


def test_entities_and_outside_references_stay_outside(tmp_path: Path) -> None:
    """A part that declares entities neither blows up nor reads a file of the machine."""
    secret = tmp_path / "secret.txt"
    secret.write_text("机密")
    outside = f'<!DOCTYPE sst [<!ENTITY a SYSTEM "{secret.as_uri()}">]>'
    lines = read(sharing("<si><t>甲&a;</t></si><si><t>乙</t></si>", ROW, outside), "a.xlsx").pages[0].lines
    assert "甲" in lines[0].text
    assert "机密" not in lines[0].text
    laughs = "".join(f'<!ENTITY b{n} "{f"&b{n - 1};" * 10 if n else "哈" * 10}">' for n in range(10))
    try:
        lines = read(sharing("<si><t>甲&b9;</t></si>", ROW, f"<!DOCTYPE sst [{laughs}]>"), "a.xlsx").pages[0].lines
    except DamagedFile:
        return
    assert len(lines[0].text) < 1000


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        (saved(book(("Sheet1", []))), EmptyFile, "没有任何内容"),
        (saved(book(("Sheet1", [["甲", 1]])))[:700], DamagedFile, "Excel"),
        (replaced(saved(book(("a", [["甲"]]))), {"xl/worksheets/sheet1.xml": b"<worksheet"}), DamagedFile, "Excel"),
        (
            replaced(
                saved(book(("a", [["甲"]]))),
                {
                    "_rels/.rels": b'<r><x Id="1" Type="http://x/officeDocument" Target="xl/workbook.bin"/></r>',
                },
            ),
            UnsupportedFormat,
            "XLSX",
        ),
    ],
)
def test_broken_workbooks_are_told_apart(data: bytes, error: type[IngestError], words: str) -> None:
    """Empty, damaged and binary workbooks each get their own error, which names the file and the remedy."""
    with pytest.raises(error, match=words) as caught:
        read(data, "表.xlsx")
    assert "表.xlsx" in caught.value.message
    assert "请" in caught.value.message


def test_no_damage_makes_another_error_leak() -> None:
    """Parts with flipped bytes either read or raise an IngestError."""
    import io
    import zipfile

    made = book(("甲", [["项", "额"], ["a", 1.5], ["b", date(2023, 1, 1)]]), ("乙", [[1, 2]]))
    made["甲"].merge_cells("A1:B1")
    source = saved(made)
    dice = random.Random(7)
    names = [name for name in zipfile.ZipFile(io.BytesIO(source)).namelist() if name.endswith((".xml", ".rels"))]
    for _ in range(150):
        name = dice.choice(names)
        part = bytearray(zipfile.ZipFile(io.BytesIO(source)).read(name))
        for _ in range(dice.choice((1, 3, 20))):
            part[dice.randrange(len(part))] = dice.randrange(256)
        try:
            read(replaced(source, {name: bytes(part)}), "a.xlsx")
        except IngestError as refused:
            assert "a.xlsx" in refused.message

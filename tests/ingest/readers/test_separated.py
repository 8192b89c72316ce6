"""CSV: delimiters, quotes, encodings, heads."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import EmptyFile, TooLarge
from ingest.readers import Limits, read
from tests.ingest.readers.tabular import look


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲,乙\n一,1\n", [("=", ("甲", "乙")), ("0", ("一", "1"))]),
        ("1,2\n3,4\n", [("0", ("1", "2")), ("0", ("3", "4"))]),
        ("名称\n甲\n乙\n", [("0", ("名称",)), ("0", ("甲",)), ("0", ("乙",))]),
        ("1\n2\n", [("0", ("1",)), ("0", ("2",))]),
        ("指标;数值\n甲;1,5\n乙;2,5\n", [("=", ("指标", "数值")), ("0", ("甲", "1,5")), ("0", ("乙", "2,5"))]),
        ('a\t"b\nc"\r\n1\t2\r\n', [("=", ("a", "b c")), ("0", ("1", "2"))]),
        ('名,说明\n甲,"含,逗号 ""引号"""\n', [("0", ("名", "说明")), ("0", ("甲", '含,逗号 "引号"'))]),
        ('名,说明\n甲,"未闭合\n乙,1\n', [("=", ("名", "说明")), ("0", ("甲", '"未闭合')), ("0", ("乙", "1"))]),
        ("标题\n单位：万元\n指标,2022年\n人数,1\n", [
            ("-", "标题"), ("-", "单位：万元"), ("=", ("指标", "2022年")), ("0", ("人数", "1")),
        ]),
        ('"甲","乙;丙"\n"丁","戊;己"\n', [("0", ("甲", "乙;丙")), ("0", ("丁", "戊;己"))]),
        ("姓名,电话,\n张三,123,\n", [("=", ("姓名", "电话")), ("0", ("张三", "123"))]),
        ("第一条 为了，规范，管理\n", [("0", ("第一条 为了，规范，管理",))]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_csv_is_what_its_delimiter_makes_of_it(text: str, encoding: str, expected: list[tuple[str, object]]) -> None:
    """RFC 4180, with the delimiter that parts the lines evenly."""
    assert look(read(text.encode(encoding), "a.csv").pages[0].lines) == expected


def test_tabs_in_a_plain_text_stay_text() -> None:
    """Only a name that says table makes a table of text."""
    assert look(read(b"a\tb\n1\t2\n", "a.txt").pages[0].lines) == [("-", "a\tb"), ("-", "1\t2")]


def test_a_text_named_as_a_workbook_is_read_with_a_warning() -> None:
    """What old programs export as .xls is often text with tabs."""
    reading = read("甲\t乙\n一\t1\n".encode("gb18030"), "导出.xls")
    assert look(reading.pages[0].lines) == [("=", ("甲", "乙")), ("0", ("一", "1"))]
    assert "扩展名是 .xls" in reading.warnings[0]


def test_an_unclosed_quote_is_told() -> None:
    """Such a quote is read as a character, and the file is named."""
    assert "引号不成对" in read('甲,乙\n"一,1\n'.encode(), "a.csv").warnings[0]


def test_limits_hold_for_csv_too() -> None:
    """Cells over the limit, and a file of delimiters alone."""
    with pytest.raises(TooLarge, match="单元格"):
        read(b"1,2,3\n" * 100, "a.csv", Limits(cells=299))
    with pytest.raises(EmptyFile, match=r"a\.csv"):
        read(b",,,\n,,,\n", "a.csv")


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=8)


@given(st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=2, max_size=20))
def test_what_the_csv_module_writes_is_read_back(rows: list[tuple[str, str, str]]) -> None:
    """Every cell of every row, in order, also when it holds quotes and delimiters."""
    target = io.StringIO()
    csv.writer(target, quoting=csv.QUOTE_ALL).writerows(rows)
    lines = read(target.getvalue().encode("utf-8-sig"), "a.csv").pages[0].lines
    cells = [line.cells if line.cells else (line.text,) for line in lines]
    assert "".join("".join(row) for row in cells).replace("　", "") == "".join("".join(row) for row in rows)

"""HTML: blocks, tables, white space."""

from __future__ import annotations

import base64

import pytest

from ingest.readers import read
from ingest.readers.markup import html_lines
from tests.ingest.readers.tabular import look


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>第一条\n  为了</p>", ["第一条为了"]),
        ("<p>one\ntwo 三</p>", ["one two 三"]),
        ("<div>甲<p>乙</p>丙</div>", ["甲", "乙", "丙"]),
        ("<p>甲<b>乙</b><span>丙</span></p>", ["甲乙丙"]),
        ("<ul><li>甲<li>乙</ul>", ["甲", "乙"]),
        ("<head><title>题</title></head><script>x()</script><p>甲</p>", ["甲"]),
        ("<p>&lt;script&gt;甲&amp;乙</p>", ["<script>甲&乙"]),
        ("<p>甲<!-- 注 -->乙</p>", ["甲乙"]),
        ("<pre>甲\n  乙  丙\n</pre>", ["甲", "乙  丙"]),
    ],
)
def test_blocks_are_lines(source: str, expected: list[str]) -> None:
    """What a browser shows on lines of their own are Lines."""
    assert [line.text for line in html_lines(source)] == expected


def test_tables_headings_and_looks_are_kept() -> None:
    """Cells, nested tables, heading levels, bold and centred text."""
    source = (
        "<h2 align=center>题</h2><table><tr><th>甲</th><td><p>乙</p><p>丙</p></td></tr>"
        "<tr><td>丁<table><tr><td>内</td></tr></table></td></tr></table><p><strong>粗</strong></p>"
    )
    found = html_lines(source)
    assert [(line.text, line.cells, line.table) for line in found] == [
        ("题", None, None),
        ("甲 | 乙 丙", ("甲", "乙 丙"), 0),
        ("丁", ("丁",), 0),
        ("内", ("内",), 1),
        ("粗", None, None),
    ]
    assert (found[0].heading_level, found[0].centred, found[-1].bold) == (2, True, True)


def test_captions_heads_and_cells_that_reach() -> None:
    """A caption stands above its table; rows of names are the head; a cell over others gives its text once."""
    source = (
        "<table><caption>表1 人员<br>单位：人</caption><thead><tr><td rowspan=2>科室<td colspan=2>人数</tr>"
        "<tr><th>男<th>女</tr></thead><tr><th>甲<td>1<td>2</tr><tr><td colspan=3>合计</tr>"
        "<tr><td rowspan=2>乙<td>3<td>4</tr><tr><td>5<td>6</tr></table>"
    )
    assert look(html_lines(source)) == [
        ("-", "表1 人员"),
        ("-", "单位：人"),
        ("=", ("科室", "人数", "")),
        ("=", ("", "男", "女")),
        ("0", ("甲", "1", "2")),
        ("0", ("合计", "", "")),
        ("0", ("乙", "3", "4")),
        ("0", ("", "5", "6")),
    ]


def test_hostile_spans_do_not_grow() -> None:
    """Cells that claim a hundred thousand rows and columns each do not fill the memory with blanks."""
    rows = html_lines("<table>" + "<tr><td colspan=99999 rowspan=99999>甲<td>乙</tr>" * 2000 + "</table>")
    assert len(rows) == 2000
    assert sum(len(row.cells or ()) for row in rows) < 300_000


def test_a_page_saved_with_its_pictures_is_read() -> None:
    """MHT, as Word writes it under the name .doc."""
    data = (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\n'
        b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + base64.b64encode("<html><p>各乡镇人民政府</p></html>".encode())
        + b"\r\n--x--\r\n"
    )
    reading = read(data, "通知.doc")
    assert [line.text for line in reading.pages[0].lines] == ["各乡镇人民政府"]
    assert reading.media_type == "multipart/related"


def test_pages_in_a_chinese_encoding_are_read() -> None:
    """The encoding is found from the bytes."""
    data = "<html><meta charset=gb2312><p>各乡镇人民政府</p></html>".encode("gb2312")
    assert [line.text for line in read(data, "a.html").pages[0].lines] == ["各乡镇人民政府"]


def test_deep_nesting_is_survived() -> None:
    """A page nested a hundred thousand deep neither crashes nor leaks an error."""
    from ingest.errors import IngestError

    try:
        reading = read(("<div>" * 100_000 + "甲").encode(), "a.html")
    except IngestError as refused:
        assert "a.html" in refused.message
    else:
        assert reading.pages

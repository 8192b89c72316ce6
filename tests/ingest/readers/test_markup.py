"""HTML: blocks, tables, white space."""

from __future__ import annotations

import pytest

from ingest.readers import read
from ingest.readers.markup import html_lines


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

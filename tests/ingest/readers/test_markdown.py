"""Markdown: what is markup and what is text."""

from __future__ import annotations

import collections
from pathlib import Path

import pytest

from ingest.document import Line
from ingest.readers import read
from ingest.readers.inline import plain


def lines(source: str) -> tuple[Line, ...]:
    """The lines of a Markdown text."""
    return read(source.encode(), "a.md").pages[0].lines


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("**县纪委", "**县纪委"),  # a mask
        ("**县和**市", "**县和**市"),  # two masks
        ("由**县，**市负责", "由**县，**市负责"),
        ("书记**在会上强调", "书记**在会上强调"),
        ("**县**局，**镇", "**县**局，**镇"),
        ("**党建**", "党建"),
        ("**党建**，抓好", "党建，抓好"),
        ("（**试行**）", "（试行）"),
        ("***重点***", "重点"),
        ("*注* 见附件", "注 见附件"),
        ("** 县**", "** 县**"),
        ("****", "****"),
        ("40*4=160，3*2", "40*4=160，3*2"),
        ("9．麦角酸*", "9．麦角酸*"),
        (r"\*\*县", "**县"),
        (r"第\_\_页", "第__页"),
        ("____年__月", "____年__月"),
        ("&lt;办法&gt; &amp; &#20013;&nbsp;国", "<办法> & 中\u00a0国"),
        ("A&B；R&D", "A&B；R&D"),
        ("[办法](https://example.gov.cn/a)", "办法"),
        ("国发[2023](5号)", "国发[2023](5号)"),
    ],
)
def test_asterisks_are_emphasis_only_beyond_doubt(source: str, expected: str) -> None:
    """A mask is never taken for markup; entities, escapes and links become text."""
    assert plain(source)[0] == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("# 办法", [("办法", 1)]),
        ("###  第一章　总则 ##", [("第一章　总则", 3)]),
        ("#话题", [("#话题", None)]),
        ("题目\n=====\n正文", [("题目", 1), ("正文", None)]),
        ("甲\n\n---\n\n乙", [("甲", None), ("乙", None)]),
        ("- 甲\n* 乙\n+ 丙\n1. 丁", [("甲", None), ("乙", None), ("丙", None), ("1. 丁", None)]),
        ("> 引文\n>> 再引", [("引文", None), ("再引", None)]),
        ("```\n# 甲\n```\n乙", [("# 甲", None), ("乙", None)]),
        ("甲<br>乙<br/>丙", [("甲", None), ("乙", None), ("丙", None)]),
        ("甲<!-- 注\n释 -->乙", [("甲乙", None)]),
        ("甲 <!-- 没有完", [("甲 <!-- 没有完", None)]),
        ("第一行\n第二行", [("第一行", None), ("第二行", None)]),
    ],
)
def test_block_marks_become_levels_or_vanish(source: str, expected: list[tuple[str, int | None]]) -> None:
    """Headings keep their level, other marks go, each source line stays a line."""
    assert [(line.text, line.heading_level) for line in lines(source)] == expected


def test_tables_become_rows_with_cells() -> None:
    """The separator row goes, tables are told apart, cells keep their place."""
    found = lines("| 条文 |罪名 |\n|:---|----|\n| 第1条 |甲\\|乙 |\n\n| 一 | |\n正文")
    assert [(line.text, line.cells, line.table) for line in found] == [
        ("条文 | 罪名", ("条文", "罪名"), 0),
        ("第1条 | 甲|乙", ("第1条", "甲|乙"), 0),
        ("一 | ", ("一", ""), 1),
        ("正文", None, None),
    ]


def test_the_head_is_counted_in_lines() -> None:
    """The lines before the comment INFO END are the head of a collected law."""
    reading = read("# 法\n\n2020年1月1日 通过\n\n<!-- INFO END -->\n\n第一条".encode(), "a.md")
    assert reading.properties == {"head_lines": "2"}
    assert "head_lines" not in read("# 法\n第一条".encode(), "a.md").properties


def test_bold_is_a_whole_line_in_emphasis() -> None:
    """A line counts as bold when nothing of it is not."""
    assert [line.bold for line in lines("**目录**\n**甲**：乙\n正文")] == [True, False, False]


def test_the_collected_laws_are_read_without_a_trace_of_markup(shared_data: Path) -> None:
    """Every real law gives lines; no comment, heading mark or separator row remains."""
    left = collections.Counter[str]()
    files = sorted((shared_data / "laws").rglob("*.md"))[::20]
    for path in files:
        for line in read(path.read_bytes(), path.name).pages[0].lines:
            left["comment"] += "<!--" in line.text
            left["heading"] += line.text.startswith("# ") or line.text.startswith("##")
            left["separator"] += set(line.text) <= set("|- :")
            left["lines"] += 1
    assert len(files) > 150
    assert left["lines"] > 10_000
    assert (left["comment"], left["heading"], left["separator"]) == (0, 0, 0)

"""Quotations over several lines: which lines are the words of another text."""

from __future__ import annotations

import pytest

from ingest.quotation import quoted_lines
from tests.ingest.made_texts import plain_lines


@pytest.mark.parametrize(
    ("lines", "quoted"),
    [
        (["一、将第三条修改为：“第三条 甲。", "乙。”", "二、删去第四条。"], ["乙。”"]),
        # Every quoted paragraph begins with “; only the last one ends with ”.
        (["一、修改为：“甲。", "“乙。", "“丙。”", "丁。"], ["“乙。", "“丙。”"]),
        (["修改为：", "“第三条 甲。", "第四条 乙。”", "丙。"], ["第四条 乙。”"]),
        (["称为“甲”的，", "第三条 乙。"], []),
        (['修改为："甲。', '乙。"', "丙。"], ['乙。"']),
        # A quotation that is never closed ends where the decision goes on.
        (["一、将第三条修改为：“甲。", "乙。", "二、将第四条修改为：“丙。”"], ["乙。"]),
        (["一、修改为：“甲。", "乙。", "本决定自公布之日起施行。"], ["乙。"]),
        # Words without quotation marks, announced by the numbers of their articles.
        (
            ["第二条 增加二条，作为第八条至第九条，内容如下：", "第八条 甲。", "乙。", "第九条 丙。", "第三条 丁。"],
            ["第八条 甲。", "乙。", "第九条 丙。"],
        ),
        (["一、增加一条，作为第八条：", "第八条 甲。", "原第八条改为第九条。"], ["第八条 甲。"]),
        (["一、修改为：“甲：", "一、乙；", "二、丙。”", "二、删去第五条。"], ["一、乙；", "二、丙。”"]),
    ],
)
def test_quoted_lines(lines: list[str], quoted: list[str]) -> None:
    """A line is quoted when an earlier line opened the quotation that it stands in."""
    found = plain_lines(*lines)
    starts = quoted_lines(found)
    assert [line.text for line in found if line.start in starts] == quoted

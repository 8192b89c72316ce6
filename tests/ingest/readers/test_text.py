"""Plain text: encodings, newlines, invisible characters."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import DamagedFile
from ingest.readers import read
from ingest.readers.encoding import guess_encoding

REPORT = "上半年，**县纪委共立案12件，同比增长20%。\n二、存在的问题（一）工作机制不健全；"


def texts(data: bytes, name: str = "a.txt") -> list[str]:
    """The lines of a text file."""
    return [line.text for line in read(data, name).pages[0].lines]


@pytest.mark.parametrize(
    "data",
    [
        REPORT.encode(),
        REPORT.encode("utf-8-sig"),
        REPORT.encode("gb18030"),
        REPORT.encode("gbk"),
        b"\x84\x31\x95\x33" + REPORT.encode("gb18030"),
        REPORT.encode("utf-16"),
        REPORT.encode("utf-16-le"),
        REPORT.encode("utf-16-be"),
        codecs.BOM_UTF16_BE + REPORT.encode("utf-16-be"),
        REPORT.encode("utf-32"),
    ],
)
def test_every_usual_encoding_gives_the_same_lines(data: bytes) -> None:
    """The encoding is found by mark or by evidence."""
    assert texts(data) == REPORT.split("\n")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("规定", "gb18030"),
        ("各乡镇人民政府", "gb18030"),
        ("关于印发管理办法的通知", "utf-16-le"),
        ("关于印发管理办法的通知", "utf-16-be"),
        ("notice", "utf-8"),
    ],
)
def test_short_texts_are_told_apart(text: str, encoding: str) -> None:
    """Even a title is enough evidence."""
    assert guess_encoding(text.encode(encoding)) == encoding


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("甲\r\n乙\r丙\n丁", ["甲", "乙", "丙", "丁"]),
        ("甲\u2028乙\x0c丙\x0b丁\x85戊", ["甲", "乙", "丙", "丁", "戊"]),
        ("\n\n甲\n\n \u3000\n乙\n", ["甲", "乙"]),
        ("　　第一条　为了\u200b规范\ufeff管理　", ["第一条　为了规范管理"]),
        ("甲\x00\x07乙\u00ad丙\u202e", ["甲乙丙"]),
        ("**县 和 **市  抓落实", ["**县 和 **市  抓落实"]),
        ("# 不是标题 <b>&amp;</b>", ["# 不是标题 <b>&amp;</b>"]),
    ],
)
def test_lines_are_literal_but_for_what_does_not_show(source: str, expected: list[str]) -> None:
    """Blanks at the ends and invisible characters go; the inner text stays as written."""
    assert texts(source.encode()) == expected


def test_a_damaged_character_is_reported_with_its_line() -> None:
    """One broken byte does not refuse a long text, but it is said."""
    data = ("第一行文字很长。\n" * 200).encode()
    reading = read(data[:50] + b"\xff" + data[50:], "a.txt")
    assert "第 3 行" in reading.warnings[0]
    assert "\ufffd" in reading.pages[0].lines[2].text


def test_too_many_damaged_characters_are_no_text() -> None:
    """A text with broken bytes everywhere is refused."""
    with pytest.raises(DamagedFile, match="损坏"):
        read(("文字" * 50).encode().replace("文".encode(), b"\xe6\x96\xff"), "a.txt")


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp")), min_size=1))
def test_utf8_text_survives_whole(text: str) -> None:
    """Whatever is written in UTF-8 comes back, but for blanks at its ends."""
    whole = f"题{text}尾"
    assert texts(whole.encode()) == [whole]

"""Lines that run several articles together: parted at the very next article, and never at a reference."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.document import Line
from ingest.labels import UnitKind, print_numeral
from ingest.run_on import part_run_on
from tests.ingest.made_texts import labels, made, outline, plain_text


def parted(*lines: str | Line) -> list[str]:
    """The lines of a text after parting."""
    plain = plain_text(*lines)
    found = part_run_on(plain)
    assert found.text == plain.text
    assert all(line.text == plain.text[line.start : line.end] for line in found.lines)
    return [line.text for line in found.lines]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["第一条 甲。 第二条 乙。", "第三条 丙。"], ["第一条 甲。", "第二条 乙。", "第三条 丙。"]),
        (["第一条　甲。　第二条　乙。"], ["第一条　甲。", "第二条　乙。"]),
        # No blank before the article, or none behind its number: the articles around it say that it is the missing one.
        (["第一条 甲。第二条登记应当公开。", "第三条 丙。"], ["第一条 甲。", "第二条登记应当公开。", "第三条 丙。"]),
        (["第一条 甲。", "乙。 第二条登记。", "第三条 丙。"], ["第一条 甲。", "乙。", "第二条登记。", "第三条 丙。"]),
        # Where blanks part the articles, they part the 款 and 项 of that line too.
        (
            ["第一条 甲。 乙。 第二条 下列事项： （一）丙； （二）丁。"],
            ["第一条 甲。", "乙。", "第二条 下列事项：", "（一）丙；", "（二）丁。"],
        ),
        # The last article, by what it says.
        (["第一条 甲。第二条本办法自2021年1月1日起施行。"], ["第一条 甲。", "第二条本办法自2021年1月1日起施行。"]),
        # A chapter at the line's end, before its first article.
        (["第一条 甲。第二章登记、公开", "第二条 乙。"], ["第一条 甲。", "第二章登记、公开", "第二条 乙。"]),
        # Both run into the line before.
        (
            ["第一条 甲。第二章附则第二条本办法自2021年1月1日起施行。"],
            ["第一条 甲。", "第二章附则", "第二条本办法自2021年1月1日起施行。"],
        ),
        (
            ["第一条 甲。 第二章 公开 第二条 乙。", "第三条 丙。"],
            ["第一条 甲。", "第二章 公开 ", "第二条 乙。", "第三条 丙。"],
        ),
        # A new document of a compilation counts from one again.
        (["第一条 甲。 第二条 乙。", "第一条 丙。"], ["第一条 甲。", "第二条 乙。", "第一条 丙。"]),
    ],
)
def test_a_run_on_article_gets_a_line(lines: list[str], expected: list[str]) -> None:
    """第二条 behind a sentence's end, where no line begins with it, begins a line."""
    assert parted(*lines) == expected


@pytest.mark.parametrize(
    "lines",
    [
        ["第一条 甲。 第二条规定的情形除外。", "第三条 丙。"],
        ["第一条 甲。第二条处罚从重。", "第三条 丙。"],
        ["第一条 甲。 第二条 规定的情形除外。", "第三条 丙。"],
        ["第一条 甲。 第二条、第三条除外。"],
        # A line of its own begins with the number.
        ["第一条 甲。 第二条 乙。", "第二条 丙。"],
        # Not the very next number.
        ["第一条 甲。 第三条 乙。", "第四条 丙。"],
        # No blank behind the number, and no gap that it fills.
        ["第一条 甲。 第二条登记应当公开。"],
        ["第一条 甲。第二章规定的", "第二条 乙。"],
        ["第一条 甲。第二章登记", "乙。", "第三条 丙。"],
        ["第一条 甲。第二章规定的第二条本办法自2021年1月1日起施行。"],
        ["第一条 甲。第二章登记，第二条除外。", "第三条 丙。"],
        # In the middle of a sentence.
        ["第一条 依照 第二条 办理。", "第三条 丙。"],
        # In a quotation, of this line or of one before.
        ["第一条 修改为：“甲。 第二条 乙。”", "第三条 丙。"],
        ["第一条 修改为：", "“第八条 甲。", "第九条 乙。 第十条 丙。”", "第二条 丁。"],
        # A text that has no articles.
        ["一、甲。 第二条 乙。"],
    ],
)
def test_what_begins_no_article_stays_in_its_line(lines: list[str]) -> None:
    """References, other numbers and quotations are not parted."""
    assert parted(*lines) == lines


def test_cells_of_a_table_are_not_parted() -> None:
    """A row of a table stays a row."""
    row = Line("第一条 甲。 第二条 乙。", cells=("第一条 甲。 第二条 乙。",))
    assert parted("第一条 丙。", row, "第三条 丁。") == ["第一条 丙。", row.text, "第三条 丁。"]


def test_run_on_articles_become_units() -> None:
    """Articles, 款 and 项 of one line are Units with exact spans; the text is as it was read."""
    text = (
        "青山县登记办法\n第一条 为了登记，制定本办法。 第二条 下列事项： （一）甲； （二）乙。 其他公开。\n第三条 丙。"
    )
    document = made(text)
    assert document.text == text
    assert outline(document.articles()) == [
        "article 第一条",
        "  paragraph 第一条",
        "article 第二条",
        "  paragraph 第二条第一款",
        "    item 第二条第一款第（一）项",
        "    item 第二条第一款第（二）项",
        "  paragraph 第二条第二款",
        "article 第三条",
        "  paragraph 第三条",
    ]
    assert all(unit.text == text[unit.start : unit.end] for unit in document.walk())
    assert document.gaps == ()


@given(st.lists(st.sampled_from(["\n", " ", "　", "  "]), min_size=1, max_size=30))
def test_any_way_of_parting_gives_the_same_articles(gaps: list[str]) -> None:
    """Whether a newline or blanks stand between articles, they are the same Units."""
    articles = [f"第{print_numeral(number)}条 登记应当公开。" for number in range(1, len(gaps) + 2)]
    text = "青山县登记办法\n" + "".join(map("".join, zip(articles, [*gaps, ""], strict=True)))
    document = made(text)
    assert labels(document.units, UnitKind.ARTICLE) == [article[: article.index(" ")] for article in articles]
    assert [article.text for article in document.articles()] == articles

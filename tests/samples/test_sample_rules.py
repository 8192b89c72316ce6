"""The rules of the sample office are formed as rules are."""

import re

import pytest

from samples.collection import manuscripts
from samples.press.manuscript import Manuscript
from samples.press.numerals import numeral

RULES = [manuscript for folder, manuscript in manuscripts() if folder == "rules"]
FILES = [manuscript.header["file"] for manuscript in RULES]


def labels(rule: Manuscript, *kinds: str) -> list[str]:
    """The labels of these kinds, in order."""
    return [block.label for block in rule.body if block.kind in kinds]


@pytest.mark.parametrize("rule", RULES, ids=FILES)
def test_chapters_and_articles_count_without_gaps(rule: Manuscript) -> None:
    """第一章 …, 第一条 … follow each other; 第十五条之一 stands beside them."""
    plain = [label for label in labels(rule, "article") if "之" not in label]
    assert plain == [f"第{numeral(n)}条" for n in range(1, len(plain) + 1)]
    chapters = labels(rule, "chapter")
    assert chapters == [f"第{numeral(n)}章" for n in range(1, len(chapters) + 1)]
    assert len(plain) >= 12


@pytest.mark.parametrize("rule", RULES, ids=FILES)
def test_items_count_without_gaps(rule: Manuscript) -> None:
    """（一）, （二） … begin anew after any other paragraph."""
    count = 0
    for block in rule.body:
        if block.kind == "item":
            count += 1
            assert block.label == f"（{numeral(count)}）"
        elif block.kind != "subitem":
            count = 0


@pytest.mark.parametrize("rule", RULES, ids=FILES)
def test_the_last_article_says_when_the_rule_takes_effect(rule: Manuscript) -> None:
    """The day in the last article is the one in the header."""
    last = [block.text for block in rule.body if block.kind == "article"][-1]
    year, month, day = (int(part) for part in rule.header["effective"].split("-"))
    assert re.search(rf"自{year}年{month}月{day}日起[施试]行", last)


@pytest.mark.parametrize("rule", RULES, ids=FILES)
def test_references_within_a_rule_point_to_articles_it_has(rule: Manuscript) -> None:
    """本办法第二十一条 exists."""
    text = "\n".join(block.line for block in rule.body)
    for label in re.findall(r"本(?:办法|规定)(第[一二三四五六七八九十]+条)", text):
        assert label in labels(rule, "article")


def test_a_newer_version_repeals_the_older_on_the_day_it_takes_effect() -> None:
    """The older version ends when the newer begins, and the newer names it by number."""
    repealed = [rule for rule in RULES if "expires" in rule.header]
    assert len(repealed) == 2
    for old in repealed:
        named = [rule for rule in RULES if f"（{old.header['number']}）同时废止" in rule.body[-1].line + _last(rule)]
        assert [rule.header["effective"] for rule in named] == [old.header["expires"]]


def _last(rule: Manuscript) -> str:
    return [block.text for block in rule.body if block.kind == "article"][-1]


def test_document_numbers_are_unlike_each_other() -> None:
    """No two documents share a number."""
    numbers = [manuscript.header["number"] for _, manuscript in manuscripts()]
    assert len(set(numbers)) == len(numbers)

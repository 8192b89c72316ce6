"""Words that are often confused, and the rules of an office."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import SettingsError
from service.checking.word_rules import OFFICE_FILE, office_rules, read_rules, shipped_rules
from tests.service.checking.proofs import found, quotes, whole

CASES: tuple[tuple[str, list[str]], ...] = (
    ("群众来访中，反应企业服务问题1件。", ["反应"]),
    ("反映企业服务问题1件，应急反应迅速。", []),
    ("认真布署下一阶段工作。", ["布署"]),
    ("认真部署下一阶段工作。", []),
    ("截止2023年6月，完成清理。", ["截止"]),
    ("截至2023年6月，完成清理。", []),
    ("报名截止日期为6月5日。", []),
    ("作用发挥的日益彰显，工作抓的仍然不实。", ["发挥的", "抓的"]),
    ("发挥的作用日益彰显，抓的项目不少。", []),
    ("对公安局和及所属单位开展检查。", ["和及"]),
    ("建立台帐，按步就班推进。", ["台帐", "按步就班"]),
    ("建立台账，按部就班推进，悦己经济活跃。", []),
    ("突出公款送礼、公车停放等问题的查办力度。", ["突出公款送礼、公车停放等问题的查办力度"]),
    ("加大公款送礼、公车停放等问题的查办力度。", []),
    # titles are names
    ("学习《反应器管理台帐》。", []),
)


@pytest.mark.parametrize(("body", "expected"), CASES)
def test_words(body: str, expected: list[str]) -> None:
    """What the shipped rules find, and what they leave alone."""
    assert quotes(body, "word") == expected


def test_many_rules_are_shipped() -> None:
    """Each says what is meant, and none is told twice."""
    rules = shipped_rules()
    assert len(rules) >= 150
    assert all(rule.right and rule.why for rule in rules)
    told = [(rule.wrong, rule.before, rule.behind, rule.sentence) for rule in rules]
    assert sorted(told) == sorted(set(told))


def test_no_rule_finds_what_another_suggests() -> None:
    """A text that was corrected by the rules is right by the rules."""
    rules = [rule for rule in shipped_rules() if "…" not in rule.right and "，" not in rule.right]
    for rule in rules:
        if not rule.behind and not rule.before and not rule.sentence:
            again = [one.quote for one in found(whole(f"经过努力，{rule.right}。"), "word")]
            assert rule.wrong not in again, rule


def test_rules_of_an_office(tmp_path: Path) -> None:
    """They stand in the library folder, in the same form, and count as the shipped ones."""
    assert office_rules(tmp_path) == ()
    (tmp_path / OFFICE_FILE).parent.mkdir()
    (tmp_path / OFFICE_FILE).write_text("# 本单位\n\n青山中心 -> 青山县中心 | 级：提示 | 因：全称\n", encoding="utf-8")
    rules = office_rules(tmp_path)
    assert [one.quote for one in found(whole("青山中心开展检查。"), "word", rules=rules)] == ["青山中心"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("部署", "错误的词 → 正确的词"),
        ("布署 → 布署", "箭头两边相同"),
        ("布署 → 部署 ｜ 后面：工作", "不认识“后面：工作”"),
        ("布署 → 部署 ｜ 后", "应为“名称：内容”"),
        ("布署 → 部署 ｜ 级：严重", "不认识“级：严重”"),
        ("… → 部署", "错误的词 → 正确的词"),
    ],
)
def test_bad_lines_are_reported_with_their_number(line: str, told: str) -> None:
    """So that the office finds them."""
    with pytest.raises(SettingsError, match=r"words.txt 第 3 行") as raised:
        list(read_rules(["# 规则", "帐户 → 账户", line], "words.txt"))
    assert told in raised.value.message


def test_a_file_of_another_encoding(tmp_path: Path) -> None:
    """It is refused, not guessed."""
    (tmp_path / OFFICE_FILE).parent.mkdir()
    (tmp_path / OFFICE_FILE).write_bytes("布署 → 部署".encode("gb18030"))
    with pytest.raises(SettingsError, match="UTF-8"):
        office_rules(tmp_path)


def test_a_rule_is_no_pattern() -> None:
    """Marks that mean something to a program mean themselves."""
    rules = tuple(read_rules([".* → 无", "(a+)+$ → 无"], "words.txt"))
    assert found(whole("开展检查，取得成效。"), "word", rules=rules) == []
    assert [one.quote for one in found(whole("开展.*检查。"), "word", rules=rules)] == [".*"]

"""The questions that guiwen ships, as pairs with the articles of a data folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.training import usual_pairs
from index.usual_questions import article_key, parsed
from tests.index.training.conftest import TOPICS


def test_questions_meet_their_articles(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By wording, without the article's number; rules and articles without questions, or not there, give none."""
    article = f"第二条 工资事项之二：{TOPICS['工资']}"
    known = parsed([f"# 中华人民共和国工资法\n{article_key(article)} 拖着不发钱；扣我的钱\n0123456789ab 没有这一条\n"])
    monkeypatch.setattr(usual_pairs, "usual_questions", lambda: known)
    assert [(pair.kind, pair.query, pair.positive) for pair in usual_pairs.usual_pairs(data)] == [
        ("usual_question", question, f"工资事项之二：{TOPICS['工资']}") for question in ("拖着不发钱", "扣我的钱")
    ]


def test_a_part_of_a_code_is_found_by_its_first_line(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its file is named after the part alone."""
    article = "第一条　拖欠工资的，应当支付。"
    (data / "laws" / "报酬编.md").write_text(f"# 中华人民共和国劳动法典\n\n# 报酬编\n\n{article}\n", encoding="utf-8")
    known = parsed([f"# 中华人民共和国劳动法典报酬编；中华人民共和国劳动法典\n{article_key(article)} 拖着不发钱\n"])
    monkeypatch.setattr(usual_pairs, "usual_questions", lambda: known)
    assert [pair.query for pair in usual_pairs.usual_pairs(data)] == ["拖着不发钱"]

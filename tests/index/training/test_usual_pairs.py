"""The questions that guiwen ships, as pairs with the articles of a data folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.training import usual_pairs
from index.usual_questions import article_key, parsed, usual_questions
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


def test_stories_of_the_same_articles_follow(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Under a kind of their own, which training may repeat more often."""
    article = f"第二条 工资事项之二：{TOPICS['工资']}"
    head = "# 中华人民共和国工资法"
    monkeypatch.setattr(usual_pairs, "usual_questions", lambda: parsed([f"{head}\n{article_key(article)} 扣我的钱\n"]))
    (tmp_path / "工资法.txt").write_text(
        f"{head}\n{article_key(article)} 干完活老板说没钱，怎么办？\n", encoding="utf-8"
    )
    monkeypatch.setattr(usual_pairs, "STORIES", tmp_path)
    told = [(pair.kind, pair.query) for pair in usual_pairs.usual_pairs(data)]
    story = "干完活老板说没钱，怎么办？"
    assert told == [("usual_question", "扣我的钱"), ("story", story), ("story_and_question", story)]


def test_the_stories_are_whole() -> None:
    """Each is of an article of a rule that has usual questions, and long enough to tell something."""
    texts = [file.read_text(encoding="utf-8") for file in sorted(usual_pairs.STORIES.glob("*.txt"))]
    stories, usual = parsed(texts), usual_questions()
    assert len(stories.works) > 300
    assert stories.works <= usual.works
    assert stories.by_article.keys() <= usual.by_article.keys()
    assert all(8 <= len(one) <= 100 for some in stories.by_article.values() for one in some)

"""The questions that guiwen ships, as pairs with the articles of a data folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.training import usual_pairs
from index.usual_questions import article_key, parsed, shipped
from tests.index.training.conftest import TOPICS


def test_questions_meet_their_articles(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By wording, without the article's number; rules and articles without questions, or not there, give none."""
    article = f"第二条 工资事项之二：{TOPICS['工资']}"
    known = parsed([f"# 中华人民共和国工资法\n{article_key(article)} 拖着不发钱；扣我的钱\n0123456789ab 没有这一条\n"])
    monkeypatch.setattr(usual_pairs, "shipped", lambda folder: known if folder == "asked" else parsed([]))
    assert [(pair.kind, pair.query, pair.positive) for pair in usual_pairs.usual_pairs(data)] == [
        ("usual_question", question, f"工资事项之二：{TOPICS['工资']}") for question in ("拖着不发钱", "扣我的钱")
    ]


def test_a_part_of_a_code_is_found_by_its_first_line(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its file is named after the part alone."""
    article = "第一条　拖欠工资的，应当支付。"
    (data / "laws" / "报酬编.md").write_text(f"# 中华人民共和国劳动法典\n\n# 报酬编\n\n{article}\n", encoding="utf-8")
    known = parsed([f"# 中华人民共和国劳动法典报酬编；中华人民共和国劳动法典\n{article_key(article)} 拖着不发钱\n"])
    monkeypatch.setattr(usual_pairs, "shipped", lambda folder: known if folder == "asked" else parsed([]))
    assert [pair.query for pair in usual_pairs.usual_pairs(data)] == ["拖着不发钱"]


def test_stories_of_the_same_articles_follow(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Under a kind of their own, which training may repeat more often."""
    article = f"第二条 工资事项之二：{TOPICS['工资']}"
    story = "干完活老板说没钱，怎么办？"
    asked = {"asked": "扣我的钱", "stories": story}
    texts = {name: f"# 中华人民共和国工资法\n{article_key(article)} {question}\n" for name, question in asked.items()}
    monkeypatch.setattr(usual_pairs, "shipped", lambda folder: parsed([texts[folder]]))
    told = [(pair.kind, pair.query) for pair in usual_pairs.usual_pairs(data)]
    assert told == [("usual_question", "扣我的钱"), ("story", story), ("story_and_question", story)]


@pytest.mark.parametrize(("folder", "at_least"), [("stories", 8_000), ("open", 7_000)])
def test_what_is_shipped_beside_the_usual_questions_is_whole(folder: str, at_least: int) -> None:
    """Each is of an article of a rule that has usual questions, and long enough to ask something."""
    told, usual = shipped(folder), shipped("asked")
    assert len(told.works) > 300
    assert told.works <= usual.works
    every = [one for some in told.by_article.values() for one in some]
    assert len(every) > at_least
    assert all(6 <= len(one) <= 100 for one in every)
    if folder == "stories":
        assert told.by_article.keys() <= usual.by_article.keys()

"""The questions that guiwen ships as pairs: each with the article that answers it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from index.training.pairs import Pair
from index.usual_questions import article_key, shipped
from ingest.description import work_title
from ingest.document import Unit, UnitKind
from ingest.pipeline import ingest

KIND = "usual_question"
# Questions that first tell what happened.
STORY = "story"
# A story and a usual question of the same article, so many of each.
STORY_AND_QUESTION, QUESTIONS = "story_and_question", 4
# The files are named after the rule and the day of the version: 档案法(2020-06-20).md.
_DAY = re.compile(r"[(（][^()（）]*[)）]\Z")
_LABEL = re.compile(r"\A\s*第[零〇一二三四五六七八九十百千]+条(?:之[一二三四五六七八九十]+)?\s*")


def usual_pairs(data: Path) -> list[Pair]:
    """The pairs of every rule under `data`/laws that has usual questions; each article once, whatever its versions.

    Those of the shipped questions, those of the stories, and stories with usual questions of their article.
    """
    usual, stories = shipped("asked"), shipped("stories")
    texts: dict[str, str] = {}
    for file in sorted((data / "laws").rglob("*.md")):
        if not usual.works.isdisjoint(_works(file)):
            for text in _articles(file):
                texts.setdefault(article_key(text), text)
    pairs = [
        Pair(kind, question, _LABEL.sub("", texts[key]))
        for kind, some in ((KIND, usual), (STORY, stories))
        for key, questions in some.by_article.items()
        if key in texts
        for question in questions
    ]
    return pairs + [
        Pair(STORY_AND_QUESTION, story, question)
        for key, told in stories.by_article.items()
        for story in told
        for question in usual.by_article.get(key, ())[:QUESTIONS]
    ]


def _works(file: Path) -> set[str]:
    """The Work by the name of the file, and by its first line: the parts of a code are named after the part alone."""
    with file.open(encoding="utf-8") as lines:
        return {work_title(_DAY.sub("", file.stem)), work_title(next(lines, "").lstrip("# ").strip())}


def _articles(file: Path) -> Iterator[str]:
    # No text depends on the day; it decides what is in force.
    document = ingest(file.read_bytes(), file.name, today=date(2000, 1, 1))
    for unit in _walked(document.units):
        if unit.kind is UnitKind.ARTICLE:
            yield unit.text


def _walked(units: tuple[Unit, ...]) -> Iterator[Unit]:
    for unit in units:
        yield from unit.walk()

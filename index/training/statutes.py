"""A corpus of articles with questions: read from files, indexed as the product indexes, remembered as it remembers."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from index.embedding import Embedding
from index.lexical import Entry, LexicalIndex
from index.norms import rank_of
from index.passage_shapes import Shape, Shapes
from index.question_memory import QuestionMemory
from index.question_ranker import QuestionRanker
from index.questions import Asked
from index.search import Ranker
from index.usual_memory import UsualMemory
from index.usual_questions import article_key, usual_questions
from index.vectors import VectorIndex
from ingest.document import DocumentKind, LegalStatus, embedding_text
from ingest.errors import SettingsError

_PASSAGES_AT_ONCE = 4_096
# The titles of a corpus name law and article; what stands before the article is the document.
_LABEL = re.compile(r"第[一二三四五六七八九十百千万零〇\d]+条(?:之[一二三四五六七八九十]+)?$")


@dataclass(frozen=True, slots=True)
class Article:
    """A line of the corpus."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """A line of the questions: `relevant` are ids of the corpus, `answer` is what was answered, where that is told."""

    id: str
    question: str
    relevant: frozenset[str]
    answer: str = ""


@dataclass(frozen=True, slots=True)
class _Title:
    """What the title of a document tells of its rank."""

    title: str
    issuer: str = ""
    kind: str = DocumentKind.REGULATION.value


def read_articles(path: Path) -> list[Article]:
    """The lines of a corpus; SettingsError for one that is malformed."""
    return [Article(**_texts(path, row, ("id", "title", "text"))) for row in rows(path)]


def read_questions(path: Path) -> Iterator[Question]:
    """Yield the questions of a file; SettingsError for one that is malformed or has no relevant passages."""
    for row in rows(path):
        texts = _texts(path, row, ("id", "question"))
        relevant = row.get("relevant")
        if not isinstance(relevant, list) or not relevant:
            raise SettingsError(f"{path} 中的问题 {texts['id']} 没有 relevant 列表。请补上相关条文的 id。")
        told = row.get("answer")
        answer = told if isinstance(told, str) else ""
        yield Question(
            texts["id"],
            texts["question"],
            frozenset(str(one) for one in relevant),
            answer if isinstance(answer, str) else "",
        )


def build(articles: Sequence[Article], folder: Path, embedding: Embedding | None) -> Ranker:
    """A Ranker over `articles`, whose passage ids are their places; both indexes are written to `folder`."""
    lexical = LexicalIndex.open(folder / "lexical")
    with lexical.writer() as writer:
        writer.add(_entry(place, article) for place, article in enumerate(articles))
    if embedding is None:
        return Ranker(lexical, None, None)
    vectors = VectorIndex.empty(embedding.dimension, embedding.fingerprint)
    rest = iter(enumerate(articles))
    while some := list(islice(rest, _PASSAGES_AT_ONCE)):
        texts = [embedding_text(article.title, "", article.text) for _, article in some]
        vectors.add(np.asarray([place for place, _ in some], dtype=np.int64), embedding.encode(texts))
    vectors.save(folder / "vectors", generation=1)
    return Ranker(lexical, vectors, embedding)


def remember(
    known: Iterable[Question],
    articles: Sequence[Article],
    ranker: Ranker,
    embedding: Embedding | None,
    learnt: QuestionRanker | None = None,
) -> QuestionMemory:
    """A memory of `known`; passages that the corpus lacks are left out. `learnt` is the bundled ranking if None."""
    places = {article.id: place for place, article in enumerate(articles)}
    asked = [
        Asked(one.question, tuple(sorted(places[id] for id in one.relevant if id in places)), one.answer)
        for one in known
    ]
    documents = _documents(articles)
    led_to = {place for one in asked for place in one.passages}
    named = [one for one in documents.values() if led_to.intersection(one)]
    told = [one for one in asked if one.passages]
    return QuestionMemory(told, named, ranker.rarity, embedding, learnt)


def usual_of(articles: Sequence[Article], embedding: Embedding | None) -> UsualMemory | None:
    """What guiwen ships of what people usually ask of `articles`, told by their wording; None where of none."""
    usual = usual_questions()
    asked: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, article in enumerate(articles):
        if questions := usual.by_article.get(article_key(article.text)):
            asked[questions].append(place)
    return UsualMemory(asked, embedding) if asked else None


def shapes_of(articles: Sequence[Article]) -> Shapes:
    """What the articles look like from outside; their ids are their places."""
    shapes: list[Shape] = []
    for title, places in _documents(articles).items():
        norm, worth = rank_of(_Title(title))
        shapes += [Shape(place, len(articles[place].text), number, norm, worth) for number, place in enumerate(places)]
    return Shapes.of(shapes)


def _documents(articles: Sequence[Article]) -> dict[str, list[int]]:
    """The places of the articles of each document, by title."""
    documents: dict[str, list[int]] = defaultdict(list)
    for place, article in enumerate(articles):
        documents[_LABEL.sub("", article.title)].append(place)
    return documents


def _texts(path: Path, row: Mapping[str, object], names: Sequence[str]) -> dict[str, str]:
    missing = [name for name in names if name not in row]
    if missing:
        raise SettingsError(f"{path} 中有一行缺少 {'、'.join(missing)}：{str(row)[:80]}。请补全后再试。")
    return {name: str(row[name]) for name in names}


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a file of JSON lines; SettingsError names the file and the line that is none."""
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield _row(path, number, line)
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"无法读取 {path}（{error}）。请检查路径和编码（UTF-8）。") from error


def _entry(place: int, article: Article) -> Entry:
    return Entry(
        passage=place,
        document=place,
        title=article.title,
        path="",
        text=article.text,
        kind=DocumentKind.REGULATION,
        status=LegalStatus.UNKNOWN,
        year=None,
    )


def _row(path: Path, number: int, line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise SettingsError(f"{path} 第 {number} 行不是 JSON（{error}）。请检查该行。") from error
    if not isinstance(row, dict):
        raise SettingsError(f"{path} 第 {number} 行不是 JSON 对象。请检查该行。")
    return row

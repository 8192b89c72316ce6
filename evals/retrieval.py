"""Retrieval measured on a corpus with known questions, through the search code of the product."""

from __future__ import annotations

import json
import re
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from index.embedding import Embedding
from index.lexical import Entry, LexicalIndex
from index.question_memory import QuestionMemory
from index.questions import Asked
from index.search import Ranker
from index.vectors import VectorIndex
from ingest.document import DocumentKind, LegalStatus, embedding_text
from ingest.errors import ModelError, SettingsError

RECALL_AT = (1, 5, 10, 20, 50, 100)
RECIPROCAL_RANK_AT = 10
_DEPTH = max(RECALL_AT)
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
    """A line of the questions: `relevant` are ids of the corpus."""

    id: str
    question: str
    relevant: frozenset[str]


@dataclass(frozen=True, slots=True)
class Report:
    """The figures; recall is the share of a question's relevant passages found among the first k, averaged."""

    queries: int
    passages: int
    recall: Mapping[int, float]
    reciprocal_rank: float
    index_seconds: float
    milliseconds: Mapping[str, float]
    peak_memory_mb: float
    model: str | None

    def to_json(self) -> dict[str, object]:
        """The report as `guiwen eval retrieval` prints it."""
        return {
            "queries": self.queries,
            "passages": self.passages,
            "recall": {str(k): round(value, 4) for k, value in self.recall.items()},
            f"mrr@{RECIPROCAL_RANK_AT}": round(self.reciprocal_rank, 4),
            "index_seconds": round(self.index_seconds, 2),
            "milliseconds": {name: round(value, 2) for name, value in self.milliseconds.items()},
            "peak_memory_mb": round(self.peak_memory_mb, 1),
            "model": self.model,
        }


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one question found: the ids in order, and the time it took."""

    question: Question
    found: tuple[str, ...]
    milliseconds: float


def evaluate(corpus: Path, queries: Path, known: Path | None = None, model: str | None = None) -> Report:
    """The figures of `queries` over `corpus`, indexed in a temporary folder; `model` None is the bundled one.

    Without a bundled model the search goes by words alone, as the product does. Raises SettingsError for a file
    that is missing or malformed; ModelError for a `model` that cannot be loaded. The questions in the file `known`
    and their relevant passages are what question memory holds.
    """
    articles = [Article(**_texts(corpus, row, ("id", "title", "text"))) for row in rows(corpus)]
    questions = list(_questions(queries))
    learned = list(_questions(known)) if known else []
    embedding = _embedding(model)
    with TemporaryDirectory(prefix="guiwen-eval-") as folder:
        started = time.perf_counter()
        ranker = build(articles, Path(folder), embedding)
        memory = remember(learned, articles, ranker, embedding) if learned else None
        seconds = time.perf_counter() - started
        outcomes = [ask(ranker, question, articles, memory) for question in questions]
    return report(outcomes, len(articles), seconds, embedding)


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
    known: Iterable[Question], articles: Sequence[Article], ranker: Ranker, embedding: Embedding | None
) -> QuestionMemory:
    """A memory of `known`; passages that the corpus lacks are left out."""
    places = {article.id: place for place, article in enumerate(articles)}
    asked = [Asked(one.question, tuple(sorted(places[id] for id in one.relevant if id in places))) for one in known]
    documents: dict[str, list[int]] = defaultdict(list)
    for place, article in enumerate(articles):
        documents[_LABEL.sub("", article.title)].append(place)
    led_to = {place for one in asked for place in one.passages}
    named = [one for one in documents.values() if led_to.intersection(one)]
    return QuestionMemory([one for one in asked if one.passages], named, ranker.rarity, embedding)


def ask(
    ranker: Ranker, question: Question, articles: Sequence[Article], memory: QuestionMemory | None = None
) -> Outcome:
    """The ids that `question` finds, and how long the ranking took."""
    started = time.perf_counter()
    known = memory.recall(question.question, ranker.rarity) if memory else None
    ranked = ranker.rank(question.question, _DEPTH, known=known)
    milliseconds = (time.perf_counter() - started) * 1_000
    return Outcome(question, tuple(articles[one.passage].id for one in ranked), milliseconds)


def report(outcomes: Sequence[Outcome], passages: int, seconds: float, embedding: Embedding | None) -> Report:
    """The figures of `outcomes`."""
    times = [outcome.milliseconds for outcome in outcomes]
    return Report(
        queries=len(outcomes),
        passages=passages,
        recall={k: float(np.mean([recall(outcome, k) for outcome in outcomes])) for k in RECALL_AT},
        reciprocal_rank=float(np.mean([reciprocal_rank(outcome) for outcome in outcomes])),
        index_seconds=seconds,
        milliseconds={f"p{share}": float(np.percentile(times, share)) for share in (50, 95)},
        peak_memory_mb=_peak_memory_mb(),
        model=embedding.fingerprint if embedding else None,
    )


def recall(outcome: Outcome, k: int) -> float:
    """The share of the relevant passages among the first `k`."""
    return len(outcome.question.relevant.intersection(outcome.found[:k])) / len(outcome.question.relevant)


def reciprocal_rank(outcome: Outcome) -> float:
    """One by the place of the first relevant passage, zero when the first ten hold none."""
    for place, found in enumerate(outcome.found[:RECIPROCAL_RANK_AT], start=1):
        if found in outcome.question.relevant:
            return 1 / place
    return 0.0


def _embedding(model: str | None) -> Embedding | None:
    try:
        return Embedding.load(model)
    except ModelError:
        if model is not None:
            raise
        return None


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


def _questions(path: Path) -> Iterator[Question]:
    for row in rows(path):
        texts = _texts(path, row, ("id", "question"))
        relevant = row.get("relevant")
        if not isinstance(relevant, list) or not relevant:
            raise SettingsError(f"{path} 中的问题 {texts['id']} 没有 relevant 列表。请补上相关条文的 id。")
        yield Question(texts["id"], texts["question"], frozenset(str(one) for one in relevant))


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


def _row(path: Path, number: int, line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise SettingsError(f"{path} 第 {number} 行不是 JSON（{error}）。请检查该行。") from error
    if not isinstance(row, dict):
        raise SettingsError(f"{path} 第 {number} 行不是 JSON 对象。请检查该行。")
    return row


def _peak_memory_mb() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # Kilobytes on Linux, bytes on macOS.
    return peak / (1_048_576 if sys.platform == "darwin" else 1_024)

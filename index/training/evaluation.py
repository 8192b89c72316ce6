"""Evaluation: how well a model finds the articles of known questions, alone and beside BM25."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.training.bm25 import Bm25
from index.training.bootstrap import Figure, bootstrap

DEPTH = 100
CUT = 10
# The usual constant of reciprocal rank fusion (Cormack, Clarke and Büttcher, 2009).
FUSION_CONSTANT = 60
# The weaker ranking weighs less, so that it adds finds without displacing the first place.
VECTOR_SHARE = 0.3

Ranking = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Task:
    """Passages, questions, and for each question the places of its relevant passages.

    `passages` begin with their titles, for a lexical index; `texts` are the same without titles,
    for vectors, which a title that many passages share only blurs.
    """

    passages: tuple[str, ...]
    texts: tuple[str, ...]
    questions: tuple[str, ...]
    relevant: tuple[frozenset[int], ...]


@dataclass(frozen=True, slots=True)
class Score:
    """Recall and mean reciprocal rank among the first ten."""

    recall: Figure
    reciprocal_rank: Figure


def read_task(data: Path) -> Task:
    """Return the statute task of `retrieval/` under `data`: title and text make one passage."""
    rows = _rows(data / "retrieval" / "corpus.jsonl")
    places = {row["id"]: place for place, row in enumerate(rows)}
    questions = _rows(data / "retrieval" / "queries-train.jsonl")
    return Task(
        tuple(f"{row['title']}\n{row['text']}" for row in rows),
        tuple(row["text"] for row in rows),
        tuple(row["question"] for row in questions),
        tuple(frozenset(places[key] for key in row["relevant"] if key in places) for row in questions),
    )


def rank_by_vectors(questions: NDArray[np.float32], passages: NDArray[np.float32], depth: int = DEPTH) -> Ranking:
    """Return for each question the places of its `depth` nearest passages, nearest first."""
    return np.concatenate(
        [best_places(questions[start : start + 256] @ passages.T, depth) for start in range(0, len(questions), 256)]
    )


def rank_by_words(task: Task, depth: int = DEPTH) -> Ranking:
    """Return for each question the places of its `depth` best passages by BM25."""
    lexical = Bm25(task.passages)
    return np.stack([best_places(lexical.scores(text)[None], depth)[0] for text in task.questions])


def best_places(scores: NDArray[np.float32], depth: int) -> Ranking:
    """Return the columns of the `depth` highest scores of each row, highest first."""
    depth = min(depth, scores.shape[1])
    top = np.argpartition(-scores, depth - 1, axis=1)[:, :depth]
    order = np.argsort(-np.take_along_axis(scores, top, axis=1), axis=1, kind="stable")
    return np.take_along_axis(top, order, axis=1)


def fuse(first: Ranking, second: Ranking, weight: float = VECTOR_SHARE) -> Ranking:
    """Return the reciprocal rank fusion of two rankings; `weight` is the share of the second."""
    fused = []
    for one, other in zip(first, second, strict=True):
        points: dict[int, float] = {}
        for share, places in ((1 - weight, one), (weight, other)):
            for rank, place in enumerate(places.tolist(), 1):
                points[place] = points.get(place, 0.0) + share / (FUSION_CONSTANT + rank)
        best = sorted(points, key=lambda place: (-points[place], place))
        fused.append(best[: len(one)])
    return np.array(fused, dtype=np.int64)


def score(ranking: Ranking, relevant: Sequence[frozenset[int]], seed: int = 0) -> Score:
    """Return recall and mean reciprocal rank at ten of `ranking`, with bootstrap intervals."""
    recalls, ranks = [], []
    for places, wanted in zip(ranking[:, :CUT].tolist(), relevant, strict=True):
        hits = [rank for rank, place in enumerate(places, 1) if place in wanted]
        recalls.append(len(hits) / max(1, len(wanted)))
        ranks.append(1 / hits[0] if hits else 0.0)
    return Score(bootstrap(recalls, seed), bootstrap(ranks, seed))


def _rows(file: Path) -> list[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]

"""`python -m bench.remembering CORPUS QUESTIONS`: how long a question takes with question memory and without.

Both files are those of `guiwen eval retrieval`. Every fifth question is asked, the others are known.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from index.embedding import Embedding
from index.passage_shapes import Shapes
from index.question_memory import QuestionMemory
from index.search import Ranker
from index.training.statutes import Question, build, read_articles, read_questions, remember, shapes_of

EVERY = 5
LIMIT = 100


def taken(ranker: Ranker, shapes: Shapes, asked: Sequence[Question], memory: QuestionMemory | None) -> list[float]:
    """The milliseconds of processor time that each question takes in this thread."""
    times = []
    for one in asked:
        started = time.thread_time()
        known = memory.recall(one.question, ranker.rarity) if memory else None
        ranker.rank(one.question, LIMIT, known=known, shapes=shapes)
        times.append((time.thread_time() - started) * 1000)
    return times


def main() -> None:
    """Print the figures."""
    articles = read_articles(Path(sys.argv[1]))
    questions = list(read_questions(Path(sys.argv[2])))
    asked = questions[::EVERY]
    known = [one for place, one in enumerate(questions) if place % EVERY]
    embedding = Embedding.load()
    with TemporaryDirectory(prefix="guiwen-bench-") as folder:
        ranker, shapes = build(articles, Path(folder), embedding), shapes_of(articles)
        started = time.thread_time()
        memory = remember(known, articles, ranker, embedding)
        made = time.thread_time() - started
        taken(ranker, shapes, asked[:20], memory)  # what is loaded once is loaded now
        print(f"{len(articles)} passages; a memory of {len(memory)} questions is made in {made:.2f} s")
        for name, each in (("without memory", None), ("with memory", memory)):
            p50, p95 = np.percentile(taken(ranker, shapes, asked, each), (50, 95))
            print(f"{len(asked)} questions {name}: p50 {p50:.1f} ms, p95 {p95:.1f} ms of processor time")


if __name__ == "__main__":
    main()

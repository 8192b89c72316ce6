"""`python -m bench.scale build|ask|exact …`: the Library with many passages, made of a statute corpus.

    python -m bench.scale build CORPUS LIBRARY PASSAGES   ingest made documents, and index them
    python -m bench.scale ask QUESTIONS LIBRARY           start, then questions with and without filters
    python -m bench.scale exact QUESTIONS LIBRARY         what the vectors find of what an exact search finds
    python -m bench.scale change LIBRARY                  add a document and take it out again

Each prints one line of JSON for a figure.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.memory import resident
from bench.scale_corpus import articles, kind_of, made
from index.embedding import Embedding
from index.library import Library
from index.records import SearchFilters
from index.vectors import VectorIndex
from ingest.pipeline import ingest

TODAY = date(2025, 6, 1)
QUESTIONS = 200
DEPTH = 100
EVERY = 1_000
AT_ONCE = 16_384


def build(corpus: Path, folder: Path, passages: int) -> None:
    """Ingest made documents into the Library in `folder`, and say what each part took."""
    started, reading = time.perf_counter(), 0.0
    with Library.open(folder, Embedding.load()) as library:
        with library.batch():
            for number, (name, data) in enumerate(made(articles(corpus), passages), 1):
                begun = time.perf_counter()
                document = ingest(data, name, kind=kind_of(number - 1), today=TODAY)
                reading += time.perf_counter() - begun
                library.add(document, data, f"made/{name}")
                if number % EVERY == 0:
                    _tell(documents=number, seconds=round(time.perf_counter() - started, 1), megabytes=_held())
        documents, cut = library.counts()
    seconds = time.perf_counter() - started
    _tell(documents=documents, passages=cut, seconds=round(seconds, 1), reading=round(reading, 1), **_memory())
    _tell(disk={part.name: _size(part) for part in sorted(folder.iterdir())})


def ask(questions: Path, folder: Path) -> None:
    """Start over the Library in `folder` and ask, each question once, under each kind of filter."""
    asked = list(_asked(questions))
    begun, started = time.process_time(), time.perf_counter()
    library = Library.open(folder, Embedding.load())
    library.search(asked.pop(), 10)
    seconds, processor = time.perf_counter() - started, time.process_time() - begun
    _tell(start_seconds=round(seconds, 2), processor_seconds=round(processor, 2), megabytes=_held())
    records = library.documents()
    few = frozenset(one.id for one in records[:: max(1, len(records) // 20)])
    for name, filters in _filters(few).items():
        library.search(asked[0], 10, filters)
        begun = time.process_time()
        times = [_timed(partial(library.search, one, 10, filters)) for one in asked]
        processor = 1000 * (time.process_time() - begun) / len(asked)
        _tell(filter=name, **_spread(times), processor_ms=round(processor, 1))
    _tell(**_memory())


def exact(questions: Path, folder: Path) -> None:
    """How many of the nearest passages by exact inner products the vectors of the Library find."""
    vectors, embedding = VectorIndex.load(folder / "vectors"), Embedding.load()
    asked = embedding.encode(list(_asked(questions)))
    best = _nearest(vectors, asked)
    _tell(vectors=len(vectors), based=vectors.based)
    for depth in (10, DEPTH, 2 * DEPTH):
        shares, begun = [], time.process_time()
        for query, nearest in zip(asked, best, strict=True):
            found = {one.passage for one in vectors.search(query, depth)}
            shares.append(len(found.intersection(nearest[:depth])) / depth)
        processor = 1000 * (time.process_time() - begun) / len(asked)
        _tell(depth=depth, recall=round(float(np.mean(shares)), 4), processor_ms=round(processor, 2))


def _nearest(vectors: VectorIndex, asked: NDArray[np.float32]) -> list[list[int]]:
    """The ids of the nearest passages of each question, by inner products with all, best first."""
    ids = np.sort(vectors.ids())
    scores = np.concatenate(
        [asked @ vectors.rows(ids[start : start + AT_ONCE]).T for start in range(0, len(ids), AT_ONCE)], axis=1
    )
    return [ids[np.argsort(-row, kind="stable")[: 2 * DEPTH]].tolist() for row in scores]


def change(folder: Path) -> None:
    """Add one document, and take it out."""
    with Library.open(folder, Embedding.load()) as library:
        text = "量度办法\n" + "\n".join(f"第{one}条　量度第{one}号事项的，应当记录。" for one in range(1, 40))
        document = ingest(text.encode(), "量度办法.txt", today=TODAY)
        library.search("量度第三号事项", 10)
        steps = {
            "add": lambda: library.add(document, text.encode(), "made/量度办法.txt"),
            "first search": lambda: library.search("量度第三号事项", 10),
            "remove": lambda: library.remove(document.id),
        }
        for name, step in steps.items():
            begun = time.process_time()
            seconds = _timed(step)
            _tell(step=name, seconds=round(seconds, 2), processor_seconds=round(time.process_time() - begun, 2))
    _tell(**_memory())


def _filters(few: frozenset[str]) -> dict[str, SearchFilters]:
    return {
        "none": SearchFilters(),
        "kind": SearchFilters(kinds=frozenset({"regulation"})),
        "kind, few": SearchFilters(kinds=frozenset({"report"})),
        "year": SearchFilters(years=frozenset({2015})),
        "as-of": SearchFilters(as_of=TODAY),
        "as-of, earlier": SearchFilters(as_of=date(2008, 1, 1)),
        "documents": SearchFilters(documents=few),
    }


def _asked(questions: Path) -> Iterator[str]:
    with questions.open(encoding="utf-8") as lines:
        for _, line in zip(range(QUESTIONS + 1), lines, strict=False):
            yield json.loads(line)["question"]


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _spread(times: Sequence[float]) -> dict[str, float]:
    return {f"p{share}_ms": round(1000 * float(np.percentile(times, share)), 1) for share in (50, 95)}


def _memory() -> dict[str, float]:
    return {"megabytes": _held(), "peak_megabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)}


def _held() -> float:
    return round(resident())


def _size(path: Path) -> float:
    files = [path] if path.is_file() else [one for one in path.rglob("*") if one.is_file()]
    return round(sum(one.stat().st_size for one in files) / 1e6, 1)


def _tell(**figures: object) -> None:
    sys.stdout.write(json.dumps(figures, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Do what the command line says."""
    what, *rest = sys.argv[1:]
    if what == "build":
        build(Path(rest[0]), Path(rest[1]), int(rest[2]))
    elif what == "ask":
        ask(Path(rest[0]), Path(rest[1]))
    elif what == "exact":
        exact(Path(rest[0]), Path(rest[1]))
    else:
        change(Path(rest[0]))


if __name__ == "__main__":
    main()

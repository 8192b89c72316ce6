"""`python -m bench [FOLDER WITH PDF AND OFD FILES]`: print every comparison, and the rows of them in README.md."""

from __future__ import annotations

import os
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from bench import figures
from bench.formats import HEAD, Speed, speeds
from bench.memory import memory
from bench.reading import KINDS, reading, span, total, without_recognition
from bench.timing import Comparison, compare
from index.embedding import BUNDLED, Embedding
from index.library import Library
from index.terms import terms
from ingest.readers import Limits
from service.answering.pipeline import Answering
from service.candidates import find_candidates
from service.ingestion import Ingestion

SAMPLES = Path(__file__).parent.parent / "samples"
QUESTIONS = (
    "公务用车使用满几年可以申请更新？",
    "出差能不能坐飞机？",
    "会计凭证要保存多少年？",
    "信访人对答复不满意怎么办？",
)


def answering(library: Library) -> Comparison:
    """Questions answered, against counting shared terms over every passage."""
    asker = Answering(library)
    passages = [passage for record in library.documents() for passage in _texts(library, record.id)]

    def product() -> None:
        for question in QUESTIONS:
            asker.ask(question, date(2024, 1, 1))

    def baseline() -> None:
        for question in QUESTIONS:
            wanted = Counter(terms(question))
            max(passages, key=lambda text: sum((wanted & Counter(terms(text))).values()))

    return compare(
        f"{len(QUESTIONS)} answers over {len(passages)} passages", product, "a scan of all passages", baseline
    )


def _texts(library: Library, document: str) -> Iterator[str]:
    read_back = library.read(document)
    for passage in read_back.passages:
        yield read_back.text[passage.start : passage.end]


def embedding() -> Comparison:
    """Passages to vectors, against the same folder through sentence-transformers."""
    from sentence_transformers import SentenceTransformer

    texts = [question * 8 for question in QUESTIONS] * 250
    ours, theirs = Embedding.load(), SentenceTransformer(str(BUNDLED), device="cpu").float()
    assert np.allclose(ours.encode(texts[:4]), theirs.encode(texts[:4]), atol=1e-5)
    return compare(
        f"{len(texts)} vectors", lambda: ours.encode(texts), "sentence-transformers", lambda: theirs.encode(texts)
    )


def files(folder: Path) -> dict[str, list[Comparison]]:
    """Print how each file of `folder` is read; the comparisons by the kind of file."""
    compared: dict[str, list[Comparison]] = defaultdict(list)
    for kind, each in reading(folder):
        print(f"{kind}: {each}")
        compared[kind].append(each)
    print(*(total(kind, compared[kind]) for kind in KINDS if compared[kind]), sep="\n")
    print(without_recognition())
    return compared


def rows(
    compared: Mapping[str, Sequence[Comparison]], found: Sequence[Speed], held: Mapping[int, float]
) -> Iterator[str]:
    """What was measured, as rows of the table in README.md."""
    for kind in KINDS:
        if some := compared.get(kind):
            whole = total(kind, some)
            figure = f"{whole.ratio:.1f} times as fast as {whole.baseline_name} (each {span(some)})"
            yield figures.row(f"reading {kind}, {len(some)} files together", figure, "make bench PDF=FOLDER")
    pages = ", ".join(f"{one.format} {one.pages * one.reading:,.0f}" for one in found)
    yield figures.row("pages read in a second, in one process", pages, "make bench")
    first, last = min(held), max(held)
    flat = f"{held[last]:.0f} MB after {last:,} documents, {held[first]:.0f} MB after {first:,}"
    yield figures.row("memory while documents are read", flat, "make bench")


def main() -> None:
    """Run every comparison on the samples, files from the folder given where there is one."""
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    # Before anything else is loaded, the recognition of scans above all.
    held = dict(memory(SAMPLES / "formats"))
    for documents, megabytes in held.items():
        print(f"{documents} documents ingested: {megabytes:.0f} MB")
    compared = files(Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLES)
    found = speeds(SAMPLES)
    print(HEAD, *found, sep="\n")
    with TemporaryDirectory() as folder, Library.open(Path(folder), Embedding.load()) as library:
        ingestion = Ingestion(library, Limits(), date.today())
        print(f"ingested {len(list(ingestion.run(find_candidates([SAMPLES / 'office'], []))))} sample files")
        print(answering(library))
    print(embedding())
    print(figures.table(rows(compared, found, held)))


if __name__ == "__main__":
    main()

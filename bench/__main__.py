"""`python -m bench [FOLDER WITH PDF FILES]`: print every comparison."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from bench.baselines import extract_pdf
from bench.formats import HEAD, speeds
from bench.memory import memory
from bench.timing import Comparison, compare
from index.embedding import BUNDLED, Embedding
from index.library import Library
from index.terms import terms
from ingest.errors import NoText
from ingest.readers import Limits, read
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


def reading(folder: Path) -> Iterator[Comparison]:
    """Each PDF with a text layer to lines with positions, against a plain loop over pypdf's text extraction."""
    for path in sorted(folder.rglob("*.pdf")):
        data, name = path.read_bytes(), path.name
        try:
            read(data, name)
        except NoText:
            continue
        yield compare(name, partial(read, data, name), "pypdf extract_text", partial(extract_pdf, data))


def _total(found: Sequence[Comparison]) -> Comparison:
    name = f"reading {len(found)} PDF files"
    product, baseline = sum(each.product for each in found), sum(each.baseline for each in found)
    walls = sum(each.walls[0] for each in found), sum(each.walls[1] for each in found)
    return Comparison(name, product, "pypdf extract_text", baseline, walls)


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


def main() -> None:
    """Run every comparison on the samples, PDF files from the folder given where there is one."""
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    compared = []
    for each in reading(Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLES):
        print(each)
        compared.append(each)
    print(_total(compared))
    print(HEAD, *speeds(SAMPLES), sep="\n")
    for documents, megabytes in memory(SAMPLES / "formats"):
        print(f"{documents} documents ingested: {megabytes:.0f} MB")
    with TemporaryDirectory() as folder, Library.open(Path(folder), Embedding.load()) as library:
        ingestion = Ingestion(library, Limits(), date.today())
        print(f"ingested {len(list(ingestion.run(find_candidates([SAMPLES / 'office'], []))))} sample files")
        print(answering(library))
    print(embedding())


if __name__ == "__main__":
    main()

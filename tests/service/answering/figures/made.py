"""Answers over documents that a test makes up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from index.embedding import Embedding
from index.library import Library
from ingest.readers import Limits
from service.answering.pipeline import Answering
from service.candidates import Candidate
from service.ingestion import Ingestion


@contextmanager
def answering_over(files: Mapping[str, str], folder: Path, today: date) -> Iterator[Answering]:
    """Answers over `files`, texts by name, with the bundled vectors; they and their library lie in `folder`."""
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    with Library.open(folder / "library", embedding=Embedding.load(None)) as library:
        found = [Candidate(folder / name, name, name) for name in files]
        assert {one.error for one in Ingestion(library, Limits(), today).run(found)} == {None}
        yield Answering(library)

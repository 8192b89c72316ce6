"""All the real laws in one library: ingestion as a whole, and two hundred answers checked against their spans."""

from __future__ import annotations

import json
import resource
from datetime import date
from pathlib import Path

import pytest

from index.library import Library
from service.answering.pipeline import Answering
from service.settings import load_settings
from service.workplace import load_embedding
from tests.service.conftest import Run, json_lines

pytestmark = pytest.mark.slow
# Each with its reason in tests/ingest/test_real_laws.py.
KNOWN_DIFFERENCES = 7


@pytest.fixture(scope="module")
def laws(guiwen: Run, shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of all laws; ingesting must fail on none of them."""
    data = tmp_path_factory.mktemp("laws") / "library"
    lines = json_lines(guiwen("ingest", shared_data / "laws", "--json", data=data).stdout)
    summary = lines[-1]["summary"]
    assert summary["failed"] == 0
    assert summary["added"] + summary["unchanged"] == 3454
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 2 * 1024 * 1024
    return data


def test_article_counts_are_those_of_the_manifest(guiwen: Run, shared_data: Path, laws: Path) -> None:
    """All but a few known files have as many articles as a simple line pattern counts."""
    manifest = [json.loads(line) for line in (shared_data / "laws" / "manifest.jsonl").read_text().splitlines()]
    stored = {document["file"]: document for document in json_lines(guiwen("documents", "--json", data=laws).stdout)}
    counted = [(entry["articles"], stored.get(Path(entry["file"]).name)) for entry in manifest]
    different = [entry for entry, document in counted if document is None or document["articles"] != entry]
    assert len(different) <= KNOWN_DIFFERENCES


def test_every_quote_of_two_hundred_answers_is_verbatim(shared_data: Path, laws: Path) -> None:
    """Each citation stands word for word at its span, and each sentence has one."""
    lines = (shared_data / "retrieval" / "queries-train.jsonl").read_text(encoding="utf-8").splitlines()[:200]
    quoted = 0
    with Library.open(laws, load_embedding(load_settings().embedding)) as library:
        answering = Answering(library)
        for line in lines:
            answer = answering.ask(json.loads(line)["question"], date(2026, 1, 1))
            for citation in answer.citations:
                quote = citation.quote
                assert library.text(quote.document.id)[quote.start : quote.end] == quote.text
                assert citation.verified
            assert all(sentence.citations for sentence in answer.sentences)
            quoted += len(answer.citations)
    assert quoted > 200


def test_ingesting_again_changes_nothing(guiwen: Run, shared_data: Path, laws: Path) -> None:
    """The same folder a second time: every file is unchanged, and the library is sound."""
    again = json_lines(guiwen("ingest", shared_data / "laws", "--json", data=laws).stdout)[-1]["summary"]
    assert (again["added"], again["updated"], again["failed"]) == (0, 0, 0)
    assert guiwen("doctor", data=laws).returncode == 0

"""One real notice as DOCX, WPS and DOC: what is read must not depend on the format."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ingest.document import Document
from ingest.pipeline import ingest
from ingest.readers import libreoffice


@pytest.fixture(scope="module")
def notice(shared_data: Path) -> dict[str, Document]:
    """The notice by the extension of its file."""
    if libreoffice.program() is None:
        pytest.skip("no LibreOffice: install Debian's package libreoffice-writer-nogui")
    files = {suffix: shared_data / "official" / f"govcheck_test.{suffix}" for suffix in ("docx", "wps", "doc")}
    return {suffix: ingest(file.read_bytes(), file.name, today=date(2026, 1, 1)) for suffix, file in files.items()}


def shape(document: Document) -> list[tuple[str, str]]:
    """The Units in order: kind and label."""
    return [(unit.kind.value, unit.label) for unit in document.walk()]


def test_a_wps_file_is_the_docx(notice: dict[str, Document]) -> None:
    """Text, tree and description agree to the letter."""
    assert notice["wps"].text == notice["docx"].text
    assert shape(notice["wps"]) == shape(notice["docx"])
    assert notice["wps"].description == notice["docx"].description


def test_a_doc_file_has_the_tree_of_the_docx_and_the_words_of_its_own(
    notice: dict[str, Document], shared_data: Path
) -> None:
    """The DOC was filled in otherwise (another number, another organ): each line stands in its own bytes."""
    assert shape(notice["doc"]) == shape(notice["docx"])
    data = (shared_data / "official" / "govcheck_test.doc").read_bytes()
    for line in notice["doc"].text.split("\n"):
        words = max(line.split(), key=len)
        assert words.encode("utf-16-le") in data or words.encode("latin-1", "ignore") in data
    same = set(notice["doc"].text.split("\n")) & set(notice["docx"].text.split("\n"))
    assert len(same) >= 6  # the lines that both were given

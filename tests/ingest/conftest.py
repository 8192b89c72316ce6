"""What the tests of reading share: a machine on which recognition is not installed, and all real laws."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest import ocr
from tests.ingest.real_laws import Laws, laws_of


@pytest.fixture
def without_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    """The packages of the extra `ocr` are not there."""
    monkeypatch.setattr(ocr, "_PACKAGES", ("a_package_that_nobody_has",))


@pytest.fixture(scope="session")
def all_laws(shared_data: Path) -> Laws:
    """Every law of the collection, read once for all tests that look at all of them: the group `all laws`."""
    return tuple(laws_of(shared_data / "laws", 1))

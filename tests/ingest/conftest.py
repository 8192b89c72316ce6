"""What the tests of reading share: a machine on which recognition is not installed."""

from __future__ import annotations

import pytest

from ingest import ocr


@pytest.fixture
def without_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    """The packages of the extra `ocr` are not there."""
    monkeypatch.setattr(ocr, "_PACKAGES", ("a_package_that_nobody_has",))

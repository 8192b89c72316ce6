"""What else is installed."""

from __future__ import annotations

import pytest

from ingest.readers.tools import tools


def test_recognition_is_known_to_be_there() -> None:
    """The development environment installs it."""
    assert tools()[0].installed


def test_what_is_missing_has_a_remedy(without_ocr: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is said to be there that is not."""
    monkeypatch.setenv("PATH", "")
    assert [tool.installed for tool in tools()] == [False, False]
    assert all("请" in tool.remedy for tool in tools())

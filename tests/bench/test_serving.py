"""A bench over a folder that holds no library says so, and makes none there."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.serving import serving


def test_no_library_is_made_where_there_is_none(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="holds no library"), serving(tmp_path / "--help", lambda client: None):
        pass
    assert not list(tmp_path.iterdir())

"""The training text is clean, distinct lines."""

from pathlib import Path

import pytest

from index.training.corpus import read_text


def test_lines_are_clean_and_distinct(data: Path) -> None:
    """No markup, nothing of the information head, and no line twice."""
    lines = list(read_text(data))
    assert len(lines) == len(set(lines))
    assert not [line for line in lines if line.startswith("#") or "INFO END" in line]
    assert "某年某月通过" not in lines
    assert any(line.startswith("第一条") for line in lines)
    assert any("新闻" in line for line in lines)
    assert any(line.startswith("工资的事") for line in lines)


def test_fraction_draws_a_repeatable_share(data: Path) -> None:
    """A dry run reads fewer lines, the same each time."""
    assert list(read_text(data, 0.5, 3)) == list(read_text(data, 0.5, 3))
    assert len(list(read_text(data, 0.5, 3))) < len(list(read_text(data)))


def test_missing_text_is_an_error(data: Path) -> None:
    """A data folder without its raw text is refused, not silently trained on."""
    (data / "training" / "text.txt.xz").unlink()
    with pytest.raises(FileNotFoundError):
        list(read_text(data))

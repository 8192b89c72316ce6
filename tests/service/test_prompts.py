"""The words sent to a model: files with a version and declared variables, and in the package that is installed."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from prompts import Prompt, PromptError, load
from prompts.loading import parse
from tests.conftest import ROOT

FILES = sorted((ROOT / "prompts").glob("*.md"))


@pytest.mark.parametrize("name", [file.stem for file in FILES])
def test_every_prompt_declares_its_variables_and_its_version(name: str) -> None:
    """It is filled with exactly what it declares, and no place is left."""
    prompt = load(name)
    assert prompt.version.isdigit()
    filled = prompt.filled(dict.fromkeys(prompt.variables, "甲"))
    assert filled
    assert "{{" not in filled


PROMPT = Prompt("p", "1", frozenset({"a", "b"}), "{{a}} {{b}} {a}")


def test_values_are_filled_in_one_pass() -> None:
    """Braces inside a value are text."""
    assert PROMPT.filled({"a": "{{b}}", "b": "乙"}) == "{{b}} 乙 {a}"


@pytest.mark.parametrize("values", [{"a": "甲"}, {"a": "甲", "b": "乙", "c": "丙"}, {}])
def test_missing_and_unknown_values_are_refused(values: dict[str, str]) -> None:
    """A prompt is never sent with a hole, nor with a value that nobody reads."""
    with pytest.raises(PromptError, match=r"b|c"):
        PROMPT.filled(values)


@pytest.mark.parametrize(
    "source",
    [
        "no front matter",
        "---\nversion: 1\n---\ntext",
        "---\nversion:\nvariables:\n---\ntext",
        "---\nversion: 1\nvariables: a\n---\ntext",
        "---\nversion: 1\nvariables:\n---\n{{a}}",
        "---\nversion: 1\nvariables:\nauthor: me\n---\ntext",
    ],
)
def test_a_malformed_prompt_is_refused(source: str) -> None:
    """Declared and used variables agree, and nothing else stands in the front matter."""
    with pytest.raises(PromptError):
        parse("p", source)


def test_the_prompts_are_in_the_wheel(tmp_path: Path) -> None:
    """What is installed holds every prompt file."""
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, tmp_path)
    shutil.copytree(ROOT / "prompts", tmp_path / "prompts", ignore=shutil.ignore_patterns("__pycache__"))
    options = ("--no-deps", "--no-build-isolation", "--disable-pip-version-check", "-q", "-w", "built")
    command = [sys.executable, "-m", "pip", "wheel", *options, "."]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    (wheel,) = (tmp_path / "built").glob("*.whl")
    with zipfile.ZipFile(wheel) as built:
        assert {f"prompts/{file.name}" for file in FILES} <= set(built.namelist())

"""`guiwen eval observations` over files."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from evals.commands import evaluate
from tests.evals.observations.made_up import LINES, NAME, write_gold


def test_the_figures_are_json_and_each_miss_has_its_place(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / NAME).write_text("\n".join(LINES), encoding="utf-8")
    gold = write_gold(tmp_path / "gold.jsonl")
    ran = CliRunner().invoke(evaluate, ["observations", str(gold), "--source", str(tmp_path), "--each"])
    told = json.loads(ran.stdout)
    assert ran.exit_code == 0
    assert told["expected"] == 6
    assert told["files_missing"] == []
    missed = [line for line in ran.stderr.splitlines() if line.startswith("漏")]
    assert len(missed) == round((1 - told["value_and_unit"]["recall"]) * 6)
    assert all(f"{NAME}:" in line for line in missed)


def test_a_source_that_is_missing_is_said(tmp_path: Path) -> None:
    gold = write_gold(tmp_path / "gold.jsonl")
    ran = CliRunner().invoke(evaluate, ["observations", str(gold), "--source", str(tmp_path)])
    assert ran.exit_code == 1
    assert json.loads(ran.stdout)["files_missing"] == [NAME]
    assert "没有找到" in ran.stderr


def test_a_folder_that_is_missing_ends_with_one_line(tmp_path: Path) -> None:
    gold = write_gold(tmp_path / "gold.jsonl")
    call = [sys.executable, "-m", "evals.observations", str(gold), "--source", str(tmp_path / "nowhere")]
    ran = subprocess.run(call, capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    assert ran.stdout == ""
    assert "没有文件夹" in ran.stderr
    assert len(ran.stderr.splitlines()) == 1

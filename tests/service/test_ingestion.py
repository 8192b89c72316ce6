"""Files into a library, one by one."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from index.library import Library
from ingest.document import Document
from ingest.pipeline import ingest
from ingest.readers import Limits
from service.candidates import find_candidates
from service.ingestion import Ingestion

RULE = "某中心{}规定\n第一条 由办公室负责。\n"


def test_an_unforeseen_error_stops_one_file_alone(tmp_path: Path) -> None:
    """A reader that fails as nobody foresaw costs its own file, with a message; the others go in."""
    folder = tmp_path / "files"
    folder.mkdir()
    for name in ("甲", "乙", "丙"):
        (folder / f"{name}.txt").write_text(RULE.format(name), encoding="utf-8")

    def failing(data: bytes, name: str, **named: Any) -> Document:
        if name.startswith("乙"):
            raise ZeroDivisionError
        return ingest(data, name, **named)

    with Library.open(tmp_path / "library") as library:
        ingestion = Ingestion(library, Limits(), date(2026, 1, 1), read=failing)
        outcomes = {Path(one.path).stem: one for one in ingestion.run(find_candidates([folder], []))}
        assert {name: one.status for name, one in outcomes.items()} == {"甲": "added", "乙": "failed", "丙": "added"}
        error = outcomes["乙"].error
        assert error is not None
        assert (error.code, "乙.txt" in error.message) == ("ingest_failed", True)
        assert len(library.documents()) == 2
        assert library.verify() == []


def test_what_is_no_document_is_named_as_skipped(tmp_path: Path) -> None:
    """Data, program and temporary files in a folder are passed over and named; a file named itself is not."""
    for name in ("规定.txt", "清单.jsonl", "~$规定.docx", ".隐藏.txt"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    skipped: list[str] = []
    assert [one.file.name for one in find_candidates([tmp_path], skipped)] == ["规定.txt"]
    assert {Path(path).name for path in skipped} == {"清单.jsonl", "~$规定.docx", ".隐藏.txt"}
    assert [one.file.name for one in find_candidates([tmp_path / "清单.jsonl"], [])] == ["清单.jsonl"]

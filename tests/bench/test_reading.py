"""Files are compared with a baseline that does what they need: scans with recognition, not with reading text."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import figures
from bench.baselines import PLAIN_OCR
from bench.reading import SCANNED, reading, total
from ingest import ocr
from tests.ingest.readers.laid_out import Leaf as Page
from tests.ingest.readers.laid_out import Write, ofd_of
from tests.ingest.readers.printed import Leaf, Print, pdf_of


def test_each_kind_has_its_total(tmp_path: Path) -> None:
    """What cannot be read, or is neither PDF nor OFD, is left out."""
    for name in ("甲.pdf", "乙.PDF"):
        (tmp_path / name).write_bytes(pdf_of(Leaf([Print(72, 100, "第一条 值班不得脱岗。")])))
    (tmp_path / "丙.ofd").write_bytes(ofd_of(Page([Write(20, 30, "第一条 值班不得脱岗。")])))
    (tmp_path / "坏.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "丁.txt").write_text("第一条 值班不得脱岗。")
    found = list(reading(tmp_path))
    assert sorted(kind for kind, _ in found) == ["OFD", "PDF", "PDF"]
    whole = total("PDF", [each for kind, each in found if kind == "PDF"])
    assert whole.what == "reading 2 PDF files together" and whole.baseline_name == "pypdf extract_text"
    assert whole.product == pytest.approx(sum(each.product for kind, each in found if kind == "PDF"))


@pytest.mark.slow
@pytest.mark.skipif(not ocr.is_installed(), reason="recognition is not installed: run make ocr")
def test_a_scan_is_compared_with_recognition(tmp_path: Path) -> None:
    """And is no PDF in the total of those with a text layer."""
    from bench.scans import SONG, rules, scan

    if not Path(SONG).exists():
        pytest.skip("no Chinese font: install Debian's package fonts-noto-cjk to run this test")
    (tmp_path / "扫描.pdf").write_bytes(scan(rules(0), 16.0, SONG, 1).file("PDF"))
    assert [(kind, each.baseline_name) for kind, each in reading(tmp_path)] == [(SCANNED, PLAIN_OCR)]


def test_rows_are_those_of_the_readme() -> None:
    """A row has the three columns that the table has."""
    assert figures.table([figures.row("甲", "1 s", "make bench")]).splitlines()[-1] == "| 甲 | 1 s | `make bench` |"
    assert figures.HEAD[0] in (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")

"""Golden trees: whole documents of several kinds, invented for this test, and the trees they give.

After a change that is meant, regenerate them and read the difference:
`GUIWEN_REGENERATE_GOLDEN=1 python -m pytest tests/ingest/test_golden.py`.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ingest.document import Document, Unit
from ingest.pipeline import ingest
from tests.ingest.readers.worded import docx_of, level, lists, numbered, paragraph, run

FOLDER = Path(__file__).parent / "golden"
SOURCES = sorted(path for path in FOLDER.iterdir() if path.suffix != ".json")


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_the_tree_is_the_golden_one(source: Path) -> None:
    """The description, the tree and the passages of a document are exactly what was approved."""
    _compare(ingest(source.read_bytes(), source.name, today=date(2024, 6, 1)), source.with_suffix(".json"))


def test_the_tree_of_a_word_file_is_the_golden_one() -> None:
    """A DOCX with a box in its head, numbers that Word generates, tracked changes and a table."""
    _compare(ingest(word_file(), "文档.docx", today=date(2024, 6, 1)), FOLDER / "文档.json")


def word_file() -> bytes:
    """A regulation as an office writes it in Word; made here, for a package of Word's is no text to review."""
    kinds = "chineseCountingThousand"
    numbering = lists(
        {
            0: level(0, kinds, "第%1章", '<w:suff w:val="space"/>')
            + level(1, kinds, "第%2条", '<w:suff w:val="space"/><w:lvlRestart w:val="0"/>')
            + level(2, "chineseCounting", "（%3）", '<w:suff w:val="nothing"/>')
        }
    )
    changed = run("登记应当在") + "<w:del><w:r><w:delText>五</w:delText></w:r></w:del>" + f"<w:ins>{run('三')}</w:ins>"
    rows = (("类别", "时限"), ("设立", "3日"), ("变更", "5日"))
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    body = (
        paragraph(_box("000018", "内部资料", "加急") + run("青山县人民政府文件"), '<w:jc w:val="center"/>')
        + paragraph("青政发〔2023〕8号", '<w:jc w:val="center"/>')
        + paragraph("青山县登记办法", '<w:jc w:val="center"/>')
        + numbered("总则", 0)
        + numbered("为了规范登记，制定本办法。", 1)
        + numbered("下列事项应当登记：", 1)
        + numbered("设立；", 2)
        + numbered("变更。", 2)
        + paragraph("逾期不登记的，责令改正。")
        + numbered("程序", 0)
        + numbered(changed + run("日内办结，时限见附表1。"), 1)
        + numbered("本办法自2023年7月1日起施行。", 1)
        + paragraph("附表1 登记时限表")
        + f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"
    )
    return docx_of(body, numbering=numbering)


def _box(*words: str) -> str:
    inner = "".join(map(paragraph, words))
    return f"<w:r><w:drawing><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx></w:drawing></w:r>"


def _compare(document: Document, golden: Path) -> None:
    found = json.dumps(_summary(document), ensure_ascii=False, indent=1) + "\n"
    if os.environ.get("GUIWEN_REGENERATE_GOLDEN"):
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")


def _summary(document: Document) -> dict[str, Any]:
    stated = {key: str(value) for key, value in asdict(document.description).items() if value}
    summary: dict[str, Any] = {
        "description": stated,
        "units": [_unit(unit) for unit in document.units],
        "passages": [f"{p.label} | {p.path} | {p.start}–{p.end}" for p in document.passages],
        "gaps": document.gaps,
        "duplicates": document.duplicates,
        "warnings": document.warnings,
    }
    if document.members:
        summary["members"] = [_summary(member) for member in document.members]
    return summary


def _unit(unit: Unit) -> dict[str, Any]:
    own = unit.text if not unit.children else unit.text[: unit.children[0].start - unit.start]
    row: dict[str, Any] = {"label": f"{unit.kind.value} {unit.label}", "id": unit.id.partition("/")[2]}
    if unit.heading:
        row["heading"] = unit.heading
    row["text"] = own
    if unit.children:
        row["children"] = [_unit(child) for child in unit.children]
    return row

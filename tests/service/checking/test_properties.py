"""What holds of every finding, whatever the text."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from ingest.document import Document
from ingest.pipeline import ingest
from service.checking.proof import Proof
from service.checking.proofreading import proofread
from service.checking.registry import CHECKS, KINDS
from service.checking.word_rules import shipped_rules
from tests.service.checking.proofs import TODAY

PIECES = (
    *("《", "》", "“", "”", "（", "）", "，，", "。", "；", "、", ",", "|", " ", "　", "〇", "\u200b", "\n", "𠮷"),
    *("〔2023〕4号", "[2023]第04号", "**县", "XX", "\n一、", "\n（三）", "全市", "市委办", "我县", "反应情况", "布署"),
    *(
        "受理",
        "件",
        "47件",
        "其中",
        "10人",
        "占",
        "30%",
        "由40件增加到50件",
        "增长",
        "2月30日",
        "2023年6月5日（星期三）",
    ),
    *("下半年以来", "共查处案件，其中", "《关于清理的通知》", "第十二条", "分别", "3%、5%", "合计", "等2项", "的的"),
    *("一是", "三是", "【待补充：数】", "二○二三年"),
)


def _holds(document: Document, earlier: Document | None = None) -> int:
    findings = proofread(Proof(document, earlier, None, shipped_rules()), CHECKS)
    for one in findings:
        assert 0 <= one.start < one.end <= len(document.text)
        assert one.quote == document.text[one.start : one.end]
        assert one.kind in KINDS
        assert one.message
    assert [one.start for one in findings] == sorted(one.start for one in findings)
    return len(findings)


@pytest.mark.parametrize("seed", range(60))
def test_findings_quote_the_text(seed: int) -> None:
    """Of texts thrown together: the quote is what stands there, in order, and nothing fails."""
    dice = random.Random(seed)
    texts = ["青山县财政局2023年上半年工作总结\n" + "".join(dice.choices(PIECES, k=120)) for _ in range(2)]
    document, earlier = (ingest(text.encode(), "总结.txt", today=TODAY) for text in texts)
    _holds(document, earlier)
    _holds(document, document)


def test_findings_quote_the_samples(samples: Path) -> None:
    """Files of every format."""
    for path in sorted(samples.rglob("*")):
        if path.is_file():
            _holds(ingest(path.read_bytes(), path.name, today=TODAY))


@pytest.mark.slow
def test_findings_quote_real_reports(shared_data: Path) -> None:
    """Whatever they hold."""
    for path in sorted((shared_data / "reports" / "guizhou").glob("*.txt")):
        _holds(ingest(path.read_bytes(), path.name, today=TODAY))


def test_a_careful_reading_of_a_real_summary(shared_seed: Path) -> None:
    """What a proofreader marks in it, by kind and words."""
    path = shared_seed / "half-year-summary-2023.txt"
    document = ingest(path.read_bytes(), path.name, today=TODAY)
    findings = proofread(Proof(document, None, None, shipped_rules()), CHECKS)
    marked = {(one.kind, one.quote) for one in findings}
    assert marked >= {
        ("word", "反应"),
        ("word", "和及"),
        ("word", "发挥的"),
        ("word", "抓的"),
        ("word", "环保督查"),
        ("organisation", "全市"),
        ("organisation", "市直"),
        ("organisation", "市委"),
        ("quotation", "三重一大"),
    }
    assert not any(one.kind in ("sum", "share", "growth", "two_values", "doubled_word") for one in findings)

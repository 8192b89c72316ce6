"""Short reports made for these tests, and what proofreading finds in them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ingest.document import Document, DocumentKind
from ingest.pipeline import ingest
from service.checking.finding import Finding
from service.checking.laws import Laws
from service.checking.proof import Proof
from service.checking.proofreading import proofread
from service.checking.registry import chosen
from service.checking.word_rules import WordRule, shipped_rules

TODAY = date(2026, 11, 24)
HEAD = "青山县财政局2023年上半年工作总结\n"
END = "\n青山县财政局\n2023年7月5日\n"


def read(text: str, name: str = "总结.txt") -> Document:
    """The Document of `text`, read as a report."""
    return ingest(text.encode(), name, kind=DocumentKind.REPORT, today=TODAY)


def whole(body: str) -> str:
    """A report with title and signature around `body`."""
    return f"{HEAD}{body}{END}"


def found(
    text: str,
    *kinds: str,
    earlier: str = "",
    laws: Laws | None = None,
    rules: Sequence[WordRule] = (),
) -> list[Finding]:
    """What the checks of these kinds find in `text`."""
    document = read(text)
    before = read(earlier) if earlier else None
    findings = proofread(Proof(document, before, laws, (*rules, *shipped_rules())), chosen(kinds))
    for one in findings:
        assert one.quote == document.text[one.start : one.end], one
        assert one.quote, one
        assert one.message.endswith("。"), one
    return list(findings)


def quotes(body: str, *kinds: str, earlier: str = "") -> list[str]:
    """The quotes of what is found in a report with this body."""
    return [one.quote for one in found(whole(body), *kinds, earlier=whole(earlier) if earlier else "")]

"""What kind of document a text is."""

from __future__ import annotations

import re

from ingest.document import DocumentKind
from ingest.head import OTHER_SUFFIXES, REGULATION_SUFFIXES, REPORT_SUFFIXES, has_suffix


def classify(title: str, body: str, articles: int) -> DocumentKind:
    """The kind of a document from its title and the number of its articles."""
    if has_suffix(title, REPORT_SUFFIXES) and articles < 5:
        return DocumentKind.REPORT
    if articles > 0 or has_suffix(title, REGULATION_SUFFIXES):
        return DocumentKind.REGULATION
    if has_suffix(title, OTHER_SUFFIXES):
        return DocumentKind.OTHER
    return DocumentKind.REPORT if re.search(r"总结如下|汇报如下|工作总结|报告如下", body[:2000]) else DocumentKind.OTHER

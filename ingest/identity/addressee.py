"""主送机关: to whom a letter or notice is sent."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.document_number import is_document_number
from ingest.head import OTHER_SUFFIXES, has_suffix
from ingest.identity.found import CLOSING, Found, Piece
from ingest.identity.source import Source

_ADDRESSEE = re.compile(r"\s*(?P<who>[^。：:]{2,300})[：:]\s*")
_ADDRESSED = re.compile(r"各|局|委|部|院|会|室|厅|办|处|政府|公司|单位|代表|同志|领导|银行|中心|街道|乡|镇|学校|组")
_LEADS_IN = re.compile(r"如下|下列|以下|决定|规定|第.{1,5}[条款次]|^附件|^[一二三四五六七八九十]+、")
_FIRST = 3


def find_addressee(source: Source) -> Found | None:
    """The addressee without its colon; a regulation has none unless a notice covers it."""
    if source.articles and not has_suffix(source.title, OTHER_SUFFIXES):
        return None
    for line in _places(source):
        found = _ADDRESSEE.fullmatch(line.text)
        if found and _ADDRESSED.search(found["who"]) and not _LEADS_IN.search(found["who"]):
            return line.found(found["who"], found.start("who"), found.end("who"), CLOSING)
    return None


def _places(source: Source) -> Iterator[Piece]:
    """Where an addressee may stand: first of all, or right below the document's number."""
    yield from source.above[:3]
    for index, line in enumerate(source.opening):
        if index < _FIRST or is_document_number(source.opening[index - 1].text):
            yield line

"""Decisions that amend (修改决定, 修正案): their own sections 一、二、…, and the words they give to other texts.

第三条 in 一、将第三条修改为：“第三条 …” is an article of the text that is amended; here it stays a quoted paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.marks import annex_mark, article_mark
from ingest.plaintext import TextLine
from ingest.quotation import quoted_lines
from ingest.regulation import parse_regulation, with_preamble
from ingest.report import parse_report
from ingest.tree import Node

_TITLE = re.compile(
    r"修正案(?:[（(][^（）()]*[）)])*$|(?:修改|修正|修订|废止|清理).*(?:决定|决议|命令|令|通知)(?:[（(][^（）()]*[）)])*$"
)
_OPENING = re.compile(r"(?:作出?|进行)(?:了)?(?:如下|以下)(?:补充)?(?:修改|修正|修订)|[作做]如下补充修改")
_OPENING_LINES = 6


def is_amendment(title: str, body: Sequence[TextLine]) -> bool:
    """Whether a document of this title, with these lines behind its head, changes other texts."""
    return bool(_TITLE.search(title)) or any(_OPENING.search(line.text) for line in body[:_OPENING_LINES])


def parse_amendment(body: Sequence[TextLine]) -> list[Node]:
    """The tree of an amendment's body: its sections, or its own articles, with the quoted text as paragraphs."""
    quoted = quoted_lines(body)
    first = next((index for index, line in enumerate(body) if _opens_annex(line, quoted)), len(body))
    own = body[:first]
    if any(article_mark(line.text, None) for line in own if line.start not in quoted):
        return with_preamble(parse_regulation(body, quoted=quoted))
    return [*parse_report(own, quoted), *parse_regulation(body[first:], annexes=True, quoted=quoted)]


def _opens_annex(line: TextLine, quoted: frozenset[int]) -> bool:
    return line.start not in quoted and line.source.cells is None and annex_mark(line.text) is not None

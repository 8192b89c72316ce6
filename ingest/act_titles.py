"""The titles that a clause names, each with what it says of the version meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ingest.dates import find_dates
from ingest.document_number import find_document_number, find_order_number
from ingest.head import REGULATION_SUFFIXES, has_suffix
from ingest.marks import list_mark

MAX_TITLE = 160
_SUFFIXES = (*REGULATION_SUFFIXES, "通知", "通告", "公告", "方案", "函")
_OPEN, _CLOSE = "《", "》"
_BRACKETS = re.compile(r"(?:\s*[（(](?:[^（）()]|[（(][^（）()]{0,40}[）)]){0,120}[）)])+")


@dataclass(frozen=True, slots=True)
class TitleNamed:
    """`title` in `text[start:end]`, the marks 《》 included; `behind` is the end of the brackets that follow it."""

    title: str
    start: int
    end: int
    behind: int


def titles_in(text: str, start: int = 0) -> Iterator[TitleNamed]:
    """Yield the outermost titles of `text` from `start` on: 《甲市实施〈乙法〉办法》, 《〈乙条例〉实施细则》."""
    depth, first = 0, 0
    for index in range(start, len(text)):
        if text[index] == _OPEN:
            first = first if depth else index
            depth += 1
        elif text[index] == _CLOSE and depth:
            depth -= 1
            if depth == 0:
                yield _named(text, first, index + 1)
        elif depth and (text[index] == "\n" or index - first > MAX_TITLE):
            depth = 0


def _named(text: str, start: int, end: int) -> TitleNamed:
    brackets = _BRACKETS.match(text, end)
    title = re.sub(r"\s|\[\[|\]\]", "", text[start + 1 : end - 1])
    return TitleNamed(title, start, end, brackets.end() if brackets else end)


def version_meant(words: str) -> tuple[str, date | None]:
    """The document number and the day by which `words` tell the version: 2005年3月1日国务院令第12号公布的《…》（…）."""
    plain = re.sub(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》", lambda found: " " * len(found[0]), words)
    days = list(find_dates(plain))
    number = find_document_number(plain) or find_order_number(plain)
    return number, days[-1].value if days else None


def bare_title(title: str) -> str:
    """The title without blanks and with one form of brackets, for telling whether two are the same."""
    return re.sub(r"\s", "", title).translate(str.maketrans("〈〉<>()", "《》《》（）"))


def unmarked_title(line: str) -> str:
    """The title on a line of a list that does without 《》: 3．关于惩治走私罪的补充规定."""
    mark = list_mark(line)
    stem = line[mark.end :] if mark else line
    cells = [cell.strip() for cell in stem.split(" | ")]
    named = [_BRACKETS.sub("", cell).strip(" 　。；;，,") for cell in cells]
    return next((name for name in named if 4 < len(name) <= MAX_TITLE and has_suffix(name, _SUFFIXES)), "")

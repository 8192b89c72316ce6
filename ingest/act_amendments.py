"""What a decision to amend names: 关于修改《…》的决定, 对《…》作如下修改, 刑法修正案."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ingest.act_titles import TitleNamed, titles_in, version_meant
from ingest.document import Act, ActKind, Description
from ingest.identity.found import Piece

_DECISION = re.compile(r"关于(?:集中)?(?:废止(?:和|、|或))?(?:修改|修订|修正)(?:和|、)?(?:废止|部分)?")
_PROPOSAL = re.compile(r"(?P<law>[一-鿿]{1,30}?法)修正案(?:[（(][一二三四五六七八九十]+[）)])?$")
# 一、将《…》第三条修改为, （二）《…》作如下修改, 修改《…》: the head of the part that amends one document.
_PART = re.compile(
    r"(?:[一二三四五六七八九十百]+、|[（(][一二三四五六七八九十百]+[）)]|\d+[.．、])?\s*(?:对|将|修改|关于)?\s*(?=[^《》，。；]{0,30}《)"
)
_MODIFIED = re.compile(
    r"\s*(?:等[^，。；]{0,20})?(?:中的?|第[^，。；]{1,20})?[^，。；《》]{0,10}(?:作(?:出|了)?(?:如下|以下|下列|相应|部分)?(?:的)?修[改正订]|修改为|修改如下|予以修改)"
)


def amendments(text: str, body: Piece, description: Description) -> Iterator[Act]:
    """The documents that this one amends, each once for every place that says so."""
    title = description.title
    day = description.effective_from
    decision = _DECISION.search(re.sub(r"《.*》", "《》", title))
    yield from _by_title(text, title, bool(decision), day)
    for found in re.finditer(r"[^\n]+", body.text):
        line = Piece(body.start + found.start(), found[0])
        yield from _by_line(line, bool(decision), day)


def _by_title(text: str, title: str, decision: bool, day: date | None) -> Iterator[Act]:
    start = text.find(title)
    span = (start, start + len(title)) if start >= 0 else (0, 0)
    if decision:
        for named in titles_in(title):
            yield Act(ActKind.AMENDS, named.title, "", day, *span)
    elif law := _PROPOSAL.fullmatch(title):
        yield Act(ActKind.AMENDS, law["law"], "", day, *span)


def _by_line(line: Piece, decision: bool, day: date | None) -> Iterator[Act]:
    """A line that begins with the title and, outside a decision to amend, says 作如下修改."""
    opening = _PART.match(line.text)
    named = next(titles_in(line.text), None) if opening else None
    if opening is None or named is None:
        return
    if re.search(r"[，。；]", line.text[: named.start]):
        return
    alone = decision and not line.text[named.behind :].strip("。：: ")
    if alone or _MODIFIED.match(line.text, named.behind):
        yield _act(line, named, day)


def _act(line: Piece, named: TitleNamed, day: date | None) -> Act:
    number, before = version_meant(line.text[: named.start] + "《》" + line.text[named.end : named.behind])
    end = re.search(r"[。；]|$", line.text[named.behind :])
    last = named.behind + (end.end() if end else 0)
    return Act(ActKind.AMENDS, named.title, number, day, line.start, line.start + last, before)

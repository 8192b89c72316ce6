"""Units → Passages: one article, or a run of small Units, never across an article; long ones are cut at 款 and 项."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.document import Passage, Unit, UnitKind
from ingest.labels import print_step
from ingest.tree import STRUCTURAL

# A passage should nearly fit what small encoders read, with its title and path; an article longer than LIMIT is cut.
LIMIT = 600
# Runs of small Units outside articles are gathered up to this many code points.
GATHER = 400
MAX_PATH_NAME = 80
# A row longer than this is prose in a table that serves the layout.
MAX_ROW = 4 * LIMIT
MAX_TABLE_WORDS = 240
_TABLE_LEAD = (UnitKind.CAPTION, UnitKind.MEASURE, UnitKind.HEADER)
_TABLE_LABEL = re.compile(r"(?:附?表\d+(?:-\d+)?)(?=第\d+行)")
_ANNEX_LABEL = re.compile(r"附件\d*")
_SENTENCE_ENDS = "。！？；\n"


@dataclass(frozen=True, slots=True)
class _Piece:
    """A run of the text that may not be cut further without need; `table` when it is a part of a long table."""

    unit: Unit
    start: int
    end: int
    label: str
    table: Unit | None = None


def cut(units: Sequence[Unit], text: str) -> tuple[Passage, ...]:
    """The passages of a document's tree in the order of the text.

    Together they cover every Unit but title and contents; the words of a heading stand in the `path` of those below it.
    """
    return tuple(_cut(units, text, ()))


def _cut(units: Iterable[Unit], text: str, path: tuple[str, ...]) -> Iterator[Passage]:
    run: list[_Piece] = []
    for unit in units:
        if unit.kind in (UnitKind.TITLE, UnitKind.CONTENTS):
            continue
        if run and _ALONE.get(unit.kind) is not _ALONE.get(run[-1].unit.kind):
            yield from _gather(run, path)
            run = []
        if unit.kind is UnitKind.ARTICLE or unit.kind in _HEADED:
            yield from _gather(run, path)
            run = []
            yield from _article(unit, text, path) if unit.kind is UnitKind.ARTICLE else _headed(unit, text, path)
        else:
            run.extend(_split(unit, text))
    yield from _gather(run, path)


# Notes are not gathered with the body, nor the body with the signature.
_ALONE = {kind: kind for kind in (UnitKind.NOTE, UnitKind.SIGNATURE)}
_HEADED = (*STRUCTURAL, UnitKind.ANNEX, UnitKind.HEADING)
# What is never gathered into the passage of the heading above it.
_OWN = (*_HEADED, UnitKind.ARTICLE)


def _headed(unit: Unit, text: str, path: tuple[str, ...]) -> Iterator[Passage]:
    name = _path_name(unit)
    below = (*path, name) if name else path
    if unit.kind is UnitKind.HEADING and _is_leaf(unit):
        yield from _leaf(unit, text, path)
        return
    head_end = unit.children[0].start if unit.children else unit.end
    own = text[unit.start : head_end].rstrip()
    # The words of a heading stand in the path of every passage below it; an annex is also asked for by its name.
    if unit.kind is UnitKind.ANNEX or not unit.children or len(own) > MAX_PATH_NAME:
        for piece in _sentences(unit, unit.start, unit.start + len(own), text):
            yield _passage([piece], path)
    yield from _cut(unit.children, text, below)


def _is_leaf(unit: Unit) -> bool:
    """Whether a section is cut as one: it has no sections of its own, or is a small one that only counts 1., 2. …"""
    if not any(child.kind in _OWN for child in unit.children):
        return True
    small = unit.end - unit.start <= GATHER and (unit.level or 1) > 1
    return small and not any(below.kind is UnitKind.ARTICLE for below in unit.walk())


def _path_name(unit: Unit) -> str:
    """What the path calls a heading: 第二章 监察机关及其职责, 附件1 名录, （一）主要做法."""
    if unit.kind is UnitKind.HEADING:
        head = unit.text.split("\n", 1)[0]
        return head[: head.find(unit.heading) + len(unit.heading)].strip("*# ") if unit.heading else ""
    if unit.kind is UnitKind.ANNEX:
        return f"{unit.label} {unit.heading}".strip()
    return f"{print_step(unit.kind, unit.number)} {unit.heading}".strip() if unit.number else unit.heading


def _leaf(unit: Unit, text: str, path: tuple[str, ...]) -> Iterator[Passage]:
    """A report's innermost section: heading and paragraphs together; a long one is cut at paragraphs."""
    if unit.end - unit.start <= LIMIT:
        yield _passage([_Piece(unit, unit.start, unit.end, unit.label)], path)
        return
    first = unit.children[0] if unit.children else None
    pieces = [_Piece(unit, unit.start, first.start, unit.label)] if first else []
    for child in unit.children or (unit,):
        pieces.extend(_split(child, text))
    name = _path_name(unit)
    for passage in _gather(_absorb(pieces, text), (*path, name) if name else path, LIMIT):
        yield replace(passage, path=" ".join(path)) if passage.start == unit.start else passage


def _absorb(pieces: list[_Piece], text: str) -> list[_Piece]:
    """A heading's own words go with the piece that follows them."""
    if len(pieces) < 2 or pieces[0].end - pieces[0].start > 100:
        return pieces
    head, second = pieces[0], pieces[1]
    return [replace(second, start=head.start), *pieces[2:]]


def _article(article: Unit, text: str, path: tuple[str, ...]) -> Iterator[Passage]:
    if article.end - article.start <= LIMIT or not article.children:
        yield _passage([_Piece(article, article.start, article.end, article.label)], path, article)
        return
    pieces = [piece for child in article.children for piece in _split(child, text)]
    pieces[0] = replace(pieces[0], start=article.start)
    yield from _gather(pieces, path, LIMIT, article)


def _split(unit: Unit, text: str) -> list[_Piece]:
    """The pieces of a Unit: itself when short, else its lead and its children, else its sentences."""
    if unit.end - unit.start <= LIMIT:
        return [_Piece(unit, unit.start, unit.end, unit.label)]
    if unit.kind is UnitKind.TABLE:
        return _rows(unit, text)
    if unit.children:
        pieces: list[_Piece] = []
        position = unit.start
        for child in unit.children:
            if child.start > position and text[position : child.start].strip():
                pieces.extend(_sentences(unit, position, child.start, text))
            pieces.extend(_split(child, text))
            position = child.end
        if text[position : unit.end].strip():
            pieces.extend(_sentences(unit, position, unit.end, text))
        return pieces
    return _sentences(unit, unit.start, unit.end, text)


def _rows(table: Unit, text: str) -> list[_Piece]:
    """The rows of a long table, whole; the first goes together with caption, measure and header."""
    pieces: list[_Piece] = []
    start = table.start
    for child in table.children:
        if child.kind in _TABLE_LEAD and child is not table.children[-1]:
            continue
        if child.end - start > MAX_ROW:
            # A table for layout: its cell holds prose, which is cut as prose.
            pieces.extend(replace(piece, table=table) for piece in _sentences(child, start, child.end, text))
        else:
            pieces.append(_Piece(child, start, child.end, child.label, table))
        start = child.end + 1
    return pieces


def _table_words(run: Sequence[_Piece]) -> str:
    """What a passage of rows must carry to be found and read: the table's caption, measure and header."""
    table = run[0].table
    if table is None or run[0].start <= table.start:
        return ""
    lead = (child.text for child in table.children if child.kind in _TABLE_LEAD)
    return " ".join(lead)[:MAX_TABLE_WORDS]


def _sentences(unit: Unit, start: int, end: int, text: str) -> list[_Piece]:
    pieces = []
    position = start
    while position < end:
        stop = _stop(text, position, end)
        pieces.append(_Piece(unit, position, stop, unit.label))
        position = stop
    return pieces


def _stop(text: str, start: int, end: int) -> int:
    """The last sentence end within LIMIT of `start`; LIMIT itself when the sentence is longer."""
    if end - start <= LIMIT:
        return end
    for position in range(start + LIMIT - 1, start + LIMIT // 3, -1):
        if text[position] in _SENTENCE_ENDS:
            return position + 1
    return start + LIMIT


def _gather(
    pieces: Sequence[_Piece], path: tuple[str, ...], limit: int = GATHER, article: Unit | None = None
) -> Iterator[Passage]:
    run: list[_Piece] = []
    for piece in pieces:
        apart = run and piece.table is not run[0].table
        if run and (apart or piece.end - run[0].start > (LIMIT if piece.table else limit)):
            yield _passage(run, path, article)
            run = []
        run.append(piece)
    if run:
        yield _passage(run, path, article)


def _passage(pieces: Sequence[_Piece], path: tuple[str, ...], article: Unit | None = None) -> Passage:
    first, last = pieces[0], pieces[-1]
    label = _span_label([piece.label for piece in pieces])
    ids = dict.fromkeys(piece.unit.id for piece in pieces)
    return Passage(
        start=first.start,
        end=last.end,
        label=label,
        article=article.label if article else "",
        path=" ".join(filter(None, [*path, _table_words(pieces)])),
        unit_ids=tuple(ids),
        page=first.unit.page,
    )


def _span_label(labels: Sequence[str]) -> str:
    """How to cite a run of Units: 第十二条第二款至第四款; the words that lead a list are cited with its first 项."""
    first, last = labels[0], labels[-1]
    if last.startswith(first):
        first = next((label for label in labels if label != first), first)
    return first if first == last else f"{first}至{_tail(first, last)}"


def _tail(first: str, last: str) -> str:
    """`last` without the steps that it shares with `first`: 第十二条第二款至第四款, 附件1第1段至第3段."""
    annex = _ANNEX_LABEL.match(first)
    if annex and last.startswith(annex[0]) and len(last) > annex.end() and not last[annex.end()].isdigit():
        return _tail(first[annex.end() :], last[annex.end() :])
    shared = 0
    tables = [found.end() for found in _TABLE_LABEL.finditer(first)]
    for position, (a, b) in enumerate(zip(first, last, strict=False)):
        if position in tables:
            shared = position
        if a != b:
            break
        if a in "条款项目段行、）.":
            shared = position + 1
    return last[shared:] or last

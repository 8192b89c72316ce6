"""Documents that one file binds together, as one Document that holds them as members.

A compilation's own text is what belongs to no member: its title, its contents, a foreword. Every member is a Document
as if it stood alone; in the compilation's tree it is one Unit with the member's tree below it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.document import Document, Unit
from ingest.head import bare, contents_entry, is_title, opens_contents
from ingest.identity.found import NAMED, Found
from ingest.labels import Number, UnitKind
from ingest.members import is_compilation_title
from ingest.plaintext import PlainText, TextLine
from ingest.report import parse_report
from ingest.tree import Node

_SENTENCE = re.compile(r"[。；：]$")


@dataclass(frozen=True, slots=True)
class Front:
    """What stands before the first member: the compilation's title, where it stands, and its own nodes."""

    title: Found
    nodes: tuple[Node, ...]


def read_front(lines: Sequence[TextLine], stem: str) -> Front:
    """The title, contents and other words before the members; the title is the file's name when none stands there."""
    nodes: list[Node] = []
    title = Found(stem, 0, 0, NAMED)
    contents = next((index for index, line in enumerate(lines) if opens_contents(line)), len(lines))
    for index, line in enumerate(lines[:contents]):
        if line.source.heading_level == 1 or is_compilation_title(line.text) or is_title(line):
            title = Found(bare(line.text), line.start, line.end)
            nodes = [*parse_report(lines[:index]), Node(UnitKind.TITLE, line.start, line.end)]
            nodes += parse_report(lines[index + 1 : contents])
            break
    else:
        nodes = parse_report(lines[:contents])
    return Front(title, (*nodes, *_contents(lines[contents:])))


def _contents(lines: Sequence[TextLine]) -> list[Node]:
    """The contents at the beginning of `lines`, and what follows them."""
    if not lines:
        return []
    end = next((index for index, line in enumerate(lines) if _SENTENCE.search(contents_entry(line.text))), len(lines))
    return [Node(UnitKind.CONTENTS, lines[0].start, lines[end - 1].end), *parse_report(lines[end:])]


def bind(whole: Document, plain: PlainText, members: Sequence[tuple[int, Document]]) -> Document:
    """`whole`, made of the lines before the members, with `members` and the line that each begins at."""
    units = list(whole.units)
    documents = []
    for number, (first, member) in enumerate(members, 1):
        units.append(_member_unit(whole.id, number, plain.lines[first].start, member))
        documents.append(replace(member, part_of=whole.id))
    return replace(
        whole,
        text=plain.text,
        units=tuple(units),
        places=plain.places,
        members=tuple(documents),
    )


def _member_unit(identity: str, number: int, offset: int, member: Document) -> Unit:
    unit_id = f"{identity}/d{number}"
    return Unit(
        id=unit_id,
        kind=UnitKind.MEMBER,
        number=Number(number),
        label=f"《{member.description.title}》",
        heading=member.description.title,
        text=member.text,
        start=offset,
        end=offset + len(member.text),
        page=member.units[0].page if member.units else None,
        children=tuple(_moved(unit, unit_id, offset) for unit in member.units),
    )


def _moved(unit: Unit, identity: str, offset: int) -> Unit:
    """`unit` of a member as it stands in the compilation: its labels as if the member stood alone."""
    return replace(
        unit,
        id=f"{identity}/{unit.id.partition('/')[2]}",
        start=unit.start + offset,
        end=unit.end + offset,
        children=tuple(_moved(child, identity, offset) for child in unit.children),
    )

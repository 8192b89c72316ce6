"""bytes → Document, as a visible list of steps."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import PurePath

from ingest.acts import find_acts
from ingest.amendment import is_amendment, parse_amendment
from ingest.cleaning import STEPS, Step, cleaned
from ingest.compilation import bind, read_front
from ingest.corrections import Correction, correct
from ingest.cover import read_cover
from ingest.description import Source, classify, describe
from ingest.document import Description, Document, DocumentKind, Reading, Unit, UnitKind
from ingest.errors import EmptyFile
from ingest.head import Head, read_head
from ingest.heading_numbers import heading_numbering
from ingest.identity.found import Piece
from ingest.marks import article_mark
from ingest.members import find_binding
from ingest.numbering import numbering
from ingest.observations.stating import observe
from ingest.passages import cut
from ingest.plaintext import PlainText, TextLine, assemble
from ingest.readers import Limits, read
from ingest.readers.detection import WORKBOOKS
from ingest.readers.recognition import Memory
from ingest.references import find_references
from ingest.regulation import parse_regulation, with_preamble
from ingest.report import parse_report
from ingest.run_on import part_run_on
from ingest.signature import Signature, covering_signature, find_signature
from ingest.tree import Grower, Node

_HEAD_LINES = 15
# Where no line is a title, the marks of a head (密级, 发文字号) are looked for in so many lines.
_HEADLESS = 4
_OPENING = 16


def document_id(data: bytes) -> str:
    """The id of the document that `data` holds: the same bytes give the same id."""
    return "d" + hashlib.sha256(data).hexdigest()[:16]


def ingest(
    data: bytes,
    name: str,
    *,
    kind: DocumentKind | None = None,
    today: date,
    limits: Limits | None = None,
    memory: Memory | None = None,
    corrections: Sequence[Correction] = (),
    cleaning: Sequence[Step] = STEPS,
) -> Document:
    """The Document in the file `name`, cleaned by the steps of `cleaning`.

    `memory` keeps what is recognised on pages without text, and `corrections` say what is really written there.

    Raises an IngestError that names the file, the place, the reason and the remedy.
    """
    # A name may hold bytes that are no UTF-8; they are spelled out (\\udcff), for they may become the title.
    name = name.encode("utf-8", "backslashreplace").decode()
    reading = cleaned(correct(read(data, name, limits or Limits(), memory), corrections), cleaning)
    plain = part_run_on(assemble([line for page in reading.pages for line in page.lines]))
    if not plain.lines:
        raise EmptyFile(f"{name}：文件中没有文字。请检查文件是否为空，或是否只含图片。")
    return build(reading, plain, document_id(data), PurePath(name).stem, kind, today)


def build(
    reading: Reading, plain: PlainText, identity: str, stem: str, kind: DocumentKind | None, today: date
) -> Document:
    """The Document of a text that was read, with its members where it binds several together."""
    binding = find_binding(plain.lines, forced=kind is DocumentKind.COMPILATION)
    if binding is None:
        return build_one(reading, plain, identity, stem, kind, today)
    firsts = [start.first for start in binding.starts]
    front = plain.part(0, firsts[0])
    whole = (
        build_compilation(reading, front, identity, stem)
        if binding.compilation
        else build_one(reading, front, identity, stem, kind, today)
    )
    members = []
    for number, (start, end) in enumerate(zip(binding.starts, [*firsts[1:], len(plain.lines)], strict=True), 1):
        part, own = plain.part(start.first, end), replace(reading, properties={}, warnings=())
        members.append((start.first, build_one(own, part, f"{identity}.{number}", start.name, None, today)))
    return bind(whole, plain, members)


def build_compilation(reading: Reading, plain: PlainText, identity: str, stem: str) -> Document:
    """The Document of what belongs to no member of a compilation."""
    front = read_front(plain.lines, stem)
    units = Grower(identity, plain).grow(front.nodes)
    return Document(
        id=identity,
        description=Description(title=front.title.value, kind=DocumentKind.COMPILATION),
        text=plain.text,
        units=units,
        passages=cut(units, plain.text),
        pages=_pages(reading),
        media_type=reading.media_type,
        warnings=reading.warnings,
        evidence=(front.title.evidence("title"),),
    )


def build_one(
    reading: Reading, plain: PlainText, identity: str, stem: str, kind: DocumentKind | None, today: date
) -> Document:
    """The Document of a text that binds nothing: head, body, signature, description, passages."""
    lines = plain.lines
    head = _head(reading, lines, stem)
    signature = find_signature(lines, head.body)
    foot = slice(signature.first, signature.last) if signature else slice(len(lines), len(lines))
    body, annexes = lines[head.body : foot.start], lines[foot.stop :]
    source = _source(plain, stem, head, body, annexes, signature)
    found = kind or classify(source.title, source.body.text, source.articles)
    cover = read_cover(lines, head.body, head.title) if source.articles else None
    if cover:
        body = lines[cover.body : foot.start]
    nodes = [*(cover.nodes if cover else ()), *_parse(found, source, body, annexes)]
    signing = [signature.node(lines)] if signature else []
    units = Grower(identity, plain).grow(sorted([*head.nodes, *nodes, *signing], key=lambda node: node.start))
    gaps, duplicates = numbering(nodes, plain.text)
    more_gaps, more_duplicates = heading_numbering(nodes)
    description, evidence = describe(source, kind, today)
    return Document(
        id=identity,
        description=description,
        text=plain.text,
        units=units,
        passages=cut(units, plain.text),
        places=plain.places,
        pages=_pages(reading),
        media_type=reading.media_type,
        warnings=(*reading.warnings, *_doubts(units, found)),
        gaps=gaps + more_gaps,
        duplicates=duplicates + more_duplicates,
        evidence=evidence,
        acts=find_acts(plain.text, source.body.start, description),
        references=find_references(units, description.title),
        observations=observe(plain.text, units, description),
    )


def _head(reading: Reading, lines: Sequence[TextLine], stem: str) -> Head:
    """The head; the name of a workbook's first sheet is the title of that sheet alone, the workbook has its file's."""
    if reading.media_type in WORKBOOKS and lines and lines[0].source.heading_level:
        return Head(stem, (), 0)
    return read_head(lines, stem, int(reading.properties.get("head_lines", "0")))


def _source(
    plain: PlainText,
    stem: str,
    head: Head,
    body: Sequence[TextLine],
    annexes: Sequence[TextLine],
    signature: Signature | None,
) -> Source:
    """What describing needs to see of the document."""
    lines = plain.lines
    titles = [node for node in head.nodes if node.kind is UnitKind.TITLE]
    start = lines[head.body].start if head.body < len(lines) else len(plain.text)
    return Source(
        title=head.title,
        name=stem,
        text=plain.text,
        titles=_piece(plain, titles[0].start, titles[0].end) if titles else None,
        above=_pieces(lines[: head.body or _HEADLESS][:_HEAD_LINES]),
        notes=[_piece(plain, node.start, node.end) for node in head.nodes if node.kind is UnitKind.NOTE],
        opening=_pieces(body[:_OPENING]),
        body=_piece(plain, start, len(plain.text)),
        articles=sum(article_mark(line.text, None) is not None for line in (*body, *annexes)),
        signature=signature or covering_signature(lines, head.title),
    )


def _piece(plain: PlainText, start: int, end: int) -> Piece:
    return Piece(start, plain.text[start:end])


def _pieces(lines: Sequence[TextLine]) -> list[Piece]:
    return [Piece(line.start, line.text) for line in lines]


def _parse(kind: DocumentKind, source: Source, body: Sequence[TextLine], annexes: Sequence[TextLine]) -> list[Node]:
    """The trees of the body and of the annexes behind the signature.

    A regulation that numbers 一、二、 without 第X条 (a judicial reply, say) has the tree of a report.
    """
    ruled = kind in (DocumentKind.REGULATION, DocumentKind.COMPILATION)
    if ruled and is_amendment(source.title, body):
        return [*parse_amendment(body), *parse_regulation(annexes, annexes=True)]
    if ruled and source.articles:
        return [*with_preamble(parse_regulation(body)), *parse_regulation(annexes, annexes=True)]
    return [*parse_report(body), *parse_report(annexes)]


def _pages(reading: Reading) -> int | None:
    return len(reading.pages) if reading.pages and reading.pages[0].number is not None else None


def _doubts(units: Sequence[Unit], kind: DocumentKind) -> tuple[str, ...]:
    doubts = []
    if kind is DocumentKind.COMPILATION:
        doubts.append("没有找到可以拆分的成员文件，全文作为一个文件收录。请检查各文件是否有单独成行的标题。")
    if not any(unit.kind in (UnitKind.ARTICLE, UnitKind.HEADING) for top in units for unit in top.walk()):
        doubts.append("没有识别出条款或标题，全文按段落收录。")
    return tuple(doubts)

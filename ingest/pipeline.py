"""bytes → Document, as a visible list of steps."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from pathlib import PurePath

from ingest.cleaning import clean
from ingest.description import Source, classify, describe
from ingest.document import Document, DocumentKind, Reading, Unit, UnitKind
from ingest.errors import EmptyFile
from ingest.head import Head, read_head
from ingest.identity.found import Piece
from ingest.marks import article_mark
from ingest.passages import cut
from ingest.plaintext import PlainText, TextLine, assemble
from ingest.readers import Limits, read
from ingest.references import find_references
from ingest.regulation import numbering, parse_regulation
from ingest.report import parse_report
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
    data: bytes, name: str, *, kind: DocumentKind | None = None, today: date, limits: Limits | None = None
) -> Document:
    """The Document in the file `name`.

    Raises an IngestError that names the file, the place, the reason and the remedy.
    """
    reading = read(data, name, limits or Limits())
    plain = assemble(clean(reading))
    if not plain.lines:
        raise EmptyFile(f"{name}：文件中没有文字。请检查文件是否为空，或是否只含图片。")
    return build(reading, plain, document_id(data), PurePath(name).stem, kind, today)


def build(
    reading: Reading, plain: PlainText, identity: str, stem: str, kind: DocumentKind | None, today: date
) -> Document:
    """The Document of a text that was read: head, body, signature, description, passages."""
    lines = plain.lines
    head = read_head(lines, stem, int(reading.properties.get("head_lines", "0")))
    signature = find_signature(lines, head.body)
    foot = slice(signature.first, signature.last) if signature else slice(len(lines), len(lines))
    body, annexes = lines[head.body : foot.start], lines[foot.stop :]
    source = _source(plain, stem, head, body, annexes, signature)
    found = kind or classify(source.title, source.body.text, source.articles)
    nodes = _parse(found, source.articles, body, annexes)
    signing = [signature.node(lines)] if signature else []
    units = Grower(identity, plain).grow(sorted([*head.nodes, *nodes, *signing], key=lambda node: node.start))
    gaps, duplicates = numbering(nodes)
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
        warnings=(*reading.warnings, *_doubts(units)),
        gaps=gaps,
        duplicates=duplicates,
        evidence=evidence,
        references=find_references(units, description.title),
    )


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


def _parse(kind: DocumentKind, articles: int, body: Sequence[TextLine], annexes: Sequence[TextLine]) -> list[Node]:
    """The trees of the body and of the annexes behind the signature.

    A regulation that numbers 一、二、 without 第X条 (a judicial reply, say) has the tree of a report.
    """
    if kind is DocumentKind.REGULATION and articles:
        return [*_preamble(parse_regulation(body)), *parse_regulation(annexes, annexes=True)]
    return [*parse_report(body), *parse_report(annexes)]


def _preamble(nodes: list[Node]) -> list[Node]:
    """Paragraphs before the first numbered Unit become the preamble."""
    first = next((index for index, node in enumerate(nodes) if node.kind not in _LOOSE), len(nodes))
    loose = nodes[:first]
    if not loose:
        return nodes
    preamble = Node(UnitKind.PREAMBLE, loose[0].start, loose[-1].extent(), children=loose)
    return [preamble, *nodes[first:]]


_LOOSE = (UnitKind.PARAGRAPH, UnitKind.TABLE)


def _pages(reading: Reading) -> int | None:
    return len(reading.pages) if reading.pages and reading.pages[0].number is not None else None


def _doubts(units: Sequence[Unit]) -> tuple[str, ...]:
    if any(unit.kind in (UnitKind.ARTICLE, UnitKind.HEADING) for top in units for unit in top.walk()):
        return ()
    return ("没有识别出条款或标题，全文按段落收录。",)

"""A Document as rows of the catalogue, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass
from datetime import UTC, datetime
from typing import Any

from index.catalog_description import described_row, description_of
from index.catalog_packing import act_rows, packed_evidence, packed_places, reference_rows
from index.observation_rows import OBSERVED, observation_rows
from index.records import DocumentRecord, PassageRecord, SourceRecord, source_name
from ingest.document import (
    Act,
    Document,
    DocumentKind,
    Evidence,
    LegalStatus,
    Observation,
    Passage,
    Place,
    Reference,
    Unit,
    UnitKind,
)
from ingest.errors import LibraryError
from ingest.labels import Number

Row = dict[str, Any]
Values = tuple[Any, ...]

UNIT_COLUMNS = (
    "ordinal",
    "parent",
    "id",
    "kind",
    "number",
    "branch",
    "label",
    "heading",
    "start",
    "end",
    "page",
    "level",
)
PASSAGE_COLUMNS = ("ordinal", "start", "end", "label", "article", "path", "unit_ids", "page")


@dataclass(frozen=True, slots=True)
class Item:
    """A Document ready to be stored: checked, and turned into rows that lack only the document's key.

    Units and passages, of which there are many, are bare values in the order of their columns.
    """

    id: str
    sha256: str
    data: bytes
    source: str
    refresh: bool
    document: Row
    text: Row
    units: list[Values]
    passages: list[Values]
    acts: list[Row]
    references: list[Row]
    observations: list[Row]
    members: tuple[Item, ...] = ()

    def walk(self) -> Iterator[Item]:
        """Yield this item and its members."""
        yield self
        yield from self.members

    def record(self) -> DocumentRecord:
        """What the catalogue will say of it; key 0 until it is stored."""
        seen_at = read_time(self.document["added_at"])
        source = SourceRecord(self.source, source_name(self.source), seen_at)
        return document_record(self.document | {"key": 0}, [source])


def item_of(document: Document, data: bytes, sha256: str, source: str, now: datetime, *, refresh: bool) -> Item:
    """The rows of `document`; LibraryError when a span does not fit its text or the text cannot be stored."""
    _check_text(document)
    units = list(_unit_rows(document))
    passages = [_passage_row(document, ordinal, passage) for ordinal, passage in enumerate(document.passages)]
    row = _document_row(document) | {
        "units": len(units),
        "passages": len(passages),
        "articles": len(document.articles()),
        "sha256": sha256,
        "bytes": len(data),
        "added_at": stored_time(now),
    }
    text = {
        "text": document.text,
        "places": packed_places(document.places),
        "evidence": packed_evidence(document.evidence),
    }
    members = tuple(_member(one, document, data, sha256, source, now) for one in document.members)
    return Item(
        document.id,
        sha256,
        data,
        storable_path(source),
        refresh,
        row,
        text,
        units,
        passages,
        act_rows(document.acts),
        reference_rows(document),
        observation_rows(document),
        members,
    )


def _member(member: Document, whole: Document, data: bytes, sha256: str, source: str, now: datetime) -> Item:
    if member.part_of != whole.id or member.members:
        raise LibraryError(
            f"汇编“{whole.description.title}”的成员“{member.description.title}”（{member.id}）"
            f"所属为“{member.part_of}”，或自身又含成员，未入库。这是解析的错误，请附上该文件报告。"
        )
    return item_of(member, data, sha256, source, now, refresh=False)


def stored_time(moment: datetime) -> datetime:
    """`moment` as the catalogue keeps it: UTC, without saying so."""
    return moment.astimezone(UTC).replace(tzinfo=None)


def read_time(stored: datetime) -> datetime:
    """A moment from the catalogue, with its time zone."""
    return stored.replace(tzinfo=UTC)


def storable_path(path: str) -> str:
    """`path` with bytes that are no UTF-8, which file names may hold, spelled out (`\\udcff`)."""
    return path.encode("utf-8", "backslashreplace").decode()


def source_row(path: str, now: datetime) -> Row:
    """The row of a source, without its document."""
    return {"path": path, "name": source_name(path), "seen_at": stored_time(now)}


# Columns that queries compare and no record shows.
_SEARCHED_ONLY = frozenset({"title_key", "version_day", "observed"})


def document_record(row: Row, sources: Sequence[SourceRecord] = ()) -> DocumentRecord:
    """The record in a row of `documents`."""
    values = {name: value for name, value in row.items() if name not in _SEARCHED_ONLY}
    for name in ("warnings", "gaps", "duplicates"):
        values[name] = tuple(values[name])
    values["kind"] = DocumentKind(values["kind"])
    values["status"] = LegalStatus(values["status"])
    values["fixed_status"] = LegalStatus(values["fixed_status"]) if values["fixed_status"] else None
    values["part_of"] = values["part_of"] or ""
    values["added_at"] = read_time(values["added_at"])
    return DocumentRecord(**values, sources=tuple(sources))


def source_record(row: Row) -> SourceRecord:
    """The record in a row of `sources`."""
    return SourceRecord(row["path"], row["name"], read_time(row["seen_at"]))


def passage_record(row: Row, document_id: str, text: str) -> PassageRecord:
    """The record in a row of `passages`."""
    return PassageRecord(
        id=row["id"],
        document_key=row["document"],
        ordinal=row["ordinal"],
        start=row["start"],
        end=row["end"],
        label=row["label"],
        article=row["article"],
        path=row["path"],
        unit_ids=tuple(long_id(unit_id, document_id) for unit_id in row["unit_ids"]),
        page=row["page"],
        text=text,
    )


def unit_tree(rows: Sequence[Row], document_id: str, text: str) -> tuple[Unit, ...]:
    """The tree in rows of one document, in the order of their ordinals; a row without its parent is a top."""
    present = {row["ordinal"] for row in rows}
    children: dict[int | None, list[Unit]] = {}
    # A child stands after its parent: from the end, children are there when their parent is made.
    for row in reversed(rows):
        below = tuple(reversed(children.pop(row["ordinal"], [])))
        parent = row["parent"] if row["parent"] in present else None
        children.setdefault(parent, []).append(_unit(row, document_id, text, below))
    return tuple(reversed(children.get(None, [])))


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a stored document's text."""

    places: tuple[Place, ...]
    evidence: tuple[Evidence, ...]
    acts: tuple[Act, ...]
    references: tuple[Reference, ...]
    observations: tuple[Observation, ...]


def document_of(
    record: DocumentRecord, text: str, units: tuple[Unit, ...], passages: Iterable[PassageRecord], beside: Beside
) -> Document:
    """The Document as it was added, without its members."""
    return Document(
        id=record.id,
        description=description_of(record),
        text=text,
        units=units,
        passages=tuple(Passage(p.start, p.end, p.label, p.article, p.path, p.unit_ids, p.page) for p in passages),
        places=beside.places,
        pages=record.pages,
        media_type=record.media_type,
        warnings=record.warnings,
        gaps=record.gaps,
        duplicates=record.duplicates,
        evidence=beside.evidence,
        acts=beside.acts,
        references=beside.references,
        part_of=record.part_of,
        observations=beside.observations,
    )


def _document_row(document: Document) -> Row:
    return described_row(document.description) | {
        "id": document.id,
        "part_of": document.part_of or None,
        "media_type": document.media_type,
        "pages": document.pages,
        "characters": len(document.text),
        "observations": len(document.observations),
        "observed": OBSERVED,
        "warnings": list(document.warnings),
        "gaps": list(document.gaps),
        "duplicates": list(document.duplicates),
    }


def _unit_rows(document: Document) -> Iterator[Values]:
    open_units: list[tuple[Unit, int | None]] = [(unit, None) for unit in reversed(document.units)]
    bounds: list[tuple[int, int]] = []
    text, prefix = document.text, document.id + "/"
    while open_units:
        unit, parent = open_units.pop()
        start, end = unit.start, unit.end
        low, high = (0, len(text)) if parent is None else bounds[parent]
        if not low <= start <= end <= high or unit.text != text[start:end]:
            raise _misplaced(document, unit.label or unit.id, start, end)
        ordinal = len(bounds)
        bounds.append((start, end))
        number = unit.number
        yield (
            ordinal,
            parent,
            short_id(unit.id, prefix),
            unit.kind.value,
            number.value if number else None,
            number.branch if number else None,
            unit.label,
            unit.heading,
            start,
            end,
            unit.page,
            unit.level,
        )
        open_units.extend((child, ordinal) for child in reversed(unit.children))


def _passage_row(document: Document, ordinal: int, passage: Passage) -> Values:
    if not 0 <= passage.start < passage.end <= len(document.text):
        raise _misplaced(document, passage.label, passage.start, passage.end)
    prefix = document.id + "/"
    return (
        ordinal,
        passage.start,
        passage.end,
        passage.label,
        passage.article,
        passage.path,
        json.dumps([short_id(unit_id, prefix) for unit_id in passage.unit_ids]),
        passage.page,
    )


def _unit(row: Row, document_id: str, text: str, children: tuple[Unit, ...]) -> Unit:
    value = row["number"]
    return Unit(
        id=long_id(row["id"], document_id),
        kind=UnitKind(row["kind"]),
        number=None if value is None else Number(value, row["branch"]),
        label=row["label"],
        heading=row["heading"],
        text=text[row["start"] : row["end"]],
        start=row["start"],
        end=row["end"],
        page=row["page"],
        level=row["level"],
        children=children,
    )


def short_id(unit_id: str, prefix: str) -> str:
    """`/a12/p2` for a unit of this document: half a million rows need not repeat the document's id."""
    return unit_id[len(prefix) - 1 :] if unit_id.startswith(prefix) else unit_id


def long_id(stored: str, document_id: str) -> str:
    """The id that `short_id` shortened."""
    return document_id + stored if stored.startswith("/") else stored


def _check_text(document: Document) -> None:
    """NUL ends a string inside the database, and a lone surrogate is no character: both are refused."""
    described = document.description
    told = (value for value in astuple(described) if isinstance(value, str))
    for text in (document.text, *told):
        place = text.find("\0")
        try:
            text.encode()
        except UnicodeEncodeError as error:
            place = error.start
        if place >= 0:
            raise LibraryError(
                f"文件“{document.id}”第 {place} 个字符 U+{ord(text[place]):04X} 不是有效的文字，"
                "无法入库。请用能正常显示该文件的软件另存后再导入。"
            )


def _misplaced(document: Document, label: str, start: int, end: int) -> LibraryError:
    return LibraryError(
        f"文件“{document.description.title}”的“{label}”位置 [{start}, {end}) 与正文不符，未入库。"
        "这是解析的错误，请附上该文件报告。"
    )

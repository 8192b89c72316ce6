"""Which records are versions of one Work: of one title and, where two offices have rules of that title, of one office.

A document whose office is not known joins a Work where the title has only one, and stands for itself otherwise.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from index.records import DocumentRecord
from ingest.description import shortened, work_title

# Colleagues call 甲县财政局 without its place: 财政局.
_SHORTEST = 2
_PLACES = "省市县区州盟旗乡镇"


@dataclass(frozen=True, slots=True, order=True)
class Work:
    """A Work of a Library; `office` is empty where its title is that of no other Work."""

    title: str
    office: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What a person says of the Work of a document, known by kind, office and title; `read` is its name then."""

    kind: str
    office: str
    title: str
    same_as: str | None
    read: str
    note: str
    edited_at: datetime

    @property
    def needs_confirmation(self) -> bool:
        """Whether the document is now read as one of another name than the person saw."""
        return self.read != work_name(self.title, self.office)


def works_of(records: Iterable[DocumentRecord]) -> dict[Work, list[DocumentRecord]]:
    """The Works of `records`, each with its documents in the order given."""
    given = list(records)
    titled: dict[str, set[str]] = defaultdict(set)
    for record in given:
        if record.office:
            titled[work_title(record.title)].add(record.joined or record.office)

    def named(record: DocumentRecord) -> Work:
        title = work_title(record.title)
        # Among several offices, what names none is told apart by its id.
        return Work(title, (record.office or record.id) if len(titled[title]) > 1 else "")

    joined: dict[str, DocumentRecord] = {}
    for record in sorted(given, key=lambda record: (record.version_day or date.min, record.key)):
        joined[record.joined] = record
    found: dict[Work, list[DocumentRecord]] = defaultdict(list)
    for record in given:
        # A Work whose office was renamed is called as its last version is.
        found[named(joined[record.joined] if record.joined else record)].append(record)
    return found


def work_name(title: str, office: str) -> str:
    """How a Work is written: 甲县旅游局《印章管理办法》, or 《印章管理办法》 where no office is known or needed."""
    return f"{office}《{title}》"


def of_office(records: Sequence[DocumentRecord], words: str) -> list[DocumentRecord]:
    """Those of `records` whose office `words` name best: in full or shortened, with its place or without."""
    plain = shortened(words)
    lengths = [office_named(record.office, record.issuer, words, plain) for record in records]
    most = max(lengths, default=0)
    return [record for record, length in zip(records, lengths, strict=True) if most and length == most]


def office_named(office: str, issuer: str, words: str, plain: str) -> int:
    """How much of the name of an office stands in `words`, or in `plain`, the same shortened."""
    if not office:
        return 0
    written = [len(name) for name in issuer.split("、") if name and name in words]
    places = [0, *(index + 1 for index, char in enumerate(office) if char in _PLACES)]
    ends = [office[place:] for place in places]
    return max([*written, *(len(end) for end in ends if len(end) >= _SHORTEST and end in plain)], default=0)

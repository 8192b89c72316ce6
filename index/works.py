"""Which records are versions of one Work: of one title and, where two offices have rules of that title, of one office.

A document whose office is not known joins a Work where the title has only one, and stands for itself otherwise.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

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


def works_of(records: Iterable[DocumentRecord]) -> dict[Work, list[DocumentRecord]]:
    """The Works of `records`, each with its documents in the order given."""
    titled: dict[str, list[DocumentRecord]] = defaultdict(list)
    for record in records:
        titled[work_title(record.title)].append(record)
    found: dict[Work, list[DocumentRecord]] = defaultdict(list)
    for title, same in titled.items():
        shared = len({record.office for record in same if record.office}) > 1
        for record in same:
            # Among several offices, what names none is told apart by its id.
            found[Work(title, (record.office or record.id) if shared else "")].append(record)
    return found


def of_office(records: Sequence[DocumentRecord], words: str) -> list[DocumentRecord]:
    """Those of `records` whose office `words` name best: in full or shortened, with its place or without."""
    plain = shortened(words)
    lengths = [_named(record, words, plain) for record in records]
    most = max(lengths, default=0)
    return [record for record, length in zip(records, lengths, strict=True) if most and length == most]


def _named(record: DocumentRecord, words: str, plain: str) -> int:
    """How much of the office's name stands in `words`, or in `plain`, the same shortened."""
    if not record.office:
        return 0
    written = [len(name) for name in record.issuer.split("、") if name and name in words]
    places = [0, *(index + 1 for index, char in enumerate(record.office) if char in _PLACES)]
    ends = [record.office[place:] for place in places]
    return max([*written, *(len(end) for end in ends if len(end) >= _SHORTEST and end in plain)], default=0)

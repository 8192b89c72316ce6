"""Works that people join by hand, or keep apart, because their office was renamed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from index import catalog_statements, catalog_works
from index.catalog import Catalog
from index.catalog_works import same_name
from index.identity import checked_note
from index.records import DocumentRecord
from index.works import Said, work_name, works_of
from index.write_lock import WriteLock
from ingest.errors import ImpossibleEdit

# So many Works are offered at most as the same.
OFFERED = 8


@dataclass(frozen=True, slots=True)
class Joining:
    """What a person said of the Work of a document, and the last versions of others that may be the same."""

    said: Said | None
    candidates: tuple[DocumentRecord, ...]

    @property
    def apart(self) -> bool:
        """Whether a person said that the Work stands for itself."""
        return self.said is not None and self.said.same_as is None


class WorkBook:
    """Joins and parts Works; writing waits for the Library's write lock and brings the indexes in step."""

    def __init__(self, catalog: Catalog, lock: WriteLock, sync: Callable[[], None]) -> None:
        self._catalog = catalog
        self._lock = lock
        self._sync = sync

    def join(self, record: DocumentRecord, other: DocumentRecord, note: str = "") -> None:
        """Make the Works of two documents one; ImpossibleEdit where they are one by name, or cannot be."""
        if record.kind is not other.kind:
            raise ImpossibleEdit(
                f"《{record.title}》的类型是 {record.kind.value}，《{other.title}》是 {other.kind.value}，"
                "不能是同一法规。请先更正其中一个的 kind。"
            )
        if (record.work, record.office) == (other.work, other.office) or not record.work or not other.work:
            raise ImpossibleEdit(f"《{record.title}》与《{other.title}》按标题和机关本来就是同一法规，无须合并。")
        if not record.office and record.work == other.work:
            raise ImpossibleEdit(f"《{record.title}》（{record.file}）的发文机关不详。请更正它的 issuer，而不是合并。")
        if self.joining(other).apart:
            raise ImpossibleEdit(f"《{other.title}》已由人工设为单独的法规。请先撤销（guiwen versions … --undo）。")
        self._say(record, work_name(other.work, other.office), note)

    def part(self, record: DocumentRecord, note: str = "") -> None:
        """Have the Work of a document stand for itself; ImpossibleEdit where it is joined with none."""
        if not record.joined:
            raise ImpossibleEdit(f"《{record.title}》没有与标题或机关不同的法规合并，无须分开。")
        self._say(record, None, note)

    def undo(self, record: DocumentRecord) -> None:
        """Forget what was said of the Work of a document, under any of its versions."""
        with self._changing(record) as connection:
            catalog_statements.take_back(connection, same_name(record))

    def joining(self, record: DocumentRecord) -> Joining:
        """What was said of the Work of a document, and what else may be the same."""
        with self._catalog.reading() as connection:
            said = catalog_statements.statements(connection, same_name(record))
        return Joining(said[-1] if said else None, tuple(self._candidates(record)))

    def _say(self, record: DocumentRecord, same_as: str | None, note: str) -> None:
        kept, now = checked_note(note), datetime.now(UTC)
        with self._changing(record) as connection:
            # What was said before, under whatever version, no longer counts.
            catalog_statements.take_back(connection, same_name(record))
            catalog_statements.say(connection, record.key, same_as, work_name(record.work, record.office), kept, now)

    @contextmanager
    def _changing(self, record: DocumentRecord) -> Iterator[Any]:
        """A transaction after which the Works are joined as is said then, and the indexes in step."""
        with self._lock.hold():
            with self._catalog.writing() as connection, catalog_works.settled(connection, same_name(record)):
                yield connection
            self._sync()

    def _candidates(self, record: DocumentRecord) -> list[DocumentRecord]:
        with self._catalog.reading() as connection:
            titles = catalog_works.titles_like(connection, record)
        found = {one.key: one for title in titles for one in self._catalog.of_work(title) if one.kind is record.kind}
        last = [max(versions, key=_day) for versions in works_of(found.values()).values() if not _has(versions, record)]
        # A document whose office nobody knows may be anybody's, and is not offered.
        known = [one for one in last if one.office or one.work != record.work]
        return sorted(known, key=_day)[-OFFERED:]


def _has(versions: Sequence[DocumentRecord], record: DocumentRecord) -> bool:
    return any(one.key == record.key for one in versions)


def _day(record: DocumentRecord) -> date:
    return record.version_day or date.min

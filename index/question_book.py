"""Question memory of a Library: what is known, kept in the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from index import catalog_generated, catalog_questions
from index.catalog import Catalog
from index.catalog_generated import Owner
from index.catalog_memories import Memory, announce
from index.questions import KnownQuestion, Pair, QuestionSource, Remembered
from index.write_lock import WriteLock
from ingest.document import Unit
from ingest.errors import QuestionNotFound


class QuestionBook:
    """The known questions; writing waits for the Library's write lock."""

    def __init__(self, catalog: Catalog, lock: WriteLock) -> None:
        self._catalog = catalog
        self._lock = lock

    def add(self, pairs: Iterable[Pair]) -> list[Remembered]:
        """Remember pairs, all or none; a pair that is known changes at most its author, date and source.

        QuestionRefused, DocumentNotFound.
        """
        now = datetime.now(UTC)
        with self._lock.hold(), self._catalog.writing() as connection:
            return [catalog_questions.add(connection, pair, now) for pair in pairs]

    def replace(self, pairs: Sequence[Pair]) -> list[Remembered]:
        """Remember pairs in place of what was known of their questions, corrections excepted."""
        now = datetime.now(UTC)
        with self._lock.hold(), self._catalog.writing() as connection:
            made = [catalog_questions.add(connection, pair, now) for pair in pairs]
            kept = {one.id for one in made}
            for question in {pair.question for pair in pairs}:
                same = catalog_questions.known(connection, catalog_questions.same_question(question))
                wrong = [one for one in same if one.id not in kept and one.source is not QuestionSource.CORRECTED]
                catalog_questions.remove(connection, [one.id for one in wrong])
            return made

    def remove(self, ids: Sequence[str]) -> None:
        """Forget pairs, all or none; QuestionNotFound."""
        with self._lock.hold(), self._catalog.writing() as connection:
            catalog_questions.remove(connection, ids)

    def get(self, question_id: str) -> KnownQuestion:
        """The pair with this id; QuestionNotFound."""
        with self._catalog.reading() as connection:
            found = catalog_questions.known(connection, catalog_questions.of_id(question_id))
        if not found:
            raise QuestionNotFound(f"问答记忆中没有编号为“{question_id}”的问题。可用 guiwen questions list 查看。")
        return found[0]

    def of(self, question: str) -> list[KnownQuestion]:
        """The pairs of this very question."""
        with self._catalog.reading() as connection:
            return catalog_questions.known(connection, catalog_questions.same_question(question))

    def all(self, source: QuestionSource | None = None) -> list[KnownQuestion]:
        """Every pair, or those from one source, newest first, dormant ones too."""
        with self._catalog.reading() as connection:
            return catalog_questions.known(connection, catalog_questions.from_source(source))

    def find(
        self, text: str = "", limit: int = 50, offset: int = 0, source: QuestionSource | None = None
    ) -> tuple[int, list[KnownQuestion]]:
        """How many pairs hold `text` in question, title or label, and a page of them, newest first."""
        with self._catalog.reading() as connection:
            return catalog_questions.listing(connection, text, source, limit, offset)

    def owners(self) -> dict[str, list[Owner]]:
        """By the key of an article's wording, the Works for which a model's questions for it are stored."""
        with self._catalog.reading() as connection:
            return catalog_generated.owners(connection)

    def written(self, wording: str, document_id: str, unit: Unit) -> list[Pair]:
        """What a model wrote for an article of this wording, as pairs for `unit` of the document."""
        with self._catalog.reading() as connection:
            return catalog_generated.written(connection, wording, document_id, unit)

    def forget_written(self, document_ids: Sequence[str] | None = None) -> int:
        """Forget what a model wrote, all of it or for these documents; how many questions that were."""
        with self._lock.hold(), self._catalog.writing() as connection:
            return catalog_generated.forget(connection, document_ids)

    def announce_written(self) -> None:
        """Let searches, of every process, use what a model has written."""
        with self._lock.hold(), self._catalog.writing() as connection:
            announce(connection, Memory.USUAL)

    def resettle(self) -> None:
        """Find anew where every pair leads. The caller holds the write lock."""
        with self._catalog.writing() as connection:
            catalog_questions.resettle(connection)

"""Proofreading of a file, of a document of the Library, or of a Draft; nothing of it is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from index.library import Library
from ingest.document import Document, DocumentKind
from ingest.pipeline import ingest
from ingest.readers import Limits
from service.checking.check import Check
from service.checking.draft_text import draft_text
from service.checking.earlier import earlier_report
from service.checking.finding import Finding
from service.checking.law_shelf import LawShelf
from service.checking.proof import Proof
from service.checking.proofreading import proofread
from service.checking.word_rules import WordRule, office_rules, shipped_rules
from service.drafting.draft import Draft


@dataclass(frozen=True, slots=True)
class Checked:
    """A document, what proofreading found in it, and the report that it was compared with."""

    document: Document
    against: Document | None
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Checking:
    """The use-case over one Library, whose folder may hold rules of the office; safe from any thread."""

    library: Library
    folder: Path
    today: date
    limits: Limits
    shelf: LawShelf
    read: Callable[..., Document] = ingest

    def of_file(self, data: bytes, name: str, checks: Sequence[Check], against: str = "") -> Checked:
        """What is found in the file `name`, compared with the document `against`, else with the last of its series.

        Raises an IngestError for a file that cannot be read, DocumentNotFound or AmbiguousDocument for `against`.
        """
        return self.of_document(self.read(data, name, today=self.today, limits=self.limits), checks, against)

    def of_stored(self, named: str, checks: Sequence[Check], against: str = "") -> Checked:
        """What is found in the document of the Library with this id or title; DocumentNotFound, AmbiguousDocument."""
        return self.of_document(self.library.read(self.library.document(named).id), checks, against)

    def of_draft(self, draft: Draft, checks: Sequence[Check], against: str = "") -> Checked:
        """What is found in a Draft, in the text that it prints to."""
        data = draft_text(draft).encode()
        read = ingest(data, f"{draft.title or '草稿'}.txt", kind=DocumentKind.REPORT, today=self.today)
        # What the draft knows of itself need not be read from its text.
        said = read.description
        known = replace(said, period=draft.period or said.period, organisation=draft.organisation or said.organisation)
        return self.of_document(replace(read, description=known), checks, against)

    def of_document(self, document: Document, checks: Sequence[Check], against: str = "") -> Checked:
        """What is found in a Document that was read already."""
        if against:
            earlier: Document | None = self.library.read(self.library.document(against).id)
        else:
            earlier = earlier_report(self.library, document)
        proof = Proof(document, earlier, self.shelf.current(), self._rules())
        return Checked(document, earlier, proofread(proof, checks))

    def _rules(self) -> tuple[WordRule, ...]:
        """The rules of the office before those that guiwen ships; read anew, since people edit the file."""
        return (*office_rules(self.folder), *shipped_rules())

"""People correct recognised lines: which ones are doubtful, and what becomes of the document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from index.library import Library
from index.records import DocumentRecord
from ingest.corrections import Correction, line_key
from ingest.document import Box, Document, Place
from ingest.errors import CorrectionRefused
from ingest.pipeline import ingest
from ingest.readers import Limits
from ingest.readers.scans import DOUBTFUL


@dataclass(frozen=True, slots=True)
class Edit:
    """`[start, end)` of the document's current text should read `text`."""

    start: int
    end: int
    text: str


def doubts_shape(library: Library, document_id: str) -> dict[str, Any]:
    """The recognised lines that are less certain than DOUBTFUL, the least certain first."""
    record = library.document(document_id)
    text = library.text(record.id)
    doubtful = [line for line in recognised_lines(library.places(record.id)) if line.confidence < DOUBTFUL]
    doubtful.sort(key=lambda line: (line.confidence, line.start))
    return {"lines": [asdict(line.box) | _told(line, text) for line in doubtful]}


@dataclass(frozen=True, slots=True)
class RecognisedSpan:
    """A recognised line in `[start, end)` of a document's text."""

    start: int
    end: int
    page: int
    box: Box
    confidence: float


def recognised_lines(places: Iterable[Place]) -> Iterator[RecognisedSpan]:
    """Yield the places that were recognised from an image."""
    for place in places:
        if place.confidence is not None and place.box is not None:
            yield RecognisedSpan(place.start, place.end, place.page, place.box, place.confidence)


def _told(line: RecognisedSpan, text: str) -> dict[str, Any]:
    return {
        "page": line.page,
        "start": line.start,
        "end": line.end,
        "text": text[line.start : line.end],
        "confidence": line.confidence,
    }


@dataclass(frozen=True, slots=True)
class Correcting:
    """The use-case: edits of a stored document's text become corrections of its file, which is then read again."""

    library: Library
    limits: Limits
    today: date
    read: Callable[..., Document] = ingest  # or one in a process of its own, as for any file that people hand in

    def correct(self, document_id: str, edits: Sequence[Edit]) -> DocumentRecord:
        """Keep the corrections and take the document in again with them; its record afterwards.

        CorrectionRefused for an edit that is not inside one recognised line; then nothing is kept.
        """
        record = self.library.document(document_id)
        source = self.library.document(record.part_of) if record.part_of else record
        made = self._corrections(record, source, edits)
        before = self._read(source)
        # Who named the kind when the file was taken in is obeyed again; else the corrected text tells it.
        kind = None if before.description.kind is source.kind else source.kind
        self.library.correct(source.sha256, made)
        document = self._read(source, kind=kind)
        data = self.library.original(source.id).read_bytes()
        self.library.add(document, data, source.sources[0].path, refresh=True)
        return self.library.document(record.id)

    def _corrections(self, record: DocumentRecord, source: DocumentRecord, edits: Sequence[Edit]) -> list[Correction]:
        """The corrections that make the edits; `original` is what was recognised, however often it was corrected."""
        made = corrections(self.library.text(record.id), self.library.places(record.id), edits)
        known: dict[object, str] = {}
        for earlier in self.library.corrections(source.sha256):
            known.setdefault(line_key(earlier.page, earlier.box), earlier.original)
        return [replace(each, original=known.get(line_key(each.page, each.box), each.original)) for each in made]

    def _read(self, source: DocumentRecord, **options: Any) -> Document:
        return self.read(
            self.library.original(source.id).read_bytes(),
            source.file,
            today=self.today,
            limits=self.limits,
            memory=self.library.readings,
            corrections=self.library.corrections(source.sha256),
            **options,
        )


def corrections(text: str, places: Iterable[Place], edits: Sequence[Edit]) -> list[Correction]:
    """The corrections that make `edits` of the recognised lines in `places`; edits of one line are made together."""
    lines = list(recognised_lines(places))
    by_line: dict[RecognisedSpan, list[Edit]] = {}
    for edit in edits:
        by_line.setdefault(_line_of(edit, lines), []).append(edit)
    made = []
    for line, own in by_line.items():
        written = text[line.start : line.end]
        made.append(Correction(line.page, line.box, written.strip(), _edited(written, line.start, own).strip()))
    return made


def _line_of(edit: Edit, lines: Sequence[RecognisedSpan]) -> RecognisedSpan:
    """The one recognised line that holds the edit."""
    if "\n" in edit.text or "\r" in edit.text:
        raise CorrectionRefused("更正的文字不能换行：一次只更正一行。请逐行更正。")
    found = next((line for line in lines if line.start <= edit.start <= edit.end <= line.end), None)
    if found is None:
        raise CorrectionRefused(
            f"位置 {edit.start}—{edit.end} 不在同一个识别出的行内，不能更正。"
            "只能更正由文字识别（OCR）得到的行；跨行的请逐行更正。"
        )
    return found


def _edited(line: str, start: int, edits: Sequence[Edit]) -> str:
    """`line`, which begins at `start`, with the edits made, last first, none over another."""
    last = len(line) + start
    for edit in sorted(edits, key=lambda each: (each.start, each.end), reverse=True):
        if edit.end > last:
            raise CorrectionRefused(f"位置 {edit.start}—{edit.end} 与另一处更正重叠。请把它们合成一处。")
        line = line[: edit.start - start] + edit.text + line[edit.end - start :]
        last = edit.start
    return line

"""An edited DOCX → the Draft that it was, with what was changed: unchanged numbers keep their sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from ingest.dates import first_date
from ingest.marks import list_mark
from ingest.readers.limits import Limits
from service.drafting.draft import Attachment, Draft, Paragraph, Section
from service.drafting.export.body import addressed
from service.drafting.export.head import number_with_brackets
from service.drafting.reading_back.matching import matched
from service.drafting.reading_back.parts import PartLine, Role, part_lines, squeezed

_LIMITS = Limits()
_NAME = "草稿.docx"


def read_back(docx_bytes: bytes, draft: Draft, name: str = _NAME, limits: Limits = _LIMITS) -> Draft:
    """`draft` as the edited file has it; numbers that were changed or are new are untraced.

    The checks of the draft are dropped, as they were of the earlier text. Raises DamagedFile, EncryptedFile,
    EmptyFile, NoText, TooLarge.
    """
    lines = list(part_lines(docx_bytes, name, limits, draft))
    texts = [line.text for line in lines if line.role is Role.BODY]
    paragraphs = iter(matched(texts, [placed.paragraph for placed in draft.placed()]))
    edited = _Edited(dict(_headings(draft)))
    for line in lines:
        edited.take(line, paragraphs)
    return _draft(draft, edited)


@dataclass(slots=True)
class _Text:
    """The sections of the document or of one attachment, as they are read."""

    title: list[str] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)

    def add(self, paragraph: Paragraph) -> None:
        """Put the paragraph into the section that is open."""
        last = self.sections.pop() if self.sections else Section(0)
        self.sections.append(replace(last, paragraphs=(*last.paragraphs, paragraph)))


@dataclass(slots=True)
class _Edited:
    """What was read: the text, the attachments, and the words of each other part."""

    headings: Mapping[str, Section]
    texts: list[_Text] = field(default_factory=lambda: [_Text()])
    words: dict[Role, list[str]] = field(default_factory=dict)

    def take(self, line: PartLine, paragraphs: Iterator[Paragraph]) -> None:
        """Put the line at its place."""
        text = self.texts[-1]
        if line.role is Role.BODY:
            text.add(next(paragraphs))
        elif line.role is Role.HEADING:
            text.sections.append(self._section(line))
        elif line.role is Role.ATTACHMENT:
            self.texts.append(_Text())
        elif line.role is Role.ATTACHMENT_TITLE and len(self.texts) > 1:
            text.title.append(line.text)
        else:
            self.words.setdefault(line.role, []).append(line.text)

    def _section(self, line: PartLine) -> Section:
        if known := self.headings.get(squeezed(line.text)):
            return replace(known, level=line.level)
        mark = list_mark(line.text)
        end = mark.end if mark else 0
        return Section(line.level, line.text[:end].strip(), line.text[end:])


def _draft(draft: Draft, edited: _Edited) -> Draft:
    main, *others = edited.texts
    return replace(
        draft,
        title=_words(edited, Role.TITLE, draft.title) or draft.title,
        addressee=_addressee(edited, draft.addressee),
        organisation=_words(edited, Role.SIGNATURE, draft.organisation),
        document_number=_document_number(edited, draft.document_number),
        date=_date(edited),
        sections=tuple(main.sections),
        attachments=tuple(_attachments(others, draft.attachments)),
        checks=(),
    )


def _headings(draft: Draft) -> Iterator[tuple[str, Section]]:
    """The headings of the draft by their words."""
    for sections in (draft.sections, *(one.sections for one in draft.attachments)):
        for section in sections:
            yield squeezed(section.mark + section.heading), replace(section, paragraphs=())


def _words(edited: _Edited, role: Role, before: str) -> str:
    """The words of a part, in one line; as they were before where nothing but blanks differs."""
    words = "".join(edited.words.get(role, ()))
    return before if squeezed(words) == squeezed(before) else words


def _addressee(edited: _Edited, before: str) -> str:
    words = "".join(edited.words.get(Role.ADDRESSEE, ()))
    return before if words and squeezed(words) == squeezed(addressed(before)) else words.rstrip("：:")


def _document_number(edited: _Edited, before: str) -> str:
    """发文字号, which stands in the file only where it has a red head; 签发人 may stand beside it."""
    lines = edited.words.get(Role.NUMBER)
    if not lines:
        return before
    words = lines[0].partition("\t")[0].strip()
    return before if squeezed(words) == squeezed(number_with_brackets(before)) else words


def _date(edited: _Edited) -> date | None:
    return next(filter(None, map(first_date, edited.words.get(Role.DATE, ()))), None)


def _attachments(texts: Sequence[_Text], before: Sequence[Attachment]) -> Iterator[Attachment]:
    titles = {squeezed(one.title): one.title for one in before}
    for text in texts:
        title = "".join(text.title)
        yield Attachment(titles.get(squeezed(title), title), tuple(text.sections))

"""A Draft as a Word document in the layout of GB/T 9704—2012; the same Draft and Layout are the same bytes."""

from __future__ import annotations

from collections.abc import Iterator

from service.drafting.draft import Draft
from service.drafting.export.body import Body
from service.drafting.export.elements import Element, printable, w
from service.drafting.export.ending import attachment_list, attachments, signature
from service.drafting.export.head import head
from service.drafting.export.imprint import imprint
from service.drafting.export.layout import Layout, SourcesAs
from service.drafting.export.notes import Notes
from service.drafting.export.package import Part, package
from service.drafting.export.page import EVEN_FOOTER, ODD_FOOTER, footer, section, settings
from service.drafting.export.sources import source_annex
from service.drafting.export.styles import fonts_part, styles

_DEFAULT = Layout()


def word(draft: Draft, layout: Layout = _DEFAULT) -> bytes:
    """The DOCX file of `draft`."""
    notes = Notes()
    body = w("body", *_blocks(draft, layout, notes), section())
    parts = [
        Part("styles.xml", "styles", "rIdStyles", styles()),
        Part("settings.xml", "settings", "rIdSettings", settings()),
        Part("fontTable.xml", "fontTable", "rIdFonts", fonts_part()),
        Part("footnotes.xml", "footnotes", "rIdNotes", notes.part()),
        Part("footer1.xml", "footer", ODD_FOOTER, footer(even=False)),
        Part("footer2.xml", "footer", EVEN_FOOTER, footer(even=True)),
    ]
    return package(printable(draft.title).replace("\n", ""), w("document", body), parts)


def _blocks(draft: Draft, layout: Layout, notes: Notes) -> Iterator[Element]:
    body = Body(layout, notes)
    if layout.red_head:
        yield from head(layout.red_head, draft.document_number)
    yield from body.opening(draft)
    yield from body.sections(draft.sections)
    yield from attachment_list(draft.attachments)
    yield from signature(draft, layout.seal, layout.marks)
    yield from attachments(body, draft)
    if layout.imprint:
        yield from imprint(layout.imprint)
    if layout.sources is SourcesAs.ANNEX:
        yield from source_annex(draft)

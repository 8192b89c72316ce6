"""Texts that are given to a draft to write from: of the Library, typed, or of a file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from index.drafts import Material
from index.library import Library
from ingest.document import Document
from ingest.errors import SettlingRefused, TooLarge
from ingest.readers import Limits

__all__ = ["add_document", "add_file", "add_text"]

# What a chat model can read is far less; more is no material but an archive.
LONGEST = 200_000
MOST = 20
_LONGEST_TITLE = 300


def add_text(library: Library, draft: str, title: str, text: str, author: str, document: str = "") -> Material:
    """Keep a typed text; SettlingRefused for an empty one or one too many, TooLarge."""
    if not text.strip():
        raise SettlingRefused(f"材料“{title}”没有文字。请换一份。")
    if len(text) > LONGEST:
        raise TooLarge(f"材料“{title}”有 {len(text)} 字，超过 {LONGEST} 字。请只截取与草稿有关的部分。")
    if len(library.drafts.materials(draft)) >= MOST:
        raise SettlingRefused(f"一份草稿最多 {MOST} 份材料。请先移除不用的。")
    return library.drafts.add_material(draft, title.strip()[:_LONGEST_TITLE] or "材料", text, document, author)


def add_document(library: Library, draft: str, document: str, author: str) -> Material:
    """Keep the text of a document of the Library; DocumentNotFound, AmbiguousDocument."""
    found = library.document(document)
    return add_text(library, draft, found.title, library.text(found.id), author, found.id)


def add_file(
    library: Library,
    draft: str,
    file: tuple[bytes, str],
    author: str,
    read: Callable[..., Document],
    limits: Limits,
) -> Material:
    """Keep the text of a file, which does not go into the Library; an IngestError for one that cannot be read."""
    data, name = file
    found = read(data, name, today=date.today(), limits=limits)
    return add_text(library, draft, found.description.title or name, found.text, author)

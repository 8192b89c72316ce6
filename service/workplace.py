"""The Library that a process works on, opened from its settings."""

from __future__ import annotations

from collections.abc import Sequence

from index.embedding import Embedding
from index.library import Library
from ingest.cleaning import STEPS, steps_without, steps_written
from ingest.errors import ModelError
from ingest.isolation import IsolatedReader
from ingest.readers import Limits
from service.settings import Settings


def open_library(settings: Settings, embedding: Embedding | None = None) -> Library:
    """The Library in the folder of `settings`, created when absent; `embedding` where it was loaded before.

    Raises ModelError when a named embedding cannot be loaded.
    """
    return Library.open(settings.data, embedding=embedding or load_embedding(settings.embedding))


def load_embedding(name: str) -> Embedding | None:
    """The embedding that a setting names; None for `none`, and for `static` where no model is bundled."""
    if name == "none":
        return None
    if name != "static":
        return Embedding.load(name)
    try:
        return Embedding.load(None)
    except ModelError:
        # A source tree without the bundled model still works: lexical search needs none.
        return None


def reading_limits(settings: Settings) -> Limits:
    """The limits that readers obey under `settings`."""
    return Limits(
        bytes=settings.upload_limit_mb * 1024 * 1024, pages=settings.page_limit, seconds=settings.reading_seconds
    )


def isolated_reader(settings: Settings, without: Sequence[str] = ()) -> IsolatedReader:
    """A reader in a process of its own, bounded as `settings` say; it starts with its first file.

    Its cleaning leaves out the steps that `settings` and `without` switch off; SettingsError for an unknown one.
    """
    left = set(steps_written(settings.cleaning)) & set(steps_without(without))
    off = [step.name for step in STEPS if step not in left]
    return IsolatedReader(settings.reading_memory_mb * 1024 * 1024, off)

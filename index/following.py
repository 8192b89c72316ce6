"""How each index takes in what the catalogue feeds it, and writes down how far it has come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import Protocol

import numpy as np

from index.catalog_feed import Changes, FedDocument, FedPassage
from index.embedding import Embedding
from index.lexical import Entry
from index.lexical_folder import LexicalFolder, Pointer
from index.vectors import VectorIndex, read_manifest
from ingest.document import embedding_text
from ingest.errors import LibraryDamaged, LibraryError

# Texts embedded in one call; more gains no speed and costs memory.
TEXTS_AT_ONCE = 4_096

Feed = Iterable[list[FedDocument]]


class Follower(Protocol):
    """An index that is derived from the catalogue. Writing wants the write lock held by the caller."""

    def reached(self) -> int | None:
        """The generation it holds at least; None when it must be built anew."""

    def follow(self, changes: Changes, added: Feed, target: int) -> None:
        """Take in what changed; LibraryDamaged when the index cannot be read or written on."""

    def rebuild(self, everything: Feed, target: int) -> None:
        """Build the index anew; readers keep the old one until this is done."""


class LexicalFollower:
    """The full-text index."""

    def __init__(self, folder: LexicalFolder) -> None:
        self._folder = folder

    def reached(self) -> int | None:
        """The pointer's generation: the index may be ahead of it by a commit that a crash cut short."""
        pointer = self._folder.pointer()
        return pointer.generation if pointer else None

    def follow(self, changes: Changes, added: Feed, target: int) -> None:
        """Remove, then add; what a crash had already let in is removed first, so that a replay adds nothing twice."""
        pointer = self._folder.pointer()
        if pointer is None:
            raise LibraryDamaged("全文索引刚刚不见了。请运行 guiwen doctor --repair。")
        index = self._folder.open(pointer)
        try:
            with index.writer() as writer:
                writer.remove([*changes.removed, *changes.added])
                for group in added:
                    writer.add(_entries(group))
        except (OSError, ValueError) as error:
            # A commit that a crash cut short can leave a file that the next commit would name the same.
            raise LibraryDamaged(f"全文索引无法接着写：{error}。将重新建立。") from error
        with _explained("全文索引"):
            self._folder.publish(Pointer(target, pointer.folder))

    def rebuild(self, everything: Feed, target: int) -> None:
        """Fill a new folder and move the pointer to it."""
        index, name = self._folder.create()
        with _explained("全文索引"), index.writer() as writer:
            for group in everything:
                writer.add(_entries(group))
        with _explained("全文索引"):
            self._folder.publish(Pointer(target, name))


class VectorFollower:
    """The vectors of one embedding."""

    def __init__(self, folder: Path, embedding: Embedding) -> None:
        self._folder = folder
        self._embedding = embedding

    def reached(self) -> int | None:
        """The manifest's generation, when its vectors are of this embedding."""
        try:
            manifest = read_manifest(self._folder)
        except LibraryDamaged:
            return None
        return manifest.generation if manifest.model == self._embedding.fingerprint else None

    def follow(self, changes: Changes, added: Feed, target: int) -> None:
        """Remove, then add, then save as one file."""
        index = VectorIndex.load(self._folder)
        index.remove(np.asarray(changes.removed_passages, dtype=np.int64))
        self._fill(index, added)
        with _explained("向量索引"):
            index.save(self._folder, target)

    def rebuild(self, everything: Feed, target: int) -> None:
        """Embed every passage anew."""
        index = VectorIndex.empty(self._embedding.dimension, self._embedding.fingerprint)
        self._fill(index, everything)
        with _explained("向量索引"):
            index.save(self._folder, target)

    def _fill(self, index: VectorIndex, added: Feed) -> None:
        for some in _portions(added):
            texts = [embedding_text(title, piece.path, piece.text) for title, piece in some]
            ids = np.asarray([piece.id for _, piece in some], dtype=np.int64)
            index.add(ids, self._embedding.encode(texts))


@contextmanager
def _explained(name: str) -> Iterator[None]:
    """Turn what the disk or the index library says inside the block into our error."""
    try:
        yield
    except (OSError, ValueError) as error:
        raise LibraryError(
            f"{name}写入失败：{error}。文件已经存好；请检查磁盘空间，再运行 guiwen doctor --repair。"
        ) from error


def _entries(group: list[FedDocument]) -> Iterator[Entry]:
    for document in group:
        for piece in document.passages:
            yield Entry(
                passage=piece.id,
                document=document.key,
                title=document.title,
                path=piece.path,
                text=piece.text,
                kind=document.kind,
                status=document.status,
                year=document.year,
                about=document.about,
            )


def _portions(added: Feed) -> Iterator[list[tuple[str, FedPassage]]]:
    documents = chain.from_iterable(added)
    pieces = ((one.title, piece) for one in documents for piece in one.passages)
    while some := list(islice(pieces, TEXTS_AT_ONCE)):
        yield some

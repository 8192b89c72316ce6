"""Verification: what in a Library does not agree with itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from index import catalog_checks, catalog_observing, catalog_questions, catalog_sqlite
from index.catalog import Catalog
from index.catalog_checks import Misfit
from index.catalog_feed import generation
from index.embedding import Embedding
from index.lexical_folder import LexicalFolder
from index.originals import Originals, digest
from index.records import DocumentRecord, Finding, Severity
from index.vectors import VectorIndex, read_manifest
from ingest.errors import LibraryDamaged

REPAIR = "请运行 guiwen doctor --repair。"
RESTORE = "请重新导入该文件，或用备份恢复。"


class Verification:
    """Compares the catalogue with itself, with the originals and with the indexes. Changes nothing."""

    def __init__(
        self,
        catalog: Catalog,
        originals: Originals,
        lexical: LexicalFolder,
        vectors: Path,
        embedding: Embedding | None,
    ) -> None:
        self._catalog = catalog
        self._originals = originals
        self._lexical = lexical
        self._vectors = vectors
        self._embedding = embedding

    def findings(self) -> list[Finding]:
        """Everything that is wrong, worst first; empty when the Library is sound."""
        found = [
            *self._rows(),
            *self._bytes(),
            *self._words(),
            *self._embedded(),
        ]
        return sorted(found, key=lambda finding: finding.severity is not Severity.ERROR)

    def _rows(self) -> Iterator[Finding]:
        with self._catalog.reading() as connection:
            for problem in catalog_sqlite.integrity_problems(connection):
                yield _error("catalog_damaged", f"资料库目录损坏：{problem}。请用备份恢复。")
            for misfit in catalog_checks.outside_text(connection):
                yield _misfit("span_outside_text", misfit, "位置超出正文")
            for misfit in catalog_checks.outside_parent(connection):
                yield _misfit("unit_outside_parent", misfit, "不在上级条文的范围内")
            for misfit in catalog_checks.miscounted(connection):
                yield _misfit("miscounted", misfit, "数目与记录不符")
            for misfit in catalog_checks.orphans(connection):
                yield _misfit("member_without_compilation", misfit, "所属的汇编不在资料库中")
            if count := catalog_observing.behind(connection):
                yield _warning("observations_behind", f"{count} 个文件的指标数据由旧版程序查找，或尚未查找。{REPAIR}")
            for question in catalog_questions.misled(connection):
                yield _error("question_misled", f"问答记忆中的问题 {question} 指向的条款与资料库不符。{REPAIR}")

    def _bytes(self) -> Iterator[Finding]:
        for record in self._catalog.documents():
            # Members have the bytes of their compilation, which are read once.
            if not record.part_of and (finding := self._original(record)):
                yield finding
        for path in self._originals.strays(self._catalog.digests()):
            yield _warning("stray_original", f"原件目录中有不属于任何文件的 {path.name}。{REPAIR}")

    def _original(self, record: DocumentRecord) -> Finding | None:
        path = self._originals.path(record.sha256)
        name = f"文件“{record.title}”（{record.file}）"
        if not path.exists():
            return _error("original_missing", f"{name}的原件 {path} 不见了。{RESTORE}", record.id)
        if digest(path.read_bytes()) != record.sha256:
            return _error("original_changed", f"{name}的原件 {path} 被改动。{RESTORE}", record.id)
        return None

    def _words(self) -> Iterator[Finding]:
        pointer = self._lexical.pointer()
        if pointer is None:
            yield _error("lexical_missing", f"全文索引不存在。{REPAIR}")
            return
        yield from self._lag("lexical", "全文索引", pointer.generation)
        try:
            indexed = self._lexical.open(pointer).documents()
        except LibraryDamaged as error:
            yield _error("lexical_damaged", error.message)
            return
        with self._catalog.reading() as connection:
            stored = catalog_checks.passages_by_document(connection)
        names = {record.key: record for record in self._catalog.documents()}
        for key in sorted(stored.keys() | indexed.keys()):
            want, have = stored.get(key, 0), indexed.get(key, 0)
            if want != have:
                record = names.get(key)
                title = f"文件“{record.title}”" if record else f"已移除的文件（{key}）"
                message = f"{title}应有 {want} 个片段，全文索引中有 {have} 个。{REPAIR}"
                yield _error("lexical_differs", message, record.id if record else None)

    def _embedded(self) -> Iterator[Finding]:
        if self._embedding is None:
            return
        try:
            manifest = read_manifest(self._vectors)
            if manifest.model != self._embedding.fingerprint:
                yield _error("vectors_of_other_model", f"向量索引由另一个模型生成。{REPAIR}")
                return
            index = VectorIndex.load(self._vectors)
            index.check(self._vectors)
        except LibraryDamaged as error:
            yield _error("vectors_damaged", error.message)
            return
        yield from self._lag("vectors", "向量索引", index.generation)
        stored = self._catalog.passage_ids()
        missing = len(np.setdiff1d(stored, index.ids()))
        beyond = len(np.setdiff1d(index.ids(), stored))
        if missing or beyond or len(index) != len(stored):
            message = f"向量索引缺 {missing} 个片段，多 {beyond} 个片段。{REPAIR}"
            yield _error("vectors_differ", message)

    def _lag(self, kind: str, name: str, reached: int) -> Iterator[Finding]:
        with self._catalog.reading() as connection:
            target = generation(connection)
        if reached != target:
            message = f"{name}停在第 {reached} 次变更，目录已到第 {target} 次。{REPAIR}"
            yield _error(f"{kind}_behind", message)


def _misfit(kind: str, misfit: Misfit, what: str) -> Finding:
    message = f"文件 {misfit.document_id} 的“{misfit.place}”{what}。{RESTORE}"
    return _error(kind, message, misfit.document_id)


def _error(kind: str, message: str, document_id: str | None = None) -> Finding:
    return Finding(kind, Severity.ERROR, message, document_id)


def _warning(kind: str, message: str) -> Finding:
    return Finding(kind, Severity.WARNING, message)

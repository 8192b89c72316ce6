"""Files to take in: folders walked, archives opened as if they were folders."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import GuiwenError, TooLarge, UnreadableFile
from ingest.readers import Limits
from service.archives import Archive, is_archive_file
from service.skipping import is_skipped


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a file was not taken in: a stable code and a message for people."""

    code: str
    message: str

    @classmethod
    def of(cls, error: GuiwenError) -> Failure:
        """What an error tells."""
        return cls(error.code, error.message)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file to take in: where it lies, the name to show, and the source by which the Library knows it again.

    With `archive` it is the member at `trail` of that archive, and `file` is where the archive lies.
    """

    file: Path
    shown: str
    source: str
    error: Failure | None = None
    archive: Archive | None = None
    trail: tuple[int, ...] = ()

    def read(self, limits: Limits) -> bytes:
        """The bytes of the file; raises UnreadableFile, TooLarge, and for a member what Archive.read raises."""
        return self.archive.read(self.trail, self.shown) if self.archive else _read(self.file, self.shown, limits)


def find_candidates(paths: Iterable[Path], skipped: list[str], limits: Limits | None = None) -> Iterator[Candidate]:
    """Yield the files that `paths` name, folders walked in order; what cannot be opened is yielded with its error.

    Files that are no documents (hidden, temporary, program and data files) inside a folder are named in `skipped`;
    a file that is named itself is never skipped. Archives give the files inside them.
    """
    for path in paths:
        for candidate in _walk(path, skipped) if path.is_dir() else (_candidate(path),):
            yield from opened(candidate, skipped, limits or Limits())


def opened(candidate: Candidate, skipped: list[str], limits: Limits) -> Iterator[Candidate]:
    """Yield the files inside when `candidate` is an archive, else `candidate` itself."""
    if candidate.error or not is_archive_file(candidate.file, candidate.shown):
        yield candidate
        return
    archive = Archive(candidate.file, candidate.shown, limits, skipped)
    for member in archive.members():
        inside = f"/{member.name}" if member.name else ""
        yield Candidate(
            candidate.file,
            candidate.shown + inside,
            f"{candidate.source}!{inside}" if inside else candidate.source,
            Failure.of(member.error) if member.error else None,
            archive,
            member.trail,
        )


def _read(file: Path, name: str, limits: Limits) -> bytes:
    try:
        size = file.stat().st_size
        if size > limits.bytes:
            raise TooLarge(
                f"{name}：文件有 {size / 2**20:.0f} MB，超过上限 {limits.bytes / 2**20:.0f} MB。"
                "请拆分文件，或调大 GUIWEN_UPLOAD_LIMIT_MB。"
            )
        return file.read_bytes()
    except OSError as error:
        raise UnreadableFile(
            f"{name}：系统拒绝读取（{error.strerror or error}）。请检查文件是否存在、是否有读取权限。"
        ) from error


def _candidate(path: Path, error: Failure | None = None) -> Candidate:
    return Candidate(path, str(path), str(path.absolute()), error)


def _walk(folder: Path, skipped: list[str]) -> Iterator[Candidate]:
    refused: list[Candidate] = []

    def refuse(error: OSError) -> None:
        name = str(error.filename or folder)
        message = f"{name}：没有权限打开这个文件夹（{error.strerror}）。请检查权限后重新导入。"
        refused.append(_candidate(Path(name), Failure(UnreadableFile.code, message)))

    for parent, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from refused
        refused.clear()
        for name in sorted(files):
            path = Path(parent) / name
            if is_skipped(name):
                skipped.append(str(path))
            else:
                yield _candidate(path)
    yield from refused

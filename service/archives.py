"""ZIP archives as if they were folders: each file inside is read when its turn comes, nothing is unpacked to disk.

Names inside an archive are shown and never used as paths. What an archive says of itself (sizes, counts) is held
against the limits before anything is unpacked, and no member is read beyond the size it declares.
"""

from __future__ import annotations

import io
import lzma
import re
import stat
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ingest.errors import (
    DamagedFile,
    EmptyFile,
    EncryptedFile,
    IngestError,
    TooLarge,
    UnreadableFile,
    UnsupportedFormat,
)
from ingest.readers import DOCUMENT_EXTENSIONS, Limits
from ingest.readers.detection import ZIP, ZIP_SIGNATURES, extension, package_type
from ingest.readers.limits import megabytes
from ingest.readers.package import BROKEN_ARCHIVE
from service.skipping import is_skipped

_UTF8_FLAG = 0x800
_ENCRYPTED_FLAG = 0x1
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_HAN = re.compile(r"[\u3400-\u9fff\uff00-\uffef\u3000-\u303f]")
# A short file compresses beyond any ratio; only a large one is a bomb.
_SMALL = 1024 * 1024
# An entry of the directory with a name of 300 Han characters and its extra fields stays below this.
_DIRECTORY_ENTRY = 2048
_END = b"PK\x05\x06"
_END_WITHIN = 65_557
_UNIX = 3


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive: its place there, its name to show; `error` when it cannot be taken in."""

    trail: tuple[int, ...]
    name: str
    error: IngestError | None = None


@dataclass(frozen=True, slots=True)
class _Opened:
    """An archive that is open: the place of its file in the one around it, and where its bytes come from."""

    place: int
    source: io.BufferedReader | io.BytesIO
    files: zipfile.ZipFile

    def close(self) -> None:
        self.files.close()
        self.source.close()


@dataclass(slots=True)
class _Budget:
    """What the archive with all that is in it may still hold."""

    files: int
    size: int


@dataclass(slots=True)
class Archive:
    """The archive at `file`, shown as `shown`; `skipped` collects the names of what is no document."""

    file: Path
    shown: str
    limits: Limits
    skipped: list[str]
    _open: list[_Opened] = field(default_factory=list)
    _last: tuple[int, ...] = ()

    def members(self) -> Iterator[Member]:
        """Yield the files inside, those of archives in it too; what is refused is yielded with its error."""
        try:
            for member in self._listed((), self.shown, _Budget(self.limits.files, self.limits.uncompressed_bytes)):
                self._last = self._last if member.error else member.trail
                yield member
        except IngestError as refused:
            yield Member((), "", refused)
        finally:
            self.close()

    def read(self, trail: tuple[int, ...], name: str) -> bytes:
        """The bytes of the member at `trail`; raises DamagedFile, EncryptedFile, TooLarge, UnsupportedFormat."""
        archive = self._at(trail[:-1], name)
        entry = archive.infolist()[trail[-1]]
        self._check(entry, name)
        try:
            data = _unpacked(archive, entry)
        except NotImplementedError as unknown:
            raise UnsupportedFormat(
                f"{name}：压缩方法是第 {entry.compress_type} 种，这里不能解压。请解压后再导入。"
            ) from unknown
        except (*BROKEN_ARCHIVE, lzma.LZMAError) as broken:
            raise DamagedFile(f"{name}：在压缩包里已损坏，解压不了。请重新获取压缩包，或解压后再导入。") from broken
        if trail == self._last:
            self.close()
        return data

    def close(self) -> None:
        """Let go of what is open."""
        while self._open:
            self._open.pop().close()

    def _listed(self, trail: tuple[int, ...], shown: str, budget: _Budget) -> Iterator[Member]:
        entries = self._entries(trail, shown)
        _spend(budget, entries, shown, self.limits)
        names = _names([entry for _, entry in entries])
        found = False
        for (place, entry), name in zip(entries, names, strict=True):
            if _is_skipped(name, entry):
                self.skipped.append(f"{shown}/{name}")
                continue
            found = True
            yield from self._member((*trail, place), f"{shown}/{name}", entry, budget)
        if not found:
            raise EmptyFile(f"{shown}：压缩包里没有可以导入的文件。请确认压缩包是否完整。")

    def _member(self, trail: tuple[int, ...], name: str, entry: zipfile.ZipInfo, budget: _Budget) -> Iterator[Member]:
        inside = name.removeprefix(self.shown).lstrip("/")
        try:
            self._check(entry, name)
            if not self._is_archive(trail, name, entry):
                yield Member(trail, inside)
                return
            if len(trail) >= self.limits.depth:
                raise TooLarge(f"{name}：压缩包里的压缩包超过 {self.limits.depth} 层，没有打开。请解压后再导入。")
            yield from self._listed(trail, name, budget)
        except IngestError as refused:
            yield Member(trail, inside, refused)

    def _is_archive(self, trail: tuple[int, ...], name: str, entry: zipfile.ZipInfo) -> bool:
        if extension(name) in DOCUMENT_EXTENSIONS:
            return False
        try:
            with self._at(trail[:-1], name).open(entry) as stream:
                if not stream.read(4).startswith(ZIP_SIGNATURES):
                    return False
        except (*BROKEN_ARCHIVE, lzma.LZMAError):
            return False  # reading it will tell what is wrong
        return _is_archive(io.BytesIO(self.read(trail, name)), name)

    def _entries(self, trail: tuple[int, ...], shown: str) -> list[tuple[int, zipfile.ZipInfo]]:
        return [
            (place, entry)
            for place, entry in enumerate(self._at(trail, shown).infolist())
            if not _plain_name(entry).endswith("/")
        ]

    def _at(self, trail: tuple[int, ...], name: str) -> zipfile.ZipFile:
        """The archive at `trail`, opened together with those around it, which stay open until another is needed."""
        wanted = (-1, *trail)
        common = 0
        while common < min(len(wanted), len(self._open)) and self._open[common].place == wanted[common]:
            common += 1
        while len(self._open) > common:
            self._open.pop().close()
        for depth in range(common, len(wanted)):
            source = io.BytesIO(self.read(trail[:depth], name)) if depth else self._file()
            self._open.append(_Opened(wanted[depth], source, self._opened(source, name)))
        return self._open[-1].files

    def _file(self) -> io.BufferedReader:
        try:
            return self.file.open("rb")
        except OSError as error:
            raise UnreadableFile(
                f"{self.shown}：系统拒绝读取（{error.strerror or error}）。请检查文件是否存在、是否有读取权限。"
            ) from error

    def _opened(self, source: io.BufferedReader | io.BytesIO, name: str) -> zipfile.ZipFile:
        size = _directory_size(source)
        if size > _DIRECTORY_ENTRY * self.limits.files:
            source.close()
            raise TooLarge(
                f"{name}：压缩包的目录有 {megabytes(size)}，文件数超过上限 {self.limits.files} 个。请拆分后再导入。"
            )
        try:
            return zipfile.ZipFile(source)
        except BROKEN_ARCHIVE as broken:
            source.close()
            raise DamagedFile(f"{name}：压缩包已损坏或不完整，打不开。请重新获取，或解压后再导入。") from broken

    def _check(self, entry: zipfile.ZipInfo, name: str) -> None:
        """Refuse a member that needs a password, or whose declared size tells that it must not be unpacked."""
        if entry.flag_bits & _ENCRYPTED_FLAG:
            raise EncryptedFile(f"{name}：设有压缩包密码，无法读取。请用密码解压后再导入。")
        if entry.file_size > self.limits.bytes:
            raise TooLarge(
                f"{name}：文件有 {megabytes(entry.file_size)}，超过上限 {megabytes(self.limits.bytes)}。"
                "请拆分文件后再试。"
            )
        ratio = entry.file_size / max(entry.compress_size, 1)
        if entry.file_size > _SMALL and ratio > self.limits.compression_ratio:
            raise TooLarge(
                f"{name}：压缩比达 {ratio:.0f} 倍，超过上限 {self.limits.compression_ratio} 倍，没有解压，"
                "可能是恶意文件。如确认无害，请解压后再导入。"
            )


def is_archive_file(file: Path, name: str) -> bool:
    """Whether the file, called `name`, is a ZIP of files rather than one document; false when it cannot be opened."""
    if extension(name) in DOCUMENT_EXTENSIONS:
        return False
    try:
        with file.open("rb") as stream:
            return _is_archive(stream, name)
    except OSError:
        return False


def _is_archive(stream: io.BufferedReader | io.BytesIO, name: str) -> bool:
    """The same of an open file; one whose directory is broken or huge is an archive when it is called .zip."""
    if not stream.read(4).startswith(ZIP_SIGNATURES):
        return False
    if _directory_size(stream) > _DIRECTORY_ENTRY * Limits().files:
        return extension(name) == ".zip"
    try:
        with zipfile.ZipFile(stream) as archive:
            return package_type(archive.namelist()) == ZIP
    except BROKEN_ARCHIVE:
        return extension(name) == ".zip"


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    with archive.open(entry) as stream:
        data = stream.read(entry.file_size)
    if len(data) != entry.file_size:
        raise EOFError(f"只有 {len(data)} 字节，应有 {entry.file_size} 字节")
    return data


def _spend(budget: _Budget, entries: list[tuple[int, zipfile.ZipInfo]], shown: str, limits: Limits) -> None:
    budget.files -= len(entries)
    if budget.files < 0:
        count = limits.files - budget.files
        budget.files += len(entries)
        raise TooLarge(f"{shown}：压缩包里共有 {count} 个文件，超过上限 {limits.files} 个。请拆分后再导入。")
    size = sum(entry.file_size for _, entry in entries)
    budget.size -= size
    if budget.size < 0:
        total = limits.uncompressed_bytes - budget.size
        budget.size += size
        raise TooLarge(
            f"{shown}：解压后共有 {megabytes(total)}，超过上限 {megabytes(limits.uncompressed_bytes)}。请拆分后再导入。"
        )


def _directory_size(source: io.BufferedReader | io.BytesIO) -> int:
    """How large the archive says its directory is (APPNOTE 4.3.16); zipfile would read all of it into memory."""
    length = source.seek(0, io.SEEK_END)
    source.seek(max(length - _END_WITHIN, 0))
    tail = source.read()
    source.seek(0)
    end = tail.rfind(_END)
    declared = int.from_bytes(tail[end + 12 : end + 16], "little") if end >= 0 else 0
    # 0xFFFFFFFF leaves it to the record of ZIP64, which no archive within the limits needs for its directory.
    return min(declared, length)


def _names(entries: list[zipfile.ZipInfo]) -> list[str]:
    """The names to show, one for each entry and no two alike."""
    names = []
    seen: set[str] = set()
    for entry in entries:
        name = wanted = _CONTROL.sub("\ufffd", _plain_name(entry)) or "\ufffd"
        count = 1
        while name in seen:
            count += 1
            stem, dot, suffix = wanted.rpartition(".")
            name = f"{stem}（{count}）.{suffix}" if dot and "/" not in suffix else f"{wanted}（{count}）"
        seen.add(name)
        names.append(name)
    return names


def _plain_name(entry: zipfile.ZipInfo) -> str:
    """The name as its maker meant it: archives made in China name files in GBK without saying so."""
    name = entry.orig_filename
    if not entry.flag_bits & _UTF8_FLAG:
        name = _decoded(name.encode("cp437", "replace"))
    return name.replace("\\", "/")


def _decoded(name: bytes) -> str:
    try:
        text = name.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        # Two bytes of GBK may pass for UTF-8, but then for a Greek or Arabic letter.
        if text.isascii() or _HAN.search(text):
            return text
    try:
        return name.decode("gb18030")
    except UnicodeDecodeError:
        return name.decode("cp437")


def _is_skipped(name: str, entry: zipfile.ZipInfo) -> bool:
    """Whether it is no document of the office, or a link to another file."""
    is_link = entry.create_system == _UNIX and stat.S_ISLNK(entry.external_attr >> 16)
    *folders, last = [part for part in name.split("/") if part not in ("", ".", "..")] or ["."]
    return is_link or is_skipped(last) or any(part == "__MACOSX" or part.startswith(".") for part in folders)

"""The parts of an OFD package: found by their locations, parsed without entities, fetching nothing."""

from __future__ import annotations

import io
import math
import posixpath
import zipfile
from collections.abc import Iterator
from typing import TypeAlias

from lxml import etree

from ingest.errors import DamagedFile, EncryptedFile
from ingest.readers.limits import Limits
from ingest.readers.package import BROKEN_ARCHIVE, OFD, check_package, damaged_package

Element: TypeAlias = etree._Element

ROOT = "OFD.xml"
# Encrypted packages (GM/T 0099) list what they encrypt in a part of this name beside OFD.xml.
_ENCRYPTION = ("encryptions.xml", "encryptinfo.xml")
# No page is larger than this in millimetres; what stands further off is no part of one.
_FARTHEST = 100_000.0


class Package:
    """An opened OFD file; missing and damaged parts raise DamagedFile."""

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        check_package(data, name, limits, OFD)
        self.name = name
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            self._entries = {_normal(entry): entry for entry in reversed(self._archive.namelist())}
        except BROKEN_ARCHIVE as broken:
            raise damaged_package(name, OFD) from broken
        if any(entry in _ENCRYPTION for entry in self._entries):
            raise EncryptedFile(f"文件“{name}”是加密的 OFD，无法读取。请用 OFD 阅读器解密后另存，再试。")

    def has(self, path: str) -> bool:
        """Whether there is a part at `path`."""
        return _normal(path) in self._entries

    def blob(self, path: str) -> bytes:
        """The bytes of the part at `path`."""
        entry = self._entries.get(_normal(path))
        if entry is None:
            raise DamagedFile(
                f"文件“{self.name}”不完整：缺少“{path}”。请重新获取文件，或用 {OFD.program}打开并另存后再试。"
            )
        try:
            return self._archive.read(entry)
        except BROKEN_ARCHIVE as broken:
            raise self._damaged(path) from broken

    def xml(self, path: str) -> Element:
        """The root element of the part at `path`."""
        data = self.blob(path)
        # A parser of its own for each part: lxml's are not shared well between threads.
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
        try:
            root = etree.fromstring(data, parser)
        except (etree.LxmlError, ValueError, AssertionError) as broken:
            raise self._damaged(path) from broken
        if root.getroottree().docinfo.internalDTD is not None:
            # OFD knows no document types; whoever declares one wants entities.
            raise self._damaged(path)
        return root

    def heading(self, path: str, last: str) -> list[Element]:
        """The children of the root of the part at `path` that stand before the child `last`, which is not parsed."""
        found: list[Element] = []
        # lxml's own list of options for iterparse is that of XMLParser.
        reading = etree.iterparse(
            io.BytesIO(self.blob(path)),
            events=("start", "end"),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
        )
        depth = 0
        try:
            for event, element in reading:
                depth += 1 if event == "start" else -1
                if event == "start" and depth == 2 and name_of(element) == last:
                    break
                if event == "end" and depth == 1:
                    found.append(element)
        except (etree.LxmlError, SyntaxError, ValueError) as broken:
            raise self._damaged(path) from broken
        return found

    def _damaged(self, path: str) -> DamagedFile:
        return DamagedFile(
            f"文件“{self.name}”中的“{path}”已损坏，无法读取。请重新获取文件，或用 {OFD.program}打开并另存后再试。"
        )


def location(base: str, given: str) -> str:
    """The path of the part that `given`, written in the part `base`, names; it never leaves the package."""
    given = given.strip().replace("\\", "/")
    joined = given if given.startswith("/") else posixpath.join(posixpath.dirname(base), given)
    return posixpath.normpath("/" + joined).lstrip("/")


def _normal(path: str) -> str:
    # Producers under Windows write names in another case than they refer to.
    return path.replace("\\", "/").lstrip("/").casefold()


def name_of(element: Element) -> str:
    """The name of an element without its namespace; producers use several."""
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: Element | None, *names: str) -> Iterator[Element]:
    """The children of `element` that have one of these names."""
    for child in element if element is not None else ():
        if name_of(child) in names:
            yield child


def child(element: Element | None, *path: str) -> Element | None:
    """The first element down this path of names."""
    for name in path:
        element = next(children(element, name), None)
    return element


def text_of(element: Element | None) -> str:
    """The text of an element, without the blanks at its ends."""
    return (element.text or "").strip() if element is not None else ""


def number(text: str | None, default: float = 0.0) -> float:
    """The number that `text` writes, `default` where it writes none, or one that no page can hold."""
    try:
        value = float(text) if text is not None else default
    except ValueError:
        return default
    return value if math.isfinite(value) and abs(value) <= _FARTHEST else default


def numbers(text: str | None, count: int) -> tuple[float, ...] | None:
    """The `count` numbers that `text` lists; None where it does not."""
    values = tuple(number(part, math.nan) for part in (text or "").split()[: count + 1])
    return values if len(values) == count and not any(map(math.isnan, values)) else None


def is_true(text: str | None, default: bool) -> bool:
    """Whether an attribute says true."""
    return default if text is None else text.strip().lower() in ("true", "1")

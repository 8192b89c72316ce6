"""The package of a DOCX: its parts in one order, at one time, so that the same parts are the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from service.drafting.export.elements import RELATED, Element

_CONTENT = "http://schemas.openxmlformats.org/package/2006/content-types"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_DUBLIN = "http://purl.org/dc/elements/1.1/"
# The earliest day that a ZIP archive knows.
_DAY = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Part:
    """A part beside the document: its name, what it is, under which id the document names it, and its content."""

    name: str
    kind: str
    relationship: str
    content: Element


def package(title: str, document: Element, parts: Iterable[Part]) -> bytes:
    """The DOCX of `document` with its `parts`."""
    parts = list(parts)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        _write(archive, "[Content_Types].xml", _content_types(parts))
        _write(archive, "_rels/.rels", _root_relationships())
        _write(archive, "docProps/core.xml", _core(title))
        _write(archive, "word/document.xml", document)
        _write(archive, "word/_rels/document.xml.rels", _document_relationships(parts))
        for part in parts:
            _write(archive, f"word/{part.name}", part.content)
    return made.getvalue()


def _write(archive: zipfile.ZipFile, name: str, content: Element) -> None:
    entry = zipfile.ZipInfo(name, _DAY)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    etree.cleanup_namespaces(content)
    archive.writestr(entry, etree.tostring(content, xml_declaration=True, encoding="UTF-8", standalone=True))


def _content_types(parts: list[Part]) -> Element:
    root = etree.Element(f"{{{_CONTENT}}}Types", nsmap={None: _CONTENT})  # type: ignore[dict-item]  # the default namespace, which the stubs do not know
    for extension, kind in (
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
    ):
        etree.SubElement(root, f"{{{_CONTENT}}}Default", Extension=extension, ContentType=kind)
    names = [("/word/document.xml", f"{_WORD}document.main+xml"), ("/docProps/core.xml", _CORE_TYPE)]
    names += [(f"/word/{part.name}", f"{_WORD}{part.kind}+xml") for part in parts]
    for name, kind in names:
        etree.SubElement(root, f"{{{_CONTENT}}}Override", PartName=name, ContentType=kind)
    return root


def _root_relationships() -> Element:
    core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    return _relationships(
        [("rId1", f"{RELATED}/officeDocument", "word/document.xml"), ("rId2", core, "docProps/core.xml")]
    )


def _document_relationships(parts: list[Part]) -> Element:
    return _relationships([(part.relationship, f"{RELATED}/{part.kind}", part.name) for part in parts])


def _relationships(targets: list[tuple[str, str, str]]) -> Element:
    root = etree.Element(f"{{{_PACKAGE}}}Relationships", nsmap={None: _PACKAGE})  # type: ignore[dict-item]  # likewise
    for identifier, kind, target in targets:
        etree.SubElement(root, f"{{{_PACKAGE}}}Relationship", Id=identifier, Type=kind, Target=target)
    return root


def _core(title: str) -> Element:
    root = etree.Element(f"{{{_CORE}}}coreProperties", nsmap={"cp": _CORE, "dc": _DUBLIN})
    etree.SubElement(root, f"{{{_DUBLIN}}}title").text = title
    return root

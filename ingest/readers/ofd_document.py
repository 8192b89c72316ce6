"""OFD.xml → the pages of all its documents, in order: where each page's content lies, and how large it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ingest.errors import DamagedFile
from ingest.readers.limits import Limits
from ingest.readers.ofd_package import ROOT, Element, Package, child, children, location, numbers, text_of
from ingest.readers.ofd_resources import Resources

# Millimetres of A4, for pages that do not say how large they are.
_A4 = (0.0, 0.0, 210.0, 297.0)
_LARGEST = 10_000.0
_PROPERTIES = {
    "Title": "title",
    "Author": "author",
    "Subject": "subject",
    "Abstract": "abstract",
    "Creator": "creator",
    "CreationDate": "created",
    "ModDate": "modified",
}


@dataclass(frozen=True, slots=True)
class Template:
    """A page that others lay under or over their own content."""

    path: str
    order: str


@dataclass(frozen=True, slots=True)
class Stamp:
    """A place on a page where an electronic seal stands, in millimetres; `seal` is the part that holds the seal."""

    left: float
    top: float
    width: float
    height: float
    seal: str


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page before its content is read; `number` counts from 1 through all documents of the file."""

    number: int
    identity: str
    path: str
    document: Body


@dataclass(slots=True)
class Body:
    """One document of the file: what its pages share."""

    path: str
    box: tuple[float, float, float, float]
    resources: Resources
    templates: dict[str, Template] = field(default_factory=dict)
    annotations: dict[str, str] = field(default_factory=dict)
    stamps: dict[str, list[Stamp]] = field(default_factory=dict)
    outline: dict[tuple[str, str], int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Contents:
    """All pages of the file, what it declares of itself, and whether it has what readers leave aside."""

    leaves: tuple[Leaf, ...]
    properties: Mapping[str, str]
    signed: bool
    attached: bool


def read_contents(package: Package, limits: Limits) -> Contents:
    """The pages of the file; raises DamagedFile when it has none, TooLarge when it has too many."""
    root = package.xml(ROOT)
    bodies = list(children(root, "DocBody"))
    leaves: list[Leaf] = []
    signed = attached = False
    for entry in bodies:
        path = location(ROOT, text_of(child(entry, "DocRoot")))
        document = package.xml(path)
        pages = list(children(child(document, "Pages"), "Page"))
        limits.check_pages(len(leaves) + len(pages), package.name)
        body = _body(package, path, document)
        signatures = text_of(child(entry, "Signatures"))
        if signatures:
            signed = True
            body.stamps = _stamps(package, location(ROOT, signatures))
        attached = attached or child(document, "Attachments") is not None
        for page in pages:
            where = location(path, page.get("BaseLoc") or "")
            leaves.append(Leaf(len(leaves) + 1, page.get("ID") or "", where, body))
    if not leaves:
        raise DamagedFile(f"文件“{package.name}”已损坏：OFD 中没有登记任何页面。请重新获取文件后再试。")
    return Contents(tuple(leaves), _properties(bodies[0]), signed, attached)


def _properties(entry: Element) -> dict[str, str]:
    info = child(entry, "DocInfo")
    values = {name: text_of(child(info, tag)) for tag, name in _PROPERTIES.items()}
    return {name: value for name, value in values.items() if value}


def _body(package: Package, path: str, document: Element) -> Body:
    common = child(document, "CommonData")
    parts = [location(path, text_of(part)) for part in children(common, "PublicRes", "DocumentRes")]
    body = Body(path, box_of(child(common, "PageArea")) or _A4, Resources().with_parts(package, parts))
    for template in children(common, "TemplatePage"):
        where = location(path, template.get("BaseLoc") or "")
        body.templates[template.get("ID") or ""] = Template(where, template.get("ZOrder") or "Background")
    annotations = text_of(child(document, "Annotations"))
    if annotations:
        body.annotations = _annotations(package, location(path, annotations))
    body.outline = dict(_outline(child(document, "Outlines"), 1))
    return body


def box_of(area: Element | None) -> tuple[float, float, float, float] | None:
    """The physical box of a page area in millimetres; None without one that can be a page."""
    box = numbers(text_of(child(area, "PhysicalBox")), 4)
    if box is None or not (0 < box[2] <= _LARGEST and 0 < box[3] <= _LARGEST):
        return None
    return box[0], box[1], box[2], box[3]


def _annotations(package: Package, path: str) -> dict[str, str]:
    try:
        root = package.xml(path)
    except DamagedFile:
        return {}
    return {
        page.get("PageID") or "": location(path, text_of(child(page, "FileLoc"))) for page in children(root, "Page")
    }


def _stamps(package: Package, path: str) -> dict[str, list[Stamp]]:
    """Where seals stand, by the identifier of the page; what cannot be read shows no seal."""
    stamps: dict[str, list[Stamp]] = {}
    try:
        paths = [location(path, entry.get("BaseLoc") or "") for entry in children(package.xml(path), "Signature")]
    except DamagedFile:
        return {}
    for one in paths:
        try:
            signed = child(package.xml(one), "SignedInfo")
        except DamagedFile:
            continue
        seal = text_of(child(signed, "Seal", "BaseLoc"))
        for stamp in children(signed, "StampAnnot"):
            box = numbers(stamp.get("Boundary"), 4)
            if box:
                found = Stamp(box[0], box[1], box[2], box[3], location(one, seal) if seal else "")
                stamps.setdefault(stamp.get("PageRef") or "", []).append(found)
    return stamps


def _outline(parent: Element | None, level: int) -> Iterator[tuple[tuple[str, str], int]]:
    """Entries of the outline as ((identifier of the page, title without blanks), level)."""
    for entry in children(parent, "OutlineElem"):
        for action in children(child(entry, "Actions"), "Action"):
            target = child(action, "Goto", "Dest")
            if target is not None:
                yield (target.get("PageID") or "", "".join((entry.get("Title") or "").split())), level
        yield from _outline(entry, level + 1)

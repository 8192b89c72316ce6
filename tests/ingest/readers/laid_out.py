"""Make small OFD files by hand: text at given places, templates, pictures, seals, and whatever else a part may say."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

WIDTH, HEIGHT = 210, 297
_NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'


@dataclass(frozen=True, slots=True)
class Write:
    """Text whose baseline begins `left` and `top` millimetres from the page's corner, `size` millimetres high."""

    left: float
    top: float
    text: str
    size: float = 5.6
    pitch: float | None = None
    delta: str | None = None
    attributes: str = ""
    inner: str = ""

    def xml(self) -> str:
        """The text object; without `pitch` or `delta` each character is as wide as Han are."""
        delta = self.delta
        if delta is None and len(self.text) > 1:
            delta = f"g {len(self.text) - 1} {self.pitch or self.size}"
        steps = f" DeltaX={quoteattr(delta)}" if delta else ""
        return (
            f'<ofd:TextObject ID="0" Boundary="{self.left} {self.top - self.size} 180 {self.size * 1.2}" Font="1" '
            f'Size="{self.size}" {self.attributes}>{self.inner}'
            f'<ofd:TextCode X="0" Y="{self.size}"{steps}>{escape(self.text)}</ofd:TextCode></ofd:TextObject>'
        )


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page: what it writes, further objects as XML, and what stands before its content."""

    writes: Sequence[Write] = ()
    objects: str = ""
    before: str = ""

    def xml(self) -> str:
        """The page's part."""
        written = "".join(write.xml() for write in self.writes)
        return part(
            "Page", f'{self.before}<ofd:Content><ofd:Layer ID="1">{written}{self.objects}</ofd:Layer></ofd:Content>'
        )


@dataclass(frozen=True, slots=True)
class Doc:
    """One document of a file; the fields are further XML for its parts."""

    leaves: Sequence[Leaf] = ()
    fonts: str = '<ofd:Font ID="1" FontName="仿宋"/><ofd:Font ID="2" FontName="黑体" Bold="true"/>'
    resources: str = ""
    common: str = ""
    end: str = ""
    body: str = ""
    parts: Mapping[str, str | bytes] = field(default_factory=dict)


def part(name: str, inner: str, attributes: str = "") -> str:
    """An XML part with this root element."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<ofd:{name} {_NAMESPACE} {attributes}>{inner}</ofd:{name}>'


def ofd_of(*leaves: Leaf, **more: Mapping[str, str | bytes]) -> bytes:
    """An OFD of one document with these pages."""
    return ofd_of_docs(Doc(leaves), **more)


def ofd_of_docs(*docs: Doc, parts: Mapping[str, str | bytes] | None = None) -> bytes:
    """An OFD of these documents; `parts` are added or replaced, those with an empty text left out."""
    found: dict[str, str | bytes] = {"OFD.xml": part("OFD", "".join(map(_entry, range(len(docs)), docs)))}
    for index, doc in enumerate(docs):
        folder = f"Doc_{index}"
        pages = "".join(
            f'<ofd:Page ID="p{number}" BaseLoc="Pages/Page_{number}/Content.xml"/>' for number in range(len(doc.leaves))
        )
        found[f"{folder}/Document.xml"] = part(
            "Document",
            f"<ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 {WIDTH} {HEIGHT}</ofd:PhysicalBox></ofd:PageArea>"
            f"<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>{doc.common}</ofd:CommonData>"
            f"<ofd:Pages>{pages}</ofd:Pages>{doc.end}",
        )
        resources = f"<ofd:Fonts>{doc.fonts}</ofd:Fonts>{doc.resources}"
        found[f"{folder}/PublicRes.xml"] = part("Res", resources, 'BaseLoc="Res"')
        for number, leaf in enumerate(doc.leaves):
            found[f"{folder}/Pages/Page_{number}/Content.xml"] = leaf.xml()
        found.update({f"{folder}/{path}": data for path, data in doc.parts.items()})
    return package_of({**found, **(parts or {})})


def _entry(index: int, doc: Doc) -> str:
    return (
        "<ofd:DocBody><ofd:DocInfo><ofd:Title>文件属性里的标题</ofd:Title></ofd:DocInfo>"
        f"<ofd:DocRoot>Doc_{index}/Document.xml</ofd:DocRoot>{doc.body}</ofd:DocBody>"
    )


def package_of(parts: Mapping[str, str | bytes]) -> bytes:
    """A ZIP archive of these parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for path, data in parts.items():
            if data:
                package.writestr(path, data)
    return target.getvalue()

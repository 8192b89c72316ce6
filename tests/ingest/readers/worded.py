"""Make small DOCX files by hand: python-docx for the package, raw XML for what it cannot write."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import docx

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def run(text: str, properties: str = "") -> str:
    """A run with this text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inner: str, properties: str = "") -> str:
    """A paragraph: `inner` is XML when it begins with `<`, else text."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner if inner.startswith('<') else run(inner)}</w:p>"


def numbered(text: str, level: int = 0, num: int = 1) -> str:
    """A paragraph that Word numbers; `text` may be XML."""
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def level(depth: int, number_format: str, text: str, more: str = "", start: int = 1) -> str:
    """A level of a list in the numbering part."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{number_format}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(abstracts: Mapping[int, str], nums: Mapping[int, str] | None = None) -> str:
    """The numbering part: abstract lists by id; nums as XML after their reference, by id."""
    chosen = nums if nums is not None else {1: '<w:abstractNumId w:val="0"/>'}
    inner = "".join(f'<w:abstractNum w:abstractNumId="{key}">{xml}</w:abstractNum>' for key, xml in abstracts.items())
    inner += "".join(f'<w:num w:numId="{key}">{xml}</w:num>' for key, xml in chosen.items())
    return f"<w:numbering {_NAMES}>{inner}</w:numbering>"


def styles(inner: str) -> str:
    """The styles part."""
    return f"<w:styles {_NAMES}>{inner}</w:styles>"


def docx_of(
    body: str,
    *,
    numbering: str = "",
    style_part: str = "",
    parts: Mapping[str, tuple[str, bytes]] | None = None,
) -> bytes:
    """A DOCX with this body; `parts` are imported parts by relationship id: (content type, bytes)."""
    made = io.BytesIO()
    document = docx.Document()
    document.core_properties.title = "属性标题"
    document.save(made)
    replaced = {
        "word/document.xml": f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>",
        "word/numbering.xml": numbering,
        "word/styles.xml": style_part,
    }
    target = io.BytesIO()
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for entry in source.infolist():
            data = replaced.get(entry.filename, "").encode() or source.read(entry)
            package.writestr(entry.filename, _registered(entry.filename, data, parts or {}))
        for key, (_, data) in (parts or {}).items():
            package.writestr(f"word/{key}.bin", data)
    return target.getvalue()


def _registered(name: str, data: bytes, parts: Mapping[str, tuple[str, bytes]]) -> bytes:
    if name == "[Content_Types].xml":
        added = "".join(
            f'<Override PartName="/word/{key}.bin" ContentType="{kind}"/>' for key, (kind, _) in parts.items()
        )
        return data.replace(b"</Types>", added.encode() + b"</Types>")
    if name == "word/_rels/document.xml.rels":
        added = "".join(f'<Relationship Id="{key}" Type="{_R}/aFChunk" Target="{key}.bin"/>' for key in parts)
        return data.replace(b"</Relationships>", added.encode() + b"</Relationships>")
    return data

"""What an OFD page draws → one SVG that needs nothing else: no scripts, no fonts, no references outside itself.

Text is set character by character at its places in fonts of the reader's system. Every string of the document is
escaped; numbers are written anew.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from ingest.readers.characters import BLANKS, INVISIBLE
from ingest.readers.ofd_drawing import IMAGE, PATH, TEXT, Content, Item, size_of
from ingest.readers.ofd_glyphs import Run, runs_of
from ingest.readers.ofd_images import image_matrix, image_type
from ingest.readers.ofd_matrix import Matrix
from ingest.readers.ofd_package import Element, child, is_true, number, text_of
from ingest.readers.ofd_pieces import NO_FONT, is_bold
from ingest.readers.ofd_resources import Resources
from ingest.rendering.ofd_colours import BLACK, colour_of
from ingest.rendering.ofd_fonts import families
from ingest.rendering.svg_paths import path_data, short

_LINE_WIDTH = 0.353
_CAPS = {"Butt": "butt", "Round": "round", "Square": "square"}
_JOINS = {"Miter": "miter", "Round": "round", "Bevel": "bevel"}
# Pictures beyond so many bytes on one page are left out of it.
_MOST_IMAGE_BYTES = 24 * 1024 * 1024


class Svg:
    """Collects the elements of one page."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._resources: Resources = content.leaf.document.resources
        self._parts: list[str] = []
        self._image_bytes = 0

    def add(self, items: Iterable[Item], images: dict[str, bytes]) -> None:
        """Draw `items` over what is drawn; `images` holds the pictures by their identifiers."""
        for item in items:
            if item.kind == TEXT:
                self._parts += self._text(item)
            elif item.kind == PATH:
                self._parts += self._path(item)
            elif item.kind == IMAGE:
                self._parts.append(self._image(item, images.get(item.element.get("ResourceID") or "")))

    def add_seal(self, box: tuple[float, float, float, float], picture: bytes | None) -> None:
        """Draw an electronic seal, with the remark that nobody verified it."""
        left, top, width, height = box
        place = f'x="{short(left)}" y="{short(top)}" width="{short(width)}" height="{short(height)}"'
        if picture and image_type(picture):
            self._parts.append(f'<image {place} preserveAspectRatio="none" href="{_data_uri(picture)}"/>')
        else:
            self._parts.append(f'<rect {place} fill="none" stroke="#c00000" stroke-width=".3" stroke-dasharray="1 1"/>')
        self._parts.append(
            f'<text x="{short(left)}" y="{short(top + height + 3)}" font-size="2.6" fill="#c00000" '
            'font-family="sans-serif">电子印章，未验证</text>'
        )

    def document(self, width: int) -> bytes:
        """The whole SVG, `width` pixels wide."""
        wide, high = self._content.width, self._content.height
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{round(width * high / wide)}" '
            f'viewBox="0 0 {short(wide)} {short(high)}">'
        )
        paper = f'<rect width="{short(wide)}" height="{short(high)}" fill="#ffffff"/>'
        return "\n".join([head, paper, *self._parts, "</svg>\n"]).encode()

    def _text(self, item: Item) -> Iterator[str]:
        if not is_true(item.attributes.get("Fill"), True) and not is_true(item.attributes.get("Stroke"), False):
            return
        size, stretch = size_of(item), number(item.attributes.get("HScale"), 1.0) or 1.0
        font = self._resources.fonts.get(item.attributes.get("Font") or "", NO_FONT)
        style = [
            f"font-family={quoteattr(families(font))}",
            f'font-size="{short(size)}"',
            *(['font-weight="bold"'] if is_bold(item, self._resources) else []),
            *(['font-style="italic"'] if font.italic or is_true(item.attributes.get("Italic"), False) else []),
            *self._paint(item, "fill", "FillColor", BLACK),
            _turned(item),
        ]
        matrix = _transform(item.matrix.after(Matrix(a=stretch)))
        for run in runs_of(item):
            if size > 0 and (placed := _placed(run, stretch)):
                yield f"<text {matrix} {' '.join(style)} {placed}</text>"

    def _path(self, item: Item) -> Iterator[str]:
        data = path_data(text_of(child(item.element, "AbbreviatedData")))
        if not data:
            return
        style = ['fill="none"']
        if is_true(item.attributes.get("Fill"), False):
            style = self._paint(item, "fill", "FillColor", BLACK)
            if item.attributes.get("Rule") == "Even-Odd":
                style.append('fill-rule="evenodd"')
        if is_true(item.attributes.get("Stroke"), True):
            style += [*self._paint(item, "stroke", "StrokeColor", BLACK), *_pen(item)]
        yield f'<path {_transform(item.matrix)} {" ".join(style)} d="{data}"/>'

    def _image(self, item: Item, data: bytes | None) -> str:
        matrix = image_matrix(item)
        self._image_bytes += len(data or b"")
        if not data or not image_type(data) or self._image_bytes > _MOST_IMAGE_BYTES:
            return f'<rect {_transform(matrix)} width="1" height="1" fill="#e8e8e8"/>'
        opacity = _opacity(item, 1.0)
        shade = f' opacity="{short(opacity)}"' if opacity < 1 else ""
        return (
            f'<image {_transform(matrix)} width="1" height="1" preserveAspectRatio="none"{shade} '
            f'href="{_data_uri(data)}"/>'
        )

    def _paint(self, item: Item, name: str, element: str, default: str) -> list[str]:
        own: Element | None = child(item.element, element)
        colour, opacity = colour_of(own if own is not None else self._resources.colour(item.style, element), default)
        opacity = _opacity(item, opacity)
        return [f'{name}="{colour}"', *([f'{name}-opacity="{short(opacity)}"'] if opacity < 1 else [])]


def _opacity(item: Item, opacity: float) -> float:
    return opacity * min(max(number(item.attributes.get("Alpha"), 255.0) / 255, 0.0), 1.0)


def _transform(matrix: Matrix) -> str:
    values = (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)
    return f'transform="matrix({" ".join(map(short, values))})"'


def _turned(item: Item) -> str:
    direction = item.attributes.get("CharDirection")
    return f'rotate="{direction}"' if direction in ("90", "180", "270") else ""


def _placed(run: Run, stretch: float) -> str:
    """The places and the characters that show; an astral character takes two places in SVG."""
    shown = [
        (char, x / stretch, y)
        for char, x, y in zip(run.text, run.xs, run.ys, strict=True)
        if char not in BLANKS and not INVISIBLE.match(char)
    ]
    if not shown:
        return ""
    xs = " ".join(short(x) for char, x, _ in shown for _ in range(2 if ord(char) > 0xFFFF else 1))
    ys = [short(y) for char, _, y in shown for _ in range(2 if ord(char) > 0xFFFF else 1)]
    level = ys[0] if len(set(ys)) == 1 else " ".join(ys)
    return f'x="{xs}" y="{level}">{escape("".join(char for char, _, _ in shown))}'


def _pen(item: Item) -> list[str]:
    attributes = item.attributes
    pen = [f'stroke-width="{short(number(attributes.get("LineWidth"), _LINE_WIDTH))}"']
    if cap := _CAPS.get(attributes.get("Cap") or ""):
        pen.append(f'stroke-linecap="{cap}"')
    if join := _JOINS.get(attributes.get("Join") or ""):
        pen.append(f'stroke-linejoin="{join}"')
    dashes = [number(part) for part in (attributes.get("DashPattern") or "").split()[:16]]
    if dashes and all(dash >= 0 for dash in dashes) and any(dashes):
        pen.append(f'stroke-dasharray="{" ".join(map(short, dashes))}"')
    return pen


def _data_uri(data: bytes) -> str:
    return f"data:{image_type(data)};base64,{base64.b64encode(data).decode()}"

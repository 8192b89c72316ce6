"""Pages of an OFD as SVG."""

from __future__ import annotations

from collections.abc import Iterable

from ingest.errors import DamagedFile
from ingest.readers.limits import Limits
from ingest.readers.ofd_document import Leaf, Stamp, read_contents
from ingest.readers.ofd_drawing import IMAGE, Drawing, Item
from ingest.readers.ofd_images import image_data
from ingest.readers.ofd_package import Package
from ingest.readers.ofd_pieces import POINTS
from ingest.rendering.ofd_svg import Svg
from ingest.rendering.picture import PageSize, Picture

MEDIA_TYPE = "image/svg+xml"
_PNG, _PNG_END = b"\x89PNG\r\n\x1a\n", b"IEND\xaeB`\x82"


def sizes(data: bytes, name: str, limits: Limits) -> tuple[PageSize, ...]:
    """The pages of all documents of an OFD, as large as they say."""
    package = Package(data, name, limits)
    drawing = Drawing(package)
    found = ((leaf.number, *drawing.size(leaf)) for leaf in read_contents(package, limits).leaves)
    return tuple(
        PageSize(number, round(width * POINTS, 2), round(height * POINTS, 2)) for number, width, height in found
    )


def draw(data: bytes, name: str, limits: Limits, number: int, width: int) -> Picture | None:
    """The picture of a page; None where there is no such page."""
    package = Package(data, name, limits)
    leaves = read_contents(package, limits).leaves
    if number > len(leaves):
        return None
    leaf = leaves[number - 1]
    drawing = Drawing(package)
    content = drawing.content(leaf)
    svg = Svg(content)
    for items in (list(drawing.items(content)), list(drawing.annotations(content))):
        svg.add(items, _images(package, leaf, items))
    for stamp in leaf.document.stamps.get(leaf.identity, ()):
        svg.add_seal((stamp.left, stamp.top, stamp.width, stamp.height), _seal_picture(package, stamp))
    return Picture(svg.document(width), MEDIA_TYPE)


def _images(package: Package, leaf: Leaf, items: Iterable[Item]) -> dict[str, bytes]:
    wanted = {item.element.get("ResourceID") or "" for item in items if item.kind == IMAGE}
    found = {identity: image_data(package, leaf.document.resources, identity) for identity in wanted}
    return {identity: data for identity, data in found.items() if data}


def _seal_picture(package: Package, stamp: Stamp) -> bytes | None:
    """The PNG inside the seal's own container (GB/T 38540), where it holds one."""
    if not stamp.seal or not package.has(stamp.seal):
        return None
    try:
        data = package.blob(stamp.seal)
    except DamagedFile:
        return None
    start = data.find(_PNG)
    end = data.find(_PNG_END, start)
    return data[start : end + len(_PNG_END)] if 0 <= start < end else None

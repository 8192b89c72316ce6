"""The raster pictures of OFD pages: their bytes, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.document import Box
from ingest.errors import DamagedFile
from ingest.readers.limits import Limits
from ingest.readers.ofd_document import read_contents
from ingest.readers.ofd_drawing import IMAGE, Drawing, Item
from ingest.readers.ofd_matrix import Matrix
from ingest.readers.ofd_package import Package, numbers
from ingest.readers.ofd_pieces import POINTS
from ingest.readers.ofd_resources import Resources

# Formats that browsers show; OFD also allows TIFF and JBIG2, which they do not.
_SHOWN = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
)


@dataclass(frozen=True, slots=True)
class Raster:
    """A picture as the file holds it (PNG, JPEG, BMP, TIFF, JBIG2), and the box on the page that it fills."""

    data: bytes
    box: Box


def image_type(data: bytes) -> str:
    """The media type of a picture that browsers show; empty for others."""
    return next((kind for signature, kind in _SHOWN if data.startswith(signature)), "")


def image_data(package: Package, resources: Resources, identity: str) -> bytes | None:
    """The bytes of the picture with this identifier; None where the package lacks it."""
    for path in resources.images.get(identity, ()):
        if package.has(path):
            try:
                return package.blob(path)
            except DamagedFile:
                return None
    return None


def rasters(data: bytes, name: str, limits: Limits) -> Iterator[tuple[int, tuple[Raster, ...]]]:
    """For each page its number and its pictures in the order of drawing, so that their text can be recognised.

    Raises DamagedFile, EncryptedFile, TooLarge.
    """
    package = Package(data, name, limits)
    drawing = Drawing(package)
    for leaf in read_contents(package, limits).leaves:
        found = []
        for item in drawing.items(drawing.content(leaf)):
            if item.kind == IMAGE:
                blob = image_data(package, leaf.document.resources, item.element.get("ResourceID") or "")
                found += [Raster(blob, _box(image_matrix(item)))] if blob else []
        yield leaf.number, tuple(found)


def image_matrix(item: Item) -> Matrix:
    """The transform from the unit square to the page; without a CTM a picture fills its boundary."""
    if item.attributes.get("CTM") is not None:
        return item.matrix
    box = numbers(item.attributes.get("Boundary"), 4) or (0.0, 0.0, 0.0, 0.0)
    return item.matrix.after(Matrix(a=box[2], d=box[3]))


def _box(matrix: Matrix) -> Box:
    corners = [matrix.apply(x, y) for x in (0, 1) for y in (0, 1)]
    xs, ys = [x * POINTS for x, _ in corners], [y * POINTS for _, y in corners]
    return Box(round(min(xs), 2), round(min(ys), 2), round(max(xs), 2), round(max(ys), 2))

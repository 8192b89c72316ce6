"""The raster pictures of OFD pages: their bytes, and where they stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ingest.document import Box
from ingest.errors import DamagedFile
from ingest.readers.ofd_drawing import IMAGE, Item
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


def rasters(package: Package, resources: Resources, items: Iterable[Item]) -> tuple[Raster, ...]:
    """The pictures among what a page draws, in the order of drawing; those that the package lacks are left out."""
    found = []
    for item in items:
        if item.kind == IMAGE:
            data = image_data(package, resources, item.element.get("ResourceID") or "")
            found += [Raster(data, _box(image_matrix(item)))] if data else []
    return tuple(found)


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

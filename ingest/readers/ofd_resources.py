"""What the pages of an OFD document share: fonts, images, drawing parameters, composite units."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ingest.errors import DamagedFile
from ingest.readers.ofd_package import Element, Package, children, is_true, location, name_of, text_of

_BOLD_NAME = re.compile(r"bold|black|heavy|粗|超黑|特黑", re.IGNORECASE)
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Font:
    """A font by its name; `bold` by what the resource or the name itself says."""

    name: str
    bold: bool = False
    italic: bool = False
    serif: bool = False


@dataclass(slots=True)
class Resources:
    """Resources by their identifiers, which are unique in a document."""

    fonts: dict[str, Font] = field(default_factory=dict)
    images: dict[str, tuple[str, ...]] = field(default_factory=dict)
    styles: dict[str, Element] = field(default_factory=dict)
    composites: dict[str, Element] = field(default_factory=dict)

    def with_parts(self, package: Package, paths: Iterable[str]) -> Resources:
        """These resources and those of the parts at `paths`; parts that cannot be read are left out.

        Without its resources a page has its text still: only names of fonts and pictures are lost.
        """
        found = Resources(dict(self.fonts), dict(self.images), dict(self.styles), dict(self.composites))
        for path in paths:
            try:
                root = package.xml(path)
            except DamagedFile:
                continue
            found._take(root, path)
        return found

    def _take(self, root: Element, path: str) -> None:
        folder = location(path, root.get("BaseLoc") or ".") + "/"
        for group in root:
            for entry in group:
                identity, kind = entry.get("ID") or "", name_of(entry)
                if kind == "Font":
                    self.fonts[identity] = _font(entry)
                elif kind == "MultiMedia" and (entry.get("Type") or "Image") == "Image":
                    media = next(children(entry, "MediaFile"), None)
                    if media is not None:
                        # Some producers write the folder of the media again in each path.
                        given = text_of(media)
                        self.images[identity] = location(folder, given), location(path, given)
                elif kind == "DrawParam":
                    self.styles[identity] = entry
                elif kind == "CompositeGraphicUnit":
                    self.composites[identity] = entry

    def inherited(self, attributes: Mapping[str, str], style: str | None) -> dict[str, str]:
        """`attributes`, and for those absent what the drawing parameters `style` say, with those that it refers to."""
        found = dict(attributes)
        for parameters in self._chain(style):
            for name, value in parameters.attrib.items():
                found.setdefault(str(name), str(value))
        return found

    def colour(self, style: str | None, name: str) -> Element | None:
        """The colour element `name` of the drawing parameters `style`."""
        colours = (next(children(parameters, name), None) for parameters in self._chain(style))
        return next((colour for colour in colours if colour is not None), None)

    def _chain(self, style: str | None) -> list[Element]:
        chain: list[Element] = []
        while style in self.styles and len(chain) < _DEEPEST:
            chain.append(self.styles[style])
            style = chain[-1].get("Relative")
        return chain


def _font(entry: Element) -> Font:
    name = entry.get("FontName") or entry.get("FamilyName") or ""
    return Font(
        name,
        is_true(entry.get("Bold"), _BOLD_NAME.search(name) is not None),
        is_true(entry.get("Italic"), False),
        is_true(entry.get("Serif"), False),
    )

"""The content of an OFD page → what is drawn on it, one thing after the other, each with its transform."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ingest.errors import DamagedFile, TooLarge
from ingest.readers.ofd_document import Body, Leaf, box_of
from ingest.readers.ofd_matrix import Matrix
from ingest.readers.ofd_package import Element, Package, child, children, is_true, name_of, number, numbers

TEXT, PATH, IMAGE = "TextObject", "PathObject", "ImageObject"
_COMPOSITES = ("CompositeObject", "CompositeGraphicUnit")
_OBJECTS = (TEXT, PATH, IMAGE)
_ORDER = {"Background": 0, "Body": 1, "Foreground": 2}
# Units may draw units; those that draw themselves would never end.
_DEEPEST = 8
_MOST_OBJECTS = 200_000


@dataclass(frozen=True, slots=True)
class Item:
    """Text, a path or an image; `matrix` leads from its own coordinates to the page's, in millimetres.

    `attributes` are its own and those inherited from drawing parameters, of which `style` is the identifier.
    """

    kind: str
    element: Element
    matrix: Matrix
    attributes: Mapping[str, str]
    style: str | None


@dataclass(frozen=True, slots=True)
class Content:
    """The parsed content of one page."""

    leaf: Leaf
    root: Element
    width: float
    height: float
    origin: Matrix


class Drawing:
    """Reads pages of one package and lists what they draw; `lacking` names templates that are not there."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._templates: dict[str, Element | None] = {}
        self._left = 0
        self.lacking: set[str] = set()

    def content(self, leaf: Leaf) -> Content:
        """The content of a page; DamagedFile names the page where it cannot be read."""
        try:
            root = self._package.xml(leaf.path)
        except DamagedFile as broken:
            raise DamagedFile(
                f"文件“{self._package.name}”的第 {leaf.number} 页已损坏或缺失，无法读取。请重新获取文件，"
                "或重新生成 OFD 后再试。"
            ) from broken
        left, top, width, height = box_of(child(root, "Area")) or leaf.document.box
        return Content(leaf, root, width, height, Matrix(e=-left, f=-top))

    def size(self, leaf: Leaf) -> tuple[float, float]:
        """The width and height of a page; of its content no more is parsed than that takes."""
        try:
            before = self._package.heading(leaf.path, "Content")
        except DamagedFile:
            before = []
        area = next((element for element in before if name_of(element) == "Area"), None)
        _, _, width, height = box_of(area) or leaf.document.box
        return width, height

    def items(self, content: Content) -> Iterator[Item]:
        """What the page draws, templates included, in the order of drawing; TooLarge where it never ends."""
        self._left = _MOST_OBJECTS
        body = content.leaf.document
        layers = [(1.5, layer) for layer in _layers(content.root)]
        layers += list(self._template_layers(content.root, body, frozenset()))
        for _, layer in sorted(layers, key=lambda pair: pair[0]):
            yield from self._inside(layer, content, content.origin, layer.get("DrawParam"), 0)

    def annotations(self, content: Content) -> Iterator[Item]:
        """What the annotations of the page draw, those that are hidden left out."""
        path = content.leaf.document.annotations.get(content.leaf.identity)
        try:
            root = self._package.xml(path) if path else None
        except DamagedFile:
            return
        self._left = _MOST_OBJECTS
        for annotation in children(root, "Annot"):
            appearance = child(annotation, "Appearance")
            if appearance is None or not is_true(annotation.get("Visible"), True):
                continue
            box = numbers(appearance.get("Boundary"), 4) or (0.0, 0.0, 0.0, 0.0)
            yield from self._inside(appearance, content, content.origin.moved(box[0], box[1]), None, 0)

    def _template_layers(self, root: Element, body: Body, above: frozenset[str]) -> Iterator[tuple[float, Element]]:
        for use in children(root, "Template"):
            identity = use.get("TemplateID") or ""
            template = body.templates.get(identity)
            found = self._template(template.path) if template and identity not in above else None
            if template is None or found is None:
                self.lacking.update({identity} - above)
                continue
            order = _ORDER.get(use.get("ZOrder") or template.order, 0)
            yield from ((order, layer) for layer in _layers(found))
            yield from self._template_layers(found, body, above | {identity})

    def _template(self, path: str) -> Element | None:
        if path not in self._templates:
            try:
                self._templates[path] = self._package.xml(path)
            except DamagedFile:
                self._templates[path] = None
        return self._templates[path]

    def _inside(
        self, block: Element, content: Content, matrix: Matrix, style: str | None, depth: int
    ) -> Iterator[Item]:
        for element in block:
            name = name_of(element)
            if not name or not is_true(element.get("Visible"), True):
                continue
            if name == "PageBlock":
                yield from self._inside(element, content, matrix, style, depth)
            elif name in _OBJECTS or name in _COMPOSITES:
                self._count(content)
                own = element.get("DrawParam") or style
                placed = _placed(element, matrix)
                if name in _OBJECTS:
                    attributes = content.leaf.document.resources.inherited(_attributes(element), own)
                    yield Item(name, element, placed, attributes, own)
                elif depth < _DEEPEST:
                    unit = content.leaf.document.resources.composites.get(element.get("ResourceID") or "", element)
                    for inner in children(unit, "Content"):
                        yield from self._inside(inner, content, placed, own, depth + 1)

    def _count(self, content: Content) -> None:
        self._left -= 1
        if self._left < 0:
            raise TooLarge(
                f"文件“{self._package.name}”的第 {content.leaf.number} 页有超过 {_MOST_OBJECTS} 个图元，"
                "可能是恶意文件。请用 OFD 阅读器重新保存后再试。"
            )


def _layers(root: Element) -> list[Element]:
    layers = children(child(root, "Content"), "Layer")
    return sorted(layers, key=lambda layer: _ORDER.get(layer.get("Type") or "Body", 1))


def _attributes(element: Element) -> dict[str, str]:
    return {str(name): str(value) for name, value in element.attrib.items()}


def _placed(element: Element, outer: Matrix) -> Matrix:
    """The transform of an object: its own CTM, then to its boundary's corner, then what is around it."""
    box = numbers(element.get("Boundary"), 4) or (0.0, 0.0, 0.0, 0.0)
    own = numbers(element.get("CTM"), 6)
    moved = outer.moved(box[0], box[1])
    return moved.after(Matrix(*own)) if own else moved


def size_of(item: Item) -> float:
    """The size of the letters of a text in its own coordinates."""
    return number(item.attributes.get("Size"))

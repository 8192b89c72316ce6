"""Colours of OFD as SVG writes them."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.readers.ofd_package import Element, child, children, name_of, number

BLACK = "#000000"
_SHADINGS = ("AxialShd", "RadialShd", "GouraudShd", "LaGourandShd")


def colour_of(element: Element | None, default: str) -> tuple[str, float]:
    """The colour and how opaque it is; of a shading the first colour, of a pattern none."""
    if element is None:
        return default, 1.0
    opacity = min(max(number(element.get("Alpha"), 255.0) / 255, 0.0), 1.0)
    shading = next(children(element, *_SHADINGS), None)
    if shading is not None:
        first = next((part for part in shading.iter() if name_of(part) == "Color"), None)
        return colour_of(first, default)[0], opacity
    if child(element, "Pattern") is not None:
        return "none", opacity
    values = list(_channels(element.get("Value") or ""))
    return (_hexadecimal(values) if values else default), opacity


def _channels(text: str) -> Iterator[float]:
    for part in text.split()[:4]:
        try:
            value = int(part[1:], 16) if part.startswith("#") else number(part)
        except ValueError:
            value = 0
        yield min(max(value, 0.0), 255.0)


def _hexadecimal(values: list[float]) -> str:
    """One channel is grey, three are red, green, blue, four are cyan, magenta, yellow, black."""
    if len(values) == 4:
        ink, black = values[:3], values[3]
        values = [(255 - part) * (255 - black) / 255 for part in ink]
    elif len(values) < 3:
        values = [values[0]] * 3
    return "#" + "".join(f"{round(value):02x}" for value in values)

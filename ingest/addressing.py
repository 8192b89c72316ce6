"""Which Units a label means: 第十二条第（三）项 → the Units that it can cite, of which there should be one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ingest.document import Unit, UnitKind
from ingest.labels import RANK, Label, Number


class Addresses:
    """The Units of one tree by kind and number, for many look-ups.

    The body and each annex are addressed apart: 附件1第三条 is not 第三条. Members of a compilation are left out.
    """

    def __init__(self, units: Iterable[Unit]) -> None:
        self.articles: list[Unit] = []
        self._annexes: list[tuple[Unit, Addresses]] = []
        self._outermost: dict[tuple[UnitKind, Number], list[Unit]] = {}
        self._parts: dict[Number, list[Unit]] = {}
        self._siblings: dict[str, tuple[Unit, ...]] = {}
        for unit in units:
            self._file(unit)
        for article in self.articles:
            self._siblings[article.id] = tuple(self.articles)

    def _file(self, unit: Unit) -> None:
        if unit.kind is UnitKind.MEMBER:
            return
        if unit.kind is UnitKind.ANNEX:
            self._annexes.append((unit, Addresses(unit.children)))
            return
        if unit.kind in RANK and unit.number is not None:
            self._outermost.setdefault((unit.kind, unit.number), []).append(unit)
        if unit.kind is UnitKind.ARTICLE:
            self.articles.append(unit)
        if unit.kind is UnitKind.HEADING and unit.level == 1 and unit.number is not None and unit.label.endswith("、"):
            self._parts.setdefault(unit.number, []).append(unit)
        for child in unit.children:
            self._siblings[child.id] = tuple(one for one in unit.children if one.kind is child.kind)
            self._file(child)

    def siblings(self, unit: Unit) -> Sequence[Unit]:
        """The Units of the same kind among which `unit` is counted, itself included."""
        for annex, addresses in self._annexes:
            if annex.start <= unit.start < annex.end:
                return addresses.siblings(unit)
        return self._siblings.get(unit.id, ())

    def find(self, label: Label, within: Unit | None = None, place: int | None = None) -> tuple[Unit, ...]:
        """The Units that `label` can mean: none, one, or several.

        It is looked for inside `within`; else in the annex in which the code point `place` stands, where that annex has
        articles of its own; else in the body; where the body has no article (a notice), in its one annex that has some.
        """
        if within is not None:
            found: Sequence[Unit] = _below(within, *label.steps[0])
        else:
            found = self._scope(place)._outermost.get(label.steps[0], ())
        for step in label.steps[1:]:
            found = [child for unit in found for child in _below(unit, *step)]
        return tuple(found)

    def parts(self, label: Label) -> tuple[Unit, ...]:
        """The parts 一、 二、 that people mean by 第一条, 第二条 of a text without articles; none for other labels."""
        (kind, number), *inner = label.steps
        return () if self.articles or inner or kind is not UnitKind.ARTICLE else tuple(self._parts.get(number, ()))

    def _scope(self, place: int | None) -> Addresses:
        for annex, addresses in self._annexes:
            if place is not None and annex.start <= place < annex.end and addresses.articles:
                return addresses
        ruled = [addresses for _, addresses in self._annexes if addresses.articles]
        return ruled[0] if len(ruled) == 1 and not self.articles else self


def _below(unit: Unit, kind: UnitKind, number: Number) -> list[Unit]:
    """The Units of this kind and number below `unit`, at any depth: 第十二条第（三）项 may name no 款."""
    return [child for child in unit.walk() if child is not unit and child.kind is kind and child.number == number]

"""Cross-references of a text: 本条例第十二条, 依照《监察法》第二十二条第一款, 前款第（三）项, 该法第六条.

They are a layer beside the tree. Inside the document they are resolved to Units; what names another document keeps the
title as it is written, for the Library to look up. What could be several Units, or none, says so and stays.
A range (第十条至第十二条) refers to every Unit in it, each with the span of the whole range.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from ingest.addressing import Addresses
from ingest.document import Reference, ReferenceState, Unit, UnitKind
from ingest.labels import NUMERAL, RANK, Label, Number, match_label, read_numeral
from ingest.naming import Naming, Owner, is_rule, law_in, law_of, own_name, section_subject, subject_of

_LABEL = rf"第\s?[（(]?\s?{NUMERAL}\s?[）)]?\s?(?:分编|编|章|节|条|款|项|目)"
_RELATIVE = r"前(?P<count>[两二三四])?(?P<before>[条款项])(?!例|约|件|目|项目)|本(?P<same>[条款项])(?=第|[（(])"
_TITLE = r"《(?P<title>[^《》\n]{2,80}(?:《[^《》\n]{2,60}》[^《》\n]{0,40})?)》"
_TOKEN = re.compile(rf"{_TITLE}|{_RELATIVE}|(?P<label>{_LABEL}|第[（(][一二三四五六七八九十]+[）)](?=[、和至]))")
_BARE_LABEL = re.compile(_LABEL)
# What may stand between a title and the label that belongs to it.
_TITLE_GAP = re.compile(r"(?:[（(][^（）()]{1,60}[）)])?\s?(?:中|的|原)?\s?")
_LIST_GAP = re.compile(r"\s?(?:[、,，]|以及|[和与及或至到]|或者|[—－-]|中?所[列称]的?|中的)?\s?")
_RANGE = re.compile(r"\s?[至到—－-]\s?$")
_BARE_ITEM = re.compile(
    r"(?P<gap>\s?(?:[、,，]|[和与及或至到])?\s?)(?P<item>[（(]\s?[零〇一二三四五六七八九十百]+\s?[）)]\s?项?)"
)
# 第（一）、（二）项: the first item of a list has no 项 of its own.
_SHORT_ITEM = re.compile(
    r"第\s?[（(]\s?(?P<number>[零〇一二三四五六七八九十百]+)\s?[）)](?=\s?(?:[、和与及或至到]|以及))"
)
# What follows a reference, where 第一项 may as well count something else (第一项工作).
_GOES_ON = re.compile(r"规定|所列|所称|所述|情形|行为|之一|以外|[、，,。；;和与及或至到的]")
_OPENS = re.compile(r"[\s　]")
_COUNTS = {None: 1, "两": 2, "二": 2, "三": 3, "四": 4}
_RELATIVE_KINDS = {"条": UnitKind.ARTICLE, "款": UnitKind.PARAGRAPH, "项": UnitKind.ITEM}
_MARK = re.compile(rf"[第笫]\s?{NUMERAL}\s?条(?:\s?之\s?[一二三四五六七八九十]+)?")
_LONGEST_RANGE = 60
_OPENING = 3
# What says since when an article reads as it does, and has none that a text goes on citing.
_CHANGES = re.compile(r"修正案|决定")
_LOOK_BACK = 40
# Where no reference is looked for: names, not sentences.
_SILENT = frozenset({UnitKind.TITLE, UnitKind.CONTENTS, UnitKind.NOTE, UnitKind.SIGNATURE, UnitKind.MEMBER})


def find_references(units: Sequence[Unit], title: str) -> tuple[Reference, ...]:
    """Every cross-reference of the document with this tree and title, in the order of the text."""
    addresses = Addresses(units)
    names = Naming(own_name(title))
    # 将第三条修改为… in a decision without articles speaks of the law that it amends.
    subject = "" if addresses.articles else subject_of(title)
    sections = {} if addresses.articles else _section_subjects(units)
    law = subject_of(title) or law_of(title) or ("" if addresses.articles else law_in(_opening(units)))
    law = "" if own_name(law) == own_name(title) else law
    found: list[Reference] = []
    for unit in _scopes(units):
        section = next((name for span, name in sections.items() if unit.start in span), "")
        reader = _Reader(unit, addresses, names, section or subject, law)
        reader.read()
        found += reader.found
    return tuple(found)


def _section_subjects(units: Iterable[Unit]) -> dict[range, str]:
    """What each section of a decision amends: 一、修改《…》, 二、修改《…》."""
    headings = (unit for unit in units if unit.kind is UnitKind.HEADING)
    return {range(one.start, one.end): name for one in headings if (name := section_subject(one.heading))}


def _opening(units: Iterable[Unit]) -> str:
    """The first lines behind the head."""
    scopes = (unit.text for unit in _scopes(units))
    return "\n".join(islice(scopes, _OPENING))


def _scopes(units: Iterable[Unit]) -> Iterator[Unit]:
    """The blocks of the text in order: articles whole, else what has no blocks of its own."""
    for unit in units:
        if unit.kind in _SILENT:
            continue
        if unit.kind is UnitKind.ARTICLE or not unit.children or _is_list(unit):
            yield unit
        else:
            if unit.kind is UnitKind.HEADING:  # its own words: 二、增加一条，作为第六条：
                end = unit.children[0].start
                yield replace(unit, text=unit.text[: end - unit.start], end=end, children=())
            yield from _scopes(unit.children)


def _is_list(unit: Unit) -> bool:
    return unit.kind in (UnitKind.PARAGRAPH, UnitKind.TABLE)


@dataclass(slots=True)
class _Last:
    """The reference before, which a list goes on from: its owner, its label, and where it ends."""

    title: str = ""
    known: bool = True
    label: Label | None = None
    base: tuple[Unit, ...] = ()  # the Units that a relative label (前款) begins from
    end: int = -1
    start: int = -1
    law: str = ""  # the other law that is meant where this document has no such article


@dataclass(slots=True)
class _Reader:
    """Reads one scope; `found` are its references."""

    unit: Unit
    addresses: Addresses
    names: Naming
    subject: str
    law: str = ""  # the one other law that the document is about
    found: list[Reference] = field(default_factory=list)
    last: _Last = field(default_factory=_Last)
    named: str | None = None  # the document that was named last, "" for this one
    cited: list[tuple[int, str]] = field(default_factory=list)  # where labels of other documents stand

    def read(self) -> None:
        """Find the references of the scope, in order."""
        text = self.unit.text
        mark = _MARK.match(text) if self.unit.kind is UnitKind.ARTICLE else None
        position = mark.end() if mark else 0
        while found := _TOKEN.search(text, position):
            position = found.end()
            if found["title"] is not None:
                self._title(found)
            elif found["label"] is None:
                self._relative(found)
            elif not self._opens_quoted(found.start()):
                self._label(found.start())
            position = max(position, self.last.end)

    def _opens_quoted(self, start: int) -> bool:
        """“第三条　… is the beginning of words that are quoted, and no reference."""
        text = self.unit.text
        label, end = match_label(text, start)
        opened = start == 0 or text[start - 1] in '“"\n'
        return opened and label is not None and _OPENS.match(text, end) is not None

    def _title(self, found: re.Match[str]) -> None:
        text, name = self.unit.text, found["title"]
        self.names.learn(name, text[found.end() : found.end() + 60])
        title = "" if self.names.is_own(name) else self.names.full(name)
        self.named = title
        gap = _TITLE_GAP.match(text, found.end())
        end = gap.end() if gap else found.end()
        if _BARE_LABEL.match(text, end):
            self.last = _Last(title, True, None, (), end, found.start())
        else:
            self.last = _Last(title, True, None, (), -1)
            if title and is_rule(name):
                self._add(found.start(), found.end(), title, None, ())

    def _label(self, start: int) -> None:
        text = self.unit.text
        label, end = _matched(text, start)
        if label is None:
            return
        between = text[self.last.end : start] if 0 <= self.last.end <= start else None
        first = start
        if between is not None and self.last.label is None and not between:
            first = self.last.start  # right behind a title
        elif between is not None and self.last.label is not None and _LIST_GAP.fullmatch(between):
            if _RANGE.match(between):
                self._range(label, end)
                return
            label = self._completed(label)
        else:
            first = self._begin(start)
        self._cite(label, first, end)
        self._bare_items(end)

    def _begin(self, start: int) -> int:
        """Settle whose label begins at `start`; returns where the reference begins, its owner's name included."""
        owner, name, length = self.names.owner(self.unit.text[max(0, start - _LOOK_BACK) : start].rpartition("\n")[2])
        if owner is Owner.NAMED:
            self.named = name
            self.last = _Last(name)
        elif owner is Owner.THAT:
            self.last = _Last(self.named or "", self.named is not None)
        else:
            self.last = _Last(self.subject, law=self._law_meant(start) if owner is Owner.NONE else "")
        return start - length

    def _law_meant(self, start: int) -> str:
        """The law that 第…条 alone can mean beside this document: that of its sentence, else that of the document.

        刑法第一百二十条之一规定的…罪或者第一百九十一条规定的…罪: both are of the one law that the sentence cites.
        """
        sentence = max(self.unit.text.rfind(stop, 0, start) for stop in "。\n")
        named = {title for place, title in self.cited if place > sentence}
        return self.law if not named else named.pop() if len(named) == 1 else ""

    def _completed(self, label: Label, ranging: bool = False) -> Label:
        """第三条第一款、第二款: the second is 第三条第二款; 第二节、第九条 stay apart, unless `ranging`."""
        outer = RANK[label.steps[0][0]]
        if outer == RANK[UnitKind.ARTICLE] and not ranging:
            self.last.base = ()
            return label
        if outer <= RANK[UnitKind.ARTICLE]:
            self.last.base = ()  # 前款第（一）项和第十四条: an article begins anew
        before = self.last.label.steps if self.last.label else ()
        return Label((*(step for step in before if RANK[step[0]] < outer), *label.steps))

    def _cite(self, label: Label, start: int, end: int) -> None:
        self._add(start, end, self.last.title, label, self.last.base)
        self.last.label, self.last.start, self.last.end = label, start, end

    def _range(self, label: Label, end: int) -> None:
        """Cite every Unit behind the last one cited up to `label`, with the span of the whole range."""
        label = self._completed(label, ranging=True)
        first = self.last.label
        start = self.last.start
        if first is not None and self.found and self.found[-1].start == self.unit.start + start:
            self.found.pop()
        for one in _between(first, label):
            self._add(start, end, self.last.title, one, self.last.base)
        self.last.label, self.last.end = label, end
        self._bare_items(end)

    def _bare_items(self, end: int) -> None:
        """第十二条第（三）、（四）项: the items whose 项 stands only behind the last."""
        text = self.unit.text
        while (found := _BARE_ITEM.match(text, end)) and self._lists_items():
            label, _ = match_label(text, found.start("item"))
            if label is None:
                return
            if _RANGE.match(found["gap"]):
                self._range(label, found.end())
                return
            if not found["gap"].strip() and not text[: found.start()].endswith("）"):
                return
            self._cite(self._completed(label), found.start("item"), found.end())
            end = found.end()

    def _lists_items(self) -> bool:
        return self.last.label is not None and self.last.label.steps[-1][0] is UnitKind.ITEM

    def _relative(self, found: re.Match[str]) -> None:
        """前款第（三）项, 前两条, 本条第二款: counted from where it stands."""
        kind = _RELATIVE_KINDS[found["before"] or found["same"]]
        count = 0 if found["same"] else _COUNTS[found["count"]]
        bases = self._counted(kind, count, found.start())
        label, end = _matched(self.unit.text, found.end())
        if label is None and found["same"]:
            return
        start = self.unit.start + found.start()
        self.last = _Last("", True, label, bases, end if label else found.end(), found.start())
        if label is not None:
            self._add(found.start(), end, "", label, bases or (self.unit,), bool(bases))
            self._bare_items(end)
            return
        for base in bases:
            self.found.append(self._resolved(start, self.unit.start + end, base))
        if not bases:
            self.found.append(
                Reference(start, self.unit.start + found.end(), "", found.group(), ReferenceState.UNRESOLVED)
            )

    def _counted(self, kind: UnitKind, count: int, position: int) -> tuple[Unit, ...]:
        """The `count` Units of this kind before the place `position`, or with 0 the one around it."""
        around = self._around(kind, self.unit.start + position)
        siblings = self.addresses.siblings(around) if around else ()
        if around is None or not siblings:
            return ()
        place = next(index for index, one in enumerate(siblings) if one is around)
        return (around,) if count == 0 else tuple(siblings[place - count : place]) if place >= count else ()

    def _around(self, kind: UnitKind, place: int) -> Unit | None:
        return next((one for one in self.unit.walk() if one.kind is kind and one.start <= place < one.end), None)

    def _add(
        self, start: int, end: int, title: str, label: Label | None, bases: tuple[Unit, ...], known: bool = True
    ) -> None:
        """Note a reference to `label`; start and end count from the scope's own start."""
        begin, stop = self.unit.start + start, self.unit.start + end
        if not (known and self.last.known):
            self.found.append(Reference(begin, stop, "", str(label), ReferenceState.UNRESOLVED))
        elif title:
            self._outside(begin, stop, title, label)
        elif label is not None:
            self._resolve(begin, stop, label, bases)

    def _outside(self, start: int, end: int, title: str, label: Label | None) -> None:
        if label is not None and not _CHANGES.search(title):
            self.cited.append((start - self.unit.start, title))
        self.found.append(Reference(start, end, title, str(label or ""), ReferenceState.EXTERNAL))

    def _resolve(self, start: int, end: int, label: Label, bases: tuple[Unit, ...]) -> None:
        found = self._candidates(label, start, bases)
        if found:
            self.last.law = ""  # what is listed beside an article of this document is of this document
        if self.last.law and not self._counts(label):
            self._outside(start, end, self.last.law, label)
        elif len(found) == 1:
            self.found.append(self._resolved(start, end, found[0]))
        elif found or RANK[label.steps[0][0]] <= RANK[UnitKind.ARTICLE] or _GOES_ON.match(self._behind(end)):
            state = ReferenceState.AMBIGUOUS if found else ReferenceState.UNRESOLVED
            self.found.append(Reference(start, end, "", str(label), state))

    def _counts(self, label: Label) -> bool:
        """Whether `label` begins inside an article, or with an article that this document has."""
        article = label.number(UnitKind.ARTICLE)
        return article is None or any(one.number == article for one in self.addresses.articles)

    def _behind(self, end: int) -> str:
        return self.unit.text[end - self.unit.start :]

    def _resolved(self, start: int, end: int, unit: Unit) -> Reference:
        return Reference(start, end, "", unit.label or unit.heading, ReferenceState.RESOLVED, unit.id)

    def _candidates(self, label: Label, place: int, bases: tuple[Unit, ...]) -> tuple[Unit, ...]:
        if bases:
            return tuple(unit for base in bases for unit in self.addresses.find(label, base))
        outermost = label.steps[0][0]
        if RANK[outermost] <= RANK[UnitKind.ARTICLE]:
            return self.addresses.find(label, None, place)
        # 第二款 alone is of this article; 第（三）项 alone is of this 款 first.
        inside = (UnitKind.ARTICLE,) if outermost is UnitKind.PARAGRAPH else (UnitKind.PARAGRAPH, UnitKind.ARTICLE)
        for kind in inside:
            around = self._around(kind, place)
            if around and (found := self.addresses.find(label, around)):
                return found
        return ()


def _matched(text: str, start: int) -> tuple[Label | None, int]:
    """The label at `start` and the position behind it; the first item of a list may lack its 项."""
    label, end = match_label(text, start)
    short = _SHORT_ITEM.match(text, end)
    number = read_numeral(short["number"]) if short else None
    if short is None or number is None or (label and RANK[label.steps[-1][0]] >= RANK[UnitKind.ITEM]):
        return label, end
    return Label((*(label.steps if label else ()), (UnitKind.ITEM, Number(number)))), short.end()


def _between(first: Label | None, last: Label) -> Iterator[Label]:
    """`first`, `last` and the labels between them, when they differ in their last number alone."""
    if first is None:
        yield last
        return
    kind, low = first.steps[-1]
    outer, high = last.steps[-1]
    alike = kind is outer and first.steps[:-1] == last.steps[:-1] and not low.branch and not high.branch
    if not alike or not 0 < high.value - low.value <= _LONGEST_RANGE:
        yield from (first, last)
        return
    for value in range(low.value, high.value + 1):
        yield Label((*first.steps[:-1], (kind, Number(value))))

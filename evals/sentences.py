"""How well a program tells a model's faithful sentences from changed ones.

Sentences of real provisions are said as they are, in other harmless words, and with one thing changed; each is judged
against the article that it comes from, as one of a chat model would be.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from index.library import Library
from ingest.document import DocumentKind, LegalStatus, UnitKind
from service.answering.answer import Citation, Quote
from service.answering.checking.orders import without_orders
from service.answering.checking.sentence import Known, judge

Change = Callable[[str], str]

ARTICLES = 6  # of one document
_KNOWN = Known(lambda title: True, lambda document, label: True)
_SENTENCE = re.compile(r"[^。；\n]{8,}[。；]")
_HEAD = re.compile(r"^第\S+?条[\s　]*")
_DIGITS = dict(zip("二三四五六七八九", "四六七八九三二五", strict=True))
_ARABIC = dict(zip("一二三四五六七八九", "123456789", strict=True))
_COUNTED = r"(?=[十百]?(?:个?工作日|日|个?月|年|万元|元|倍|人))"
_FREE_NOT = re.compile(r"不得(?!超过|少于|低于|高于|多于|不|已)")

HARMLESS: Mapping[str, Change] = {
    "as it is": lambda text: text,
    "figures": lambda text: re.sub(
        r"(?<![一二三四五六七八九十百千万第零之])[一二三四五六七八九](?=(?:个工作日|日|个月|年|万元|倍)(?!以?来))",
        lambda found: _ARABIC[found[0]],
        text,
    ),
    "other words of duty": lambda text: text.replace("应当", "必须"),
    "other words of prohibition": lambda text: _FREE_NOT.sub("禁止", text),
    "led in": lambda text: f"根据有关规定，{text}",
}
CHANGED: Mapping[str, Change] = {
    "number": lambda text: re.sub(rf"[二三四五六七八九]{_COUNTED}", lambda found: _DIGITS[found[0]], text, count=1),
    "year": lambda text: re.sub(r"(20\d\d)年", lambda found: f"{int(found[1]) - 1}年", text, count=1),
    "side of a limit": lambda text: re.sub(
        r"(?<=[日月年元人])以([上下])", lambda found: "以" + ("下" if found[1] == "上" else "上"), text, count=1
    ),
    "must made may": lambda text: text.replace("应当", "可以", 1),
    "may made must": lambda text: text.replace("可以", "应当", 1),
    "must not made may": lambda text: _FREE_NOT.sub("可以", text, count=1),
    "must not made must": lambda text: _FREE_NOT.sub("应当", text, count=1),
    "body": lambda text: re.sub(
        r"财政部门|公安机关|税务机关|人民法院|人民检察院|监察机关|办公室|财务处", "气象主管机构", text, count=1
    ),
}


@dataclass(slots=True)
class Tally:
    """How many sentences of each kind were said, and how many of them were found at fault."""

    said: Counter[str] = field(default_factory=Counter)
    faulted: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[str]] = field(default_factory=dict)

    def add(self, kind: str, text: str, evidence: Mapping[str, Citation], expected: bool) -> None:
        """Judge `text`; where the verdict is not `expected`, keep it as an example."""
        faulty = bool(judge(f"{text}[S1]", evidence, _KNOWN).faults)
        self.said[kind] += 1
        self.faulted[kind] += faulty
        if faulty is not expected:
            self.examples.setdefault(kind, []).append(text)


def measure(library: Library, every: int = 1) -> Tally:
    """The tally over some articles of every `every`th regulation of `library`."""
    tally, chance = Tally(), random.Random(1)  # noqa: S311
    regulations = [record for record in library.documents() if record.kind is DocumentKind.REGULATION]
    for record in sorted(regulations, key=lambda record: record.id)[::every]:
        articles = [unit for top in library.units(record.id) for unit in top.walk() if unit.kind is UnitKind.ARTICLE]
        for unit in chance.sample(articles, min(ARTICLES, len(articles))):
            quote = Quote(record, unit.label, unit.label, unit.start, unit.end, unit.text, unit.page)
            evidence = {"S1": Citation(1, quote, LegalStatus.IN_FORCE.value, True)}
            for found in _SENTENCE.finditer(_HEAD.sub("", unit.text)):
                if without_orders(found[0]):
                    _say(found[0].strip(), evidence, tally)
    return tally


def _say(text: str, evidence: Mapping[str, Citation], tally: Tally) -> None:
    for kinds, expected in ((HARMLESS, False), (CHANGED, True)):
        for kind, change in kinds.items():
            told = change(text)
            if told != text or kind == "as it is":
                tally.add(kind, told, evidence, expected)


def to_json(tally: Tally) -> dict[str, Any]:
    """Shares of harmless sentences left out, and of changed ones caught, with how many there were."""
    shares = {kind: [round(tally.faulted[kind] / count, 4), count] for kind, count in tally.said.items()}
    return {
        "left_out": {kind: shares[kind] for kind in HARMLESS if kind in shares},
        "caught": {kind: shares[kind] for kind in CHANGED if kind in shares},
    }

"""What a document does to others by naming them: it repeals or amends them.

Nothing is taken from words that only set a rule (与本条例相抵触的规定同时废止), that touch a part of the other document
(《…》第三条同时废止) or that stand in quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ingest.act_amendments import amendments
from ingest.act_lists import listed_lines
from ingest.act_titles import TitleNamed, bare_title, titles_in, unmarked_title, version_meant
from ingest.dates import find_dates
from ingest.document import Act, ActKind, Description
from ingest.identity.dating import EFFECT
from ingest.identity.effect import unquoted
from ingest.identity.found import Piece

_VERB = r"(?:废止|失效|停止执行|停止施行|停止适用|终止执行|失去效力|不再(?:执行|适用|施行))"
# What may stand between the last title and the verb: （国发〔1990〕5号）等3件规定，自本条例施行之日起同时废止.
_ENDS = re.compile(
    r"(?:等[^，。；《》]{0,14}?)?\s*[，,]?\s*(?:(?:自|从)(?P<when>[^，。；《》]{2,24}?)起[，,]?)?"
    r"(?:也|均|都|亦|一律|应当|应|已)?(?P<how>(?:同时|即行|即|予以|随之|随即|一并|相应|自行|宣布|全部)*)\s*"
    rf"{_VERB}(?!的|前|后|之|时|日|程序|建议|案|、|或|和)"
)
_JOINT = re.compile(r"\s*(?:$|[、，,和及与]|以及|或者|同)")
_MAIN = re.compile(rf"起(?:正式)?{EFFECT}[，,、]|{EFFECT}后[，,]|[：:]")
_BASIS = re.compile(r"(?:根据|依照|按照|依据|违反|适用|执行|贯彻|实施|参照)[^，。；、]{0,12}$")
# 废止《…》 decides; 可以废止, 提出废止 and 修改或者废止 do not.
_DECIDES = re.compile(
    r"(?:^|决定|同时|现|现将|予以|特|[，,：:])\s*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|\d+[.．、])?\s*"
    r"(?:废止|停止执行|宣布失效)(?=[^《》。；]{0,80}《)"
)
_SENTENCE = re.compile(r"[^。；\n]+[。；]?")


@dataclass(frozen=True, slots=True)
class _Clause:
    """A sentence of the text; `effect` is the day of effect that its paragraph names before it."""

    piece: Piece
    effect: date | None


def find_acts(text: str, start: int, description: Description) -> tuple[Act, ...]:
    """What the document does to others, in the order of its text; the body of `text` begins at `start`."""
    body = unquoted(Piece(start, text[start:]))
    found = [
        *amendments(text, body, description),
        *(act for clause in _clauses(body) for act in _repeals(clause, description)),
        *_listed(body, description),
    ]
    first: dict[tuple[ActKind, str, str], Act] = {}
    for act in sorted(found, key=lambda act: (act.start, act.end)):
        first.setdefault((act.kind, bare_title(act.title), act.document_number), act)
    return tuple(first.values())


def _clauses(body: Piece) -> Iterator[_Clause]:
    paragraph, effect = -1, None
    for found in _SENTENCE.finditer(body.text):
        line = body.text.rfind("\n", 0, found.start())
        if line != paragraph:
            paragraph, effect = line, None
        piece = Piece(body.start + found.start(), found[0])
        effect = _day_of_effect(found[0]) or effect
        if "《" in found[0]:
            yield _Clause(piece, effect)


def _day_of_effect(sentence: str) -> date | None:
    for day in find_dates(sentence):
        if re.match(rf"(?:之日)?起?(?:正式)?{EFFECT}(?!的)", sentence[day.end :]):
            return day.value
    return None


def _repeals(clause: _Clause, description: Description) -> Iterator[Act]:
    text = clause.piece.text
    named = list(titles_in(text))
    taken = -1
    for last, title in enumerate(named):
        ends = _ENDS.match(text, title.behind)
        if ends is None:
            continue
        day = _day(clause, ends, description)
        for index in _joined(text, named, last, taken):
            yield _act(clause.piece, named, index, day)
        taken = last
    if taken < 0 and (decides := _DECIDES.search(text)):
        for index in _following(text, named, decides.end()):
            yield _act(clause.piece, named, index, _own_day(clause, description))


def _joined(text: str, named: Sequence[TitleNamed], last: int, taken: int) -> list[int]:
    """The titles before `last` that share its verb: 《A》、1990年5月6日发布的《B》和《C》同时废止."""
    joined = [last]
    for index in range(last - 1, taken, -1):
        gap = text[named[index].end : named[index + 1].start]
        if _MAIN.search(gap):
            break
        if _JOINT.match(text[named[index].behind : named[index + 1].start]) and not _BASIS.search(
            text[: named[index].start]
        ):
            joined.insert(0, index)
    return joined


def _following(text: str, named: Sequence[TitleNamed], position: int) -> list[int]:
    """The titles behind 废止, as long as nothing but a joint stands between them."""
    found: list[int] = []
    for index, title in enumerate(named):
        if title.start < position:
            continue
        if found and not _JOINT.match(text[named[found[-1]].behind : title.start]):
            break
        found.append(index)
    if found and re.match(r"第|中的?|的(?:第|部分|有关|相关)", text[named[found[-1]].behind :]):
        found.pop()
    return found


def _act(piece: Piece, named: Sequence[TitleNamed], index: int, day: date | None) -> Act:
    title = named[index]
    before = named[index - 1].behind if index and _JOINT.match(piece.text[named[index - 1].behind : title.start]) else 0
    lead = piece.text[before : title.start]
    if main := list(_MAIN.finditer(lead)):
        lead = lead[main[-1].end() :]
    number, qualifier = version_meant(lead + "《》" + piece.text[title.end : title.behind])
    end = piece.start + len(piece.text.rstrip())
    lead_blank = len(piece.text) - len(piece.text.lstrip())
    return Act(ActKind.REPEALS, title.title, number, day, piece.start + lead_blank, end, qualifier)


def _day(clause: _Clause, ends: re.Match[str], description: Description) -> date | None:
    """The day that the clause names; 同时, 即行 and 自本条例施行之日起 mean the day of effect."""
    if ends["when"]:
        named = next(find_dates(ends["when"]), None)
        if named is not None:
            return named.value
        return _own_day(clause, description) if re.search(EFFECT, ends["when"]) else None
    return _own_day(clause, description) if ends["how"] or clause.effect else None


def _own_day(clause: _Clause, description: Description) -> date | None:
    return clause.effect or description.effective_from


def _listed(body: Piece, description: Description) -> Iterator[Act]:
    """The titles of a list or table under 下列规定予以废止： or in the annex of a decision to repeal."""
    for line in listed_lines(body, description.title):
        named = [title for title in titles_in(line.text) if not _in_brackets(line.text, title.start)]
        for index, title in enumerate(named):
            behind = named[index + 1].start if index + 1 < len(named) else len(line.text)
            number, qualifier = version_meant(line.text[title.end : behind] or line.text[: title.start])
            yield _of_line(line, title.title, number, qualifier, description)
        if not named and (bare := unmarked_title(line.text)):
            number, qualifier = version_meant(line.text)
            yield _of_line(line, bare, number, qualifier, description)


def _in_brackets(text: str, position: int) -> bool:
    return len(re.findall(r"[（(]", text[:position])) > len(re.findall(r"[）)]", text[:position]))


def _of_line(line: Piece, title: str, number: str, qualifier: date | None, description: Description) -> Act:
    end = line.start + len(line.text)
    return Act(ActKind.REPEALS, title, number, description.effective_from, line.start, end, qualifier)

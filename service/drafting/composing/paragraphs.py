"""A paragraph of the model → a paragraph of the draft."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.observations.exclusions import is_excluded
from ingest.observations.masking import mask
from ingest.observations.times import Time, find_times
from service.drafting.composing.changes import flat_cells
from service.drafting.composing.context import Context
from service.drafting.composing.edits import Edit, Kept, Reason, applied, gap
from service.drafting.composing.filling import filled
from service.drafting.composing.signs import names_of_last_time, once
from service.drafting.composing.tables import table_edits
from service.drafting.composing.times import moved_times
from service.drafting.draft import GAP, UNTRACED, Number, Paragraph
from service.drafting.model.model import ModelParagraph, ModelSection, Sentence
from service.drafting.reading_back.numbers import find_numbers

__all__ = ["Made", "compose_paragraph", "moved_line"]

_QUOTED = re.compile(r"“[^“”\n]{1,60}”|‘[^‘’\n]{1,60}’")
_DIGITS = re.compile(r"[0-9０-９](?:[0-9０-９.,．，/∶:：]*[0-9０-９])?[%％‰]?")
_BARE = re.compile(r"[0-9０-９]+")
_LETTERS = re.compile(r"[A-Za-z]$")
_SET_ASIDE = 60
_TOPIC = 22
_NUMERALS = re.compile(r"[0-9０-９]+(?:[.．][0-9０-９]+)?")
_CLAUSE = re.compile(r"[^，。；\n]+")
_BRACKETS = re.compile(r"（[^（）]*）|〔[^〔〕]*〕")
_MARKS = (("《", "》"), ("“", "”"), ("‘", "’"), ("（", "）"), ("〔", "〕"))
_OPENING = re.compile(r"^(?:同时|此外|另外|其中|并|为[^，]{0,16})$")


@dataclass(frozen=True, slots=True)
class Made:
    """A paragraph, and why digits or numerals stand in it that are no numbers."""

    paragraph: Paragraph
    kept: tuple[Kept, ...] = ()


def compose_paragraph(section: ModelSection, paragraph: ModelParagraph, context: Context) -> Made:
    """The paragraph with the numbers and times of this period, and gaps for what nobody gave."""
    text = paragraph.text
    masked = mask(text)
    # Titles name times too (《关于报送2023年上半年…的通知》), which a mask hides.
    narrow = mask(text.translate(_OPEN))
    times = list(find_times(narrow, 0, len(narrow)))
    edits = list(_set_aside(section, paragraph, masked, times, context))
    for sentence in paragraph.sentences:
        recurs = sentence.kept > 0
        edits += [
            _placed(edit, sentence.start)
            for edit in names_of_last_time(
                text[sentence.start : sentence.end],
                masked[sentence.start : sentence.end],
                list(find_times(narrow[sentence.start : sentence.end], 0, sentence.end - sentence.start)),
                recurs=recurs,
            )
        ]
    if paragraph.table:
        edits += table_edits(text, paragraph.slots)
        edits += flat_cells(text, paragraph.slots, context)
    edits += filled(text, paragraph.slots, context, ahead=section.ahead)
    edits += moved_times(text, narrow, context.move, ahead=section.ahead)
    edits += _left_over(text, masked)
    made, numbers, kept = applied(text, edits)
    return _traced(made, numbers, kept)


def moved_line(text: str, context: Context, *, ahead: bool) -> str:
    """A heading or title with its times moved."""
    narrow = mask(text.translate(_OPEN))
    return applied(text, moved_times(text, narrow, context.move, ahead=ahead))[0]


_OPEN = str.maketrans("《》“”", "［］［］")


def _placed(edit: Edit, offset: int) -> Edit:
    return replace(edit, start=edit.start + offset, end=edit.end + offset)


def _set_aside(
    section: ModelSection, paragraph: ModelParagraph, masked: str, times: Sequence[Time], context: Context
) -> Iterator[Edit]:
    """Yield a marker for each run of sentences that tell what happened once and state no number."""
    if section.ahead:
        return
    run: list[tuple[Sentence, int, str]] = []
    for sentence in paragraph.sentences:
        reason = _why(paragraph, masked, times, sentence)
        if not reason:
            yield from _marker(paragraph, run)
            run = []
            continue
        text = paragraph.text[sentence.start : sentence.end]
        run.append((sentence, context.set_aside(paragraph.label, text, reason), _topic(text)))
    yield from _marker(paragraph, run)


def _why(paragraph: ModelParagraph, masked: str, times: Sequence[Time], sentence: Sentence) -> str:
    if any(sentence.start <= slot.start < sentence.end for slot in paragraph.slots):
        return ""
    within = [time for time in times if sentence.start <= time.start < sentence.end]
    text = paragraph.text[sentence.start : sentence.end]
    return once(text, masked[sentence.start : sentence.end], within, recurs=sentence.kept > 0)


def _marker(paragraph: ModelParagraph, run: Sequence[tuple[Sentence, int, str]]) -> Iterator[Edit]:
    if run:
        numbers = "、".join(str(number) for _, number, _ in run)
        topics = "；".join(topic for _, _, topic in run)
        words = gap(f"本期有无同类工作：{topics}（上期原文见参考{numbers}）")
        yield Edit(run[0][0].start, run[-1][0].end, words, weight=_SET_ASIDE)


def _topic(text: str) -> str:
    """What a sentence is about, without numbers and times: its first clause that says something."""
    masked = mask(text)
    for time in reversed(list(find_times(masked, 0, len(masked)))):
        text, masked = text[: time.start] + text[time.end :], masked[: time.start] + masked[time.end :]
    clauses = [text[one.start() : one.end()] for one in _CLAUSE.finditer(masked)]
    telling = [one for one in clauses if len(one) > 3 and not _OPENING.match(one)]
    words = _NUMERALS.sub("", _BRACKETS.sub("", telling[0] if telling else text))
    if len(words) <= _TOPIC:
        return words
    short = words[:_TOPIC]
    # A title or a quotation that would be cut is left out, so that no mark stands without its other half.
    cut = min((short.rfind(left) for left, right in _MARKS if short.rfind(left) > short.rfind(right)), default=_TOPIC)
    return (short[:cut] if cut else "") + "……"


def _left_over(text: str, masked: str) -> Iterator[Edit]:
    """Yield what is left of quotations, names and digits: the first two stay for a reason, a bare number is a gap."""
    for found in _QUOTED.finditer(text):
        yield Edit(found.start(), found.end(), found[0], reason=Reason.NAME, weight=10)
    for found in _DIGITS.finditer(text):
        start, end = found.span()
        if (
            _LETTERS.search(text[:start])
            or re.match("[A-Za-z]", text[end:])
            or is_excluded(masked, 0, start, end, len(text))
        ):
            yield Edit(start, end, found[0], reason=Reason.NAME, weight=5)
        else:
            yield Edit(start, end, gap("数字"), weight=1)


def _traced(text: str, numbers: Sequence[Number], kept: Sequence[Kept]) -> Made:
    """The paragraph with every number in it: those that nobody gave are untraced."""
    taken = [(one.start, one.end) for one in numbers] + [(one.start, one.end) for one in kept]
    taken += [found.span() for found in GAP.finditer(text)]
    others: list[Number] = []
    # Digits that the reading of numbers passes over are somebody's all the same.
    for one in (*find_numbers(text), *(Number(*found.span()) for found in _BARE.finditer(text))):
        if not any(one.start < end and start < one.end for start, end in taken):
            others.append(replace(one, source=UNTRACED))
            taken.append((one.start, one.end))
    together = sorted([*numbers, *others], key=lambda one: one.start)
    return Made(Paragraph(text, tuple(together)), tuple(kept))

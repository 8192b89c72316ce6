"""What a question asks for: exact references, a title, a day, a number of a report, or something to be searched."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from index.cross_references import version_on
from index.records import DocumentRecord
from index.simplified import simplified
from ingest.labels import Label
from service.answering.question import Question
from service.answering.short_names import full_title, sort_of
from service.answering.titles import TitleFound, TitleIndex
from service.answering.understanding.days import Asked, asked_day
from service.answering.understanding.follow_ups import Completed, complete
from service.answering.understanding.numbers import asks_count, asks_number
from service.answering.understanding.references import Reference, find_references
from service.answering.understanding.thread import NO_THREAD, Thread, thread_of


@dataclass(frozen=True, slots=True)
class Understood:
    """A question taken apart: completed from earlier turns; the title, the label and the day that it names.

    `own` is how it was put where it was completed, empty where it stands by itself; then `background` is what the turn
    before was about, and may still be meant. `thread` is what was quoted for it, unless the question names a document.
    `past` is set when it asks for what no longer stands (修订前), `numbers` when it asks for a number of a report,
    `counts` when it may do so.
    `references` are all the labels with their titles, of which `label` is the first; `missing` is a title that it cites
    and the Library lacks; `notes` tell people how the question was understood.
    """

    completed: str
    title: TitleFound | None
    label: Label | None
    own: str = ""
    background: str = ""
    thread: Thread = NO_THREAD
    as_of: date | None = None
    past: bool = False
    numbers: bool = False
    counts: bool = False
    references: tuple[Reference, ...] = ()
    missing: str = ""
    notes: tuple[str, ...] = ()


def understand(asked: Question, titles: TitleIndex, rewritten: str | None = None) -> Understood:
    """What `asked` asks for, after its earlier turns; `rewritten` is how a chat model completed it.

    Traditional characters are read as the simplified ones that rules are written in.
    """
    asked = replace(asked, text=simplified(asked.text))
    completed = complete(asked.text, asked.turns, titles)
    if rewritten:
        completed = Completed(rewritten, own=asked.text if rewritten != asked.text else "")
    text = completed.text
    found = titles.find_all(text)
    references = find_references(text, found)
    missing = _missing(text, titles, found, references)
    title = references[0].title if references else _longest(found)
    numbers = asks_number(text)
    said = asked_day(_masked(asked.text, titles), asked.today, law=bool(title or references), numbers=numbers)
    if completed.own and said == Asked():
        said = replace(said, day=asked.turns[-1].as_of)
    understood = Understood(
        text,
        title,
        references[0].label if references else None,
        own=completed.own,
        background=completed.background,
        thread=NO_THREAD if title else thread_of(asked.turns),
        past=said.past,
        numbers=numbers,
        counts=numbers or asks_count(text),
        references=references,
        missing=missing,
    )
    return _dated(understood, said, asked)


def _masked(text: str, titles: TitleIndex) -> str:
    """`text` with 法 for each title written without 《》: 旧档案法 asks for the past as 旧法 does."""
    for found in reversed(titles.find_all(text)):
        if text[found.start] != "《":
            text = f"{text[: found.start]}法{text[found.end :]}"
    return text


def _longest(found: Sequence[TitleFound]) -> TitleFound | None:
    return max(found, key=lambda one: (one.end - one.start, -one.start), default=None)


_NAME = r"[一-鿿]{2,30}?(?:条例|准则|规则|办法|规定|细则|章程|法典|法)|党章"
_UNKNOWN = re.compile(
    rf"(?:^|[，。？、\s]|请问|按照?|根据|依照?|违反)(?P<name>{_NAME})(?=\s*第?[0-9０-９零一二三四五六七八九十百千]+\s*条)"
)
# 办法第三条, 我们单位的规定第三条: no title, which one is meant stays open.
_GENERIC = re.compile(
    r"(?:[该本此这那][个部]?|上述|前述)?(?:我们?|我|单位|中心|公司|部门)*的?(?:管理|工作|有关|相关|新|旧)?"
)


def _missing(text: str, titles: TitleIndex, found: Sequence[TitleFound], references: Sequence[Reference]) -> str:
    """The title that a reference cites and the Library lacks; empty where there is none."""
    if not references or any(one.title for one in references):
        return ""
    unknown = titles.unknown(text)
    if unknown:
        return unknown[0].name
    bare = _UNKNOWN.search(text)
    name = bare["name"] if bare else ""
    return "" if name != "党章" and _GENERIC.fullmatch(name.removesuffix(sort_of(name))) else full_title(name)


def _dated(understood: Understood, said: Asked, asked: Question) -> Understood:
    """`understood` with the day that its words mean; they win over the day set beside the question."""
    versions = understood.title.works[0] if understood.title and len(understood.title.works) == 1 else ()
    notes: list[str] = []
    day = said.day
    edition = _edition(versions, said.edition)
    if edition and not said.past and version_on(versions, asked.today) is not edition:
        day = edition.version_day
    if said.past:
        day = _before(versions, edition or version_on(versions, asked.today))
        if versions and day is None:
            notes.append(f"资料库中没有《{versions[0].title}》更早的版本。")
    if said.present:
        day = asked.today
    if day and asked.as_of and day != asked.as_of:
        notes.append(f"按问题中写明的时间（{day.isoformat()}）回答，没有采用另选的时点 {asked.as_of.isoformat()}。")
    return replace(understood, as_of=day, notes=tuple(notes))


def _before(versions: Sequence[DocumentRecord], present: DocumentRecord | None) -> date | None:
    """The last day of the version before `present`; None when there is none."""
    if present is None or present.version_day is None:
        return None
    earlier = any((one.version_day or date.min) < present.version_day for one in versions)
    return present.version_day - timedelta(days=1) if earlier else None


def _edition(versions: Sequence[DocumentRecord], year: int | None) -> DocumentRecord | None:
    """The version that was made in `year`, None when there is not exactly one."""
    made = [one for one in versions if year and _made_in(one, year)]
    return made[0] if len(made) == 1 else None


def _made_in(document: DocumentRecord, year: int) -> bool:
    days = (document.passed, document.published, document.signed, document.begins)
    return str(year) in document.title or any(day is not None and day.year == year for day in days)

"""The days that the notes under a title give (题注), by what they say of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from ingest.dates import find_dates
from ingest.identity.found import CLOSING, Found, Piece

EFFECT = r"(?:施行|实施|生效|执行|试行|实行)"
ON_PUBLICATION = re.compile(
    rf"(?P<act>公布|发布|印发|颁布|公告|下发|签发|签署|颁发|刊登)之日起?(?:正式)?{EFFECT}|(?:公布|发布|颁布)施行"
)
_LABELS = (
    ("signed", re.compile(r"(?:成文日期|印发日期|发文日期|签发日期|签署日期)\s*[：:]")),
    ("effective", re.compile(r"(?:施行日期|实施日期|生效日期|执行日期)\s*[：:]")),
    ("repealed", re.compile(r"(?:失效日期|废止日期|终止日期)\s*[：:]")),
    ("published", re.compile(r"(?:公布日期|发布日期|颁布日期|公开日期|发布时间|publish_date)\s*[：:]")),
)


class Said(StrEnum):
    """What a note says of a day."""

    PASSED = "passed"
    PUBLISHED = "published"
    REVISED = "revised"
    EFFECTIVE = "effective"
    REPEALED = "repealed"
    SIGNED = "signed"


@dataclass(slots=True)
class Noted:
    """The days of the notes in their order, and whether they say 自公布之日起施行."""

    days: list[tuple[Said, Found]] = field(default_factory=list)
    on_publication: Found | None = None

    def last(self, *said: Said) -> Found | None:
        """The latest day of which one of these is said."""
        return max((found for what, found in self.days if what in said), key=lambda found: found.value, default=None)


def is_labelled(text: str) -> bool:
    """Whether a line gives a day by its name: 成文日期：2023年6月5日."""
    return any(label.match(text.lstrip("-* ")) for _, label in _LABELS)


def read_notes(notes: Sequence[Piece]) -> Noted:
    """What `notes` say of days."""
    noted = Noted()
    for note in notes:
        if note.text.rstrip().endswith(("：", ":")):
            continue  # it leads into the text
        labelled = list(_labelled(note))
        noted.days.extend(labelled or _said(note))
        if found := ON_PUBLICATION.search(_outside_titles(note.text)):
            noted.on_publication = note.found(found[0], found.start(), found.end())
    return noted


def _labelled(note: Piece) -> Iterator[tuple[Said, Found]]:
    """The days of a line such as 施行日期：2023-06-05 (the head of a page on the web)."""
    for name, label in _LABELS:
        for found in label.finditer(note.text):
            day = next(find_dates(note.text[found.end() : found.end() + 30]), None)
            if day is not None and not note.text[found.end() : found.end() + day.start].strip():
                start = found.end() + day.start
                yield Said(name), note.found(day.value.isoformat(), start, found.end() + day.end, CLOSING)


def _said(note: Piece) -> Iterator[tuple[Said, Found]]:
    days = list(find_dates(note.text))
    for index, day in enumerate(days):
        end = days[index + 1].start if index + 1 < len(days) else len(note.text)
        found = note.found(day.value.isoformat(), day.start, day.end)
        for said in _meaning(note.text[day.end : end]):
            yield said, found


def _meaning(clause: str) -> Iterator[Said]:
    """What the words behind a day say of it, up to the next day."""
    # 《关于修改和废止部分法规的决定》 stands inside a title and says nothing of this document's own end.
    plain = _outside_titles(clause)
    if re.match(r"\s*(?:起)?\s*(?:废止|失效|停止执行)", plain):
        yield Said.REPEALED
    elif re.search(r"修订|修正|修改|第.{1,3}次修", plain):
        yield Said.REVISED
    elif re.search(r"(?:通过|批准).*(?:现予|予以)(?:公布|发布)", plain):
        yield Said.PASSED
    elif re.search(EFFECT, plain) and not re.search(r"(?:公布|发布|颁布).*施行", plain):
        yield Said.EFFECTIVE
    elif re.search(r"公布|发布|颁布|印发|公告|颁发", plain):
        yield Said.PUBLISHED
    elif re.search(r"通过|批准|审定", plain):
        yield Said.PASSED


def _outside_titles(clause: str) -> str:
    return re.sub(r"《.*》|〈.*〉", "", clause)

"""Subjects that many libraries have nothing about, as guiwen ships them, with what people ask about each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ingest.description import work_title

_LINE = re.compile(r"(?P<name>\S+) = (?P<words>[^|]*)\|(?P<rule>[^|]*)\|(?P<questions>[^|]+)")


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject: the words of which a provision about it holds one, the rule that has it, what people ask about it.

    `words` are none where no rule says such a thing (the weather); `rule` (a `work_title`) is empty if unknown.
    """

    name: str
    words: tuple[str, ...]
    rule: str
    questions: tuple[str, ...]

    def stands_in(self, text: str) -> bool:
        """Whether `text` may be about this subject."""
        return any(word in text for word in self.words)


@cache
def subjects() -> tuple[Subject, ...]:
    """The subjects that guiwen ships."""
    return tuple(parsed(files("index.wording").joinpath("subjects.txt").read_text(encoding="utf-8")))


def parsed(text: str) -> Iterator[Subject]:
    """The subjects of lines `name = words | title | question；question`; `#` begins a comment; ValueError otherwise."""
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        found = _LINE.fullmatch(line)
        if not found:
            raise ValueError(f"not a subject with words, a rule and questions: {line[:40]!r}")
        asked = tuple(filter(None, (one.strip() for one in found["questions"].split("；"))))
        yield Subject(found["name"], tuple(found["words"].split()), work_title(found["rule"].strip()), asked)

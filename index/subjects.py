"""Subjects that many libraries have nothing about, as guiwen ships them, with what people ask about each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ingest.description import work_title

_LINE = re.compile(r"(?P<name>\S+) = (?P<words>[^|]*)\|(?P<rules>[^|]*)\|(?P<questions>[^|]+)")


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject: the words of which a provision about it holds one, the rules that have it, what people ask about it.

    `words` are none where no rule says such a thing (the weather), `rules` (as `work_title` has them, the first of them
    the one to look for) none where none is known.
    """

    name: str
    words: tuple[str, ...]
    rules: tuple[str, ...]
    questions: tuple[str, ...]

    def stands_in(self, text: str) -> bool:
        """Whether `text` may be about this subject."""
        return any(word in text for word in self.words)


@cache
def subjects() -> tuple[Subject, ...]:
    """The subjects that guiwen ships."""
    return tuple(parsed(files("index.wording").joinpath("subjects.txt").read_text(encoding="utf-8")))


def parsed(text: str) -> Iterator[Subject]:
    """The subjects of lines `name = words | titles | question；question`; `#` is a comment; ValueError otherwise."""
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        found = _LINE.fullmatch(line)
        if not found:
            raise ValueError(f"not a subject with words, rules and questions: {line[:40]!r}")
        asked = tuple(filter(None, (one.strip() for one in found["questions"].split("；"))))
        rules = tuple(map(work_title, found["rules"].split()))
        yield Subject(found["name"], tuple(found["words"].split()), rules, asked)

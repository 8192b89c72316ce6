"""What people usually ask of the articles of public rules, in their own words, as guiwen ships it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from ingest.description import work_title

_LABEL = re.compile(r"\A\s*第[零〇一二三四五六七八九十百千]+条(?:之[一二三四五六七八九十]+)?")
KEY_DIGITS = 12
_ENTRY = re.compile(rf"(?P<key>[0-9a-f]{{{KEY_DIGITS}}}) (?P<questions>\S.*)")


def article_key(text: str) -> str:
    """What tells an article of this wording from others: 12 hex digits, the same whatever its number and layout."""
    words = "".join(filter(str.isalnum, _LABEL.sub("", text)))
    return hashlib.sha256(words.encode()).hexdigest()[:KEY_DIGITS]


@dataclass(frozen=True, slots=True)
class UsualQuestions:
    """Questions by the key of the article that answers them, and the titles (`work_title`) of the rules concerned."""

    works: frozenset[str]
    by_article: Mapping[str, tuple[str, ...]]
    works_of: Mapping[str, frozenset[str]] = field(default_factory=dict)  # the rules that an article stands in


@cache
def usual_questions() -> UsualQuestions:
    """The questions that guiwen ships, short ones and those that first tell what happened."""
    return shipped("asked", "stories")


@cache
def open_questions() -> UsualQuestions:
    """Questions that guiwen ships about details that an article calls to mind, and its rule leaves open."""
    return shipped("open")


def shipped(*folders: str) -> UsualQuestions:
    """The questions of these folders of index/wording."""
    wording = files("index.wording")
    found = (one for folder in folders for one in wording.joinpath(folder).iterdir() if one.name.endswith(".txt"))
    return parsed(text for _, text in sorted((one.name, one.read_text(encoding="utf-8")) for one in found))


def parsed(texts: Iterable[str]) -> UsualQuestions:
    """The questions of files: `# title` first, then `key question；question` for each article; ValueError otherwise.

    A part of a code also names the code (`# 民法典继承编；民法典`): its articles are those of either.
    """
    works: set[str] = set()
    by_article: dict[str, tuple[str, ...]] = {}
    works_of: dict[str, frozenset[str]] = {}
    for text in texts:
        head, *lines = text.splitlines()
        if not head.startswith("# "):
            raise ValueError(f"a file of usual questions begins with its title, not {head[:40]!r}")
        named = frozenset(map(work_title, head[2:].split("；")))
        works |= named
        for key, questions in _entries(lines):
            works_of[key] = works_of.get(key, frozenset()) | named
            by_article[key] = tuple(dict.fromkeys((*by_article.get(key, ()), *questions)))
    return UsualQuestions(frozenset(works), by_article, works_of)


def _entries(lines: Iterable[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for line in filter(None, lines):
        found = _ENTRY.fullmatch(line)
        if not found:
            raise ValueError(f"not a key and its questions: {line[:40]!r}")
        yield found["key"], tuple(one.strip() for one in found["questions"].split("；") if one.strip())

"""Rules for words that are often confused: what is written, what stands around it, what is meant, and why.

A line of a rule file, in Chinese marks or ASCII ones:

    反应 → 反映 ｜ 后：情况 问题 ｜ 非后：堆 ｜ 级：警告 ｜ 因：“反映”是把情况告诉别人

`…` in the words stands for up to thirty characters of the same clause without 、, `……` for such with 、. What must
stand right before or behind is listed after `前` and `后`, what must not after `非前` and `非后`; `句有` and `句无` are
for the whole sentence. An empty line and one that begins with # say nothing. Nothing in a file is a pattern of a
program: words are taken as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from ingest.errors import SettingsError
from service.drafting.draft import Severity

OFFICE_FILE = Path("checking") / "words.txt"
"""Where an office keeps rules of its own, below the library folder."""

_SEVERITIES = {"错误": Severity.ERROR, "警告": Severity.WARNING, "提示": Severity.NOTE}
_LISTS = {
    "前": "before",
    "后": "behind",
    "非前": "not_before",
    "非后": "not_behind",
    "句有": "sentence",
    "句无": "not_sentence",
}
_GAP = "…"
_GAP_LENGTH = 30
_LONGEST = 40
_MANY = 20_000
"""The most rules of one file; more are a file of another kind."""


@dataclass(frozen=True, slots=True)
class WordRule:
    """What is written (`wrong`), what is meant, and where the rule holds; `line` is its line in its file."""

    wrong: str
    right: str
    why: str
    severity: Severity
    before: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    not_behind: tuple[str, ...] = ()
    sentence: tuple[str, ...] = ()
    not_sentence: tuple[str, ...] = ()
    line: int = 0

    def holds(self, text: str, start: int, end: int, sentence: tuple[int, int]) -> bool:
        """Whether the words around `[start, end)` are those that the rule asks for."""
        first, last = sentence
        left, around = text[first:start], text[first:last]
        return (
            (not self.before or left.endswith(self.before) or ("^" in self.before and not left))
            and (not self.behind or text.startswith(self.behind, end))
            and not (self.not_before and left.endswith(self.not_before))
            and not (self.not_behind and text.startswith(self.not_behind, end))
            and (not self.sentence or any(word in around for word in self.sentence))
            and not any(word in around for word in self.not_sentence)
        )


class BadRule(SettingsError):
    """A line of a rule file that is no rule."""


@cache
def shipped_rules() -> tuple[WordRule, ...]:
    """The rules that guiwen ships."""
    text = files("service.checking").joinpath("words.txt").read_text(encoding="utf-8")
    return tuple(read_rules(text.splitlines(), "words.txt"))


def office_rules(folder: Path) -> tuple[WordRule, ...]:
    """The rules that the office keeps in its library folder; none without a file.

    Raises BadRule, which names the line, for a line that is no rule and a file that cannot be read.
    """
    path = folder / OFFICE_FILE
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise BadRule(f"词语规则文件 {path} 无法读取：{error}。请存为 UTF-8 编码的文本文件。") from error
    if len(lines) > _MANY:
        raise BadRule(f"词语规则文件 {path} 有 {len(lines)} 行，最多 {_MANY} 行。请检查是否放错了文件。")
    return tuple(read_rules(lines, str(path)))


def read_rules(lines: Iterable[str], name: str) -> Iterator[WordRule]:
    """Yield the rule of each line that holds one; BadRule names the first line that is wrong."""
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.lstrip().startswith("#"):
            yield _read(line, number, name)


def _read(line: str, number: int, name: str) -> WordRule:
    head, *fields = re.split(r"\s*[｜|]\s*", line.strip())
    wrong, arrow, right = (part.strip() for part in head.replace("->", "→").partition("→"))
    if not arrow or not wrong or len(wrong) > _LONGEST or not wrong.strip(_GAP):
        raise _bad(name, number, line, "每行应以“错误的词 → 正确的词”开头")
    if wrong == right:
        raise _bad(name, number, line, "箭头两边相同")
    given: dict[str, tuple[str, ...]] = {}
    why, severity = "", Severity.WARNING
    for field in filter(None, fields):
        key, mark, value = (part.strip() for part in field.replace(":", "：", 1).partition("："))
        if not mark or not value:
            raise _bad(name, number, line, f"“{field}”应为“名称：内容”")
        if key == "因":
            why = value
        elif key == "级" and value in _SEVERITIES:
            severity = _SEVERITIES[value]
        elif key in _LISTS:
            given[_LISTS[key]] = (*given.get(_LISTS[key], ()), *value.split())
        else:
            raise _bad(name, number, line, f"不认识“{field}”")
    return WordRule(wrong, right, why, severity, line=number, **given)


def _bad(name: str, number: int, line: str, why: str) -> BadRule:
    return BadRule(f"{name} 第 {number} 行不是词语规则：{why}（{line.strip()[:40]}）。")


class WordFinder:
    """Finds what the rules speak of in one pass over a text."""

    def __init__(self, rules: Sequence[WordRule]) -> None:
        self._plain: dict[str, list[WordRule]] = {}
        self._gapped = [(rule, _gapped(rule.wrong)) for rule in rules if _GAP in rule.wrong]
        for rule in rules:
            if _GAP not in rule.wrong:
                self._plain.setdefault(rule.wrong, []).append(rule)
        words = sorted(self._plain, key=len, reverse=True)
        self._pattern = re.compile(f"(?=({'|'.join(map(re.escape, words))}))") if words else None

    def find(self, text: str, start: int, end: int) -> Iterator[tuple[WordRule, int, int]]:
        """Yield each rule that holds in the sentence `text[start:end]`, with its place, in order."""
        found = [*self._words(text, start, end), *self._spans(text, start, end)]
        behind = start
        for rule, first, last in sorted(found, key=lambda one: (one[1], -one[2])):
            if first >= behind and rule.holds(text, first, last, (start, end)):
                behind = last
                yield rule, first, last

    def _words(self, text: str, start: int, end: int) -> Iterator[tuple[WordRule, int, int]]:
        for found in self._pattern.finditer(text, start, end) if self._pattern else ():
            for rule in self._plain[found[1]]:
                yield rule, found.start(), found.start() + len(found[1])

    def _spans(self, text: str, start: int, end: int) -> Iterator[tuple[WordRule, int, int]]:
        for rule, pattern in self._gapped:
            for found in pattern.finditer(text, start, end):
                yield rule, found.start(), found.end()


@cache
def finder(rules: tuple[WordRule, ...]) -> WordFinder:
    """The finder of these rules, made once."""
    return WordFinder(rules)


def _gapped(words: str) -> re.Pattern[str]:
    wide = words.split(_GAP * 2)
    return re.compile(_within("").join(_within("、").join(map(re.escape, part.split(_GAP))) for part in wide))


def _within(mark: str) -> str:
    """Up to so many letters of one clause, without `mark` either."""
    return f"[^，。；：！？\\n{mark}]{{0,{_GAP_LENGTH}}}?"

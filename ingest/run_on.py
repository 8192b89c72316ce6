"""Lines that run several articles together: 第一条 …。 第二条 …。 — parted where the very next article begins.

The text stays as it is; only the lines that are read from it become more. A reference (…。第二条规定的…) begins no
article, and neither does a number that a line of its own begins with, or words inside a quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.labels import NUMERAL, Number
from ingest.marks import ArticleMark, article_mark, structure_mark
from ingest.plaintext import PlainText, TextLine
from ingest.quotation import depth_behind, quoted_lines

# 。第六章附则第四十条本条例…: a chapter may stand between.
_RUN_ON = re.compile(
    rf"(?<=[。；])(?P<gap>\s*)(?=(?P<chapter>第\s?{NUMERAL}\s?章[^，。；：第]{{2,30}}(?=第))?[第笫]\s?{NUMERAL}\s?条)"
)
_HERE = re.compile(r"(?P<gap>)")
# 。第三章鉴定、加固和维护 at a line's end, before the line of the next article.
_CHAPTER = re.compile(rf"(?<=。)(?P<gap>\s*)(?=第\s?{NUMERAL}\s?章[^，。；：]{{2,30}}$)")
# 第四十二条本条例自…起施行: the last article says what no reference does.
_LAST = re.compile(r"本[一-鿿]{1,4}自.{2,30}施行")
_BLANKS = re.compile(r"(?<=[。；：])\s+")


def part_run_on(plain: PlainText) -> PlainText:
    """`plain` with a line of its own for every article that stands inside a line."""
    if not any(_RUN_ON.search(line.text) or _CHAPTER.search(line.text) for line in plain.lines):
        return plain
    return replace(plain, lines=tuple(_parted(plain.lines)))


def _parted(lines: Sequence[TextLine]) -> Iterator[TextLine]:
    quoted, followers = quoted_lines(lines), _followers(lines)
    last: Number | None = None
    for line, follower in zip(lines, followers, strict=True):
        mark = _mark(line, last)
        last = mark.number if mark else last
        if last is None or line.source.cells is not None or line.start in quoted:
            yield line
            continue
        cuts, last = _cuts(line.text, last, follower)
        chapter = _CHAPTER.search(line.text) if follower == Number(last.value + 1) else None
        if chapter and not cuts and structure_mark(line.text[chapter.end() :]):
            cuts = [chapter]
        yield from _pieces(line, cuts)


def _mark(line: TextLine, last: Number | None) -> ArticleMark | None:
    return article_mark(line.text, Number(last.value + 1) if last else None) if line.source.cells is None else None


def _followers(lines: Sequence[TextLine]) -> list[Number | None]:
    """For every line, the article that the next line with one begins."""
    found: list[Number | None] = []
    follower: Number | None = None
    for line in reversed(lines):
        found.append(follower)
        mark = _mark(line, None)
        follower = mark.number if mark else follower
    return found[::-1]


def _cuts(text: str, last: Number, follower: Number | None) -> tuple[list[re.Match[str]], Number]:
    """Where articles begin inside `text`, each the very next one, and the last of them."""
    cuts = []
    for found in _RUN_ON.finditer(text):
        following, chapter = Number(last.value + 1), found["chapter"] or ""
        opens = not chapter or structure_mark(chapter) is not None
        begin = found.end() + len(chapter)
        if opens and _opens(text[begin:], following, follower) and not depth_behind(text[: found.end()]):
            behind = _HERE.match(text, begin) if chapter else None
            cuts += [found, behind] if behind else [found]
            last = following
    return cuts, last


def _opens(words: str, number: Number, follower: Number | None) -> bool:
    """Whether `words` begin the article `number`, before the line that begins the article `follower`."""
    # Asked as if the number before it were due, so that words that go on with a reference (第二条处罚) are none.
    mark = article_mark(words, Number(number.value - 1))
    if mark is None or mark.number != number or follower == number:
        return False
    parted = words[: mark.end] != words[: mark.end].rstrip() or _LAST.match(words, mark.end) is not None
    return (follower is not None and follower > number) or (parted and follower in (None, Number(1)))


def _pieces(line: TextLine, cuts: Sequence[re.Match[str]]) -> Iterator[TextLine]:
    """The parts of `line`; where blanks part its articles, blanks behind a stop part their 款 and 项 as well."""
    if cuts and all(found["gap"] for found in cuts):
        cuts = list(_BLANKS.finditer(line.text))
    begins = [0, *(found.end() for found in cuts)]
    ends = [*(found.start() for found in cuts), len(line.text)]
    for begin, end in zip(begins, ends, strict=True):
        if begin < end:
            yield replace(line, start=line.start + begin, end=line.start + end, text=line.text[begin:end])

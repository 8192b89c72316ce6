"""Where the documents begin that one file binds together: each has a title of its own and counts from 1 again.

A title counts when nothing but notes, contents and a preamble parts it from 第一条, or from 一、 where the contents,
its document number or the signature before it vouch for it. What stands behind 附件 is an annex, and what stands
inside a quotation is another text: neither is a member.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.amendment import is_amendment
from ingest.document_number import find_document_number, is_document_number
from ingest.head import (
    MAX_TITLE,
    REPORT_SUFFIXES,
    bare,
    contents_entry,
    has_suffix,
    is_title,
    join_title,
    opens_contents,
    spread,
)
from ingest.labels import Number
from ingest.marks import Style, annex_mark, article_mark, list_mark, structure_mark
from ingest.plaintext import TextLine
from ingest.quotation import quoted_lines
from ingest.signature import find_signature

# How many lines of notes and preamble may part a title from its first article.
_PREFACE = 40
# How many lines behind 附件 a title still belongs to the annex.
_ANNEX_LINES = 2
_RED_HEAD_LINES = 4
_SIGNATURE_LINES = 20
_CONTENTS_WITHIN = 60
_LEAST_NAME = 4
_COMPILATION = re.compile(r"(?:汇编|选编|汇集|全集|合集|文件集|制度集|大全|手册)(?:[（(][^（）()]*[）)])*$")
_ISSUES = re.compile(r"印发|发布|公布|颁布|下发|施行|通过|批准|转发")
_PUNCTUATION = re.compile(r"[\s《》〈〉“”（）()、]")
_MARKS = re.compile(r"[。；：，]")


@dataclass(frozen=True, slots=True)
class Start:
    """A document that begins at line `first` and calls itself `name`.

    `articles` tells that it counts 第一条 again, `vouched` that something beside its title says that it is a document,
    `annexed` that it stands behind 附件.
    """

    first: int
    name: str
    articles: bool
    vouched: bool = False
    annexed: bool = False


@dataclass(frozen=True, slots=True)
class Binding:
    """Where each member begins; `compilation` unless the lines before them are a decision that amends them."""

    starts: tuple[Start, ...]
    compilation: bool


def is_compilation_title(text: str) -> bool:
    """Whether `text` ends as the titles of compilations do."""
    words = bare(text)
    return len(words) <= MAX_TITLE and not _MARKS.search(words) and _COMPILATION.search(words) is not None


def find_binding(lines: Sequence[TextLine], forced: bool) -> Binding | None:
    """The members that `lines` bind, None when they are one document; `forced` when a person says they are several."""
    starts = _starts(lines)
    ruled = [start for start in starts if start.articles]
    if ruled and _is_amended(lines[: ruled[0].first], ruled[0].name):
        return Binding(tuple(ruled), compilation=False)
    # What stands first may be the one report or notice that nothing beside its title vouches for.
    free = [start for start in starts if not start.annexed]
    chosen = [start for start in free if forced or start.articles or start.vouched or start is free[0]]
    if chosen and (forced or _are_several(lines, chosen)):
        return Binding(tuple(chosen), compilation=True)
    return None


def _are_several(lines: Sequence[TextLine], starts: Sequence[Start]) -> bool:
    if len(starts) < 2 or _issues(lines, starts):
        return False
    ruled = sum(start.articles for start in starts)
    reports = sum(not start.articles and has_suffix(start.name, REPORT_SUFFIXES) for start in starts)
    vouched = sum(start.vouched for start in starts)
    named = any(is_compilation_title(line.text) for line in lines[: starts[0].first])
    return ruled >= 2 or vouched >= 2 or named or (ruled > 0 and reports > 0)


def _issues(lines: Sequence[TextLine], starts: Sequence[Start]) -> bool:
    """Whether the first of two documents only issues the second."""
    first, second = starts[0], starts[1]
    if len(starts) != 2 or first.articles:
        return False
    text = "".join(line.text for line in lines[first.first : second.first])
    return _ISSUES.search(text) is not None and _squeezed(second.name) in _squeezed(text)


def _is_amended(lines: Sequence[TextLine], name: str) -> bool:
    """Whether `lines` are a decision that amends the text `name`, which follows: 根据本决定作相应修改，重新公布."""
    for index, line in enumerate(lines):
        if is_title(line) and line.source.cells is None:
            title = join_title(part.text for part in lines[slice(*spread(lines, index))])
            body = lines[index + 1 :]
            named = _squeezed(name) in _squeezed(title + "".join(part.text for part in body))
            return named and is_amendment(title, _behind_notes(body))
    return False


def _behind_notes(lines: Sequence[TextLine]) -> Sequence[TextLine]:
    first = next((index for index, line in enumerate(lines) if line.text.endswith(("。", "：", ":"))), 0)
    return lines[first:]


def _squeezed(text: str) -> str:
    return _PUNCTUATION.sub("", text).removeprefix("中华人民共和国")


def _starts(lines: Sequence[TextLine]) -> list[Start]:
    listed = _listed(lines)
    titles = [index for index, line in enumerate(lines) if _may_be_title(line, listed)]
    if len(titles) < 2 and not (titles and titles[0] > 0):
        return []
    quoted = quoted_lines(lines)
    titles = [index for index in titles if lines[index].start not in quoted]
    limits = [*titles, len(lines)][1:]
    starts = (_start(lines, index, limit, listed) for index, limit in zip(titles, limits, strict=True))
    return [start for start in starts if start is not None]


def _may_be_title(line: TextLine, listed: frozenset[str]) -> bool:
    text = line.text
    if line.source.cells is not None or len(text) > MAX_TITLE or text[-1] in "。；：，、":
        return False
    if _entry(text) in listed:
        return True
    mark = list_mark(text)
    if (mark and mark.style is not Style.DUN) or not is_title(line):
        return False
    return not (opens_contents(line) or annex_mark(text) or structure_mark(text) or article_mark(text, None))


def _start(lines: Sequence[TextLine], index: int, limit: int, listed: frozenset[str]) -> Start | None:
    """The document whose title ends at `index`, when its body opens before the next title at `limit`."""
    title = spread(lines, index)[0]
    first = _red_head(lines, title)
    mark = list_mark(lines[index].text)
    name = join_title(line.text for line in lines[title : index + 1])[mark.end if mark else 0 :]
    own = lines[index + 1 : limit]
    articles = _opens_articles(own)
    vouched = _entry(name) in listed or _is_vouched(lines, first, title, index)
    if not articles and (mark or not (_opens_sections(own) or (vouched and _opens_words(own)))):
        return None
    named = _entry(name) in listed
    annexed = _is_annexed(lines, first) and not named and first == title
    return Start(first, name, articles, vouched and (not articles or named), annexed)


def _is_vouched(lines: Sequence[TextLine], first: int, title: int, index: int) -> bool:
    """Whether a 红头, a document number or the signature of the document before stands beside the title."""
    below = lines[index + 1].text if index + 1 < len(lines) else ""
    return first < title or find_document_number(below) != "" or _is_signed(lines, first)


def _opens_articles(lines: Sequence[TextLine]) -> bool:
    """Whether 第一条 is the first number in `lines`, headings aside."""
    for line in lines[:_PREFACE]:
        if mark := article_mark(line.text, Number(1)):
            return mark.number == Number(1)
        if annex_mark(line.text):
            return False
    return False


def _opens_sections(lines: Sequence[TextLine]) -> bool:
    """Whether 一、 is the first number in `lines`."""
    found = next((mark for line in lines[:_PREFACE] if (mark := list_mark(line.text))), None)
    return found is not None and found.style is Style.DUN and found.number.value == 1


def _opens_words(lines: Sequence[TextLine]) -> bool:
    return any(line.text.endswith(("。", "：", "；")) for line in lines[:_PREFACE])


def _red_head(lines: Sequence[TextLine], title: int) -> int:
    """The first of the lines above a title that belong to it: 红头, 发文字号."""
    first = title
    while first > 0 and title - first < _RED_HEAD_LINES and _is_red_head(lines[first - 1]):
        first -= 1
    return first


def _is_red_head(line: TextLine) -> bool:
    text = bare(line.text)
    return line.source.cells is None and (is_document_number(text) or (text.endswith("文件") and len(text) <= 40))


def _is_signed(lines: Sequence[TextLine], first: int) -> bool:
    """Whether a signature ends right before line `first`."""
    before = lines[:first]
    found = find_signature(before[-_SIGNATURE_LINES:], 0)
    return found is not None and found.last == len(before[-_SIGNATURE_LINES:])


def _is_annexed(lines: Sequence[TextLine], first: int) -> bool:
    return any(annex_mark(line.text) for line in lines[max(0, first - _ANNEX_LINES) : first])


def _entry(text: str) -> str:
    """What an entry of the contents names, without its own number and the page's."""
    words = bare(text)
    mark = list_mark(words)
    return contents_entry(words[mark.end if mark else 0 :])


def _listed(lines: Sequence[TextLine]) -> frozenset[str]:
    """The names in the contents (目录) of the whole file, headings of one document apart."""
    begin = next((index for index, line in enumerate(lines[:_CONTENTS_WITHIN]) if opens_contents(line)), None)
    if begin is None:
        return frozenset()
    names: list[str] = []
    for line in lines[begin + 1 :]:
        name = _entry(line.text)
        if structure_mark(line.text) or len(name) > MAX_TITLE or name.endswith(("。", "；", "：")) or name in names:
            break
        names.append(name)
    return frozenset(name for name in names if len(name) >= _LEAST_NAME)

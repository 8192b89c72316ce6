"""Follow-ups completed from the turns before: 那处级干部呢？ 需要多久？ 第六条呢？ 该法第十条？"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.labels import Label, Number, UnitKind, match_label, parse_label
from service.answering.question import Turn
from service.answering.titles import TitleFound, TitleIndex
from service.answering.understanding.dependence import needs_turn
from service.answering.understanding.merging import ask_again, bare_question, core_words, subject_of
from service.answering.understanding.references import find_labels

# 该法, 本条例, 这个办法: a document named before.
_THAT = re.compile(
    r"(?:该|本|此|这[部个]?|那[部个]?|上述|前述|同一[部个]?)(?P<sort>法律|法|条例|办法|规定|规则|准则|细则|章程|意见|文件|制度)"
    r"(?![律院官规定])(?:里|中|的)?"
)
_SAME_ARTICLE = re.compile(r"(?:该|本|此|这|那|上述|前述|同)一?条(?!件|例|款|文)(?:里|中|的|规定)?")
_LED = re.compile(r"^(?:那么|那|还有|然后|另外|再问一下|再问|请问|接着|那它的|它的|其|看看?|查)[，,\s]*")
# 第二款, 第（三）项: parts of an article that was named before.
_PART = re.compile(r"第\s*[（(]?[0-9０-９一二三四五六七八九十]+[）)]?\s*[款项目]")
_STEP = re.compile(r"(?P<way>下|后|上|前)(?:面|边)?(?:的?那)?一条(?!件|例|款|文)")
# As much of a question behind a label as may still belong to it.
_SHORT = 9


@dataclass(frozen=True, slots=True)
class Completed:
    """A question as it stands by itself; `own` is how it was put where something was carried over.

    Where nothing was, `background` is what the last turn was about.
    """

    text: str
    own: str = ""
    background: str = ""


def complete(text: str, turns: Sequence[Turn], titles: TitleIndex) -> Completed:
    """`text` as a question on its own, with what it takes from the last turn."""
    if not turns:
        return Completed(text)
    last = turns[-1]
    if titles.find(text) or titles.unknown(text):
        return Completed(text)
    referred = _referring(text, last, titles)
    if referred:
        return Completed(referred, own=text)
    if not needs_turn(text, last.question):
        return Completed(text, background=subject_of(last.question))
    return Completed(ask_again(last.question, text), own=text)


def _referring(text: str, last: Turn, titles: TitleIndex) -> str:
    """`text` with the title, and the article, of the last turn in place of 该法, 本条, or before a bare label."""
    that, same = _THAT.search(text), _SAME_ARTICLE.search(text)
    step = None if that else _STEP.search(text)
    labels = [] if step else find_labels(text)
    part = None if labels else _PART.search(text)
    bare = _LED.sub("", text)
    alone = (labels and _rest(bare) <= _SHORT) or (part is not None and _rest(bare) <= _SHORT)
    if not (that or same or step or alone):
        return ""
    title = _title(last, titles)
    if title is None or not title.name:
        return ""
    called = f"{title.office}《{title.name}》"
    if that:
        return f"{text[: that.start()]}{called}{text[that.end() :]}"
    article = _article(last, titles) if same or step or part else ""
    if step and article:
        return f"{called}{_next(article, step['way'])}{bare_question(text[step.end() :])}"
    if same and article:
        return f"{text[: same.start()]}{called}{article}{text[same.end() :]}"
    return f"{called}{article}{bare_question(bare)}" if labels or article else ""


def _rest(text: str) -> int:
    """How many characters of `text` say something besides labels and words of asking."""
    rest = re.sub(
        r"第?[（(]?[0-9０-９一二三四五六七八九十百千零]+[）)]?[条款项目](?:之[一二三四五六七八九])?", "", text
    )
    return len(core_words(rest))


def _title(last: Turn, titles: TitleIndex) -> TitleFound | None:
    """The Work that the last turn named, else the one quoted first for it."""
    found = titles.find(last.question)
    if (found and len(found.works) == 1) or not last.cited:
        return found
    return titles.named(last.cited[0].title, last.cited[0].document_id)


def _next(article: str, way: str) -> str:
    """The article behind `article`, or the one before it; the same where it is the first."""
    number = parse_label(article).number(UnitKind.ARTICLE) or Number(1)
    value = number.value + (1 if way in "下后" else -1)
    return str(Label(((UnitKind.ARTICLE, Number(max(value, 1))),)))


def _article(last: Turn, titles: TitleIndex) -> str:
    """The article that the last turn named, else the first that was quoted for it."""
    for label in _labels(last):
        steps = [str(type(label)((step,))) for step in label.steps if step[0] is UnitKind.ARTICLE]
        if steps:
            return steps[0]
    return ""


def _labels(last: Turn) -> Iterator[Label]:
    """Yield the label that the last turn named, then those that were quoted for it, which may be costly to find."""
    named = find_labels(last.question)
    if named:
        yield named[-1].label
    yield from (label for one in last.cited if (label := match_label(one.label, 0)[0]))

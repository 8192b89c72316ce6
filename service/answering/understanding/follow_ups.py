"""Follow-ups completed from the turns before: 那处级干部呢？ 需要多久？ 第六条呢？ 该法第十条？"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.labels import Label, UnitKind, match_label
from service.answering.question import Turn
from service.answering.titles import TitleFound, TitleIndex
from service.answering.understanding.merging import ask_again, bare_question, core_words
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
_PRONOUN = re.compile(
    r"它们?|这个|那个|这样|那样|上述|前述|这种|那种|该(?![不怎])|此类|这类|(?<![尤与])其(?![他中余实])|前者|后者|刚才|上面"
)
_CONDITION = re.compile(r"^(?:那么?|但是?|不过)?[，,]?(?:如果|要是|假如|假设|万一|若)")
_OPENER = re.compile(r"^(?:那么?|还有|另外|换成|换作|至于|那如果|那要是)")
_TAG = re.compile(r"呢[？?。！!]*$")
# Content characters below which a question has no subject of its own, by how it begins and ends.
_NO_SUBJECT = 2
_SHORT = 9


def complete(text: str, turns: Sequence[Turn], titles: TitleIndex) -> tuple[str, bool]:
    """`text` as a question on its own, and whether something was carried over from the last turn."""
    if not turns:
        return text, False
    last = turns[-1]
    if titles.find(text) or titles.unknown(text):
        return text, False
    referred = _referring(text, last, titles)
    if referred:
        return referred, True
    if not needs_turn(text, last.question):
        return text, False
    return ask_again(last.question, text), True


def needs_turn(text: str, before: str) -> bool:
    """Whether a question says too little by itself: opened or closed as a rest, with a pronoun, or without a subject.

    Behind 那 a subject of its own (那年休假有几天) stands alone, unless it is like one of the question `before`.
    """
    core = core_words(text)
    size = len(core)
    if size <= _NO_SUBJECT:
        return True
    if _TAG.search(text) and size <= _SHORT and not re.search(r"[，,].*(?:什么|怎么|多少|哪|谁|几)", text):
        return True
    if _CONDITION.match(text):
        return len(bare_question(text)) <= 2 * _SHORT
    if _OPENER.match(text) and size <= _SHORT:
        return any(core[start : start + 2] in before for start in range(size - 1))
    return bool(_PRONOUN.search(text)) and size <= _SHORT


def _referring(text: str, last: Turn, titles: TitleIndex) -> str:
    """`text` with the title, and the article, of the last turn in place of 该法, 本条, or before a bare label."""
    that, same = _THAT.search(text), _SAME_ARTICLE.search(text)
    labels = find_labels(text)
    part = None if labels else _PART.search(text)
    bare = _LED.sub("", text)
    alone = (labels and _rest(bare) <= _SHORT) or (part is not None and _rest(bare) <= _SHORT)
    if not (that or same or alone):
        return ""
    title = _title(last, titles)
    if title is None or not title.name:
        return ""
    called = f"{title.office}《{title.name}》"
    if that:
        return f"{text[: that.start()]}{called}{text[that.end() :]}"
    article = _article(last, titles) if same or part else ""
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

"""A part of a draft is written by a chat model: what it says is traced as it comes, and what failed is not kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace

from ingest.errors import DraftNotFound, ModelFailed
from service.chat_model import ChatModel
from service.drafting.draft import Check, Draft, Mark, Paragraph, Section, Severity
from service.drafting.writing.asking import Asked, asked_for
from service.drafting.writing.evidence import Evidence
from service.drafting.writing.reply import lines_of
from service.drafting.writing.tracing import traced

__all__ = ["Part", "Progress", "Rewritten", "rewrite"]

_KINDS = ("model_left_out",)
_ENDS = "。；！？\n"
_SHORT, _SHARE = 1000, 4
# A part becomes at most so many times as long as it was, and may have so many characters whatever it was.
_TIMES, _LONGEST = 3, 4000


@dataclass(frozen=True, slots=True)
class Part:
    """The section at `position` of the main text, or one paragraph of it; `style` is what stood there last period."""

    position: int
    paragraph: int | None
    label: str
    style: Sequence[str] = ()
    wish: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """The paragraphs of a part as far as they have come, each traced."""

    position: int
    paragraph: int
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Rewritten:
    """The draft with the part as the model wrote it; `checks` tell what it left out."""

    draft: Draft
    checks: tuple[Check, ...]
    position: int = 0


def rewrite(
    draft: Draft, part: Part, evidence: Evidence, chat: ChatModel, left: Callable[[], bool]
) -> Iterator[Progress | Rewritten]:
    """Yield the part as it comes, sentence by sentence, and last the draft with it; nothing more once `left` says so.

    ModelFailed where the model fails, is cut or says nothing of use; DraftNotFound where there is no such part.
    """
    section = _section(draft, part)
    own = section.paragraphs if part.paragraph is None else (section.paragraphs[part.paragraph],)
    about = evidence.about(own)
    whole = part.paragraph is None
    longest = max(_LONGEST, _TIMES * sum(len(one.text) for one in own))
    said, shown = "", 0
    asked = Asked(section, part.label, own, part.style, part.wish, whole)
    with closing(chat.stream(*asked_for(asked, about))) as pieces:
        for piece in pieces:
            if left():
                return
            said += piece
            if len(said) > longest:
                raise ModelFailed(f"模型写了超过 {longest} 字，已不再接收，原文没有改动。请把要求写得更具体。")
            end = max(said.rfind(mark) for mark in _ENDS) + 1
            # A long reply is not traced anew for each of its sentences.
            if end > shown and (shown < _SHORT or end - shown > shown // _SHARE):
                shown = end
                if paragraphs := _paragraphs(said[:end], section, about, whole):
                    yield Progress(part.position, part.paragraph or 0, paragraphs)
    made = _paragraphs(said, section, about, whole)
    if not made:
        raise ModelFailed("模型没有写出可用的正文，原文没有改动。请换一种要求再试。")
    if not left():
        yield _rewritten(draft, part, own, made)


def _section(draft: Draft, part: Part) -> Section:
    if not 0 <= part.position < len(draft.sections):
        raise DraftNotFound(f"这份草稿没有第 {part.position + 1} 个部分，它只有 {len(draft.sections)} 个部分。")
    section = draft.sections[part.position]
    if part.paragraph is not None and not 0 <= part.paragraph < len(section.paragraphs):
        raise DraftNotFound(f"“{part.label}”没有第 {part.paragraph + 1} 段。请刷新后再试。")
    return section


def _paragraphs(said: str, section: Section, evidence: Evidence, whole: bool) -> tuple[Paragraph, ...]:
    lines = lines_of(said, section.mark + section.heading)
    if not whole:
        lines = ["".join(lines)] if lines else []
    return tuple(traced(line, evidence) for line in lines)


def _rewritten(draft: Draft, part: Part, old: Sequence[Paragraph], new: tuple[Paragraph, ...]) -> Rewritten:
    section = draft.sections[part.position]
    new = _with_citations(old, new)
    at = part.paragraph
    paragraphs = new if at is None else (*section.paragraphs[:at], *new, *section.paragraphs[at + 1 :])
    sections = list(draft.sections)
    sections[part.position] = replace(section, paragraphs=paragraphs)
    lost = tuple(_left_out(old, new, part.label))
    others = tuple(one for one in draft.checks if not (one.kind in _KINDS and one.where == part.label))
    return Rewritten(replace(draft, sections=tuple(sections), checks=(*others, *lost)), lost, part.position)


def _with_citations(old: Sequence[Paragraph], new: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """The new paragraphs with what the old ones rested on, where they still say its words or name it."""
    cited = tuple(dict.fromkeys(each for one in old for each in one.citations))
    return tuple(
        replace(one, citations=tuple(each for each in cited if each.title in one.text or each.quote in one.text))
        for one in new
    )


def _left_out(old: Sequence[Paragraph], new: Sequence[Paragraph], label: str) -> Iterator[Check]:
    """Yield what stood there and stands there no more: gaps, and numbers that were traced."""
    text = "".join(one.text for one in new)
    for words in dict.fromkeys(each for one in old for each in one.gaps):
        if words not in text:
            message = f"模型的文字没有保留“{words}”，请核对是否还要补充。"
            yield Check("model_left_out", Severity.WARNING, message, label)
    values = {(number.value, number.unit) for one in new for number in one.numbers if number.kind is Mark.NUMBER}
    for one in old:
        for number in one.numbers:
            if number.traced and number.kind is Mark.NUMBER and (number.value, number.unit) not in values:
                words = one.written(number)
                if words not in text:
                    message = f"模型的文字没有写到“{words}”（{number.source.ref}），请核对是否要补上。"
                    yield Check("model_left_out", Severity.WARNING, message, label)

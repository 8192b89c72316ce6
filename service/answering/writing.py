"""The step `write`: a chat model's sentences, each checked against its quotes before anybody sees it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import cache

from ingest.addressing import Addresses
from ingest.errors import LabelError, ModelFailed
from ingest.labels import match_label
from prompts import CANNOT_ANSWER
from service.answering.answer import AnswerStatus, Citation, Sentence
from service.answering.checking.sentence import Fault, Known, judge
from service.answering.context import Context, Written
from service.answering.evidence import gather, instructed
from service.answering.splitting import sentences
from service.answering.statuses import message, model_note, nothing_stands, read_in_vain, unsupported
from service.chat_model import ChatModel

_WRITABLE = frozenset({AnswerStatus.ANSWERED, AnswerStatus.PARTLY_ANSWERED})
_LISTED = re.compile(r"^(?:[-*•#>]+|\d{1,2}[.、．)）])\s*")
_MAX_SENTENCES = 30
_REFUSALS = tuple(words.rstrip("。.") for words in CANNOT_ANSWER.values())


@dataclass(slots=True)
class _Draft:
    """What has been passed on, and the citations in the order of their first use."""

    sentences: list[Sentence] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    supported: int = 0
    refused: bool = False

    def add(self, text: str, keys: tuple[str, ...], evidence: dict[str, Citation]) -> Written:
        new = []
        for key in keys:
            if key not in self.numbers:
                self.numbers[key] = len(self.numbers) + 1
                new.append(replace(evidence[key], n=self.numbers[key]))
        self.citations += new
        sentence = Sentence(text, tuple(self.numbers[key] for key in keys))
        self.sentences.append(sentence)
        return Written(sentence, tuple(new))


def write(context: Context) -> Iterator[Written]:
    """Let the chat model answer from the verified quotes; without a model, or when it fails, they are quoted by `say`.

    An exact reference is always quoted, and numbers are never left to a model.
    """
    model = context.chat
    asked = context.understood
    if (
        model is None
        or context.status not in _WRITABLE
        or not context.citations
        or (asked and asked.label)
        or context.figures
    ):
        return
    draft = _Draft()
    if not context.model_failure:
        yield from _drafted(context, model, draft)
    _finish(context, draft)


def _drafted(context: Context, model: ChatModel, draft: _Draft) -> Iterator[Written]:
    """Yield what the model writes and the checks let through."""
    evidence, known = gather(context), _known(context)
    try:
        with closing(model.stream(*instructed(context, evidence))) as pieces:
            for written in sentences(pieces):
                if any(refusal in written for refusal in _REFUSALS):
                    draft.refused = True
                    return
                yield from _judged(context, draft, written, evidence, known)
                if len(draft.sentences) >= _MAX_SENTENCES:
                    return
    except ModelFailed as failure:
        context.model_failure = failure.message


def _judged(
    context: Context, draft: _Draft, written: str, evidence: dict[str, Citation], known: Known
) -> Iterator[Written]:
    verdict = judge(_LISTED.sub("", written), evidence, known)
    if not verdict.text:
        return
    if not verdict.faults:
        draft.supported += 1
        yield draft.add(verdict.text, verdict.keys, evidence)
        return
    # A text that is not in force, or a key that was never given, is no matter of wording: never shown.
    shown = not set(verdict.faults) & {Fault.NO_KEY, Fault.WRONG_KEY, Fault.NOT_IN_FORCE}
    if context.mark_unsupported and shown:
        yield draft.add(unsupported(verdict.text, context.question.language), verdict.keys, evidence)


def _finish(context: Context, draft: _Draft) -> None:
    """Take the draft as the answer where anything in it is supported, and tell what became of the model."""
    language = context.question.language
    context.model = context.chat.name if context.chat else None
    context.notes += _told(context.model_failure, draft, language)
    if not draft.supported:
        # What was marked has been passed on already, but the answer is the quotations: the whole answer counts.
        context.status = AnswerStatus.NOT_FOUND if draft.refused else AnswerStatus.MODEL_FAILED
        context.citations = [] if draft.refused else context.citations
        return
    if draft.refused or context.model_failure:
        context.status = AnswerStatus.PARTLY_ANSWERED
    context.sentences, context.citations = draft.sentences, draft.citations
    context.answer = "\n".join(
        sentence.text + "".join(f"[{n}]" for n in sentence.citations) for sentence in draft.sentences
    )
    context.note = context.note or message(context.status or AnswerStatus.ANSWERED, language, written=True)


def _told(failure: str, draft: _Draft, language: str) -> list[str]:
    if failure:
        return [model_note(failure, bool(draft.supported), language)]
    if draft.supported:
        return []
    return [read_in_vain(language) if draft.refused else nothing_stands(language)]


def _known(context: Context) -> Known:
    """What the Library has; the articles of a document are read once an answer, when the first of them is named."""
    addresses = cache(lambda document: Addresses(context.library.units(document)))

    def title(name: str) -> bool:
        return not context.titles.unknown(f"《{name}》")

    def article(document: str, label: str) -> bool:
        try:
            found, _ = match_label(label, 0)
        except LabelError:
            return False
        return found is not None and bool(addresses(document).find(found))

    return Known(title, article)

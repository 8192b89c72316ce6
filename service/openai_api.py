"""An answer in the shapes of OpenAI's chat completions: one message of Markdown, with its citations beside it."""

from __future__ import annotations

import time
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from service.answering.answer import Answer, Sentence, cited_title
from service.conversations.exchange import day_of, place_of
from service.plain_markdown import escaped
from service.shaping import answer_shape

MODEL = "guiwen"
# What of an answer goes with the message, in the shape of POST /api/v1/ask.
_DETAILS = ("status", "message", "notes", "as_of", "question", "completed", "model", "citations")


@dataclass(frozen=True, slots=True)
class Mark:
    """The `[n]` at `[start, end)` of a message, in Unicode code points."""

    n: int
    start: int
    end: int


@dataclass(slots=True)
class Message:
    """A message while it is written. What documents say is escaped: Markdown shows it as it stands there."""

    content: str = ""
    sentences: int = 0
    marks: list[Mark] = field(default_factory=list)

    def add_sentence(self, sentence: Sentence) -> str:
        """Append a sentence with its numbers; the piece that was appended."""
        before = len(self.content)
        self._add("\n\n".join(escaped(sentence.text)))
        for n in sentence.citations:
            start = len(self.content)
            self.content += f"[{n}]"
            self.marks.append(Mark(n, start, len(self.content)))
        self.sentences += 1
        return self.content[before:]

    def add_end(self, answer: Answer) -> str:
        """Append how the answer ended and the list of its sources; the piece that was appended."""
        before = len(self.content)
        for remark in (answer.message, *answer.notes):
            self._add("\n\n".join(escaped(remark)))
        if answer.citations:
            self._add("\n".join(_sources(answer)))
        return self.content[before:]

    def _add(self, block: str) -> None:
        self.content += f"\n\n{block}" if self.content else block


def _sources(answer: Answer) -> Iterable[str]:
    yield f"引文（时点：{day_of(answer.as_of)}）："
    yield ""
    for citation in answer_shape(answer)["citations"]:
        yield f"- [{citation['n']}] {' '.join(escaped(place_of(citation)))}"


def details(answer: Answer) -> dict[str, Any]:
    """What of `answer` goes with the message beside OpenAI's own fields."""
    shape = answer_shape(answer)
    return {name: shape[name] for name in _DETAILS}


def cited_places(marks: Iterable[Mark], answer: Answer, site: str) -> list[dict[str, Any]]:
    """A `url_citation` for each mark; `site` is the address at which the pages are served, with its last slash."""
    citations = {citation["n"]: citation for citation in answer_shape(answer)["citations"]}
    return [_annotation(mark, citations[mark.n], site) for mark in marks if mark.n in citations]


def _annotation(mark: Mark, citation: Mapping[str, Any], site: str) -> dict[str, Any]:
    place = {"document": citation["document_id"], "start": citation["start"], "end": citation["end"]}
    cited = {
        "url": f"{site}library?{urlencode(place)}",
        "title": cited_title(citation["title"], citation["office"]) + citation["label"],
        "start_index": mark.start,
        "end_index": mark.end,
    }
    return {"type": "url_citation", "url_citation": cited}


def usage(asked: Sequence[str], content: str) -> dict[str, int]:
    """Characters in place of tokens: no tokenizer is at work here, and a Chinese character is about one token."""
    prompt, completion = sum(map(len, asked)), len(content)
    return {"prompt_tokens": prompt, "completion_tokens": completion, "total_tokens": prompt + completion}


@dataclass(frozen=True, slots=True)
class Completion:
    """What all parts of one completion have in common."""

    site: str
    asked: Sequence[str]
    id: str = field(default_factory=lambda: f"chatcmpl-{uuid.uuid4().hex}")
    created: int = field(default_factory=lambda: int(time.time()))

    def whole(self, answer: Answer) -> dict[str, Any]:
        """The completion of a request that does not stream."""
        message = Message()
        for sentence in answer.sentences:
            message.add_sentence(sentence)
        message.add_end(answer)
        said = {"role": "assistant", "content": message.content, "refusal": None, **self._beside(message, answer)}
        choice = {"index": 0, "message": said, "logprobs": None, "finish_reason": "stop"}
        return {**self._head("chat.completion"), "choices": [choice], "usage": usage(self.asked, message.content)}

    def chunk(self, delta: Mapping[str, Any], finish: str | None = None) -> dict[str, Any]:
        """A part of the streamed message."""
        choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}
        return {**self._head("chat.completion.chunk"), "choices": [choice]}

    def last_chunk(self, message: Message, answer: Answer) -> dict[str, Any]:
        """The part that ends the streamed message, with all that stands beside its content."""
        return self.chunk(self._beside(message, answer), "stop")

    def usage_chunk(self, message: Message) -> dict[str, Any]:
        """What was used, as a part of its own behind the message."""
        return {**self._head("chat.completion.chunk"), "choices": [], "usage": usage(self.asked, message.content)}

    def _beside(self, message: Message, answer: Answer) -> dict[str, Any]:
        return {"annotations": cited_places(message.marks, answer, self.site), "guiwen": details(answer)}

    def _head(self, kind: str) -> dict[str, Any]:
        return {"id": self.id, "object": kind, "created": self.created, "model": MODEL}


def model_shape() -> dict[str, Any]:
    """The one model that is offered; when it was made says nothing, and is left at the beginning of time."""
    return {"id": MODEL, "object": "model", "created": 0, "owned_by": MODEL}

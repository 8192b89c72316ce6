"""What a model is given to write from: verified quotes under short keys, fenced as data."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from prompts import CANNOT_ANSWER, load
from service.answering.answer import Citation, Quote, cited_title
from service.answering.check import verify
from service.answering.checking.orders import without_orders
from service.answering.compose import quote_span
from service.answering.context import Context

# Characters of evidence: what is chosen for the answer comes first, then whole articles as long as they fit.
BUDGET = 6000
FURTHER = 10
_KEY_LIKE = re.compile(r"[\[［【](\s*[SsＳ]\s*[\d０-９])")
_FENCE_LIKE = re.compile(r"<<<|>>>|\{\{|\}\}")


def gather(context: Context) -> dict[str, Citation]:
    """The evidence for `context` under its keys: its citations, and further articles that were found."""
    text_of = cache(context.library.text)
    quotes: list[Quote] = [citation.quote for citation in context.citations]
    spent = sum(len(quote.text) for quote in quotes)
    for hit in context.hits[: FURTHER + len(quotes)]:
        passage = hit.passage
        if any(
            quote.document.id == hit.document.id and passage.start < quote.end and quote.start < passage.end
            for quote in quotes
        ):
            continue
        spent += passage.end - passage.start
        if spent > BUDGET:
            break
        text, label = text_of(hit.document.id), passage.label
        quotes.append(quote_span(hit.document, label, passage.article, passage.start, passage.end, text, passage.page))
    return {f"S{found.n}": replace(found, n=0) for found in verify(quotes, text_of, context.as_of, context.titles)}


def prompt_version(language: str = "zh") -> str:
    """The version of the words that an answer is asked for with."""
    prompt = load("answer.en" if language == "en" else "answer.zh")
    return f"{prompt.name}/{prompt.version}"


def instructed(context: Context, evidence: Mapping[str, Citation]) -> tuple[str, str]:
    """What the model is told, and what it is asked."""
    language = "en" if context.question.language == "en" else "zh"
    # Nobody who wrote a document could know the fence of this one request.
    fence = secrets.token_hex(6)
    told = {"fence": fence, "cannot_answer": CANNOT_ANSWER["zh"], "as_of": context.as_of.isoformat()}
    blocks = "\n".join(_fenced(fence, key, citation) for key, citation in evidence.items())
    asked = {"evidence": blocks, "question": harmless(context.searched)}
    return load(f"answer.{language}").filled(told), load("question.zh").filled(asked)


def _fenced(fence: str, key: str, citation: Citation) -> str:
    quote = citation.quote
    place = harmless(f"{cited_title(quote.document.title, citation.office)}{quote.article or quote.label}")
    return f"<<<资料 {fence} {key}\n{place}\n{harmless(without_orders(quote.text))}\n资料 {fence}>>>"


def harmless(text: str) -> str:
    """`text` in which nothing looks like a key of evidence or like a fence."""
    return _FENCE_LIKE.sub(lambda found: " ".join(found[0]), _KEY_LIKE.sub(r"（\1", text))

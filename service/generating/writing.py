"""A chat model is asked for the questions of one article, which it is given as data."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from functools import cache

from index.questions import LONGEST_AUTHOR, Pair, QuestionSource
from prompts import load
from service.answering.checking.orders import without_orders
from service.answering.evidence import harmless
from service.chat_model import ChatModel
from service.generating.articles import Article
from service.generating.checking import questions_in

COUNT = 5
# Characters of an article that are sent: what is longer is a table or a schedule, and its head says what it is about.
LONGEST = 3000
# Questions are few words: whoever is not done by then is not going to be.
SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Written:
    """What a model wrote for an article, as pairs to be stored, and how many of its lines were left out."""

    pairs: list[Pair]
    dropped: int = 0


def write(article: Article, chat: ChatModel) -> Written:
    """The questions that `chat` writes for `article`, as far as they pass the check; ModelFailed when it fails."""
    # Nobody who wrote a document could know the fence of this one request.
    fence = secrets.token_hex(6)
    document, unit = article.document, article.unit
    place = harmless(f"《{document.title}》{unit.label}")
    words = harmless(without_orders(unit.text)[:LONGEST])
    told = load("asking.zh").filled({"fence": fence, "count": str(COUNT)})
    asked = load("article.zh").filled({"fence": fence, "place": place, "article": words})
    kept, dropped = questions_in(chat.whole(told, asked, SECONDS), unit.text, unit.number, document.title)
    return Written([_pair(article, question, chat.name) for question in kept], dropped)


@cache
def prompt_version() -> str:
    """The version of the words that questions are asked for with."""
    prompt = load("asking.zh")
    return f"{prompt.name}/{prompt.version}"


def _pair(article: Article, question: str, model: str) -> Pair:
    author = model[:LONGEST_AUTHOR]
    source = QuestionSource.GENERATED
    return Pair(question, article.document.id, article.unit, author, source, prompt=prompt_version())

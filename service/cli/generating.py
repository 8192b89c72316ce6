"""`guiwen learn --generate`: a chat model writes questions for articles."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from datetime import date
from itertools import islice
from typing import Any

from index.library import Library
from service.chat_model import chat_model, required
from service.cli.console import Progress, note, put, put_json
from service.generating.articles import awaiting
from service.generating.generation import Generation, Outcome, Tally, workers_for
from service.settings import Settings


def generate(settings: Settings, documents: Sequence[str], limit: int | None, as_json: bool) -> None:
    """Write questions for the articles of `documents`, or of all regulations; exit code 1 where it failed."""
    chat = required(chat_model(settings))
    began = time.perf_counter()
    with Library.open(settings.data, embedding=None) as library:
        articles = list(islice(awaiting(library, documents, date.today()), limit))
        generation = Generation(library, chat, workers_for(chat))
        progress = Progress(len(articles))
        try:
            for outcome in generation.run(articles):
                progress.step(_place(outcome))
                _show(outcome, as_json)
        finally:
            progress.end()
    _conclude(generation.tally, len(articles), chat.name, time.perf_counter() - began, as_json)


def _show(outcome: Outcome, as_json: bool) -> None:
    if as_json:
        put_json(_line(outcome))
    elif outcome.error:
        note(f"失败　{_place(outcome)}　{outcome.error.message}")
    else:
        put(f"{_place(outcome)}　存 {len(outcome.added)} 个，弃 {outcome.dropped} 行")


def _place(outcome: Outcome) -> str:
    article = outcome.article
    return f"《{article.document.title}》{article.unit.label}"


def _line(outcome: Outcome) -> dict[str, Any]:
    article, error = outcome.article, outcome.error
    return {
        "document_id": article.document.id,
        "title": article.document.title,
        "label": article.unit.label,
        "status": outcome.status,
        "questions": [{"id": one.id, "question": one.question} for one in outcome.added],
        "known": outcome.known,
        "dropped": outcome.dropped,
        "error": {"code": error.code, "message": error.message} if error else None,
    }


def _conclude(tally: Tally, total: int, model: str, seconds: float, as_json: bool) -> None:
    if as_json:
        summary = {
            "articles": total,
            "stored": tally.stored,
            "nothing": tally.nothing,
            "failed": tally.failed,
            "left": total - tally.articles,
            "questions": tally.questions,
            "stopped": tally.stopped,
            "model": model,
            "seconds": round(seconds, 3),
        }
        put_json({"summary": summary})
    else:
        put(
            f"为 {tally.stored} 条条文存下 {tally.questions} 个问题，{tally.nothing} 条没有合格的问题，"
            f"失败 {tally.failed} 条，未做 {total - tally.articles} 条，用时 {seconds:.1f} 秒"
        )
    if tally.stopped:
        note(tally.stopped)
    if tally.stopped or tally.failed:
        sys.exit(1)

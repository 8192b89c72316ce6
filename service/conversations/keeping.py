"""What is kept with an answer of how it came about."""

from __future__ import annotations

from typing import Any

from service.answering import finding
from service.answering.answer import Answer
from service.answering.evidence import prompt_version
from service.answering.question import Question
from service.settings import Settings


def kept_settings(settings: Settings, dense: bool) -> dict[str, Any]:
    """The settings that shape every answer; `dense` when passages are found by their meaning too."""
    thresholds = (finding.REFUSE_BELOW, finding.CAUTION_BELOW)
    by_words = (finding.REFUSE_BELOW_BY_WORDS, finding.CAUTION_BELOW_BY_WORDS)
    refuse_below, caution_below = thresholds if dense else by_words
    return {
        "answer_articles": settings.answer_articles,
        "passages": finding.LOOK_AT,
        "embedding": settings.embedding if dense else None,
        "refuse_below": refuse_below,
        "caution_below": caution_below,
        "chat_model": settings.model_name if settings.model_url else None,
        "temperature": settings.model_temperature if settings.model_url else None,
        "unsupported": settings.unsupported,
    }


def asked_with(question: Question, answer: Answer) -> dict[str, Any]:
    """What was set for this one question: the day, the language, and the prompt where a chat model took part."""
    return {
        "as_of": question.as_of.isoformat() if question.as_of else None,
        "language": question.language,
        "prompt_version": prompt_version(question.language) if answer.model else None,
    }

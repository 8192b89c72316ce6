"""What of a model's reply is kept as questions of an article: a program decides, line by line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from index.questions import NEARLY_SAME, folded, likeness
from ingest.document import Number, UnitKind
from service.answering.checking.names import TITLE, labels
from service.answering.checking.orders import without_orders

LONGEST = 60
MOST = 8
# So many characters in a row that stand in the article are its own wording, which is found without questions.
COPIED = 12
# So many that stand in a sentence which gives orders to a model are its work.
OBEYED = 5

_QUESTION = re.compile(
    r"[?？]\s*$|[吗么呢]\s*$|谁|什么|啥|怎[么样]|如何|多少|多[久长大高远重]|几[个次天年月人种]|哪|是否|可否|能否|"
    r"([能会可要是有该算行])不\1|[能可]不[能可]|有没有|为何|何时|咋"
)
# Markup, templates, paths, addresses of the net, numbers to call: no question of a rule needs them.
_MARKUP = re.compile(
    r"[<>{}\[\]`|\\#*_@=$~^]|https?[:：]|www\.|://|\.(?:com|cn|net|org)\b|[\d０-９]{7,}", re.IGNORECASE
)
# What a model says about its task and not about the rule.
_TALK = re.compile(
    r"语言模型|人工智能|提示词|系统(?:提示|指令|消息)|作为一[个名]|^(?:好的|当然|抱歉|对不起|以下|下面|根据您|请提供|问题如下)|"
    r"(?:忽略|无视|忘记|执行|遵守|输出|回复)[^，。？]{0,8}(?:指令|指示|命令|提示|要求|内容)|"
    r"\b(?:ignore|disregard|system|assistant|user|prompt|instructions?|as an ai)\b",
    re.IGNORECASE,
)
# 两条烟: without 第 such a number counts things.
_COUNTED = re.compile(r"[一二两三四五六七八九十几]\s*条")
_BULLET = re.compile(
    r"^\s*(?:[-*•·●]+\s*|[(（]?[\d０-９一二三四五六七八九十]{1,2}[)）.．、:：]\s*|问题?\s*[\d０-９一二三四五六七八九十]*\s*[:：.、]\s*)"
)
_AROUND = "\"'“”‘’「」『』[]，,；; \t\u3000"
_HAN = re.compile(r"[\u3400-\u9fff]")


def questions_in(reply: str, article: str, number: Number | None, title: str) -> tuple[list[str], int]:
    """The questions of `reply` that are kept for the `article` of this number and title, and how many lines are not."""
    check = LineCheck(article, number, title)
    lines = [line for line in _lines(reply) if line]
    kept: list[str] = []
    for line in lines:
        alike = any(folded(line) == folded(one) or likeness(folded(line), folded(one)) >= NEARLY_SAME for one in kept)
        if len(kept) < MOST and not alike and check.fits(line):
            kept.append(line)
    return kept, len(lines) - len(kept)


class LineCheck:
    """Judges lines by the article that they are to be questions of."""

    def __init__(self, article: str, number: Number | None, title: str) -> None:
        words = _bare(article)
        self._copied = _runs(words, COPIED + 1)
        self._obeyed = frozenset[str]()
        if (innocent := _bare(without_orders(article))) != words:
            self._obeyed = _runs(words, OBEYED) - _runs(innocent, OBEYED)
        self._number = number
        self._title = title

    def fits(self, line: str) -> bool:
        """Whether `line` is one question, in Chinese, of this article alone, in other words than the article's."""
        bare = _bare(line)
        return (
            len(line) <= LONGEST
            and line.isprintable()
            and len(_HAN.findall(line)) >= 2
            and bool(_QUESTION.search(line))
            and not (_MARKUP.search(line) or _TALK.search(line) or without_orders(line) != line)
            and self._copied.isdisjoint(_runs(bare, COPIED + 1))
            and self._obeyed.isdisjoint(_runs(bare, OBEYED))
            and all(number == self._number for number in _articles(line))
            and all(title == self._title for title in TITLE.findall(line))
        )


def _lines(reply: str) -> Iterator[str]:
    """Yield each line of a reply, or each text of its JSON, without numbering and quotation marks."""
    for text in _texts(reply):
        for line in text.splitlines():
            yield _BULLET.sub("", line.strip(_AROUND)).strip(_AROUND)


def _texts(reply: str) -> Sequence[str]:
    bare = re.sub(r"^\s*```\w*\s*|\s*```\s*$", "", reply)
    try:
        value = json.loads(bare)
    except (ValueError, RecursionError):
        return [bare]
    found: list[str] = []
    _gather(value, found)
    return found


def _gather(value: Any, found: list[str], depth: int = 0) -> None:
    """The texts of `value`, a list of questions however it is wrapped."""
    if isinstance(value, str):
        found.append(value)
    elif depth < 3 and isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            _gather(inner, found, depth + 1)


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _runs(text: str, length: int) -> frozenset[str]:
    return frozenset(text[at : at + length] for at in range(len(text) - length + 1))


def _articles(line: str) -> Iterator[Number]:
    """Yield the number of each article that `line` names."""
    for start, end, label in labels(line):
        if not _COUNTED.fullmatch(line[start:end]):
            yield from (number for kind, number in label.steps if kind is UnitKind.ARTICLE)

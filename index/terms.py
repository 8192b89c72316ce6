"""The terms of a text, as the lexical index counts them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from operator import add

from index.simplified import with_simplified_signs

# Scripts written without blanks between words: Han (with 〇) first of all, and kana, hangul behind it.
_UNSPACED = "\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\U00020000-\U000323af"
_FIRST_UNSPACED = "\u3007"
# Between these is nothing else that makes a term.
_FIRST_HAN, _LAST_HAN = "\u3400", "\u9fff"
_RUN = re.compile(rf"[{_UNSPACED}]+|[0-9]+(?:\.[0-9]+)*|[^\W\d_{_UNSPACED}]+")
# Blanks between two Han characters are typesetting (张　三, 第 一 条), never a boundary of words.
_BLANKS_INSIDE = re.compile(rf"(?<=[{_UNSPACED}])[ \t]+(?=[{_UNSPACED}])")
# NFKC costs as much as all the rest; text of these characters alone has the same terms without it.
_NEEDS_NFKC = re.compile("[^\x00-\x7f\u3007\u3400-\u4dbf\u4e00-\u9fff，。、；：（）“”《》？！…—·]")
# Nobody searches for a longer word; what is longer is a key, an address or damaged text.
_LONGEST_WORD = 64


def terms(text: str) -> list[str]:
    """The terms of `text`, repeated as often as they occur, in no promised order.

    NFKC, lower case and simplified characters; a run of Han gives its characters and its pairs of neighbours; a Latin
    word and a number are one term each. Punctuation and the `**` of masked names are no terms, and no pair reaches
    across them.
    """
    found: list[str] = []
    for run in _RUN.findall(_folded(text)):
        if run[0] >= _FIRST_UNSPACED:
            found += run
            found += map(add, run, run[1:])
        else:
            found.append(run[:_LONGEST_WORD])
    return found


def held(words: Iterable[str], text: str) -> set[str]:
    """Those of `words`, each of which is a term, that are terms of `text`.

    The same as asking `terms`, in a quarter of the time for the words of a question: Han stands in a text as it is.
    """
    folded, others, found = _folded(text), [], set()
    for word in words:
        if not _FIRST_HAN <= word[0] <= _LAST_HAN:
            others.append(word)
        elif word in folded:
            found.add(word)
    return found.union(set(others).intersection(terms(text))) if others else found


def _folded(text: str) -> str:
    if _NEEDS_NFKC.search(text):
        text = unicodedata.normalize("NFKC", text)
    text = with_simplified_signs(text.lower())
    if " " in text or "\t" in text:
        text = _BLANKS_INSIDE.sub("", text)
    return text

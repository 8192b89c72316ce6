"""The tokenizer: a Unigram model built straight from word counts, without training."""

import logging
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

import rjieba
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

UNKNOWN = "[UNK]"
LONGEST_WORD = 10
# Runs of one script: a piece never crosses punctuation, so the lattice of Unigram stays short.
RUNS = "[\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]+|[a-z]+|[0-9]+"
_RUNS = re.compile(RUNS)
_ONE_HAN = re.compile("[\u3007\u3400-\u4dbf\u4e00-\u9fff]")

log = logging.getLogger(__name__)


def count_words(lines: Iterable[str]) -> Counter[str]:
    """Return how often each word occurs in `lines`, as the dictionary segmenter cuts them."""
    raw: Counter[str] = Counter()
    for number, line in enumerate(lines, 1):
        raw.update(rjieba.cut(normalise(line)))
        if number % 200_000 == 0:
            log.info("counted %d lines, %d different words", number, len(raw))
    words: Counter[str] = Counter()
    for token, count in raw.items():
        for word in _RUNS.findall(token):
            words[word] += count
    return words


def normalise(text: str) -> str:
    """Return `text` as the tokenizer's normaliser leaves it: NFKC, then lower case."""
    return unicodedata.normalize("NFKC", text).lower()


def build_tokenizer(words: Counter[str], size: int) -> Tokenizer:
    """Return a Unigram tokenizer of at most `size` pieces whose scores are log probabilities.

    Every Han character of GB 2312 or of the counted text, every letter and every digit is a piece
    of its own; the most frequent longer words fill the rest. Nothing is added around a text.
    """
    single = sorted(set(_characters(words)))
    longer = [word for word, _ in words.most_common() if 1 < len(word) <= LONGEST_WORD]
    pieces = single + longer[: max(0, size - 1 - len(single))]
    total = math.log(sum(words.values()) + len(single))
    vocabulary = [(UNKNOWN, 0.0)]
    vocabulary += [(piece, round(math.log(max(1, words[piece])) - total, 4)) for piece in pieces]
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=0, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Lowercase()])
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex(RUNS), behavior="removed", invert=True)
    return tokenizer


def _characters(words: Counter[str]) -> Iterator[str]:
    yield from "0123456789abcdefghijklmnopqrstuvwxyz"
    yield from _gb2312_characters()
    # Twice or more: a character met once is as likely a fault of recognition as a name.
    counts: Counter[str] = Counter()
    for word, count in words.items():
        for character in word:
            counts[character] += count
    yield from (c for c, count in counts.items() if count > 1 and _ONE_HAN.fullmatch(c))


def _gb2312_characters() -> Iterator[str]:
    """Yield the 6,763 Han characters of GB/T 2312-1980 (rows 16 to 87)."""
    for row in range(0xB0, 0xF8):
        for cell in range(0xA1, 0xFF):
            character = bytes((row, cell)).decode("gb2312", errors="ignore")
            if character:
                yield character

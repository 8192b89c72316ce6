"""A text cut into words, by the vocabulary of the bundled model."""

from __future__ import annotations

from functools import lru_cache

from index.embedding import BUNDLED, tokenizer_of

# Questions come again in parts: the place, the thing; and for each of these the sentences of one report.
_REMEMBERED = 8_192


@lru_cache(_REMEMBERED)
def words_of(text: str) -> tuple[str, ...]:
    """The words of `text` from left to right, in lower case; what the vocabulary lacks comes in pieces of its own."""
    encoded = tokenizer_of(BUNDLED).encode(text, add_special_tokens=False)
    return tuple(text[start:end].lower() for start, end in encoded.offsets if end > start)

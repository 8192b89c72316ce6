"""Word vectors: skip-gram vectors of the tokenizer's own pieces."""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
from gensim.models import Word2Vec
from numpy.typing import NDArray
from tokenizers import Tokenizer

BATCH_LINES = 4096

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SkipGram:
    """How skip-gram vectors are learnt."""

    dimensions: int = 256
    window: int = 6
    negative: int = 5
    epochs: int = 4
    min_count: int = 3
    subsample: float = 1e-5
    workers: int = 2
    seed: int = 1


def write_token_lines(tokenizer: Tokenizer, lines: Iterable[str], out: Path) -> NDArray[np.int64]:
    """Write `lines` to `out` as spaced piece ids, one line each; return how often each id occurs."""
    counts = np.zeros(tokenizer.get_vocab_size(), dtype=np.int64)
    with out.open("w", encoding="ascii") as file:
        for number, batch in enumerate(_batches(lines), 1):
            for encoding in tokenizer.encode_batch_fast(batch, add_special_tokens=False):
                # Row 0 is the unknown piece: it has no meaning to learn.
                ids = [one for one in encoding.ids if one]
                np.add.at(counts, ids, 1)
                file.write(" ".join(map(str, ids)) + "\n")
            if number % 50 == 0:
                log.info("tokenised %d lines, %d pieces", number * BATCH_LINES, counts.sum())
    return counts


def learn_vectors(token_lines: Path, size: int, how: SkipGram) -> NDArray[np.float32]:
    """Return a `size` × dimensions matrix of skip-gram vectors learnt from lines of piece ids.

    Rows of pieces that are too rare to be learnt are zero.
    """
    model = Word2Vec(
        corpus_file=str(token_lines),
        sg=1,
        hs=0,
        vector_size=how.dimensions,
        window=how.window,
        negative=how.negative,
        epochs=how.epochs,
        min_count=how.min_count,
        sample=how.subsample,
        workers=how.workers,
        seed=how.seed,
    )
    matrix = np.zeros((size, how.dimensions), dtype=np.float32)
    for word, row in model.wv.key_to_index.items():
        matrix[int(word)] = model.wv.vectors[row]
    log.info("learnt %d of %d rows", len(model.wv.key_to_index), size)
    return matrix


def _batches(lines: Iterable[str]) -> Iterator[list[str]]:
    source = iter(lines)
    while batch := list(islice(source, BATCH_LINES)):
        yield batch

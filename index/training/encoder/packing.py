"""Pack the training data: `python -m index.training.encoder.packing --data DIR --out DIR`."""

import argparse
import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.training.corpus import read_text
from index.training.encoder.kinds import QUESTION_KINDS, SHARED_KIND
from index.training.encoder.material import Ids, Material, save_material
from index.training.encoder.mining import KEPT, Miner
from index.training.encoder.tokenizer import END, PIECES, build_tokenizer, encode
from index.training.evaluation import Task, read_task
from index.training.pairs import Pair, bare, read_pairs, sample, without_questions

log = logging.getLogger(__name__)
# A heading names the law, so a title on its passage would give the pair away.
UNTITLED = "article_by_heading"
LINES_AT_ONCE = 8_192


class Texts:
    """Distinct texts, numbered in the order they were first named."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, text: str) -> int:
        """Return the number of `text`."""
        return self._numbers.setdefault(text, len(self._numbers))

    def numbers(self, texts: Iterable[str]) -> Ids:
        """Return the number of each text."""
        return np.array([self.number(text) for text in texts], dtype=np.int32)

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)


def pack(data: Path, fraction: float = 1.0, seed: int = 1, pieces: int = PIECES) -> Material:
    """Return the material of the folder `data`; no line and no pair holds one of the known questions alone.

    Raises `FileNotFoundError` where `data` lacks a part.
    """
    task = read_task(data)
    pairs = sample(without_questions(read_pairs(data), task.questions), fraction, seed)
    tokenizer = build_tokenizer(_lines(data, task, fraction, seed), pieces)
    log.info("tokenizer of %d pieces", tokenizer.get_vocab_size())
    texts = Texts()
    kinds = tuple(sorted({pair.kind for pair in pairs}))
    passages = [_passage(pair, place) for place, pair in enumerate(pairs)]
    rows = [
        (kinds.index(pair.kind), texts.number(pair.query), texts.number(passage))
        for pair, passage in zip(pairs, passages, strict=True)
    ]
    corpus, titled, questions = (texts.numbers(part) for part in (task.texts, task.passages, task.questions))
    miner = Miner(task.texts, corpus.tolist(), seed)
    lexical, known = _known(task, titled.tolist(), seed)
    negatives = _negatives(pairs, passages, texts, miner, seed)
    stream = _stream(tokenizer, _lines(data, task, fraction, seed))
    table, lengths = _table(tokenizer, texts)
    return Material(
        tokenizer=tokenizer.to_str(),
        kinds=kinds,
        stream=len(stream),
        tokens=np.concatenate([stream, table]),
        lengths=lengths,
        pairs=np.array(rows, dtype=np.int32).reshape(-1, 3),
        negatives=negatives,
        corpus=corpus,
        titled=titled,
        questions=questions,
        question_negatives=known,
        relevant=np.array(list(_relevant(task)), dtype=np.int32).reshape(-1, 2),
        lexical=lexical,
        groups=group_questions(task.questions, task.relevant),
    )


def group_questions(questions: Sequence[str], relevant: Sequence[frozenset[int]]) -> Ids:
    """Return a group for each question: equal ones, and those with the same relevant passages, share one."""
    first: dict[object, int] = {}
    groups = list(range(len(questions)))
    for place, (question, wanted) in enumerate(zip(questions, relevant, strict=True)):
        for key in (bare(question), wanted):
            old, new = groups[place], groups[first.setdefault(key, place)]
            groups = [new if group == old else group for group in groups]
    return np.array(groups, dtype=np.int32)


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the packed material that the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m index.training.encoder.packing", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="laws/, training/, retrieval/")
    parser.add_argument("--out", type=Path, required=True, help="folder of the packed material")
    parser.add_argument("--fraction", type=float, default=1.0, help="share of lines and pairs: a dry run")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    material = pack(options.data, options.fraction, options.seed)
    log.info("%d pieces in the stream, %d in %d texts", material.stream, material.lengths.sum(), len(material.lengths))
    log.info("%.1f MB written", save_material(material, options.out) / 1e6)


def _lines(data: Path, task: Task, fraction: float, seed: int) -> Iterator[str]:
    """Yield the running text without the known questions, which stand beside their answers there."""
    barred = {bare(question) for question in task.questions}
    return (line for line in read_text(data, fraction, seed) if bare(line) not in barred)


def _passage(pair: Pair, place: int) -> str:
    """The passage of `pair`, every second time with its title: libraries show passages with titles."""
    if pair.kind == UNTITLED or not pair.positive_title or place % 2:
        return pair.positive
    return f"{pair.positive_title}\n{pair.positive}"


def _known(task: Task, numbers: Sequence[int], seed: int) -> tuple[Ids, Ids]:
    miner = Miner(task.passages, numbers, seed)
    rankings = [miner.ranking(question) for question in task.questions]
    negatives = [
        miner.negatives(ranking, [task.passages[place] for place in wanted])
        for ranking, wanted in zip(rankings, task.relevant, strict=True)
    ]
    return np.array(rankings, dtype=np.int32), np.array(negatives, dtype=np.int32)


def _negatives(
    pairs: Sequence[Pair], passages: Sequence[str], texts: Texts, shared: Miner, seed: int
) -> NDArray[np.int32]:
    found = np.full((len(pairs), KEPT), -1, dtype=np.int32)
    kinds: dict[str, list[int]] = defaultdict(list)
    for place, pair in enumerate(pairs):
        if pair.kind in QUESTION_KINDS:
            kinds[pair.kind].append(place)
    for kind, places in sorted(kinds.items()):
        log.info("negatives of %s: %d questions", kind, len(places))
        own = list(dict.fromkeys(passages[place] for place in places))
        miner = shared if kind == SHARED_KIND else Miner(own, texts.numbers(own).tolist(), seed)
        for place in places:
            found[place] = miner.negatives(miner.ranking(pairs[place].query), [pairs[place].positive, passages[place]])
    return found


def _relevant(task: Task) -> Iterator[tuple[int, int]]:
    for question, places in enumerate(task.relevant):
        yield from ((question, place) for place in sorted(places))


def _stream(tokenizer: Tokenizer, lines: Iterator[str]) -> NDArray[np.uint16]:
    end = tokenizer.token_to_id(END)
    parts = []
    while batch := list(islice(lines, LINES_AT_ONCE)):
        ids = [piece for line in encode(tokenizer, batch) if line for piece in (*line, end)]
        parts.append(np.array(ids, dtype=np.uint16))
    return np.concatenate(parts)


def _table(tokenizer: Tokenizer, texts: Texts) -> tuple[NDArray[np.uint16], Ids]:
    source = iter(texts)
    parts, lengths = [], []
    while batch := list(islice(source, LINES_AT_ONCE)):
        encoded = encode(tokenizer, batch)
        lengths += [len(ids) for ids in encoded]
        parts.append(np.array([piece for ids in encoded for piece in ids], dtype=np.uint16))
    return np.concatenate(parts), np.array(lengths, dtype=np.int32)


if __name__ == "__main__":
    main()

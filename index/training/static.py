"""Train the bundled static model: `python -m index.training.static --data DIR --out DIR`."""

import argparse
import json
import logging
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.training.contrastive import Contrast, train
from index.training.corpus import read_text
from index.training.evaluation import (
    Score,
    Task,
    fuse,
    rank_by_vectors,
    rank_by_words,
    read_task,
    score,
)
from index.training.folder import StaticModel, load_model, save_model
from index.training.pairs import read_pairs, sample, without_questions
from index.training.tokenizer import build_tokenizer, count_words
from index.training.usual_pairs import KIND as USUAL
from index.training.usual_pairs import STORY, STORY_AND_QUESTION, usual_pairs
from index.training.weighting import weigh
from index.training.word_vectors import SkipGram, learn_vectors, write_token_lines

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that decides the model, besides the data."""

    pieces: int = 70_000
    smoothing: float = 1e-3
    components: int = 1
    skip_gram: SkipGram = field(default_factory=SkipGram)
    contrast: Contrast = field(default_factory=Contrast)
    # Everyday questions last, for they are few and the nearest to what people type.
    usual: Contrast = field(
        default_factory=lambda: Contrast(batch=512, row_rate=3e-3, repeats={USUAL: 3, STORY: 12, STORY_AND_QUESTION: 4})
    )
    fraction: float = 1.0
    seed: int = 1


def train_static(data: Path, out: Path, work: Path, recipe: Recipe) -> dict[str, Score]:
    """Write the trained model to `out` and return its figures; checkpoints stay in `work`.

    A stage whose checkpoint is in `work` is not run again: empty `work` after changing the data
    or the recipe. Raises `FileNotFoundError` where `data` lacks a part.
    """
    work.mkdir(parents=True, exist_ok=True)
    task = read_task(data)
    tokenizer = _tokenizer(data, work, recipe)
    counts = _counts(data, work, recipe, tokenizer)
    vectors = _vectors(work, recipe, tokenizer)
    start = weigh(vectors, counts, recipe.smoothing, recipe.components, recipe.seed)
    pairs = without_questions(read_pairs(data), task.questions)
    pairs = sample(pairs, recipe.fraction, recipe.seed)
    log.info("contrastive training on %d pairs", len(pairs))
    rows = train(start, tokenizer, pairs, recipe.contrast)
    if usual := sample(without_questions(usual_pairs(data), task.questions), recipe.fraction, recipe.seed):
        log.info("contrastive training on %d usual questions", len(usual))
        rows = train(rows, tokenizer, usual, recipe.usual)
    save_model(StaticModel(tokenizer, rows), out)
    return judge(load_model(out), task)


def train_further(data: Path, model: Path, out: Path, recipe: Recipe) -> dict[str, Score]:
    """Write to `out` what the last stage makes of the rows of `model`, and return its figures.

    For when usual questions were added: minutes, where everything anew takes half an hour.
    """
    task, start = read_task(data), load_model(model)
    usual = sample(without_questions(usual_pairs(data), task.questions), recipe.fraction, recipe.seed)
    log.info("contrastive training on %d usual questions", len(usual))
    rows = train(start.rows, start.tokenizer, usual, recipe.usual)
    save_model(StaticModel(start.tokenizer, rows), out)
    return judge(load_model(out), task)


def judge(model: StaticModel, task: Task) -> dict[str, Score]:
    """Return the figures of BM25, of `model` alone and of both fused, on `task`."""
    words = rank_by_words(task)
    vectors = rank_by_vectors(model.encode(task.questions), model.encode(task.texts))
    rankings = {"lexical": words, "static": vectors, "fused": fuse(words, vectors)}
    return {name: score(ranking, task.relevant) for name, ranking in rankings.items()}


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the training that the command line asks for and write the figures beside the work."""
    options = _parser().parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    recipe = Recipe(fraction=options.fraction, seed=options.seed)
    recipe = replace(
        recipe,
        skip_gram=replace(recipe.skip_gram, seed=options.seed, workers=options.workers),
        contrast=replace(recipe.contrast, seed=options.seed),
        usual=replace(recipe.usual, seed=options.seed),
    )
    work = options.work or options.out.with_name(options.out.name + ".work")
    if options.further:
        figures = train_further(options.data, options.further, options.out, recipe)
    else:
        figures = train_static(options.data, options.out, work, recipe)
    for name, one in figures.items():
        log.info("%-8s recall@10 %s  MRR@10 %s", name, one.recall, one.reciprocal_rank)
    report = {name: asdict(one) for name, one in figures.items()}
    work.mkdir(parents=True, exist_ok=True)
    (work / "figures.json").write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m index.training.static", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="laws/, training/, retrieval/")
    parser.add_argument("--out", type=Path, required=True, help="folder of the model")
    parser.add_argument("--work", type=Path, help="checkpoints; default: OUT.work")
    parser.add_argument("--further", type=Path, help="a model folder: only the last stage, beginning with its rows")
    parser.add_argument("--fraction", type=float, default=1.0, help="share of the data: a dry run")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2, help="threads for the word vectors")
    return parser


def _tokenizer(data: Path, work: Path, recipe: Recipe) -> Tokenizer:
    file = work / "tokenizer.json"
    if not file.exists():
        words = count_words(read_text(data, recipe.fraction, recipe.seed))
        build_tokenizer(words, recipe.pieces).save(str(file))
    return Tokenizer.from_file(str(file))


def _counts(data: Path, work: Path, recipe: Recipe, tokenizer: Tokenizer) -> NDArray[np.int64]:
    file = work / "counts.npy"
    if not file.exists():
        lines = read_text(data, recipe.fraction, recipe.seed)
        np.save(file, write_token_lines(tokenizer, lines, work / "pieces.txt"))
    return np.asarray(np.load(file), dtype=np.int64)


def _vectors(work: Path, recipe: Recipe, tokenizer: Tokenizer) -> NDArray[np.float32]:
    file = work / "vectors.npy"
    if not file.exists():
        size = tokenizer.get_vocab_size()
        np.save(file, learn_vectors(work / "pieces.txt", size, recipe.skip_gram))
    return np.asarray(np.load(file), dtype=np.float32)


if __name__ == "__main__":
    main()

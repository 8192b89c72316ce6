"""Judging: rankings of the corpus by vectors, alone and fused with the ranking by words."""

import numpy as np
from numpy.typing import NDArray
from transformers import ModernBertModel

from index.training.encoder.material import Material
from index.training.encoder.texts import TextTable, encode_texts
from index.training.evaluation import Ranking, Score, fuse, rank_by_vectors, score

# Shares of the vectors in the fusion that are shown side by side.
VECTOR_SHARES = (0.3, 0.5)


def rank_by_encoder(
    encoder: ModernBertModel,
    table: TextTable,
    material: Material,
    asked: NDArray[np.int64],
    longest: int,
    titled: bool = True,
) -> Ranking:
    """Return for each asked question the places of its nearest passages, nearest first."""
    corpus = material.titled if titled else material.corpus
    questions = encode_texts(encoder, table, material.questions[asked].astype(np.int64), longest)
    return rank_by_vectors(questions, encode_texts(encoder, table, corpus.astype(np.int64), longest))


def figures(name: str, material: Material, dense: Ranking) -> dict[str, Score]:
    """Return the scores of a dense ranking of all the questions, alone and in fusion."""
    words, wanted = material.lexical.astype(np.int64), material.wanted()
    scores = {f"{name}, alone": score(dense, wanted)}
    for share in VECTOR_SHARES:
        scores[f"{name}, fused {share}"] = score(fuse(words, dense, share), wanted)
    return scores


def by_words(material: Material) -> dict[str, Score]:
    """Return the scores of the ranking by words."""
    return {"words (BM25)": score(material.lexical.astype(np.int64), material.wanted())}


def table_of(scores: dict[str, Score], facts: dict[str, str]) -> str:
    """Return the figures as a Markdown table, and the facts as another."""
    lines = ["| ranking | recall@10 | MRR@10 |", "| --- | --- | --- |"]
    lines += [f"| {name} | {one.recall} | {one.reciprocal_rank} |" for name, one in scores.items()]
    lines += ["", "| fact | value |", "| --- | --- |"]
    lines += [f"| {name} | {value} |" for name, value in facts.items()]
    return "\n".join(lines) + "\n"

"""A share of the material, to try the whole way in minutes."""

from dataclasses import replace

import numpy as np

from index.training.encoder.material import Material

FEWEST_QUESTIONS = 4


def share_of(material: Material, fraction: float, seed: int) -> Material:
    """Return the material with that share of running text, pairs and questions; itself when it is 1.

    The corpus keeps the passages that are relevant to the questions left or found for them by words.
    """
    if fraction >= 1.0:
        return material
    draw = np.random.default_rng(seed)
    stream = int(material.stream * fraction)
    pairs = draw.random(len(material.pairs)) < fraction
    count = min(len(material.questions), max(FEWEST_QUESTIONS, round(len(material.questions) * fraction)))
    asked = np.sort(draw.permutation(len(material.questions))[:count])
    relevant = material.relevant[np.isin(material.relevant[:, 0], asked)]
    kept = np.union1d(material.lexical[asked].ravel(), relevant[:, 1])
    questions = np.searchsorted(asked, relevant[:, 0])
    return replace(
        material,
        stream=stream,
        tokens=np.concatenate([material.tokens[:stream], material.tokens[material.stream :]]),
        pairs=material.pairs[pairs],
        negatives=material.negatives[pairs],
        corpus=material.corpus[kept],
        titled=material.titled[kept],
        questions=material.questions[asked],
        question_negatives=material.question_negatives[asked],
        relevant=np.stack([questions, np.searchsorted(kept, relevant[:, 1])], axis=1).astype(np.int32),
        lexical=np.searchsorted(kept, material.lexical[asked]).astype(np.int32),
        groups=material.groups[asked],
    )

"""The learnt ranking over question memory: a small net that weighs what words, meaning and known questions say."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.errors import ModelError

BUNDLED = Path(__file__).parent / "model" / "ranker"
# What a difference of scores of the net is worth in parts of the best score by words: its odds grow by e for each 1.
SCALE = 4.0

Numbers = NDArray[np.float32]
Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class QuestionRanker:
    """A net of one hidden layer, for features of these `names`, each less its `middle` in parts of its `spread`.

    Where what is asked is less familiar than `low` the net counts nothing, from `high` on it decides alone.
    """

    names: tuple[str, ...]
    middle: Numbers
    spread: Numbers
    hidden: Numbers
    hidden_bias: Numbers
    output: Numbers
    low: float
    high: float

    def to_json(self) -> dict[str, object]:
        """The ranker as its file says it."""
        arrays = {name: _told(getattr(self, name)) for name in _ARRAYS}
        return {"low": self.low, "high": self.high, "features": list(self.names), **arrays}

    @classmethod
    def read(cls, path: Path) -> QuestionRanker:
        """The ranker in a file of JSON, as index.training.ranker writes it; ModelError when it cannot be read."""
        try:
            told = json.loads(path.read_text(encoding="utf-8"))
            names = tuple(str(name) for name in told["features"])
            arrays = {name: np.asarray(told[name], dtype=np.float32) for name in _ARRAYS}
            ranker = cls(names, **arrays, low=float(told["low"]), high=float(told["high"]))
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise ModelError(f"排序模型无法读取：{path}（{error}）。请重新安装规问。") from error
        width = len(ranker.hidden_bias)
        shapes = [(len(names),), (len(names),), (len(names), width), (width,), (width,)]
        sound = all(map(_finite, arrays.values())) and bool((ranker.spread > 0).all())
        if [arrays[name].shape for name in _ARRAYS] != shapes or not sound:
            raise ModelError(f"排序模型的形状与特征不符：{path}。请重新安装规问。")
        return ranker

    def trust(self, familiarity: float) -> float:
        """How far, from 0 to 1, the net counts where what is asked is as familiar as this."""
        return min(1.0, max(0.0, (familiarity - self.low) / (self.high - self.low)))

    def scores(self, features: Numbers) -> Scores:
        """The score of each row of `features`, differences being differences of log odds; noughts of no features."""
        if not self.names:
            return np.zeros(len(features))
        inner = np.tanh((features - self.middle) / self.spread @ self.hidden + self.hidden_bias)
        return np.asarray(inner @ self.output, dtype=np.float64)


# Weights are written with so many digits.
_DIGITS = 6
_ARRAYS = ("middle", "spread", "hidden", "hidden_bias", "output")


@cache
def bundled(by_meaning: bool) -> QuestionRanker:
    """The ranker that guiwen ships, for libraries with vectors or without."""
    return QuestionRanker.read(BUNDLED / ("by_meaning.json" if by_meaning else "by_words.json"))


def blended(present: Scores, learnt: Scores, trust: float) -> Scores:
    """The order of `learnt` as far as `trust` goes, in the measure of `present`: positive, the best as its best."""
    top = float(present.max(initial=0.0))
    if top <= 0 or not len(learnt):
        return present
    scaled = top * np.exp((learnt - learnt.max()) / (SCALE * top))
    return np.asarray((1 - trust) * present + trust * scaled, dtype=np.float64)


def _told(array: Numbers) -> list[object]:
    """The numbers with _DIGITS digits that count."""
    rows = array.tolist()
    return [_told(np.asarray(one)) if isinstance(one, list) else float(f"{one:.{_DIGITS}g}") for one in rows]


def _finite(array: Numbers) -> bool:
    return bool(np.isfinite(array).all())

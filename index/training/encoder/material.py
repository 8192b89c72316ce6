"""Material: everything the encoder is trained and judged on, as piece ids in one folder that travels."""

import json
import lzma
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.int32]
ARRAYS = "arrays.xz"
MANIFEST = "manifest.json"
TOKENIZER = "tokenizer.json"
# A dictionary as long as the whole, so that an article that stands in many places is written once.
_DICTIONARY = 1 << 28


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """Texts as piece ids end to end, and what belongs together, as numbers of texts.

    `tokens` holds the `stream` of running text (lines parted by [SEP]) and then the texts, whose
    `lengths` are given in their order. `pairs` are rows of kind, query, passage; `negatives` are the
    passages that share a query's words without answering it, -1 where there are none. `corpus` is what
    the known `questions` are asked of, `titled` the same with titles; `relevant` are rows of question
    and place in the corpus, `lexical` the best places by words, `groups` the questions that must be
    held out together.
    """

    tokenizer: str
    kinds: tuple[str, ...]
    stream: int
    tokens: NDArray[np.uint16]
    lengths: Ids
    pairs: Ids
    negatives: Ids
    corpus: Ids
    titled: Ids
    questions: Ids
    question_negatives: Ids
    relevant: Ids
    lexical: Ids
    groups: Ids

    def starts(self) -> NDArray[np.int64]:
        """Return where each text begins in `tokens`."""
        ends = self.stream + np.cumsum(self.lengths, dtype=np.int64)
        return np.asarray(ends - self.lengths, dtype=np.int64)

    def wanted(self) -> tuple[frozenset[int], ...]:
        """Return for each question the places of its relevant passages in the corpus."""
        places: list[set[int]] = [set() for _ in self.questions]
        for question, place in self.relevant.tolist():
            places[question].add(place)
        return tuple(frozenset(one) for one in places)


def save_material(material: Material, folder: Path) -> int:
    """Write `material` to `folder` and return the bytes written; the arrays are one xz stream."""
    folder.mkdir(parents=True, exist_ok=True)
    arrays = {name: getattr(material, name) for name in _array_names()}
    filters = [{"id": lzma.FILTER_LZMA2, "preset": 6, "dict_size": _DICTIONARY, "lc": 2, "lp": 1, "pb": 1}]
    with lzma.open(folder / ARRAYS, "wb", filters=filters) as file:
        for array in arrays.values():
            file.write(np.ascontiguousarray(array).tobytes())
    described = {name: [str(array.dtype), list(array.shape)] for name, array in arrays.items()}
    manifest = {"kinds": list(material.kinds), "stream": material.stream, "arrays": described}
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    (folder / TOKENIZER).write_text(material.tokenizer, encoding="utf-8")
    return sum((folder / name).stat().st_size for name in (ARRAYS, MANIFEST, TOKENIZER))


def load_material(folder: Path) -> Material:
    """Return the material that `save_material` wrote to `folder`."""
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    arrays: dict[str, Any] = {}
    with lzma.open(folder / ARRAYS, "rb") as file:
        for name, (dtype, shape) in manifest["arrays"].items():
            size = int(np.prod(shape, dtype=np.int64)) * np.dtype(dtype).itemsize
            arrays[name] = np.frombuffer(file.read(size), dtype=dtype).reshape(shape)
    tokenizer = (folder / TOKENIZER).read_text(encoding="utf-8")
    return Material(tokenizer=tokenizer, kinds=tuple(manifest["kinds"]), stream=manifest["stream"], **arrays)


def _array_names() -> list[str]:
    return [field.name for field in fields(Material) if field.name not in ("tokenizer", "kinds", "stream")]

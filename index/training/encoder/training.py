"""The stages one after the other, each within its share of the time, and the judgement after them."""

import copy
import logging
import math
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import nn
from transformers import ModernBertModel

from index.training.encoder.budget import Budget, Timetable
from index.training.encoder.contrast import Contrasting, Kind, learn_contrast
from index.training.encoder.folder import load_encoder
from index.training.encoder.folds import cross_validate, known_kind, split
from index.training.encoder.judging import by_words, figures, rank_by_encoder
from index.training.encoder.keeping import Keeper
from index.training.encoder.kinds import QUESTION_KINDS, SHARED_KIND
from index.training.encoder.masking import Marks, Pretraining, learn_masked
from index.training.encoder.material import Material
from index.training.encoder.recipe import Recipe
from index.training.encoder.shape import make_model
from index.training.encoder.texts import TextTable, encode_texts
from index.training.evaluation import Ranking, Score

log = logging.getLogger(__name__)
SPAN_KIND = "lead_rest"
# Before a judgement has been timed, it is estimated from so many passages.
_TIMED_PASSAGES = 128


@dataclass(slots=True)
class Outcome:
    """The encoder, its scores and the facts of the run."""

    encoder: ModernBertModel
    scores: dict[str, Score]
    facts: dict[str, str]


class Training:
    """One run: the material on its device, the encoder as it stands, the time that is left."""

    def __init__(
        self, material: Material, recipe: Recipe, out: Path, device: torch.device, start: Path | None = None
    ) -> None:
        torch.manual_seed(recipe.seed)
        tokenizer = Tokenizer.from_str(material.tokenizer)
        self.material = material
        self.recipe = recipe
        self.device = device
        self.marks = Marks.of(tokenizer)
        self.model = make_model(recipe.shape, tokenizer)
        if start is not None:
            self.model.model.load_state_dict(load_encoder(start).state_dict())
        nn.Module.to(self.model, device)
        self.encoder: ModernBertModel = self.model.model
        self.table = TextTable(material, self.marks, device)
        self.keeper = Keeper(out, material.tokenizer, recipe.shape.longest)
        self.masks = split(material.groups, recipe.folds, recipe.seed)
        shares = {name: share for name, share in recipe.shares.items() if name != "known"}
        parts = len(self.masks) + 1
        shares |= {f"known {part}": recipe.shares["known"] / parts for part in range(parts)}
        self.timetable = Timetable(recipe.seconds, shares)
        self.outcome = Outcome(self.encoder, by_words(material), {"device": _name(device)})
        self._judging = self._estimate()
        self._judgements = 4 + len(self.masks)

    def run(self) -> Outcome:
        """Take every stage that has a share of the time, save, and return the outcome."""
        self._masked()
        self._contrasted()
        self._asked()
        self._known()
        weights = sum(one.numel() for one in self.encoder.parameters())
        self.outcome.facts["weights"] = f"{weights / 1e6:.2f} M"
        return self.outcome

    def _masked(self) -> None:
        budget = self._stage("masking")
        stream = self.table.tokens[: self.material.stream]
        pretraining = Pretraining(self.model, self.marks).to(self.device)
        keep = self.keeper.often(self.encoder, "masking")
        if budget.left():
            speed = learn_masked(pretraining, stream, self.recipe.masking, budget, keep)
            rounds = speed * budget.elapsed() / max(1, self.material.stream)
            self._note("masking", budget, f"{speed:,.0f} pieces/s, {rounds:.2f} rounds of the text")
            self._keep("masking")

    def _contrasted(self) -> None:
        budget = self._stage("contrast")
        kinds = [self._kind(name) for name in self.material.kinds if name not in QUESTION_KINDS]
        kinds.append(Kind(SPAN_KIND, self.table.spans()))
        self._learn("contrast", self.encoder, kinds, self.recipe.contrast, budget)
        self._judge("passages only")

    def _asked(self) -> None:
        budget = self._stage("questions")
        # The kind that is nearest to what people ask a library is seen more often.
        kinds = [
            self._kind(name, weight=3.0 if name == SHARED_KIND else 1.0)
            for name in self.material.kinds
            if name in QUESTION_KINDS
        ]
        self._learn("questions", self.encoder, kinds, self.recipe.questions, budget)
        self._judge("other questions")
        self._judge("other questions, no titles", titled=False)

    def _known(self) -> None:
        """Judge models that know the questions of other folds, then learn all of them for the one that is kept."""
        if not self.recipe.shares["known"]:
            return
        base = copy.deepcopy(self.encoder)

        def learn(part: int, kind: Kind) -> ModernBertModel:
            encoder = copy.deepcopy(base)
            self._learn_known(part, kind, encoder)
            return encoder

        ranking = cross_validate(self.material, self.masks, learn, self._rank)
        self.outcome.scores |= figures("known questions, cross-validated", self.material, ranking)
        everything = np.ones(len(self.material.questions), dtype=np.bool_)
        self._learn_known(len(self.masks), known_kind(self.material, everything), self.encoder)

    def _learn_known(self, part: int, kind: Kind, encoder: ModernBertModel) -> None:
        rehearsed = self._kind(SHARED_KIND)
        kinds = [kind, Kind(SHARED_KIND, rehearsed.pairs, rehearsed.negatives, _even(kind, rehearsed))]
        # Two kinds by turns: twice the steps that the known questions alone would take.
        steps = 2 * math.ceil(len(kind.pairs) / self.recipe.known.batch) * self.recipe.known_rounds
        limit = steps if self.recipe.steps is None else min(steps, self.recipe.steps)
        budget = self._stage(f"known {part}", limit)
        self._learn(f"known {part}", encoder, kinds, self.recipe.known, budget)

    def _learn(self, name: str, encoder: ModernBertModel, kinds: list[Kind], how: Contrasting, budget: Budget) -> None:
        if budget.left():
            # A fold's model is never saved: what is kept in between is the one that goes on.
            speed = learn_contrast(encoder, self.table, kinds, how, budget, self.keeper.often(self.encoder, name))
            self._note(name, budget, f"{speed:,.0f} pairs/s")
        if encoder is self.encoder:
            self._keep(name)

    def _kind(self, name: str, weight: float = 1.0) -> Kind:
        if name not in self.material.kinds:
            return Kind(name, np.empty((0, 2), dtype=np.int64), None, weight)
        rows = self.material.pairs[:, 0] == self.material.kinds.index(name)
        negatives = self.material.negatives[rows] if name in QUESTION_KINDS else None
        return Kind(name, self.material.pairs[rows][:, 1:].astype(np.int64), negatives, weight)

    def _stage(self, name: str, steps: int | None = None) -> Budget:
        reserve = self._judging * self._judgements
        return self.timetable.stage(name, reserve, self.recipe.steps if steps is None else steps)

    def _estimate(self) -> float:
        """Return about how many seconds one judgement takes."""
        corpus = self.material.titled
        some = corpus[:: max(1, len(corpus) // _TIMED_PASSAGES)][:_TIMED_PASSAGES].astype(np.int64)
        seconds = []
        # The first time holds the start of the device.
        for _ in range(3):
            begun = time.monotonic()
            encode_texts(self.encoder, self.table, some, self.recipe.shape.longest)
            seconds.append(time.monotonic() - begun)
        return min(seconds) * len(corpus) / len(some)

    def _rank(self, encoder: ModernBertModel, asked: NDArray[np.int64], titled: bool = True) -> Ranking:
        begun = time.monotonic()
        longest = self.recipe.shape.longest
        ranking = rank_by_encoder(encoder, self.table, self.material, asked, longest, titled)
        self._judging = time.monotonic() - begun
        self._judgements = max(1, self._judgements - 1)
        log.info("judged in %.1f s, %.0f s left", self._judging, self.timetable.left())
        return ranking

    def _judge(self, name: str, titled: bool = True) -> None:
        asked = np.arange(len(self.material.questions))
        self.outcome.scores |= figures(name, self.material, self._rank(self.encoder, asked, titled))

    def _note(self, name: str, budget: Budget, speed: str) -> None:
        self.outcome.facts[name] = f"{budget.done:,} steps in {budget.elapsed():.0f} s, {speed}"
        log.info("%s: %s", name, self.outcome.facts[name])

    def _keep(self, stage: str) -> None:
        self.keeper.keep(self.encoder, f"# A checkpoint\n\nTaken after the stage: {stage}. Not the finished model.\n")


def _even(kind: Kind, other: Kind) -> float:
    """The weight that lets `other` be drawn as often as `kind`."""
    return len(kind.pairs) / max(1, len(other.pairs))


def _name(device: torch.device) -> str:
    return torch.cuda.get_device_name(device) if device.type == "cuda" else device.type

"""Keeper: the encoder as it stands, written every few minutes in pieces that can travel."""

import time
from collections.abc import Callable
from pathlib import Path

from transformers import ModernBertModel

from index.training.encoder.folder import save_encoder
from index.training.encoder.pieces import cut

FOLDER = "encoder"
PIECES = "pieces"
SECONDS = 300.0


class Keeper:
    """Writes the encoder to `out`: the folder itself and its pieces."""

    def __init__(
        self, out: Path, tokenizer: str, longest: int, every: float = SECONDS, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._out = out
        self._tokenizer = tokenizer
        self._longest = longest
        self._every = every
        self._now = now
        self._last = now()

    def often(self, encoder: ModernBertModel, stage: str) -> Callable[[], None]:
        """Return what a stage calls after each step: it saves when enough time has passed."""

        def keep() -> None:
            if self._now() - self._last >= self._every:
                self.keep(encoder, f"# A checkpoint\n\nTaken in the stage: {stage}. Not the finished model.\n")

        return keep

    def keep(self, encoder: ModernBertModel, card: str) -> None:
        """Write `encoder` now, with `card` beside it."""
        folder = self._out / FOLDER
        save_encoder(encoder, self._tokenizer, self._longest, folder, card)
        cut(folder, self._out / PIECES)
        self._last = self._now()

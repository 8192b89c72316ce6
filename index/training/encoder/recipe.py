"""Recipe: everything that decides the encoder, besides the material."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from index.training.encoder.contrast import Contrasting
from index.training.encoder.masking import Masking
from index.training.encoder.shape import Shape

STAGES = ("masking", "contrast", "questions", "known")
SHARES: Mapping[str, float] = {"masking": 62, "contrast": 14, "questions": 11, "known": 13}


@dataclass(frozen=True, slots=True)
class Recipe:
    """The network, its stages, the seconds they share, and `steps`, the most that each may take."""

    shape: Shape = field(default_factory=Shape)
    masking: Masking = field(default_factory=Masking)
    contrast: Contrasting = field(default_factory=Contrasting)
    questions: Contrasting = field(
        default_factory=lambda: Contrasting(batch=1_024, rate=2e-4, longest=256, negatives=2, margin=0.05)
    )
    known: Contrasting = field(
        default_factory=lambda: Contrasting(batch=256, rate=1e-4, longest=256, negatives=4, margin=0.05)
    )
    known_rounds: int = 10
    seconds: float = 1_440.0
    shares: Mapping[str, float] = field(default_factory=lambda: dict(SHARES))
    steps: int | None = None
    folds: int = 5
    seed: int = 1

    def seeded(self, seed: int) -> "Recipe":
        """Return the recipe with that seed in every stage."""
        stages = ("masking", "contrast", "questions", "known")
        seeded = {name: replace(getattr(self, name), seed=seed) for name in stages}
        return replace(self, seed=seed, **seeded)

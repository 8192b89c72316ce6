"""Transforms of the plane, as OFD writes them: a b c d e f."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Matrix:
    """x' = a·x + c·y + e, y' = b·x + d·y + f; y grows downwards."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def apply(self, x: float, y: float) -> tuple[float, float]:
        """The place of a point."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def after(self, first: Matrix) -> Matrix:
        """The transform that does `first`, then this one."""
        return Matrix(
            self.a * first.a + self.c * first.b,
            self.b * first.a + self.d * first.b,
            self.a * first.c + self.c * first.d,
            self.b * first.c + self.d * first.d,
            *self.apply(first.e, first.f),
        )

    def moved(self, x: float, y: float) -> Matrix:
        """The transform that moves by (x, y), then does this one."""
        return self.after(Matrix(e=x, f=y))

    @property
    def height(self) -> float:
        """How many times higher what is drawn becomes."""
        return math.hypot(self.c, self.d)

    @property
    def slant(self) -> float:
        """The angle of what was level, in degrees from −180 to 180."""
        return math.degrees(math.atan2(self.b, self.a))


IDENTITY = Matrix()

"""Tiny material, packed from the synthetic data folder of the training tests."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from index.training.encoder.material import Material
from index.training.encoder.packing import pack
from index.training.encoder.recipe import Recipe
from index.training.encoder.shape import Shape

EQUAL: Mapping[str, float] = {"masking": 1, "contrast": 1, "questions": 1, "known": 1}


@pytest.fixture
def material(data: Path) -> Material:
    """The five laws, their pairs and questions as piece ids."""
    return pack(data, pieces=400)


@pytest.fixture
def recipe() -> Recipe:
    """A network of two thin layers that takes two steps in each stage."""
    usual = Recipe(shape=Shape(2, 32, 2, 48, 64), shares=EQUAL, seconds=600, steps=2, folds=2)
    return replace(usual, masking=replace(usual.masking, width=32, micro=4, accumulated=2))

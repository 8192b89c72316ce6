"""Train the encoder: `python -m index.training.encoder.train --material DIR --out DIR --seconds 1440`."""

import argparse
import json
import logging
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

import torch

from index.training.encoder.card import card_of
from index.training.encoder.dry_run import share_of
from index.training.encoder.judging import table_of
from index.training.encoder.material import Material, load_material
from index.training.encoder.recipe import SHARES, STAGES, Recipe
from index.training.encoder.training import Outcome, Training

log = logging.getLogger(__name__)


def train_encoder(
    material: Material, out: Path, recipe: Recipe, device: str = "cpu", start: Path | None = None
) -> Outcome:
    """Write the encoder to `out`/encoder, its pieces to `out`/pieces and its figures; return all of it.

    `start` names a folder or checkpoint whose weights the encoder begins with.
    """
    out.mkdir(parents=True, exist_ok=True)
    if device == "cuda":
        torch.set_float32_matmul_precision("high")
    training = Training(material, recipe, out, torch.device(device), start)
    outcome = training.run()
    table = table_of(outcome.scores, outcome.facts)
    training.keeper.keep(outcome.encoder, card_of(recipe, table))
    figures = {"scores": {name: asdict(one) for name, one in outcome.scores.items()}, "facts": outcome.facts}
    (out / "figures.json").write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    (out / "figures.md").write_text(table, encoding="utf-8")
    return outcome


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the training that the command line asks for; the table of figures is written last."""
    begun = time.monotonic()
    options = _parser().parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    file = logging.FileHandler(options.out / "train.log", encoding="utf-8")
    handlers: list[logging.Handler] = [logging.StreamHandler(sys.stdout), file]
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", handlers=handlers)
    material = share_of(load_material(options.material), options.fraction, options.seed)
    log.info("%d pieces of running text, %d pairs", material.stream, len(material.pairs))
    recipe = recipe_of(options)
    recipe = replace(recipe, seconds=recipe.seconds - (time.monotonic() - begun))
    outcome = train_encoder(material, options.out, recipe, options.device, options.start)
    sys.stdout.write("\n" + table_of(outcome.scores, outcome.facts))


def recipe_of(options: argparse.Namespace) -> Recipe:
    """Return the recipe of a command line."""
    recipe = Recipe(seconds=options.seconds, shares=options.shares, steps=options.steps, folds=options.folds)
    masking = replace(recipe.masking, micro=options.micro, accumulated=options.accumulated, compiled=options.compile)
    contrast = replace(recipe.contrast, batch=options.batch)
    return replace(recipe, masking=masking, contrast=contrast).seeded(options.seed)


def _shares(text: str) -> dict[str, float]:
    return dict(zip(STAGES, map(float, text.split(",")), strict=True))


def _parser() -> argparse.ArgumentParser:
    usual = Recipe()
    parser = argparse.ArgumentParser(prog="python -m index.training.encoder.train", description=__doc__)
    parser.add_argument("--material", type=Path, required=True, help="folder of the packed material")
    parser.add_argument("--out", type=Path, required=True, help="folder for the encoder, its pieces and figures")
    parser.add_argument("--start", type=Path, help="folder of an encoder to begin with")
    parser.add_argument("--seconds", type=float, default=usual.seconds, help="for everything, from start to saved")
    parser.add_argument("--shares", type=_shares, default=dict(SHARES), help=f"of the time, for {','.join(STAGES)}")
    parser.add_argument("--steps", type=int, help="at most so many in a stage: a run that can be repeated")
    parser.add_argument("--fraction", type=float, default=1.0, help="share of the material: a dry run")
    parser.add_argument("--folds", type=int, default=usual.folds)
    parser.add_argument("--micro", type=int, default=usual.masking.micro, help="rows at once in masking")
    parser.add_argument("--accumulated", type=int, default=usual.masking.accumulated, help="times micro, for one step")
    parser.add_argument("--batch", type=int, default=usual.contrast.batch, help="pairs of one step in contrast")
    parser.add_argument("--device", choices=("cpu", "cuda"), default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--compile", action="store_true", help="compile the network for masking: faster on a GPU")
    parser.add_argument("--seed", type=int, default=usual.seed)
    return parser


if __name__ == "__main__":
    main()

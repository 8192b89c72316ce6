"""Stage 1: the network guesses masked pieces, later also through the one vector of the row (RetroMAE).

After Geiping and Goldstein, Cramming (2022): one cycle within a time budget, packed rows, masked places alone
computed; and Xiao and others, RetroMAE (2022): a decoder of one layer sees half of the row and its vector.
"""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import ModernBertForMaskedLM
from transformers.models.modernbert.modeling_modernbert import ModernBertEncoderLayer

from index.training.encoder.budget import Budget, one_cycle
from index.training.encoder.shape import hidden, rotations
from index.training.encoder.tokenizer import END, MASK, PADDING, START

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Masking:
    """How stage 1 runs: rows of `width` pieces, `micro` rows at once, up to `accumulated` times for one step."""

    width: int = 128
    micro: int = 512
    accumulated: int = 8
    share: float = 0.3
    retro_share: float = 0.5
    retro_from: float = 0.5
    rate: float = 1e-3
    decay: float = 0.01
    clip: float = 0.5
    seed: int = 1
    compiled: bool = False


@dataclass(frozen=True, slots=True)
class Marks:
    """The pieces that mark a row's start, its end, a masked place and what fills a row up."""

    start: int
    end: int
    mask: int
    padding: int = 0

    @classmethod
    def of(cls, tokenizer: Tokenizer) -> "Marks":
        """Return the marks of `tokenizer`; KeyError where it lacks one."""
        pieces = tokenizer.get_vocab()
        return cls(*(pieces[name] for name in (START, END, MASK, PADDING)))


class Pretraining(nn.Module):
    """The network with its guessing head, and the small decoder that serves in training alone."""

    def __init__(self, model: ModernBertForMaskedLM, marks: Marks) -> None:
        super().__init__()
        self.model = model
        self.decoder = ModernBertEncoderLayer(model.config, layer_idx=1)
        self.decoder_norm = nn.LayerNorm(model.config.hidden_size)
        self.marks = marks

    def forward(self, ids: Tensor, places: Tensor, retro_places: Tensor | None) -> Tensor:
        """Return the loss of guessing the pieces at `places`, plus the decoder's at `retro_places`."""
        encoder = self.model.model
        states = hidden(encoder, ids.scatter(1, places, self.marks.mask))
        loss = masked_loss(self.model, states, ids, places)
        if retro_places is None:
            return loss
        seen = encoder.embeddings(input_ids=ids.scatter(1, retro_places, self.marks.mask))
        # The mean of the states is what stands for a text at use, so it is what must hold the row.
        rows = torch.cat([states.mean(dim=1, keepdim=True).to(seen.dtype), seen[:, 1:]], dim=1)
        decoded = self.decoder(rows, attention_mask=None, position_embeddings=rotations(encoder, rows))
        return loss + masked_loss(self.model, self.decoder_norm(decoded), ids, retro_places)


def masked_loss(model: ModernBertForMaskedLM, states: Tensor, ids: Tensor, places: Tensor) -> Tensor:
    """Return the mean loss of guessing `ids` at `places` of `states`; other places do not enter it."""
    picked = states.gather(1, places[..., None].expand(-1, -1, states.shape[-1]))
    logits = model.decoder(model.head(picked))
    return nn.functional.cross_entropy(logits.float().flatten(0, 1), ids.gather(1, places).flatten())


def draw_places(rows: int, width: int, share: float, draw: torch.Generator) -> Tensor:
    """Return, for each row, the same number of distinct places to mask, never the first nor the last."""
    chosen = max(1, round(share * (width - 2)))
    return torch.rand((rows, width - 2), generator=draw, device=draw.device).topk(chosen, dim=1).indices + 1


def rows_of(stream: Tensor, how: Masking, marks: Marks, draw: torch.Generator) -> Iterator[Tensor]:
    """Yield rows cut from `stream` without end, each time round at another offset and in another order."""
    inside = how.width - 2
    steps = torch.arange(inside, device=stream.device)
    while True:
        offset = int(torch.randint(inside, (1,), generator=draw, device=draw.device))
        starts = torch.arange(offset, len(stream) - inside + 1, inside, device=stream.device)
        if not len(starts):
            raise ValueError(f"the stream has {len(stream)} pieces, a row needs {2 * inside}; give more text")
        starts = starts[torch.randperm(len(starts), generator=draw, device=draw.device)]
        for some in torch.split(starts, how.micro):
            if len(some) < min(how.micro, len(starts)):
                continue  # the rest of a round: another number of rows would be compiled anew
            ids = stream[some[:, None] + steps].long()
            ids = nn.functional.pad(ids, (1, 0), value=marks.start)
            yield nn.functional.pad(ids, (0, 1), value=marks.end)


def optimizer_of(module: nn.Module, rate: float, decay: float) -> torch.optim.AdamW:
    """Return AdamW over the weights of `module`; norms and biases do not decay."""
    named = [one for one in module.parameters() if one.requires_grad]
    groups = [
        {"params": [one for one in named if one.ndim > 1], "weight_decay": decay},
        {"params": [one for one in named if one.ndim <= 1], "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups, lr=rate, betas=(0.9, 0.98), eps=1e-6, fused=named[0].is_cuda)


def turn(optimizer: torch.optim.Optimizer, module: nn.Module, rate: float, clip: float) -> None:
    """Take one step at `rate` with the gradients that are there, and clear them."""
    for group in optimizer.param_groups:
        group["lr"] = rate
    nn.utils.clip_grad_norm_(module.parameters(), clip)
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)


def learn_masked(
    pretraining: Pretraining, stream: Tensor, how: Masking, budget: Budget, keep: Callable[[], None]
) -> float:
    """Train within `budget` on the pieces of `stream` and return the pieces read in a second; `keep` saves at times."""
    draw = torch.Generator(device=stream.device).manual_seed(how.seed)
    optimizer = optimizer_of(pretraining, how.rate, how.decay)
    run = torch.compile(pretraining) if how.compiled else pretraining
    source = rows_of(stream, how, pretraining.marks, draw)
    pieces, loss = 0, 0.0
    while budget.left():
        spent = budget.spent()
        # Small steps at first, large ones once the easy part is learnt.
        parts = 1 + round((how.accumulated - 1) * min(1.0, spent / 0.5))
        total = torch.zeros((), device=stream.device)
        for _ in range(parts):
            ids = next(source)
            total += _backward(run, ids, how, spent >= how.retro_from, draw, parts)
            pieces += ids.numel()
        loss = float(total)
        turn(optimizer, pretraining, one_cycle(spent, how.rate), how.clip)
        budget.done += 1
        if budget.done % 50 == 1:
            speed = pieces / budget.elapsed()
            log.info("masking: step %d, %.0f %%, loss %.3f, %.0f pieces/s", budget.done, spent * 100, loss, speed)
        keep()
    return pieces / max(budget.elapsed(), 1e-9)


def _backward(
    run: Callable[..., Tensor], ids: Tensor, how: Masking, retro: bool, draw: torch.Generator, parts: int
) -> Tensor:
    rows, width = ids.shape
    places = draw_places(rows, width, how.share, draw)
    retro_places = draw_places(rows, width, how.retro_share, draw) if retro else None
    with torch.autocast(ids.device.type, dtype=torch.bfloat16, enabled=ids.is_cuda):
        loss: Tensor = run(ids, places, retro_places) / parts
    loss.backward()  # type: ignore[no-untyped-call]
    return loss.detach()

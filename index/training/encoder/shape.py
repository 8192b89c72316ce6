"""Shape: the network, a small ModernBERT, and how a text's vector is read from it.

ModernBERT is the pre-norm encoder among the classes of transformers: rotary positions serve texts longer than
those of the training, and a folder of it loads without code of ours. BERT itself is post-norm, which is brittle
at high learning rates. Its feed-forward layer is gated, three matrices where BERT has two, so an inner width of
1,024 has the weights and the cost of a plain one of 1,536.
"""

from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor
from transformers import ModernBertConfig, ModernBertForMaskedLM, ModernBertModel

from index.training.encoder.tokenizer import END, PADDING, START


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of the network; `longest` is counted in pieces, the marks around a text included."""

    layers: int = 4
    width: int = 384
    heads: int = 6
    inner: int = 1_024
    longest: int = 256


def make_model(shape: Shape, tokenizer: Tokenizer) -> ModernBertForMaskedLM:
    """Return a network of that shape with fresh weights, without dropout, with full attention in every layer."""
    config = ModernBertConfig(
        vocab_size=tokenizer.get_vocab_size(),
        hidden_size=shape.width,
        intermediate_size=shape.inner,
        num_hidden_layers=shape.layers,
        num_attention_heads=shape.heads,
        max_position_embeddings=2 * shape.longest,
        layer_types=["full_attention"] * shape.layers,
        rope_parameters={"full_attention": {"rope_type": "default", "rope_theta": 10_000.0}},
        pad_token_id=tokenizer.token_to_id(PADDING),
        cls_token_id=tokenizer.token_to_id(START),
        bos_token_id=tokenizer.token_to_id(START),
        sep_token_id=tokenizer.token_to_id(END),
        eos_token_id=tokenizer.token_to_id(END),
    )
    config._attn_implementation = "sdpa"
    return ModernBertForMaskedLM(config)


def hidden(encoder: ModernBertModel, ids: Tensor, mask: Tensor | None = None) -> Tensor:
    """Return the last states of `ids`, as the encoder's own `forward` does; `mask` is true where text stands.

    Written out so that it compiles to one graph and full rows need no mask at all.
    """
    states: Tensor = encoder.embeddings(input_ids=ids)
    turns = rotations(encoder, states)
    attended = None if mask is None else mask[:, None, None, :]
    for layer in encoder.layers:
        states = layer(states, attention_mask=attended, position_embeddings=turns)
    last: Tensor = encoder.final_norm(states)
    return last


def rotations(encoder: ModernBertModel, states: Tensor) -> tuple[Tensor, Tensor]:
    """Return the rotary positions for rows as long as those of `states`."""
    positions = torch.arange(states.shape[1], device=states.device)[None]
    cosines, sines = encoder.rotary_emb(states, positions, "full_attention")
    return cosines, sines


def pooled(states: Tensor, mask: Tensor) -> Tensor:
    """Return the mean of the states where `mask` is true, in single precision."""
    weights = mask[..., None].float()
    return (states.float() * weights).sum(dim=1) / weights.sum(dim=1).clamp(min=1.0)

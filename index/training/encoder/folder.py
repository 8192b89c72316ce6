"""The encoder's folder: sentence-transformers' own modules, no code of ours, weights in half precision."""

import copy
import json
from pathlib import Path
from tempfile import TemporaryDirectory

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from transformers import ModernBertModel, PreTrainedTokenizerFast

from index.training.encoder.tokenizer import END, MASK, PADDING, START, UNKNOWN

WEIGHTS = "model.safetensors"
CARD = "README.md"


def save_encoder(encoder: ModernBertModel, tokenizer: str, longest: int, folder: Path, card: str) -> None:
    """Write the encoder to `folder` as Transformer, Pooling (mean) and Normalize, with `card` as its README.md."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer

    plain = copy.deepcopy(encoder).cpu()
    with TemporaryDirectory() as name:
        plain.save_pretrained(name)
        _wrapped(tokenizer, longest).save_pretrained(name)
        modules = [Transformer(name, max_seq_length=longest), Pooling(plain.config.hidden_size, "mean"), Normalize()]
        whole = SentenceTransformer(modules=modules, device="cpu")
        whole.save_pretrained(str(folder), create_model_card=False)
    _halve(folder)
    (folder / CARD).write_text(card, encoding="utf-8")


def load_encoder(folder: Path) -> ModernBertModel:
    """Return the network of a folder that `save_encoder` wrote, in single precision."""
    encoder: ModernBertModel = ModernBertModel.from_pretrained(str(folder), local_files_only=True, dtype=torch.float32)
    return encoder


def _wrapped(tokenizer: str, longest: int) -> PreTrainedTokenizerFast:
    return PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=Tokenizer.from_str(tokenizer),
        model_max_length=longest,
        pad_token=PADDING,
        unk_token=UNKNOWN,
        cls_token=START,
        sep_token=END,
        mask_token=MASK,
    )


def _halve(folder: Path) -> None:
    """Store the weights in half precision; the configuration still asks for single, which a processor computes."""
    weights = {name: tensor.half() for name, tensor in load_file(folder / WEIGHTS).items()}
    save_file(weights, folder / WEIGHTS, metadata={"format": "pt"})
    # The weights are written for their owner alone; an installed model is read by every account.
    (folder / WEIGHTS).chmod(0o644)
    file = folder / "config.json"
    described = json.loads(file.read_text(encoding="utf-8")) | {"dtype": "float32"}
    file.write_text(json.dumps(described, indent=2, sort_keys=True) + "\n", encoding="utf-8")

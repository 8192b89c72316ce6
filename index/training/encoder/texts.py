"""TextTable: the texts of the material on the device, as padded rows and as vectors."""

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from transformers import ModernBertModel

from index.training.encoder.masking import Marks
from index.training.encoder.material import Material
from index.training.encoder.shape import hidden, pooled

# Rows are padded to a multiple of this, so that few different shapes arise.
_STEP = 32
# The pieces that are encoded at once; what a step holds in memory follows from it.
PIECES_AT_ONCE = 65_536

Places = NDArray[np.int64]


class TextTable:
    """Texts by their number; `spans` adds stretches of the running text as further texts."""

    def __init__(self, material: Material, marks: Marks, device: torch.device) -> None:
        self.tokens = torch.from_numpy(material.tokens.astype(np.int32)).to(device)
        self.starts = material.starts()
        self.lengths = material.lengths.astype(np.int64)
        self.marks = marks
        self._stream = material.tokens[: material.stream]

    def spans(self, shortest: int = 80, longest: int = 126) -> Places:
        """Add the lead and the rest of every long line of the stream, and return them as rows of two numbers."""
        ends = np.flatnonzero(self._stream == self.marks.end)
        begins = np.concatenate(([0], ends[:-1] + 1)) if len(ends) else ends
        long = ends - begins >= shortest
        begins, ends = begins[long], ends[long]
        lead = np.minimum((ends - begins) // 3, longest // 2)
        first = len(self.starts)
        self.starts = np.concatenate([self.starts, begins, begins + lead])
        self.lengths = np.concatenate([self.lengths, lead, np.minimum(ends - begins - lead, longest)])
        count = len(begins)
        return np.stack([np.arange(count) + first, np.arange(count) + first + count], axis=1)

    def rows(self, places: Places, longest: int) -> tuple[Tensor, Tensor]:
        """Return the ids of these texts between their marks, padded, and the mask of what is text."""
        device = self.tokens.device
        lengths = np.minimum(self.lengths[places], longest - 2)
        width = min(longest, -(-(int(lengths.max()) + 2) // _STEP) * _STEP)
        sizes = torch.from_numpy(lengths).to(device, non_blocking=True)[:, None]
        starts = torch.from_numpy(self.starts[places]).to(device, non_blocking=True)[:, None]
        at = torch.arange(width, device=device)[None]
        index = (starts + at - 1).clamp(0, len(self.tokens) - 1)
        ids = self.tokens[index].long()
        ids = ids.masked_fill(at > sizes, self.marks.padding)
        ids = ids.masked_fill(at == 0, self.marks.start)
        ids = torch.where(at == sizes + 1, self.marks.end, ids)
        return ids, at <= sizes + 1

    def chunks(self, places: Places, longest: int) -> list[Places]:
        """Return the positions in `places` in groups of like length that fit in memory at once."""
        order = np.argsort(self.lengths[places], kind="stable")
        chunks, start = [], 0
        while start < len(order):
            # The last of a group is its longest; begin with what the longest of all would allow.
            size = PIECES_AT_ONCE // longest
            while start + size < len(order):
                width = min(longest, int(self.lengths[places[order[start + size]]]) + 2)
                if (size + 1) * width > PIECES_AT_ONCE:
                    break
                size += 1
            chunks.append(order[start : start + size])
            start += size
        return chunks


def vectors_of(encoder: ModernBertModel, table: TextTable, places: Places, longest: int) -> Tensor:
    """Return one vector per text, not normalised, with gradients where they are enabled."""
    ids, mask = table.rows(places, longest)
    with torch.autocast(ids.device.type, dtype=torch.bfloat16, enabled=ids.is_cuda):
        states = hidden(encoder, ids, mask)
    return pooled(states, mask)


def encode_texts(encoder: ModernBertModel, table: TextTable, places: Places, longest: int) -> NDArray[np.float32]:
    """Return one vector of length one per text, without gradients."""
    found = np.zeros((len(places), encoder.config.hidden_size), dtype=np.float32)
    with torch.inference_mode():
        for chunk in table.chunks(places, longest):
            rows = vectors_of(encoder, table, places[chunk], longest)
            found[chunk] = torch.nn.functional.normalize(rows, dim=1).cpu().numpy()
    return found

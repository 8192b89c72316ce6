"""How much the terms of a question count in texts: by hand, and the same when kept."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from index import term_weights as weighing
from index.kept_arrays import KeptArrays
from index.term_weights import K1, B, term_weights

TEXTS = (("接娃", "接娃上学"), ("修车谁出钱",), ())


def test_a_share_is_that_of_bm25_by_hand() -> None:
    """Of three texts the first has 接 twice; what none has counts as rarest."""
    lengths = (10, 9, 0)  # characters and pairs
    longer = K1 * (1 - B + B * lengths[0] / (sum(lengths) / 3))
    rare = math.log1p((3 - 1 + 0.5) / (1 + 0.5))
    held = rare * (K1 + 1) * 2 / (2 + longer)
    shares = term_weights(TEXTS).shares("接")
    assert shares == pytest.approx([held / rare, 0, 0], rel=1e-6)
    unknown = math.log1p(2 * 3 + 1)
    assert term_weights(TEXTS).shares("接, 猫")[0] == pytest.approx(held / (rare + unknown), rel=1e-6)


@pytest.mark.parametrize("texts", [(), ((),), (("，",),)])
def test_nothing_to_compare_is_no_share(texts: tuple[tuple[str, ...], ...]) -> None:
    """Texts without a term hold nothing of any question, nor has a question without a term a share."""
    assert term_weights(texts).shares("接娃").tolist() == [0.0] * len(texts)
    assert term_weights(TEXTS).shares("？").tolist() == [0.0] * 3


def test_they_are_kept_by_their_texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read again they are the same, and not counted anew; other sentences, or the same in other texts, are."""
    kept = KeptArrays(tmp_path)
    made = term_weights(TEXTS, kept, "asked").shares("谁接娃")
    other = term_weights((("接娃",), ("接娃上学", "修车谁出钱"), ()), kept, "asked").shares("谁接娃")
    assert not np.array_equal(made, other)
    assert len(list(tmp_path.iterdir())) == 1
    assert np.array_equal(term_weights(TEXTS, kept, "asked").shares("谁接娃"), made)
    term_weights(TEXTS[:1], kept, "other")
    monkeypatch.setattr(weighing, "term_arrays", lambda texts: pytest.fail("counted anew"))
    assert np.array_equal(term_weights(TEXTS, kept, "asked").shares("谁接娃"), made)
    assert len(list(tmp_path.iterdir())) == 2

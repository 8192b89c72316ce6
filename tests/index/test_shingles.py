"""Paragraphs that say nearly the same are told from those that share a subject."""

import numpy as np
import pytest

from index.shingles import HASHES, likeness, likenesses, shingles, sketch

BASE = "坚持领导包案、挂牌督办，全年办结率达到96%以上，化解历史遗留问题10件以上，群众满意度稳步提升。"
# another wording, the least and the most that both have in common
PAIRS = [
    (BASE, 1.0, 1.0),
    (BASE.replace("96", "94.5").replace("10", "1,208"), 0.9, 1.0),
    (BASE.replace("，", ", ").upper(), 0.9, 1.0),
    (BASE.replace("稳步", "持续"), 0.6, 0.95),
    ("建成县级接访大厅，配备自助查询终端，推行“最多访一次”改革，提高信访事项办理质量和效率。", 0.0, 0.1),
    ("", 0.0, 0.0),
]


@pytest.mark.parametrize(("other", "least", "most"), PAIRS)
def test_the_estimate_is_near_the_likeness(other: str, least: float, most: float) -> None:
    """Numbers, marks, widths and case do not count; the sketch is off by three standard errors at most."""
    exact = likeness(shingles(BASE), shingles(other))
    assert least <= exact <= most
    rows = np.asarray([sketch(BASE), sketch(other)], dtype=np.uint64).view(np.uint8).reshape(2, HASHES)
    assert likenesses(rows)[0, 1] == pytest.approx(exact, abs=0.27)


@pytest.mark.parametrize("text", ["", "一", "，。", "\ud800\U00020000", "a" * 5_000])
def test_every_text_has_a_sketch(text: str) -> None:
    """The same text the same one."""
    assert sketch(text) == sketch(text)
    assert all(0 <= word < 2**64 for word in sketch(text))

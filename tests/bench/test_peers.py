"""The comparison with peers: what counts as found, intervals, and pins that name their versions."""

from itertools import pairwise
from pathlib import Path

import pytest

from bench.peers import page
from bench.peers.environments import peers
from bench.peers.measuring import Text, cut
from bench.peers.quality import holds, once, recall, reciprocal_rank
from bench.peers.tasks import Place, office

GOLD: dict[str, list[Place]] = {"a": [("d", 0, 40)], "b": [("d", 100, 400), ("e", 0, 30)]}


@pytest.mark.parametrize(
    ("piece", "expected"),
    [
        (("d", 0, 500), True),
        (("d", 100, 200), True),  # a hundred characters are enough of a long provision
        (("d", 0, 199), False),
        (("d", 320, 900), False),
        (("e", 100, 400), False),
    ],
)
def test_a_piece_holds_a_provision_when_it_shows_enough(piece: Place, expected: bool) -> None:
    """Of 300 characters a hundred."""
    assert holds(piece, ("d", 100, 400)) is expected


def test_figures_are_means_over_questions_with_intervals_about_them() -> None:
    """Computed by hand: the first is found second, of the second one of two first."""
    found: dict[str, list[Place]] = {"a": [("x", 0, 9), ("d", 0, 40)], "b": [("e", 0, 30)]}
    told = recall(found, GOLD, 10)
    assert told.mean == pytest.approx(0.75)
    assert told.low <= told.mean <= told.high
    assert recall(found, GOLD, 1).mean == pytest.approx(0.25)
    assert reciprocal_rank(found, GOLD, 10).mean == pytest.approx(0.75)


def test_pieces_of_one_document_count_once_at_the_first() -> None:
    """A document found by three pieces takes one place."""
    assert once([("a", 0, 5), ("b", 0, 5), ("a", 5, 9)]) == [("a", 0, 5), ("b", 0, 5)]


@pytest.mark.parametrize("length", [1, 500, 501, 950, 951, 2_000])
def test_pieces_cover_a_text_without_gaps(length: int) -> None:
    """Each begins before the one before it ends, and the last ends with the text."""
    pieces = cut(Text("d", "t", "字" * length))
    assert (pieces[0].start, pieces[-1].end) == (0, length)
    assert all(one.start < before.end for before, one in pairwise(pieces))


def test_every_peer_is_pinned_and_has_its_module() -> None:
    """No package without an exact version, no address of a registry."""
    for peer in peers():
        assert peer.packages
        assert all(one.count("==") == 1 and "/" not in one for one in peer.packages)
        assert (Path(page.__file__).parent / f"{peer.module}.py").is_file()


@pytest.mark.slow
def test_every_question_of_the_office_names_provisions_that_are_there() -> None:
    """A renamed rule would leave questions out unseen."""
    task = office()
    assert len(task.questions) == len(task.gold) > 40
    lengths = {one["id"]: len(one["text"]) for one in task.documents}
    assert all(0 <= start < end <= lengths[key] for places in task.gold.values() for key, start, end in places)

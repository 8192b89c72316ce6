"""Time is divided among the stages, and what one leaves over goes to the others."""

import pytest

from index.training.encoder.budget import Budget, Timetable, one_cycle


class _Clock:
    def __init__(self) -> None:
        self.time = 0.0

    def __call__(self) -> float:
        return self.time


def test_budget_ends_by_time_or_by_steps() -> None:
    """Whichever is spent first ends the stage; a stage without time never begins."""
    clock = _Clock()
    budget = Budget(10, 4, clock)
    budget.done = 1
    clock.time = 5
    assert budget.spent() == pytest.approx(0.5)
    assert budget.left()
    budget.done = 4
    assert not budget.left()
    assert not Budget(0, None, clock).left()


def test_timetable_shares_what_is_left() -> None:
    """A stage has its share of the time left less the reserve, whatever the stages before took."""
    clock = _Clock()
    table = Timetable(110, {"first": 60, "second": 20, "third": 20}, clock)
    assert table.stage("first", 10).seconds == pytest.approx(60)
    clock.time = 80
    assert table.stage("second", 10).seconds == pytest.approx(10)
    clock.time = 105
    assert table.stage("third", 10).seconds == 0


@pytest.mark.parametrize(("spent", "expected"), [(0.0, 0.0), (0.05, 0.5), (0.1, 1.0), (0.55, 0.5), (1.0, 0.0)])
def test_one_cycle(spent: float, expected: float) -> None:
    """The rate climbs to its peak in the first tenth and falls to nothing at the end."""
    assert one_cycle(spent, 1.0) == pytest.approx(expected)

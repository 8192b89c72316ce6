"""Lines of a source found again in the text that cleaning and reading made of it."""

from __future__ import annotations

from evals.observations.folding import Folded
from evals.observations.lines import place_lines


def test_a_line_is_found_whatever_became_of_its_blanks_and_markup() -> None:
    lines = ["# 小 结", "**上半年共受理 ３６０ 件。**"]
    text = "小结\n上半年共受理360件。"
    folded = Folded.of(text)
    placed = place_lines(lines, folded)
    assert all(one.whole for one in placed)
    start = lines[1].index("３６０")
    assert placed[1].find(start, start + 5, folded) == (9, 13)
    assert text[9:13] == "360件"


def test_a_repeated_line_is_found_between_its_neighbours() -> None:
    """Noise above the text that happens to stand again below it does not take the line's place."""
    lines = ["培训2次", "第一季度工作情况如下所列", "培训2次", "第二季度工作情况如下所列", "培训2次"]
    text = "\n".join(lines[1:])
    folded = Folded.of(text)
    placed = place_lines(lines, folded)
    spans = [one.span(folded) for one in placed]
    assert spans[0] is None
    assert [span and text[slice(*span)] for span in spans[1:]] == lines[1:]
    assert spans[4] == (text.rindex("培训2次"), len(text))


def test_of_a_line_that_was_changed_the_other_clauses_are_found() -> None:
    line = "受理信访事项360件（见附注），办结信访事项344件。"
    text = Folded.of("受理信访事项360件，办结信访事项344件。")
    (placed,) = place_lines([line], text)
    assert not placed.whole
    assert placed.find(line.index("344"), line.index("344") + 4, text) == (17, 21)
    assert placed.find(line.index("360"), line.index("360") + 4, text) is None

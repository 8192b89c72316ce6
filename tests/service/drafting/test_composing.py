"""A whole draft: derived numbers, gaps, new items, and the trace of every number."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.indicators import normal_form
from ingest.observations.masking import mask
from ingest.observations.quantities import find_quantities
from ingest.observations.times import find_times
from service.drafting.composing.compose import compose, restricted
from service.drafting.composing.context import Composed
from service.drafting.composing.known import Known
from service.drafting.composing.move import Move
from service.drafting.draft import GAP, SourceType
from service.drafting.facts.facts import Facts
from service.drafting.facts.filling import Line, fill
from service.drafting.facts.rows import rows_of
from service.drafting.model.building import model_of
from tests.service.drafting.made_reports import drafted, modelled, only, sheet

WHOLE = "受理信访20件，其中来信5件、来访15件；办结信访18件，办结率90%。"


def test_a_missing_number_is_a_gap() -> None:
    """It stands where the number stood, the unit stays, and no number of last period is left."""
    made = drafted("受理问题线索123件，立案47件，给予处分约41人。", {"立案": "52"})
    expected = "受理问题线索【待补充：受理问题线索数】件，立案52件，给予处分【待补充：给予处分人数】人。"
    assert only(made) == expected
    assert made.draft.gaps == (("一、第1段", "【待补充：受理问题线索数】"), ("一、第1段", "【待补充：给予处分人数】"))


def test_what_follows_is_worked_out() -> None:
    """A sum of its parts, a share of what was worked out; the formula is the source."""
    made = drafted(WHOLE, {"受理来信": "8", "受理来访": "17", "办结信访": "24"})
    assert only(made) == "受理信访25件，其中来信8件、来访17件；办结信访24件，办结率96%。"
    (paragraph,) = [placed.paragraph for placed in made.draft.placed()]
    formulas = [
        (paragraph.written(one), one.source.ref) for one in paragraph.numbers if one.source.type is SourceType.FORMULA
    ]
    assert formulas == [("25件", "8件 + 17件 = 25件"), ("96%", "24件 ÷ 25件 × 100% = 96%")]


def test_what_was_given_is_checked() -> None:
    """A sum that does not add up is told, and the given number stands."""
    made = drafted(WHOLE, {"受理信访": "30", "受理来信": "8", "受理来访": "17"})
    assert only(made).startswith("受理信访30件，其中来信8件、来访17件；")
    assert ["8件 + 17件 = 25件" in one.message for one in made.draft.checks if one.kind == "sum"] == [True]
    more = drafted("受理信访20件，其中来信5件。", {"受理信访": "4", "受理来信": "5"})
    assert ["其中项超过总数" in one.message for one in more.draft.checks if one.kind == "sum"] == [True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("受理信访23件，同比下降4.2%。", "受理信访31件，【待补充：受理信访同比】。"),
        ("平均用时由45分钟缩短至18分钟。", "平均用时由【待补充：平均用时数】分钟缩短至【待补充：平均用时数】分钟。"),
        ("安排值班52人次，与上年同期持平。", "安排值班【待补充：安排值班人次数】人次，【待补充：安排值班同比】。"),
    ],
)
def test_a_change_without_its_base_is_a_gap(text: str, expected: str) -> None:
    """Which way it went is of last period too, so the word goes with the number."""
    made = only(drafted(text, {"受理信访": "31"} if "信访" in text else {}))
    assert made.replace("同比【", "【") == expected


def test_new_numbers_are_a_sentence_of_their_section() -> None:
    """What the model does not state stands behind its section, traced."""
    model = modelled("一、工作情况\n受理信访23件。")
    facts = fill(model, rows_of(model), [Line("第9行", "第9行", "", "一、", "开展廉政家访", "次", "12")]).facts
    made = compose(model, Move.of("2023H1", "2023H2"), facts, Known())
    last = list(made.draft.placed())[-1].paragraph
    assert (last.text, last.numbers[0].source.ref) == ("开展廉政家访12次。", "第9行")


def test_a_part_of_a_report() -> None:
    """The sections under a label, and the headings above them."""
    model = modelled("一、工作情况\n（一）来信\n受理来信5件。\n（二）来访\n受理来访6件。\n二、打算\n继续努力。")
    assert [one.label for one in restricted(model, ["一、（二）"]).sections] == ["一、", "一、（二）"]


def unexplained(made: Composed) -> list[str]:
    """Digits, and numerals that count, that are no number of the draft, no gap, and stand there for no reason."""
    found = []
    for placed in made.draft.placed():
        text, kept = placed.paragraph.text, made.kept.get(placed.label, ())
        spans = [(one.start, one.end) for one in placed.paragraph.numbers if one.traced]
        spans += [(one.start, one.end) for one in kept] + [one.span() for one in GAP.finditer(text)]
        masked = mask(text)
        counted = [
            (one.start, one.end)
            for one in find_quantities(masked, 0, len(masked), list(find_times(masked, 0, len(masked))))
        ]
        for start, end in [one.span() for one in re.finditer(r"[0-9０-９]+", text)] + counted:
            if not any(first <= start and end <= last for first, last in spans):
                found.append(text[max(0, start - 8) : end + 4])
    return found


REPORT = """一、上半年工作情况
（一）强化监督。运用“第一种形态”处理106人（次），受理线索123件，立案47件，同比下降3.4%，其中科级11人。按照第十四督导组要求，2023年5月印发《方案》（青发〔2023〕4号）。
（二）改进作风。落实八项规定，印发资料510余册，占比近三成，支出超过1.2亿元，覆盖5万—6万人，甲、乙分别为3件和4件，各1名负责人。截至6月底，5G基站12个，服务0—6岁儿童30人。
（三）深化改革。七届县委第三轮巡察发现问题8个、个性问题25个，12月20日前整改完成率100%。
二、下步打算
（一）2024年新增20个，力争9月底前完成50万页以上。"""


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_every_number_has_a_source_or_a_reason(data: st.DataObject) -> None:
    """Whatever of the sheet is filled, and whatever period comes."""
    model = modelled(REPORT)
    names = [row.indicator for row in rows_of(model)]
    chosen = data.draw(st.lists(st.sampled_from(names), unique=True))
    values = {name: "增" * name.endswith("变化") + str(data.draw(st.integers(1, 99))) for name in chosen}
    new = data.draw(st.sampled_from(["2023H2", "2023", "2024H1", "2024"]))
    made = compose(model, Move.of("2023H1", new), sheet(model, values), Known())
    assert unexplained(made) == []
    given = {value.strip("增") for value in values.values()}
    for placed in made.draft.placed():
        for one in placed.paragraph.numbers:
            assert one.source.type in (SourceType.FACTS, SourceType.FORMULA)
            assert one.source.type is SourceType.FORMULA or str(one.value) in given


def test_the_seed_leaves_no_number_of_last_period(shared_seed: Path) -> None:
    """Without facts nothing is stated, and every place is marked."""
    from datetime import date

    from ingest.pipeline import ingest

    path = shared_seed / "half-year-summary-2023.txt"
    model = model_of(ingest(path.read_bytes(), path.name, today=date(2024, 1, 1)), normal_form)
    made = compose(model, Move.of(model.period, "2023H2"), Facts(), Known())
    assert unexplained(made) == []
    assert [one for placed in made.draft.placed() for one in placed.paragraph.numbers] == []
    assert len(made.draft.gaps) >= len(list(model.slots))

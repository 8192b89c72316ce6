"""What a past report, and its series, give to the next."""

from __future__ import annotations

import pytest

from ingest.errors import ModelRefused
from service.drafting.model.comparing import compare, skeleton
from service.drafting.model.joining import with_section
from service.drafting.model.model import Model
from tests.service.drafting.made_reports import modelled

NOW = """一、上半年工作情况
（一）强化监督。上半年受理线索123件，立案47件。新建教育基地。
（二）改进作风。查处问题12件。
二、下半年工作打算
（一）继续强化监督。力争全年立案80件以上。"""
BEFORE = """一、上半年工作情况
（一）强化监督。上半年受理线索98件，立案41件。完善线索移交办法，定期会商研判。
（二）开展巡察。巡察单位5家。
1.常规巡察。发现问题9个。
二、下半年工作打算
（一）继续强化监督。力争全年立案70件以上。"""


def labels(model: Model) -> list[str]:
    return [f"{one.label}{one.heading}" for one in model.sections if one.level]


def test_a_report_gives_headings_words_and_numbers() -> None:
    """In order, each number with the section and the sentence that it stands in."""
    model = modelled(NOW)
    assert labels(model) == [
        "一、上半年工作情况",
        "一、（一）强化监督",
        "一、（二）改进作风",
        "二、下半年工作打算",
        "二、（一）继续强化监督",
    ]
    assert [one.ahead for one in model.sections if one.level] == [False, False, False, True, True]
    assert [(one.observation.indicator, one.label) for one in model.slots] == [
        ("受理线索", "一、（一）"),
        ("立案", "一、（一）"),
        ("查处问题", "一、（二）"),
        ("立案", "二、（一）"),
    ]
    for section in model.sections:
        for paragraph in section.paragraphs:
            for slot in paragraph.slots:
                assert paragraph.text[slot.start : slot.end].startswith(str(slot.observation.value))
    assert len({one.key for one in model.slots}) == 4


def test_a_series_tells_what_stays_and_what_comes_and_goes() -> None:
    """The same sentence with other numbers recurs; usual lengths go over all reports that have the section."""
    model = compare(modelled(NOW), [modelled(BEFORE, "2022H1")])
    first = next(one for one in model.sections if one.heading == "强化监督")
    assert [one.kept for one in first.paragraphs[0].sentences] == [1, 0]
    assert (first.usual.reports, first.usual.compared) == (2, 2)
    assert first.usual.shortest < first.usual.longest
    assert next(one for one in model.sections if one.heading == "改进作风").usual.reports == 1
    assert [one.partition("（青")[0] for one in model.absent] == ["一、（二）开展巡察", "一、（二）1.常规巡察"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("上半年立案47件。", "今年立案5件。", True),
        ("截至6月底，立案47件。", "截至12月底立案1,234件。", True),
        ("发布公告三次。", "发布公告两次。", True),
        ("立案47件。", "结案47件。", False),
    ],
)
def test_numbers_and_times_do_not_part_sentences(one: str, other: str, same: bool) -> None:
    """What is left is the wording."""
    assert (skeleton(one) == skeleton(other)) is same


def test_a_section_of_another_report_is_taken() -> None:
    """Where the model has none under its heading it stands last in its part, with the next number and what is below."""
    joined = with_section(modelled(NOW), modelled(BEFORE, "2022H1"), "一、（二）")
    assert labels(joined)[2:6] == [
        "一、（二）改进作风",
        "一、（三）开展巡察",
        "一、（三）1.常规巡察",
        "二、下半年工作打算",
    ]
    taken = [one for one in joined.sections if one.label.startswith("一、（三）")]
    assert [one.period for one in taken] == ["2022H1", "2022H1"]
    assert [
        (slot.label, paragraph.label) for one in taken for paragraph in one.paragraphs for slot in paragraph.slots
    ] == [
        ("一、（三）", "一、（三）第1段"),
        ("一、（三）1.", "一、（三）1.第1段"),
    ]


def test_a_section_under_the_same_heading_takes_its_place() -> None:
    """With the model's label."""
    joined = with_section(modelled(NOW), modelled(BEFORE, "2022H1"), "一、（一）")
    assert labels(joined) == labels(modelled(NOW))
    assert "定期会商研判" in next(one for one in joined.sections if one.label == "一、（一）").paragraphs[0].text


def test_what_cannot_be_a_model_is_refused() -> None:
    """A section that is not there, with those that are."""
    with pytest.raises(ModelRefused, match="一、（二）"):
        with_section(modelled(NOW), modelled(BEFORE, "2022H1"), "九、")

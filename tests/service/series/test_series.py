"""Series over HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.service.conftest import Server
from tests.service.counted import served


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with served(tmp_path_factory.mktemp("counted") / "library") as running:
        yield running


def asked(server: Server, indicator: str, **more: Any) -> dict[str, Any]:
    told = server.client.get("/api/v1/series", params={"indicator": indicator, **more}).raise_for_status()
    found: dict[str, Any] = told.json()
    return found


def line(found: dict[str, Any], organisation: str = "青山县") -> list[dict[str, Any]]:
    return next(one["points"] for one in found["series"]["lines"] if one["organisation"] == organisation)


def test_a_series_has_points_gaps_and_conflicts(counted: Server) -> None:
    """Years alone, a year that is missing, and both values of a year that two reports tell differently."""
    found = asked(counted, "立案|件|level")
    points = line(found)
    assert [(one["period"], one["gap"], one["conflict"]) for one in points] == [
        ("2019", False, False),
        ("2020", True, False),
        ("2021", False, False),
        ("2022", False, True),
    ]
    assert [reading["shown"] for reading in points[3]["readings"]] == [47, 48]
    assert points[2]["change"]["words"] == "（41 − 38）÷ 38 = 7.9 %"
    assert (points[2]["change"]["period"], points[2]["change"]["percent"]) == ("2019", 7.9)
    assert (points[3]["change"], points[3]["uncomputed"]) == (None, "同一期间有互相矛盾的数值，不计算变化。")
    assert found["series"]["kinds"] == {"year": 5, "half": 1}
    assert any("半年 1 个" in note for note in found["series"]["notes"])


def test_cases_are_one_family_of_units(counted: Server) -> None:
    """起 beside 件, each with the words of the text."""
    (point,) = line(asked(counted, "立案|件|level"), "绿水县")
    (reading,) = point["readings"]
    assert (reading["shown"], reading["unit"]) == (30, "起")
    source = reading["sources"][0]
    text = counted.client.get(f"/api/v1/documents/{source['document_id']}/text").json()["text"]
    assert text[source["start"] : source["end"]] == "30起"


def test_money_is_shown_in_one_unit(counted: Server) -> None:
    """万元 and 亿元 are reconciled, and the change is that of the same unit."""
    found = asked(counted, "罚没收入")
    assert (found["series"]["unit"], found["series"]["shown_unit"]) == ("元", "万元")
    points = line(found)
    assert [point["readings"][0]["shown"] for point in points] == [9500, 12000]
    assert points[1]["change"]["words"] == "（12000 − 9500）÷ 9500 = 26.3 %"


def test_changes_stand_apart_from_levels(counted: Server) -> None:
    """A growth of 14.6 % is a series of its own, with what it is measured against."""
    found = asked(counted, "立案|%|change")
    (growth,) = found["series"]["lines"]
    assert (growth["comparison"], growth["points"][0]["readings"][0]["shown"]) == ("同比", 14.6)


def test_a_kind_of_period_may_be_chosen(counted: Server) -> None:
    """Then periods of that kind alone are shown."""
    found = asked(counted, "立案|件|level", kind="half")
    assert [point["period"] for point in line(found)] == ["2023H1"]
    assert found["series"]["kind"] == "half"


def test_a_name_that_fits_several_groups_is_not_guessed(counted: Server) -> None:
    """Cases and people both are levels of 立案: the caller chooses."""
    found = asked(counted, "立案")
    assert found["series"] is None
    assert {one["id"] for one in found["candidates"]} == {"立案|件|level", "立案|人|level", "立案|%|change"}
    only = asked(counted, "立案", organisation="绿水县")
    assert only["series"]["group"]["id"] == "立案|件|level"


def test_a_name_that_fits_nothing(counted: Server) -> None:
    """Neither a series nor candidates."""
    assert asked(counted, "不存在的指标") | {"milliseconds": 0} == {"series": None, "candidates": [], "milliseconds": 0}


def test_documents_that_a_filter_leaves_out_tell_nothing(counted: Server) -> None:
    """Neither values nor wordings of theirs are shown."""
    found = asked(counted, "立案|件|level", year=2021)
    assert [one["period"] for one in line(found)] == ["2021"]
    assert [one["indicator"] for one in found["series"]["wordings"]] == ["立案"]

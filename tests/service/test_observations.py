"""Observations over HTTP and on the command line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.service.conftest import Run, Server, json_lines
from tests.service.counted import served, stock

CONTRACT = {
    *("indicator", "value", "value_high", "unit", "qualifier", "period", "organisation", "document_id", "title"),
    *("label", "quote", "start", "end", "normalized_value", "normalized_unit"),
}


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with served(tmp_path_factory.mktemp("counted") / "library") as running:
        yield running


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("listed") / "library"
    stock(made)
    return made


def listed(server: Server, **asked: Any) -> dict[str, Any]:
    told: dict[str, Any] = server.client.get("/api/v1/observations", params=asked).raise_for_status().json()
    return told


def test_a_listing_over_http(counted: Server) -> None:
    """What the contract names is there, and numbers stand where they are said to stand."""
    found = listed(counted, indicator="罚没", organisation="青山县")
    first, second = found["observations"]
    assert first.keys() >= CONTRACT
    assert (first["value"], first["unit"], second["normalized_value"]) == (9500, "万元", 120_000_000)
    assert (second["value"], second["normalized_unit"], second["label"]) == (1.2, "元", "第2段")
    text = counted.client.get(f"/api/v1/documents/{first['document_id']}/text").json()["text"]
    assert text[first["start"] : first["end"]] == "9500万元"
    assert text[first["quote_start"] : first["quote_end"]] == first["quote"]
    assert found["counts"]["groups"] == [
        {"id": "罚没收入|元|level", "name": "罚没收入", "family": "元", "measure": "level", "count": 2}
    ]


def test_periods_are_read_as_people_write_them(counted: Server) -> None:
    """2023年上半年 is 2023H1."""
    assert [one["value"] for one in listed(counted, period="2023年上半年")["observations"]] == [23, 25]


def test_pages_follow_each_other(counted: Server) -> None:
    """Counts come with the first; the last has no next."""
    first = listed(counted, limit=5)
    second = listed(counted, limit=500, after=first["next"])
    assert first["counts"]["total"] == len(first["observations"]) + len(second["observations"])
    assert (second["counts"], second["next"]) == (None, None)


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"after": "'; DROP"}, "bad_observations"),
        ({"group": "立案"}, "bad_observations"),
        ({"limit": 0}, "bad_request"),
        ({"measure": "x"}, "bad_request"),
    ],
)
def test_what_cannot_be_listed_is_a_problem(counted: Server, asked: dict[str, Any], code: str) -> None:
    """The status is 422, with a code and a sentence."""
    answer = counted.client.get("/api/v1/observations", params=asked)
    assert (answer.status_code, answer.json()["code"]) == (422, code)


def test_filters_of_documents_count_before_anything_is_shown(counted: Server) -> None:
    """Neither the list nor the counts tell of a document that the filter leaves out."""
    found = listed(counted, year=2021)
    assert {one["title"] for one in found["observations"]} == {"青山2021"}
    assert found["counts"]["periods"] == {"2021": 2}
    assert listed(counted, document_kind="regulation")["counts"]["total"] == 0


def test_a_document_tells_how_many_it_has(counted: Server) -> None:
    """In the list of documents."""
    documents = counted.client.get("/api/v1/documents").json()["documents"]
    assert {one["title"]: one["observations"] for one in documents}["青山2022"] == 3


def test_the_command_prints_one_line_each(guiwen: Run, folder: Path) -> None:
    """As the contract says, or as a table for people."""
    found = json_lines(guiwen("observations", "--indicator", "立案", "--period", "2022", "--json", data=folder).stdout)
    assert [one["value"] for one in found] == [47, 14.6, 48, 30]
    assert all(one.keys() >= CONTRACT for one in found)
    assert found[1]["qualifier"] == "change"
    table = guiwen("observations", "--document", "青山2022", data=folder).stdout
    assert "增14.6%" in table
    assert "1.2亿元" in table
    assert table.endswith("共 3 个数据\n")


def test_the_command_takes_several_values(guiwen: Run, folder: Path) -> None:
    """Of documents, periods and organisations."""
    asked = ("--period", "2019", "--period", "2021年", "--organisation", "青山", "--json")
    assert [one["value"] for one in json_lines(guiwen("observations", *asked, data=folder).stdout)] == [38, 41, 9500]
    unknown = guiwen("observations", "--document", "没有", data=folder, check=False)
    assert (unknown.returncode, unknown.stdout) == (1, "")

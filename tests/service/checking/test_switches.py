"""Switching checks for the whole office: the file that people write by hand, and the HTTP API over it."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import CheckRefused
from service.checking.switches import OFF_FILE, switch, switched_off
from tests.service.conftest import Server

WRONG = "青山县财政局2023年上半年工作总结\n一、工作情况\n各项工作已布署。\n青山县财政局\n2023年7月5日\n"


@pytest.mark.parametrize(
    ("before", "kind", "on", "after"),
    [
        (None, "word", False, "word\n"),
        (None, "word", True, None),
        ("# 我们的\n\norganisation # 县级市\n", "word", False, "# 我们的\n\norganisation # 县级市\nword\n"),
        ("organisation # 县级市\nword", "organisation", True, "word\n"),
        ("word\nword  # 两次\n", "word", True, ""),
        ("word # 原样\n", "word", False, "word # 原样\n"),
        ("\ufeffword\n", "sum", False, "word\nsum\n"),
    ],
)
def test_only_the_line_of_the_check_changes(
    tmp_path: Path, before: str | None, kind: str, on: bool, after: str | None
) -> None:
    """What people wrote into the file stays; nothing is written where nothing changes."""
    path = tmp_path / OFF_FILE
    if before is not None:
        path.parent.mkdir()
        path.write_text(before, encoding="utf-8")
    switch(tmp_path, kind, on)
    assert (path.read_text(encoding="utf-8") if path.exists() else None) == after
    assert (kind in switched_off(tmp_path)) is not on


def test_what_is_no_check_is_refused(tmp_path: Path) -> None:
    """Nothing is written for it, whatever it looks like."""
    for kind in ("", "words", "../word", "word\nsum"):
        with pytest.raises(CheckRefused, match="没有名为"):
            switch(tmp_path, kind, False)
    assert not (tmp_path / OFF_FILE).exists()


def test_over_http(server: Server) -> None:
    """What the office switches off finds nothing until it is on again; the answer holds the tree of the text."""
    client = server.client
    upload = {"file": ("总结.txt", WRONG.encode(), "text/plain")}
    off = client.put("/api/v1/check/word", json={"on": False}).raise_for_status().json()
    assert off == {"kind": "word", "name": "易错词", "on": False}
    assert [one["kind"] for one in client.get("/api/v1/check").json()["checks"] if not one["on"]] == ["word"]
    assert client.post("/api/v1/check", files=upload).json()["findings"] == []
    assert client.put("/api/v1/check/word", json={"on": True}).json()["on"]
    told = client.post("/api/v1/check", files=upload).json()
    assert [one["quote"] for one in told["findings"]] == ["布署"]
    headings = [unit for unit in told["units"] if unit["kind"] == "heading"]
    assert [told["text"][unit["start"] : unit["end"]].splitlines()[0] for unit in headings] == ["一、工作情况"]
    assert client.put("/api/v1/check/words", json={"on": False}).json()["code"] == "bad_check"

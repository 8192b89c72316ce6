"""What is loaded ahead after a start: in the background, in order, to its end or to the end of the process."""

from __future__ import annotations

import threading
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from fastapi.testclient import TestClient

from index.library import Library
from ingest.pipeline import ingest
from service.api.state import State
from service.app import create_app
from service.checking.law_shelf import LawShelf
from service.preparing import Preparing
from service.settings import Settings

LAW = "云渡县公务用车管理办法\n第一条 为了节约，制定本办法。\n第二条 公务用车由办公室调派。\n"
REPORT = "云渡县综合事务服务中心2023年上半年工作总结\n一、工作情况\n按照《云渡县公务用车管理办法》第九条调派车辆。\n"
SLOW = 60


def add(library: Library, text: str, name: str) -> None:
    library.add(ingest(text.encode(), name, today=date(2024, 6, 1)), text.encode(), name)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library of one rule."""
    with Library.open(tmp_path / "library") as library:
        add(library, LAW, "办法.txt")
    return tmp_path / "library"


def opened(folder: Path) -> TestClient:
    settings = Settings(data=folder, embedding="none")
    return TestClient(create_app(settings), "http://127.0.0.1", headers={"X-Guiwen": "1"})


def test_the_rules_are_read_before_the_first_proofreading(folder: Path) -> None:
    """When the steps after a start are done they are there, and the first proofreading uses these very ones."""
    with opened(folder) as client:
        state: State = client.app.state.guiwen  # type: ignore[attr-defined]
        assert state.preparing.wait(SLOW)
        assert state.laws.is_warm
        read = state.laws.current()
        found = client.post("/api/v1/check", files={"file": ("总结.txt", REPORT.encode())}).raise_for_status().json()
        assert "第九条" in str(found["findings"])
        assert state.laws.current() is read
    assert not state.preparing.is_running


def test_nothing_is_read_of_an_empty_library(tmp_path: Path) -> None:
    """There is nothing to wait for."""
    with Library.open(tmp_path / "library") as library:
        shelf = LawShelf(library)
        shelf.prepare()
        assert not shelf.is_warm
        add(library, LAW, "办法.txt")
        shelf.prepare()
        assert shelf.is_warm
        add(library, REPORT, "总结.txt")
        assert not shelf.is_warm


def test_a_start_waits_for_no_step_and_an_end_for_the_one_under_way() -> None:
    """The steps go on behind it; once stopped, no other is begun."""
    seen = SimpleNamespace(begun=threading.Event(), gate=threading.Event(), steps=[])

    def first() -> None:
        seen.begun.set()
        assert seen.gate.wait(SLOW)
        seen.steps.append("first")

    preparing = Preparing((first, lambda: seen.steps.append("second")))
    assert seen.begun.wait(SLOW)
    assert preparing.is_running
    preparing.stop()
    seen.gate.set()
    preparing.close()
    assert (seen.steps, preparing.is_running) == (["first"], False)


def test_a_step_that_fails_keeps_no_other_from_being_taken(caplog: pytest.LogCaptureFixture) -> None:
    """It is told in the log."""
    steps: list[str] = []

    def fails() -> None:
        raise OSError("没有这个文件")

    assert Preparing((fails, lambda: steps.append("second"))).wait(SLOW)
    assert steps == ["second"]
    assert "could not be loaded ahead" in caplog.text

"""The model is asked for questions from the page 资料库, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("playwright", reason="the browser tests need the package playwright: run make test")

from playwright.sync_api import Page, expect

from tests.service.answering.scripted_model import Reply, ScriptedModel, refusing, scripted
from tests.service.conftest import Server, start_server
from tests.service.generating.asking_office import RULE, TITLE, opened, writing
from tests.service.generating.test_generation_jobs import environment

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.browser
ACTION = "让模型为条文拟问题"


@pytest.fixture
def model() -> Iterator[ScriptedModel]:
    with scripted(writing) as running:
        yield running


@pytest.fixture
def server(model: ScriptedModel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A real server over one rule, with the model."""
    with opened(tmp_path / "library", RULE):
        pass
    for name, value in environment(model, tmp_path / "library").items():
        monkeypatch.setenv(name, value)
    running = start_server(tmp_path / "library")
    yield running
    running.client.close()
    running.process.terminate()
    running.process.join(30)
    assert not running.process.is_alive()


def halting(model: ScriptedModel) -> Callable[[Reply], None]:
    """A script that writes for one article and is silent at the next."""

    def script(reply: Reply) -> None:
        writing(reply) if len(model.requests) == 1 else reply.wait(30)

    return script


def test_questions_are_written_from_the_page(page: Page, model: ScriptedModel) -> None:
    """Progress is shown and survives a reload, it can be cancelled, and goes on from where it was."""
    model.script(halting(model))
    page.get_by_role("link", name="资料库").click()
    page.get_by_text(TITLE).first.click()
    page.get_by_role("button", name=ACTION).click()
    told = page.get_by_role("region", name=ACTION)
    expect(told).to_contain_text("1 / 4")
    page.reload()
    expect(told).to_contain_text("已存 1 个问题")
    told.get_by_role("button", name="取消").click()
    expect(told).to_contain_text("已取消")
    model.ended.set()
    model.script(writing)
    page.get_by_role("button", name=ACTION).click()
    expect(told).to_contain_text("3 / 3")
    told.get_by_role("button", name="不再显示").click()
    expect(told).to_have_count(0)


def test_the_whole_library_is_asked_about_and_a_failure_is_told(page: Page, model: ScriptedModel) -> None:
    """From the list of documents; what the model's server refused stands there."""
    model.script(refusing(401))
    page.get_by_role("link", name="资料库").click()
    page.get_by_role("button", name=ACTION).click()
    told = page.get_by_role("region", name=ACTION)
    expect(told).to_contain_text("GUIWEN_MODEL_KEY")
    expect(told).to_contain_text("4 条失败")

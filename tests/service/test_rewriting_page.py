"""A chat model that rewrites a draft on the page 起草, in a real browser, with a scripted model behind the server."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("playwright", reason="the browser tests need the package playwright: run make test")

from playwright.sync_api import Page, expect

from tests.service.answering.scripted_model import DONE, Reply, ScriptedModel, event, refusing, saying, scripted

if TYPE_CHECKING:
    from tests.service.conftest import Server

pytestmark = pytest.mark.browser
MODEL = "云渡县综合事务服务中心2022年上半年工作总结"
HEADING = "（四）畅通信访接待渠道"
SLOW = 30_000


@pytest.fixture(scope="module", autouse=True)
def model() -> Iterator[ScriptedModel]:
    """A model, which the settings of every server of this module name."""
    with scripted(saying("")) as running, pytest.MonkeyPatch.context() as patch:
        patch.setenv("GUIWEN_MODEL_URL", running.url)
        patch.setenv("GUIWEN_MODEL_RETRIES", "0")
        yield running


@pytest.fixture
def draft(page: Page, server: Server) -> Page:
    """A draft with one number of the facts sheet."""
    found = server.client.get("/api/v1/documents").json()["documents"]
    document = next(one["id"] for one in found if one["title"] == MODEL)
    facts = [{"indicator": "受理来访", "value": "139"}]
    made = server.client.post("/api/v1/drafts", json={"model_on": document, "period": "2023H1", "facts": facts}).json()
    page.goto(f"{server.address}/draft?id={made['id']}")
    expect(page.get_by_role("button", name="139件，有出处")).to_be_visible(timeout=SLOW)
    return page


def label(draft: Page) -> str:
    """The label of the paragraph that states the number."""
    card = draft.locator("[data-label]", has=draft.get_by_role("button", name="139件，有出处"))
    return str(card.get_attribute("data-label"))


def test_a_paragraph_is_rewritten_read_and_rejected_or_kept(draft: Page, model: ScriptedModel) -> None:
    """It comes piece by piece; what is made up is red; the text before comes back, or the new one stays."""
    go_on = threading.Event()

    def slowly(reply: Reply) -> None:
        reply.head()
        reply.put(event("受理来访139件。"))
        go_on.wait(30)
        reply.put(event("受理来信39件。"))
        reply.put(DONE)

    model.script(slowly)
    where = label(draft)
    before = draft.locator(f'[data-label="{where}"] p').inner_text()
    draft.get_by_role("button", name=f"让模型改写{where}").press("Enter")
    panel = draft.get_by_role("region", name=f"模型改写{where}")
    expect(panel.get_by_role("textbox", name="要求")).to_be_focused()
    panel.get_by_role("textbox", name="要求").fill("写短些")
    draft.keyboard.press("Enter")
    expect(panel.get_by_text("模型正在改写……")).to_be_visible()
    expect(
        draft.get_by_text("受理来访", exact=True).or_(draft.get_by_role("button", name="139件，有出处"))
    ).to_be_visible()
    go_on.set()
    expect(panel.get_by_role("button", name="保留")).to_be_focused(timeout=SLOW)
    expect(draft.get_by_role("button", name="39件，没有出处")).to_be_visible()
    assert "写短些" in model.requests[-1]["messages"][-1]["content"]
    panel.get_by_text("原文", exact=True).click()
    expect(panel.get_by_text(before.replace("\n", "")[:20])).to_be_visible()
    panel.get_by_role("button", name="不要，恢复原文").press("Enter")
    expect(panel).to_have_count(0)
    expect(draft.locator(f'[data-label="{where}"] p')).to_have_text(before)
    model.script(saying("受理来访139件。"))
    draft.get_by_role("button", name=f"让模型改写{where}").press("Enter")
    draft.keyboard.press("Enter")
    panel.get_by_role("button", name="保留").click(timeout=SLOW)
    expect(draft.locator(f'[data-label="{where}"] p')).to_have_text("受理来访139件。")


def test_rewriting_is_cancelled_and_a_failure_leaves_the_text(draft: Page, model: ScriptedModel) -> None:
    """What was there stands again at once; what the server says is shown with a way to try again."""
    held = threading.Event()

    def silent(reply: Reply) -> None:
        reply.head()
        held.wait(30)

    model.script(silent)
    where = label(draft)
    before = draft.locator(f'[data-label="{where}"] p').inner_text()
    draft.get_by_role("button", name=f"让模型改写{where}").press("Enter")
    panel = draft.get_by_role("region", name=f"模型改写{where}")
    panel.get_by_role("button", name="改写", exact=True).click()
    panel.get_by_role("button", name="取消").click()
    expect(panel.get_by_role("button", name="改写", exact=True)).to_be_visible()
    held.set()
    model.script(refusing(500))
    panel.get_by_role("button", name="改写", exact=True).click()
    expect(panel.get_by_role("alert")).to_contain_text("原文没有改动", timeout=SLOW)
    assert draft.locator(f'[data-label="{where}"] p').inner_text() == before


def test_a_section_is_written_from_materials(draft: Page, model: ScriptedModel) -> None:
    """A file given to the draft is a source; its number is green; it can be taken away again."""
    beside = draft.get_by_role("complementary", name="核对")
    text = "上半年接待参观群众1250人次。".encode()
    file = {"name": "纪要.txt", "mimeType": "text/plain", "buffer": text}
    beside.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]
    expect(beside.get_by_role("button", name=re.compile("去掉材料“.*纪要"))).to_be_visible(timeout=SLOW)
    model.script(saying("接待参观群众1250人次。"))
    outline = draft.get_by_role("navigation", name="章节")
    outline.get_by_role("button", name=re.compile("1.做好来访接待”：")).press("Enter")
    draft.get_by_role("menuitem", name="让模型改写本节").click()
    draft.get_by_role("button", name="改写", exact=True).click()
    expect(draft.get_by_role("button", name="保留", exact=True)).to_be_visible(timeout=SLOW)
    expect(draft.get_by_role("button", name="1250人次，有出处")).to_be_visible()
    beside.get_by_role("button", name=re.compile("去掉材料“.*纪要")).click()
    expect(beside.get_by_role("button", name=re.compile("去掉材料“"))).to_have_count(0)

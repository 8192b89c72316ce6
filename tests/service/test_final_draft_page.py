"""定稿 on the page 起草 in a real browser: what keeps a draft from being final, settling it, and taking it back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

pytest.importorskip("playwright", reason="the browser tests need the package playwright: run make test")

from playwright.sync_api import Locator, Page, expect

if TYPE_CHECKING:
    from tests.service.conftest import Server

pytestmark = pytest.mark.browser
MODEL = "云渡县综合事务服务中心2022年上半年工作总结"
STATED = "上半年共受理群众来访136件"
TEXT = "今年上半年，中心接待群众139批次，**县各项工作有序推进，其中上门走访12户。"
WRONG = "（一）各项工作已布署，责任（已经落实。"
SLOW = 30_000


@pytest.fixture
def address(server: Server) -> str:
    """Where a short draft with two untraced numbers, a gap and an unpaired bracket is kept."""
    found = server.client.get("/api/v1/documents").json()["documents"]
    model = next(one["id"] for one in found if one["title"] == MODEL)
    made = server.client.post("/api/v1/drafts", json={"model_on": model, "period": "2023H1"}).json()
    sections: list[dict[str, Any]] = [
        {"level": 1, "mark": "一、", "heading": "工作情况", "paragraphs": [TEXT]},
        {
            "level": 1,
            "mark": "二、",
            "heading": "下步打算",
            "paragraphs": ["责任（已经落实。继续抓好【待补充：重点工作】。"],
        },
    ]
    address = f"/api/v1/drafts/{made['id']}"
    answer = server.client.put(f"{address}/sections", json={"revision": 1, "sections": sections})
    assert answer.status_code == 200, answer.text
    return address


@pytest.fixture
def draft(page: Page, server: Server, address: str) -> Page:
    """The page of that draft."""
    page.goto(f"{server.address}/draft?id={address.rpartition('/')[2]}")
    expect(page.get_by_role("button", name="139批次，没有出处")).to_be_visible(timeout=SLOW)
    return page


def finish(draft: Page) -> Locator:
    """Press 定稿; the list of what stands in the way."""
    draft.get_by_role("button", name="定稿", exact=True).click()
    blocked = draft.get_by_role("region", name="还不能定稿")
    expect(blocked).to_be_focused(timeout=SLOW)
    return blocked


def fill_dialog(dialog: Locator, button: str, **fields: str) -> None:
    for name, text in fields.items():
        dialog.get_by_role("textbox", name=name).fill(text)
    dialog.get_by_role("button", name=button, exact=True).click()


def test_what_stands_in_the_way_leads_to_its_place(draft: Page) -> None:
    """Untraced numbers, gaps, the missing date and an error of proofreading are listed; each puts the focus there."""
    blocked = finish(draft)
    expect(blocked.get_by_role("listitem")).to_have_count(5)
    blocked.get_by_role("button", name=re.compile("^12户")).press("Enter")
    expect(draft.get_by_role("button", name="12户，没有出处")).to_be_focused()
    blocked.get_by_role("button", name=re.compile("^重点工作")).press("Enter")
    expect(draft.get_by_role("button", name="待补充：重点工作")).to_be_focused()
    blocked.get_by_role("button", name=re.compile("^成文日期")).press("Enter")
    expect(draft.locator("[data-head]")).to_be_focused()
    blocked.get_by_role("button", name=re.compile("^（")).press("Enter")
    assert draft.evaluate("getSelection().toString()") == "（"


def test_findings_stand_beside_the_draft_and_follow_its_changes(draft: Page) -> None:
    """A finding leads to its words; corrected, it is gone; as a workbook they can be taken along."""
    beside = draft.get_by_role("complementary", name="核对")
    finding = beside.get_by_role("button", name=re.compile("没有与它配对"))
    expect(finding).to_be_visible(timeout=SLOW)
    finding.press("Enter")
    assert draft.evaluate("getSelection().toString()") == "（"
    with draft.expect_download() as taken:
        beside.get_by_role("link", name="下载 Excel").click()
    assert taken.value.suggested_filename.endswith(".xlsx")
    draft.get_by_role("button", name="修改二、第1段").press("Enter")
    field = draft.get_by_role("textbox", name="二、第1段的文字")
    field.fill("责任已经落实。")
    draft.get_by_role("button", name="完成", exact=True).click()
    expect(finding).to_have_count(0, timeout=SLOW)


def test_a_draft_is_settled_made_final_and_taken_back(draft: Page, server: Server, address: str) -> None:
    """By a person's word or a document's words; a final draft cannot be changed; taken back, it says why."""
    draft.get_by_role("button", name="139批次，没有出处").press("Enter")
    dialog = draft.get_by_role("dialog")
    dialog.get_by_role("radio", name="引资料库文件的原文").check()
    dialog.get_by_role("combobox", name="文件").fill("2022年上半年")
    expect(draft.get_by_title(MODEL, exact=True)).to_be_visible(timeout=SLOW)  # the documents have come
    draft.keyboard.press("Enter")
    fill_dialog(dialog, "确认", 照抄原文中的一句="这句不在其中", 姓名="李核")
    expect(dialog.get_by_role("alert")).to_contain_text("这句不在其中")
    dialog.get_by_role("radio", name="由本人核实").check()
    fill_dialog(dialog, "确认", 理由="已与台账核对")
    expect(dialog).to_have_count(0)
    number = draft.get_by_role("button", name="139批次，人工核实")
    number.focus()
    expect(draft.get_by_text("已与台账核对")).to_be_visible()
    draft.get_by_role("button", name="12户，没有出处").press("Enter")
    fill_dialog(draft.get_by_role("dialog"), "确认", 理由="已逐户核对")  # the name is remembered
    expect(draft.get_by_role("dialog")).to_have_count(0)
    draft.get_by_role("button", name="待补充：重点工作").press("Enter")
    draft.get_by_role("textbox", name="填上").fill("各项任务")
    draft.keyboard.press("Enter")
    draft.get_by_role("button", name="标题和落款").click()
    draft.get_by_label("成文日期").fill("2023-07-05")
    draft.get_by_role("button", name="保存", exact=True).click()
    beside = draft.get_by_role("complementary", name="核对")
    beside.get_by_role("button", name="确认“（”无误").click(timeout=SLOW)
    fill_dialog(draft.get_by_role("dialog"), "确认无误", 理由="原文如此")
    expect(beside.get_by_text("已确认无误")).to_be_visible(timeout=SLOW)
    draft.get_by_role("button", name="定稿", exact=True).click()
    fill_dialog(draft.get_by_role("dialog"), "定稿")
    expect(draft.get_by_text("已定稿", exact=True)).to_be_visible(timeout=SLOW)
    for name in ("补填数据", "撤销上一次改动", "标题和落款", "修改一、第1段", "定稿"):
        expect(draft.get_by_role("button", name=name, exact=True)).to_have_count(0)
    assert server.client.get(address).json()["state"] == "final"
    draft.get_by_role("button", name="退回修改").click()
    fill_dialog(draft.get_by_role("dialog"), "退回修改", 理由="补充第三部分")
    expect(draft.get_by_text("退回修改：补充第三部分（李核）")).to_be_visible()
    expect(draft.get_by_role("button", name="修改一、第1段")).to_be_visible()


def test_words_written_into_a_draft_that_became_final_are_not_lost(draft: Page, server: Server, address: str) -> None:
    """Somebody made it final meanwhile: it says so, and the words stay in the browser."""
    draft.get_by_role("button", name="修改二、第1段").press("Enter")
    whole = server.client.get(address).json()
    head = {"revision": whole["revision"], "date": "2023-07-05"}
    revision = server.client.patch(address, json=head).json()["revision"]
    sections = [{"level": 1, "mark": mark, "heading": "工作", "paragraphs": ["都好。"]} for mark in ("一、", "二、")]
    edit = {"revision": revision, "sections": sections}
    revision = server.client.put(f"{address}/sections", json=edit).json()["revision"]
    made = server.client.post(f"{address}/finalise", json={"revision": revision, "author": "别人"})
    assert made.status_code == 200, made.text
    draft.get_by_role("textbox", name="二、第1段的文字").fill("我写的。")
    draft.get_by_role("button", name="完成", exact=True).click()
    expect(draft.get_by_role("alert").first).to_contain_text("已经定稿")
    expect(draft.get_by_text("已定稿", exact=True)).to_be_visible()
    kept = draft.evaluate(
        "Object.entries(localStorage).filter(([name]) => name.includes('paragraph.')).map(([, text]) => text)"
    )
    assert "我写的。" in str(kept)

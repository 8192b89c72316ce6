"""Annexes and tables of a draft in a real browser: gaps filled in their cells, numbers written anew, words edited."""

from __future__ import annotations

import re
from typing import Any, Literal

import pytest

pytest.importorskip("playwright", reason="the browser tests need the package playwright: run make test")

from playwright.sync_api import Page, expect

from tests.service.conftest import Server

pytestmark = pytest.mark.browser
TITLE = "青山县档案馆2022年工作总结"
REPORT = f"""# {TITLE}

一、工作情况

工作平稳有序，指标见附件。

附件：主要指标完成情况表

附件

主要指标完成情况表

| 序号 | 指标 | 单位 | 2022年 | 同比增减 |
| --- | --- | --- | --- | --- |
| 1 | 受理查档 | 件 | 366 | +2.8% |
| 2 | 办结查档 | 件 | 341 | 持平 |
"""
SLOW = 30_000


@pytest.fixture
def address(server: Server) -> str:
    """Where a draft is kept with a table of gaps in its annex."""
    files = {"files": ("总结.md", REPORT.encode())}
    job = server.client.post("/api/v1/documents", files=files).raise_for_status().json()["id"]
    with server.client.stream("GET", f"/api/v1/jobs/{job}/events") as told:
        assert TITLE in told.read().decode()
    request = {"model_on": TITLE, "period": "2023", "date": "2024-01-05"}
    made = server.client.post("/api/v1/drafts", json=request)
    assert made.status_code == 201, made.text
    return f"/api/v1/drafts/{made.json()['id']}"


@pytest.fixture
def draft(page: Page, server: Server, address: str) -> Page:
    """The page of that draft."""
    page.goto(f"{server.address}/draft?id={address.rpartition('/')[2]}")
    expect(page.get_by_role("heading", name="主要指标完成情况表")).to_be_visible(timeout=SLOW)
    return page


def fill(draft: Page, gap: str, value: str, reason: str = "") -> None:
    """Fill a gap in its place, on a ground where one is given."""
    draft.get_by_role("button", name=f"待补充：{gap}", exact=True).press("Enter")
    form = draft.get_by_role("form", name=f"待补充：{gap}")
    form.get_by_role("textbox", name="填上").fill(value)
    into = form.get_by_role("combobox", name="记入数据表的哪一项")
    expect(form.get_by_text(re.compile("记入数据表，标为有出处|只写在这里的数"))).to_be_visible(timeout=SLOW)
    if reason:
        if into.count():
            into.click()
            draft.get_by_title("只写在这里").click()
        form.get_by_role("textbox", name="依据").fill(reason)
        form.get_by_role("textbox", name="姓名").fill("李核")
    form.get_by_role("button", name="填入").click()
    expect(form).to_have_count(0, timeout=SLOW)


def kept(server: Server, address: str) -> dict[str, Any]:
    found: dict[str, Any] = server.client.get(address).json()["draft"]
    return found


def test_gaps_of_an_annex_are_filled_until_the_draft_is_final(draft: Page, server: Server, address: str) -> None:
    """One through its row of the facts sheet, one on a ground, one as words to be settled; then nothing blocks."""
    fill(draft, "受理查档数", "400")
    expect(draft.get_by_role("button", name="400，有出处")).to_be_visible(timeout=SLOW)
    fill(draft, "办结查档数", "391", "已与查档台账核对")
    number = draft.get_by_role("button", name="391，人工核实")
    expect(number).to_be_visible(timeout=SLOW)
    number.focus()
    expect(draft.get_by_text("已与查档台账核对")).to_be_visible()
    fill(draft, "办结查档同比", "持平")
    draft.get_by_role("button", name="持平，没有出处").press("Enter")
    dialog = draft.get_by_role("dialog")
    dialog.get_by_role("textbox", name="理由").fill("与上年持平，已核对")
    dialog.get_by_role("button", name="确认", exact=True).click()
    expect(draft.get_by_role("button", name="持平，人工核实")).to_be_visible(timeout=SLOW)
    # Both years are known now: last year's stands in the report.
    expect(draft.get_by_role("button", name="+9.3%，算出来的")).to_be_visible(timeout=SLOW)
    assert "2 | 办结查档 | 件 | 391 | 持平" in str(kept(server, address)["attachments"])
    draft.get_by_role("button", name="定稿", exact=True).click()
    draft.get_by_role("dialog").get_by_role("button", name="定稿", exact=True).click(timeout=SLOW)
    expect(draft.get_by_text("已定稿", exact=True)).to_be_visible(timeout=SLOW)
    expect(draft.get_by_role("button", name="修改附件第1段")).to_have_count(0)


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_a_number_in_a_cell_is_written_anew(draft: Page, motion: Literal["reduce", "no-preference"]) -> None:
    """From its card, where cards move and where they do not; without a ground it is untraced then."""
    draft.emulate_media(reduced_motion=motion)
    fill(draft, "受理查档数", "400")
    draft.get_by_role("button", name="400，有出处").hover()
    draft.get_by_role("button", name="改写", exact=True).click()
    dialog = draft.get_by_role("dialog")
    expect(dialog.get_by_role("button", name="改写", exact=True)).to_be_disabled()
    dialog.get_by_role("textbox", name="改为").fill("4|1")
    dialog.get_by_role("button", name="改写", exact=True).click()
    expect(dialog.get_by_role("alert")).to_contain_text("竖线")
    dialog.get_by_role("textbox", name="改为").fill("401")
    dialog.get_by_role("button", name="改写", exact=True).click()
    expect(draft.get_by_role("button", name="401，没有出处")).to_be_visible(timeout=SLOW)


def test_the_words_of_an_annex_are_edited_in_their_field(draft: Page, server: Server, address: str) -> None:
    """A table stays one; what was typed and not saved stands in its field again after a reload."""
    draft.get_by_role("button", name="修改附件第1段").press("Enter")
    field = draft.get_by_role("textbox", name="附件第1段的文字")
    table = field.input_value()
    field.fill(table.replace("受理查档", "受理利用"))
    draft.get_by_role("button", name="完成", exact=True).click()
    expect(draft.get_by_role("cell", name="受理利用", exact=True)).to_be_visible(timeout=SLOW)
    assert "受理利用" in str(kept(server, address)["attachments"])
    draft.get_by_role("button", name="修改附件第1段").press("Enter")
    draft.get_by_role("textbox", name="附件第1段的文字").fill(table.replace("受理查档", "受理\n查档"))
    draft.reload()
    expect(draft.get_by_role("textbox", name="附件第1段的文字")).to_have_value(re.compile("受理\n查档"), timeout=SLOW)


def test_the_date_is_taken_away_again(draft: Page, server: Server, address: str) -> None:
    """Cleared in the form of the head, it is gone, and told as missing."""
    beside = draft.get_by_role("complementary", name="核对")
    expect(beside.get_by_text("没有成文日期")).to_have_count(0)
    draft.get_by_role("button", name="标题和落款").click()
    draft.get_by_label("成文日期").fill("")
    draft.get_by_role("button", name="保存", exact=True).click()
    expect(draft.get_by_role("button", name="标题和落款")).to_be_visible(timeout=SLOW)
    assert kept(server, address)["date"] is None
    expect(beside.get_by_text("没有成文日期")).to_have_count(1, timeout=SLOW)


def test_a_heading_is_edited_in_its_place(draft: Page, server: Server, address: str) -> None:
    """So that a gap in it keeps nothing from being final; Escape leaves it as it was."""
    edit = {"revision": 1, "heading": "【待补充：本期的节日】工作", "paragraphs": ["工作平稳有序，指标见附件。"]}
    assert server.client.put(f"{address}/sections/0", json=edit).status_code == 200
    draft.reload()
    draft.get_by_role("button", name="定稿", exact=True).click()
    blocked = draft.get_by_role("region", name="还不能定稿")
    blocked.get_by_role("button", name=re.compile("^本期的节日")).press("Enter")
    assert draft.evaluate("document.activeElement.dataset.piece") == "【待补充：本期的节日】"
    pen = draft.get_by_role("button", name=re.compile("^修改标题"))
    field = draft.get_by_role("textbox", name=re.compile("的标题$"))
    pen.press("Enter")
    field.fill("别的")
    field.press("Escape")
    expect(pen).to_be_focused()
    pen.press("Enter")
    field.fill("春节工作")
    field.press("Enter")
    expect(draft.get_by_role("heading", name="一、春节工作", exact=True)).to_be_visible(timeout=SLOW)
    assert kept(server, address)["sections"][0]["paragraphs"][0]["text"] == "工作平稳有序，指标见附件。"

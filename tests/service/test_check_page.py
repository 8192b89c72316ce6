"""The 校核 page in a real browser, over a real server."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

pytest.importorskip("playwright", reason="the browser tests need the package playwright: run make test")

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import FilePayload, Locator, Page

pytestmark = pytest.mark.browser
TITLE = "云渡县综合事务服务中心2024年上半年工作总结"
BEFORE = "云渡县综合事务服务中心2023年上半年工作总结"
FILLING = "".join(f"（{number}）**县各项工作按计划推进，没有需要说明的情况。\n" for number in "一二三四五六七八九十")
WRONG = f"""{TITLE}
一、工作情况
今年以来，**县中心受理来访12件，其中甲类3件、乙类4件、丙类4件。
各项工作已布署，群众反应良好。=1+1
{FILLING}二、存在问题
{FILLING}三、下步打算
二季度的安排已布署到位。
云渡县综合事务服务中心
2024年7月5日
"""


def payload(text: str = WRONG, name: str = "总结.txt") -> FilePayload:
    """The text as a file that is chosen."""
    return {"name": name, "mimeType": "text/plain", "buffer": text.encode()}


def choose(page: Page, text: str = WRONG) -> Locator:
    """Go to the page with the keyboard's focus on its link, choose a file; the list of findings."""
    page.get_by_role("link", name="校核").press("Enter")
    page.locator("input[type=file]").first.set_input_files(payload(text))
    found = page.get_by_role("region", name="校核结果")
    expect(found.locator("[data-finding]").first).to_be_visible(timeout=30_000)
    return found


def test_findings_and_their_places_lead_to_each_other(page: Page) -> None:
    """From the list to the text, from the text to the list, and around with F3; masks are shown as they are."""
    found = choose(page)
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()
    expect(page.get_by_role("banner").or_(page.locator("header")).get_by_text(BEFORE).first).to_be_visible()
    text = page.get_by_role("document", name=TITLE)
    assert "**县各项工作" in text.inner_text()
    current, focused = text.locator("mark[data-current]"), page.locator("[data-finding]:focus")
    last = found.locator("[data-finding]", has_text="布署").last
    last.press("Enter")
    expect(current).to_have_text("布署")
    expect(current).to_be_in_viewport()
    text.get_by_text("群众反应良好").scroll_into_view_if_needed()
    text.locator("mark", has_text="布署").first.click()
    expect(found.locator("[aria-current=true]")).to_contain_text("布署")
    expect(focused).to_be_in_viewport()
    steps = found.get_by_role("group", name="逐处查看").get_by_role("status")
    number, count = (int(part) for part in steps.inner_text().split(" / "))
    for _ in range(count):
        page.keyboard.press("F3")
    expect(steps).to_have_text(f"{number} / {count}")
    page.keyboard.press("Shift+F3")
    expect(steps).to_have_text(f"{(number - 2) % count + 1} / {count}")


def test_filters_marks_and_the_office(page: Page) -> None:
    """What is marked survives a reload and can be left out; a check is hidden here, or switched off for everybody."""
    found = choose(page)
    word = found.locator("li", has_text="布署")
    many = found.locator("[data-finding]").count()
    word.first.get_by_role("button", name=re.compile("忽略")).press("Enter")
    page.reload()
    expect(word.first.get_by_role("button", name=re.compile("忽略"))).to_have_attribute("aria-pressed", "true")
    found.get_by_role("checkbox", name="只看未处理").check()
    expect(found.locator("[data-finding]")).to_have_count(many - 1)
    expect(found.get_by_role("status").first).to_have_text(f"显示 {many - 1} 处，共 {many} 处")
    found.get_by_role("button", name=re.compile("^校核项目")).press("Enter")
    found.get_by_role("checkbox", name="本页显示“易错词”").uncheck()
    expect(word).to_have_count(0)
    found.get_by_role("switch", name="全单位使用“易错词”").click()
    expect(found.get_by_text("设置已保存，重新校核后生效。")).to_be_visible()
    page.locator("header input[type=file]").set_input_files(payload())
    expect(found.get_by_role("button", name="校核项目 29/30")).to_be_visible()
    expect(word).to_have_count(0)


def test_findings_are_taken_along_as_a_table(page: Page, tmp_path: Path) -> None:
    """Every finding a row; what would be a formula is words."""
    found = choose(page, WRONG.replace("布署", "=布署", 1))
    many = found.locator("[data-finding]").count()
    with page.expect_download() as taken:
        found.get_by_role("button", name="CSV", exact=True).press("Enter")
    path = tmp_path / "findings.csv"
    taken.value.save_as(path)
    rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))
    assert rows[0] == ["序号", "程度", "项目", "位置", "原文", "问题", "建议", "处理"]
    assert len(rows) == many + 1
    assert not [cell for row in rows for cell in row if cell.startswith(tuple("=+-@"))]
    with page.expect_download() as taken:
        found.get_by_role("button", name="下载 Excel").press("Enter")
    taken.value.save_as(tmp_path / "findings.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "findings.xlsx").active
    assert sheet is not None
    assert sheet.max_row == many + 1
    page.reload()
    expect(found.get_by_role("button", name="下载 Excel")).to_be_disabled()


def test_a_document_of_the_library_by_its_title(page: Page) -> None:
    """Typed and chosen with the keyboard alone; the address proofreads it again after a reload."""
    page.get_by_role("link", name="校核").press("Enter")
    page.get_by_role("combobox", name="或校核资料库里的文件").fill("2023年上半年")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=BEFORE)).to_be_visible(timeout=30_000)
    expect(page).to_have_url(re.compile(r"/check\?document="))
    page.evaluate("sessionStorage.clear()")
    page.reload()
    expect(page.get_by_role("document", name=BEFORE)).to_be_visible(timeout=30_000)


def test_waiting_can_be_called_off_and_a_failure_tried_again(page: Page) -> None:
    """What is done stands there with a way out; what the server refuses is said in its words."""
    held: list[object] = []
    page.route(
        "**/api/v1/check", lambda route: held.append(route) if route.request.method == "POST" else route.continue_()
    )
    page.get_by_role("link", name="校核").press("Enter")
    page.locator("input[type=file]").first.set_input_files(payload())
    expect(page.get_by_text("正在校核“总结.txt”……")).to_be_visible()
    expect(page.get_by_text("已用 1 秒")).to_be_visible()
    page.get_by_role("button", name="取消").press("Enter")
    expect(page.get_by_text("已取消校核。")).to_be_visible()
    page.unroute("**/api/v1/check")
    page.get_by_role("button", name="重新校核").press("Enter")
    expect(page.get_by_role("document", name=TITLE)).to_be_visible(timeout=30_000)


def test_at_double_size_the_text_stays_above_the_list(page: Page) -> None:
    """At 200 % (683×384) nothing scrolls sideways, and the place that a finding leads to is in sight."""
    found = choose(page)
    page.set_viewport_size({"width": 683, "height": 384})
    last = found.locator("[data-finding]").last
    last.press("Enter")
    expect(last).to_be_in_viewport()
    expect(page.locator("mark[data-current]").first).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")

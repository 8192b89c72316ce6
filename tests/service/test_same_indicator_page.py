"""What people say of near indicators in the tab 数据, in a real browser over a real server."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

pytest.importorskip("playwright", reason="the browser tests need the package playwright: run make test")

from playwright.sync_api import Locator, Page, expect

from index.library import Library
from tests.index.made_observations import stated
from tests.service.conftest import Server
from tests.service.counted import GREEN, put, served

pytestmark = pytest.mark.browser
ONE, OTHER = "新增城镇就业", "城镇新增就业"
COUNTIES = ("甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """Two near groups with two years in common, and an indicator that more counties than years state."""
    with Library.open(tmp_path / "library") as library:
        for year, value, other in (("2022", "1200", "1200"), ("2023", "1300", "1310")):
            put(library, f"**县{year}", GREEN, year, stated(ONE, value, "人"), stated(OTHER, other, "人"))
        for number, county in enumerate(COUNTIES):
            put(library, county, f"{county}县", "2021", stated("办件", str(number + 10)))
            put(library, f"{county}后", f"{county}县", "2024", stated("办件", str(number + 30)))
    with served(tmp_path / "library") as running:
        yield running


def open_group(page: Page, group: str) -> None:
    """Open the series of a group, by its address."""
    page.goto(f"{page.url.rstrip('/')}/search/data?indicator={quote(group)}")
    expect(page.get_by_role("heading", name=group.split("|")[0], exact=True)).to_be_visible()


def unfold(page: Page) -> Locator:
    """The panel beside the chosen indicator, unfolded by keyboard."""
    page.get_by_role("button", name=re.compile("可能是同一指标")).press("Enter")
    return page.get_by_role("region", name="可能是同一指标")


def test_two_groups_are_merged_after_a_look_at_both_and_parted_again(page: Page) -> None:
    """Examples of the same periods of both; merged, their numbers stand in one table; 撤销 takes it back."""
    open_group(page, f"{ONE}|人|level")
    panel = unfold(page)
    expect(panel.get_by_text("同单位同期间都写到的有 2 个，其中 1 个数值相同")).to_be_visible()
    expect(panel.locator("mark")).to_have_text(["1300人", "1200人", "1310人", "1200人"])
    panel.get_by_role("button", name=f"合并“{OTHER}”", exact=True).press("Enter")
    expect(panel.get_by_role("status")).to_contain_text("已合并")
    table = page.get_by_role("group", name=f"{ONE}数据表")
    expect(table.get_by_text("互相矛盾")).to_be_visible()
    expect(table.get_by_role("button", name=re.compile("^1,310，"))).to_be_visible()
    page.reload()
    page.get_by_role("button", name="人工判断 1 项").click()
    panel.get_by_role("button", name=f"撤销：{ONE} ＝ {OTHER}").click()
    expect(panel.get_by_text("同单位同期间都写到的有 2 个")).to_be_visible()
    expect(table.get_by_role("button", name=re.compile("^1,310，"))).to_have_count(0)


def test_what_was_refused_is_not_suggested_again_and_is_listed(page: Page) -> None:
    """Nor from the other side; the list of all that was said takes it back, and keeps it as taken back."""
    open_group(page, f"{ONE}|人|level")
    unfold(page).get_by_role("button", name=f"不合并“{OTHER}”").click()
    expect(page.get_by_role("status").filter(has_text="不再提示")).to_be_visible()
    page.get_by_role("navigation", name="检索方式").get_by_role("link", name="数据").click()
    page.goto(page.url.split("/search")[0])
    open_group(page, f"{OTHER}|人|level")
    expect(page.get_by_role("button", name="人工判断 1 项")).to_be_visible()
    page.goto(page.url.split("?")[0])
    page.get_by_text("合并过和分开过的指标（1）").click()
    page.get_by_role("button", name=f"撤销：{ONE} ≠ {OTHER}").click()
    expect(page.get_by_role("listitem").filter(has_text=f"{ONE} ≠ {OTHER}")).to_contain_text("撤销")
    expect(page.get_by_role("button", name=re.compile("^撤销"))).to_have_count(0)


def test_an_example_opens_its_source_with_the_number_marked(page: Page) -> None:
    """Masks stay as they are written."""
    open_group(page, f"{ONE}|人|level")
    unfold(page).get_by_role("button", name="打开原文：《**县2023》第1段").click()
    source = page.get_by_role("complementary", name="原文")
    expect(source.locator("mark[data-current]")).to_have_text("1300人")
    expect(source.get_by_role("heading", name="**县2023")).to_be_visible()


def test_many_organisations_stand_below_one_another_with_the_years_between(page: Page) -> None:
    """Where they are more than the periods; a year that nobody states is a gap; at 200 % nothing scrolls sideways."""
    open_group(page, "办件|件|level")
    table = page.get_by_role("group", name="办件数据表")
    expect(table.get_by_role("columnheader")).to_have_text(["单位", "2021年", "2022年", "2023年", "2024年"])
    expect(table.get_by_role("rowheader")).to_have_count(len(COUNTIES))
    expect(page.get_by_text("图中先画数据最多的 8 个单位")).to_be_visible()
    page.set_viewport_size({"width": 683, "height": 384})
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_the_notes_speak_the_language_of_the_page(page: Page) -> None:
    """Contradictions above all; the periods too."""
    open_group(page, "立案|件|level")
    page.get_by_role("button", name="Switch to English").click()
    expect(page.get_by_text(re.compile("^1 place has contradictory values"))).to_be_visible()
    expect(page.get_by_role("rowheader").first).to_have_text("2019")


def test_a_library_without_documents_says_what_to_do_first(page: Page, server: Server) -> None:
    """Before and after a search that can find nothing."""
    for document in server.client.get("/api/v1/documents").json()["documents"]:
        server.client.delete(f"/api/v1/documents/{document['id']}")
    page.goto(f"{server.address}/search?q=公车")
    expect(page.get_by_role("heading", name="资料库还是空的")).to_be_visible()
    page.get_by_role("button", name="去上传文件").click()
    expect(page).to_have_url(re.compile("/library"))

"""The tab 检索 of the page 检索 in a real browser, over a real server."""

from __future__ import annotations

import re

import pytest

pytest.importorskip("playwright", reason="the browser tests need the package playwright: run make test")

from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser
QUERY = "公务用车"


def find(page: Page, query: str = QUERY) -> Locator:
    """Open the page, type a query and send it with Enter; where the hits are listed."""
    page.get_by_role("link", name="检索").first.click()
    page.get_by_role("textbox", name="检索词").fill(query)
    page.keyboard.press("Enter")
    return page.get_by_role("region", name="检索结果")


def test_hits_are_narrowed_by_facets_and_the_back_button_widens_them(page: Page) -> None:
    """A count says what choosing gives; the choice is a chip; back and the chip take it back; a reload keeps it."""
    found = find(page)
    expect(found.locator("mark").first).to_have_text(QUERY)
    reports = page.get_by_role("checkbox", name=re.compile("^总结报告"))
    label = page.locator("label", has=reports)
    count = re.sub(r"\D", "", label.inner_text())
    reports.check()
    expect(found.get_by_role("status")).to_contain_text(f"（{count} 个片段）")
    page.reload()
    expect(reports).to_be_checked()
    page.go_back()
    expect(reports).not_to_be_checked()
    page.go_forward()
    found.get_by_role("button", name="取消类别：总结报告").press("Enter")
    expect(reports).not_to_be_checked()


def test_a_hit_opens_its_source_and_the_address_keeps_it(page: Page) -> None:
    """The passage is marked beside the hits, after a reload too; Escape closes it."""
    found = find(page)
    found.get_by_role("listitem").first.get_by_role("button").first.press("Enter")
    source = page.get_by_role("complementary", name="原文")
    expect(source.locator("mark[data-current]", has_text=QUERY)).to_be_in_viewport()
    page.reload()
    expect(source.locator("mark[data-current]", has_text=QUERY)).to_be_in_viewport()
    source.press("Escape")
    expect(source).to_have_count(0)
    expect(found.get_by_role("listitem").first).to_be_visible()


def test_more_hits_follow_without_repeats_and_survive_a_reload(page: Page) -> None:
    """Ten at first, twenty after the button, the same twenty after a reload."""
    found = find(page)
    hits = found.locator("ol > li")
    expect(hits).to_have_count(10)
    found.get_by_role("button", name="显示更多").click()
    expect(hits).to_have_count(20)
    texts = hits.all_inner_texts()
    assert len(set(texts)) == 20
    page.reload()
    expect(hits).to_have_text([re.compile(re.escape(text.split("\n")[0])) for text in texts])


def test_wordings_and_paragraphs_alike_unfold(page: Page) -> None:
    """How other documents word a hit, with what differs marked; what is like it."""
    find(page, "上半年公务用车运行费用支出")
    page.get_by_role("button", name="相同表述").first.click()
    expect(page.get_by_text("与本段不同的字已标出")).to_be_visible()
    expect(page.locator("ins").first).to_be_visible()
    page.get_by_role("button", name="更多类似段落").first.click()
    expect(page.get_by_text("与本段不同的字已标出")).to_have_count(0)


def test_a_search_is_saved_renamed_run_and_deleted(page: Page) -> None:
    """By name, with its filters."""
    find(page, f"“{QUERY}” 年份:2023")
    page.get_by_role("button", name="已存检索").click()
    saved = page.get_by_role("region", name="已存检索")
    saved.get_by_role("textbox", name="名称").fill("今年的公车")
    page.keyboard.press("Enter")
    saved.get_by_role("button", name="重命名“今年的公车”").click()
    page.keyboard.press("Control+A")
    page.keyboard.type("公车2023")
    page.keyboard.press("Enter")
    page.get_by_role("textbox", name="检索词").fill("差旅费")
    page.get_by_role("textbox", name="检索词").press("Enter")
    saved.get_by_role("button", name="公车2023", exact=True).click()
    expect(page.get_by_role("textbox", name="检索词")).to_have_value(f"“{QUERY}” 年份:2023")
    saved.get_by_role("button", name="删除“公车2023”").click()
    expect(saved.get_by_text("还没有保存过检索。")).to_be_visible()


def test_nothing_found_says_what_to_try(page: Page) -> None:
    """And keeps what was typed."""
    found = find(page, "“养热带鱼的办法”")
    expect(found.get_by_text("没有符合条件的内容。")).to_be_visible()
    expect(found.get_by_text("去掉引号，或换个说法")).to_be_visible()
    expect(page.get_by_role("textbox", name="检索词")).to_have_value("“养热带鱼的办法”")


def test_a_search_that_fails_can_be_tried_again(page: Page) -> None:
    """What went wrong is said, the words stay, and the button finds them."""
    body = 'event: problem\ndata: {"code": "busy", "message": "检索的人太多。"}\n\n'
    page.route("**/api/v1/search/stream?**", lambda route: route.fulfill(body=body, content_type="text/event-stream"))
    found = find(page)
    expect(found.get_by_role("alert")).to_contain_text("检索的人太多。")
    expect(page.get_by_role("textbox", name="检索词")).to_have_value(QUERY)
    page.unroute("**/api/v1/search/stream?**")
    found.get_by_role("button", name="重试").click()
    expect(found.locator("mark").first).to_have_text(QUERY)


def test_at_double_size_the_page_needs_no_sideways_scrolling(page: Page) -> None:
    """At 200 % (683×384) the facets stand above the hits."""
    find(page)
    page.set_viewport_size({"width": 683, "height": 384})
    expect(page.locator("mark").first).to_be_attached()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_the_words_sought_are_marked_in_the_whole_source_and_stepped_through(page: Page) -> None:
    """The passage stands back behind them; F3 goes on and around, Shift+F3 back; a reload keeps them."""
    found = find(page, f"“{QUERY}”")
    found.get_by_role("listitem").first.get_by_role("button").first.press("Enter")
    source = page.get_by_role("complementary", name="原文")
    current = source.locator("mark[data-current]")
    expect(current).to_have_text(QUERY)
    expect(current).to_be_in_viewport()
    steps = source.get_by_role("group", name="所检索的词").get_by_role("status")
    number, count = (int(part) for part in steps.inner_text().split(" / "))
    assert count == source.locator("mark").filter(has_text=re.compile(f"^{QUERY}$")).count() > 1
    page.keyboard.press("F3")
    expect(steps).to_have_text(f"{number % count + 1} / {count}")
    expect(current).to_be_in_viewport()
    page.keyboard.press("Shift+F3")
    page.keyboard.press("Shift+F3")
    expect(steps).to_have_text(f"{(number - 2) % count + 1} / {count}")
    source.get_by_role("button", name="下一处（F3）").press("Enter")
    expect(steps).to_have_text(f"{number} / {count}")
    page.reload()
    expect(steps).to_have_text(f"{number} / {count}")


def test_at_double_size_the_facets_are_folded_and_work(page: Page) -> None:
    """The first hit is in sight; unfolded, they narrow."""
    page.set_viewport_size({"width": 683, "height": 384})
    found = find(page)
    expect(found.locator("ol > li").first).to_be_in_viewport()
    reports = page.get_by_role("checkbox", name=re.compile("^总结报告"))
    expect(reports).to_have_count(0)
    page.get_by_role("button", name="缩小范围").press("Enter")
    reports.check()
    expect(found.get_by_role("button", name="取消类别：总结报告")).to_be_visible()

"""The tab 数据 of the page 检索 in a real browser, over a real server."""

from __future__ import annotations

import re

import pytest

pytest.importorskip("playwright", reason="the browser tests need the package playwright: run make test")

from playwright.sync_api import Locator, Page, expect

from service.app import PAGES

pytestmark = pytest.mark.browser
NAME = "公务用车运行费用"


def open_series(page: Page, indicator: str = NAME) -> Locator:
    """Type an indicator into the box and send it with Enter; the table that comes."""
    page.get_by_role("link", name="检索").click()
    page.get_by_role("navigation", name="检索方式").get_by_role("link", name="数据").click()
    page.get_by_role("combobox", name="指标").fill(indicator)
    page.keyboard.press("Enter")
    return page.get_by_role("group", name=f"{indicator}数据表")


def test_an_indicator_is_shown_over_its_periods(page: Page) -> None:
    """Years downwards with the change to the year before, whose formula is told on focus; a chart beside them."""
    table = open_series(page)
    expect(table.get_by_role("rowheader")).to_have_text(["2021年", "2022年", "2023年"])
    expect(table.get_by_role("button", name=re.compile("^191.2，打开原文"))).to_be_visible()
    table.get_by_role("note").first.focus()
    expect(page.get_by_role("tooltip").filter(has_text="（191.2 − 201.1）÷ 201.1 = −4.9 %")).to_be_visible()
    expect(page.get_by_role("img", name=re.compile(f"^{NAME}的图"))).to_be_visible()


def test_a_number_opens_its_sentence_and_the_address_keeps_it(page: Page) -> None:
    """The row that states it is marked; a reload shows the same table and place; Escape closes it."""
    table = open_series(page)
    value = table.get_by_role("button", name=re.compile("^183.5，打开原文"))
    value.click()
    source = page.get_by_role("complementary", name="原文")
    expect(source.locator("mark").first).to_be_in_viewport()
    expect(source.locator("mark", has_text="183.5")).to_have_count(1)
    page.reload()
    expect(source.locator("mark", has_text="183.5")).to_have_count(1)
    expect(table.get_by_role("rowheader")).to_have_count(3)
    source.press("Escape")
    expect(source).to_have_count(0)


def test_a_name_of_several_groups_offers_them(page: Page) -> None:
    """One is chosen by its unit; the kind of periods is chosen, and the back button undoes it."""
    open_series(page, "差旅费")
    page.get_by_role("button", name=re.compile("差旅费支出.*元")).click()
    expect(page.get_by_role("heading", name="差旅费支出", exact=True)).to_be_visible()
    page.get_by_role("radiogroup", name="期间").get_by_text("半年").click()
    expect(page.get_by_role("rowheader", name="2022年上半年")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("rowheader", name="2022年", exact=True)).to_be_visible()


def test_groups_are_suggested_while_a_name_is_typed(page: Page) -> None:
    """Arrow and Enter choose the suggested group."""
    page.goto(page.url.rstrip("/") + "/search/data")
    page.get_by_role("combobox", name="指标").fill("公务用车运行")
    expect(page.locator(".ant-select-item-option").first).to_contain_text(NAME)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("group", name=f"{NAME}数据表")).to_be_visible()


def test_an_unknown_name_keeps_what_was_typed(page: Page) -> None:
    """It says that there is none, and what to try."""
    page.goto(page.url.rstrip("/") + "/search/data")
    page.get_by_role("combobox", name="指标").fill("热带鱼")
    page.keyboard.press("Enter")
    expect(page.get_by_text("没有名称含“热带鱼”的指标。")).to_be_visible()
    expect(page.get_by_role("combobox", name="指标")).to_have_value("热带鱼")


@pytest.mark.parametrize(
    ("role", "name", "ending", "beginning"),
    [("link", "Excel", ".xlsx", b"PK"), ("link", "CSV", ".csv", b""), ("button", "图片", ".png", b"\x89PNG")],
)
def test_the_series_is_downloaded(page: Page, role: str, name: str, ending: str, beginning: bytes) -> None:
    """As a workbook, as CSV, and the chart as a picture."""
    open_series(page)
    figure = page.get_by_role("figure")
    target = figure.get_by_role("link", name=name) if role == "link" else figure.get_by_role("button", name=name)
    with page.expect_download() as started:
        target.click()
    path = started.value.path()
    assert started.value.suggested_filename.endswith(ending)
    assert path.stat().st_size > 100 and path.read_bytes().startswith(beginning)


def test_the_numbers_are_listed_with_their_words(page: Page) -> None:
    """Each with the number marked in its quote; at 200 % nothing needs sideways scrolling."""
    open_series(page)
    listed = page.get_by_role("region", name="逐条数据")
    expect(listed.get_by_role("listitem")).to_have_count(8)
    expect(listed.locator("mark").first).to_have_text(re.compile(r"\d"))
    page.set_viewport_size({"width": 683, "height": 384})
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_words_over_a_value_can_be_read_in_either_shade(page: Page) -> None:
    """The number marked in its sentence, on a ground that is far from the colour of the words."""
    table = open_series(page)
    for shade in ("深色", "浅色"):
        page.get_by_role("button", name=f"切换为{shade}").click()
        table.get_by_role("button", name=re.compile("^191.2，打开原文")).hover()
        told = page.get_by_role("tooltip").filter(has_text="191.2")
        expect(told.locator("mark")).to_be_visible()
        words, ground = (_lightness(told.locator("p").first, of) for of in ("color", "backgroundColor"))
        assert abs(words - ground) > 128
        page.mouse.move(0, 0)
        expect(told).to_have_count(0)


def _lightness(words: Locator, of: str) -> float:
    """The mean of red, green and blue of a computed colour, that of the first ground behind `words`."""
    colour = words.evaluate(
        """(node, of) => {
            for (; node; node = node.parentElement) {
                const colour = getComputedStyle(node)[of];
                if (colour !== "rgba(0, 0, 0, 0)") return colour;
            }
        }""",
        of,
    )
    parts = [float(part) for part in re.findall(r"[\d.]+", colour)[:3]]
    return sum(parts) / 3


def test_only_this_tab_loads_the_drawing_of_charts(page: Page) -> None:
    """The first page names no part of it."""
    assert list((PAGES / "assets").glob("SeriesChart-*.js"))
    assert "SeriesChart" not in page.content()

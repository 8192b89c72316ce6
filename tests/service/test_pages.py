"""The pages in a real browser, over a real server."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

pytest.importorskip("playwright", reason="the browser tests need the package playwright: run make test")

from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
QUESTION = "去乡镇下乡当天来回，有没有伙食补助？"


def ask(page: Page, question: str) -> None:
    """Type a question and send it with the Enter key."""
    page.get_by_role("textbox", name="问题").fill(question)
    page.keyboard.press("Enter")


def test_a_first_visit_offers_questions_that_are_answered(page: Page) -> None:
    """Clicking a question of the first page leads to an answer with a citation."""
    page.get_by_role("button", name="出差能不能坐飞机？").click()
    expect(page.get_by_text("已找到依据")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("^引文1：")).first).to_be_visible()


def test_a_citation_shows_its_quote_and_opens_its_source(page: Page) -> None:
    """Pointing at the number shows the provision, pressing it opens the text with the words marked."""
    ask(page, QUESTION)
    chip = page.get_by_role("button", name=re.compile("^引文1：.*第二十条")).first
    chip.hover()
    expect(page.get_by_role("tooltip")).to_contain_text("当日往返的，伙食补助费")
    chip.click()
    marked = page.locator("mark").first
    expect(marked).to_be_in_viewport()
    expect(marked).to_contain_text("伙食补助费按照每人每天50元的标准发放")


def test_a_refusal_says_so_and_what_was_looked_at(page: Page) -> None:
    """Nothing in the library answers: no sentence, but the passages that were considered."""
    ask(page, "怎么饲养热带鱼？")
    expect(page.get_by_text("没有找到依据")).to_be_visible()
    expect(page.get_by_text(re.compile("查看过的条款"))).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("^引文"))).to_have_count(0)


def test_a_conversation_survives_a_reload_and_speaks_english(page: Page) -> None:
    """What was asked is still there, in either language of the pages."""
    ask(page, QUESTION)
    expect(page.get_by_text("已找到依据")).to_be_visible()
    page.reload()
    expect(page.get_by_text(QUESTION).first).to_be_visible()
    page.get_by_role("button", name="Switch to English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("link", name="Library")).to_be_visible()


def test_uploads_show_an_outcome_for_each_file(page: Page, tmp_path: Path) -> None:
    """A good file goes in with its masks as they are, a bad one is refused with its reason."""
    good, bad = tmp_path / "登记规定.txt", tmp_path / "坏文件.pdf"
    good.write_text("**县登记管理规定\n第一条 **县各单位应当登记。\n第二条 登记每年一次。\n", encoding="utf-8")
    bad.write_bytes(b"%PDF-1.7 broken")
    page.get_by_role("link", name="资料库").click()
    page.locator("input[type=file]").first.set_input_files([good, bad])
    expect(page.get_by_text("已完成")).to_be_visible(timeout=30_000)
    expect(page.get_by_text("坏文件.pdf").first).to_be_visible()
    page.get_by_text("**县登记管理规定").first.click()
    text = page.get_by_role("document", name="**县登记管理规定")
    expect(text.get_by_text("**县各单位应当登记。")).to_be_visible()
    expect(page.locator("strong, b", has_text="县各单位")).to_have_count(0)


def test_a_document_shows_its_tree_and_its_facts(page: Page) -> None:
    """The older version says that it was replaced, and until when it stood."""
    page.get_by_role("link", name="资料库").click()
    page.get_by_text("云渡县综合事务服务中心公务用车管理办法（试行）").click()
    expect(page.get_by_text("废止或失效").first).to_be_visible()
    expect(page.get_by_text("2023年4月1日").first).to_be_visible()
    expect(page.get_by_text(re.compile("第一章\\s*总则")).first).to_be_visible()


OLD_RULE = "云渡县综合事务服务中心公务用车管理办法（试行）"


def open_document(page: Page, title: str) -> None:
    """Open a document from the list of the library."""
    page.get_by_role("link", name="资料库").click()
    page.get_by_role("link", name=title, exact=True).click()
    expect(page.get_by_role("document", name=title)).to_be_visible()


def test_two_versions_stand_side_by_side(page: Page) -> None:
    """From the timeline to the comparison: corresponding articles in one row, changed words marked, and back."""
    open_document(page, OLD_RULE)
    page.get_by_role("link", name="与本件对照").first.click()
    compared = page.get_by_role("document", name="逐条对照")
    expect(compared.locator("ins").first).to_be_visible()
    expect(compared.locator("del").first).to_be_visible()
    page.reload()
    expect(compared.locator("ins").first).to_be_visible()
    page.get_by_text("正文", exact=True).click()
    expect(page.get_by_role("document", name=OLD_RULE)).to_be_visible()


def test_the_tree_stands_beside_the_original_page(page: Page) -> None:
    """Choosing an article marks its lines on the picture of the page; a field of identity shows where it was read."""
    open_document(page, OLD_RULE)
    page.get_by_text("原件", exact=True).click()
    original = page.get_by_role("document", name="原件")
    expect(original.get_by_role("img").first).to_be_visible()
    page.get_by_role("treeitem", name=re.compile("^第三条")).click()
    expect(original.locator("[data-chosen]").first).to_be_in_viewport()
    page.get_by_role("button", name=re.compile("查看出处")).last.click()
    expect(original.locator("[data-chosen]").first).to_be_in_viewport()
    # Drawn by the server when it is wanted: decode waits for it.
    assert original.locator("img").first.evaluate("picture => picture.decode().then(() => picture.naturalWidth)") > 500


def test_a_field_of_identity_is_corrected_and_taken_back(page: Page) -> None:
    """What was read stays beside the correction; an impossible value is refused in words; undo brings it back."""
    open_document(page, "云渡县综合事务服务中心会议管理办法")
    page.get_by_role("button", name="修改制定机关").click()
    page.get_by_role("textbox", name="制定机关").fill("云渡县人民政府办公室")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_text(re.compile("由人工修改，原读作“云渡县综合事务服务中心”"))).to_be_visible()
    page.reload()
    expect(page.get_by_text("云渡县人民政府办公室").first).to_be_visible()
    page.get_by_role("button", name="撤销对制定机关的修改").click()
    expect(page.get_by_text(re.compile("由人工修改"))).to_have_count(0)


def test_references_lead_on(page: Page) -> None:
    """A chosen article tells what it refers to; the link opens the provision with its words marked."""
    open_document(page, "云渡县综合事务服务中心会议管理办法")
    facts = page.get_by_role("complementary", name="文件信息")
    expect(facts.get_by_text(re.compile("全文引用 \\d+ 处"))).to_be_visible()

"""The 起草 page in a real browser: from a past report to a draft whose numbers say where they come from."""

from __future__ import annotations

import re

import pytest

pytest.importorskip("playwright", reason="the browser tests need the package playwright: run make test")

from playwright.sync_api import Locator, Page, expect

from tests.service.conftest import Server

pytestmark = pytest.mark.browser
MODEL = "云渡县综合事务服务中心2022年上半年工作总结"
SLOW = 30_000


@pytest.fixture
def facts(page: Page) -> Page:
    """The sheet of the model, for the period after the next."""
    page.get_by_role("link", name="起草").click()
    page.get_by_role("button", name="新的草稿").click()
    page.get_by_role("button", name=re.compile(MODEL)).first.click()
    box = page.get_by_role("textbox", name="起草期间")
    expect(box).to_have_value("2022年下半年", timeout=SLOW)
    box.fill("2023年上半年")
    box.press("Enter")
    expect(box).to_have_value("2023年上半年", timeout=SLOW)
    expect(page.get_by_role("button", name="起草", exact=True)).to_be_visible(timeout=SLOW)
    return page


def value(page: Page, indicator: str) -> Locator:
    """The field of an indicator."""
    return page.get_by_role("textbox", name=re.compile(f"^{indicator}（")).first


@pytest.fixture
def draft(facts: Page) -> Page:
    """A draft with one number filled in."""
    value(facts, "受理来访").fill("139")
    facts.get_by_role("button", name="起草", exact=True).click()
    expect(facts.get_by_role("button", name="139件，有出处")).to_be_visible(timeout=SLOW)
    return facts


def test_a_wrong_value_is_told_at_its_cell_and_nothing_typed_is_lost(facts: Page) -> None:
    """The cell says what is wrong and what to do, no draft is made; a reload keeps both values."""
    value(facts, "受理来访").fill("139")
    value(facts, "受理来信").fill("3.5")
    wrong = value(facts, "受理来信")
    expect(wrong).to_have_attribute("aria-invalid", "true", timeout=SLOW)
    expect(facts.get_by_role("alert")).to_contain_text("3.5")
    expect(facts.get_by_role("button", name="起草", exact=True)).to_be_disabled()
    facts.reload()
    expect(value(facts, "受理来访")).to_have_value("139", timeout=SLOW)
    expect(value(facts, "受理来信")).to_have_value("3.5")


def test_a_filled_sheet_is_uploaded_into_its_rows(facts: Page) -> None:
    """A known row gets its value, an unknown one is told with what to do, and can be dropped."""
    table = "章节,指标,计量单位,本期数值\n,受理来访,件,139\n,没有的指标,,7\n".encode()
    sheet = {"name": "表.csv", "mimeType": "text/csv", "buffer": table}
    facts.locator("input[type=file]").set_input_files(sheet)  # type: ignore[arg-type]
    expect(value(facts, "受理来访")).to_have_value("139", timeout=SLOW)
    expect(facts.get_by_role("alert")).to_contain_text("没有的指标", timeout=SLOW)
    facts.get_by_role("button", name="去掉“没有的指标”").press("Enter")
    expect(facts.get_by_role("alert")).to_have_count(0, timeout=SLOW)
    with facts.expect_download() as download:
        facts.get_by_role("link", name="Excel").click()
    assert download.value.suggested_filename.endswith(".xlsx")


def test_numbers_have_their_colours_and_the_draft_is_exported(draft: Page) -> None:
    """A given number is green with its row, a missing one an orange gap listed beside; Word downloads."""
    number = draft.get_by_role("button", name="139件，有出处")
    expect(number).to_have_attribute("data-tone", "traced")
    number.focus()
    expect(draft.get_by_text("取自本期数据")).to_be_visible()
    number.press("ArrowDown")  # into the card, by the keyboard alone
    amend = draft.get_by_role("tooltip").get_by_role("button", name="改写")
    draft.wait_for_timeout(600)  # three times what a card that closes takes
    expect(amend).to_be_focused()
    amend.press("Escape")
    expect(number).to_be_focused()
    number.press("Escape")
    expect(amend).to_be_hidden()
    number.blur()
    number.focus()
    number.press("ArrowDown")
    amend.press("Enter")
    draft.get_by_role("dialog").get_by_role("button", name=re.compile(r"^取\s?消$")).click()
    expect(draft.get_by_role("dialog")).to_have_count(0)
    gap = draft.get_by_role("button", name=re.compile("^待补充：受理来信"))
    expect(gap.first).to_have_attribute("data-tone", "gap")
    listed = draft.get_by_role("complementary", name="核对").get_by_role("button", name=re.compile("^受理来信"))
    listed.first.press("Enter")
    expect(gap.first).to_be_focused()
    draft.get_by_role("button", name="导出", exact=True).click()
    draft.get_by_role("radio", name="脚注").check()
    with draft.expect_download() as download:
        draft.get_by_role("link", name=re.compile("Word")).click()
    assert "sources=footnotes" in download.value.url
    assert download.value.suggested_filename.endswith("2023年上半年工作总结.docx")


def test_a_gap_is_filled_through_the_facts_sheet_or_in_words(draft: Page) -> None:
    """Into its row: traced; what the row cannot take is told there. In words: red, until it is settled."""
    gap = draft.get_by_role("button", name=re.compile("^待补充：受理来信数")).first
    gap.press("Enter")
    form = draft.get_by_role("form", name="待补充：受理来信数")
    box = form.get_by_role("textbox", name="填上")
    expect(box).to_be_focused()
    expect(form.get_by_text("上期")).to_be_visible(timeout=SLOW)
    box.fill("3.5")
    box.press("Enter")
    expect(form.get_by_role("alert")).to_contain_text("3.5")
    box.press("Escape")
    expect(gap).to_be_focused()
    gap.press("Enter")
    box.fill("38件")
    box.press("Enter")
    expect(draft.get_by_role("button", name="38件，有出处").first).to_be_visible(timeout=SLOW)
    other = draft.get_by_role("button", name="待补充：党员人数")
    other.click()
    form = draft.get_by_role("form", name="待补充：党员人数")
    expect(form.get_by_text("记入数据表：党员")).to_be_visible(timeout=SLOW)
    form.get_by_role("combobox").press("ArrowDown")
    draft.get_by_title("只写在这里").click()
    form.get_by_role("textbox", name="填上").fill("45")
    form.get_by_role("button", name="填入").click()
    number = draft.get_by_role("button", name="45名，没有出处")
    number.press("Enter")
    dialog = draft.get_by_role("dialog", name="核实“45名”")
    dialog.get_by_role("textbox", name="姓名").fill("李核")
    dialog.get_by_role("textbox", name="理由").fill("已与台账核对")
    dialog.get_by_role("button", name="确认").click()
    expect(draft.get_by_role("button", name="45名，人工核实")).to_be_visible()
    draft.get_by_role("button", name="补填数据").click()
    expect(value(draft, "受理来信")).to_have_value("38件", timeout=SLOW)
    expect(value(draft, "党员")).to_have_value("")


def test_a_gap_in_a_paragraph_edited_by_hand_is_traced_too(draft: Page) -> None:
    """What was written there stays, and the number goes into the sheet."""
    draft.get_by_role("button", name="修改一、第1段").press("Enter")
    field = draft.get_by_role("textbox", name="一、第1段的文字")
    field.fill(re.sub("^今年以来", "半年来", field.input_value()))
    draft.get_by_role("button", name="完成", exact=True).click()
    expect(draft.get_by_text("半年来，中心")).to_be_visible()
    draft.get_by_role("button", name="待补充：党员人数").press("Enter")
    form = draft.get_by_role("form", name="待补充：党员人数")
    expect(form.get_by_text("记入数据表：党员")).to_be_visible(timeout=SLOW)
    form.get_by_role("textbox", name="填上").fill("45")
    form.get_by_role("textbox", name="填上").press("Enter")
    expect(draft.get_by_role("button", name="45名，有出处")).to_be_visible(timeout=SLOW)
    expect(draft.get_by_text("半年来，中心")).to_be_visible()


def test_a_paragraph_edited_by_hand_shows_what_lost_its_source(draft: Page) -> None:
    """A filled gap is red and listed; undoing brings the gap back. A mask is shown as it is."""
    gap = draft.get_by_role("button", name=re.compile("^待补充：受理来信")).first
    gap.press("Enter")
    draft.get_by_role("button", name="在段落里修改").press("Enter")
    draft.keyboard.insert_text("**县38")  # the gap is selected
    draft.get_by_role("button", name="完成", exact=True).click()
    expect(draft.get_by_role("button", name="38件，没有出处")).to_be_visible()
    expect(draft.get_by_text("**县").first).to_be_visible()
    draft.get_by_role("button", name="撤销上一次改动", exact=True).click()
    expect(gap).to_be_visible()
    expect(draft.get_by_role("button", name="139件，有出处")).to_be_visible()


def test_the_head_is_filled_in_a_form_and_kept_until_it_is_saved(draft: Page) -> None:
    """Title, number, addressee, issuer and date stand around the text; a reload before saving loses nothing."""
    draft.get_by_role("button", name="标题和落款").press("Enter")
    form = draft.get_by_role("form", name="标题和落款")
    expect(form.get_by_role("textbox", name="标题", exact=True)).to_be_focused()
    form.get_by_role("textbox", name="标题", exact=True).fill("")
    expect(form.get_by_role("alert")).to_have_text("标题不能空着。")
    expect(form.get_by_role("button", name="保存")).to_be_disabled()
    values = {
        "标题": "关于**县工作的总结",
        "发文字号": "云综〔2023〕9号",
        "主送机关": "县政府办公室",
        "发文机关": "云渡县中心",
    }
    for name, text in values.items():
        form.get_by_role("textbox", name=name, exact=True).fill(text)
    form.get_by_label("成文日期").fill("2023-07-05")
    draft.reload()
    form.get_by_role("textbox", name="标题", exact=True).press("Enter")
    expect(draft.get_by_role("heading", name=values["标题"])).to_be_visible()
    expect(draft.get_by_text("县政府办公室：")).to_be_visible()
    expect(draft.get_by_text("2023年7月5日")).to_be_visible()
    expect(draft.get_by_role("button", name="标题和落款")).to_be_focused()
    draft.reload()
    expect(draft.get_by_text("云综〔2023〕9号")).to_be_visible()


def test_sections_are_ordered_with_keys_and_mouse_and_left_out(draft: Page) -> None:
    """The numbering follows, the focus stays with the section, and undoing brings a section back with its sources."""
    outline = draft.get_by_role("navigation", name="章节")
    link = outline.get_by_role("link", name="二、存在的主要问题")
    link.press("Alt+ArrowDown")
    expect(outline.get_by_role("link", name="三、存在的主要问题")).to_be_focused()
    expect(outline.get_by_role("link", name="二、下半年工作打算")).to_be_visible()
    expect(draft.get_by_role("button", name="139件，有出处")).to_be_visible()
    dragged = outline.get_by_role("link", name="（二）规范公务用车管理")
    dragged.scroll_into_view_if_needed()
    dragged.drag_to(outline.get_by_role("link", name="（一）加强思想政治建设"))
    expect(outline.get_by_role("link", name="（一）规范公务用车管理")).to_be_focused()
    outline.get_by_role("button", name=re.compile("一、上半年工作开展情况”：")).press("Enter")
    expect(draft.get_by_role("menuitem", name="上移")).to_be_visible()
    draft.get_by_role("menuitem", name="去掉本节").click()
    expect(draft.get_by_role("dialog")).to_contain_text("连同其下 17 节")
    draft.get_by_role("dialog").get_by_role("button", name="去掉本节").click()
    expect(draft.get_by_role("button", name="139件，有出处")).to_have_count(0)
    expect(outline.get_by_role("link", name="二、存在的主要问题")).to_be_visible()
    draft.get_by_role("button", name="撤销上一次改动", exact=True).click()
    expect(draft.get_by_role("button", name="139件，有出处")).to_be_visible()
    outline.get_by_role("button", name=re.compile("畅通信访接待渠道.*”：")).press("Enter")
    draft.get_by_role("menuitem", name="去掉本节").click()
    draft.get_by_role("dialog").get_by_role("button", name="去掉本节").click()
    expect(draft.get_by_role("button", name="139件，有出处")).to_have_count(0)
    outline.get_by_text("从范本恢复").click()
    outline.get_by_role("button", name=re.compile("恢复“（四）畅通信访接待渠道")).click(timeout=SLOW)
    expect(draft.get_by_role("button", name="139件，有出处")).to_be_visible(timeout=SLOW)


def test_a_stored_report_is_taken_as_model_or_proofread_where_it_is_shown(page: Page) -> None:
    """From the page of a report in the library one step leads to its facts sheet, and one to its findings."""
    page.get_by_role("link", name="资料库").click()
    page.get_by_role("link", name=MODEL).first.click()
    page.get_by_role("link", name="以此为范本起草").press("Enter")
    expect(page.get_by_role("textbox", name="起草期间")).to_have_value("2022年下半年", timeout=SLOW)
    page.go_back()
    page.get_by_role("link", name="校核这份报告").press("Enter")
    expect(page.get_by_role("document", name=MODEL)).to_be_visible(timeout=SLOW)


def test_two_people_do_not_write_over_each_other(draft: Page, server: Server) -> None:
    """Where somebody changed the draft meanwhile, both texts are shown; mine, chosen, goes into theirs."""
    address = "/api/v1/drafts/" + re.sub(".*id=", "", draft.url)
    whole = server.client.get(address).json()
    draft.get_by_role("button", name=re.compile("^修改一、第1段")).click()
    edit = {"revision": whole["revision"], "heading": "别人改的标题", "paragraphs": ["别人写的。"]}
    position = next(at for at, one in enumerate(whole["draft"]["sections"]) if one["label"] == "一、")
    assert server.client.put(f"{address}/sections/{position}", json=edit).status_code == 200
    draft.get_by_role("textbox", name="一、第1段的文字").fill("我写的。")
    with draft.expect_response(lambda answer: answer.status == 409):
        draft.get_by_role("button", name="完成", exact=True).click()
    dialog = draft.get_by_role("dialog")
    expect(dialog).to_contain_text("别人写的。")
    dialog.get_by_role("button", name="用我写的").click()
    expect(dialog).to_have_count(0, timeout=2 * SLOW)  # until it is saved, dialog and box of text hold the words too
    expect(draft.get_by_role("textbox", name="一、第1段的文字")).to_have_count(0)
    expect(draft.get_by_text("我写的。")).to_be_visible()
    expect(draft.get_by_role("heading", name="别人改的标题")).to_be_visible()


def test_at_double_size_the_draft_needs_no_sideways_scrolling(draft: Page) -> None:
    """At 200 % (683×384) everything fits the width."""
    draft.set_viewport_size({"width": 683, "height": 384})
    assert draft.evaluate("document.documentElement.scrollWidth <= window.innerWidth")

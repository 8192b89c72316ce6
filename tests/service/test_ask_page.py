"""The 问答 page in a real browser: real answers, and a server of conversations whose words the test decides."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

pytest.importorskip("playwright", reason="the browser tests need the package playwright: run make test")

from playwright.sync_api import Page, Route, expect

pytestmark = pytest.mark.browser
QUESTION = "去乡镇下乡当天来回，有没有伙食补助？"
TITLE = "云渡县综合事务服务中心差旅费管理办法"
STOPPED_FETCH = """
    const original = window.fetch;
    window.fetch = (address, init) => {
      if (!String(address).endsWith('/ask/stream')) return original(address, init);
      const body = new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode(BLOCKS));
          init.signal.addEventListener('abort', () => controller.error(new DOMException('', 'AbortError')));
        },
      });
      return Promise.resolve(new Response(body, { headers: { 'content-type': 'text/event-stream' } }));
    };
"""


def ask(page: Page, question: str) -> None:
    """Type a question and send it with the Enter key."""
    page.get_by_role("textbox", name="问题").fill(question)
    page.keyboard.press("Enter")


def block(event: str, **data: Any) -> str:
    """One event of an answer's stream."""
    return f"event: {event}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"


def answer(question: str = QUESTION, status: str = "answered", **more: Any) -> dict[str, Any]:
    """A whole answer with one citation, as the server sends it."""
    citation = {
        "n": 1,
        "document_id": "d1",
        "title": "**县登记办法",
        "file": "登记.txt",
        "label": "第三条",
        "article": "第三条",
        "status_in_law": "unknown",
        "effective_from": None,
        "effective_to": None,
        "quote": "**县每年登记一次。",
        "page": None,
        "start": 0,
        "end": 10,
        "verified": True,
    }
    shape: dict[str, Any] = {
        "id": "a1",
        "question": question,
        "completed": question,
        "status": status,
        "message": "说明。",
        "answer": "**县每年登记一次。",
        "sentences": [{"text": "**县每年登记一次。", "citations": [1]}],
        "citations": [citation],
        "looked_at": [],
        "as_of": "2026-11-22",
        "conversation": "c1",
        "notes": [],
        "model": None,
        "timings_ms": {},
    }
    return shape | more


def body_of(route: Route) -> dict[str, Any]:
    """What the page sent."""
    body: dict[str, Any] = json.loads(route.request.post_data or "{}")
    return body


def streams(page: Page, *answers: dict[str, Any]) -> list[dict[str, Any]]:
    """Let the page's questions be answered with `answers`, one after another; what it sent is in the list."""
    sent: list[dict[str, Any]] = []

    def reply(route: Route) -> None:
        given = answers[min(len(sent), len(answers) - 1)]
        sent.append(body_of(route))
        body = block("progress", step="retrieve") + block("answer", **given)
        route.fulfill(body=body, content_type="text/event-stream")

    page.route("**/api/v1/ask/stream", reply)
    return sent


@dataclass
class Talks:
    """A server's conversations, and what the page did to them."""

    titles: dict[str, str] = field(default_factory=lambda: {"c1": "登记要几次", "c2": "**县的公车", "c3": "会议费标准"})
    searched: list[str] = field(default_factory=list)

    def serve(self, page: Page) -> None:
        """Answer the page's calls from now on."""
        page.route("**/api/v1/conversations?**", self._list)
        page.route(re.compile("/api/v1/conversations/[^/?]+$"), self._one)
        page.reload()

    def _list(self, route: Route) -> None:
        words = re.search("[?&]q=([^&]*)", route.request.url)
        self.searched.append(words.group(1) if words else "")
        found = self.titles if not self.searched[-1] else {"c3": self.titles["c3"]}
        day = "2026-11-22T08:00:00"
        rows = [{"id": i, "title": t, "created_at": day, "updated_at": day, "turns": 1} for i, t in found.items()]
        route.fulfill(json={"conversations": rows})

    def _one(self, route: Route) -> None:
        name, method = route.request.url.rsplit("/", 1)[1], route.request.method
        if method == "DELETE":
            del self.titles[name]
            return route.fulfill(status=204)
        if method == "PATCH":
            self.titles[name] = body_of(route)["title"]
        kept = answer("登记要几次？") | {"asked_at": "2026-11-22T08:00:00", "confirmed": True, "correction": None}
        return route.fulfill(json={"id": name, "title": self.titles[name], "answers": [kept]})


@pytest.fixture
def talks(page: Page) -> Talks:
    """Three kept conversations, the list of them open."""
    served = Talks()
    served.serve(page)
    page.get_by_role("button", name="历史对话", exact=True).click()
    return served


def test_sentences_come_one_after_another_and_can_be_stopped(page: Page) -> None:
    """What is being done stands in words; stopping keeps the sentences that had come and the question."""
    first = answer()["citations"]
    blocks = block("progress", step="check") + block("sentence", text="**县每年登记一次。", citations=[1], new=first)
    page.add_init_script(STOPPED_FETCH.replace("BLOCKS", json.dumps(blocks)))
    page.reload()
    ask(page, QUESTION)
    expect(page.get_by_text("正在核对引文……")).to_be_visible()
    expect(page.get_by_text("**县每年登记一次。")).to_be_visible()
    page.get_by_role("button", name="停止").first.click()
    expect(page.get_by_text("已停止，以上是停止前已核对的内容。")).to_be_visible()
    expect(page.get_by_text("**县每年登记一次。")).to_be_visible()
    expect(page.get_by_role("textbox", name="问题")).to_have_value(QUESTION)


def test_a_reload_during_an_answer_offers_to_retry(page: Page) -> None:
    """The question is shown again with what happened, and retrying answers it from the real server."""
    page.route("**/api/v1/ask/stream", lambda _: None)
    ask(page, QUESTION)
    expect(page.get_by_text("正在查找条款……")).to_be_visible()
    page.unroute("**/api/v1/ask/stream")
    page.reload()
    expect(page.get_by_text("页面刷新或关闭，回答中断了。")).to_be_visible()
    page.get_by_role("button", name="重试").click()
    expect(page.get_by_text("已找到依据")).to_be_visible(timeout=20_000)


@pytest.mark.parametrize(
    "reply",
    [
        lambda route: route.fulfill(
            body=block("problem", code="busy", message="问的人太多。"), content_type="text/event-stream"
        ),
        lambda route: route.fulfill(body=block("progress", step="say"), content_type="text/event-stream"),
    ],
    ids=["problem", "cut off"],
)
def test_a_stream_that_fails_keeps_the_question(page: Page, reply: Callable[[Route], None]) -> None:
    """A told problem and a cut stream both say what happened; the words are back in the field."""
    page.route("**/api/v1/ask/stream", reply)
    ask(page, QUESTION)
    expect(page.get_by_role("alert")).to_contain_text(re.compile("问的人太多。|连不上服务器。"))
    expect(page.get_by_role("textbox", name="问题")).to_have_value(QUESTION)


def test_a_server_that_does_not_stream_still_answers(page: Page) -> None:
    """Where there is no stream, the question is asked in one piece."""
    page.route("**/api/v1/ask/stream", lambda route: route.fulfill(status=404, body="{}"))
    ask(page, QUESTION)
    expect(page.get_by_text("已找到依据")).to_be_visible()
    expect(page.get_by_text("逐字引用，未经改写")).to_be_visible()


def test_the_completed_question_is_shown_and_the_original_can_be_asked(page: Page) -> None:
    """A follow-up says as what it was searched; the original words go into a conversation of their own."""
    sent = streams(page, answer(), answer("那处级呢？", completed="处级干部多久登记一次？"), answer("那处级呢？"))
    ask(page, QUESTION)
    expect(page.get_by_text("已找到依据")).to_be_visible()
    ask(page, "那处级呢？")
    expect(page.get_by_text("按“处级干部多久登记一次？”检索")).to_be_visible()
    page.get_by_role("button", name="按原话另问").click()
    expect(page.get_by_text("已找到依据")).to_have_count(1)
    assert [one["conversation"] for one in sent] == [None, "c1", None]


def test_an_ambiguous_question_offers_the_documents_that_are_meant(page: Page) -> None:
    """Each title that the message names is a button, which asks the same question of that document."""
    unclear = answer(
        status="ambiguous", message="可能指《甲办法》或《乙办法》。", sentences=[], citations=[], answer=""
    )
    sent = streams(page, unclear, answer())
    ask(page, QUESTION)
    page.get_by_role("button", name="《乙办法》").click()
    expect(page.get_by_text("已找到依据")).to_be_visible()
    assert sent[1]["question"] == f"《乙办法》{QUESTION}"


def test_a_refusal_offers_other_words_and_a_document(page: Page) -> None:
    """After a real refusal the words can be changed, a document chosen by keyboard, or files added."""
    ask(page, "怎么饲养热带鱼？")
    expect(page.get_by_text("没有找到依据")).to_be_visible()
    page.get_by_role("button", name="换个说法").click()
    expect(page.get_by_role("textbox", name="问题")).to_have_value("怎么饲养热带鱼？")
    page.get_by_role("button", name="指定文件").click()
    page.get_by_role("combobox", name="选择文件").fill("差旅费")
    expect(page.locator(".ant-select-item-option-active", has_text="差旅费")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_text(f"《{TITLE}》怎么饲养热带鱼？").first).to_be_visible()
    # The second answer moves the page while it comes in; only a page at rest is clicked where one aims.
    expect(page.get_by_role("button", name="复制回答和出处")).to_have_count(2)
    page.get_by_role("button", name="导入文件").first.click()
    expect(page).to_have_url(re.compile("/library$"))


def test_the_day_asked_for_is_reset_by_a_button(page: Page) -> None:
    """A chosen day is sent with the question; one button goes back to today."""
    sent = streams(page, answer(as_of="2020-01-01"))
    page.get_by_role("textbox", name=re.compile("按哪一天")).fill("2020-01-01")
    page.keyboard.press("Enter")
    ask(page, QUESTION)
    expect(page.get_by_text("时点：2020年1月1日")).to_be_visible()
    expect(page.get_by_text("时效不明").first).to_be_visible()
    page.get_by_role("button", name="改回今天").click()
    ask(page, "再问一次")
    expect(page.get_by_text("已找到依据")).to_have_count(2)
    assert [one["as_of"] for one in sent] == ["2020-01-01", None]


def test_an_answer_is_confirmed_and_the_confirmation_taken_back(page: Page) -> None:
    """What was said of an answer is shown after a reload, and can be undone."""
    streams(page, answer())
    said: list[str] = []

    def take(route: Route) -> None:
        said.append(route.request.method)
        route.fulfill(json={"questions": []})

    page.route("**/api/v1/answers/a1/confirmation", take)
    ask(page, QUESTION)
    page.get_by_role("button", name="确认", exact=True).click()
    expect(page.get_by_text("已确认")).to_be_visible()
    page.reload()
    page.get_by_role("button", name="撤销").click()
    expect(page.get_by_role("button", name="确认", exact=True)).to_be_visible()
    assert said == ["POST", "DELETE"]


def test_an_answer_is_corrected_to_the_right_provision(page: Page) -> None:
    """The document and the article are chosen from the real library and sent; the place is then shown."""
    streams(page, answer())
    sent: list[dict[str, Any]] = []

    def take(route: Route) -> None:
        sent.append(body_of(route))
        route.fulfill(json={"id": "q1", "title": TITLE, **sent[-1]})

    page.route("**/api/v1/answers/a1/correction", take)
    ask(page, QUESTION)
    page.get_by_role("button", name="更正", exact=True).click()
    page.get_by_role("combobox", name="选择文件").fill("差旅费")
    expect(page.locator(".ant-select-item-option-active", has_text="差旅费")).to_be_visible()
    page.keyboard.press("Enter")
    page.get_by_role("combobox", name="选择条款").fill("第二十条")
    expect(page.locator(".ant-select-item-option-active", has_text="第二十条 ")).to_be_visible()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="提交更正").click()
    expect(page.get_by_text(f"已更正为《{TITLE}》第二十条")).to_be_visible()
    assert sent[0]["label"] == "第二十条"


def test_an_answer_is_copied_as_text_and_as_html(page: Page) -> None:
    """Both forms lie on the clipboard, each sentence with its place, a mask as it is."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    streams(page, answer())
    ask(page, QUESTION)
    page.get_by_role("button", name="复制回答和出处").click()
    expect(page.get_by_text("已复制").first).to_be_visible()
    both = page.evaluate(
        """async () => {
          const [item] = await navigator.clipboard.read();
          return Promise.all(['text/plain', 'text/html'].map(async (kind) => (await item.getType(kind)).text()));
        }"""
    )
    place = "**县每年登记一次。（《**县登记办法》第三条）"
    assert both[0].startswith(place) and f"<p>{place}</p>" in both[1]


def test_past_conversations_are_found_opened_and_left(page: Page, talks: Talks) -> None:
    """The list lies over the chat on a small screen, is searched, and goes when one is opened."""
    pane = page.get_by_role("complementary", name="历史对话")
    expect(pane.get_by_role("button", name=re.compile(r"^\*\*县的公车"))).to_be_visible()
    pane.get_by_role("textbox", name="查找历史对话").fill("会议")
    expect(pane.get_by_role("button", name=re.compile("^登记要几次"))).to_have_count(0)
    pane.get_by_role("button", name=re.compile("^会议费标准")).press("Enter")
    expect(page.get_by_text("登记要几次？")).to_be_visible()
    expect(page.get_by_text("已确认")).to_be_visible()
    expect(pane).to_have_count(0)
    page.get_by_role("button", name="历史对话", exact=True).press("Enter")
    pane.get_by_role("textbox").press("Escape")
    expect(pane).to_have_count(0)


def test_a_past_conversation_is_renamed_exported_and_deleted(page: Page, talks: Talks) -> None:
    """Each is done from the row by keyboard; deleting asks first, and cancelling keeps it."""
    pane = page.get_by_role("complementary", name="历史对话")
    page.get_by_role("button", name="对话“登记要几次”的操作").press("Enter")
    link = pane.get_by_role("link", name="导出 Word")
    assert link.get_attribute("href") == "/api/v1/conversations/c1/export?format=docx"
    pane.get_by_role("button", name="重命名").press("Enter")
    page.keyboard.type("登记的次数")
    page.keyboard.press("Enter")
    expect(pane.get_by_role("button", name=re.compile("^登记的次数"))).to_be_visible()
    page.get_by_role("button", name="对话“登记的次数”的操作").press("Enter")
    pane.get_by_role("button", name="删除").press("Enter")
    page.keyboard.press("Enter")  # the way out has the focus
    assert "c1" in talks.titles
    page.get_by_role("button", name="对话“登记的次数”的操作").press("Enter")
    pane.get_by_role("button", name="删除").press("Enter")
    pane.get_by_role("alertdialog").get_by_role("button", name="删除").press("Enter")
    expect(pane.get_by_role("button", name=re.compile("^登记的次数"))).to_have_count(0)
    assert set(talks.titles) == {"c2", "c3"}


def test_at_double_size_the_page_needs_no_sideways_scrolling(page: Page, talks: Talks) -> None:
    """At 200 % (683×384) everything fits the width, with the list over the chat."""
    page.set_viewport_size({"width": 683, "height": 384})
    expect(page.get_by_role("complementary", name="历史对话")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    expect(page.get_by_role("textbox", name="问题")).to_be_in_viewport()

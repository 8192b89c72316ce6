"""People confirm, correct, import, list, remove and export known questions, over the sample office."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from index.library import Library
from ingest.document import UnitKind
from ingest.errors import DocumentNotFound, QuestionRefused
from service.answering.answer import AnswerStatus
from service.answering.pipeline import Answering
from service.remembering import Learning, Named, confirm, correct, exported, unit_in, withdraw
from tests.index.made_documents import data_of, hashed_embedding, regulation
from tests.ingest.made_texts import made
from tests.service.conftest import Run, Server, json_lines

ASKED = "小猫可以带来吗？"
KEYS = """钥匙管理办法
第一条　为了管理钥匙，制定本办法。
第二条　钥匙由办公室保管。
借用须登记。
第三条　本办法自发布之日起施行。
附件1
钥匙借用须知
第一条　借钥匙须签字。
第二条　当日归还。
"""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library", hashed_embedding()) as opened:
        for name in ("甲", "乙"):
            opened.add(regulation(name), data_of(name), f"/{name}")
        yield opened


def test_what_is_confirmed_answers_the_same_question(library: Library) -> None:
    """`ask` then quotes that article first, and does not refuse for want of common words."""
    answering = Answering(library)
    confirm(library, ASKED, [Named("乙管理办法", "第3条")], "张三")
    answer = answering.ask(ASKED, date(2024, 1, 1))
    assert answer.status is AnswerStatus.ANSWERED
    first = answer.citations[0].quote
    assert (first.document.title, first.article) == ("乙管理办法", "第3条")


def test_a_correction_takes_the_place_of_a_confirmation(library: Library) -> None:
    """The question then leads to the right Unit alone."""
    confirm(library, ASKED, [Named("乙管理办法", "第3条"), Named("甲管理办法", "第1条")], "张三")
    right = correct(library, ASKED, Named("甲管理办法", "第2条第一款"), "李四")
    assert [one.id for one in library.questions.all()] == [right.id]
    assert (right.label, right.author, right.source) == ("第2条第一款", "李四", "corrected")


def test_a_confirmation_can_be_withdrawn(library: Library) -> None:
    """By who gave it; what others confirmed stays."""
    confirm(library, ASKED, [Named("乙管理办法", "第3条")], "张三")
    confirm(library, ASKED, [Named("甲管理办法", "第1条")], "李四")
    assert withdraw(library, ASKED, "张三") == 1
    assert [one.author for one in library.questions.all()] == ["李四"]
    assert withdraw(library, ASKED, "张三") == 0


def test_units_that_are_not_there_are_refused(library: Library) -> None:
    """All units of a call, or none."""
    with pytest.raises(QuestionRefused, match="第99条"):
        confirm(library, ASKED, [Named("乙管理办法", "第3条"), Named("乙管理办法", "第99条")], "")
    with pytest.raises(DocumentNotFound):
        confirm(library, ASKED, [Named("丙管理办法", "第3条")], "")
    assert library.questions.all() == []


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("第一条", "第一条"),  # its one paragraph has the same label
        ("第1条", "第一条"),
        ("第二条第二款", "第二条第二款"),
        ("附件1第一条", "附件1第一条"),
    ],
)
def test_the_unit_that_a_label_means(library: Library, label: str, expected: str) -> None:
    """The article, not its only paragraph; the body's, not an annex's."""
    record = library.document("甲管理办法")
    unit = unit_in(made(KEYS).units, record, label)
    assert (unit.kind, unit.label) == (UnitKind.ARTICLE if "款" not in label else UnitKind.PARAGRAPH, expected)


def test_a_label_that_stands_twice_asks_for_an_id(library: Library) -> None:
    """Which one is meant is not guessed; the ids are told, and each is taken."""
    tree = made(KEYS.replace("第三条", "第二条")).units
    record = library.document("甲管理办法")
    twins = [unit.id for top in tree for unit in top.walk() if unit.label == "第二条" and unit.kind is UnitKind.ARTICLE]
    with pytest.raises(QuestionRefused, match="、".join(twins)):
        unit_in(tree, record, "第二条")
    assert [unit_in(tree, record, one).id for one in twins] == twins


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "第 1 行不是 JSON"),
        ("[]", "第 1 行不是 JSON 对象"),
        ('{"document":"甲管理办法","labels":["第1条"]}', "第 1 行没有 question"),
        ('{"question":7,"document":"甲管理办法","labels":["第1条"]}', "第 1 行没有 question"),
        ('{"question":"问","labels":["第1条"]}', "第 1 行没有 document"),
        ('{"question":"问","document":"甲管理办法"}', "第 1 行的 labels"),
        ('{"question":"问","document":"甲管理办法","labels":"第1条"}', "第 1 行的 labels"),
        ('{"question":"问","document":"甲管理办法","labels":[]}', "第 1 行的 labels"),
        ('{"question":"问","document":"甲管理办法","labels":["第99条"]}', "没有“第99条”"),
        ('{"question":"问","document":"丙管理办法","labels":["第1条"]}', "丙管理办法"),
        ('{"question":"？","document":"甲管理办法","labels":["第1条"]}', "问题是空的"),
        ('{"question":"问\\u0007","document":"甲管理办法","labels":["第1条"]}', "U+0007"),
        ('{"question":"问","relevant":["d0/a1"]}', "d0"),
        ("[" * 100_000, "第 1 行不是 JSON"),
    ],
)
def test_a_line_that_cannot_be_learned_says_why(library: Library, line: str, told: str) -> None:
    """And the next one is learned."""
    good = json.dumps({"question": ASKED, "document": "甲管理办法", "labels": ["第1条", "第2条"]})
    bad, blank_skipped = Learning(library, "").learn([line, " ", good])
    assert bad.error is not None and told in bad.error.message
    assert (blank_skipped.line, len(blank_skipped.added)) == (3, 2)


def test_what_was_exported_is_learned_again(library: Library, tmp_path: Path) -> None:
    """By another Library too, which knows the document by its title."""
    confirm(library, ASKED, [Named("乙管理办法", "第3条")], "张三")
    lines = list(exported(library.questions.all()))
    assert [one.known for one in Learning(library, "").learn(lines)] == [(library.questions.all()[0].id,)]
    with Library.open(tmp_path / "other") as other:
        document = regulation("乙二", title="乙管理办法")
        other.add(document, data_of("乙二"), "/乙二")
        (one,) = Learning(other, "").learn(lines)
        known = other.questions.get(one.added[0])
    assert (known.document_id, known.label, known.author, known.source) == (document.id, "第3条", "张三", "imported")


def test_units_are_learned_by_their_ids(library: Library) -> None:
    """An evaluation's `relevant` names ids of Units."""
    record = library.document("甲管理办法")
    (one,) = Learning(library, "").learn(["\ufeff" + json.dumps({"question": ASKED, "relevant": [f"{record.id}/a2"]})])
    assert library.questions.get(one.added[0]).label == "第2条"


@pytest.fixture
def copied(office: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    shutil.copytree(office, folder)
    return folder


def test_learning_on_the_command_line(guiwen: Run, copied: Path, tmp_path: Path) -> None:
    """`learn` tells what became of each line, `questions` lists, exports and removes."""
    (rule, *_) = json_lines(guiwen("documents", "--kind", "regulation", "--json", data=copied).stdout)
    file = tmp_path / "questions.jsonl"
    good = {"question": ASKED, "document": rule["id"], "labels": ["第二条"]}
    bad = good | {"labels": ["第九百条"]}
    file.write_text("\n".join(json.dumps(one, ensure_ascii=False) for one in (good, bad, good)), encoding="utf-8")
    done = guiwen("learn", file, "--author", "张三", "--json", data=copied, check=False)
    *lines, last = json_lines(done.stdout)
    assert done.returncode == 1
    assert [one["status"] for one in lines] == ["added", "failed", "known"]
    assert last == {"summary": {"lines": 3, "added": 1, "known": 1, "failed": 1}}
    (listed,) = json_lines(guiwen("questions", "list", "小猫", "--json", data=copied).stdout)
    assert (listed["title"], listed["label"], listed["author"]) == (rule["title"], "第二条", "张三")
    assert json_lines(guiwen("questions", "export", data=copied).stdout)[0]["labels"] == ["第二条"]
    answer = json.loads(guiwen("ask", ASKED, "--json", data=copied).stdout)
    assert (answer["citations"][0]["title"], answer["citations"][0]["article"]) == (rule["title"], "第二条")
    assert "没有编号" not in guiwen("doctor", data=copied).stdout
    guiwen("questions", "remove", listed["id"], data=copied)
    assert guiwen("questions", "list", data=copied).stdout == ""
    assert guiwen("questions", "remove", listed["id"], data=copied, check=False).returncode == 1


def test_answers_are_judged_on_the_command_line(guiwen: Run, copied: Path) -> None:
    """`questions confirm`, `withdraw` and `correct` take the id of a kept answer."""
    guiwen("ask", "举报公车私用多久给答复？", "--conversation", "谈", data=copied)
    with Library.open(copied) as library:
        _, (stored,) = library.conversations.get("谈")
        rule = library.document(stored.answer["citations"][0]["document_id"])
    (made,) = json_lines(
        guiwen("questions", "confirm", stored.id, "1", "--author", "张三", "--json", data=copied).stdout
    )
    assert (made["title"], made["author"], made["source"]) == (rule.title, "张三", "confirmed")
    assert "1 个" in guiwen("questions", "withdraw", stored.id, "--author", "张三", data=copied).stdout
    right = (stored.id, rule.id, "第二条")
    (made,) = json_lines(guiwen("questions", "correct", *right, "--note", "范围", "--json", data=copied).stdout)
    assert (made["label"], made["source"], made["answer"]) == ("第二条", "corrected", "范围")
    done = guiwen("questions", "confirm", "无", data=copied, check=False)
    assert (done.returncode, "无" in done.stderr) == (1, True)


def test_an_answer_is_confirmed_over_http(server: Server) -> None:
    """The citation that is right, or by default the first article; the conversation tells it; it can be taken back."""
    client = server.client
    given = client.post("/api/v1/ask", json={"question": "举报公车私用多久给答复？"}).json()
    first = given["citations"][0]
    place = f"/api/v1/answers/{given['id']}"
    (made,) = client.post(f"{place}/confirmation").raise_for_status().json()["questions"]
    assert (made["document_id"], made["label"]) == (first["document_id"], first["article"])
    assert (made["question"], made["source"]) == (given["question"], "confirmed")
    (named,) = client.post(f"{place}/confirmation", json={"labels": [first["n"]]}).json()["questions"]
    assert (named["document_id"], named["label"]) == (first["document_id"], first["label"])
    (past,) = client.get(f"/api/v1/conversations/{given['conversation']}").json()["answers"]
    assert (past["confirmed"], past["correction"]) == (True, None)
    refused = client.post(f"{place}/confirmation", json={"labels": [99]})
    assert (refused.status_code, refused.json()["code"]) == (422, "bad_question")
    for _ in range(2):
        assert client.delete(f"{place}/confirmation").status_code == 204
    (past,) = client.get(f"/api/v1/conversations/{given['conversation']}").json()["answers"]
    assert past["confirmed"] is False
    assert client.get("/api/v1/questions").json()["total"] == 0


def test_an_answer_is_corrected_over_http(server: Server) -> None:
    """The next answer to the question cites the Unit that somebody named, though no word of it is asked for."""
    client = server.client
    given = client.post("/api/v1/ask", json={"question": ASKED}).json()
    rule = client.get("/api/v1/documents", params={"kind": "regulation"}).json()["documents"][0]
    right = {"document_id": rule["id"], "label": "第二条", "note": "按适用范围"}
    place = f"/api/v1/answers/{given['id']}/correction"
    pair = client.post(place, json=right).raise_for_status().json()
    assert (pair["question"], pair["label"], pair["source"], pair["answer"]) == (
        ASKED,
        "第二条",
        "corrected",
        "按适用范围",
    )
    (past,) = client.get(f"/api/v1/conversations/{given['conversation']}").json()["answers"]
    assert past["correction"] == pair
    again = client.post("/api/v1/ask", json={"question": ASKED}).json()
    assert (again["citations"][0]["document_id"], again["citations"][0]["article"]) == (rule["id"], "第二条")
    assert client.post(place, json=right | {"label": "第九百条"}).status_code == 422
    assert client.post(place, json=right | {"document_id": "无"}).status_code == 404
    unknown = client.post("/api/v1/answers/无/correction", json=right)
    assert (unknown.status_code, unknown.json()["code"]) == (404, "answer_not_found")


def test_question_memory_over_http(server: Server) -> None:
    """Added, listed by page, found by words, exported, removed; errors are problems."""
    client = server.client
    rule = client.get("/api/v1/documents", params={"kind": "regulation"}).json()["documents"][0]
    body = {"question": ASKED, "document_id": rule["id"], "label": "第二条"}
    made = client.post("/api/v1/questions", json=body)
    assert made.status_code == 201
    assert client.post("/api/v1/questions", json=body | {"question": "请问" + ASKED}).json() == made.json()
    for query, total in (("小猫", 1), ("%", 0)):
        listed = client.get("/api/v1/questions", params={"q": query}).json()
        assert listed == {"total": total, "questions": [made.json()][:total]}
    exported_lines = client.get("/api/v1/questions/export")
    assert exported_lines.headers["content-type"].startswith("application/x-ndjson")
    assert json.loads(exported_lines.text)["id"] == made.json()["id"]
    for values, status in (({"label": "第九百条"}, 422), ({"document_id": "无"}, 404), ({"question": "？"}, 422)):
        refused = client.post("/api/v1/questions", json=body | values)
        assert (refused.status_code, refused.headers["content-type"]) == (status, "application/problem+json")
    address = f"/api/v1/questions/{made.json()['id']}"
    assert client.delete(address).status_code == 204
    assert client.delete(address).status_code == 404

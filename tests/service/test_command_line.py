"""The command line as a check outside the project calls it: processes, JSON lines, exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from service.settings import Settings
from tests.conftest import ROOT
from tests.service.conftest import Run, json_lines

OUTCOME_KEYS = {
    *("path", "status", "document_id", "kind", "title", "document_number", "issuer", "status_in_law", "effective_from"),
    *("effective_to", "units", "passages", "observations", "pages", "seconds", "warnings", "error"),
}
CITATION_KEYS = {
    *("n", "document_id", "title", "file", "status_in_law", "effective_from", "effective_to", "label", "article"),
    *("quote", "page", "start", "end", "verified"),
}
CAR_RULES = "公务用车管理办法（2023年修订）.docx"


def test_ingest_prints_one_line_per_file_and_a_summary(guiwen: Run, samples: Path, tmp_path: Path) -> None:
    """Every file of a folder has its line; the second time nothing changes."""
    first = json_lines(guiwen("ingest", samples, "--json", data=tmp_path / "library").stdout)
    again = json_lines(guiwen("ingest", samples, "--json", data=tmp_path / "library").stdout)
    assert all(set(line) >= OUTCOME_KEYS for line in first[:-1])
    assert {line["status"] for line in first[:-1]} == {"added"}
    assert {line["status"] for line in again[:-1]} == {"unchanged"}
    assert [line["document_id"] for line in first[:-1]] == [line["document_id"] for line in again[:-1]]
    assert first[-1]["summary"]["added"] == again[-1]["summary"]["unchanged"] == len(first) - 1


def test_a_changed_file_replaces_its_document(guiwen: Run, tmp_path: Path) -> None:
    """The same path with other bytes is an update, and the old words are found no more."""
    rule, data = tmp_path / "规定.txt", tmp_path / "library"
    rule.write_text("某中心钥匙管理规定\n第一条 钥匙由张三保管。\n第二条 钥匙不得外借。\n", encoding="utf-8")
    guiwen("ingest", rule, data=data)
    rule.write_text("某中心钥匙管理规定\n第一条 钥匙由李四保管。\n第二条 钥匙不得外借。\n", encoding="utf-8")
    changed = json_lines(guiwen("ingest", rule, "--json", data=data).stdout)
    assert changed[0]["status"] == "updated"
    assert len(json_lines(guiwen("documents", "--json", data=data).stdout)) == 1
    hits = json.loads(guiwen("search", "钥匙由谁保管", "--json", data=data).stdout)["hits"]
    assert "李四" in hits[0]["text"]


def test_outline_gives_the_tree_with_spans(guiwen: Run, office: Path) -> None:
    """Chapters hold articles, articles hold 款 and 项, and each knows its label."""
    documents = json_lines(guiwen("documents", "--json", data=office).stdout)
    rule = next(document for document in documents if document["file"] == CAR_RULES)
    outline = json.loads(guiwen("outline", rule["document_id"], "--json", data=office).stdout)
    chapters = [unit for unit in outline["units"] if unit["kind"] == "chapter"]
    articles = [unit for chapter in chapters for unit in chapter["children"] if unit["kind"] == "article"]
    assert [article["number"] for article in articles] == list(range(1, len(articles) + 1))
    assert articles[0]["label"] == "第一条"
    assert outline["gaps"] == outline["duplicates"] == []
    items = [item for article in articles for part in article["children"] for item in part["children"]]
    assert any(item["label"].endswith("项") for item in items)


@pytest.mark.parametrize(
    ("question", "article"),
    [
        ("公务用车管理办法第三条", "第三条"),
        ("《公务用车管理办法》第3条说了什么", "第三条"),
        ("举报公车私用多久给答复？", "第三十四条"),
    ],
)
def test_ask_cites_the_article(guiwen: Run, office: Path, question: str, article: str) -> None:
    """A reference or a question in its own words leads to a verified, verbatim citation."""
    answer = json.loads(guiwen("ask", question, "--as-of", "2024-01-01", "--json", data=office).stdout)
    assert answer["status"] in ("answered", "partly_answered")
    first = answer["citations"][0]
    assert set(first) >= CITATION_KEYS
    assert (first["article"], first["verified"], first["file"]) == (article, True, CAR_RULES)
    assert all(sentence["citations"] for sentence in answer["sentences"])


def test_the_version_of_the_day_answers(guiwen: Run, office: Path) -> None:
    """The older rules answer for a day on which they stood, the newer ones for today."""
    old, new = (
        json.loads(guiwen("ask", "公务用车管理办法第七条", "--as-of", day, "--json", data=office).stdout)
        for day in ("2021-06-01", "2024-06-01")
    )
    assert old["citations"][0]["file"] == "公务用车管理办法（试行）（2019年）.pdf"
    assert new["citations"][0]["file"] == CAR_RULES


def test_a_rule_that_had_not_begun_is_quoted_as_such(guiwen: Run, office: Path) -> None:
    """Before the first version begins, its words are shown under a status that says so."""
    asked = guiwen("ask", "公务用车管理办法第七条", "--as-of", "2015-01-01", "--json", data=office)
    answer = json.loads(asked.stdout)
    assert answer["status"] == "not_in_force"
    assert answer["citations"][0]["status_in_law"] == "not_yet"


def test_a_missing_article_is_not_invented(guiwen: Run, office: Path) -> None:
    """An article that the document does not have is refused by name."""
    answer = json.loads(guiwen("ask", "公务用车管理办法第九百条", "--json", data=office).stdout)
    assert (answer["status"], answer["citations"]) == ("not_found", [])
    assert "第九百条" in answer["message"]


def test_what_the_library_does_not_hold_is_refused(guiwen: Run, office: Path) -> None:
    """A question about something else gets no sentence."""
    answer = json.loads(guiwen("ask", "怎么饲养热带鱼？", "--json", data=office).stdout)
    assert (answer["status"], answer["sentences"]) == ("not_found", [])


def test_a_batch_answers_each_question_under_its_id(guiwen: Run, office: Path, tmp_path: Path) -> None:
    """One start-up serves many questions."""
    batch = tmp_path / "questions.jsonl"
    lines = [{"id": "a", "question": "会议纪要要在几天内写出来？"}, {"id": 7, "question": "印章管理规定第一条"}]
    batch.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), encoding="utf-8")
    answers = json_lines(guiwen("ask", "--batch", batch, "--json", data=office).stdout)
    assert [answer["id"] for answer in answers] == ["a", 7]


def test_search_filters_and_counts(guiwen: Run, office: Path) -> None:
    """Filters hold for every hit, and the facets count what was found."""
    everything = json.loads(guiwen("search", "公务用车", "--json", data=office).stdout)
    reports = json.loads(guiwen("search", "公务用车", "--kind", "report", "--json", data=office).stdout)
    assert everything["facets"]["kind"]["regulation"] > 0
    assert reports["hits"] and {hit["kind"] for hit in reports["hits"]} == {"report"}
    assert all(hit["snippet"] for hit in everything["hits"])


def test_remove_takes_a_document_out_and_keeps_its_original(guiwen: Run, tmp_path: Path) -> None:
    """After removal nothing is found; the bytes are kept aside."""
    rule, data = tmp_path / "规定.txt", tmp_path / "library"
    rule.write_text("某中心门禁管理规定\n第一条 门禁卡由办公室发放。\n", encoding="utf-8")
    guiwen("ingest", rule, data=data)
    guiwen("remove", "某中心门禁管理规定", data=data)
    assert json_lines(guiwen("documents", "--json", data=data).stdout) == []
    assert json.loads(guiwen("search", "门禁卡", "--json", data=data).stdout)["hits"] == []
    kept = [path.read_bytes() for path in (data / "removed").rglob("*") if path.is_file()]
    assert rule.read_bytes() in kept
    assert guiwen("doctor", data=data).returncode == 0


def test_steps_of_cleaning_can_be_listed_and_switched_off(guiwen: Run, tmp_path: Path) -> None:
    """--list-cleaning names the steps; --without-cleaning leaves one out for this run."""
    data, page = tmp_path / "library", tmp_path / "公告.txt"
    assert "web_noise　" in guiwen("ingest", "--list-cleaning", data=data).stdout
    page.write_text("下载\n某中心登记办法\n第一条 应当登记。\n", encoding="utf-8")
    guiwen("ingest", "--without-cleaning", "web_noise", page, data=data)
    assert "下载" in guiwen("outline", "某中心登记办法", "--json", data=data).stdout
    assert guiwen("ingest", "--without-cleaning", "noise", page, data=data, check=False).returncode == 2


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("ask",), 2),
        (("ask", "问题", "--as-of", "昨天"), 2),
        (("documents", "--nonsense"), 2),
        (("outline", "没有这个文件"), 1),
        (("serve", "--host", "0.0.0.0"), 1),  # noqa: S104
        (("ingest", "/nowhere/at/all.txt"), 1),
    ],
)
def test_exit_codes(guiwen: Run, tmp_path: Path, arguments: tuple[str, ...], code: int) -> None:
    """A wrong call is 2, a thing that failed is 1, and neither prints a traceback."""
    done = guiwen(*arguments, data=tmp_path / "library", check=False)
    assert done.returncode == code
    assert "Traceback" not in done.stderr


def test_every_setting_is_documented() -> None:
    """The user guides name each environment variable that can be set."""
    for guide in ("guide.md", "guide.zh-CN.md"):
        text = (ROOT / "docs" / guide).read_text(encoding="utf-8")
        missing = [name for name in Settings.model_fields if f"GUIWEN_{name.upper()}" not in text]
        assert missing == [], guide
    assert all(field.description for field in Settings.model_fields.values())


def test_the_doctor_tells_what_else_could_be_read(guiwen: Run, office: Path) -> None:
    """Tools that are not installed are no failure; each is named with its remedy."""
    told = json.loads(guiwen("doctor", "--json", data=office).stdout)
    assert told["findings"] == []
    assert [set(tool) for tool in told["tools"]] == [{"name", "purpose", "installed", "remedy"}] * 2
    assert "文字识别（OCR）：已安装。" in guiwen("doctor", data=office).stdout

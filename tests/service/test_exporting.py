"""Conversations as files: what is written in them, and text that would rather be markup."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from index.conversations import StoredAnswer
from index.library import Library
from service.conversations.exchange import exchange_of
from service.conversations.exporting import Format, export
from service.conversations.markdown import markdown
from service.conversations.word import word
from service.plain_markdown import escaped
from tests.service.conftest import Run, Server, json_lines

# Each would be something else than text to a reader of Markdown.
HOSTILE = [
    "**县**",
    "<script>alert(1)</script>",
    "[点这里](http://evil.example)",
    "![图](http://evil.example/x.png)",
    "[脚注]: http://evil.example",
    "https://evil.example 和 www.evil.example",
    "a@evil.example",
    "# 标题",
    "- 一项",
    "+ 一项",
    "1. 一项",
    "12) 一项",
    "---",
    "===",
    "> 引用",
    "```\n代码\n```",
    "~~~",
    "    缩进的代码",
    "\t缩进的代码",
    "| 表 | 格 |\n| --- | --- |\n| 一 | 二 |",
    "`代码`",
    "&lt;b&gt; &#60;",
    "~~删去~~ _斜_ __粗__",
    "行末两个空格  \n下一行\\\n再一行",
    "$x$ $$y$$ :smile: [^1] ==亮==",
    "{{ template }} {% raw %}",
]


def answer_of(text: str, title: str = "公车管理办法", question: str = "能不能借？") -> StoredAnswer:
    """A kept answer that quotes `text`."""
    citation: dict[str, Any] = {
        "n": 1,
        "title": title,
        "label": "第三条第一款",
        "status_in_law": "in_force",
        "quote": text,
    }
    answer = {
        "completed": "公车能不能借？",
        "as_of": "2026-11-24",
        "message": "已找到依据。",
        "notes": ["施行日期不明。"],
        "sentences": [{"text": text, "citations": [1]}],
        "citations": [citation],
    }
    return StoredAnswer("a", question, text, answer, {}, None, datetime(2026, 11, 24, 8, 5, tzinfo=UTC))


def shown(source: str) -> tuple[set[str], str]:
    """What a reader of Markdown makes of `source`: the kinds of its tokens, and its text."""
    reader = MarkdownIt("commonmark", {"linkify": False}).enable(["table", "strikethrough"])
    tokens = reader.parse(source)
    kinds = {token.type for token in tokens} | {one.type for token in tokens for one in token.children or ()}
    texts = [one.content for token in tokens for one in token.children or () if one.type in ("text", "text_special")]
    return kinds, "".join(texts)


PLAIN = {"inline", "text", "paragraph_open", "paragraph_close"}


def bare(text: str) -> str:
    """The characters that a reader must show: blanks and line ends aside."""
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_no_markup_in_markdown(text: str) -> None:
    """It is shown as it stands, as plain paragraphs."""
    kinds, told = shown("\n\n".join(escaped(text)))
    assert kinds <= PLAIN
    assert bare(told) == bare(text)


@pytest.mark.parametrize("text", ["见http://a.example/b", "WWW.a.example", "ftp://a", "mailto:x@a.example"])
def test_addresses_do_not_become_links(text: str) -> None:
    """Readers that make links of bare addresses find none: each is broken by an escape."""
    assert not re.search(r"(?i)https?:|ftp:|mailto:|www\.|(?<!\\)@", "".join(escaped(text)))


@given(st.text(alphabet=st.sampled_from([*"\\`*_[]()<>&|~#-+=.!:{}1a县 \n"]), max_size=40))
def test_no_mixture_of_marks_is_markup(text: str) -> None:
    """Whatever stands in a document comes out of a reader of Markdown as the same characters."""
    kinds, told = shown("\n\n".join(escaped(text)))
    assert kinds <= PLAIN
    assert bare(told) == bare(text)


def test_markdown_has_questions_answers_and_sources() -> None:
    """The title, the question with its time and completion, numbered sentences, the quotes under their numbers."""
    told = markdown("公车", [exchange_of(answer_of("公车不得出借。"))])
    lines = [line for line in told.splitlines() if line]
    assert lines[:2] == ["# 公车", "## 能不能借？"]
    assert lines[2].startswith("提问时间：2026年11月24日 ")
    assert lines[3:] == [
        "补全为：公车能不能借？",
        "公车不得出借。\\[1\\]",
        "已找到依据。",
        "施行日期不明。",
        "### 引文",
        "\\[1\\] 《公车管理办法》第三条第一款（现行有效）",
        "> 公车不得出借。",
    ]


@pytest.mark.parametrize(
    "text", [*HOSTILE, "坏\x00字\x1b\ufffe符", 'HYPERLINK "http://evil.example"', "{ INCLUDETEXT x }"]
)
def test_text_is_no_field_in_word(text: str) -> None:
    """The file opens, has neither fields nor links, and holds the text that XML can hold."""
    made = word(text, [exchange_of(answer_of(text, title=text, question=text))])
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        body = package.read("word/document.xml").decode()
        assert "http://evil" not in package.read("word/_rels/document.xml.rels").decode()
    assert not re.search("<w:(instrText|fldSimple|fldChar|hyperlink|altChunk|object|pict)", body)
    paragraphs = "".join(paragraph.text for paragraph in docx.Document(io.BytesIO(made)).paragraphs)
    assert bare(re.sub("[\x00\x1b\ufffe]", "", text)) in bare(paragraphs)


def test_word_is_read_back_by_our_own_reader(tmp_path: Path, office: Path, guiwen: Run) -> None:
    """What was exported can be ingested: the quote stands in its text."""
    file = tmp_path / "会话.docx"
    file.write_bytes(word("公车", [exchange_of(answer_of("公车不得出借给个人。"))]))
    ingested = guiwen("ingest", file, "--json", data=tmp_path / "library")
    assert json_lines(ingested.stdout)[0]["status"] == "added"
    with Library.open(tmp_path / "library") as library:
        text = library.text(library.documents()[0].id)
    assert "公车不得出借给个人。" in text
    assert "[1] 《公车管理办法》第三条第一款（现行有效）" in text


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed: apt-get install libreoffice")
def test_word_is_opened_by_libreoffice(tmp_path: Path) -> None:
    """Another program reads the same text."""
    file = tmp_path / "talk.docx"
    file.write_bytes(word("公车", [exchange_of(answer_of("公车不得出借给个人。"))]))
    command = [
        "soffice",
        "--headless",
        f"-env:UserInstallation=file://{tmp_path}/profile",
        "--convert-to",
        "txt:Text (encoded):UTF8",
    ]
    subprocess.run([*command, "--outdir", str(tmp_path), str(file)], check=True, capture_output=True, timeout=120)
    assert "公车不得出借给个人。[1]" in (tmp_path / "talk.txt").read_text(encoding="utf-8-sig")


def test_a_conversation_is_downloaded(server: Server) -> None:
    """Both formats come as files under the conversation's title; another format is refused."""
    asked = "举报公车私用多久给答复？"
    given = server.client.post("/api/v1/ask", json={"question": asked}).raise_for_status().json()
    place = f"/api/v1/conversations/{given['conversation']}"
    server.client.patch(place, json={"title": '公车"\u202e/../x'}).raise_for_status()
    plain = server.client.get(f"{place}/export").raise_for_status()
    assert plain.headers["content-type"] == "text/markdown; charset=utf-8"
    assert "filename*=UTF-8''%E5%85%AC%E8%BD%A6%22%E2%80%AE%2F..%2Fx.md" in plain.headers["content-disposition"]
    assert f"## {asked}" in plain.text
    document = docx.Document(io.BytesIO(server.client.get(f"{place}/export", params={"format": "docx"}).content))
    assert given["citations"][0]["quote"] in [paragraph.text for paragraph in document.paragraphs]
    assert server.client.get(f"{place}/export", params={"format": "pdf"}).status_code == 422
    assert server.client.get("/api/v1/conversations/none/export").json()["code"] == "conversation_not_found"


def test_the_command_line_does_the_same(tmp_path: Path, office: Path, guiwen: Run) -> None:
    """A conversation is listed, searched, shown, renamed, exported and deleted."""
    folder = tmp_path / "library"
    shutil.copytree(office, folder)
    guiwen("ask", "会计凭证要保存多少年？", "--conversation", "kept", data=folder)
    assert [
        one["id"] for one in json_lines(guiwen("conversations", "search", "会计凭证", "--json", data=folder).stdout)
    ] == ["kept"]
    guiwen("conversations", "rename", "kept", "凭证", data=folder)
    assert "凭证" in guiwen("conversations", "list", data=folder).stdout
    assert "[1]" in guiwen("conversations", "show", "kept", data=folder).stdout
    whole = json_lines(guiwen("conversations", "show", "kept", "--json", data=folder).stdout)[0]
    settings, looked_at = whole["answers"][0]["settings"], whole["answers"][0]["looked_at"]
    assert (settings["answer_articles"], settings["prompt_version"]) == (5, None)
    assert {one["used"] for one in looked_at} == {True, False}
    guiwen("conversations", "export", "kept", "--out", tmp_path / "凭证.docx", data=folder)
    assert docx.Document(str(tmp_path / "凭证.docx")).paragraphs[0].text == "凭证"
    with Library.open(folder) as library:
        assert (
            guiwen("conversations", "export", "kept", data=folder).stdout.encode()
            == export(library, "kept", Format.MARKDOWN)[1]
        )
    assert guiwen("conversations", "export", "kept", "--out", "x.pdf", data=folder, check=False).returncode == 2
    guiwen("conversations", "delete", "kept", data=folder)
    assert guiwen("conversations", "show", "kept", data=folder, check=False).returncode == 1

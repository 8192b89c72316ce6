"""`guiwen facts` and `guiwen draft` over the sample office."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.service.conftest import Run
from tests.service.drafting.made_drafts import texts

MODEL = "云渡县综合事务服务中心2022年上半年工作总结"


@pytest.fixture(scope="module")
def library(guiwen: Run, samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("drafting") / "library"
    guiwen("ingest", samples / "reports", data=folder)
    return folder


def fill(file: Path, values: dict[str, str]) -> None:
    book = openpyxl.load_workbook(file)
    for line in book.active.iter_rows(min_row=2):
        line[5].value = values.pop(line[1].value, None)
    book.save(file)
    assert not values


def told(guiwen: Run, library: Path, *arguments: object) -> dict[str, Any]:
    printed: dict[str, Any] = json.loads(
        guiwen("draft", "--model-on", MODEL, *arguments, "--json", data=library).stdout
    )
    return printed


def test_a_draft_from_a_filled_sheet(guiwen: Run, library: Path, tmp_path: Path) -> None:
    """The contract's JSON, 同比 worked out with last year's number, and a Word file with the same text."""
    sheet, out = tmp_path / "数据.xlsx", tmp_path / "草稿.docx"
    printed = guiwen("facts", MODEL, "--period", "2023H1", "--out", sheet, data=library).stdout
    assert "个指标待填" in printed
    fill(
        sheet, {"受理来访": "139", "受理来信": "38", "受理网上投诉": "183", "办结信访事项": "344", "群众满意率": "96.0"}
    )
    draft = told(guiwen, library, "--facts", sheet, "--period", "2023年上半年", "--out", out)
    assert (draft["title"], draft["period"]) == ("云渡县综合事务服务中心2023年上半年工作总结", "2023H1")
    assert draft["untraced"] == []
    (section,) = [one for one in draft["sections"] if one["heading"] == "抓好事项办理"]
    (paragraph,) = section["paragraphs"]
    assert "受理信访事项360件，同比下降1.6%，其中来访139件、来信38件、网上投诉183件；" in paragraph["text"]
    assert "办结信访事项344件，办结率95.6%，同比提高2.4个百分点；" in paragraph["text"]
    sources = {one["text"]: one["source"]["type"] for one in paragraph["numbers"]}
    assert sources["360件"] == sources["1.6%"] == sources["95.6%"] == "formula"
    assert sources["139件"] == "facts"
    assert all(paragraph["text"][one["start"] : one["end"]] == one["text"] for one in paragraph["numbers"])
    assert paragraph["text"] in [text for _, text in texts(out.read_bytes())]


def test_without_facts_everything_is_a_gap(guiwen: Run, library: Path) -> None:
    """No number of last period is stated; what was set aside is told."""
    draft = told(guiwen, library, "--section", "一、（五）", "--section", "一、（九）")
    assert [one["label"] for one in draft["sections"]] == ["一、", "一、（五）", "一、（九）"]
    assert draft["period"] == "2022H2"
    assert [one for section in draft["sections"] for line in section["paragraphs"] for one in line["numbers"]] == []
    assert [one["number"] for one in draft["suggestions"]] == [1, 2]


def test_a_section_of_another_report(guiwen: Run, library: Path) -> None:
    """It stands in the model's place of the same heading, and its times move on from its own period."""
    taken = f"{MODEL}:三、（一）"
    other = "云渡县综合事务服务中心2023年上半年工作总结"
    printed = guiwen("draft", "--model-on", other, "--take", taken, "--period", "2024H1", "--json", data=library).stdout
    plans = [one["heading"] for one in json.loads(printed)["sections"] if one["label"].startswith("三、（")]
    assert plans[-1] == "聚焦服务保障提质"
    assert plans[0] == "持续深化平台应用"


def test_wrong_cells_are_told(guiwen: Run, library: Path, tmp_path: Path) -> None:
    """Each by its place; what is right is drafted all the same, the rest is a gap, and the exit code is 1."""
    sheet, out = tmp_path / "数据.xlsx", tmp_path / "草稿.docx"
    guiwen("facts", MODEL, "--out", sheet, data=library)
    fill(sheet, {"受理来访": "3.5%", "受理来信": "很多", "办结信访事项": "344"})
    run = guiwen("draft", "--model-on", MODEL, "--facts", sheet, "--out", out, "--json", data=library, check=False)
    draft = json.loads(run.stdout)
    assert run.returncode == 1
    assert [one["code"] for one in draft["faults"]] == ["wrong_unit", "not_a_number"]
    assert run.stderr.count("本期数值") == 2
    assert any(
        "其中来访【待补充：受理来访数】件" in text and "办结信访事项344件" in text
        for _, text in texts(out.read_bytes())
    )


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["facts", MODEL, "--out", "x.txt"], 2, ".xlsx"),
        (["draft", "--model-on", MODEL, "--out", "x.pdf"], 2, ".docx"),
        (["draft", "--model-on", MODEL, "--period", "去年"], 1, "不是期间"),
        (["draft", "--model-on", MODEL, "--section", "九、"], 1, "没有“九、”"),
        (["draft", "--model-on", MODEL, "--take", "无标签"], 1, "DOCUMENT:LABEL"),
        (["draft", "--model-on", "没有这份报告"], 1, "没有编号或标题"),
    ],
)
def test_wrong_calls(guiwen: Run, library: Path, arguments: list[str], code: int, words: str) -> None:
    """The message names the value and the remedy."""
    run = guiwen(*arguments, data=library, check=False)
    assert (run.returncode, words in run.stderr) == (code, True)


def test_a_plan_is_no_number_of_its_period(guiwen: Run, tmp_path: Path) -> None:
    """What a congress was told is planned for a year is not taken for what came of it."""
    body = "一、2024年工作回顾\n地区生产总值增长5%。新建学校3所。\n二、2025年工作安排\n地区生产总值增长6%。\n"
    file = tmp_path / "2025年青山县政府工作报告.txt"
    file.write_text(f"2025年青山县政府工作报告\n——2025年1月5日在青山县第九届人民代表大会上\n{body}", encoding="utf-8")
    guiwen("ingest", file, data=tmp_path / "library")
    printed = guiwen("draft", "--model-on", "2025年青山县政府工作报告", "--json", data=tmp_path / "library").stdout
    draft = json.loads(printed)
    assert draft["period"] == "2026"
    assert [one["heading"] for one in draft["sections"] if one["level"]] == ["2025年工作回顾", "2026年工作安排"]
    assert [one for section in draft["sections"] for line in section["paragraphs"] for one in line["numbers"]] == []

"""Series as files, and as the command line prints them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.series.safety import safe
from service.series.tables import Table
from service.series.workbook import workbook
from tests.service.conftest import Run, Server, json_lines
from tests.service.counted import served, stock


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with served(tmp_path_factory.mktemp("counted") / "library") as running:
        yield running


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("listed") / "library"
    stock(made)
    return made


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_csv_has_a_row_for_every_source_and_gap(counted: Server) -> None:
    """With the formula of each change, told once, and where each number stands."""
    answer = counted.client.get("/api/v1/series.csv", params={"indicator": "立案|件|level", "organisation": "青山县"})
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert "filename*=UTF-8''" in answer.headers["content-disposition"]
    told = rows(answer.raise_for_status().content)
    assert [(row["期间"], row["数值"], row["备注"]) for row in told] == [
        ("2019年", "38", ""),
        ("2020年", "", "缺"),
        ("2021年", "41", ""),
        ("2022年", "47", "数值互相矛盾"),
        ("2022年", "48", "数值互相矛盾"),
    ]
    assert told[2]["算式"] == "（41 − 38）÷ 38 = 7.9 %"
    assert told[3]["原文写法"] == "全县立案数47件"
    assert told[3]["文件"] == "青山2022"


def test_a_workbook_opens_with_numbers_as_numbers(counted: Server) -> None:
    """Two sheets: the values by period, and the sources."""
    answer = counted.client.get("/api/v1/series.xlsx", params={"indicator": "罚没收入"}).raise_for_status()
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    assert book.sheetnames == ["序列", "出处"]
    values = list(book["序列"].values)
    assert values == [
        ("期间", "青山县（万元）", "青山县变化（%）"),
        ("2021年", 9500, None),
        ("2022年", 12000, 26.3),
    ]
    head = [cell.value for cell in book["出处"][1]]
    assert head[:5] == ["指标", "机构", "比较基准", "期间", "数值"]
    assert book["出处"].freeze_panes == "A2"


def test_what_contradicts_stands_in_one_cell(counted: Server) -> None:
    """Both values, so that nobody takes one for the truth."""
    answer = counted.client.get("/api/v1/series.xlsx", params={"indicator": "立案|件|level"}).raise_for_status()
    values = list(openpyxl.load_workbook(io.BytesIO(answer.content))["序列"].values)
    (conflicting,) = [row for row in values if row[0] == "2022年"]
    assert "47；48" in conflicting


@pytest.mark.parametrize(("indicator", "name"), [("=1+1", "=1+1"), ("cmd|' /C calc'!A0", "-cmd")])
def test_no_cell_begins_a_formula(counted: Server, indicator: str, name: str) -> None:
    """A document's words, its title and its organisation begin with what a spreadsheet would calculate."""
    listed = counted.client.get("/api/v1/observations", params={"indicator": name}).json()["observations"]
    group = listed[0]["group"]
    told = counted.client.get("/api/v1/series.csv", params={"indicator": group}).raise_for_status()
    cells = [cell for row in csv.reader(io.StringIO(told.content.decode("utf-8-sig"))) for cell in row]
    assert "'@绿水" in cells
    assert "'=危险" in cells
    assert not any(cell[:1] in tuple("=+-@\t\r") for cell in cells if cell)
    book = openpyxl.load_workbook(
        io.BytesIO(counted.client.get("/api/v1/series.xlsx", params={"indicator": group}).content)
    )
    found = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in found} <= {"s", "n", "inlineStr"}
    texts = [cell.value for cell in found if isinstance(cell.value, str)]
    assert "'=危险" in texts
    assert not any(text[:1] in tuple("=+-@\t\r") for text in texts)


def test_a_name_that_means_no_series_is_no_file(counted: Server) -> None:
    """Nothing of that name is not found; several groups are a conflict, whose message names them."""
    missing = counted.client.get("/api/v1/series.csv", params={"indicator": "不存在"})
    several = counted.client.get("/api/v1/series.xlsx", params={"indicator": "立案"})
    assert (missing.status_code, missing.json()["code"]) == (404, "indicator_not_found")
    assert (several.status_code, several.json()["code"]) == (409, "ambiguous_indicator")
    assert "立案|件|level" in several.json()["detail"]


def test_the_command_shows_and_writes(guiwen: Run, folder: Path, tmp_path: Path) -> None:
    """Lines for people, JSON for programs, files by their ending."""
    shown = guiwen("series", "罚没收入", data=folder).stdout
    assert "较2021年 （12000 − 9500）÷ 9500 = 26.3 %" in shown
    (told,) = json_lines(guiwen("series", "立案|件|level", "--kind", "half", "--json", data=folder).stdout)
    assert told["kind"] == "half"
    out = tmp_path / "序列.xlsx"
    assert "已写入" in guiwen("series", "罚没收入", "--out", out, data=folder).stdout
    assert openpyxl.load_workbook(out).sheetnames == ["序列", "出处"]
    refused = guiwen("series", "罚没收入", "--out", tmp_path / "序列.doc", data=folder, check=False)
    assert (refused.returncode, refused.stdout) == (2, "")
    several = guiwen("series", "立案", data=folder, check=False)
    assert (several.returncode, several.stdout) == (1, "")
    assert "立案|人|level" in several.stderr


@given(st.text(max_size=30))
def test_any_text_is_safe_in_a_cell(text: str) -> None:
    """It comes back from a workbook as it went in, but for what no file can hold, and never as a formula."""
    content = workbook([Table("甲", ("名",), ((text,),))])
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert sheet is not None
    cell = sheet.cell(2, 1)
    assert cell.data_type in ("s", "n", "inlineStr")
    kept = safe(text).replace("\r\n", "\n").replace("\r", "\n")
    assert (cell.value or "") == kept
    assert kept[:1] not in tuple("=+-@\t")

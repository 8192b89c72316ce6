"""The facts sheet: the template, what may stand in it, and every fault told."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from decimal import Decimal

import openpyxl
import pytest

from ingest.errors import FactsRefused
from ingest.readers import Limits
from service.drafting.facts.facts import Facts
from service.drafting.facts.filling import fill
from service.drafting.facts.given import Given, Wrong, read_given
from service.drafting.facts.rows import Row, rows_of
from service.drafting.facts.sheet import COLUMNS, Format, read_sheet, template
from service.drafting.model.model import Model
from tests.service.drafting.made_reports import modelled

BODY = """一、上半年工作情况
（一）强化监督。受理线索123件，立案47件，给予处分41人，罚没1.2亿元。信访办结率95.6%，占比近三成，同比下降3.4%。
（二）改进作风。查处问题12件，给予处分7人。公务用车运行费用支出9万元。
（三）三公经费。公务用车运行费用支出9万元。"""
MODEL = modelled(BODY)
ROWS = rows_of(MODEL)
VALUE, NAME, UNIT, KEY, SECTION = (COLUMNS.index(name) for name in ("本期数值", "指标", "计量单位", "编号", "章节"))


def row_of(indicator: str) -> Row:
    return next(row for row in ROWS if row.indicator == indicator)


@pytest.mark.parametrize(
    ("indicator", "typed", "expected"),
    [
        ("受理线索", "131", "131件"),
        ("受理线索", " 1,310 件 ", "1310件"),
        ("受理线索", "１３１", "131件"),
        ("受理线索", "约130", "约130件"),
        ("受理线索", "130余", "130余件"),
        ("受理线索", "一百三十", "130件"),
        ("受理线索", "131.0", "131件"),
        ("受理线索", "131起", "131件"),
        ("受理线索", "130以上", "130件以上"),
        ("罚没", "1.35", "1.35亿元"),
        ("罚没", "9500万元", "0.95亿元"),
        ("罚没", "1.35亿", "1.35亿元"),
        ("罚没", "1—2", "1—2亿元"),
        ("信访办结率", "96.0%", "96.0%"),
    ],
)
def test_values_as_people_type_them(indicator: str, typed: str, expected: str) -> None:
    """Width, separators, the unit, 约 and 余, and another unit of the same quantity."""
    read = read_given(typed, row_of(indicator).slot.observation)
    assert isinstance(read, Given)
    assert read.words == expected


@pytest.mark.parametrize(
    ("indicator", "typed", "code"),
    [
        ("受理线索", "很多", "not_a_number"),
        ("受理线索", "无", "not_a_number"),
        ("受理线索", "2023-05-01", "not_a_number"),
        ("受理线索", "=1+1", "not_a_number"),
        ("受理线索", "3.5%", "wrong_unit"),
        ("受理线索", "12人", "wrong_unit"),
        ("罚没", "12件", "wrong_unit"),
        ("罚没", "1.2元/件", "wrong_unit"),
        ("受理线索", "3.5", "wrong_kind"),
        ("受理线索", "-3", "wrong_kind"),
        ("受理线索", "9—5", "wrong_kind"),
        ("信访办结率", "12件", "wrong_unit"),
        ("信访办结率占比同比变化", "3.1", "no_direction"),
    ],
)
def test_what_cannot_be_meant_is_refused(indicator: str, typed: str, code: str) -> None:
    """With a reason that names the value, and a remedy."""
    read = read_given(typed, row_of(indicator).slot.observation)
    assert isinstance(read, Wrong)
    assert read.code == code
    assert typed in read.reason
    assert read.remedy


def test_one_number_at_two_places_is_asked_once() -> None:
    """The same of the same value; 处分 of two paragraphs is two numbers, told apart by their sentences."""
    assert [len(row.slots) for row in ROWS if "公务用车" in row.indicator] == [2]
    assert [(row.last, row.quote[:4]) for row in ROWS if row.indicator == "给予处分"] == [
        ("41", "受理线索"),
        ("7", "查处问题"),
    ]


def filled(form: Format, change: Callable[[list[list[str]]], None]) -> Facts:
    """The facts of the template after `change` was made in its cells, as a file of the format."""
    data = template(ROWS, form)
    if form is Format.JSON:
        data = json.dumps({"facts": told(data, change)}).encode()
    elif form is Format.CSV:
        cells = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
        change(cells)
        out = io.StringIO()
        csv.writer(out).writerows(cells)
        data = out.getvalue().encode("gb18030")
    else:
        book = openpyxl.load_workbook(io.BytesIO(data))
        cells = [["" if cell is None else str(cell) for cell in line] for line in book.active.values]
        change(cells)
        for number, line in enumerate(cells, 1):
            for column, cell in enumerate(line, 1):
                book.active.cell(number, column).value = cell or None
        out_bytes = io.BytesIO()
        book.save(out_bytes)
        data = out_bytes.getvalue()
    return fill(MODEL, ROWS, read_sheet(data, f"数据表.{form.value}", Limits())).sound()


def told(data: bytes, change: Callable[[list[list[str]]], None]) -> list[dict[str, str]]:
    """The rows of a JSON template after a change."""
    fields = ("section", "indicator", "unit", "period", "last", "value", "note", "quote", "key")
    cells = [list(COLUMNS), *([one[field] for field in fields] for one in json.loads(data)["facts"])]
    change(cells)
    return [dict(zip(fields, line, strict=True)) for line in cells[1:]]


def put(cells: list[list[str]], indicator: str, value: str, nth: int = 0) -> list[str]:
    line = [one for one in cells if one[NAME] == indicator][nth]
    line[VALUE] = value
    return line


@pytest.mark.parametrize("form", list(Format))
def test_a_filled_sheet_comes_back(form: Format) -> None:
    """Whatever the format; a renamed row is still known by its key."""

    def change(cells: list[list[str]]) -> None:
        put(cells, "受理线索", "131")[NAME] = "线索受理数（全县）"
        put(cells, "给予处分", "46", 0)
        put(cells, "给予处分", "9", 1)

    facts = filled(form, change)
    assert sorted(one.given.words for one in facts.of.values()) == ["131件", "46人", "9人"]
    assert {one.source.ref for one in facts.of.values()} >= ({"第2行"} if form is not Format.JSON else {"第1项"})


def test_the_key_is_hidden_and_nothing_is_a_formula() -> None:
    """In XLSX the column does not show; text that would begin a formula has a mark before it."""
    book = openpyxl.load_workbook(io.BytesIO(template(ROWS, Format.XLSX)))
    assert [name for name, column in book.active.column_dimensions.items() if column.hidden] == ["I"]
    risky = rows_of(modelled("一、工作情况\n（一）=1+1 -2。=cmd受理线索3件。"))
    sheet = openpyxl.load_workbook(io.BytesIO(template(risky, Format.XLSX))).active
    assert not [cell for line in sheet.iter_rows() for cell in line if cell.data_type == "f"]
    text = template(risky, Format.CSV).decode("utf-8-sig")
    assert not [
        cell for line in csv.reader(io.StringIO(text)) for cell in line if cell.startswith(("=", "+", "-", "@"))
    ]


@pytest.mark.parametrize(
    ("change", "codes", "place"),
    [
        (lambda cells: put(cells, "受理线索", "3.5%"), ["wrong_unit"], "第2行“本期数值”"),
        (lambda cells: put(cells, "受理线索", "十几"), ["not_a_number"], "第2行“本期数值”"),
        (lambda cells: put(cells, "立案", "4.5"), ["wrong_kind"], "第3行“本期数值”"),
        (lambda cells: put(cells, "立案", "4").__setitem__(UNIT, "人"), ["wrong_unit"], "第3行“本期数值”"),
        (lambda cells: put(cells, "立案", "4").__setitem__(KEY, "0000000000"), ["unknown_row"], "第3行"),
        (lambda cells: cells.append(put(cells, "立案", "4")), ["doubled_row"], f"第{len(ROWS) + 2}行"),
        (
            lambda cells: cells.append(["", "立安", "", "", "", "4", "", "", ""]),
            ["unknown_row"],
            f"第{len(ROWS) + 2}行",
        ),
        (
            lambda cells: (put(cells, "受理线索", "多"), put(cells, "立案", "1.5")),
            ["not_a_number", "wrong_kind"],
            "第2行“本期数值”",
        ),
    ],
)
def test_every_fault_is_told(change: Callable[[list[list[str]]], None], codes: list[str], place: str) -> None:
    """By place, reason and remedy; all of them at once."""
    with pytest.raises(FactsRefused) as refused:
        filled(Format.CSV, change)
    assert [one["code"] for one in refused.value.faults] == codes
    assert refused.value.faults[0]["place"] == place
    assert all(one["reason"] and one["remedy"] for one in refused.value.faults)


def test_new_items_and_rows_without_a_key() -> None:
    """A row without a key is known by its name and section; one that is not known is new where it says enough."""

    def change(cells: list[list[str]]) -> None:
        put(cells, "给予处分", "46", 0)[KEY] = ""
        cells.append(["一、（二）", "开展廉政家访", "次", "", "", "12", "", "", ""])

    facts = filled(Format.CSV, change)
    assert [one.given.words for one in facts.of.values()] == ["46人"]
    assert [(one.label, one.fact.indicator, one.fact.given.words) for one in facts.added] == [
        ("一、（二）", "开展廉政家访", "12次")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "指标,数值\n受理线索数,131\n罚没,13500万元\n",
        "indicator\tvalue\tunit\n受理线索\t131\t件\n罚没\t13500\t万元\n",
        "单位；指标（全称）；本期\n".replace("；", ";") + "件;受理线索;131\n万元;罚没;13500\n",
        '{"受理线索": 131, "罚没": "13500万元"}',
        '[{"indicator": "受理线索", "value": 131.0, "unit": "起"}, {"指标": "罚没", "值": 1.35, "单位": "亿元"}]',
        '{"period": "2023H2", "facts": [{"name": "受理线索", "value": 131}, {"name": "罚没", "value": 1.35}]}',
    ],
)
def test_sheets_that_people_make_themselves(text: str) -> None:
    """Other names of columns, other delimiters, another unit of the same quantity, a plain list."""
    facts = fill(MODEL, ROWS, read_sheet(text.encode(), "表", Limits())).sound()
    assert [(one.given.value, one.given.unit) for one in facts.of.values()] == [(131, "件"), (Decimal("1.35"), "亿元")]


@pytest.mark.parametrize("data", [b"a,b\n1,2\n", b'{"a": [1]}', b"{", b"[1]"])
def test_a_file_that_is_no_sheet(data: bytes) -> None:
    """It says what is missing."""
    with pytest.raises(FactsRefused):
        read_sheet(data, "数据表.csv", Limits())


def test_keys_do_not_follow_values() -> None:
    """The next report with the same sentences has the same keys."""

    def keys(model: Model) -> list[str]:
        return [slot.key for slot in model.slots]

    assert keys(modelled(BODY.replace("123", "9").replace("41人", "5人"))) == keys(MODEL)

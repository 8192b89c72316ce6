"""Tables as an XLSX file (ECMA-376), of which nothing but values and a bold first row is written."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from collections.abc import Iterator, Sequence
from decimal import Decimal
from xml.sax.saxutils import escape, quoteattr

from service.series.safety import safe
from service.series.tables import Cell, Table

# Every file has the same day, so that the same series gives the same bytes.
_DAY = (1980, 1, 1, 0, 0, 0)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_BOLD = 1
_NARROWEST, _WIDEST = 8, 48
# More digits than a double holds are kept as text: Excel would round them.
_DIGITS = 15
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts>'
    '<fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf fontId="0"/>'
    '<xf fontId="1" applyFont="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


def workbook(tables: Sequence[Table]) -> bytes:
    """A workbook with a sheet for each table."""
    parts = {
        "[Content_Types].xml": _content_types(len(tables)),
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _book(tables),
        "xl/_rels/workbook.xml.rels": _relations(
            [*(("worksheet", f"worksheets/sheet{n}.xml") for n in _numbers(tables)), ("styles", "styles.xml")]
        ),
        "xl/styles.xml": _STYLES,
        **{f"xl/worksheets/sheet{n}.xml": _sheet(table) for n, table in zip(_numbers(tables), tables, strict=True)},
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name, _DAY), (_HEAD + content).encode(), zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _numbers(tables: Sequence[Table]) -> range:
    return range(1, len(tables) + 1)


def _content_types(sheets: int) -> str:
    parts = [("workbook", "sheet.main"), ("styles", "styles")]
    parts += [(f"worksheets/sheet{n}", "worksheet") for n in range(1, sheets + 1)]
    told = "".join(f'<Override PartName="/xl/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>' for name, kind in parts)
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    defaults = f'<Default Extension="rels" ContentType="{relations}"/><Default Extension="xml" ContentType="text/xml"/>'
    return f'<Types xmlns="{_PACKAGE}/content-types">{defaults}{told}</Types>'


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    told = "".join(
        f'<Relationship Id="rId{n}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{told}</Relationships>'


def _book(tables: Sequence[Table]) -> str:
    sheets = "".join(
        f'<sheet name={quoteattr(table.name)} sheetId="{n}" r:id="rId{n}"/>' for n, table in enumerate(tables, 1)
    )
    return f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>{sheets}</sheets></workbook>'


def _sheet(table: Table) -> str:
    """The first row stays in sight while the others are scrolled."""
    pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    view = f'<sheetViews><sheetView workbookViewId="0">{pane}</sheetView></sheetViews>'
    rows = "".join(_rows(table))
    columns = "".join(_columns(table))
    return f'<worksheet xmlns="{_MAIN}">{view}<cols>{columns}</cols><sheetData>{rows}</sheetData></worksheet>'


def _columns(table: Table) -> Iterator[str]:
    for number, name in enumerate(table.columns):
        cells = [name, *(str(row[number] or "") for row in table.rows)]
        width = min(_WIDEST, max(_NARROWEST, *(_width(cell) + 2 for cell in cells)))
        hidden = ' hidden="1"' if number in table.hidden else ""
        yield f'<col min="{number + 1}" max="{number + 1}" width="{width}" customWidth="1"{hidden}/>'


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text[:_WIDEST])


def _rows(table: Table) -> Iterator[str]:
    for number, row in enumerate((table.columns, *table.rows), 1):
        style = f' s="{_BOLD}"' if number == 1 else ""
        yield f'<row r="{number}">{"".join(_cell(cell, style) for cell in row)}</row>'


def _cell(cell: Cell, style: str) -> str:
    if cell is None or cell == "":
        return f"<c{style}/>"
    if isinstance(cell, int) or (isinstance(cell, Decimal) and len(cell.as_tuple().digits) <= _DIGITS):
        return f"<c{style}><v>{cell:f}</v></c>" if isinstance(cell, Decimal) else f"<c{style}><v>{cell}</v></c>"
    text = f"{cell:f}" if isinstance(cell, Decimal) else safe(cell)
    return f'<c{style} t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'

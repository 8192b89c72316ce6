"""XLSX → Lines: the sheets that show, each a heading and its tables, values as they show, never macros."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from ingest.document import Line, PageOfText, Reading
from ingest.errors import EmptyFile, TooLarge, UnsupportedFormat
from ingest.readers.cell_format import BUILT_IN, GENERAL
from ingest.readers.characters import trimmed
from ingest.readers.limits import Limits, megabytes
from ingest.readers.package import BROKEN_ARCHIVE, SPREADSHEET, check_package, damaged_package
from ingest.readers.sheet_lines import grid_lines
from ingest.readers.worksheet import Allowance, Look, Sheet, Workbook, read_sheet, read_texts

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_BROKEN_WORKBOOK = (*BROKEN_ARCHIVE, etree.LxmlError, SyntaxError, LookupError, ArithmeticError, RecursionError)
_DEFAULT_NAME = re.compile(r"(?:sheet|工作表|表|table)\s*\d*", re.IGNORECASE)
_MOST_LOOKS = 70_000  # Excel itself allows 65,490 formats of cells
_LARGEST_TREE = 32 * 1024 * 1024  # of parts that are read whole: the list of sheets, the formats


def read_xlsx(data: bytes, name: str, limits: Limits) -> Reading:
    """The tables of a workbook as one page of Lines.

    Raises DamagedFile, EncryptedFile, EmptyFile, TooLarge, TookTooLong.
    """
    limits.check_bytes(data, name)
    check_package(data, name, limits, SPREADSHEET)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            book = _Book(archive, Allowance.of(name, limits))
            lines = tuple(book.lines())
    except _BROKEN_WORKBOOK as broken:
        raise damaged_package(name, SPREADSHEET) from broken
    if not lines:
        raise EmptyFile(f"文件“{name}”的表格里没有任何内容。请确认上传的是否是正确的文件。")
    return Reading((PageOfText(lines),), MEDIA_TYPE, warnings=tuple(book.warnings))


def read_cells(data: bytes, name: str, limits: Limits) -> list[dict[int, dict[int, str]]]:
    """The texts of the cells of each sheet that shows, by row and column, those of hidden columns and rows too.

    Raises DamagedFile, EncryptedFile, TooLarge, TookTooLong.
    """
    limits.check_bytes(data, name)
    check_package(data, name, limits, SPREADSHEET)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            sheets = list(_Book(archive, Allowance.of(name, limits)).whole())
    except _BROKEN_WORKBOOK as broken:
        raise damaged_package(name, SPREADSHEET) from broken
    return [
        {row: {column: cell.text for column, cell in cells.items()} for row, cells in one.rows.items()}
        for one in sheets
    ]


@dataclass(frozen=True, slots=True)
class _Relation:
    """A part that another one names (ECMA-376 part 2, 8)."""

    id: str
    kind: str
    part: str


@dataclass(slots=True)
class _Book:
    """The package of a workbook; collects warnings while it is read."""

    archive: zipfile.ZipFile
    allowance: Allowance
    warnings: list[str] = field(default_factory=list)

    def lines(self) -> Iterator[Line]:
        """The lines of the sheets that show, in order."""
        path = self._path()
        tree = self._tree(path)
        relations = self._relations(path)
        workbook = self._workbook(tree, relations)
        read = [(name, self._read(part, name, workbook)) for name, part in self._sheets(tree, relations)]
        filled = [(name, sheet) for name, sheet in read if sheet.rows]
        tables = 0
        for name, sheet in filled:
            if name and (len(filled) > 1 or not _DEFAULT_NAME.fullmatch(name)):
                yield Line(name, heading_level=1)
            for line in grid_lines(sheet.grid(), tables, prose=True):
                tables = tables if line.table is None else line.table + 1
                yield line

    def whole(self) -> Iterator[Sheet]:
        """The sheets that show, with what is hidden in them."""
        path = self._path()
        tree, relations = self._tree(path), self._relations(path)
        workbook = replace(self._workbook(tree, relations), whole=True)
        for _, part in self._sheets(tree, relations):
            with self.archive.open(part) as stream:
                yield read_sheet(stream, workbook)

    def _path(self) -> str:
        path = next((one.part for one in self._relations("") if one.kind == "officeDocument"), "xl/workbook.xml")
        if path.endswith(".bin"):
            raise UnsupportedFormat(
                f"文件“{self.allowance.name}”是二进制工作簿（XLSB），目前不能读取。请在 Excel 中另存为 XLSX 后再试。"
            )
        return path

    def _workbook(self, tree: etree._Element, relations: Sequence[_Relation]) -> Workbook:
        texts: list[str] = []
        looks: list[Look] = []
        for one in relations:
            if one.kind == "sharedStrings" and one.part in self.archive.NameToInfo:
                with self.archive.open(one.part) as stream:
                    texts = read_texts(stream, self.allowance)
            elif one.kind == "styles" and one.part in self.archive.NameToInfo:
                looks = _looks(self._tree(one.part))
        properties = tree.find("{*}workbookPr")
        from_1904 = properties is not None and properties.get("date1904") in ("1", "true")
        return Workbook(texts, looks, from_1904, self.allowance)

    def _sheets(self, tree: etree._Element, relations: Sequence[_Relation]) -> Iterator[tuple[str, str]]:
        """The name and the part of each worksheet that shows; sheets that are charts or dialogues are none."""
        parts = {one.id: one.part for one in relations if one.kind == "worksheet"}
        hidden = []
        for sheet in tree.iterfind("{*}sheets/{*}sheet"):
            name = trimmed(sheet.get("name") or "")
            key = next((str(value) for attribute, value in sheet.items() if str(attribute).endswith("}id")), "")
            if key in parts and sheet.get("state") in ("hidden", "veryHidden"):
                hidden.append(name)
            elif key in parts:
                yield name, parts[key]
        if hidden:
            names = "、".join(f"“{name}”" for name in hidden)
            self.warnings.append(f"工作表{names}是隐藏的，没有收录。如需收录，请取消隐藏并保存后再导入。")

    def _read(self, part: str, name: str, workbook: Workbook) -> Sheet:
        with self.archive.open(part) as stream:
            sheet = read_sheet(stream, workbook)
        counts = ((sheet.hidden_rows, "行"), (len(sheet.left_out_columns), "列"))
        left_out = "、".join(f"{count} {what}" for count, what in counts if count)
        if left_out:
            self.warnings.append(f"工作表“{name}”中隐藏的 {left_out}没有收录，请核对。")
        if sheet.without_value:
            self.warnings.append(
                f"工作表“{name}”有 {sheet.without_value} 处公式没有存下结果，读作空白。"
                "请在 Excel 或 WPS 中打开、保存后再导入。"
            )
        return sheet

    def _relations(self, part: str) -> list[_Relation]:
        """What `part` (empty for the package itself) names inside the package."""
        folder, name = posixpath.split(part)
        listed = posixpath.join(folder, "_rels", f"{name}.rels")
        return [
            _Relation(
                one.get("Id") or "",
                (one.get("Type") or "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, one.get("Target") or "")).lstrip("/"),
            )
            for one in (self._tree(listed) if listed in self.archive.NameToInfo else ())
            if one.get("TargetMode") != "External"
        ]

    def _tree(self, part: str) -> etree._Element:
        size = self.archive.getinfo(part).file_size
        if size > _LARGEST_TREE:
            raise TooLarge(
                f"文件“{self.allowance.name}”中的“{part}”有 {megabytes(size)}，超过上限 {megabytes(_LARGEST_TREE)}，"
                "可能是恶意文件。请用 Excel 或 WPS 重新保存后再试。"
            )
        return etree.fromstring(self.archive.read(part), etree.XMLParser(resolve_entities=False, no_network=True))


def _looks(styles: etree._Element) -> list[Look]:
    """What the formats of cells say, in the order in which cells count them (18.8.10)."""
    codes = {int(one.get("numFmtId") or 0): one.get("formatCode") or GENERAL for one in styles.iterfind("{*}numFmts/*")}
    bold = [_is_on(font.find("{*}b")) for font in styles.iterfind("{*}fonts/*")]
    looks = []
    for one in list(styles.iterfind("{*}cellXfs/*"))[:_MOST_LOOKS]:
        number, font = int(one.get("numFmtId") or 0), int(one.get("fontId") or 0)
        code = codes.get(number) or BUILT_IN.get(number, GENERAL)
        looks.append(Look(code, bold[font] if font < len(bold) else False))
    return looks


def _is_on(element: etree._Element | None) -> bool:
    return element is not None and element.get("val") not in ("0", "false")

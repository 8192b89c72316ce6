"""Which first rows of a table name its columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.document import Line

_NUMBER = re.compile(r"[-−+]?[\d０-９][\d０-９,，.．]*\s*[%％‰]?$|[-—–/…]+$")
# How columns are called where no numbers tell the header from the rows.
_COLUMN = re.compile(
    r"(?:序号|编号|名称|项目|内容|事项|指标|类别|类型|科目|备注|说明|单位|部门|机构|姓名|职务|时间|日期|期限|地点|依据|条件"
    r"|要求|标准|措施|任务|情况|数量|金额|比例|占比|合计|电话|方式|环节|阶段|程度|适用|幅度|领域|范围|来源|结果|状态)$"
)
_MOST_HEADERS = 3
_COLUMN_LENGTH = 16


def count_header(rows: Sequence[Line]) -> int:
    """How many first rows name the columns: those that the source marks, else by evidence; never all of the rows."""
    marked = next((index for index, row in enumerate(rows) if not row.header), len(rows))
    if marked or len(rows) < 2:
        return marked if marked < len(rows) or len(rows) > 1 else 0
    if not _names_columns(rows[0]):
        return 0
    count = 1
    # 2023年 over 上半年 | 下半年: a merged cell leaves a blank or a repetition, and the next row goes on naming.
    while count < min(_MOST_HEADERS, len(rows) - 1) and _is_merged(rows[count - 1]) and _names_columns(rows[count]):
        count += 1
    has_numbers = any(_has_number(row) for row in rows[count:])
    return count if has_numbers or _is_usual(rows[0]) else 0


def _cells(row: Line) -> list[str]:
    return [cell.strip() for cell in row.cells or ()]


def _names_columns(row: Line) -> bool:
    cells = [cell for cell in _cells(row) if cell]
    return len(set(cells)) > 1 and not any(_NUMBER.match(cell) and not _is_year(cell) for cell in cells)


def _is_year(cell: str) -> bool:
    return re.fullmatch(r"(?:19|20)\d\d", cell) is not None


def _is_merged(row: Line) -> bool:
    cells = _cells(row)
    return "" in cells or len(set(cells)) < len(cells)


def _has_number(row: Line) -> bool:
    return any(_NUMBER.match(cell) and any(char.isdigit() for char in cell) for cell in _cells(row))


def _is_usual(row: Line) -> bool:
    """Whether most cells are what columns are usually called."""
    cells = [cell for cell in _cells(row) if cell]
    usual = sum(len(cell) <= _COLUMN_LENGTH and _COLUMN.search(cell) is not None for cell in cells)
    return usual * 2 >= len(cells)

"""The findings of one check as an XLSX file; text in it is text, whatever it begins with."""

from __future__ import annotations

from collections.abc import Sequence

from service.checking.finding import Finding, Severity
from service.checking.registry import CHECKS
from service.series.tables import Table
from service.series.workbook import workbook

__all__ = ["MEDIA_TYPE", "SEVERITIES", "findings_workbook"]

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SEVERITIES = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.NOTE: "提示"}
_COLUMNS = ("程度", "校核", "位置", "原文", "问题", "建议", "起", "止")


def findings_workbook(findings: Sequence[Finding]) -> bytes:
    """A sheet with a row for each finding, in the order of the text."""
    names = {check.kind: check.name for check in CHECKS}
    rows = tuple(
        (
            SEVERITIES[one.severity], names.get(one.kind, one.kind), one.label, one.quote, one.message, one.suggestion,
            one.start, one.end,
        )
        for one in findings
    )  # fmt: skip
    return workbook([Table("校核结果", _COLUMNS, rows)])

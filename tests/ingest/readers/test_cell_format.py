"""Numbers of a spreadsheet as they show."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.readers.cell_format import BUILT_IN, plain, shown


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        (3.0, "General", "3"),
        (0.1 + 0.2, "General", "0.3"),
        (-0.0, "General", "0"),
        (1e20, "General", "1" + "0" * 20),
        (1e-7, "General", "0.0000001"),
        (12.5, "G/通用格式", "12.5"),
        (3, "@", "3"),
        (0.1234, "0.00%", "12.34%"),
        (0.5, "0%", "50%"),
        (1234567.891, "#,##0.00", "1234567.89"),  # thousands are not grouped
        (1234.5, "#,##0.0_ ", "1234.5"),
        (3, "0.00", "3.00"),
        (2.5, "0", "3"),  # half away from zero, as Excel rounds
        (-2.5, "0", "-3"),
        (-0.001, "0.00", "0.00"),
        (0.5, "#.##", ".5"),
        (1.5, "0.##", "1.5"),
        (2, "0.##", "2"),
        (7, "000", "007"),
        (-1234.5, "#,##0.00_);(#,##0.00)", "(1234.50)"),
        (-1234.5, "#,##0.00;[Red]-#,##0.00", "-1234.50"),
        (0, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-"),
        (5, ";;;", ""),
        (12, '0"人"', "12人"),
        (1.5, "¥#,##0.00", "¥1.50"),
        (1.5, "[$¥-804]#,##0.00", "¥1.50"),
        (123456, '0!.0,"万元"', "12.3万元"),  # the Chinese way to show ten thousands
        (12345678, '0.00,,"百万"', "12.35百万"),
        (12345678, "0.00E+00", "1.23E+07"),
        (0.3333, "# ?/?", "0.3333"),
        (5, '[>=4]"多";"少"', "多"),
        (3, '[>=4]"多";"少"', "少"),
        (1e308, "0.00", "1" + "0" * 308 + ".00"),
    ],
)
def test_numbers_show_by_their_format(value: float, code: str, expected: str) -> None:
    """ECMA-376 part 1, 18.8.31."""
    assert shown(value, code) == expected


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        (45082, "yyyy-m-d", "2023-06-05"),
        (45082, "m/d/yyyy", "2023-06-05"),
        (45082, "yyyy\\-mm\\-dd", "2023-06-05"),
        (45082, 'yyyy"年"m"月"d"日"', "2023年6月5日"),
        (45082, '[$-804]yyyy"年"m"月"d"日";@', "2023年6月5日"),
        (45082, '[DBNum1][$-804]yyyy"年"m"月"d"日"', "2023年6月5日"),
        (45082, "yyyy年mm月", "2023年06月"),
        (45082, 'm"月"d"日"', "6月5日"),
        (45082, "mmm-yy", "2023-06"),
        (45082, "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "2023-06-05"),
        (45082, "aaaa", "星期一"),
        (45082.0, "yyyy/m/d h:mm", "2023-06-05"),
        (45082.5, "yyyy/m/d h:mm", "2023-06-05 12:00"),
        (45082.4375, 'h"时"mm"分"', "10时30分"),
        (0.75, "h:mm", "18:00"),
        (1.25, "[h]:mm", "30:00"),
        (1, "yyyy-m-d", "1900-01-01"),
        (-1, "yyyy-m-d", "-1"),
        (3e6, "yyyy-m-d", "3000000"),
    ],
)
def test_days_show_in_chinese_or_as_iso(value: float, code: str, expected: str) -> None:
    """A format with 年月日 gives what it says; any other order of a date would be ambiguous, so it becomes ISO 8601."""
    assert shown(value, code) == expected


def test_a_workbook_may_count_days_from_1904() -> None:
    """As workbooks made on old Macintosh computers do."""
    assert shown(43620, "yyyy-m-d", from_1904=True) == "2023-06-05"


@given(st.floats(allow_nan=False, allow_infinity=False), st.one_of(st.sampled_from(list(BUILT_IN.values())), st.text()))
def test_no_format_breaks(value: float, code: str) -> None:
    """Whatever a workbook declares, a number shows as some text."""
    assert isinstance(shown(value, code), str)


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e15, max_value=1e15))
def test_plain_numbers_are_the_numbers(value: float) -> None:
    """Without an exponent, and the same to 15 digits."""
    text = plain(value)
    assert "e" not in text.lower()
    assert math.isclose(float(text), value, rel_tol=1e-14, abs_tol=1e-300)

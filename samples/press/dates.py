"""Dates as offices write them."""

import re
from datetime import date

from samples.errors import SampleError


def day(words: str) -> date:
    """Return the day of `2023年3月20日`; raises SampleError for anything else."""
    found = re.fullmatch(r"(\d{4})年(\d{1,2})月(\d{1,2})日", words)
    if found is None:
        raise SampleError(f"日期“{words}”应写作 2023年3月20日 的样子")
    return date(*map(int, found.groups()))

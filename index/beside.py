"""Work that leaves the interpreter to others, such as products of many vectors: on a second core it costs no time."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Made = TypeVar("Made")

# What one search has done beside it: its question compared with those usually asked, and with the passages.
_POOL = ThreadPoolExecutor(max_workers=2, thread_name_prefix="guiwen-beside")


def begin(work: Callable[Given, Made], *args: Given.args, **kwargs: Given.kwargs) -> Callable[[], Made]:
    """What gives the result of `work`, which has begun, when it is there; what it raises is raised then."""
    return _POOL.submit(work, *args, **kwargs).result

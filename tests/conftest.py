"""What all tests share: no outside connections, the sample office, and the real material where it is at hand."""

from __future__ import annotations

import os
import runpy
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from xdist.remote import Producer
    from xdist.scheduler import Scheduling

ROOT = Path(__file__).parent.parent
OFFLINE = Path(__file__).parent / "offline"

# This process, and through the path every Python process that a test starts.
runpy.run_path(str(OFFLINE / "sitecustomize.py"))
os.environ["PYTHONPATH"] = os.pathsep.join([str(OFFLINE), *filter(None, [os.environ.get("PYTHONPATH")])])
os.environ.setdefault("HF_HUB_OFFLINE", "1")

# Tests start hundreds of processes; without kept bytecode each of them would compile the whole code again.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
if "PYTEST_XDIST_WORKER" in os.environ:
    # As many processes as there are cores leave none for threads.
    os.environ.setdefault("OMP_NUM_THREADS", "1")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Several processes begin with the slow tests, so that in the end none has to wait for one of them."""
    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: "slow" not in item.keywords)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Scheduling | None:
    """Tests of one file share what they built, in one of several processes."""
    if config.getoption("dist") != "loadfile":
        return None
    # Not there where the tests run in one process without it.
    from tests.together import Together

    return Together(config, log)


@pytest.fixture(scope="session")
def samples() -> Path:
    """The files of the sample office."""
    return ROOT / "samples" / "office"


def _real(name: str, what: str) -> Path:
    value = os.environ.get(name)
    if not value or not Path(value).is_dir():
        pytest.skip(f"{name} names no folder: set it to {what} to run this test")
    return Path(value)


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder with real laws, official documents, reports and the statute task."""
    return _real("GUIWEN_SHARED_DATA", "the folder that holds laws/, official/, reports/, retrieval/")


@pytest.fixture(scope="session")
def shared_seed() -> Path:
    """The folder with the real half-year summary."""
    return _real("GUIWEN_SHARED_SEED", "the folder that holds half-year-summary-2023.txt")


@pytest.fixture(scope="session")
def chromium() -> Iterator[str]:
    """The path of a Chromium; the test is left out where there is none."""
    path = os.environ.get("GUIWEN_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not path:
        pytest.skip("no Chromium: install Debian's packages chromium and fonts-noto-cjk to run the browser tests")
    yield path

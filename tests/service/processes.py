"""`guiwen` in processes of their own, forked from one that has imported it: its imports are paid for once a run."""

from __future__ import annotations

import atexit
import multiprocessing
import os
import sys
from collections.abc import Mapping
from multiprocessing.process import BaseProcess
from pathlib import Path

from service.cli.main import main
from tests.conftest import ROOT

# What the commands import, at their beginning or when they come to it.
_IMPORTED = [
    *(
        "asking",
        "checking",
        "comparing",
        "doctor",
        "documents",
        "identity",
        "ingesting",
        "observations",
        "references",
        "searching",
        "series",
        "versions",
    ),
]
_OTHERS = ["service.app", "uvicorn", "alembic.command", "safetensors.numpy", "tokenizers", "tests.service.processes"]
_FORKING = multiprocessing.get_context("forkserver")
_FORKING.set_forkserver_preload([*(f"service.cli.{name}" for name in _IMPORTED), *_OTHERS])
_NOWHERE = Path(os.devnull)


def start(*arguments: object, data: Path, out: Path = _NOWHERE, told: Path = _NOWHERE) -> BaseProcess:
    """A process that runs the command line over the library in `data`; `out` and `told` get what it prints."""
    environment = os.environ | {"GUIWEN_DATA": str(data)}
    # A daemon, so that none outlives the tests.
    process = _FORKING.Process(target=_run, args=(list(map(str, arguments)), environment, out, told), daemon=True)
    process.start()
    return process


def _run(arguments: list[str], environment: Mapping[str, str], out: Path, told: Path) -> None:
    """What `python -m service.cli` does, in a process that is there already."""
    os.chdir(ROOT)
    os.environ.clear()
    os.environ.update(environment)
    for path, stream in ((out, sys.stdout), (told, sys.stderr)):
        with path.open("wb") as file:
            os.dup2(file.fileno(), stream.fileno())
    sys.argv = ["guiwen", *arguments]
    try:
        main()
    finally:
        atexit._run_exitfuncs()  # a forked process leaves them out

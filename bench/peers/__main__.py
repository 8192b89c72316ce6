"""`python -m bench.peers CORPUS QUESTIONS OUT [MOST QUESTIONS]`: run the product and every peer, one after another.

OUT keeps what each found and took, so that a run that was broken off goes on where it was. `python -m bench.peers.page
OUT` makes docs/comparison.md of it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.peers.environments import Peer, peers, python_of
from bench.peers.tasks import Task, office, statutes

ROOT = Path(__file__).parents[2]
PRODUCT = Peer("guiwen", "guiwen", "product", "", "", ())
# A peer that takes longer over one task is reported as not measured.
SECONDS = 3_600
_LAST_LINES = 3


def measured(task: Task, out: Path) -> Iterator[tuple[Peer, str]]:
    """Yield each system with an empty text when it has been measured, or the reason why not."""
    told = out / f"{task.name}.task.json"
    task.write(told)
    for peer in (PRODUCT, *peers()):
        result = out / f"{task.name}.{peer.key}.json"
        if result.exists():
            yield peer, ""
            continue
        reason = _measure(peer, task.name, told, result)
        result.with_suffix(".failed").write_text(reason, encoding="utf-8")
        yield peer, reason


def _measure(peer: Peer, task: str, told: Path, result: Path) -> str:
    try:
        python = Path(sys.executable) if peer is PRODUCT else python_of(peer)
    except (RuntimeError, OSError) as error:
        return f"cannot be installed: {error}"
    words = task if peer is PRODUCT else peer.words
    command = [str(python), "-m", f"bench.peers.{peer.module}", str(told), str(result), words]
    # One thread each, and nothing fetched: what is compared is the work.
    quiet = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "HF_HUB_OFFLINE": "1", "PYTHONPATH": str(ROOT)}
    try:
        done = subprocess.run(
            command, cwd=ROOT, env=os.environ | quiet, capture_output=True, text=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return f"took more than {SECONDS} seconds"
    return "" if done.returncode == 0 else " / ".join(done.stderr.strip().splitlines()[-_LAST_LINES:])


def main() -> None:
    """Measure both tasks."""
    corpus, questions, out = map(Path, sys.argv[1:4])
    most = int(sys.argv[4]) if len(sys.argv) > 4 else None
    out.mkdir(parents=True, exist_ok=True)
    for task in (office(), statutes(corpus, questions, most)):
        (out / f"{task.name}.gold.json").write_text(json.dumps(task.gold), encoding="utf-8")
        for peer, reason in measured(task, out):
            sys.stdout.write(f"{task.name}: {peer.name}: {reason or 'measured'}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()

"""`python -m bench.answers LIBRARY QUESTIONS.jsonl`: how long answers take in a running server, for one and for twenty.

Every question is asked once by one asker, each on its own; then twenty ask at once, each a twentieth of them.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx

from bench.serving import processor_time, serving, told
from evals.law_questions import read_law_questions

ASKERS = 20


def taken(client: httpx.Client, questions: Sequence[str]) -> list[float]:
    """The milliseconds of each answer over the wire; an answer that fails raises httpx.HTTPStatusError."""
    times = []
    for question in questions:
        started = time.perf_counter()
        client.post("/api/v1/ask", json={"question": question}).raise_for_status()
        times.append((time.perf_counter() - started) * 1000)
    return times


def main() -> None:
    """Print the figures."""
    library, file = map(Path, sys.argv[1:])
    asked = [one.question for one in read_law_questions(file) if not one.turns]
    with serving(library, lambda client: taken(client, ["借公车给亲戚用两天会怎样？", "去年财政收入多少？"])) as (
        client,
        process,
    ):
        before = processor_time(process)
        alone = taken(client, asked)
        used = processor_time(process) - before
        with ThreadPoolExecutor(ASKERS) as askers:
            together = list(askers.map(lambda first: taken(client, asked[first::ASKERS]), range(ASKERS)))
    sys.stdout.write(told(f"{len(alone)} answers over HTTP, one asker", alone))
    sys.stdout.write(f"processor time of the server: {1000 * used / len(alone):.1f} ms an answer\n")
    sys.stdout.write(told(f"{ASKERS} askers at once, no error", [one for times in together for one in times]))


if __name__ == "__main__":
    main()

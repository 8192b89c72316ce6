"""`python -m bench.first_sentence`: how long after its arrival a chat model's first sentence is passed on, checked.

The server on loopback sends the sentence, notes the time, and holds the rest back; the time is taken again when the
sentence comes out of the pipeline.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from service.answering.context import Written
from service.answering.pipeline import Answering
from service.answering.question import Question
from tests.service.answering.lying_office import QUESTION, TODAY, TRUE, Office, keyed, office
from tests.service.answering.scripted_model import DONE, Reply, event

ROUNDS = 50
# Seconds between two characters: a fast model.
PACE = 0.01


def delays(lying: Office, rounds: int) -> Iterator[float]:
    """Yield the milliseconds from the sending of the first sentence to its being passed on, of each round."""
    sent: list[float] = []

    def script(reply: Reply) -> None:
        reply.head()
        told = keyed(TRUE, reply)
        for piece in told[:-1]:
            reply.put(event(piece))
            reply.wait(PACE)
        sent.append(time.perf_counter())
        reply.put(event(told[-1]))
        reply.wait(0.2)
        reply.put(DONE)

    lying.server.script(script)
    for _ in range(rounds):
        events = Answering(lying.library, 3, lying.chat).stream(Question(QUESTION, TODAY))
        for told in events:
            if isinstance(told, Written):
                yield (time.perf_counter() - sent[-1]) * 1000
                break
        events.close()


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder, office(Path(folder)) as lying:
        _, *taken = delays(lying, ROUNDS + 1)
    ordered = sorted(taken)
    sys.stdout.write(
        f"first sentence passed on after its arrival, {len(taken)} rounds: "
        f"p50 {statistics.median(taken):.1f} ms, p95 {ordered[int(len(ordered) * 0.95)]:.1f} ms, "
        f"most {ordered[-1]:.1f} ms\n"
    )


if __name__ == "__main__":
    main()

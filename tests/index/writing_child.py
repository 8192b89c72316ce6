"""A process that writes to a Library until it is killed, and tells what it tries and what was done.

`python writing_child.py` reads lines `FOLDER SEED` and forks a writer for each, so that the imports are paid for once.
It prints `pid N`, the writer's `try SLOT VERSION` and `done SLOT VERSION` lines, and `ended` when the writer is no
more. Version 0 is a slot without a document.
"""

from __future__ import annotations

import os
import random
import sys
from pathlib import Path

from index.library import Library
from tests.index.made_documents import data_of, hashed_embedding, regulation

SLOTS = 12


def name_of(slot: int, version: int) -> str:
    return f"槽{slot}版{version}"


def say(word: str, slot: int, version: int) -> None:
    os.write(1, f"{word} {slot} {version}\n".encode())


class Writer:
    """Fills slots with new versions, alone and in batches, and empties them."""

    def __init__(self, folder: Path, seed: int) -> None:
        self._draw = random.Random(seed)
        self._version = seed * 1_000_000
        self._library = Library.open(folder, hashed_embedding())

    def run(self) -> None:
        while True:
            act = self._draw.choices([self.put, self.batch, self.empty], [5, 3, 2])[0]
            act()

    def put(self) -> None:
        slot, version = self._fill()
        say("done", slot, version)

    def batch(self) -> None:
        with self._library.batch():
            done = dict(self._fill() for _ in range(self._draw.randint(2, 90)))
        for slot, version in done.items():
            say("done", slot, version)

    def empty(self) -> None:
        slot = self._draw.randrange(SLOTS)
        here = [one for one in self._library.documents() if one.sources[0].path == f"/{slot}"]
        if here:
            say("try", slot, 0)
            self._library.remove(here[0].id)
            say("done", slot, 0)

    def _fill(self) -> tuple[int, int]:
        self._version += 1
        slot, version = self._draw.randrange(SLOTS), self._version
        name = name_of(slot, version)
        say("try", slot, version)
        self._library.add(regulation(name, self._draw.randint(1, 9)), data_of(name), f"/{slot}")
        return slot, version


def main() -> None:
    for line in sys.stdin:
        folder, seed = line.split()
        told, tell = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.read(told, 1)  # on a busy machine the writer would else speak before its number is told
            Writer(Path(folder), int(seed)).run()
        os.write(1, f"pid {pid}\n".encode())
        os.write(tell, b".")
        os.close(told)
        os.close(tell)
        os.waitpid(pid, 0)
        os.write(1, b"ended\n")


if __name__ == "__main__":
    main()

"""A library of reports that state numbers, and a server over it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.library import Library
from ingest.observation import Direction, Observation, Qualifier
from tests.index.made_documents import data_of
from tests.index.made_observations import report_of, stated
from tests.service.conftest import Server, start_server

GREEN, BLUE = "青山县", "绿水县"


def put(library: Library, name: str, organisation: str, period: str, *stating: Observation) -> str:
    """Store a report; its id."""
    document = report_of(name, organisation, period, *stating)
    library.add(document, data_of(name), f"/{name}.txt")
    return document.id


def stock(folder: Path) -> None:
    """Fill a library: two counties, years and halves, a gap, a conflict, money in two units, changes."""
    growth = stated("立案", "14.6", "%", qualifier=Qualifier.CHANGE, direction=Direction.UP, comparison="同比")
    with Library.open(folder) as library:
        put(library, "青山2019", GREEN, "2019", stated("立案", "38"))
        put(library, "青山2021", GREEN, "2021", stated("立案", "41"), stated("罚没收入", "9500", "万元"))
        put(library, "青山2022", GREEN, "2022", stated("全县立案数", "47"), stated("罚没收入", "1.2", "亿元"), growth)
        put(library, "青山2022补", GREEN, "2022", stated("立案审查调查", "48"))
        put(library, "青山2023上", GREEN, "2023H1", stated("立案", "23"), stated("立案", "25", "人"))
        put(library, "绿水2022", BLUE, "2022", stated("立案", "30", "起"), stated("办结率", "98.5", "%"))
        put(library, "=危险", "@绿水", "2023", stated("=1+1", "7"), stated("-cmd|' /C calc'!A0", "8"))


@contextmanager
def served(folder: Path) -> Iterator[Server]:
    """A server over such a library."""
    stock(folder)
    running = start_server(folder)
    yield running
    running.client.close()
    running.process.terminate()
    running.process.join(30)
    assert not running.process.is_alive()

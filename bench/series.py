"""`python -m bench.series [NUMBER]`: how fast Observations are listed and made into series, over many."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import figures
from index.indicators import Measure
from index.library import Library
from index.observation_records import ObservationFilters
from index.records import SearchFilters
from ingest.document import Description, Document, DocumentKind, Passage, Unit, UnitKind
from ingest.observation import Observation, Qualifier
from service.observation_listing import listing
from service.series.choosing import find_series
from service.series.shaping import found_shape

NUMBER = 100_000
# Of one report, as long ones state them; and names of indicators in all, as three hundred reports have them.
_PER_REPORT, _INDICATORS = 250, 5_000
_ROUNDS = 15


def report(number: int, draw: random.Random) -> Document:
    """A report of one of forty organisations and ten years that states many numbers, a sentence each."""
    organisation, period = f"第{number % 40}县", str(2014 + number // 40 % 10)
    text = "工作报告\n"
    found: list[Observation] = []
    for _ in range(_PER_REPORT):
        name = "立案" if not found else f"第{draw.randrange(_INDICATORS)}类工作事项"
        value, start = draw.randint(1, 999), len(text)
        quote = f"全年{name}{value}件，比上年有所增加，各项措施逐步落实到位。"
        at = start + quote.index(str(value))
        found.append(_stated(name, value, (at, at + len(f"{value}件"), start, start + len(quote))))
        text += quote + "\n"
    units = (Unit(f"b{number}/p1", UnitKind.PARAGRAPH, None, "第1段", "", text, 0, len(text)),)
    return Document(
        id=f"b{number}",
        description=Description(f"工作报告{number}", DocumentKind.REPORT, organisation=organisation, period=period),
        text=text,
        units=units,
        passages=(Passage(0, len(text), "第1段", "", "", (units[0].id,)),),
        observations=tuple(replace(one, period=period, organisation=organisation) for one in found),
    )


def _stated(name: str, value: int, span: tuple[int, int, int, int]) -> Observation:
    amount = Decimal(value)
    return Observation(name, amount, None, "件", Qualifier.EXACT, "", "", *span, amount, None, "件")


def times(library: Library) -> Iterator[tuple[str, float]]:
    """What was asked, and the fewest milliseconds of processor time that it took."""
    everything = ObservationFilters()
    works: dict[str, Callable[[], object]] = {
        "the first page with its counts": lambda: listing(library, everything, 100),
        "the next page": lambda: listing(library, everything, 100, "150.0"),
        "by indicator": lambda: listing(library, ObservationFilters(indicator="立案"), 100),
        "by words in many indicators": lambda: listing(library, ObservationFilters(indicator="工作"), 100),
        "by period": lambda: listing(library, ObservationFilters(periods=frozenset({"2020"})), 100),
        "by organisation": lambda: listing(library, ObservationFilters(organisations=frozenset({"第7县"})), 100),
        "of reports of one year": lambda: listing(
            library, ObservationFilters(documents=SearchFilters(years=frozenset({2020}))), 100
        ),
        "a series of one organisation": lambda: found_shape(
            find_series(library, "立案", ObservationFilters(organisations=frozenset({"第7县"}))), 0
        ),
        "a series of forty organisations": lambda: found_shape(find_series(library, "立案", everything), 0),
    }
    for name, work in works.items():
        work()
        taken = []
        for _ in range(_ROUNDS):
            started = time.process_time()
            work()
            taken.append((time.process_time() - started) * 1000)
        yield name, min(taken)


def main() -> None:
    """Fill a library and time what people ask of it."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else NUMBER
    draw = random.Random(0)
    with TemporaryDirectory() as folder, Library.open(Path(folder)) as library:
        with library.batch():
            for one in range(number // _PER_REPORT):
                library.add(report(one, draw), f"{one}".encode(), f"/{one}.txt")
        groups = library.observations.groups(ObservationFilters())
        assert all(group.measure is Measure.LEVEL for group in groups)
        print(f"{number} Observations in {number // _PER_REPORT} reports, {len(groups)} groups")
        found = list(times(library))
    for name, milliseconds in found:
        print(f"{name}: {milliseconds:.1f} ms")
    slowest = max(found, key=lambda one: one[1])
    told = f"{min(one[1] for one in found):.0f} to {slowest[1]:.0f} ms of processor time; most for {slowest[0]}"
    print(figures.table([figures.row(f"lists and series over {number:,} numbers", told, "python -m bench.series")]))


if __name__ == "__main__":
    main()

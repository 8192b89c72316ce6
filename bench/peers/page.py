"""`python -m bench.peers.page OUT`: tables and chart of docs/comparison.md, of what `python -m bench.peers` kept."""

from __future__ import annotations

import html
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from bench.peers.__main__ import PRODUCT, ROOT
from bench.peers.environments import peers
from bench.peers.quality import Figure, once, recall, reciprocal_rank

PAGE = ROOT / "docs" / "comparison.md"
CHART = ROOT / "docs" / "images" / "comparison.svg"
BEGIN, END = "<!-- figures of python -m bench.peers.page -->", "<!-- end of figures -->"
TASKS = {
    "statutes": "The statute task: 59,507 articles, questions of lay people",
    "office": "The sample office: its rules and reports, questions of its staff",
}
_HEAD = (
    "| | recall@10 | MRR@10 | recall@100 | index s (processor) | p50 / p95 ms | processor ms | peak MB | disk MB |",
    "| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
)
_BAR, _ROW, _LEFT, _WIDTH = 18, 30, 300, 860


@dataclass(frozen=True, slots=True)
class Measured:
    """A system's figures on one task; `reason` says why there are none."""

    name: str
    reason: str
    told: dict[str, Any]
    figures: tuple[Figure, ...] = ()

    def row(self) -> str:
        """A row of the table."""
        if not self.figures:
            return f"| {self.name} | not measured: {self.reason} | | | | | | | |"
        p50, p95 = np.percentile(self.told["milliseconds"], [50, 95])
        cells = [
            *map(str, self.figures),
            f"{self.told['index_seconds']:.1f} ({self.told['index_processor']:.1f})",
            f"{p50:.1f} / {p95:.1f}",
            f"{self.told['query_processor']:.1f}",
            f"{self.told['peak_mb']:.0f}",
            f"{self.told['disk_mb']:.1f}",
        ]
        return f"| {self.name} | {' | '.join(cells)} |"


def measured(out: Path, task: str) -> Iterator[Measured]:
    """Yield what was kept of each system."""
    gold = {key: [tuple(one) for one in places] for key, places in _read(out / f"{task}.gold.json").items()}
    for peer in (PRODUCT, *peers()):
        result = out / f"{task}.{peer.key}.json"
        if not result.exists():
            failed = result.with_suffix(".failed")
            reason = failed.read_text(encoding="utf-8") if failed.exists() else "not run"
            yield Measured(peer.name, reason.replace("|", "/"), {})
            continue
        told = _read(result)
        found = {key: [tuple(one) for one in hits] for key, hits in told["found"].items()}
        if task == "statutes":
            found = {key: once(hits) for key, hits in found.items()}
        figures = recall(found, gold, 10), reciprocal_rank(found, gold, 10), recall(found, gold, 100)
        yield Measured(peer.name, "", told, figures)


def section(task: str, some: Sequence[Measured]) -> str:
    """The table of one task."""
    asked = max((len(one.told["milliseconds"]) for one in some if one.told), default=0)
    return "\n".join((f"### {TASKS[task]} ({asked} asked)\n", *_HEAD, *(one.row() for one in some)))


def chart(some: Sequence[Measured]) -> str:
    """Recall@10 of each system as a bar, with its interval."""
    shown = [one for one in some if one.figures]
    height = _ROW * len(shown) + 50
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" font-family="sans-serif">',
        f'<rect width="{_WIDTH}" height="{height}" fill="#ffffff"/>',
        '<text x="10" y="22" font-weight="bold">recall@10, statute task (95 % intervals)</text>',
    ]
    for place, one in enumerate(shown):
        parts += _bar(one, 40 + place * _ROW, "#1d4f91" if one.name == PRODUCT.name else "#9aa7b5")
    return "\n".join([*parts, "</svg>\n"])


def _bar(one: Measured, top: int, colour: str) -> list[str]:
    best, scale, middle = one.figures[0], _WIDTH - _LEFT - 70, top + _BAR / 2
    ends = [_LEFT + scale * value for value in (best.low, best.high)]
    return [
        f'<text x="{_LEFT - 8}" y="{middle + 5}" text-anchor="end">{html.escape(one.name)}</text>',
        f'<rect x="{_LEFT}" y="{top}" width="{scale * best.mean:.1f}" height="{_BAR}" fill="{colour}"/>',
        f'<line x1="{ends[0]:.1f}" x2="{ends[1]:.1f}" y1="{middle}" y2="{middle}" stroke="#222222" stroke-width="2"/>',
        f'<text x="{ends[1] + 6:.1f}" y="{middle + 5}">{best.mean:.3f}</text>',
    ]


def _read(file: Path) -> Any:
    return json.loads(file.read_bytes())


def main() -> None:
    """Put tables and chart in their places."""
    out = Path(sys.argv[1])
    of_task = {task: list(measured(out, task)) for task in TASKS if (out / f"{task}.gold.json").exists()}
    CHART.write_text(chart(of_task.get("statutes", [])), encoding="utf-8")
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    tables = "\n\n".join(section(task, some) for task, some in of_task.items())
    PAGE.write_text(f"{before}{BEGIN}\n\n{tables}\n\n{END}{rest.partition(END)[2]}", encoding="utf-8")


if __name__ == "__main__":
    main()

"""`python -m bench.series_page LIBRARY`: how long the tab 数据 takes to draw a series, in a real browser and server.

The indicators that are stated most, each opened by its address and chosen in the page. Needs playwright and Chromium.
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from bench.search import warm
from bench.serving import serving

if TYPE_CHECKING:
    from playwright.sync_api import Page

INDICATORS = 12
# Tells when the first row of the table and the chart came into the page, in milliseconds since it was opened.
_WATCH = """
new MutationObserver(() => {
    if (!window.rows && document.querySelector("table tbody tr")) window.rows = performance.now();
    if (!window.drawn && document.querySelector("figure canvas")) window.drawn = performance.now();
}).observe(document, { childList: true, subtree: true });
"""
_CHOOSE = (
    "button => { [window.rows, window.drawn] = [0, 0]; const begun = performance.now(); button.click(); return begun; }"
)

Times = tuple[float, float]
"""Until the table is there, and until the chart is."""


def opened(page: Page, address: str, groups: Sequence[str]) -> Iterator[Times]:
    """Yield the times of each group, opened by its address."""
    for group in groups:
        page.goto("about:blank")
        page.goto(f"{address}/search/data?indicator={quote(group)}")
        yield _times(page, 0)


def chosen(page: Page, address: str, count: int) -> Iterator[Times]:
    """Yield the times of each of the first groups of the list, chosen in the page."""
    for number in range(count):
        page.goto(f"{address}/search/data")
        offered = page.locator("ul button").nth(number)
        offered.wait_for()
        page.wait_for_load_state("networkidle")
        yield _times(page, offered.evaluate(_CHOOSE))


def _times(page: Page, begun: float) -> Times:
    page.locator("figure canvas").wait_for()
    rows, drawn = (float(page.evaluate(f"window.{name}")) for name in ("rows", "drawn"))
    return rows - begun, drawn - begun


def _told(name: str, times: Sequence[Times]) -> str:
    rows, charts = zip(*times, strict=True)
    middle = (statistics.median(rows), statistics.median(charts))
    return f"{name}: table {middle[0]:.0f} ms, chart {middle[1]:.0f} ms (medians), chart at most {max(charts):.0f} ms\n"


def main() -> None:
    """Print the figures."""
    from playwright.sync_api import sync_playwright

    chromium = os.environ.get("GUIWEN_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with serving(Path(sys.argv[1]), warm) as (client, _), sync_playwright() as playwright:
        listed = client.get("/api/v1/indicators", params={"limit": INDICATORS}).json()["groups"]
        groups = [group["id"] for group in listed]
        address = str(client.base_url).rstrip("/")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        page.add_init_script(_WATCH)
        page.goto(f"{address}/search/data")
        sys.stdout.write(_told("opened by address", list(opened(page, address, groups))))
        sys.stdout.write(_told("chosen in the page", list(chosen(page, address, len(groups)))))
        browser.close()
    sys.stdout.write(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors\n")


if __name__ == "__main__":
    main()

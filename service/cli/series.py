"""`guiwen series`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

import click

from index.library import Library
from index.observation_records import ObservationFilters
from index.periods import PeriodKind
from ingest.errors import LibraryError
from service.cli.console import put, put_json
from service.cli.main import data_option, settings_of
from service.observation_shaping import AROUND
from service.series.building import Line, Point, Series
from service.series.choosing import the_series
from service.series.exporting import Format, exported
from service.series.notes import notes
from service.series.readings import Reading
from service.series.shaping import series_shape


@click.command()
@click.argument("indicator")
@click.option("--organisation", multiple=True, help="单位名称，或其中的词；可重复使用。")
@click.option("--kind", type=click.Choice([kind.value for kind in PeriodKind]), help="期间的种类；不同种类不混排。")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="写成 .xlsx 或 .csv 文件。")
@click.option("--json", "as_json", is_flag=True)
@data_option
@click.pass_context
def series(
    ctx: click.Context, indicator: str, organisation: tuple[str, ...], kind: str | None, out: Path | None, as_json: bool
) -> None:
    """列出一个指标在各期间、各单位的数值、缺口、矛盾和变化。INDICATOR 是指标名称，或指标组的编号。"""
    form = _format(out)
    filters = ObservationFilters(organisations=frozenset(organisation))
    with Library.open(settings_of(ctx).data, embedding=None) as library:
        found = the_series(library, indicator.strip(), filters, PeriodKind(kind) if kind else None)
    if out and form:
        _write(out, exported(found, form))
    if as_json:
        put_json(series_shape(found))
    elif out:
        put(f"已写入 {out}。")
    else:
        _show(found)


def _format(out: Path | None) -> Format | None:
    if out is None:
        return None
    try:
        return Format(out.suffix.lower().removeprefix("."))
    except ValueError:
        raise click.UsageError(f"--out 的文件名应以 .xlsx 或 .csv 结尾，不能是“{out.name}”。") from None


def _write(out: Path, content: bytes) -> None:
    try:
        out.write_bytes(content)
    except OSError as error:
        raise LibraryError(f"文件 {out} 无法写入：{error.strerror}。请换一个位置。") from error


def _show(found: Series) -> None:
    put(f"{found.group.name}（{found.scale.unit}）")
    for line in found.lines:
        put(f"\n{line.organisation or '机构不明'}{'　' * bool(line.comparison)}{line.comparison}")
        _show_line(line, found.scale.unit)
    for note in notes(found):
        put(f"\n注意：{note.words}")


def _show_line(line: Line, unit: str) -> None:
    for empty, run in groupby(line.points, lambda point: not point.readings):
        points = list(run)
        if empty:
            span = dict.fromkeys((points[0].period.words, points[-1].period.words))
            put(f"　{'至'.join(span)}　缺")
            continue
        _show_points(points, unit)


def _show_points(points: Sequence[Point], unit: str) -> None:
    for point in points:
        put(f"　{point.period.words or '期间不明'}　{_told(point, unit)}")
        for reading in point.readings:
            for record in reading.sources:
                put(f"　　《{record.title}》{record.label}")


def _told(point: Point, unit: str) -> str:
    values = " / ".join(_amount(reading, unit) for reading in point.readings)
    changes = (point.change, point.year_on_year)
    words = [f"较{since.period.words} {since.change.words}" for since in changes if since]
    return "　".join(filter(None, (values, *words, point.uncomputed)))


def _amount(reading: Reading, unit: str) -> str:
    high = "" if reading.shown_high is None else f"—{reading.shown_high:f}"
    one = reading.observation
    return "累计" * one.cumulative + AROUND[one.qualifier].format(f"{reading.shown:f}{high} {unit}")

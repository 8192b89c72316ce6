"""`guiwen observations`."""

from __future__ import annotations

import unicodedata

import click

from index.library import Library
from index.observation_records import ObservationFilters, ObservationRecord
from index.periods import canonical
from index.records import SearchFilters
from service.cli.console import put, put_json
from service.cli.main import data_option, settings_of
from service.observation_shaping import amount, observation_shape

# Columns of the table, in cells of a terminal; a Chinese character takes two.
_WIDTHS = (30, 20, 14, 26)


@click.command()
@click.option("--document", multiple=True, metavar="DOCUMENT", help="编号，或唯一的标题；可重复使用。")
@click.option("--indicator", default="", metavar="TEXT", help="指标名称中的词；含义相同的名称一并列出。")
@click.option("--period", multiple=True, help="期间，如 2023、2023H1、2023Q1、2023-05，或 2023年上半年。")
@click.option("--organisation", multiple=True, help="单位名称，或其中的词。")
@click.option("--json", "as_json", is_flag=True, help="每个数据输出一行 JSON。")
@data_option
@click.pass_context
def observations(
    ctx: click.Context,
    document: tuple[str, ...],
    indicator: str,
    period: tuple[str, ...],
    organisation: tuple[str, ...],
    as_json: bool,
) -> None:
    """列出各文件中写明的指标数据：指标、数值、期间、单位和出处。"""
    with Library.open(settings_of(ctx).data, embedding=None) as library:
        filters = ObservationFilters(
            documents=SearchFilters(documents=frozenset(library.document(name).id for name in document)),
            indicator=indicator.strip(),
            periods=frozenset(map(canonical, period)),
            organisations=frozenset(organisation),
        )
        for record in library.observations.each(filters):
            if as_json:
                put_json(observation_shape(record))
            else:
                put(_line(record))
        if not as_json:
            put(f"共 {library.observations.counts(filters).total} 个数据")


def _line(record: ObservationRecord) -> str:
    one = record.observation
    cells = (one.indicator, amount(one), one.period, one.organisation)
    row = "　".join(_cell(cell, width) for cell, width in zip(cells, _WIDTHS, strict=True))
    return f"{row}　《{record.title}》{record.label}"


def _cell(text: str, width: int) -> str:
    taken = sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
    return text + " " * max(0, width - taken)

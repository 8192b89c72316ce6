"""`guiwen indicators`."""

from __future__ import annotations

import getpass

import click

from index.library import Library
from index.observation_records import ObservationFilters
from service.cli.console import put, put_json
from service.cli.main import data_option, settings_of
from service.indicators import detail_shape, group_of, merge_shape
from service.observation_shaping import group_shape
from service.series.choosing import is_group_id
from service.workplace import open_library

_MEASURES = {"level": "", "share": "比率", "change": "变化"}


@click.command()
@click.argument("name", default="")
@click.option("--same", nargs=2, metavar="A B", help="两个名称是同一指标。")
@click.option(
    "--apart", nargs=2, metavar="A B", help="两个名称不是同一指标：撤销合并，把规则归到一组的名称分开，或不再提示。"
)
@click.option("--note", default="", help="合并或分开的说明。")
@click.option("--merges", is_flag=True, help="列出人工所作的合并与分开，包括已撤销的。")
@click.option("--json", "as_json", is_flag=True)
@data_option
@click.pass_context
def indicators(
    ctx: click.Context,
    name: str,
    same: tuple[str, str] | None,
    apart: tuple[str, str] | None,
    note: str,
    merges: bool,
    as_json: bool,
) -> None:
    """列出指标组。NAME 是名称中的词，或一个组的编号（显示其中的写法、人工的合并和相近的名称）。"""
    if [bool(same), bool(apart), bool(name), merges].count(True) > 1:
        raise click.UsageError("NAME、--same、--apart、--merges 一次用一个。")
    # Near names are found by meaning too.
    settings = settings_of(ctx)
    with open_library(settings) if is_group_id(name) else Library.open(settings.data) as library:
        if same:
            library.indicators.join(*same, _author(), note)
        if apart:
            library.indicators.part(*apart, _author(), note)
        if same or apart or merges:
            _show_merges(library, as_json, undone=merges)
        elif is_group_id(name):
            _show_group(library, name, as_json)
        else:
            _show_groups(library, name, as_json)


def _author() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # nobody is logged in under a name
        return ""


def _show_merges(library: Library, as_json: bool, *, undone: bool) -> None:
    for one in library.indicators.said(undone=undone):
        if as_json:
            put_json(merge_shape(one))
            continue
        state = f"　已于 {one.undone_at:%Y-%m-%d} 撤销" if one.undone_at else ""
        told = f"{one.first} {'＝' if one.same else '≠'} {one.second}　{one.author}　{one.made_at:%Y-%m-%d}"
        put(f"{one.key}　{told}{'　' * bool(one.note)}{one.note}{state}")


def _show_group(library: Library, group_id: str, as_json: bool) -> None:
    everything = ObservationFilters()
    told = detail_shape(library, group_of(library, group_id, everything), everything)
    if as_json:
        put_json(told)
        return
    put(f"{told['group']['id']}　{told['group']['count']} 个数据")
    for word in told["wordings"]:
        put(f"　{word['indicator']}　{word['count']}　{'按规则' if word['rule'] else '人工'}")
    for one in told["suggestions"]:
        near = one["group"]
        put(f"　可能相同：{near['name']}　{near['count']}　（用 --same 合并）")


def _show_groups(library: Library, name: str, as_json: bool) -> None:
    for group in library.observations.groups(ObservationFilters(indicator=name.strip())):
        if as_json:
            put_json(group_shape(group))
        else:
            put(f"{group.count:6}　{group.name}　{group.family}{_MEASURES[group.measure]}　{group.id}")

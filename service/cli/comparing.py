"""`guiwen compare`."""

from __future__ import annotations

import click

from index.library import Library
from service.cli.console import put, put_json
from service.cli.main import data_option, settings_of
from service.comparing.comparison import Comparison, Row, RowState, Side, compare_documents
from service.comparing.shape import comparison_shape

_WORDS = {
    RowState.SAME: "未变",
    RowState.CHANGED: "修改",
    RowState.ADDED: "新增",
    RowState.REMOVED: "删去",
    RowState.MOVED: "移动",
}

_GONE, _COME = ("[-", "-]"), ("{+", "+}")


@click.command()
@click.argument("left")
@click.argument("right")
@click.option("--all", "everything", is_flag=True, help="也列出没有变化的部分。")
@click.option("--json", "as_json", is_flag=True)
@data_option
@click.pass_context
def compare(ctx: click.Context, left: str, right: str, everything: bool, as_json: bool) -> None:
    """逐条对照两份文件，标出增删的文字。LEFT 和 RIGHT 是编号，或唯一的标题。"""
    # Reading the catalogue needs no embedding.
    library = Library.open(settings_of(ctx).data, embedding=None)
    comparison = compare_documents(library, left, right)
    library.close()
    if as_json:
        put_json(comparison_shape(comparison))
    else:
        _show(comparison, everything)


def _show(comparison: Comparison, everything: bool) -> None:
    put(f"{_named(comparison, left=True)}\n{_named(comparison, left=False)}")
    for row in comparison.rows:
        if everything or row.state is not RowState.SAME:
            put(f"\n{_WORDS[row.state]}　{_labels(row)}")
            for side, marks in ((row.left, _GONE), (row.right, _COME)):
                if side is not None:
                    put("　" + _marked(side, marks))
    put("\n" + "，".join(f"{_WORDS[RowState(state)]} {count} 处" for state, count in comparison.counts.items()))


def _named(comparison: Comparison, left: bool) -> str:
    document = comparison.left if left else comparison.right
    day = document.version_day.isoformat() if document.version_day else "日期不详"
    return f"{'左' if left else '右'}：《{document.title}》（{day}，{document.id}）"


def _labels(row: Row) -> str:
    names = [side.block.label or side.block.kind.value for side in (row.left, row.right) if side is not None]
    return " → ".join(dict.fromkeys(names))


def _marked(side: Side, marks: tuple[str, str]) -> str:
    """The words with what changed between marks, as in wdiff: [-删去-] {+新增+}."""
    opening, closing = marks
    return "".join(f"{opening}{run.text}{closing}" if run.changed else run.text for run in side.runs)

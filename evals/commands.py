"""`guiwen eval …`: the command group that this floor adds to the command line."""

from __future__ import annotations

import json
from pathlib import Path

import click

from evals.retrieval import evaluate as evaluate_retrieval

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.group()
def evaluate() -> None:
    """衡量检索与回答的质量。"""


@evaluate.command()
@click.option("--corpus", required=True, type=_FILE, help="每行 {id, title, text}。")
@click.option("--queries", required=True, type=_FILE, help="每行 {id, question, relevant}。")
@click.option("--known", type=_FILE, help="已知的问题，进入问答记忆。")
@click.option("--json", "_as_json", is_flag=True, help="输出总是 JSON。")
def retrieval(corpus: Path, queries: Path, known: Path | None, _as_json: bool) -> None:
    """用产品自己的检索代码衡量召回率、MRR 和耗时。"""
    report = evaluate_retrieval(corpus, queries, known)
    click.echo(json.dumps(report.to_json(), ensure_ascii=False))

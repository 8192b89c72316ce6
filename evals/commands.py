"""`guiwen eval …`: the command group that this floor adds to the command line."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import click

from evals.answers import measure_samples, to_json
from evals.retrieval import evaluate as evaluate_retrieval
from service.cli.main import data_option

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.group()
def evaluate() -> None:
    """衡量检索与回答的质量。"""


@evaluate.command()
@click.option("--corpus", required=True, type=_FILE, help="每行 {id, title, text}。")
@click.option("--queries", required=True, type=_FILE, help="每行 {id, question, relevant}。")
@click.option("--known", type=_FILE, help="已知的问题，进入问答记忆。")
@click.option("--json", "_as_json", is_flag=True, help="输出总是 JSON。")
@data_option
def retrieval(corpus: Path, queries: Path, known: Path | None, _as_json: bool) -> None:
    """用产品自己的检索代码衡量召回率、MRR 和耗时。"""
    report = evaluate_retrieval(corpus, queries, known)
    click.echo(json.dumps(report.to_json(), ensure_ascii=False))


@evaluate.command()
@click.option("--json", "as_json", is_flag=True)
@data_option
def samples(as_json: bool) -> None:
    """用自带的示例单位衡量回答：命中、版本、拒答、逐字。"""
    root = Path(__file__).parent.parent / "samples"
    figures, asked = measure_samples(root / "office", root / "questions.jsonl", date.today())
    if as_json:
        click.echo(json.dumps(to_json(figures), ensure_ascii=False))
        return
    for one in asked:
        if one.question.answerable and not one.cited():
            click.echo(
                f"未命中　{one.question.id}　{one.question.question}　{'、'.join(one.question.labels)}", err=True
            )
    for name, value in to_json(figures).items():
        click.echo(f"{name:16} {value}")

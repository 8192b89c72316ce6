"""`guiwen eval …`: the command group that this floor adds to the command line."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path

import click

from evals.answers import measure_samples, to_json
from evals.checks.command import checks
from evals.comparison import compare as compare_runs
from evals.drafting.command import drafting
from evals.law_questions import figures, half_of, judge, read_law_questions
from evals.number_questions import judge_numbers, number_figures, read_number_questions
from evals.observations.command import observations
from evals.retrieval import evaluate as evaluate_retrieval
from evals.search import figures as search_figures
from evals.search import judge as judge_searches
from evals.search import read_searches
from evals.sentences import measure as measure_sentences
from evals.sentences import to_json as sentences_json
from service.cli.asking import DAY
from service.cli.main import data_option, settings_of
from service.workplace import open_library

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
_OUT = click.Path(path_type=Path, dir_okay=False)


@click.group()
def evaluate() -> None:
    """衡量检索与回答的质量。"""


evaluate.add_command(observations)
evaluate.add_command(drafting)
evaluate.add_command(checks)


@evaluate.command()
@click.option("--corpus", required=True, type=_FILE, help="每行 {id, title, text}。")
@click.option("--queries", required=True, type=_FILE, help="每行 {id, question, relevant}。")
@click.option("--known", type=_FILE, help="已知的问题，进入问答记忆。")
@click.option("--each", type=_OUT, help="逐题的结果写入此文件，每题一行 JSON；可用 guiwen eval compare 比较两次结果。")
@click.option("--json", "_as_json", is_flag=True, help="输出总是 JSON。")
@data_option
def retrieval(corpus: Path, queries: Path, known: Path | None, each: Path | None, _as_json: bool) -> None:
    """用产品自己的检索代码衡量召回率、MRR 和耗时，并给出 95% 置信区间。"""
    report = evaluate_retrieval(corpus, queries, known, each=each)
    click.echo(json.dumps(report.to_json(), ensure_ascii=False))


@evaluate.command()
@click.argument("before", type=_FILE)
@click.argument("after", type=_FILE)
@click.option("--figure", default="recall@10", show_default=True, help="比较哪个指标。")
def compare(before: Path, after: Path, figure: str) -> None:
    """逐题比较两次评测（--each 写出的文件）：平均值、差及其 95% 置信区间、得与失。输出总是 JSON。"""
    click.echo(json.dumps(compare_runs(before, after, figure).to_json(), ensure_ascii=False))


@evaluate.command()
@click.option("--questions", required=True, type=_FILE, help="每行 {id, kind, question, turns, as_of, gold}。")
@click.option("--small", is_flag=True, help="资料库只有题库所列的少数文件：不问只有全部法规才能回答的问题。")
@click.option(
    "--half", type=click.Choice(["odd", "even"]), help="只问单数行，或只问双数行：一半用于改进，一半用于评判。"
)
@click.option("--each", is_flag=True, help="逐题列出结果（标准错误）。")
@data_option
@click.pass_context
def laws(ctx: click.Context, questions: Path, small: bool, half: str | None, each: bool) -> None:
    """用已有资料库（--data）衡量回答：命中、版本、拒答、追问，按题目种类。输出总是 JSON。"""
    read = half_of(read_law_questions(questions), half)
    asked = [one for one in read if not (one.large_only if small else one.small_only)]
    library = open_library(settings_of(ctx))
    try:
        judged = judge(library, asked, date.today())
    finally:
        library.close()
    for one in judged if each else ():
        mark = "首" if one.first else "引" if one.cited else "拒" if one.refused else "误"
        click.echo(f"{mark}　{one.question.id}　{one.question.question}", err=True)
    click.echo(json.dumps(figures(judged), ensure_ascii=False))


@evaluate.command()
@click.option("--queries", required=True, multiple=True, type=_FILE, help="每行 {id, query, kind, gold}；可给出几个。")
@click.option("--fold/--no-fold", default=True, help="几乎相同的段落是否并为一条（默认并）。")
@click.option("--each", is_flag=True, help="逐题列出第一条相关结果的名次（标准错误）。")
@data_option
@click.pass_context
def search(ctx: click.Context, queries: tuple[Path, ...], fold: bool, each: bool) -> None:
    """用已有资料库（--data）衡量检索：前十条里有相关段落的比例、MRR、耗时。输出总是 JSON。"""
    asked = [one for file in queries for one in read_searches(file)]
    library = open_library(settings_of(ctx))
    try:
        searched = judge_searches(library, asked, fold)
    finally:
        library.close()
    for one in searched if each else ():
        kinds = "".join("规" if kind == "regulation" else "报" for kind in one.kinds)
        click.echo(f"{one.place or '无':>3}　{one.search.id}　{one.search.query}　{kinds}", err=True)
    click.echo(json.dumps(search_figures(searched), ensure_ascii=False))


@evaluate.command()
@click.option("--questions", required=True, type=_FILE, help="每行 {id, kind, question, gold, answer}。")
@click.option(
    "--half", type=click.Choice(["odd", "even"]), help="只问单数行，或只问双数行：一半用于改进，一半用于评判。"
)
@click.option("--each", is_flag=True, help="逐题列出结果（标准错误）。")
@click.option("--today", type=DAY, help="题目写成的日子，“去年”由此算起；默认今天。")
@data_option
@click.pass_context
def numbers(ctx: click.Context, questions: Path, half: str | None, each: bool, today: datetime | None) -> None:
    """用已有资料库（--data）衡量报告数据问题的回答：数据及引文、计算结果、拒答。输出总是 JSON。"""
    asked = half_of(read_number_questions(questions), half)
    library = open_library(settings_of(ctx))
    try:
        judged = judge_numbers(library, asked, today.date() if today else date.today())
    finally:
        library.close()
    for one in judged if each else ():
        mark = "对" if one.right else "拒" if one.refused else "误"
        click.echo(f"{mark}　{one.question.id}　{one.question.kind}　{one.question.question}", err=True)
    click.echo(json.dumps(number_figures(judged), ensure_ascii=False))


@evaluate.command()
@click.option("--every", type=click.IntRange(1), default=1, help="每隔多少部法规取一部。")
@click.option("--each", is_flag=True, help="列出判错的句子（标准错误）。")
@data_option
@click.pass_context
def sentences(ctx: click.Context, every: int, each: bool) -> None:
    """用已有资料库（--data）的条文衡量对话模型句子的核对：照写的误删多少，改动的查出多少。输出总是 JSON。"""
    library = open_library(settings_of(ctx))
    try:
        tally = measure_sentences(library, every)
    finally:
        library.close()
    for kind, texts in tally.examples.items() if each else ():
        for text in texts:
            click.echo(f"{kind}　{text}", err=True)
    click.echo(json.dumps(sentences_json(tally), ensure_ascii=False))


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

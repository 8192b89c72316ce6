"""`guiwen eval drafting`."""

from __future__ import annotations

import json
import tempfile
from datetime import date
from pathlib import Path

import click

from evals.drafting.scoring import score_all, shape
from index.library import Library
from ingest.readers import Limits
from service.candidates import find_candidates
from service.ingestion import Ingestion

_SAMPLES = Path(__file__).parent.parent.parent / "samples" / "office" / "reports"


@click.command()
@click.option(
    "--reports",
    multiple=True,
    type=click.Path(path_type=Path, exists=True),
    help="报告所在的文件夹，可重复使用；默认用自带的示例单位。",
)
@click.option("--each", is_flag=True, help="逐份列出。")
@click.option("--json", "_as_json", is_flag=True, help="输出总是 JSON。")
def drafting(reports: tuple[Path, ...], each: bool, _as_json: bool) -> None:
    """由上一期报告和本期数据起草本期，与实际的报告比较：数对不对、有无编造、空缺、改动多少。"""
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "library") as library:
        candidates = find_candidates(reports or (_SAMPLES,), [], Limits())
        for _ in Ingestion(library, Limits(), date.today()).run(candidates):
            pass
        click.echo(json.dumps(shape(score_all(library), each=each), ensure_ascii=False))

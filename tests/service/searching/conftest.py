"""A library of a made-up county: reports of several years, two versions of one rule, one rule of another office."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from index.library import Library
from ingest.readers import Limits
from service.candidates import find_candidates
from service.ingestion import Ingestion
from service.searching.searcher import Searcher
from tests.index.made_documents import hashed_embedding

REPORT = """云渡县信访局{year}年上半年工作总结
一、上半年工作开展情况
（一）狠抓信访积案化解。坚持领导包案、挂牌督办，全年办结率达到{rate}%以上，化解历史遗留问题{cases}件以上，群众满意度稳步提升。
（二）{own}
二、存在的主要问题
一是基层力量薄弱，{year}年新增编制尚未到位；二是“前哨”作用发挥不够。
三、下半年工作打算
继续抓好信访工作法治化建设，推动矛盾纠纷就地化解。
"""
OWN = {
    2021: "建成县级接访大厅，配备自助查询终端。",
    2022: "开通网上信访平台，群众少跑腿。",
    2023: "推行“最多访一次”改革，提高办理质量。",
}
RULE = """云渡县信访工作办法
（{day}云渡县信访局印发）
第一条 为了规范信访工作，制定本办法。
第二条 信访事项应当自受理之日起{days}日内办结。
第三条 信访积案实行领导包案。
第四条 本办法自{begin}起施行。
"""
OTHER = """云渡县财政局差旅费管理办法
（2023年3月1日云渡县财政局印发）
第一条 出差人员住宿费标准为每人每天三百元。
第二条 ｆｕｌｌ－ｗｉｄｔｈ　ＡＢＣ１２３ 测试。
第三条 ^terms:法 AND 信访* 不是查询语法。
"""


def write_county(folder: Path) -> Path:
    """The files of the county in a folder of their own."""
    folder.mkdir()
    for number, (year, own) in enumerate(OWN.items()):
        text = REPORT.format(year=year, rate=94 + number, cases=10 + number, own=own)
        (folder / f"总结{year}.txt").write_text(text, encoding="utf-8")
    versions = (("2020年1月1日", 60, "2020年2月1日"), ("2022年5月1日", 30, "2022年6月1日"))
    for number, (day, days, begin) in enumerate(versions):
        (folder / f"办法{number}.txt").write_text(RULE.format(day=day, days=days, begin=begin), encoding="utf-8")
    (folder / "差旅.txt").write_text(OTHER, encoding="utf-8")
    return folder


def take_in(library: Library, folder: Path) -> None:
    """Ingest every file of `folder`; none may fail."""
    ingestion = Ingestion(library, Limits(), date(2026, 1, 1))
    assert not [one.error for one in ingestion.run(find_candidates([folder], [])) if one.error]


@pytest.fixture
def county(tmp_path: Path) -> Iterator[Library]:
    """The library."""
    with Library.open(tmp_path / "library", hashed_embedding()) as library:
        take_in(library, write_county(tmp_path / "county"))
        yield library


@pytest.fixture
def searcher(county: Library) -> Searcher:
    """A searcher over it."""
    return Searcher(county)

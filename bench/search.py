"""`python -m bench.search LIBRARY`: how long searches with facets take in a running server, over mixed queries.

Every query is asked once, so that nothing is answered from what an earlier one left; the second pages are asked then.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import httpx

from bench.serving import processor_time, serving, told

# Words, phrases, exclusions, filters in the box, everyday words, whole questions, one word that a fifth of all holds.
QUERIES = tuple(
    """
    优化营商环境|低空经济|农村人居环境整治|化解地方政府债务|公务用车管理|档案数字化|安全生产责任制|信访工作法治化|过紧日子
    十件民生实事|养老服务体系建设|粮食安全|乡村振兴|基层治理|数字政府建设|政府采购质疑|行政处罚听证|公务员辞职|住宿费标准
    工作|规定|应当|人民政府|管理办法|“枫桥经验”|“放管服”改革|“一网通办”|“前哨”|“绿水青山就是金山银山”|“过紧日子” 财政
    招商引资 -贵州 -贵阳|养老 -保险|教育 -“职业教育”|环境保护 -条例|年份:2021-2023 养老|年份:2023 类型:报告 信访
    类型:报告 就业|类型:法规 公务员 时效:现行|单位:国务院 粮食|标题:条例 停车|时效:废止 税收|期间:2026 低空经济
    让企业和群众办事少跑腿|别让脱贫户又穷回去|县里人看病方便一点|小区附近找不到地方停车|政府欠企业的钱怎么还|年轻人留在本地工作
    公务员辞职审批多久|信访件多少天要办完|供应商质疑几天内答复|酒驾会被怎么处罚|业主委员会怎么选|加班费怎么算|试用期最长多久
    2024年 贵阳 地铁|2026年 山东 海洋经济|黑龙江 冰雪经济|2021年 国务院 六稳六保|贵阳 路边音乐会|上半年 警示教育
    存在问题部分怎么写|今年主要预期目标 写法|下步打算怎么写|整治“四风” 写法|巡察工作总结怎么写|GDP 增长 5%|第十二条 罚款
    """.replace("\n", "|").split("|")
)


def queries() -> list[str]:
    """The queries, each once."""
    return list(dict.fromkeys(query.strip() for query in QUERIES if query.strip()))


def taken(client: httpx.Client, asked: Sequence[str]) -> Iterator[tuple[float, float, str]]:
    """Yield the milliseconds of each query, over the wire and in the server, and its cursor."""
    for query in asked:
        started = time.perf_counter()
        answer = client.get("/api/v1/search", params={"q": query})
        elapsed = (time.perf_counter() - started) * 1000
        answer.raise_for_status()
        yield elapsed, answer.json()["milliseconds"], answer.json()["cursor"] or ""


def _pages(client: httpx.Client, asked: Sequence[tuple[str, str]]) -> Iterator[float]:
    for query, cursor in asked:
        started = time.perf_counter()
        client.get("/api/v1/search", params={"q": query, "cursor": cursor}).raise_for_status()
        yield (time.perf_counter() - started) * 1000


def warm(client: httpx.Client) -> None:
    """Make a server load what it searches with."""
    for warming in ("今年打算", "没有人会这样问的话"):
        client.get("/api/v1/search", params={"q": warming})


def main() -> None:
    """Print the figures."""
    asked = queries()
    with serving(Path(sys.argv[1]), warm) as (client, process):
        before = processor_time(process)
        answers = list(taken(client, asked))
        used = processor_time(process) - before
        further = [(query, cursor) for query, (_, _, cursor) in zip(asked, answers, strict=True) if cursor]
        pages = list(_pages(client, further))
    sys.stdout.write(told(f"{len(answers)} queries over HTTP", [wire for wire, _, _ in answers]))
    sys.stdout.write(told("the same in the server", [inside for _, inside, _ in answers]))
    sys.stdout.write(f"processor time of the server: {1000 * used / len(answers):.1f} ms a query\n")
    sys.stdout.write(told(f"{len(pages)} second pages over HTTP", pages))


if __name__ == "__main__":
    main()

"""Sums, shares, changes, lists and contradictions: (text, what is quoted)."""

from __future__ import annotations

import pytest

from service.checking.proof import Proof
from service.checking.proofreading import proofread
from service.checking.registry import chosen
from tests.service.checking.proofs import found, quotes, read

SUMS: tuple[tuple[str, list[str]], ...] = (
    # 4 + 1 + 2 = 7
    ("上半年共受理来访7件，其中反映民生类问题4件，反映企业类问题1件，反映作风类问题2件。", []),
    (
        "上半年共受理来访8件，其中反映民生类问题4件，反映企业类问题1件，反映作风类问题2件。",
        ["8件，其中反映民生类问题4件，反映企业类问题1件，反映作风类问题2件"],
    ),
    (
        "上半年共受理来访6件，其中反映民生类问题4件，反映企业类问题1件，反映作风类问题2件。",
        ["6件，其中反映民生类问题4件，反映企业类问题1件，反映作风类问题2件"],
    ),
    # a selection is no division
    ("上半年给予党纪政务处分41人，其中科级干部11人。", []),
    ("上半年培训干部200人，其中科级干部11人，新录用人员23人。", []),
    # other things are counted than the whole
    ("上半年查处问题12件，给予党纪政务处分7人，批评教育5人。", []),
    ("上半年采购电脑12台、打印机3台，合计15台。", []),
    ("上半年采购电脑12台、打印机3台，合计16台。", ["12台、打印机3台，合计16台"]),
    ("上半年投入资金1.2亿元、3.4亿元，合计4.6亿元。", []),
    ("项目投资由664亿元增加到4025亿元，五年共计12319亿元。", []),
)
GROWTH: tuple[tuple[str, list[str]], ...] = (
    ("受理信访由40件增加到50件，增长25%。", []),
    ("受理信访由40件增加到50件，增长20%。", ["40件增加到50件，增长20%"]),
    ("受理信访从50件下降到40件，下降20%。", []),
    ("受理信访从50件下降到60件，下降20%。", ["50件下降到60件"]),
    ("办结率由80%提高到95%，提高15个百分点。", []),
    ("办结率由80%提高到95%，提高12个百分点。", ["80%提高到95%，提高12个百分点"]),
    # rounded numbers
    ("收入由1.2亿元增加到1.5亿元，增长23.9%。", []),
    # another sum
    ("收入由100万元增加到121万元，年均增长10%。", []),
    # a rank goes up as its number goes down
    ("全省排名由36位上升到25位。", []),
    ("受理信访由40件增加到50件，增加10件。", []),
    ("受理信访由40件增加到50件，增加12件。", ["40件增加到50件，增加12件"]),
)
SHARES: tuple[tuple[str, list[str]], ...] = (
    ("上半年立案50件，其中乡科级案件10件，占20%。", []),
    ("上半年立案50件，其中乡科级案件10件，占30%。", ["50件，其中乡科级案件10件，占30%"]),
    ("上半年受理投诉300件，办结285件，办结率95%。", []),
    ("上半年受理投诉300件，办结285件，办结率92%。", ["300件，办结285件，办结率92%"]),
    ("上半年立案50件，其中乡科级案件10件，占全市的30%。", []),
    ("上半年立案30件，其中乡科级案件10件，占33.3%。", []),
)
LISTED: tuple[tuple[str, list[str]], ...] = (
    ("健全完善《印章管理制度》《财务管理规定》《用车管理制度》等3项制度。", []),
    ("健全完善《印章管理制度》《财务管理规定》《用车管理制度》等10余项制度。", []),
    (
        "健全完善《印章管理制度》《财务管理规定》《用车管理制度》等2项制度。",
        ["《印章管理制度》《财务管理规定》《用车管理制度》等2项"],
    ),
    (
        "印发《印章管理制度》《财务管理规定》3项制度。",
        ["《印章管理制度》《财务管理规定》3项"],
    ),
    ("一产、二产、三产分别增长5%、6%和7%。", []),
    ("一产、二产、三产分别增长5%和7%。", ["一产、二产、三产分别增长5%和7%"]),
    ("对公安局、住建局、医保局等7家单位开展巡察。", []),
)
TWO: tuple[tuple[str, list[str]], ...] = (
    ("上半年全县接待旅游人数120万人次。\n全年工作中，上半年全县接待旅游人数120万人次。", []),
    ("上半年全县接待旅游人数120万人次。\n全年工作中，上半年全县接待旅游人数130万人次。", ["130万人次"]),
    # the same number, rounded
    ("上半年全县接待旅游人数120.4万人次。\n全年工作中，上半年全县接待旅游人数120万人次。", []),
    # another period
    ("上半年全县接待旅游人数120万人次。\n2022年上半年全县接待旅游人数130万人次。", []),
)


@pytest.mark.parametrize(("body", "expected"), SUMS)
def test_parts_make_up_their_whole(body: str, expected: list[str]) -> None:
    """A list that divides its whole is added up; a selection is not."""
    assert quotes(body, "sum") == expected


@pytest.mark.parametrize(("body", "expected"), GROWTH)
def test_changes_follow_from_their_numbers(body: str, expected: list[str]) -> None:
    """由…到… and the change behind it."""
    assert quotes(body, "growth") == expected


@pytest.mark.parametrize(("body", "expected"), SHARES)
def test_shares_follow_from_their_numbers(body: str, expected: list[str]) -> None:
    """占 behind 其中, and rates."""
    assert quotes(body, "share") == expected


@pytest.mark.parametrize(("body", "expected"), LISTED)
def test_lists_and_their_count(body: str, expected: list[str]) -> None:
    """等 allows more than are listed, never fewer."""
    assert quotes(body, "listed_count") == expected


@pytest.mark.parametrize(("body", "expected"), TWO)
def test_one_indicator_has_one_value(body: str, expected: list[str]) -> None:
    """For one period and organisation."""
    assert quotes(body, "two_values") == expected


ROWS = (
    "| 名称 | 数量 | 金额 |",
    "| --- | --- | --- |",
    "| 电脑 | 12 | 6.5 |",
    "| 打印机 | 3 | 1.5 |",
    "| 合计 | {} | {} |",
)
TABLE = "\n".join(("# 青山县财政局2023年工作总结", "", "表1 采购情况", "", *ROWS, ""))


def test_totals_of_tables() -> None:
    """Each column of the row 合计 is the sum of the others."""

    def wrong(count: str, amount: str) -> list[str]:
        document = read(TABLE.format(count, amount), "总结.md")
        return [one.quote for one in proofread(Proof(document), chosen(["table_sum"]))]

    assert wrong("15", "8.0") == []
    assert wrong("16", "8.0") == ["16"]
    assert wrong("15", "9.0") == ["9.0"]


def test_a_finding_tells_the_formula() -> None:
    """So that the reader need not add up again."""
    text = "青山县财政局2023年上半年工作总结\n上半年采购电脑12台、打印机3台，合计16台。\n"
    assert "12台 + 3台" in found(text, "sum")[0].message

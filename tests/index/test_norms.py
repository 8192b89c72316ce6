"""The rank of norms and their places, by title and issuer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.norms import Norm, norm_of, place_of, province_of
from ingest.document import DocumentKind
from tests.service.test_titles import record


@pytest.mark.parametrize(
    ("title", "issuer", "norm", "place"),
    [
        ("中华人民共和国公务员法", "全国人民代表大会常务委员会", Norm.LAW, ""),
        ("中华人民共和国民法典合同编", "", Norm.LAW, ""),
        ("行政处罚法", "", Norm.LAW, ""),
        ("中国共产党某条例", "", Norm.PARTY, ""),
        ("某工作条例", "中共中央、国务院", Norm.PARTY, ""),
        ("机关某条例", "国务院", Norm.ADMINISTRATIVE, ""),
        ("某暂行条例", "", Norm.ADMINISTRATIVE, ""),
        ("某管理办法", "国家某总局", Norm.DEPARTMENTAL, ""),
        ("最高人民法院关于某事的解释", "", Norm.JUDICIAL, ""),
        ("某解释", "最高人民检察院", Norm.JUDICIAL, ""),
        ("上海市某条例", "", Norm.LOCAL, "上海市"),
        ("青岛市某条例", "青岛市人民代表大会常务委员会", Norm.LOCAL, "青岛市"),
        ("聊城市某条例", "聊城市人民代表大会常务委员会", Norm.LOCAL, "聊城市"),
        ("山东省实施某法办法", "", Norm.LOCAL, "山东省"),
        ("城市绿化条例", "", Norm.ADMINISTRATIVE, ""),
        ("人力资源市场暂行条例", "国务院", Norm.ADMINISTRATIVE, ""),
        ("北京市某试验区条例", "国务院", Norm.ADMINISTRATIVE, ""),
        ("超市某条例", "", Norm.ADMINISTRATIVE, ""),
        ("公务用车管理办法", "某办公室", Norm.OTHER, ""),
    ],
)
def test_rank_and_place(title: str, issuer: str, norm: Norm, place: str) -> None:
    """A place's rule is local; 城市 and 市场 name no place."""
    document = replace(record(title, 1), issuer=issuer, kind=DocumentKind.REGULATION)
    assert (norm_of(document), place_of(document)) == (norm, place)


def test_a_report_is_no_norm() -> None:
    """Whatever its title."""
    assert norm_of(replace(record("上海市工作报告", 1), kind=DocumentKind.REPORT)) is Norm.OTHER


@pytest.mark.parametrize(("place", "province"), [("山东省青岛市", "山东"), ("上海市", "上海"), ("青岛市", "青岛市")])
def test_province(place: str, province: str) -> None:
    """A place that begins with its province tells it."""
    assert province_of(place) == province

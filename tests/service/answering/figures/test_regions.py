"""Places as people call them."""

from __future__ import annotations

import pytest

from service.answering.figures.regions import with_places

WRITTEN = [
    ("东北三省去年粮食打了多少斤", "黑龙江、吉林、辽宁合计去年粮食打了多少斤"),
    ("川渝去年GDP合计多少", "四川、重庆合计去年GDP合计多少"),
    # Each by itself.
    ("长三角哪个省GDP最高", "上海、江苏、浙江、安徽哪个省GDP最高"),
    ("鲁豫两省粮食产量差多少", "山东、河南粮食产量差多少"),
    ("京、沪两市的GDP分别是多少", "北京、上海的GDP分别是多少"),
    ("筑城2023年新增停车位多少个", "贵阳2023年新增停车位多少个"),
    ("今年国家安排了多少专项债", "今年全国安排了多少专项债"),
    # No place: 国家级, 云 in 云渡县, 青石县.
    ("国家级高新区有几个", "国家级高新区有几个"),
    ("云渡县去年派车多少台次", "云渡县去年派车多少台次"),
    ("青石县和四川两地各有多少人", "青石县和四川两地各有多少人"),
]


@pytest.mark.parametrize(("question", "written"), WRITTEN)
def test_places_are_called_by_their_names(question: str, written: str) -> None:
    """Regions by their provinces, letters by the provinces they stand for, bynames by the place."""
    assert with_places(question) == written

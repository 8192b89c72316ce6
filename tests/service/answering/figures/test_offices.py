"""The names of offices that report."""

from __future__ import annotations

import pytest

from service.answering.figures.offices import names_of

NAMES = [
    ("贵阳市人民政府", {"贵阳市人民政府", "贵阳市", "贵阳"}, set()),
    ("广西壮族自治区人民政府", {"广西壮族自治区", "广西"}, {"广西壮族自治"}),
    ("云渡县综合事务服务中心", {"综合事务服务中心", "云渡县", "云渡"}, {"中心"}),
    ("中共**县纪委办公室", {"县纪委", "县纪委监委"}, {"市纪委", "纪委"}),
    ("国务院", {"全国", "国务院"}, set()),
    ("中共中央", set(), {"中央"}),
]


@pytest.mark.parametrize(("office", "names", "no_names"), NAMES)
def test_names_of_an_office(office: str, names: set[str], no_names: set[str]) -> None:
    """Whole, short, and by its place; never by a word that any office could have."""
    found = set(names_of(office))
    assert names <= found
    assert not no_names & found

"""A fact stands in the form of the number that stood there."""

from __future__ import annotations

import pytest

from service.drafting.draft import SourceType
from service.drafting.facts.rows import rows_of
from tests.service.drafting.made_reports import drafted, modelled, only

CASES = [
    # (what last period's report says, the value that was given, what the draft says, the number in it)
    ("受理信访23件。", "31", "受理信访31件。", "31件"),
    ("受理信访23件。", "31件", "受理信访31件。", "31件"),
    ("受理信访23件。", "３１", "受理信访31件。", "31件"),
    ("受理信访２３件。", "31", "受理信访３１件。", "３１件"),
    ("批评教育106人（次）。", "132人次", "批评教育132人（次）。", "132人（次）"),
    ("印发资料510余册。", "480余", "印发资料480余册。", "480余册"),
    ("印发资料510余册。", "523", "印发资料523册。", "523册"),  # 余 was of last time
    ("支出超过1.2亿元。", "1.35", "支出1.35亿元。", "1.35亿元"),
    ("支出超过1.2亿元。", "超过1.3亿元", "支出超过1.3亿元。", "1.3亿元"),
    ("支出9500万元。", "1.02亿元", "支出10200万元。", "10200万元"),
    ("接待群众12,345人次。", "23456", "接待群众23,456人次。", "23,456人次"),
    ("接待群众12345人次。", "23,456", "接待群众23456人次。", "23456人次"),
    ("新增种植5万—6万亩。", "7-8", "新增种植7万—8万亩。", "7万—8万亩"),
    ("群众满意率达到98.5%。", "97.0%", "群众满意率达到97.0%。", "97.0%"),
    ("中小企业占比近三成。", "近四成", "中小企业占比近四成。", "四成"),
    ("中小企业占比近三成。", "31%", "中小企业占比31%。", "31%"),
    ("中小企业占比近三成。", "35%", "中小企业占比三成五。", "三成五"),
    ("发布公告两次。", "3", "发布公告三次。", "三次"),
    ("培训干部十二人。", "20", "培训干部二十人。", "二十人"),
    ("培训干部十二人。", "两百零五", "培训干部二百零五人。", "二百零五人"),
    ("城乡居民收入比为2.3∶1。", "2.25", "城乡居民收入比为2.25∶1。", "2.25∶1"),
    ("上市公司占全国约1/10。", "0.12", "上市公司占全国0.12。", "0.12"),
    ("受理信访23件。", "0", "受理信访0件。", "0件"),
]


@pytest.mark.parametrize(("text", "value", "expected", "number"), CASES)
def test_a_fact_takes_the_form_of_last_time(text: str, value: str, expected: str, number: str) -> None:
    """Digits, numerals, separators and width are the model's; 约, 余 and 超过 are the fact's own."""
    empty = drafted(text)
    name = next(iter(rows(text)))
    made = drafted(text, {name: value})
    assert only(made) == expected
    (paragraph,) = [placed.paragraph for placed in made.draft.placed()]
    assert [(paragraph.written(one), one.source.type) for one in paragraph.numbers] == [(number, SourceType.FACTS)]
    assert "【待补充：" in only(empty)
    assert not any(one.value for placed in empty.draft.placed() for one in placed.paragraph.numbers)


def rows(text: str) -> list[str]:
    """The indicators that a report of one sentence asks for."""

    return [row.indicator for row in rows_of(modelled(f"一、工作情况\n{text}"))]

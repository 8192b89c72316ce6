"""Which rules a question belongs to, whether a Library has them or not."""

from __future__ import annotations

import pytest

from index.embedding import Embedding
from index.usual_fields import UsualFields
from index.usual_questions import article_key, parsed

CARS, LEAVE = article_key("公务用车不得用于私事。"), article_key("职工结婚可以休假三日。")
USUAL = parsed(
    [
        f"# 车辆管理办法\n{CARS} 公家的车能开去接孩子吗；单位的车借给亲戚开两天\n",
        f"# 请休假规定\n{LEAVE} 结婚能歇几天；办喜事单位给不给假\n",
    ]
)


@pytest.mark.parametrize(
    ("question", "here", "rules"),
    [
        ("结婚给几天假", {"车辆管理办法"}, {"请休假规定"}),
        ("结婚给几天假", {"请休假规定"}, set()),
        ("结婚给几天假", {"车辆管理办法", "请休假规定"}, set()),
        ("单位的车能借给亲戚吗", {"车辆管理办法"}, set()),
        ("单位的车能借给亲戚吗", {"请休假规定", "档案办法"}, {"车辆管理办法"}),
    ],
)
def test_a_question_belongs_to_the_rule_that_it_fits_far_better(question: str, here: set[str], rules: set[str]) -> None:
    """Only a rule that is not here is told, and only when none that is here fits nearly as well."""
    assert UsualFields(USUAL, Embedding.load(None)).elsewhere(question, here) == rules

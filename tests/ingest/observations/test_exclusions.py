"""What looks like a number and states none."""

from __future__ import annotations

import pytest

from tests.ingest.observations.stated import rows

NO_NUMBERS = [
    "印发《实施方案》（青发〔2023〕4号）文件。",
    "公布令第49号。",
    "中央第十四督导组反馈意见。",
    "学习党的二十大精神。",
    "七届县委第三轮巡察启动。",
    "违反中央八项规定精神。",
    "拥护“两个确立”、做到“两个维护”。",
    "执行三重一大会议议事制度。",
    "整治“四风”顽症。",
    "一体推进不敢腐、不能腐、不想腐。",
    "“十四五”时期发展成就。",
    "共建“一带一路”。",
    "建设5G网络和K12平台，PM2.5浓度改善，C919投入运营。",
    "联系电话：0453-1234567。",
    "2023年6月5日上午9:30召开。",
    "依照第12条、第13条处理。",
    "推动一二三产业融合。",
    "一心一意谋发展，三番五次地强调。",
    "实现一系列突破，办成一批大事，迈上一个台阶。",
    "打造“15分钟生活圈”。",
    "近五年来、过去三年、未来五年持续努力。",
    "30户以上自然村寨全覆盖。",
    "时间过半、任务过半。",
]


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_nothing_is_stated(text: str) -> None:
    """Ordinals, names, dates and ways of speaking are no Observations."""
    assert rows(text) == []

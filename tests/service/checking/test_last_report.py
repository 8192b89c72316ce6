"""A report beside the one before it."""

from __future__ import annotations

from tests.service.checking.proofs import END, found, whole

LAST = (
    "青山县财政局2022年上半年工作总结\n"
    "上半年受理政府采购投诉件12件，组织财会人员培训3次。自开展行动以来累计清理闲置资产420处。\n"
    "对全县各单位的36名财会人员进行了业务培训和考试。\n"
    "完成预算评审项目金额5000万元。\n"
    "青山县财政局\n2022年7月5日\n"
)


def _kinds(body: str, *kinds: str) -> list[str]:
    return [one.quote for one in found(whole(body), *kinds, earlier=LAST)]


def test_numbers_left_standing() -> None:
    """A sentence with its numbers, word by word; a sentence with new numbers is none."""
    old = "对全县各单位的36名财会人员进行了业务培训和考试。"
    assert _kinds(old, "left_over") == [old]
    assert _kinds(old.replace("36", "41"), "left_over") == []
    assert _kinds("坚持每季度对全县各单位的36名财会人员进行业务培训。", "left_over") == []


def test_jumps() -> None:
    """Ten times as much, or as little; what grew is none."""
    assert _kinds("完成预算评审项目金额52000万元。", "jump") == ["52000万元"]
    assert _kinds("完成预算评审项目金额450万元。", "jump") == ["450万元"]
    assert _kinds("完成预算评审项目金额6200万元。", "jump") == []
    assert _kinds("完成预算评审项目金额0.62亿元。", "jump") == []


def test_units() -> None:
    """What was counted in 次 is not counted in 人."""
    assert _kinds("组织财会人员培训45人。", "unit_changed") == ["45人"]
    assert _kinds("组织财会人员培训4次。", "unit_changed") == []


def test_what_only_grows() -> None:
    """累计 since the beginning does not fall."""
    assert _kinds("自开展行动以来累计清理闲置资产400处。", "cumulative_fell") == ["400处"]
    assert _kinds("自开展行动以来累计清理闲置资产460处。", "cumulative_fell") == []


def test_a_year_is_not_less_than_its_half() -> None:
    """受理 in the whole year beside the first half."""
    half = f"青山县财政局2023年上半年工作总结\n上半年受理政府采购投诉12件。{END}"
    year = "青山县财政局2023年工作总结\n全年受理政府采购投诉{}件。\n青山县财政局\n2024年1月5日\n"
    assert [one.quote for one in found(year.format(9), "cumulative_fell", earlier=half)] == ["9件"]
    assert found(year.format(20), "cumulative_fell", earlier=half) == []


def test_without_a_report_before() -> None:
    """Nothing is compared."""
    assert found(LAST, "left_over", "jump", "unit_changed", "cumulative_fell") == []

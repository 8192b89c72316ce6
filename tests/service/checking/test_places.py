"""Organisations, periods and days that do not fit the report."""

from __future__ import annotations

import pytest

from ingest.document import Description, DocumentKind
from service.checking.places import own_place
from tests.service.checking.proofs import HEAD, found, quotes

LEVELS: tuple[tuple[str, list[str]], ...] = (
    ("推动全县作风进一步好转。", []),
    ("推动全市党员干部作风进一步好转。", ["全市"]),
    # the superior is rightly named
    ("工作经验在全市推广，综合考核位居全市第一。", []),
    ("按照全市统一部署，开展清理。", []),
    ("我市今年新增企业12家。", ["我市"]),
    ("我县今年新增企业12家。", []),
    ("健全县乡村三级服务体系。", []),
    ("对7家市直单位开展了检查。", ["市直"]),
    ("对7家县直单位开展了检查。", []),
    ("对省、市直单位反馈的问题作了整改。", []),
    ("调整至派驻市委办、政府办2名。", ["市委"]),
    ("深入落实省委、市委和县委决策部署。", []),
    ("按照市委要求开展整改。", []),
)
CITY: tuple[tuple[str, list[str]], ...] = (
    ("贵山市财政局2023年工作总结\n我县今年新增企业12家。\n贵山市财政局\n2024年1月5日\n", ["我县"]),
    ("贵山市财政局2023年工作总结\n我市今年新增企业12家，全市上下共同努力。\n贵山市财政局\n2024年1月5日\n", []),
)
OTHERS: tuple[tuple[str, list[str]], ...] = (
    ("青水县纪委监委开展了专项检查。", ["青水县"]),
    ("青山县纪委监委开展了专项检查。", []),
    ("组织干部赴青水县纪委监委考察学习。", []),
    ("认真落实县委决策部署，向县政府报告工作。", []),
)
PERIODS: tuple[tuple[str, list[str]], ...] = (
    ("下半年以来，各项工作有序开展。", ["下半年以来"]),
    ("上半年以来，各项工作有序开展。", []),
    ("2022年上半年，共受理投诉12件。", ["2022年上半年"]),
    ("比2022年上半年增加12件。", []),
    ("一、2022年上半年工作开展情况\n各项工作有序开展。", ["2022年"]),
    ("一、2023年上半年工作开展情况\n各项工作有序开展。", []),
    ("二、2023年下半年工作打算\n继续做好各项工作。", []),
    ("二、2022年下半年工作打算\n继续做好各项工作。", ["2022年"]),
)
DATES: tuple[tuple[str, list[str]], ...] = (
    ("2023年2月30日召开会议。", ["2023年2月30日"]),
    ("2023年2月28日召开会议。", []),
    ("2月29日召开会议。", ["2月29日"]),
    ("6月31日召开会议。", ["6月31日"]),
    ("2023年6月5日（星期一）召开会议。", []),
    ("2023年6月5日（星期三）召开会议。", ["2023年6月5日（星期三"]),
    ("2023年9月12日召开了推进会。", ["2023年9月12日"]),
    ("将于2023年9月12日召开推进会。", []),
    ("截至13月底完成。", ["13月"]),
)


@pytest.mark.parametrize(("body", "expected"), LEVELS)
def test_words_of_another_level(body: str, expected: list[str]) -> None:
    """In the report of a county."""
    assert quotes(body, "organisation") == expected


@pytest.mark.parametrize(("text", "expected"), CITY)
def test_words_of_another_level_in_a_city(text: str, expected: list[str]) -> None:
    """In the report of a city."""
    assert [one.quote for one in found(text, "organisation")] == expected


@pytest.mark.parametrize(("body", "expected"), OTHERS)
def test_another_county(body: str, expected: list[str]) -> None:
    """Its organs do nothing in the own report, unless they are visited."""
    assert quotes(body, "other_organisation") == expected


@pytest.mark.parametrize(("body", "expected"), PERIODS)
def test_periods_left_over(body: str, expected: list[str]) -> None:
    """From the year before."""
    assert quotes(body, "period") == expected


@pytest.mark.parametrize(("body", "expected"), DATES)
def test_days(body: str, expected: list[str]) -> None:
    """The calendar, and the day of signing."""
    assert quotes(body, "date") == expected


def test_signed_before_the_period_ends() -> None:
    """The numbers cannot be those of the whole half-year."""
    early = f"{HEAD}各项工作有序开展。\n青山县财政局\n2023年6月5日\n"
    assert [one.severity for one in found(early, "date")] == ["note"]
    wrong = f"{HEAD}各项工作有序开展。\n青山县财政局\n2022年7月5日\n"
    assert [one.severity for one in found(wrong, "date")] == ["error"]


@pytest.mark.parametrize(
    ("organisation", "place"),
    [
        ("中共**县纪委办公室", ("**县", "县", 2)),
        ("穆山市纪委监委", ("穆山市", "市", 3)),
        ("青海省人民政府", ("青海省", "省", 4)),
        ("宁夏回族自治区人民政府", ("宁夏回族自治区", "区", 4)),
        ("青山县市场监督管理局", ("青山县", "县", 2)),
        ("贵山市城市管理局", ("贵山市", "市", 3)),
        ("青山县清溪镇人民政府", ("清溪镇", "镇", 1)),
    ],
)
def test_the_place_of_an_organisation(organisation: str, place: tuple[str, str, int]) -> None:
    """The innermost one that its name holds."""
    own = own_place(Description(title="工作总结", kind=DocumentKind.REPORT, organisation=organisation))
    assert own is not None
    assert (own.name, own.letter, own.rank) == place

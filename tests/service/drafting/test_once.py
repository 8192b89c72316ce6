"""What happened once is not carried over silently."""

from __future__ import annotations

import pytest

from tests.service.drafting.made_reports import drafted, modelled, only

ASIDE = [
    # (a sentence without a number of the period, why it is set aside)
    "4月，召开述职述廉汇报会，严格落实监督责任。",
    "2023年5月12日，举办开放日活动。",
    "印发《超标准使用办公用房专项清理工作方案》。",
    "印发《讲规学法活动方案》（青发〔2023〕4号）文件，要求全县开展活动。",
    "按照第十四督导组要求抓好整改。",
    "成立以主要领导为组长的领导小组。",
    "新建廉政教育基地。",
    "迎接省级考核。",
    "妥善处置“7·22”强降雨造成的积水。",
]
STAYS = [
    "坚持定期召开分析会，研究解决问题。",
    "深入学习贯彻党的二十大精神和中央八项规定精神。",
    "严格执行《中华人民共和国档案法》，依法管理档案。",
    "用好“第一种形态”，抓早抓小。",
    "落实“两个责任”，健全三会一课制度。",
    "发挥第一书记作用，第一时间回应群众关切。",
    "学习贯彻党的第二十次全国代表大会精神。",
]


@pytest.mark.parametrize("sentence", ASIDE)
def test_what_happened_once_is_set_aside(sentence: str) -> None:
    """A marker stands in its place, and the sentence is kept word for word as a suggestion with its reason."""
    made = drafted(f"工作平稳有序。{sentence}成效明显。")
    assert sentence not in only(made)
    assert only(made).startswith("工作平稳有序。【待补充：本期有无同类工作：")
    assert only(made).endswith("（上期原文见参考1）】成效明显。")
    assert [(one.text, one.label) for one in made.suggestions] == [(sentence, "一、第1段")]
    assert next(one.message for one in made.draft.checks if one.kind == "set_aside").endswith(sentence)


@pytest.mark.parametrize(
    ("sentence", "topic"),
    [
        ("召开学习宣传贯彻落实会议精神（扩大）工作部署动员大会。", "召开学习宣传贯彻落实会议精神工作部署动员大会"),
        ("召开全县学习贯彻《关于进一步加强档案安全工作的意见》推进会。", "召开全县学习贯彻……"),
        ("召开全县开展“我为群众办实事、解难题、促发展”活动推进会。", "召开全县开展……"),
        (
            "召开全县学习贯彻落实安全生产工作会议精神暨半年工作推进会。",
            "召开全县学习贯彻落实安全生产工作会议精神暨半……",
        ),
    ],
)
def test_a_marker_says_what_the_sentence_was_about(sentence: str, topic: str) -> None:
    """Shortened so that no mark loses its other half: proofreading would find it."""
    assert f"本期有无同类工作：{topic}（上期原文" in only(drafted(f"工作平稳有序。{sentence}成效明显。"))


@pytest.mark.parametrize("sentence", STAYS)
def test_what_holds_on_stays(sentence: str) -> None:
    """Names with ordinals and numerals are wording."""
    made = drafted(sentence)
    assert (only(made), made.suggestions, made.draft.untraced) == (sentence, (), ())


KEPT = [
    # (a sentence with a number, which stays; what its names of last time become)
    ("印发《学习资料》《汇编》510余册。", "480", "印发【待补充：文件名称】480册。"),
    ("七届县委第三轮巡察发现问题8个。", "9", "七届县委【待补充：第几轮】巡察发现问题9个。"),
    ("5月新调入干部3名。", "2", "【待补充：时间】新调入干部2名。"),
    ("立案12件，居全市第3。", "9", "立案9件，居全市【待补充：位次】。"),
    ("参赛12件，获得第一名。", "9", "参赛9件，获得【待补充：位次】。"),
    ("立案12件，排名全市第三位。", "9", "立案9件，排名全市【待补充：位次】。"),
    ("组织干部126人签订《廉洁自律承诺书》。", "128", "组织干部128人签订《廉洁自律承诺书》。"),
    ("对公安局、住建局、医保局等7家单位进行了巡察。", "6", "对【待补充：具体名单】等6家单位进行了巡察。"),
]


@pytest.mark.parametrize(("sentence", "value", "expected"), KEPT)
def test_a_sentence_with_a_number_stays(sentence: str, value: str, expected: str) -> None:
    """Its number is of this period; what it names of last period is asked for."""
    (slot,) = modelled(f"一、工作情况\n{sentence}").slots
    assert only(drafted(sentence, {slot.observation.indicator: value})) == expected


def test_what_plans_is_no_event() -> None:
    """下步打算 stays as wording."""
    plan = "制定考核办法，成立工作专班。"
    assert only(drafted(plan, heading="下步打算")) == plan

"""What kind of thing a question asks for."""

from __future__ import annotations

import pytest

from service.answering.cues import answers, cues_of


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("多久要报销？", {"time"}),
        ("迟到了会怎么处理？", {"sanction"}),
        ("这事归谁管？", {"who"}),
        ("能不能借出去？", {"may"}),
        ("最多几个人陪同？", {"amount"}),
        ("什么条件才能申请？", {"condition"}),
        ("丢了怎么办？", {"how"}),
        ("固定资产的范围", set()),
    ],
)
def test_kinds_of_asking(question: str, names: set[str]) -> None:
    """Each is told by the words of asking."""
    assert {cue.name for cue in cues_of(question)} == names


@pytest.mark.parametrize(
    ("question", "text", "share"),
    [
        ("多久要报销？", "应当在十五个工作日内办理报销手续。", 1.0),
        ("多久要报销？", "报销应当附原始凭证。", 0.0),
        ("会怎么处理？", "给予警告或者记过处分。", 1.0),
        ("能不能借出去？", "不得出借。", 1.0),
        ("固定资产的范围", "什么都行", 0.5),
    ],
)
def test_texts_that_say_it(question: str, text: str, share: float) -> None:
    """A time is asked: the clause has a time; nothing is asked: no text is preferred."""
    assert answers(cues_of(question), text) == share

"""Sections that were moved, renamed or left out, and those that are composed anew."""

from __future__ import annotations

import pytest

from ingest.errors import DraftNotFound
from service.drafting.draft import Draft, Paragraph, Section
from service.drafting.putting_back import absent, counterpart, with_section_back


def draft(words: str) -> Draft:
    """A draft of sections such as 一、甲 and （二）丁; 开头 has no mark. Each has its heading as its only paragraph."""
    sections = []
    for one in words.split():
        mark = "" if one == "开头" else one[: one.index("、" if "、" in one else "）") + 1]
        heading = "" if one == "开头" else one.removeprefix(mark)
        level = 0 if not mark else 1 if "、" in mark else 2
        sections.append(Section(level, mark, heading, (Paragraph(heading or one),)))
    return Draft("题", tuple(sections))


MODEL = draft("开头 一、甲 （一）乙 （二）丙 二、丁 （一）戊 三、己")


def printed(one: Draft) -> str:
    return " ".join(section.mark + section.heading or "开头" for section in one.sections)


@pytest.mark.parametrize(
    ("words", "position", "expected"),
    [
        ("开头 一、丁 二、甲", 1, "一、丁"),
        ("开头 一、甲 （一）丙", 2, "（一）丙"),
        ("一、甲 （一）改过的", 1, "（一）乙"),
        ("二、甲 三、改过的", 1, "三、己"),
        ("开头", 0, "开头"),
    ],
    ids=["moved", "another left out", "renamed", "renamed beside a moved one", "opening"],
)
def test_a_section_is_written_anew_as_itself(words: str, position: int, expected: str) -> None:
    """Its own place in the model counts, not the place where it stands now; its mark stays."""
    found = counterpart(draft(words), MODEL, position)
    assert (found.mark + found.heading or "开头") == expected


@pytest.mark.parametrize(("words", "position"), [("一、甲 四、另写的", 1), ("一、甲", 5)])
def test_what_the_model_does_not_have_cannot_be_written_anew(words: str, position: int) -> None:
    """A section that somebody added, and none at all."""
    with pytest.raises(DraftNotFound):
        counterpart(draft(words), MODEL, position)


@pytest.mark.parametrize(
    ("words", "label", "expected"),
    [
        ("开头 一、甲 （一）乙 （二）丙 二、己", "二、", "开头 一、甲 （一）乙 （二）丙 二、丁 （一）戊 三、己"),
        ("开头 一、甲 （一）丙 二、丁 （一）戊 三、己", "一、（一）", printed(MODEL)),
        ("开头 一、丁 （一）戊 二、己", "一、", "开头 一、甲 （一）乙 （二）丙 二、丁 （一）戊 三、己"),
        ("一、甲 （一）乙 （二）丙 二、丁 （一）戊 三、己", "", printed(MODEL)),
        ("开头 一、己 二、丁 （一）戊", "一、", "开头 一、甲 （一）乙 （二）丙 二、己 三、丁 （一）戊"),
    ],
    ids=["with those under it", "first under a heading", "first of all", "opening", "in another order"],
)
def test_a_section_comes_back_where_it_stood(words: str, label: str, expected: str) -> None:
    """Behind the one that it follows in the model; the numbering follows, and then nothing of it is absent."""
    one = draft(words)
    assert label in [name for name, _ in absent(one, MODEL)]
    back = with_section_back(one, MODEL, label)
    assert printed(back) == expected
    assert label not in [name for name, _ in absent(back, MODEL)]
    with pytest.raises(DraftNotFound):
        with_section_back(back, MODEL, "九、")

"""What a document does to others: tables of clauses and the acts that they are."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.document import Act, ActKind
from tests.ingest.made_texts import made

EFFECT = date(2023, 7, 1)


def acts_of(*lines: str) -> tuple[Act, ...]:
    """What the document of these lines does."""
    return made("\n".join(lines)).acts


def closing(clause: str) -> list[tuple[str, str, date | None, date | None]]:
    """Title, number, day and version of what the last article repeals, in force from 2023年7月1日."""
    lines = ["青山县登记办法", "第一条 为了登记，制定本办法。", f"第二条 本办法自2023年7月1日起施行{clause}"]
    return [
        (act.title, act.document_number, act.day, act.before) for act in acts_of(*lines) if act.kind is ActKind.REPEALS
    ]


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("，《青山县旧办法》同时废止。", [("青山县旧办法", "", EFFECT, None)]),
        ("。《青山县旧办法》同时废止。", [("青山县旧办法", "", EFFECT, None)]),
        ("。原《青山县旧办法》即行废止。", [("青山县旧办法", "", EFFECT, None)]),
        (
            "，《青山县甲办法》《青山县乙办法》、《青山县丙办法》同时废止。",
            [(f"青山县{name}办法", "", EFFECT, None) for name in "甲乙丙"],
        ),
        # the version meant and its number
        (
            "。2005年3月1日青山县人民政府发布的《青山县旧办法》同时废止。",
            [("青山县旧办法", "", EFFECT, date(2005, 3, 1))],
        ),
        ("。《青山县旧办法》（青政发[2005]5号）同时废止。", [("青山县旧办法", "青政发〔2005〕5号", EFFECT, None)]),
        (
            "。2005年3月1日青山县人民政府令第12号公布的《青山县旧办法》同时废止。",
            [("青山县旧办法", "青山县人民政府令第12号", EFFECT, date(2005, 3, 1))],
        ),
        (
            "。2001年5月1日通过、2005年3月1日修正的《青山县甲办法》和2006年4月2日发布的《青山县乙办法》同时废止。",
            [
                ("青山县甲办法", "", EFFECT, date(2005, 3, 1)),
                ("青山县乙办法", "", EFFECT, date(2006, 4, 2)),
            ],
        ),
        # the decision that revised it is not repealed
        (
            "。根据2005年3月1日《关于修改〈青山县旧办法〉的决定》修正的《青山县旧办法》同时废止。",
            [("青山县旧办法", "", EFFECT, date(2005, 3, 1))],
        ),
        ("。《青山县实施〈登记法〉办法》同时废止。", [("青山县实施〈登记法〉办法", "", EFFECT, None)]),
        ("。《青山县旧办法》自本办法施行之日起废止。", [("青山县旧办法", "", EFFECT, None)]),
        ("。《青山县旧办法》自2024年1月1日起停止执行。", [("青山县旧办法", "", date(2024, 1, 1), None)]),
        ("。《青山县旧办法》等3件规定同时失效。", [("青山县旧办法", "", EFFECT, None)]),
        ("。《青山县“四类”旧办法》同时废止。", [("青山县“四类”旧办法", "", EFFECT, None)]),
        # what is no repeal
        ("。与本办法不一致的，以本办法为准。", []),
        ("。与本办法相抵触的规定同时废止。", []),
        ("。《青山县旧办法》与本办法不一致的，以本办法为准。", []),
        ("。《青山县旧办法》中有关登记的规定同时废止。", []),
        ("。《青山县旧办法》第三条同时废止。", []),
        ("。《青山县旧办法》废止前已经登记的，继续有效。", []),
        ("。需要废止《青山县旧办法》的，由县人民政府决定。", []),
        ("。县财政局可以废止《青山县旧办法》。", []),
        ("。依照《登记法》领取的旧证同时废止。", []),
        ("。新条文为“《青山县旧办法》同时废止”。", []),
    ],
)
def test_the_last_article_repeals(clause: str, expected: list[tuple[str, str, date | None, date | None]]) -> None:
    """Whole documents named by title; parts, conditions and quotations are left alone."""
    assert closing(clause) == expected


def test_the_quote_is_the_clause() -> None:
    """What is shown is the sentence that repeals."""
    document = made("青山县登记办法\n第一条 本办法自2023年7月1日起施行。2005年3月1日发布的《青山县旧办法》同时废止。")
    act = document.acts[0]
    assert document.text[act.start : act.end] == "2005年3月1日发布的《青山县旧办法》同时废止。"


def test_a_revised_law_repealed_when_its_first_version_began() -> None:
    """The day that stands beside 同时废止 is meant, though this version's own day of effect is unknown."""
    note, end = "（2005年1月1日通过 2020年5月6日修正）", "本办法自2005年7月1日起施行。《青山县旧办法》同时废止。"
    document = made("\n".join(["青山县登记办法", note, f"第一条 {end}"]))
    assert document.description.effective_from is None
    assert [act.day for act in document.acts] == [date(2005, 7, 1)]


def test_a_decision_to_repeal_names_every_title() -> None:
    """Lists with and without 《》, tables and annexes; what is amended or kept is not repealed."""
    acts = acts_of(
        "青山县人民政府关于废止和修改部分规章的决定",
        "县人民政府决定废止下列规章：",
        "一、《青山县甲办法》（2001年5月1日青山县人民政府令第1号公布）",
        "二、青山县乙办法",
        "修改下列规章：",
        "一、《青山县丙办法》",
        "本决定自2023年7月1日起施行。",
        "附件",
        "决定废止的规章目录",
        "1.《青山县丁办法》",
    )
    repealed = [(act.title, act.document_number, act.day) for act in acts if act.kind is ActKind.REPEALS]
    assert repealed == [
        ("青山县甲办法", "青山县人民政府令第1号", EFFECT),
        ("青山县乙办法", "", EFFECT),
        ("青山县丁办法", "", EFFECT),
    ]


def test_a_decision_of_one_sentence() -> None:
    """决定废止《…》, and a list of which each line says 废止."""
    one = acts_of(
        "青山县人民政府关于废止《青山县旧办法》的决定",
        "县人民政府决定废止《青山县旧办法》。",
        "本决定自2023年7月1日起施行。",
    )
    assert [(act.title, act.day) for act in one] == [("青山县旧办法", EFFECT)]
    several = acts_of("关于废止部分规章的决定", "一、废止《青山县甲办法》", "二、废止《青山县乙办法》")
    assert [act.title for act in several] == ["青山县甲办法", "青山县乙办法"]


@pytest.mark.parametrize(
    ("lines", "amended"),
    [
        (["青山县人民政府关于修改《青山县登记办法》的决定", "一、将第三条修改为：“甲。”"], ["青山县登记办法"]),
        (["青山县人民政府决定", "对《青山县登记办法》作如下修改："], ["青山县登记办法"]),
        (
            [
                "关于修改《青山县甲办法》等两件规章的决定",
                "一、修改《青山县甲办法》",
                "二、《青山县乙办法》",
                "将第一条修改为：“甲。”",
            ],
            ["青山县甲办法", "青山县乙办法"],
        ),
        (["登记法修正案（三）", "一、将第三条修改为：“甲。”"], ["登记法"]),
        (["青山县登记办法", "（根据2020年5月6日《关于修改〈青山县登记办法〉的决定》修正）", "第一条 甲。"], []),
        (["青山县登记办法", "第一条 需要修改《青山县旧办法》的，应当提出。"], []),
    ],
)
def test_decisions_to_amend(lines: list[str], amended: list[str]) -> None:
    """A decision amends what its title and its parts name; the notes of a revised law do nothing to others."""
    found = acts_of(*lines, "本决定自2023年7月1日起施行。")
    assert [act.title for act in found if act.kind is ActKind.AMENDS] == amended
    assert all(act.day == EFFECT for act in found)


_clause = st.text(alphabet="《》〈〉（）、，。；废止同时自起施行本办法决定2005年3月1日\n附件：1.", max_size=60)


@given(_clause)
def test_spans_lie_within_the_text(clause: str) -> None:
    """Whatever stands there, an act's span is a part of the text that holds a title's first words."""
    document = made(f"青山县登记办法\n第一条 《青山县旧办法》同时废止。\n{clause}")
    for act in document.acts:
        assert 0 <= act.start < act.end <= len(document.text)
        assert act.title[:1] in document.text[act.start : act.end]

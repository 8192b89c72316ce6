"""Heads: titles, notes (题注), contents (目录), and where the body begins."""

from __future__ import annotations

import pytest

from ingest.document import Line, UnitKind
from ingest.head import Head, bare, has_suffix, join_title, read_head
from tests.ingest.made_texts import plain_lines


def head(*lines: str | Line, name: str = "文件名", head_lines: int = 0) -> Head:
    """The head of a document of these lines."""
    return read_head(plain_lines(*lines), name, head_lines)


@pytest.mark.parametrize(
    ("lines", "title", "body"),
    [
        (["青山县登记办法", "第一条 甲。"], "青山县登记办法", 1),
        (["青山县登记办法（试行）", "第一条 甲。"], "青山县登记办法（试行）", 1),
        (["青纪发〔2023〕2号", "关于加强登记的通知", "各镇人民政府："], "关于加强登记的通知", 2),
        (
            ["中共青山县纪律检查委员会文件", "青纪发〔2023〕2号", "关于加强登记的通知", "各镇："],
            "关于加强登记的通知",
            3,
        ),
        (["标题：青山县登记办法", "来源：青山网", "第一条 甲。"], "青山县登记办法", 2),
        (["**青山县登记办法**", "第一条 甲。"], "青山县登记办法", 1),
        (["青山县登记办法（青政发〔2021〕7号）", "第一条 甲。"], "青山县登记办法", 1),
        (["首页", "来源：青山网", "2024年青山县政府工作报告", "各位代表："], "2024年青山县政府工作报告", 3),
        (["**市机关：", "按照要求，现将**县机关上半年工作总结如下。", "一、情况"], "**县机关上半年工作总结", 0),
        (["各位代表：", "现在报告工作，请提出意见", "一、情况"], "文件名", 0),
        (["第一条 甲。", "第二条 关于登记的规定"], "文件名", 0),
        (["现在，我报告工作，请各位提出意见", "第一条 甲。"], "文件名", 0),
        (["一段没有标题的话。"], "文件名", 0),
    ],
)
def test_titles(lines: list[str], title: str, body: int) -> None:
    """A title is a line that ends as titles do, else what 现将…如下 names, else the file's name."""
    found = head(*lines)
    assert (found.title, found.body) == (title, body)


def test_a_centred_title_may_begin_on_the_line_above() -> None:
    """Two centred lines of one size are one title; Han join without a blank."""
    lines = [Line("青山县人民政府关于进一步加强", centred=True), Line("登记工作的通知", centred=True), Line("各镇：")]
    found = head(*lines)
    assert found.title == "青山县人民政府关于进一步加强登记工作的通知"
    assert [node.kind for node in found.nodes] == [UnitKind.TITLE]


def test_a_red_head_is_no_part_of_the_title() -> None:
    """红头 and 发文字号 above a centred title are notes."""
    lines = [
        Line("青山县人民政府文件", centred=True, size=40.0),
        Line("青政发〔2023〕7号", centred=True, size=16.0),
        Line("青山县人民政府关于加强", centred=True, size=22.0),
        Line("登记工作的通知", centred=True, size=22.0),
        Line("各镇人民政府："),
    ]
    found = head(*lines)
    assert found.title == "青山县人民政府关于加强登记工作的通知"
    assert [node.kind for node in found.nodes] == [UnitKind.NOTE, UnitKind.NOTE, UnitKind.TITLE]


def test_notes_under_the_title() -> None:
    """Passing, publication and effective notes are the head's; the first sentence of the body is not."""
    found = head(
        "青山县登记办法",
        "（2020年5月6日青山县人民代表大会常务委员会通过）",
        "2020年5月8日青山县人民代表大会常务委员会公布",
        "自2020年7月1日起施行",
        "为了规范登记，制定本办法。",
    )
    assert [node.kind for node in found.nodes] == [UnitKind.TITLE] + [UnitKind.NOTE] * 3
    assert [node.number.value for node in found.nodes if node.number] == [1, 2, 3]
    assert found.body == 4


def test_a_title_may_stand_twice() -> None:
    """The title again under the notes, on one line or two, is no part of the body."""
    found = head("青山县登记管理办法", "（2020年5月6日通过）", "青山县登记", "管理办法", "第一章 总则", "第一条 甲。")
    assert (found.title, found.body) == ("青山县登记管理办法", 4)
    assert [node.kind for node in found.nodes] == [UnitKind.TITLE, UnitKind.NOTE, UnitKind.NOTE]


def test_a_title_may_begin_with_its_organisation() -> None:
    """The issuer and 关于…的 on lines of their own are one title with the line that ends it."""
    found = head("青山县人民法院", "关于登记案件适用法律", "若干问题的规定", "第一条 甲。")
    assert (found.title, found.body) == ("青山县人民法院关于登记案件适用法律若干问题的规定", 3)


def test_a_note_in_brackets_may_go_over_lines() -> None:
    """A bracket that is open at the end of a line closes on a later one."""
    found = head(
        "青山县登记办法", "（2020年5月6日青山县人民代表大会通过", "根据2021年3月4日的决定修正）", "第一条 甲。"
    )
    assert [(node.kind, node.number.value if node.number else None) for node in found.nodes] == [
        (UnitKind.TITLE, None),
        (UnitKind.NOTE, 1),
    ]
    assert found.body == 3


def test_lines_before_the_salutation_are_notes() -> None:
    """Who reports, where and when stand between the title and 各位代表：."""
    lines = ["政府工作报告", "——2024年1月5日在青山县第九届人民代表大会第二次会议上", "县长 林青", "各位代表："]
    found = head(*lines)
    assert (found.title, found.body) == ("政府工作报告", 3)
    assert [node.kind for node in found.nodes] == [UnitKind.TITLE, UnitKind.NOTE, UnitKind.NOTE]


@pytest.mark.parametrize("word", ["目录", "目  录", "目次"])
def test_contents_end_where_the_first_chapter_repeats(word: str) -> None:
    """目录 and its entries are one Unit; the second 第一章 begins the body."""
    lines = ["青山县登记办法", word, "第一章 总则……1", "第二章 登记……2", "附则……3", "第一章 总则", "第一条 甲。"]
    found = head(*lines)
    assert found.body == 5
    assert [node.kind for node in found.nodes] == [UnitKind.TITLE, UnitKind.CONTENTS]


def test_contents_without_their_name() -> None:
    """Headings that all come again are contents even without the word 目录; headings that do not are the body."""
    lines = ["青山县登记办法", "第一章 总则", "第二章 登记", "第一章 总则", "第一条 甲。", "第二章 登记", "第二条 乙。"]
    assert head(*lines).body == 3
    assert head("青山县登记办法", "第一章 总则", "第一节 原则", "第一条 甲。", "第一章 又来", "第二条 乙。").body == 1


def test_a_red_head_is_no_title_though_it_is_declared_one() -> None:
    """Outlines of PDF and OFD begin with the 红头; the title stands below the number."""
    found = head(Line("青山县人民政府文件", heading_level=1), "青政发〔2023〕7号", "关于加强登记的通知", "各镇：")
    assert (found.title, found.body) == ("关于加强登记的通知", 3)
    assert head(Line("招标文件", heading_level=1), "一、总则").title == "招标文件"


def test_a_declared_head_is_all_notes() -> None:
    """The lines that the source marks as its head are notes, whatever they say."""
    found = head(Line("青山县登记办法", heading_level=1), "沿革说明", "又一行", "第一条 甲。", head_lines=3)
    assert found.body == 3


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("**标题**", "标题"),
        ("*2024年发布*", "2024年发布"),
        ("# 标题", "标题"),
        ("**县机关", "**县机关"),
        ("**县机关与**市机关", "**县机关与**市机关"),
        ("**县**市**", "**县**市**"),
        ("****", "****"),
    ],
)
def test_only_emphasis_around_the_whole_is_removed(text: str, words: str) -> None:
    """**标题** is emphasis, **县 is a masked name."""
    assert bare(text) == words


def test_titles_join_without_blanks_between_han() -> None:
    """Blanks between Han go, blanks around other letters stay."""
    assert join_title(["关于 加强", "登记的通知"]) == "关于加强登记的通知"
    assert join_title(["青山中心", "2023年工作总结"]) == "青山中心2023年工作总结"
    assert join_title(["关于 ISO", "9001 的通知"]) == "关于 ISO 9001 的通知"
    assert join_title(["中共青山县委 青山县人民政府关于登记的意见"]) == "中共青山县委 青山县人民政府关于登记的意见"


def test_suffixes_see_past_brackets() -> None:
    """（试行） and years do not hide what a title ends with."""
    assert has_suffix("登记办法（试行）（2023修订）", ("办法",))
    assert not has_suffix("办法说", ("办法",))


def test_contents_led_by_dots() -> None:
    """Lines that dots lead to page numbers are contents, with the word 目录 or without; two of them are text."""
    entries = ["一、总体情况……………………1", "（一）登记.........................2", "二、下一步打算 · · · · · · 3"]
    found = head("青山县工作总结", *entries, "一、总体情况", "登记三件。")
    assert found.body == 4
    assert head("青山县工作总结", *entries[:2], "一、总体情况").body == 1
    assert head("青山县工作总结", "目　录", *entries, "一、总体情况").body == 5

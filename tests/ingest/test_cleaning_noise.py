"""Cleaning of what surrounds a text: web pages, browsers, pages of a former paged file, broken lines."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.cleaning import STEPS, clean, cleaned
from ingest.cleaning.browser_print import drop_browser_print
from ingest.cleaning.paged_text import drop_bare_numbers
from ingest.cleaning.web_noise import drop_web_noise
from ingest.cleaning.wrapped_text import join_wrapped
from ingest.document import Box, Line, PageOfText, Reading, Segment
from ingest.readers import read

BODY = ["各位代表：", "现在，我代表县人民政府报告工作。", "一、工作回顾", "一年来，登记三件。"]


def of(*lines: Line | str) -> Reading:
    """A reading of one page without number."""
    made = tuple(Line(line) if isinstance(line, str) else line for line in lines)
    return Reading((PageOfText(made),), "text/plain")


def texts(reading: Reading) -> list[str]:
    """The text of each line."""
    return [line.text for page in reading.pages for line in page.lines]


@pytest.mark.parametrize(
    ("head", "kept"),
    [
        (
            ["下载", "打印", "全屏", "收藏", "【字号：", "加大", "还原", "减小", "】", "青山县政府工作报告"],
            ["青山县政府工作报告"],
        ),
        (
            ["您的位置:", "首页", ">", "青山要闻", ">", "县内", "县内", "政府工作报告", "来源：青山日报"],
            ["政府工作报告", "来源：青山日报"],
        ),
        (["当前位置：首页 > 政务公开 > 工作报告", "工作报告"], ["工作报告"]),
        (
            ["工作报告", "2026年1月7日在会议上", "首页", ">", "政务", "工作报告", "2026年1月7日在会议上"],
            ["工作报告", "2026年1月7日在会议上"],
        ),
        (
            ["工作报告", "来源:", "青山日报", "发布时间：", "2026-01-02 09:10"],
            ["工作报告", "来源:青山日报", "发布时间：2026-01-02 09:10"],
        ),
        (
            ["来源: 青山日报  发布时间: 2024-02-29 14:35   浏览次数：611次  字体:[*小**中**大*]"],
            ["来源: 青山日报  发布时间: 2024-02-29 14:35"],
        ),
        (["发布日期：2024-03-01 来源：办公室 【字体：大 中 小】 打印 关闭"], ["发布日期：2024-03-01 来源：办公室"]),
        (["县长作政府工作报告。本报记者 某某 摄", "工作报告"], ["工作报告"]),
        (["大", "中", "小"], ["大", "中", "小"]),
        (["首页设计说明"], ["首页设计说明"]),
    ],
)
def test_the_head_of_a_web_page_goes(head: list[str], kept: list[str]) -> None:
    """Buttons, sizes, the way to the page and counters go; title, source and day stay."""
    assert texts(drop_web_noise(of(*head, *BODY))) == [*kept, *BODY]


@pytest.mark.parametrize(
    ("foot", "kept"),
    [
        (["相关报道："], []),
        (["扫一扫在手机打开当前页", "【", "打印本页", "】", "【", "关闭窗口", "】"], []),
        (["责任编辑：", "某某", "相关链接>>", "另一份报告的解读", "打印本页", "政府工作报告"], []),
        (["上一篇：某某通知", "下一篇：无"], []),
        (["主办单位：青山县人民政府办公室", "网站标识码：5200000001", "某ICP备12345678号-1", "地址：青山镇"], []),
        (["（来源：青山日报）", "编辑：某某"], ["（来源：青山日报）"]),
        (["青山县财政局", "2024年3月1日"], ["青山县财政局", "2024年3月1日"]),
        (
            ["青山县财政局", "2024年3月1日", "附件：登记表", "打印本页"],
            ["青山县财政局", "2024年3月1日", "附件：登记表"],
        ),
        (["相关链接", "青山县财政局", "2024年3月1日"], ["相关链接", "青山县财政局", "2024年3月1日"]),
        (["地址：青山镇", "电话：0000"], ["地址：青山镇", "电话：0000"]),
        (["收藏", "这是正文的最后一句。"], ["收藏", "这是正文的最后一句。"]),
    ],
)
def test_the_foot_of_a_web_page_goes(foot: list[str], kept: list[str]) -> None:
    """Everything from the line that opens the foot goes, and nothing of the text, its signature or its annexes."""
    assert texts(drop_web_noise(of("政府工作报告", *BODY, *foot))) == ["政府工作报告", *BODY, *kept]


def test_noise_inside_the_text_is_not_looked_at() -> None:
    """下载 and 打印 between the first and the last line of a text are its own words."""
    lines = ["办事指南", "一、步骤", "下载", "打印", "字号：大", "二、办理", "窗口办理。"]
    assert texts(drop_web_noise(of(*lines))) == lines


def paged(*pages: list[str]) -> Reading:
    """A reading of numbered pages."""
    made = [PageOfText(tuple(map(Line, lines)), number, 595, 842) for number, lines in enumerate(pages, 1)]
    return Reading(tuple(made), "application/pdf")


def test_what_a_browser_prints_goes() -> None:
    """Address with day or count go anywhere; day and title at the edge of pages that have such a foot."""
    foot = "https://www.example.cn/a/b.html 2023/6/5 10:21 第1页/共3页"
    reading = paged(["2023/6/5 10:21 工作报告", "一、情况", "见 https://www.example.cn 的公告。", foot], ["甲。", foot])
    assert texts(drop_browser_print(reading)) == ["一、情况", "见 https://www.example.cn 的公告。", "甲。"]
    assert texts(drop_browser_print(of("https://www.example.cn/a 1/3", "正文。"))) == ["正文。"]
    assert texts(drop_browser_print(of("2023/6/5 10:21", "https://www.example.cn/a"))) == [
        "2023/6/5 10:21",
        "https://www.example.cn/a",
    ]


def test_the_page_numbers_of_a_former_paged_file_go() -> None:
    """1, 2, 3 far apart are page numbers, with the head beside them; a column of numbers is not."""
    block = [f"第{number}句话在这里。" for number in range(12)]
    others = [[f"第{page}页{line}" for line in block] for page in "甲乙丙"]
    head = "青山县规章汇编"
    lines = [*others[0], "1", head, *others[1], "2", head, *others[2], "3"]
    assert texts(drop_bare_numbers(of(*lines))) == [*others[0], *others[1], *others[2]]
    column = ["1", "甲", "2", "乙", "3", "丙"]
    assert texts(drop_bare_numbers(of(*column))) == column
    broken = [*block, "1", *block, "3", *block, "4"]
    assert texts(drop_bare_numbers(of(*broken))) == broken


def wrapped(paragraphs: list[str], width: int, indent: bool) -> list[str]:
    """Paragraphs broken at `width` Han, as an editor does, trimmed as the reader does."""
    lines = []
    for paragraph in paragraphs:
        rest = ("　　" if indent else "") + paragraph
        while rest:
            lines.append(rest[:width].strip("　"))
            rest = rest[width:]
    return lines


HAN = st.text(st.sampled_from("登记机关应当依法公开办理事项并及时告知申请人材料"), min_size=70, max_size=160)


@settings(max_examples=60, deadline=None)
@given(st.lists(HAN, min_size=4, max_size=8), st.integers(24, 40), st.booleans())
def test_broken_lines_are_joined(sources: list[str], width: int, indent: bool) -> None:
    """Whatever was broken at one width comes back as its paragraphs, unless a last line is full by chance."""
    paragraphs = [source + "。" for source in sources]
    lead = 2 if indent else 0
    if all(0 < (len(paragraph) + lead) % width < width - 3 for paragraph in paragraphs):
        assert texts(join_wrapped(of(*wrapped(paragraphs, width, indent)))) == paragraphs


@pytest.mark.parametrize(
    "lines",
    [
        ["登记三件，公开两件，全部按期办结。"] * 12,
        ["青山县", "财政局", "审计局"] * 6,
        ["第一条 甲。" * 40, *(["短行"] * 10)],
        ["关于开展登记工作情况的统计表格之一" * 2] * 3,
        [
            f"{number}、废止《青山县登记事项管理办法》（青山县人民代表大会常务委员会通过）"
            for number in "一二三四五六七八九"
        ],
    ],
)
def test_lines_that_were_not_broken_stay(lines: list[str]) -> None:
    """Short lines, sentences of one length, and long paragraphs are left alone."""
    assert texts(join_wrapped(of(*lines))) == lines


def test_a_label_begins_a_paragraph_of_broken_text() -> None:
    """（一） behind a full line begins an item; 第三项规定 goes on with the sentence."""
    full = "登记机关应当依法公开办理事项并及时告知申请人材料"
    lines = [full, full, full, full, full, full, "第（三）项规定的情形应当公开。", full, "（一）登记；"]
    found = texts(join_wrapped(of(*lines)))
    assert found == [full * 6 + "第（三）项规定的情形应当公开。", full, "（一）登记；"]


WORDS = (
    "下载 【字号： 大 】 首页 > 要闻 来源： 青山日报 工作报告 1"
    " 扫一扫看全文 相关链接 责任编辑： 甲 一、情况 登记三件，公开两件。 附件：表"
)
NOISY = st.lists(
    st.sampled_from([*WORDS.split(), "来源：某报 浏览次数：3次 打印", "— 2 —", "2023/6/5 10:21", "打印本页 "]),
    max_size=24,
)


@settings(max_examples=300, deadline=None)
@given(NOISY)
def test_cleaning_noise_twice_changes_nothing(sources: list[str]) -> None:
    """What was cleaned is clean, and what is left is in the order of the source."""
    once = clean(of(*sources))
    assert clean(of(*once)) == once


@settings(max_examples=200, deadline=None)
@given(NOISY, st.booleans())
def test_segments_add_up_after_every_noise_step(sources: list[str], numbered: bool) -> None:
    """Dropping, joining and cutting lines keeps each segment's share of the text."""
    box = Box(72, 100, 500, 120)
    cuts = [[0, len(source) // 2, len(source)] for source in sources]
    lines = tuple(
        Line(source, tuple(Segment(b - a, 1, box) for a, b in pairwise(cut) if b > a), size=16.0)
        for source, cut in zip(sources, cuts, strict=True)
    )
    reading = Reading(
        (PageOfText(lines, 1 if numbered else None, 595, 842),), "application/pdf", paragraphs=not numbered
    )
    for step in STEPS:
        reading = step(reading)
        for line in reading.pages[0].lines:
            assert sum(segment.length for segment in line.segments) == len(line.text)


def test_the_lines_a_source_marks_as_head_are_counted_without_noise() -> None:
    """When lines of the head go, `head_lines` counts those that stay."""
    reading = Reading(
        (PageOfText(tuple(map(Line, ["下载", "登记办法", "第一条 甲。"]))),),
        "text/markdown",
        properties={"head_lines": "2"},
    )
    assert cleaned(reading).properties == {"head_lines": "1"}


_EVIDENT = re.compile(
    r"下载|打印|全屏|收藏|字[号体]|加大|还原|减小|^[大中小>×|【】]$|首页|位置|要闻|政务|信息|政府工作报告$|分享|相关|扫一扫|关闭"
    r"|编辑|阅读量|浏览次数|摄$|专题|^[0-9a-f]{32}|月\d+日在.*会议上|^.{2,4}$|报告|以奋勇"
)


@pytest.mark.parametrize("folder", ["provincial-2026", "guizhou", "policy", "state-council"])
def test_nothing_of_real_reports_is_lost(shared_data: Path, folder: str) -> None:
    """Of real pages only noise goes: each dropped line says so itself, and none of them ends a sentence of the text."""
    for path in sorted((shared_data / "reports" / folder).iterdir()):
        reading = read(path.read_bytes(), path.name)
        before, after = texts(reading), "\n".join(texts(drop_web_noise(reading)))
        dropped = [line for line in before if line not in after]
        assert all(_EVIDENT.search(line) for line in dropped), (path.name, dropped)
        assert sum(map(len, dropped)) < 500, path.name

"""A Reading → the lines a document is made of: a visible list of small steps.

Every step takes a Reading and returns one, has a name and can be left out. Steps keep what `segments` promise: in a
line that has them, their lengths add up to the line's text. A table of contents is no noise: it stays, as a Unit.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ingest.cleaning.blanks import collapse_blanks, drop_blank_lines, drop_invisible
from ingest.cleaning.browser_print import drop_browser_print
from ingest.cleaning.characters import unify_characters
from ingest.cleaning.page_furniture import drop_page_numbers, drop_running_lines
from ingest.cleaning.paged_text import drop_bare_numbers
from ingest.cleaning.paragraphs import join_paragraphs
from ingest.cleaning.web_noise import drop_web_noise
from ingest.cleaning.wrapped_text import join_wrapped
from ingest.document import Line, Reading
from ingest.errors import SettingsError

__all__ = ["STEPS", "Step", "clean", "cleaned", "steps_without", "steps_written"]


@dataclass(frozen=True, slots=True)
class Step:
    """A step of cleaning: its name in settings, what it does in one sentence, and the function."""

    name: str
    chinese: str
    english: str
    run: Callable[[Reading], Reading]

    def __call__(self, reading: Reading) -> Reading:
        """`reading` after this step."""
        return self.run(reading)


STEPS: tuple[Step, ...] = (
    Step(
        "invisible",
        "删除看不见的字符：控制符、零宽字符、书写方向标记。",
        "Remove control characters, zero-width characters and direction marks.",
        drop_invisible,
    ),
    Step(
        "lookalikes",
        "把康熙部首、兼容汉字换成相应的汉字；全角字母、数字和标点照原样保留。",
        "Replace radicals and compatibility ideographs by their Han characters; full-width text stays.",
        unify_characters,
    ),
    Step(
        "running_lines",
        "删除多数页面在同一位置重复的页眉、页脚。",
        "Remove heads and feet that most pages repeat at one place.",
        drop_running_lines,
    ),
    Step(
        "browser_print",
        "删除浏览器打印在页边的网址、日期、标题和页数。",
        "Remove the address, day, title and page count that a browser prints at the edges.",
        drop_browser_print,
    ),
    Step(
        "page_numbers",
        "删除页码：— 1 —、第1页共3页、页边的单个数字。",
        "Remove page numbers: — 1 —, page 1 of 3, a bare number at the edge of a page.",
        drop_page_numbers,
    ),
    Step(
        "paged_text",
        "删除由分页文件转成的文本中逐页相连的数字行及其旁边重复的页眉。",
        "Remove the lines 1, 2, 3 … left in a text that once had pages, and the heads beside them.",
        drop_bare_numbers,
    ),
    Step(
        "web_noise",
        "删除正文前后的网页杂质：按钮、字号、导航、浏览次数、分享、责任编辑、相关链接、网站信息；来源和时间保留。",
        "Remove what a web page carries above and below the text; source and date stay.",
        drop_web_noise,
    ),
    Step(
        "broken_lines",
        "把 PDF 等版式文件中同一段落的各行连接起来，并去掉英文单词的断字符。",
        "Join the printed lines of one paragraph, and mend hyphenated words.",
        join_paragraphs,
    ),
    Step(
        "wrapped_text",
        "把按固定宽度折行的文本连接成段落，证据不足时不动。",
        "Join the lines of a text that was broken at one width, when the evidence is clear.",
        join_wrapped,
    ),
    Step(
        "blanks",
        "去掉行首行尾的空白，把连续空白并为一个空格。",
        "Trim lines and make runs of blanks one space.",
        collapse_blanks,
    ),
    Step("blank_lines", "删除没有文字的行。", "Remove lines without text.", drop_blank_lines),
)


def cleaned(reading: Reading, steps: Sequence[Callable[[Reading], Reading]] = STEPS) -> Reading:
    """`reading` after the `steps`; cleaning it again changes nothing."""
    for step in steps:
        reading = step(reading)
    return reading


def clean(reading: Reading, steps: Sequence[Callable[[Reading], Reading]] = STEPS) -> tuple[Line, ...]:
    """The lines of `reading` in order, after the `steps`."""
    return tuple(line for page in cleaned(reading, steps).pages for line in page.lines)


def steps_without(names: Sequence[str]) -> tuple[Step, ...]:
    """All steps but those that `names` names; SettingsError for an unknown name."""
    known = [step.name for step in STEPS]
    for name in names:
        if name not in known:
            raise SettingsError(f"没有名为“{name}”的清洗步骤。可用的步骤：{'、'.join(known)}。")
    return tuple(step for step in STEPS if step.name not in names)


def steps_written(setting: str) -> tuple[Step, ...]:
    """The steps that a setting leaves: `-web_noise,-blanks` switches two off, an empty one none."""
    names = [part.strip() for part in setting.split(",") if part.strip()]
    for name in names:
        if not name.startswith("-"):
            raise SettingsError(f"设置 GUIWEN_CLEANING 中的“{name}”应写作“-{name}”，表示关闭这一步。")
    return steps_without([name[1:] for name in names])

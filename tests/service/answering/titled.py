"""A list of titles for reading questions, without a Library behind it."""

from __future__ import annotations

from datetime import date

from service.answering.question import Cited, Question, Turn
from service.answering.titles import TitleIndex
from service.answering.understand import Understood, understand
from tests.service.test_titles import record

TODAY = date(2026, 11, 24)
NEW, OLD = date(2021, 1, 1), date(2016, 5, 1)
LAWS = (
    "档案法",
    "预算法",
    "监察官法",
    "刑法",
    "公务员法",
    "公职人员政务处分法",
    "政府采购法",
    "刑事诉讼法",
    "民事诉讼法",
)
MORE = ("行政诉讼法", "治安管理处罚法", "劳动合同法", "招标投标法", "行政处罚法", "民法典")
OTHERS = (
    *("信访工作条例", "预算法实施条例", "中国共产党纪律处分条例", "中国共产党章程", "党政领导干部选拔任用工作条例"),
    *("甲省档案管理办法", "乙市档案管理办法", "青山中心公务用车管理办法", "青山中心食堂管理规定"),
    "某法院关于适用《中华人民共和国刑法》若干问题的解释",
)
TITLES = (*(f"中华人民共和国{law}" for law in (*LAWS, *MORE)), *OTHERS)
INDEX = TitleIndex(
    [record(title, key, NEW) for key, title in enumerate(TITLES)] + [record("中华人民共和国档案法", 900, OLD)]
)
FILES = (Turn("档案法第二十条", None, (Cited("d0", "中华人民共和国档案法", "第二十条"),)),)


def read(text: str, turns: tuple[Turn, ...] = (), as_of: date | None = None) -> Understood:
    """What `text` asks for on the day of these tests."""
    return understand(Question(text, TODAY, as_of, turns), INDEX)


def cited(understood: Understood) -> list[str]:
    """The references as 档案法第二十条, without a title where it names none."""
    return [f"{one.title.name if one.title else ''}{one.label}" for one in understood.references]

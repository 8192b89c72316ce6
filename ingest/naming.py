"""How a text calls itself and other documents: 本条例, 该法, 《监察法》（以下简称监察法）, 刑法第…条 without 《》."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from ingest.description import work_title
from ingest.head import OTHER_SUFFIXES, REGULATION_SUFFIXES

_KINDS = (
    r"(?:法律?|法典|条例|规定|办法|细则|规则|准则|章程|解释|决定|规范|制度|意见|通知|通则|规程|标准|公约|守则"
    r"|纲要|方案)"
)
_SELF = re.compile(rf"本(?:(?:实施)?{_KINDS}|编|分编|章|节)(?:的|中)?\s?$")
# 合同法 is a law's name, and ends in no 同法.
_THAT = re.compile(rf"(?:该|(?<!合)同)(?:实施)?(?:{_KINDS})(?:的|中)?\s?$")
_ALIAS = re.compile(
    r"\s?[（(](?:[^（）()]{0,40}[，,])?以下(?:统一)?(?:简称|称)[：:]?\s?[《“\"]?(?P<alias>[^《》“”\"（）()，。、]{2,30})[》”\"]?"
)
_UNQUOTED = re.compile(rf"(?P<name>[一-鿿]{{0,30}}{_KINDS})(?:[（(][^（）()]{{1,20}}[）)])?(?:[总分]则)?[的中原]?\s?$")
# A run of Han before 第…条 begins with what is done with the law, not with its name.
_BEFORE_NAME = re.compile(
    r".*(?:依照|依据|根据|按照|违反|适用|参照|符合|触犯|构成|属于|执行|遵守|具有|认定为|实施(?!条例|细则|办法)|是指|包括|视为|援引|引用|以及|或者|并且"
    r"|情形的?|行为的?|[和与及对将把由除经按依如是为])"
)
# Statutes that official texts call by their short names without 《》.
_WELL_KNOWN = frozenset((
    "宪法", "刑法", "民法典", "民法通则", "民法总则", "合同法", "物权法", "担保法", "侵权责任法", "婚姻法",
    "继承法", "收养法", "公司法", "合伙企业法", "企业破产法", "证券法", "保险法", "票据法", "商标法", "专利法",
    "著作权法", "反垄断法", "刑事诉讼法", "民事诉讼法", "行政诉讼法", "仲裁法", "行政处罚法", "行政许可法",
    "行政强制法", "行政复议法", "国家赔偿法", "立法法", "监察法", "公务员法", "法官法", "检察官法", "律师法",
    "人民法院组织法", "人民检察院组织法", "监狱法", "劳动法", "劳动合同法", "社会保险法", "治安管理处罚法",
    "道路交通安全法", "海关法", "税收征收管理法", "预算法", "审计法", "会计法", "政府采购法", "招标投标法",
    "土地管理法", "城乡规划法", "环境保护法", "食品安全法", "药品管理法", "未成年人保护法",
    "预防未成年人犯罪法", "反有组织犯罪法", "反恐怖主义法", "档案法", "保守国家秘密法",
))  # fmt: skip
_ENDING = re.compile(
    r"(?:法|法典|条例|规定|办法|细则|规则|准则|章程|解释|决定|决议|规范|制度|意见|通知|通则|规程|标准|公约|守则|纲要)$"
)
# 食品安全法实施条例 is a rule of its own beside the law.
_IMPLEMENTS = re.compile(r"实施(?:条例|细则|办法)$")
_SUBJECT = re.compile(r"修改[《〈](?P<title>[^《》〈〉]{2,60})[》〉](?:的决定|等)?")
_AMENDMENT = re.compile(r"(?P<title>[^《》]{2,30}(?:法|宪法|条例))修正案")
_LAW = re.compile(r"[《〈](?P<title>[^《》〈〉]{1,40}(?:法|法典|条例))[》〉]")
# What a section of a decision amends: 一、修改《…》.
_SECTION = re.compile(r"(?:将|对|修改)?《(?P<title>[^《》]{2,80}(?:《[^《》]{2,60}》[^《》]{0,40})?)》")
_SHORTEST = 3


class Owner(Enum):
    """Whose label it is that stands behind some words."""

    SELF = "self"
    THAT = "that"  # the document named last
    NAMED = "named"
    NONE = "none"  # the words name nothing


@dataclass(slots=True)
class Naming:
    """The names that one text uses; `aliases` grows as the text introduces them."""

    own: str
    aliases: dict[str, str] = field(default_factory=dict)
    short: dict[str, str] = field(default_factory=dict)  # without 中华人民共和国, as the text goes on calling it

    def learn(self, title: str, behind: str) -> None:
        """Remember what the text will call `title`, when the words behind it say so."""
        if found := _ALIAS.match(behind):
            self.aliases[found["alias"]] = title

        short = title.removeprefix("中华人民共和国")
        if short != title:
            self.short.setdefault(short, title)

    def full(self, name: str) -> str:
        """The title that `name` stands for."""
        return self.aliases.get(name, name)

    def is_own(self, name: str) -> bool:
        """Whether `name` is this document's own title."""
        return bool(self.own) and work_title(self.full(name)) == self.own

    def owner(self, before: str) -> tuple[Owner, str, int]:
        """Whose label follows the words `before`: the owner, the name it is given, and how long the name is."""
        if found := _SELF.search(before):
            # 本法 in a text that calls another document so is that document.
            alias = before[found.start() :].strip().removesuffix("的")
            return (Owner.NAMED, self.aliases[alias], 0) if alias in self.aliases else (Owner.SELF, "", 0)
        if found := _THAT.search(before):
            return Owner.THAT, "", len(before) - found.start()
        found = _UNQUOTED.search(before)
        if found is None:
            return Owner.NONE, "", 0
        called, title = self._called(found["name"])
        if not called:
            return Owner.NONE, "", 0
        length = len(before) - found.end("name") + len(called)
        return (Owner.SELF, "", 0) if self.is_own(title) else (Owner.NAMED, title, length)

    def _called(self, words: str) -> tuple[str, str]:
        """The name that `words` end with and the title it stands for; empty when they end with none."""
        tail = found[0] if (found := _IMPLEMENTS.search(words)) else ""
        stem = words.removesuffix(tail)
        known = [name + tail for name in (*self.aliases, *self.short, *_WELL_KNOWN) if stem.endswith(name)]
        if known:
            name = max(known, key=len)
            longer = "中华人民共和国" + name
            called = longer if words.endswith(longer) else name
            return called, self.aliases.get(name) or self.short.get(name) or called
        name = _BEFORE_NAME.sub("", words)
        return (name, name) if len(name) >= _SHORTEST and name not in _COMMON else ("", "")


# Words for rules in general, which name none.
_COMMON = frozenset(
    (
        "规定",
        "办法",
        "条例",
        "法律",
        "决定",
        "通知",
        "意见",
        "标准",
        "制度",
        "规范",
        "规则",
        "解释",
        "方案",
        "细则",
        "有关规定",
    )
)


def own_name(title: str) -> str:
    """The title as names of one Work are compared."""
    return work_title(title)


def is_rule(name: str) -> bool:
    """Whether a name in 《》 is that of a rule or an official document, rather than a newspaper or a book."""
    stem = re.sub(r"[（(][^（）()]*[）)]\s*$", "", name)
    return _ENDING.search(stem) is not None or stem.endswith((*REGULATION_SUFFIXES, *OTHER_SUFFIXES))


def subject_of(title: str) -> str:
    """The one title that a decision or amendment with this title amends; empty when it amends none, or several."""
    if found := _AMENDMENT.match(title):
        return found["title"]
    named: Sequence[str] = [found["title"] for found in _SUBJECT.finditer(title)]
    return named[0] if len(named) == 1 and "等" not in title.partition(named[0])[2][:3] else ""


def law_of(title: str) -> str:
    """The one law that a text with this title explains or applies: 关于适用〈公司法〉…的解释; empty for several."""
    if quoted := {found["title"] for found in _LAW.finditer(title)}:
        return quoted.pop() if len(quoted) == 1 else ""
    plain = re.sub(r"[《〈].*[》〉]", "", title)
    if "关于" not in plain:
        return ""
    names = [name for name in _WELL_KNOWN if re.search(rf"{name}(?!修正案|解释$)", plain)]
    longest = [name for name in names if not any(name != other and name in other for other in names)]
    return longest[0] if len(longest) == 1 else ""


def law_in(text: str) -> str:
    """The one law that `text` names in 《》; empty when it names none, or several."""
    named = {work_title(found["title"]): found["title"] for found in _LAW.finditer(text)}
    return next(iter(named.values())) if len(named) == 1 else ""


def section_subject(heading: str) -> str:
    """The title that the section of a decision with this heading amends: 修改《…》; empty when it does not begin so."""
    found = _SECTION.match(heading)
    return found["title"] if found else ""

"""What people call a Work for short: 政务处分法, 刑诉法, 党章."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

# What a title may end with; a short name ends with the same.
SORTS = ("条例", "准则", "规则", "办法", "规定", "细则", "章程", "制度", "规程", "法典", "法", "党章")
# The end of a title counts as its name from this many code points; of a law (…法) or 条例 from three or four.
MIN_END = 5
_MIN_LAW_END = 3
_LONGEST = 24
# A title so long, or with one of these in it, is not shortened letter by letter.
_LONGEST_SHORTENED = 16
# A longer one is shortened word by word, to no less than this.
_MIN_WORDS = 6
_NOT_SHORTENED = ("关于", "省", "市", "自治", "《", "、", "解释")

# Ends of longer titles which are laws themselves, in force or once: 合同法 is not 劳动合同法.
_LAWS = frozenset(
    {
        "保险法",
        "仲裁法",
        "教育法",
        "合同法",
        "担保法",
        "物权法",
        "婚姻法",
        "继承法",
        "收养法",
        "民法",
        "公司法",
        "劳动法",
    }
    | {"监察法", "企业法", "税法", "专利法", "商标法", "统计法"}
)

_CUSTOMARY = {
    "党章": "中国共产党章程",
    "党纪处分条例": "中国共产党纪律处分条例",
    "纪律处分条例": "中国共产党纪律处分条例",
    "廉洁准则": "中国共产党廉洁自律准则",
    "党内监督条例": "中国共产党党内监督条例",
    "问责条例": "中国共产党问责条例",
    "巡视条例": "中国共产党巡视工作条例",
    "巡视工作条例": "中国共产党巡视工作条例",
    "干部任用条例": "党政领导干部选拔任用工作条例",
    "干部选拔任用条例": "党政领导干部选拔任用工作条例",
    "治安法": "治安管理处罚法",
    "治安处罚法": "治安管理处罚法",
    "道交法": "道路交通安全法",
    "交通安全法": "道路交通安全法",
    "国赔法": "国家赔偿法",
    "消法": "消费者权益保护法",
    "消保法": "消费者权益保护法",
    "环保法": "环境保护法",
    "保密法": "保守国家秘密法",
    "招投标法": "招标投标法",
    "未保法": "未成年人保护法",
    "食安法": "食品安全法",
    "个保法": "个人信息保护法",
    "个人信息法": "个人信息保护法",
    "数安法": "数据安全法",
    "网安法": "网络安全法",
    "国安法": "国家安全法",
    "土管法": "土地管理法",
    "反家暴法": "反家庭暴力法",
    "劳动仲裁法": "劳动争议调解仲裁法",
    "村委会组织法": "村民委员会组织法",
    "居委会组织法": "城市居民委员会组织法",
    "公积金条例": "住房公积金管理条例",
    "年休假条例": "职工带薪年休假条例",
    "带薪年假条例": "职工带薪年休假条例",
    "政府采购法条例": "政府采购法实施条例",
    "采购法实施条例": "政府采购法实施条例",
    "政务公开条例": "政府信息公开条例",
    "刑事诉讼规则": "人民检察院刑事诉讼规则",
}


def ends_of(name: str) -> Iterable[str]:
    """Yield the ends of `name`, longest first, that are long enough to be its name."""
    law = name.endswith("法") and not name.endswith(("办法", "方法"))
    shortest = _MIN_LAW_END if law else MIN_END - 1 if name.endswith("条例") else MIN_END
    for start in range(1, len(name) - shortest + 1):
        end = name[start:]
        if end not in _LAWS and end.count("《") == end.count("》"):
            yield end


def sort_of(text: str) -> str:
    """What sort of document a name says it is, by its end (法, 条例); empty when it says none."""
    return next((sort for sort in SORTS if text.endswith(sort)), "")


class ShortNames:
    """Names that leave out letters of a title, kept in order: 刑诉法 for 刑事诉讼法; and the customary ones."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = frozenset(names)
        self._by_start: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._by_words: dict[str, list[str]] = defaultdict(list)
        for name in self._names:
            plain = name.removeprefix("中国共产党")
            sort = sort_of(plain)
            if sort and len(plain) <= _LONGEST_SHORTENED and not any(word in plain for word in _NOT_SHORTENED):
                self._by_start[plain[0], sort].append(name)
            elif sort and "关于" in plain:
                self._by_words[sort].append(name)

    def meant(self, short: str) -> tuple[str, ...]:
        """The titles that `short` can stand for."""
        customary = _CUSTOMARY.get(short)
        if customary in self._names:
            return (customary,)
        sort = sort_of(short)
        core = short.removesuffix(sort)
        if len(core) < 2 or len(short) > _LONGEST or short in _LAWS:
            return ()
        names = self._by_start.get((short[0], sort), ())
        stems = {name: name.removeprefix("中国共产党").removesuffix(sort) for name in names}
        # 民事法 is the beginning of a title, no name of it; 信访条例 is one.
        shortened = tuple(
            name
            for name, stem in stems.items()
            if _shortens(core, stem) and not (sort == "法" and stem.startswith(core))
        )
        return shortened or self._of_its_words(core, sort)

    def _of_its_words(self, core: str, sort: str) -> tuple[str, ...]:
        """The long titles (关于…的规定) of whose words `core` consists."""
        if len(core) < _MIN_WORDS:
            return ()
        return tuple(name for name in self._by_words[sort] if _consists(core, name.removesuffix(sort)))


def full_title(short: str) -> str:
    """The title that people mean by a customary short name; the same words where it is none."""
    return _CUSTOMARY.get(short, short)


def _shortens(core: str, stem: str) -> bool:
    """Whether `core` keeps letters of `stem` in order, and at least a third of them."""
    rest = iter(stem)
    return len(core) < len(stem) <= 3 * len(core) and all(char in rest for char in core)


def _consists(core: str, stem: str) -> bool:
    """Whether `core` is pieces of `stem` of two letters or more, in order: 国家机关印章管理."""
    reached = {0: 0}  # how much of `core` is made, by the least of `stem` that this takes
    for made in range(len(core)):
        if made not in reached:
            continue
        for end in range(made + 2, len(core) + 1):
            found = stem.find(core[made:end], reached[made])
            if found < 0:
                break
            reached[end] = min(reached.get(end, len(stem)), found + end - made)
    return len(core) in reached

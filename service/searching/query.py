"""What people type into the box → words, phrases, exclusions and filters. Whatever it is, it is no error."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from index.simplified import simplified
from index.terms import terms
from index.verbatim import signs
from index.wanted import Leaning, Wanted
from service.searching.fields import FIELDS, Condition, Field, folded, value_of

# A longer query is cut: nobody types so many words, and a pasted page is searched by what it begins with.
MOST_WORDS = 40

_CLOSING = {"“": '”“"', "”": '”“"', "「": "」", "『": "』", "﹁": "﹂", '"': '"”', "＂": "＂", "«": "»"}
_MINUS = "-－﹣−"
_NAME = re.compile(
    rf"({'|'.join(sorted(map(re.escape, FIELDS), key=len, reverse=True))})[ \u3000]*[:：][ \u3000]*", re.IGNORECASE
)
# Words are parted by blanks and by marks; a comma between two digits parts nothing.
_BREAK = re.compile(r"[\s，；、。？！;?!]|,(?!\d)")
_VALUE_BREAK = re.compile(r"[,，、|/]")
# What is said around the subject of a search for wording, and names no subject itself.
_ABOUT_WORDING = re.compile(
    r"(?:这一?[块段部]分?|这方面|部分|方面|的?内容|一段)?(?:的)?"
    r"(?:(?:应该|应当|该|都|是|要)?(?:怎么|怎样|如何|咋)(?:样)?(?:写|说|表述|讲|提|描述)(?:的|好|呢|啊)?|写法|表述方法|表述|怎么表达|范文|模板)[?？]?$"
)

# What reports are looked for with, and what rules are: questions, limits, sanctions, and the names of rules themselves.
_OF_REPORTS = re.compile(
    r"上半年|下半年|季度|全年|年度|去年|今年|明年|近年来|同比|回顾|打算|下一?步|存在问题|主要做法|成效|亮点|总结|工作报告"
    r"|我[省市县区乡镇]|十[一二三四五]+五|(?:19|20)\d{2}年"
)
_OF_RULES = re.compile(
    r"多久|多长|几[天日年次个]|多少|哪些|哪个|什么|怎么办|如何|是否|能不能|可不可以|可以|谁|应当|不得|必须|禁止|处罚|罚款|处分|责任"
    r"|规定|条例|办法|细则|准则|法律|法规|制度|标准|条件|程序|流程|期限|审批|申请|资格|权利|义务|第.+条|法$|吗$"
)
_JOINING = frozenset("和与及或的在是有")


@dataclass(frozen=True, slots=True)
class Query:
    """A query that was read; `about_wording` when it asks how something is put; `ignored` was not understood."""

    wanted: Wanted
    conditions: tuple[Condition, ...] = ()
    about_wording: bool = False
    ignored: tuple[str, ...] = ()

    @property
    def asks(self) -> bool:
        """Whether anything is looked for, filtered or excluded."""
        return bool(self.wanted.text or self.wanted.excluded or self.conditions)


@dataclass(slots=True)
class _Reading:
    words: list[str] = field(default_factory=list)
    phrases: list[str] = field(default_factory=list)
    excluded: list[str] = field(default_factory=list)
    conditions: list[Condition] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)
    about_wording: bool = False


def read_query(text: str) -> Query:
    """The query that `text` is; never an error, and nothing of it but these signs has a meaning.

    Traditional characters are read as simplified ones.
    """
    made, text = _Reading(), simplified(text)
    place = 0
    while place < len(text):
        place = _next(text, place, made)
    words, phrases = _words(made), _whole(made.phrases)
    leaning = _leaning(" ".join((*words, *phrases)), made.about_wording)
    wanted = Wanted(words, phrases, _whole(made.excluded), leaning)
    return Query(wanted, tuple(made.conditions), made.about_wording, tuple(made.ignored))


def _leaning(text: str, about_wording: bool) -> Leaning:
    if about_wording or _OF_REPORTS.search(text):
        return Leaning.STRONG
    return Leaning.NONE if _OF_RULES.search(text) else Leaning.MILD


def _next(text: str, place: int, made: _Reading) -> int:
    """Read what stands at `place`; where the next thing may begin."""
    if _BREAK.match(text, place):
        return place + 1
    minus = text[place] in _MINUS and place + 1 < len(text) and not _BREAK.match(text, place + 1)
    start = place + 1 if minus else place
    if named := _NAME.match(text, start):
        value, end = _value(text, named.end())
        if _filter(FIELDS[folded(named[1])], value, minus, made):
            return end
        if value:
            made.ignored.append(text[place:end])
            return end
    if (quoted := _quoted(text, start)) is not None:
        phrase, end = quoted
        (made.excluded if minus else made.phrases).append(phrase)
        return end
    word, end = _word(text, start)
    if minus:
        made.excluded += [word.lstrip(_MINUS)] if terms(word) else []
    else:
        made.words.append(word)
    return max(end, place + 1)


def _filter(named: Field, value: str, negated: bool, made: _Reading) -> bool:
    """Whether `value` means something for the field; then the filter is kept."""
    found = [one for part in _VALUE_BREAK.split(value) for one in value_of(named, part)]
    if found:
        made.conditions.append(Condition(named, tuple(dict.fromkeys(found)), negated))
    return bool(found)


def _value(text: str, place: int) -> tuple[str, int]:
    if quoted := _quoted(text, place):
        return quoted
    end = place
    while end < len(text) and not text[end].isspace():
        end += 1
    return text[place:end], end


def _quoted(text: str, place: int) -> tuple[str, int] | None:
    """The phrase in quotation marks at `place` and where it ends; None where none is closed."""
    closing = _CLOSING.get(text[place : place + 1])
    if closing is None:
        return None
    ends = [end for mark in closing if (end := text.find(mark, place + 1)) > 0]
    if not ends:
        return None
    end = min(ends)
    return text[place + 1 : end], end + 1


def _word(text: str, place: int) -> tuple[str, int]:
    end = place
    while end < len(text) and not _BREAK.match(text, end):
        # 整治“四风”: a phrase may begin in the middle of what is written without blanks.
        if end > place and _quoted(text, end) is not None:
            break
        end += 1
    return text[place:end], end


def _words(made: _Reading) -> tuple[str, ...]:
    found = []
    for word in made.words:
        bare = _ABOUT_WORDING.sub("", word)
        made.about_wording = made.about_wording or bare != word
        found.append(bare)
    said = [word for word in dict.fromkeys(found) if terms(word)]
    telling = [word for word in said if word not in _JOINING]
    # “前哨”和“探头”: what joins two things is looked for only where it stands alone.
    return tuple(telling if telling or made.phrases else said)[:MOST_WORDS]


def _whole(phrases: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(phrase.strip() for phrase in phrases if signs(phrase)))[:MOST_WORDS]

"""What quantity a question asks for, and whether a text states one of that kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from service.answering.question import asked_apart

_NUMERAL = r"[0-9０-９零〇一二三四五六七八九十百千万亿两半]+(?:余|多)?"
# Not 好几年, 十几个人: an amount told in passing is not asked for.
_HOW_MANY = r"(?:多少|(?<![好十百千隔差])几)(?:个)?"
# Asked though 隔几天就来一次 is told: 得隔几年才能再来.
_BETWEEN = r"(?<=隔)几(?:个)?(?:天|日|月|年|周|星期|小时)(?=[^，。？]{0,4}(?:才|能|可以|再))"
# What comes before 几 where it asks for a number of things; 拆成几单, 把几本账 tell one.
_ASKING_FOR = r"(?:[能要得须该够满到有批占招坐算剩设开买管分配请派选]|至少|最多|最少|最低|最高|进来|空着|达到|打算招)"
_CLAUSE = re.compile(r"[^。；\n]+[。；\n]?")
# Whoever says so leaves a quantity to others, or says where it stands.
_LEFT_OPEN = re.compile(
    r"由[^，。；]{2,40}(?:规定|制定|制订|确定|拟订|公布|批准)|按照?(?:国家|有关|国务院)[^，。；]{0,8}规定"
    r"|具体(?:办法|标准|比例|数额)|另行(?:规定|制定)|规定的(?:标准|比例)"
)
_OWN_LABEL = re.compile(r"\A\s*第[零〇一二三四五六七八九十百千]+条(?:之[一二三四五六七八九十]+)?")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A kind of quantity: its name in Chinese and English, how it is asked for, and what states one."""

    zh: str
    en: str
    asks: re.Pattern[str]
    says: re.Pattern[str]


def _quantity(zh: str, en: str, asks: str, says: str) -> Quantity:
    return Quantity(zh, en, re.compile(asks), re.compile(says))


_TIME = r"(?:工作)?(?:天|日|月|年|小时|钟头|周|星期|礼拜)"

_HOW_LONG = r"多久|多长时间|是多长|什么期限|时限"
_HOW_MANY_DAYS = (
    rf"(?<![拖晚迟欠]了)(?<![玩逛]){_HOW_MANY}{_TIME}(?!来|[以之]?前)|{_BETWEEN}"
    rf"|是{_NUMERAL}{_TIME}还是{_NUMERAL}{_TIME}"
)
_LENGTH = (
    rf"{_NUMERAL}(?:个)?(?:工作|自然)?(?:日|天|月|年|小时|周)(?![0-9])|当[日天]|立即|即时|终身|永久|长期|每[年月季]"
)

# Asked for so, no other period answers.
_SENTENCE = _quantity(
    "刑期",
    "prison term",
    rf"判(?:他|她|我|刑)?(?:{_HOW_MANY}年|多久|多重)|坐{_HOW_MANY}年牢|坐多久牢",
    r"有期徒刑|拘役|无期徒刑|死刑",
)
# Asked for so, no length of time answers.
_HOURS = _quantity(
    "日子或钟点",
    "day or hour",
    r"几点(?!的|钱)|(?:星期|周|礼拜)(?:几(?!个|小时|天)|哪)|(?<![从到])哪(?:几|一)?天(?![起到]|开始)",
    r"[0-9一二三四五六七八九十][时日号]|星期|周[一二三四五六日]|当[日天]|之日",
)

# Asked for so, a lower limit answers nothing, nor does a period of something else.
_UPPER_AGE = _quantity(
    "年龄上限",
    "upper age limit",
    r"(?:岁数|年纪|年龄)[^，。？]{0,4}(?:最大|最高|不能过|不能超|不超|超过|上限)[^，。？]{0,4}(?:多少|几|多大)|最大(?:多大|几岁|多少岁)",
    r"岁以下|岁以内|不(?:得)?超过[^。；]{0,8}岁|至[^。；]{0,6}岁|未满[^。；]{0,6}岁",
)
_INTERVAL = _quantity(
    "间隔",
    "interval",
    r"隔(?:几|多少)(?:个)?(?:年|月|天|周)(?!就)[^，。？]{0,12}一(?:次|回|遍|趟|轮)"
    r"|(?<![好十])几(?:个)?(?:年|月|天|周)(?:要|得|才|轮到|来|查|审|评|换|搞|开)[^，。？]{0,10}一(?:次|回|遍|趟|轮|届)",
    rf"每[^。；]{{0,6}}[年月季周天日届]|{_NUMERAL}(?:个)?(?:年|月)[^。；]{{0,10}}[一1]次|年度|任期|届期|按年|逐年",
)

QUANTITIES = (
    _quantity("时间", "time", _HOW_LONG, rf"{_LENGTH}|届满|期内|定期"),
    # Asked for a number of days or years, 届满 and 定期 say nothing.
    _quantity("时间", "time", _HOW_MANY_DAYS, _LENGTH),
    _quantity(
        "数额",
        "amount",
        r"多少(?:[^，。？！年天日月人次个小份]{0,2}钱|元|块(?!地|宅))|几块(?:钱|(?=[，。？！ ]|$))"
        r"|多少[百千万]|(?<![好十百千隔差])几[百千万](?:块|元)?(?=[？?]|$)"
        r"|(?:费|奖?金|款|钱|薪|工资|津贴|补[助贴])(?:一共|大概|到底|一般)?(?:是|有|发|给)?(?:家属|家里)?多少(?![年天日月人次个小份])"
        r"|多少[^，。？！年天日月人次个小份]{0,2}(?:费|金(?!属)|款|薪|工资|津贴|补[助贴])"
        r"|(?:罚|赔|报|交|补|发|给|贴|扣|花|涨|领|拿|加|挣|奖|押|收|掏|提|垫|支)(?:他|她|它|我|你|咱|俺|款|销|偿|缴|贴|励)?多少"
        r"(?![年天日月人次个小份头只户家件棵升毫])|起征点|多大数额",
        rf"{_NUMERAL}\s*(?:元|万|倍|%|％)|百分之|分之[一二三四五六七八九十]|计算|免费|不收费|无偿|不得[^。；]{{0,12}}收[取费]|平均工资",
    ),
    _quantity(
        "人数",
        "number of people",
        rf"{_HOW_MANY}(?:人|位|名)(?!大)|几个(?:介绍人|专家|代表)",
        rf"{_NUMERAL}(?:个)?(?:人|名|位)|分之|半数",
    ),
    _quantity(
        "次数",
        "how often",
        rf"(?<![成分了]){_HOW_MANY}(?:次|趟|回|遍)(?!也)",
        rf"{_NUMERAL}(?:次(?!性)|趟|回|遍)|每[年月季]|年度|逐年",  # 定期 leaves it open
    ),
    _quantity("等级", "grades", r"分(?:成|为)?几(?:等|级|档)", r"[一二三四五六七八九十ⅠⅡⅢⅣ]级|分为|等次|等级分"),
    _quantity("楼层或窗口", "floor or counter", r"几楼|几号(?:窗|楼|房)|哪个(?:窗口|房间)", r"楼|窗口|地址"),
    _quantity(
        "办公时间",
        "opening hours",
        r"(?:周|星期|礼拜)[一二三四五六日天末].{0,16}(?:开不开|上不上班|开门|有没有人|有人)",
        r"星期|周[六日]|休息日|双休|节假日",
    ),
    _quantity(
        "年龄",
        "age",
        r"几岁|多大(?:岁数|年纪|年龄)|多少岁|什么(?:岁数|年纪|年龄)|(?:岁数|年纪|年龄)(?:上限|下限|限制)",
        r"岁",
    ),
    _quantity("面积", "area", r"多大(?:的)?(?:面积|地|房|屋)|多大一?间|多少平|平方米|平米|批多大", r"平方米|亩|公顷"),
    _quantity("尺寸", "size", r"[印章](?:的|得|该|要|应该)?[刻做有]?多大|[刻做]多大", r"厘米|毫米|公分|直径|[0-9]米"),
    _quantity("字号", "type size", r"几号字|多大(?:的)?字|字号(?:多|用)|什么字体", r"号字|宋体|仿宋|黑体|楷体"),
    _quantity("温度", "temperature", r"多少度|几度", r"摄氏|℃|[0-9]度"),
    _quantity(
        "比例",
        "share",
        r"几成|几折|百分之几|几个(?:百分)?点|(?:息|利率)[^，。？]{0,2}几分|占多少|[什何]么?比例|多大比例",
        r"百分之|分之|%|％|[一二三四五六七八九]成",
    ),
    _quantity("分数", "points", rf"[记扣加]{_HOW_MANY}分(?!钟)", rf"{_NUMERAL}分(?![之钟])"),
    _quantity(
        "距离或尺寸", "distance or size", r"(?:多少|(?<!好)几)(?:平方)?(?:米|公里|厘米|毫米)(?!高的)", r"米|公里"
    ),
    _quantity("倍数", "multiple", r"(?:多少|(?<!好)几)倍", r"倍|百分之|%|％"),
    _quantity("份数", "number of copies", r"(?:一式|交|报|印|递)(?:多少|几)份", rf"{_NUMERAL}份|副本"),
    _quantity("重量", "weight", r"(?:多少|(?<!好)几)(?:公斤|千克|斤|吨|克)", r"公斤|千克|[市斤克]|吨"),
    _quantity("容量", "volume", r"抽多少|(?:多少|(?<!好)几)(?:毫升|升)", r"毫升|升"),
    _quantity("速度", "speed", r"时速|(?:[骑开跑]到?|最[快慢])多少(?!钱)|多快", r"公里|千米"),
    _quantity(
        "程度",
        "degree",
        r"(?:温度|湿度|温湿度)[^，。？]{0,8}(?:多少|几)|[高低热冷重深厚宽潮湿]到(?:多少|几|什么程度)|多[热冷潮湿重宽厚深亮响](?!要|新|复|视|点)",
        rf"{_NUMERAL}\s*(?:毫米|厘米|米|℃|度|公斤|千克|克|吨|%|％|分贝|级)|百分之",
    ),
    _quantity("算式的得数", "result of a sum", r"[0-9]+[乘加减除×÷+*][0-9以]|打[一二三四五六七八九]折.*多少", r"(?!)"),
    _quantity("排量", "engine size", r"排量", r"排量|升"),
    _quantity("电话号码", "telephone number", r"(?:电话|手机)(?:号码?)?是?多少", r"[0-9０-９]{5,}"),
)

# Things that are counted, each with what may count them too: the number of one thing is not told by that of another.
_COUNTED = (
    ("个", "[个人名位家件种项条处]|分之|半数"),
    ("[头只匹]", "[头只匹羽]"),
    ("[辆台架艘]", "[辆台架艘]"),
    ("[户家]", "[户家个]"),
    ("[套间栋幢处块宗](?:宅|房|地|屋)?", "[套间栋幢处块宗]"),
    ("[棵株]", "[棵株]"),
    ("(?:学时|课时|学分)", "学时|课时|学分|小时"),
    ("[级格]", "[级格]"),
    ("路(?:车|公交)?(?!可)", "路公交|路车"),
    ("[层门本张]", "[层门本张]"),
    ("[桌席]", "[桌席]"),
    ("[箱桶瓶袋盒包筐]", "[箱桶瓶袋盒包筐]"),
    ("[份篇字页行]", "[份篇字页行]"),
)


def _counted(counter: str, also: str) -> Quantity:
    # 能分几次吗 asks whether, not how many.
    few = rf"{_ASKING_FOR}几{counter}(?!月|点|小时|工作日|钟头|星期|周|人)(?![^，。？]*(?:吗|么|行不|不行|没有))"
    asks = rf"多少{counter}|{few}"
    return _quantity("数目", "number of things", asks, rf"{_NUMERAL}(?:个)?(?:{also})")


COUNTED = tuple(_counted(counter, also) for counter, also in _COUNTED)


def asked_for(question: str) -> tuple[Quantity, ...]:
    """The kinds of quantity that `question` asks for; none for most questions."""
    for only in (_SENTENCE, _HOURS, _UPPER_AGE, _INTERVAL):
        if only.asks.search(question):
            return (only,)
    # Of one name the strictest, which comes last.
    told = tuple({one.zh: one for one in QUANTITIES if one.asks.search(question)}.values())
    return told or tuple(one for one in COUNTED if one.asks.search(question))[:1]


def asked_throughout(text: str) -> tuple[Quantity, ...]:
    """The kinds of quantity that the questions of `text` ask for; none where one of them asks for none."""
    told = [asked_for(one) for one in asked_apart(text)[1:] or (text,)]
    return tuple({one.zh: one for some in told for one in some}.values()) if all(told) else ()


def states(quantities: tuple[Quantity, ...], text: str) -> bool:
    """Whether `text` states a quantity of one of these kinds; the number of the article itself is none."""
    return any(one.says.search(_OWN_LABEL.sub("", text)) for one in quantities)


def leaves_open(quantities: tuple[Quantity, ...], clause: str) -> bool:
    """Whether `clause` states none of these kinds and leaves to others what they are: 具体比例由国务院规定."""
    return _LEFT_OPEN.search(clause) is not None and not states(quantities, clause)


def clauses(text: str) -> list[str]:
    """The clauses of `text`, in order, without the number of the article."""
    return _CLAUSE.findall(_OWN_LABEL.sub("", text))


def stating_clauses(quantities: tuple[Quantity, ...], text: str) -> Iterator[str]:
    """The clauses of `text`, in order, that state a quantity of one of these kinds."""
    for clause in clauses(text):
        if any(one.says.search(clause) for one in quantities):
            yield clause

"""Whether a question asks for a number, and whether for one that only reports give: 上半年立案多少件？"""

from __future__ import annotations

import re

_HOW_MANY = re.compile(
    r"多少|几(?:件|起|人|次|个|份|家|万|亿|名|项|批|场|期|户)|同比|环比|增长|下降|占比|总数|总额|数量|比例"
)
_PERIOD = re.compile(
    r"上半年|下半年|全年|[一二三四1-4]季度|去年|前年|今年|本月|上月|上个月|年度|(?:19|20)\d\d年|\d{1,2}月份?|这几年|近[三五]年"
)
_DONE = re.compile(
    r"立案|查处|处置|办结|受理|结案|移送|同比|环比|投入|完成了|开展了|查办|通报|收到|接待|处分了|处理了|培训了|召开了|检查了|发放|办理了|办理"
    r"|审结|线索|收入|支出|采购了|花了|用了|新增|共(?:有|计)?"
)
_RULE = re.compile(
    r"(?<!八项)规定|第[一二三四五六七八九十百千零\d]+条|应当|必须|可以|不得|以上|以下|期限|最多|最少|标准是"
)


def asks_number(text: str) -> bool:
    """Whether `text` asks how many were done in some time, not how many a rule allows."""
    if not _HOW_MANY.search(text) or _RULE.search(text):
        return False
    return bool(
        _PERIOD.search(text) and (_DONE.search(text) or re.search(r"多少(?:件|起|人|次|个|份|家|元|万|亿|名)", text))
    )


_COUNT = re.compile(
    r"多少|多大|多高|多长(?!时间)|多远|(?<![好十百千隔差])几(?![时乎])(?:个|位|[\u4e00-\u9fff])|百分之几|几成|占比|比重|增速|增幅|降幅|走势|趋势|怎么变|如何变化|变化(?:情况|如何|怎么样|怎样|多大)"
    r"|相差|差多少|一共有|总共有|合计|[案人件次户总]数(?:是|[，,。？?]|$)|数量|总量"
)
_RULE_COUNT = re.compile(
    r"(?<!八项)规定|第[一二三四五六七八九十百千零\d]+条|应当|应该|必须|可不可以|可以|能不能|能(?=[报领休借请买])|不得|不能|期限|最多(?!的(?:一|那)年)|最少|最长|最高(?![提涨]到)|最低(?!工资|[提涨]到)|至少|(?<![高低平])(?<!保障)(?<!养老金)标准(?![化厂地])(?![^，,。？?]{0,14}[涨提升增降](?:高|低|加|长)?了?(?:多少|几))|限额|上限|下限"
    r"|(?<!加起来)要(?:多少|几|交|提前|等)|怎么办|会怎|罚|判|赔(?!付)|多久|多长时间|几(?:天|日|年|个月|个工作日|岁|点|级|折|号)(?:内|之内|以内|前|后|可|能|要|算|到期|一|$|[？?])"
    r"|(?:多少|几)(?:天|日|年|个月|个工作日)(?:内|之内|以内|要|可|能)"
    # A rate by piece is set by rules: 按每公里多少钱收回.
    r"|按每|每(?:公里|小时|学时|[天日晚餐顿次页张])[^，,。？?]{0,3}(?:多少|几)"
)


# 技术合同成交额, 信访事项办结率: what has a number.
_QUANTITY = re.compile(
    r"(?:[额率量值]|[人件户次案总]数|数量?|面积|规模|收入|支出|经费|费用|资金|投资|余额|里程|价格|人口|比重|比例|占比|[增涨降]幅|增速|GDP|生产总值|走势|变化|指数|水平|目标)"
    r"(?:是|为|有|呢|情况)?[，,。？?！!]*$",
    re.IGNORECASE,
)


def asks_count(text: str) -> bool:
    """Whether `text` asks how many or how much, and for nothing that a rule sets."""
    if _WHICH_MOST.search(text):
        return True
    return bool(_COUNT.search(text)) and not _RULE_COUNT.search(text)


# 哪年最高 asks which of the numbers is the largest, and for no limit that a rule sets.
_WHICH_MOST = re.compile(
    r"排名?(?:在|到)?第几|第几(?:位|名)|排名(?:多少|几|如何|怎么样)|哪[一几些两三四五]?[个家]?(?:年份?|地方|省份?|城?市|区|县|地区)[^，,。？?]{0,24}(?:最[多高大快少低小慢]|第一)|最[多高大快少低小慢]的?(?:是|在)?哪一?[个家]?(?:年|省|市|县|地)"
    r"|(?:谁|哪一?[个家边]省?)(?:的)?[^，,。？?]{0,8}(?:[涨增升]得)?更?[多高大快少低小慢](?:些|一点)?(?:[？?，,（(]|$)"
)


def names_quantity(text: str) -> bool:
    """Whether `text` ends with the name of a quantity, and asks for nothing that a rule sets."""
    return bool(_QUANTITY.search(text)) and not _RULE_COUNT.search(text)


# Something was done: 谈了几个人, 已建成多少. The number is a fact, whoever asks; where more is asked behind it, it is
# not what is asked for (劝了几回也没用，下一步咋办).
_DONE_ALREADY = re.compile(
    r"(?:[\u4e00-\u9fff]了(?:多少|几)(?!天|日|年|个?月|小时|级|档|类|种)|(?:已经?|累计)[\u4e00-\u9fff]{1,8}(?:多少|几))"
    r"[^，,。；;]{0,8}$"
)


def asks_of_facts(text: str) -> bool:
    """Whether `text` asks for the number of something that was done: no rule has it."""
    return bool(_DONE_ALREADY.search(text)) and not _RULE_COUNT.search(text)

"""Questions about numbers with the plain words for what people say instead: 五年多出来多少 is 五年增加多少."""

from __future__ import annotations

import re

_MUCH = r"(?=(?:百分之)?(?:多少|几))"
_EACH_ONE = r"(?:平均)?每(?:一)?个?人(?:平均)?(?:每年|一年)?"
_EARN = r"(?:挣|赚|收入|进账|到手|拿)"
# What is said, and the plain words for it.
_PLAIN = tuple(
    (re.compile(said), plain)
    for said, plain in (
        (r"(?:各省|各地|各个?省份|各市)的?(?!自)", ""),
        (r"加在?一块儿", "加一块"),
        (r"分量(?=[^，,]{0,6}(?:多|高|大|低|提|升|降|涨|几|变))", "比重"),
        (r"一年一?年(?:地|的)?(?=[是怎如有])", "逐年"),
        (r"平均(?:每|一)天|(?:每|一)天平均", "日均"),
        (r"平均(?:每个?|一个)月|(?:每个?|一个)月平均", "月均"),
        (r"(?:一年|每年)?到手的?(?:钱|收入)?(?!里)", "收入"),
        (r"经济盘子", "经济总量"),
        (
            r"住在?(?:城镇|城里|城市)里?的人口?(?:的比例|占的?(?:比例|比重|比)?)(?=多少|多大|百分之|[，,？?]|$)",
            "城镇化率",
        ),
        (rf"(?:平均)?{_EACH_ONE}多{_EARN}了?{_MUCH}", "人均收入增加了"),
        (rf"(?:平均)?{_EACH_ONE}{_EARN}(?:的钱|了)?", "人均收入"),
        (rf"(?:平均)?{_EACH_ONE}花(?:掉?的钱|掉?了)?", "人均花费"),
        (
            rf"(?P<a>[^，,比]{{2,10}})比(?P<b>[^，,比]{{2,8}}?)(?:平均)?(?:每年|一年)?多{_EARN}了?{_MUCH}",
            r"\g<a>人均收入比\g<b>人均收入多",
        ),
        (rf"平均(?:每年|一年)?多{_EARN}(?:了|的?钱)?{_MUCH}", "收入多"),
        (rf"(?<![新净拿])多出来了?{_MUCH}", "增加了"),
        (rf"[降减压省](?:下|出)[来去]了?{_MUCH}", "下降了"),
        # 2024年跟2023年比差多少
        (
            r"(?P<a>[^，,、]{2,}?)[跟和与](?P<b>[^，,跟和与]{2,12}?)相?比(?=[，,]?(?:相?差|多|少|高|低|涨|跌|降|增|减))",
            r"\g<a>比\g<b>",
        ),
    )
)


def plainly(question: str) -> str:
    """`question` in the words that are read."""
    for said, plain in _PLAIN:
        question = said.sub(plain, question)
    return question

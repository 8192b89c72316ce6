"""Many regulations made by recombining the articles of a corpus: for measuring size, never stored in the product."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from ingest.document import DocumentKind

SEED = 20
# The articles of one made regulation; real ones of the statute corpus have 47 on average.
ARTICLES = 50
# One made document in so many is a report, so that a filter by kind has something to tell apart.
REPORT_EVERY = 20
YEARS = range(2001, 2026)
_SENTENCE = re.compile(r"[^。；\n]+[。；]?")
_DIGITS = "零一二三四五六七八九"
_PLACES = (
    "河南",
    "河北",
    "山东",
    "山西",
    "湖南",
    "湖北",
    "广东",
    "广西",
    "江苏",
    "浙江",
    "安徽",
    "福建",
    "四川",
    "贵州",
)
_SUBJECTS = re.findall(
    r"\S+",
    """
    安全生产 环境保护 政府采购 档案 公务用车 信访 招标投标 劳动合同 养老服务 停车场 粮食储备 水资源 道路运输 食品安全
    学前教育 城市供热 物业 国有资产 预算 统计 测绘 气象灾害防御 森林防火 渔业 旅游 无线电 消防 社会救助 殡葬 会计
""",
)
_FORMS = ("管理办法", "条例", "实施细则", "暂行规定")


@dataclass(frozen=True, slots=True)
class Article:
    """A line of the statute corpus."""

    title: str
    text: str


def articles(corpus: Path) -> list[Article]:
    """The articles of the file `corpus`, in its order."""
    with corpus.open(encoding="utf-8") as lines:
        return [Article(row["title"], row["text"]) for row in map(json.loads, lines)]


def made(some: Sequence[Article], passages: int) -> Iterator[tuple[str, bytes]]:
    """Yield names and bytes of text files that hold about `passages` articles together; the same every time."""
    chance = random.Random(SEED)
    sentences = [_SENTENCE.findall(one.text) for one in some]
    for number in count():
        if number * ARTICLES >= passages:
            return
        title = _title(chance, number)
        bodies = [_body(chance, sentences) for _ in range(min(ARTICLES, passages - number * ARTICLES))]
        report = kind_of(number) is DocumentKind.REPORT
        text = _report(title, bodies) if report else _regulation(title, _day(chance), bodies)
        yield f"{title}.txt", text.encode()


def kind_of(number: int) -> DocumentKind:
    """The kind of the made document with this number, from 0."""
    return DocumentKind.REGULATION if number % REPORT_EVERY else DocumentKind.REPORT


def _body(chance: random.Random, sentences: Sequence[Sequence[str]]) -> str:
    """The first half of one article and the second of another: real words in a text that stands nowhere else."""
    one, other = chance.choice(sentences), chance.choice(sentences)
    kept = [*one[: (len(one) + 1) // 2], *other[len(other) // 2 :]]
    return "".join(part.strip() for part in kept) or "本条保留。"


def _title(chance: random.Random, number: int) -> str:
    place, subject, form = chance.choice(_PLACES), chance.choice(_SUBJECTS), chance.choice(_FORMS)
    if kind_of(number) is DocumentKind.REPORT:
        return f"{place}省{chance.choice(YEARS)}年{subject}工作报告之{chinese(number)}"
    return f"{place}省{subject}{form}之{chinese(number)}"


def _day(chance: random.Random) -> str:
    return f"{chance.choice(YEARS)}年{chance.randint(1, 12)}月{chance.randint(1, 28)}日"


def _regulation(title: str, day: str, bodies: Sequence[str]) -> str:
    head = f"{title}\n（{day}公布　自{day}起施行）\n"
    return head + "\n".join(f"第{chinese(number)}条　{body}" for number, body in enumerate(bodies, 1))


def _report(title: str, bodies: Sequence[str]) -> str:
    return f"{title}\n" + "\n".join(f"{chinese(number)}、工作情况\n{body}" for number, body in enumerate(bodies, 1))


def chinese(number: int) -> str:
    """`number`, below a hundred as it is spoken, above digit by digit."""
    if number >= 100:
        return "".join(_DIGITS[int(digit)] for digit in str(number))
    tens, ones = divmod(number, 10)
    spoken = ("" if tens == 1 else _DIGITS[tens]) + "十" if tens else ""
    return spoken + (_DIGITS[ones] if ones or not tens else "")

"""The planters, by the kind of error."""

from __future__ import annotations

import random
import re
from functools import cache

from evals.checks import made_sentences as made
from evals.checks.planted import Ground, Planted, Planter, choice, inserting, replacing, sentence_ends, spans
from ingest.observation import Observation, Qualifier
from service.checking.places import own_place
from service.checking.word_rules import WordRule, shipped_rules

_DOUBLED = ("的", "进行", "加强", "推进", "工作", "开展")
_LONG = 24
_SOON = 4  # far behind, a report speaks of another year


def _word(ground: Ground, dice: random.Random) -> Planted | None:
    """A right word of the text, written as a shipped rule says that it is written wrongly."""
    rules = [rule for rule in _plain_rules() if rule.right in ground.text]
    if not rules:
        return None
    rule = dice.choice(rules)
    place = choice(dice, spans(re.escape(rule.right), ground.text))
    return Planted("word", "word", *place, rule.wrong) if place else None


@cache
def _plain_rules() -> tuple[WordRule, ...]:
    """The rules that hold everywhere."""
    free = (one for one in shipped_rules() if not (one.before or one.behind or one.sentence or "…" in one.wrong))
    return tuple(one for one in free if one.right not in one.wrong and not one.not_before and not one.not_behind)


def _doubled(ground: Ground, dice: random.Random) -> Planted | None:
    word = dice.choice(_DOUBLED)
    pattern = (
        rf"(?<=[一-鿿]){word}(?=[一-鿿])(?!{word[0]}|确|士)" if word != "的" else "(?<=[策展设度])的(?=[一-鿿])(?!确)"
    )
    place = choice(dice, spans(pattern, ground.text))
    return Planted("doubled_word", "doubled_word", *place, word * 2) if place else None


def _repeated(ground: Ground, dice: random.Random) -> Planted | None:
    """A sentence of the report, again behind another one."""
    sentences = list(spans(rf"(?<=。)([一-鿿，、]{{{_LONG},80}}。)", ground.text))
    ends = sentence_ends(ground.text)
    if not sentences or not ends:
        return None
    start, end = dice.choice(sentences)
    behind = [place for place in ends if place > end]
    place = dice.choice(behind) if behind else len(ground.text.rstrip())
    return Planted("repetition", "repetition", place, place, ground.text[start:end])


def _contradicted(ground: Ground, dice: random.Random) -> Planted | None:
    """A sentence of the report with another number, once more at its end."""
    some = [one for one in ground.document.observations if _is_sure(ground, one)]
    if not some:
        return None
    one = dice.choice(some)
    sentence = ground.text[one.quote_start : one.quote_end]
    at = one.start - one.quote_start
    other = re.sub(r"\d", lambda found: str((int(found[0]) + 3) % 10), ground.text[one.start : one.end], count=1)
    told = sentence[:at] + other + sentence[one.end - one.quote_start :]
    ends = [end for end in sentence_ends(ground.text) if end > one.quote_end][:_SOON]
    place = dice.choice(ends) if ends else None
    return None if place is None else Planted("two_values", "two_values", place, place, told)


def _is_sure(ground: Ground, one: Observation) -> bool:
    level = one.qualifier is Qualifier.EXACT and one.value_high is None and one.confidence >= 1
    first = not any(
        other.quote_start == one.quote_start and other.start < one.start for other in ground.document.observations
    )
    written = ground.text[one.start : one.end]
    return level and first and len(one.indicator) >= 4 and bool(one.period) and written[:1].isdigit() and one.value > 3


def _level(ground: Ground, dice: random.Random) -> Planted | None:
    """全县 or 我县 in the report of a province or city, 全市 in that of a county."""
    place = own_place(ground.document.description)
    if place is None:
        return None
    other = "市" if place.letter == "县" else "县"
    found = choice(dice, spans(rf"[全我]{place.letter}(?=[上各党干人])", ground.text))
    return Planted("organisation", "organisation", *found, f"{ground.text[found[0]]}{other}") if found else None


def _heading(ground: Ground, dice: random.Random) -> Planted | None:
    """The number of a heading, two further on."""
    numerals = "一二三四五六七八九十"
    marks = list(spans(r"(?m)^（([二三四五六])）(?=[一-鿿])", ground.text))
    place = choice(dice, marks)
    if place is None:
        return None
    number = numerals.index(ground.text[place[0]])
    return Planted("numbering", "numbering", *place, numerals[number + 3])


def _title(ground: Ground, dice: random.Random) -> Planted | None:
    """A title of the Library with one letter changed."""
    laws = ground.laws.titles() if ground.laws else ()
    known = [one for one in laws if 10 <= len(one) <= 20 and re.fullmatch(r"[一-鿿]+", one)]
    ends = sentence_ends(ground.text)
    if not known or not ends:
        return None
    title, place = dice.choice(known), dice.choice(ends)
    at = len(title) - dice.randint(4, 6)
    wrong = title[:at] + dice.choice("工物理化地文") + title[at + 1 :]
    return Planted("regulation_title", "regulation_title", place, place, f"认真贯彻《{wrong}》。")


def _article(ground: Ground, dice: random.Random) -> Planted | None:
    """An article that the rule has not."""
    known = [one for one in (ground.laws.titles() if ground.laws else ()) if one.startswith("中华人民共和国")]
    ends = sentence_ends(ground.text)
    if not known or not ends:
        return None
    place = dice.choice(ends)
    return Planted("article", "article", place, place, f"依照《{dice.choice(known)}》第二千一百条办理。")


def _left_over(ground: Ground, dice: random.Random) -> Planted | None:
    """A sentence of the report before, word by word."""
    ends = sentence_ends(ground.text)
    if not ends:
        return None
    place, told = dice.choice(ends), f"对各单位的{dice.randint(20, 90)}名联络人员进行了业务培训和考试。"
    return Planted("left_over", "left_over", place, place, told, last=told)


def _jump(ground: Ground, dice: random.Random) -> Planted | None:
    """Ten times the number of the report before."""
    ends = sentence_ends(ground.text)
    if not ends:
        return None
    place, number = dice.choice(ends), dice.randint(11, 99)
    told = f"完成老旧管网改造{number}0公里。"
    return Planted("jump", "jump", place, place, told, last=told.replace(f"{number}0", str(number)))


PLANTERS: tuple[Planter, ...] = (
    *(inserting("sum", "sum", one) for one in (made.wrong_sum, made.wrong_total)),
    *(inserting("share", "share", one) for one in (made.wrong_share, made.wrong_rate)),
    *(inserting("growth", "growth", one) for one in (made.wrong_growth, made.wrong_points, made.wrong_direction)),
    *(inserting("listed_count", "listed_count", one) for one in (made.wrong_list, made.wrong_each)),
    *(inserting("date", "date", one) for one in (made.impossible_day, made.wrong_weekday)),
    inserting("missing_number", "missing_number", made.promised_number),
    replacing("missing_number", "missing_number", r"(?<=增长)(\d+(?:\.\d+)?)(?=%)", lambda _dice, _old: ""),
    inserting("numbering", "numbering", made.skipped_number),
    _heading,
    inserting("document_number", "document_number", made.wrong_number),
    inserting("placeholder", "placeholder", made.placeholder),
    inserting("year_zero", "year_zero", made.wrong_zero),
    inserting("title_form", "title_form", made.wrong_title_form),
    replacing("paired_marks", "paired_marks", r"(?<=[一-鿿])([”》）])(?=[一-鿿，。])", lambda _dice, _old: ""),
    replacing("paired_marks", "paired_marks", r"(?<=[一-鿿])([“《])(?=[一-鿿])", lambda _dice, _old: ""),
    replacing(
        "punctuation",
        "punctuation",
        r"(?<=[一-鿿])，(?=[一-鿿])",
        lambda dice, _old: dice.choice(("，，", ",", "。，")),
    ),
    _word,
    _doubled,
    _repeated,
    _contradicted,
    _level,
    _title,
    _article,
    _left_over,
    _jump,
)

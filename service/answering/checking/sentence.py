"""One sentence of a model against the quotes that it cites."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ingest.document import LegalStatus
from service.answering.answer import Citation
from service.answering.checking.amounts import amounts, dates, ordinals
from service.answering.checking.names import TITLE, article, bodies, labels, quoted, titles
from service.answering.checking.orders import without_orders
from service.answering.checking.polarity import contradiction


class Fault(StrEnum):
    """Why a sentence is not supported."""

    NO_KEY = "no_key"
    WRONG_KEY = "wrong_key"
    NOT_IN_FORCE = "not_in_force"
    NUMBER = "number"
    DATE = "date"
    POLARITY = "polarity"
    TITLE = "title"
    ARTICLE = "article"
    BODY = "body"
    QUOTE = "quote"
    SUBJECT = "subject"


@dataclass(frozen=True, slots=True)
class Known:
    """What the Library has: whether a title, and whether an article of a document, exists."""

    title: Callable[[str], bool]
    article: Callable[[str, str], bool]


@dataclass(frozen=True, slots=True)
class Verdict:
    """A sentence without its keys and without what was struck out, the keys that it cites, and its faults."""

    text: str
    keys: tuple[str, ...]
    faults: tuple[Fault, ...]


KEY = re.compile(r"\s*[\[［【]\s*((?:[SsＳ]\s*[\d０-９]+[\s,，、;；]*)+)[\]］】]")
_DEAD = frozenset({LegalStatus.REPEALED.value, LegalStatus.AMENDED.value, LegalStatus.NOT_YET.value})
_HAN = re.compile(r"[\u3400-\u9fff]")
# Share of the pairs of a sentence's characters that its quotes must have, or it speaks of something else.
SUBJECT = 0.4
# From this share on a sentence repeats one of its quotes; others that have nearly as much of it count as well.
_REPEATED, _NEAR = 0.8, 0.9
_PART = re.compile(r"[。；;\n]")
_ASIDE = re.compile(r"根据|依据|按照|依照|规定|因此|所以|也就是说|具体|如下|一般|以下|其中")


def keys_of(text: str) -> list[str]:
    """The keys in `text`, in order, each once."""
    found = [f"S{int(n)}" for group in KEY.findall(text) for n in re.findall(r"\d+", group)]
    return list(dict.fromkeys(found))


def judge(written: str, evidence: Mapping[str, Citation], known: Known) -> Verdict:
    """What `written` is worth, after titles and articles that the library does not have are struck out."""
    keys = tuple(keys_of(written))
    bare = KEY.sub("", written).strip()
    if not keys:
        return Verdict(bare, (), (Fault.NO_KEY,))
    if any(key not in evidence for key in keys):
        return Verdict(bare, (), (Fault.WRONG_KEY,))
    cited = [evidence[key] for key in keys]
    text = _struck(bare, cited, known)
    return replace(Verdict(text, keys, ()), faults=tuple(_faults(text, cited, list(evidence.values()))))


def _faults(text: str, cited: Sequence[Citation], everything: Sequence[Citation]) -> list[Fault]:
    quotes = "\n".join(without_orders(citation.quote.text) for citation in cited)
    around = "\n".join(
        f"{citation.quote.document.title} {citation.quote.document.issuer} {citation.quote.document.organisation}"
        for citation in cited
    )
    plain = TITLE.sub("", text)
    checks = (
        (Fault.NOT_IN_FORCE, any(citation.status_in_law in _DEAD or not citation.verified for citation in cited)),
        (Fault.TITLE, _wrong_title(text, cited, quotes)),
        (Fault.ARTICLE, _wrong_article(text, cited, quotes)),
        (Fault.DATE, not _dates_stand(plain, quotes)),
        (Fault.NUMBER, not _amounts_stand(plain, quotes)),
        (Fault.POLARITY, bool(contradiction(plain, quotes))),
        (Fault.BODY, any(not _has(quotes + around, body) for body in bodies(plain))),
        (Fault.QUOTE, any(not _has(quotes + around, words) for words in quoted(plain))),
        (Fault.SUBJECT, _coverage(plain, quotes + around) < SUBJECT),
    )
    return [fault for fault, found in checks if found]


def _struck(text: str, cited: Sequence[Citation], known: Known) -> str:
    """`text` without the titles that the library does not have, and without articles that the cited documents lack."""
    quotes = "".join(citation.quote.text for citation in cited)
    for title in titles(text):
        if not known.title(title) and f"《{title}》" not in quotes:
            label = r"(?:第[^，。；、\s]{1,12}?[条款项])*"
            text = re.sub(rf"(?:根据|依据|按照|依照)?《{re.escape(title)}》{label}(?:的?规定)?[，,]?", "", text)
    for start, end, place in reversed(list(labels(text))):
        name = article(place)
        documents = {citation.quote.document.id for citation in cited}
        if name and name not in quotes and not any(known.article(document, name) for document in documents):
            ahead = re.search(r"(?:根据|依据|按照|依照)$", text[:start])
            text = text[: ahead.start() if ahead else start] + re.sub(r"^(?:的?规定)?[，,]?", "", text[end:])
    return text.strip()


def _wrong_title(text: str, cited: Sequence[Citation], quotes: str) -> bool:
    allowed = {_plain(citation.quote.document.title) for citation in cited}
    return any(
        f"《{title}》" not in quotes and not any(_plain(title) in whole for whole in allowed) for title in titles(text)
    )


def _plain(title: str) -> str:
    return re.sub(r"[\s（）()〈〉<>]", "", title).removeprefix("中华人民共和国")


def _wrong_article(text: str, cited: Sequence[Citation], quotes: str) -> bool:
    """Whether `text` names a provision that is neither cited nor named in the quotes."""
    named = [str(label) for _, _, label in labels(text)]
    places = [str(label) for _, _, label in labels(quotes)]
    for citation in cited:
        places += [citation.quote.label, citation.quote.article]
    return any(
        not any(place and (place.startswith(name) or place.endswith(name)) for place in places) for name in named
    )


def _dates_stand(text: str, quotes: str) -> bool:
    given = dates(quotes)
    return all(any(date == full[: len(date)] for full in given) for date in dates(text))


def _amounts_stand(text: str, quotes: str) -> bool:
    """Whether the amounts and ordinals of `text` stand in what the quotes say of the same."""
    given = amounts(_nearest(text, quotes))
    return ordinals(text) <= ordinals(quotes) and all(
        any(amount.fits(other) for other in given) for amount in amounts(text)
    )


def _nearest(text: str, quotes: str) -> str:
    """The sentences of `quotes` that `text` repeats nearly word for word; all of them where it repeats none."""
    pairs = _pairs(text)
    shares = [(len(pairs & _pairs(part)) / len(pairs), part) for part in _PART.split(quotes)] if pairs else []
    best = max((share for share, _ in shares), default=0.0)
    return "\n".join(part for share, part in shares if share >= _NEAR * best) if best >= _REPEATED else quotes


def _has(text: str, words: str) -> bool:
    return _squeezed(words) in _squeezed(text)


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text).strip("，。；：、")


def _coverage(text: str, quotes: str) -> float:
    pairs = _pairs(_ASIDE.sub("，", text))
    return len(pairs & _pairs(quotes)) / len(pairs) if pairs else 1.0


def _pairs(text: str) -> set[str]:
    text = re.sub(r"\s+", "", text)
    return {text[at : at + 2] for at in range(len(text) - 1) if _HAN.match(text[at]) and _HAN.match(text[at + 1])}

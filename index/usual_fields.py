"""What a question is about, among all rules with usual questions and all shipped subjects, in a Library or not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.embedding import Embedding
from index.held import Held
from index.kept_arrays import KeptArrays
from index.shipped_vectors import ShippedVectors, shipped_vectors
from index.subjects import Subject, subjects
from index.term_weights import term_weights
from index.usual_memory import UsualMemory
from index.usual_questions import UsualQuestions, article_key, open_questions, usual_questions

# The Libraries whose public rules are remembered: one, and what it was before a change.
LIBRARIES = 2
# How much the best of many fits counts beside the others where they are taken together: at infinity alone, near zero
# no more than another. With 4 instead a twentieth fewer unanswerable questions tell (docs/decisions/0005-refusal.md).
SHARPNESS = 14.0

_KEPT = "fields"

Places = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Fields:
    """How well a question fits (in the parts of a best score that usual questions add, index.usual_memory).

    `here` is the best fit of a rule that is there, `rule` that of one that is not, with the titles that the article
    stands in; `subject` that of a subject that is not. Minus infinity where there is none. `named` is set where no
    subject fits better than `about`, whether it is there or not. `all_here` is how well the rules that are there fit
    taken together, `all_elsewhere` the rules and subjects that are not, `all_subjects` the subjects without a rule
    here, whatever words were found. `open` is the best fit of the questions that rules here leave open, of an article
    with the `article_key` `opened`, and `all_open` how well they fit taken together. `best` is how well the best hit
    fits, of which there are usual questions, `told` that of the best subject of which a word stands in what was found.
    """

    here: float = -np.inf
    rule: float = -np.inf
    titles: frozenset[str] = frozenset()
    subject: float = -np.inf
    about: Subject | None = None
    named: bool = False
    all_here: float = -np.inf
    all_elsewhere: float = -np.inf
    all_subjects: float = -np.inf
    open: float = -np.inf
    opened: str = ""
    all_open: float = -np.inf
    best: float = -np.inf
    told: float = -np.inf


class UsualFields:
    """The shipped questions of every rule and subject, ready to be compared. Nothing changes after it was made."""

    def __init__(
        self,
        usual: UsualQuestions,
        embedding: Embedding | None,
        others: Sequence[Subject] = (),
        shipped: ShippedVectors | None = None,
        left_open: UsualQuestions | None = None,
        kept: KeptArrays | None = None,
    ) -> None:
        """`shipped` has the vectors of the questions, `kept` what was told of their words, where these are there."""
        keys = list(usual.by_article)
        left_open = left_open or UsualQuestions(frozenset(), {})
        self._open = list(left_open.by_article)
        self._place_of = {key: place for place, key in enumerate(keys)}
        self._works = [usual.works_of[key] for key in keys]
        self._open_works = [left_open.works_of[key] for key in self._open]
        self._subjects = tuple(others)
        questions = [usual.by_article[key] for key in keys] + [one.questions for one in others]
        questions += [left_open.by_article[key] for key in self._open]
        articles: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for place, some in enumerate(questions):
            articles[tuple(dict.fromkeys(some))].append(place)
        self._memory = UsualMemory(articles, embedding, shipped, term_weights(list(articles), kept, _KEPT))
        self._titles = usual.works
        self._present = lru_cache(LIBRARIES)(self._find_present)

    def compare(self, question: str, here: frozenset[str], found: str, best: str = "") -> Fields:
        """What `question` fits, where the Works `here` are there and `found` is the text of what was found for it.

        `best` is the text of the best hit alone.

        An implementing rule and the rule that it implements are of the same field. A subject is there when one of its
        rules is, or when one of its words stands in `found`.
        """
        worth = self._memory.fitness(question)  # each place is one passage of the memory
        rules, others, left = np.split(worth, np.cumsum((len(self._works), len(self._subjects))))
        present = self._present(here)
        told = np.asarray([one.stands_in(found) for one in self._subjects], dtype=bool)
        absent = present.without & ~told
        (near, _), (rule, which) = _best(rules, present.inside), _best(rules, present.outside)
        subject, whose = _best(others, absent)
        about = self._subjects[whose] if whose >= 0 else None
        left_open, calling = _best(left, present.opened)
        return Fields(
            here=near,
            rule=rule,
            titles=self._works[which] if which >= 0 else frozenset(),
            subject=subject,
            about=about,
            named=about is not None and whose == int(others.argmax()),
            all_here=_together(rules[present.inside]),
            all_elsewhere=_together(np.concatenate((rules[present.outside], others[absent]))),
            all_subjects=_together(others[present.without]),
            open=left_open,
            opened=self._open[calling] if calling >= 0 else "",
            all_open=_together(left[present.opened]),
            best=float(rules[place]) if (place := self._place_of.get(article_key(best))) is not None else -np.inf,
            told=_best(others, told)[0],
        )

    def _find_present(self, here: frozenset[str]) -> _Present:
        public = here & self._titles
        field = {some: _of_field(some, public, here) for some in set(self._works)}
        rules = {rule for one in self._subjects for rule in one.rules}
        # A code may be here in parts: 民法典侵权责任编.
        there = {rule for rule in rules if rule in here or any(work.startswith(rule) for work in here)}
        return _Present(
            inside=_places(not public.isdisjoint(some) for some in self._works),
            outside=_places(not field[some] for some in self._works),
            opened=_places(not public.isdisjoint(some) for some in self._open_works),
            without=_places(there.isdisjoint(one.rules) for one in self._subjects),
        )


@dataclass(frozen=True, slots=True)
class _Present:
    """Which articles are of a rule in a Library, which of another field, which of those that leave questions open.

    And which subjects have no rule there.
    """

    inside: Places
    outside: Places
    opened: Places
    without: Places


def _places(told: Iterable[bool]) -> Places:
    return np.fromiter(told, dtype=np.bool_)


def _of_field(works: frozenset[str], public: frozenset[str], here: frozenset[str]) -> bool:
    """Whether one of `works` is here, what it implements, or what implements it (《档案法实施条例》, 《档案法》)."""
    implements = any(work.startswith(one) for work in works for one in public)
    return implements or any(one.startswith(work) for work in works for one in here)


def _best(worth: NDArray[np.float32], among: Places) -> tuple[float, int]:
    """The best worth among those places, and where it is; minus infinity and -1 where there is none."""
    if not among.any():
        return -np.inf, -1
    best = int(np.where(among, worth, -np.inf).argmax())
    return float(worth[best]), best


def _together(worth: NDArray[np.float32]) -> float:
    """How well they fit taken together: the best, and more where others fit nearly as well; minus infinity for none."""
    if not len(worth):
        return -np.inf
    best = float(worth.max())
    return best + float(np.log(np.exp(SHARPNESS * (worth - best)).sum())) / SHARPNESS


_BY_MEANING: Held[Embedding | None, UsualFields] = Held()
_BY_WORDS: Held[Embedding | None, UsualFields] = Held()


def usual_fields(embedding: Embedding | None, folder: Path) -> UsualFields:
    """The fields of what guiwen ships, by words alone without `embedding`; made once for the embedding of the process.

    In a second where their vectors are kept in `folder`, in some seconds otherwise. Whoever asks meanwhile
    waits: twenty who make it at once take twenty times as long.
    """
    held = _BY_MEANING if embedding else _BY_WORDS
    return held.current(embedding, lambda: _made(embedding, folder))


def _made(embedding: Embedding | None, folder: Path) -> UsualFields:
    shipped = shipped_vectors(embedding, folder) if embedding else None
    kept = KeptArrays(folder)
    return UsualFields(usual_questions(), embedding, subjects(), shipped, open_questions(), kept)

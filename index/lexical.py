"""The lexical index: BM25 over Han characters, pairs of them, and words (tantivy)."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

import numpy as np
import tantivy
from numpy.typing import NDArray
from tantivy import Occur, Query

from index.shingles import WORDS, sketch
from index.terms import terms
from index.verbatim import BORDER, signs
from index.wanted import Wanted
from ingest.errors import LibraryBusy, LibraryDamaged

# Title and path go into the same field as the text, the title twice. Measured on 59,507 articles: 1,235 lay
# questions find as much as without titles (recall@10 0.455 against 0.456), 600 queries that name the law and
# eight characters of an article find it first in 0.73 of cases against 0.30; a field of its own with a boost
# of 0.4 reaches 0.37 and costs the questions 0.007. tantivy's fixed k1 = 1.2, b = 0.75 lost nothing either:
# b = 0.4 gave 0.438.
TITLE_WEIGHT = 2
# The share of the pairs of characters of a long word that a passage must hold to match it; a short one's it holds all.
MATCHING_SHARE = 0.6
SHORT_WORD = 4
# What a word weighs that names the office or the year of the document, against one in the text.
ABOUT_WEIGHT = 0.5
# One thread keeps segments, and so the order of equal scores, the same from run to run; two saved no time.
# What a word weighs that the query means, against one that it says; and what further words for the same thing add.
MEANT_WEIGHT = 0.5
MEANT_TIE = 0.3
_WRITER_THREADS = 1
_WRITER_BYTES = 128_000_000
# A pasted page asks for its rarest terms only: more cost time and change nothing among the first results.
MAX_QUERY_TERMS = 160


@dataclass(frozen=True, slots=True)
class Entry:
    """What is indexed of one passage; `year` is the document's, None where unknown, `about` whose it is and of when."""

    passage: int
    document: int
    title: str
    path: str
    text: str
    kind: str
    status: str
    year: int | None
    about: str = ""


@dataclass(frozen=True, slots=True)
class Scope:
    """A filter over documents: an empty set restricts nothing, a year excludes documents without one."""

    kinds: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    years: frozenset[int] = frozenset()
    documents: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.kinds or self.statuses or self.years or self.documents)


class Scored(NamedTuple):
    """A passage and its score; higher is better."""

    passage: int
    score: float


@dataclass(frozen=True, slots=True)
class Matches:
    """Every passage that matches, best first, equal scores in the order of passages."""

    passages: NDArray[np.int64]
    scores: NDArray[np.float64]


class LexicalIndex:
    """Finds passages by their words. Searching is safe from many threads; one writer at a time, of all processes."""

    def __init__(self, index: tantivy.Index, schema: tantivy.Schema) -> None:
        self._index = index
        self._schema = schema

    @classmethod
    def open(cls, folder: Path) -> LexicalIndex:
        """The index in `folder`, created empty when there is none; LibraryDamaged when it cannot be read."""
        schema = _schema()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            index = tantivy.Index(schema, str(folder))
            # Without this a thread polls the folder; the Library knows when to look.
            index.config_reader("manual", 0)
            index.reload()
        except (ValueError, OSError) as error:
            message = f"全文索引无法读取：{folder}（{error}）。请运行 guiwen doctor --repair 重建。"
            raise LibraryDamaged(message) from error
        return cls(index, schema)

    def writer(self) -> LexicalWriter:
        """A context that adds and removes passages and commits them together on a clean exit."""
        return LexicalWriter(self._index, self._schema)

    def reload(self) -> None:
        """Make what this or another process committed visible to later searches."""
        self._index.reload()

    def count(self) -> int:
        """The number of passages."""
        return self._index.searcher().num_docs

    def search(
        self, query: str, limit: int, scope: Scope | None = None, meant: Sequence[Sequence[str]] = ()
    ) -> list[Scored]:
        """The best passages that share a term with `query`, best first; equal scores in the order of passages.

        Each of `meant` is one thing that the query means in several words for it, of which the best found counts most.
        """
        searcher = self._index.searcher()
        weights = _rarest(searcher, Counter(terms(query)))
        if not weights or limit < 1:
            return []
        wanted = self._wanted(weights, scope, meant)
        hits = searcher.search(wanted, limit, count=False).hits
        passages = np.array(searcher.fast_field_values("passage", [address for _, address in hits]), dtype=np.int64)
        scores = np.array([score for score, _ in hits], dtype=np.float64)
        order = np.lexsort((passages, -scores))
        return list(map(Scored, passages[order].tolist(), scores[order].tolist()))

    def matches(self, wanted: Wanted) -> Matches:
        """Every passage that matches `wanted`; where none holds each of the words, those with the larger part of all.

        Phrases and what is excluded count verbatim in text and headings, the words in the title too.
        """
        groups = [_pairs(word) for word in wanted.words]
        groups = [group for group in groups if group]
        if sum(map(len, groups)) > MAX_QUERY_TERMS:
            return self._matches(wanted, None)
        found = self._matches(wanted, groups)
        if len(found.passages) or len(groups) < 2:
            return found
        return self._matches(wanted, [frozenset().union(*groups)])

    def standing(self, phrase: str) -> NDArray[np.int64]:
        """The passages in whose text or headings `phrase` stands verbatim, ascending."""
        return np.sort(self._all("passage", _phrase(self._schema, phrase)))

    def sketches(self) -> tuple[NDArray[np.int64], NDArray[np.uint64]]:
        """The ids of every passage, ascending, and the sketch of each (index.shingles) as a row."""
        searcher = self._index.searcher()
        hits = searcher.search(Query.all_query(), max(searcher.num_docs, 1), count=False).hits
        addresses = [address for _, address in hits]
        ids = np.array(searcher.fast_field_values("passage", addresses), dtype=np.int64)
        columns = [searcher.fast_field_values(f"sketch{number}", addresses) for number in range(WORDS)]
        order = np.argsort(ids)
        return ids[order], np.array(columns, dtype=np.uint64).reshape(WORDS, -1).T[order]

    def _matches(self, wanted: Wanted, groups: Sequence[frozenset[str]] | None) -> Matches:
        searcher = self._index.searcher()
        if groups is None or searcher.num_docs == 0:
            return Matches(np.empty(0, dtype=np.int64), np.empty(0))
        musts = [_most_of(self._schema, group) for group in groups]
        musts += [_phrase(self._schema, phrase) for phrase in wanted.phrases]
        clauses = [(Occur.Must, Query.const_score_query(must, 0.0)) for must in musts or [Query.all_query()]]
        clauses += [(Occur.MustNot, _phrase(self._schema, phrase)) for phrase in wanted.excluded]
        weights = _rarest(searcher, Counter(terms(wanted.text)))
        clauses += [(Occur.Should, _term(self._schema, word, times)) for word, times in weights.items()]
        clauses += [(Occur.Should, _about(self._schema, word)) for word in sorted(frozenset().union(*groups))]
        hits = searcher.search(Query.boolean_query(clauses), searcher.num_docs, count=False).hits
        passages = np.array(searcher.fast_field_values("passage", [address for _, address in hits]), dtype=np.int64)
        scores = np.array([score for score, _ in hits], dtype=np.float64)
        order = np.lexsort((passages, -scores))
        return Matches(passages[order], scores[order])

    def rarity(self, words: Iterable[str]) -> dict[str, float]:
        """The inverse document frequency of each term over the passages; above zero for every term."""
        searcher = self._index.searcher()
        return {word: _rarity(searcher, word) for word in words}

    def whole(self, query: str) -> float:
        """The score of a passage of average length that holds each term of `query` as often as the query does."""
        searcher = self._index.searcher()
        weights = _rarest(searcher, Counter(terms(query)))
        return sum(times * _rarity(searcher, word) for word, times in weights.items())

    def passages(self, scope: Scope | None = None) -> NDArray[np.int64]:
        """The ids of every passage in `scope`, ascending."""
        return np.sort(self._column("passage", scope))

    def documents(self) -> dict[int, int]:
        """Each document key with the number of its passages."""
        keys, counts = np.unique(self._column("document", None), return_counts=True)
        return dict(zip(keys.tolist(), counts.tolist(), strict=True))

    def _column(self, name: str, scope: Scope | None) -> NDArray[np.int64]:
        return self._all(name, _filter(self._schema, scope) if scope else Query.all_query())

    def _all(self, name: str, every: Query) -> NDArray[np.int64]:
        searcher = self._index.searcher()
        if searcher.num_docs == 0:
            return np.empty(0, dtype=np.int64)
        hits = searcher.search(every, searcher.num_docs, count=False).hits
        values = searcher.fast_field_values(name, [address for _, address in hits])
        return np.fromiter((value for value in values if value is not None), dtype=np.int64)

    def _wanted(self, weights: Counter[str], scope: Scope | None, meant: Sequence[Sequence[str]]) -> Query:
        # Built from terms, never parsed: what people type and what documents say is no query language.
        any_term = Query.boolean_query(
            [(Occur.Should, _term(self._schema, word, times)) for word, times in weights.items()]
            + [(Occur.Should, one) for words in meant if (one := _one_of(self._schema, words))]
        )
        if not scope:
            return any_term
        return Query.boolean_query([(Occur.Must, any_term), (Occur.Must, _filter(self._schema, scope))])


class LexicalWriter:
    """Changes to a LexicalIndex that become visible together; nothing changes when the block raises."""

    def __init__(self, index: tantivy.Index, schema: tantivy.Schema) -> None:
        self._index = index
        self._schema = schema
        self._writer: tantivy.IndexWriter | None = None

    def __enter__(self) -> LexicalWriter:
        try:
            self._writer = self._index.writer(_WRITER_BYTES, _WRITER_THREADS)
        except ValueError as error:
            raise LibraryBusy(f"全文索引正在被另一个进程写入（{error}）。请稍后再试。") from error
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        writer, self._writer = self._open, None
        try:
            if kind is None:
                writer.commit()
            else:
                writer.rollback()
        finally:
            # Ends the writer's threads and frees its lock, whatever happened.
            writer.wait_merging_threads()
        self._index.reload()

    def add(self, entries: Iterable[Entry]) -> None:
        """Add passages; to replace a document, remove its key first."""
        for entry in entries:
            self._open.add_document(_document(entry))

    def remove(self, documents: Iterable[int]) -> None:
        """Remove every passage of these document keys that was there before this call."""
        keys = sorted(set(documents))
        if keys:
            # Not delete_documents_by_term: tantivy-py 0.27 takes the number for a signed one and removes nothing.
            self._open.delete_documents_by_query(Query.term_set_query(self._schema, "document", keys))

    def clear(self) -> None:
        """Remove every passage that was there before this call."""
        self._open.delete_all_documents()

    @property
    def _open(self) -> tantivy.IndexWriter:
        if self._writer is None:
            raise RuntimeError("LexicalWriter is used outside its with block")
        return self._writer


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("terms", tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field("verbatim", tokenizer_name="whitespace", index_option="position")
    builder.add_text_field("about", tokenizer_name="whitespace", index_option="freq")
    builder.add_unsigned_field("passage", fast=True)
    for number in range(WORDS):
        builder.add_unsigned_field(f"sketch{number}", fast=True)
    builder.add_unsigned_field("document", indexed=True, fast=True)
    builder.add_text_field("kind", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("status", tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("year", indexed=True)
    return builder.build()


def _document(entry: Entry) -> tantivy.Document:
    words = terms(entry.title) * TITLE_WEIGHT + terms(entry.path) + terms(entry.text)
    document = tantivy.Document()
    document.add_text("terms", " ".join(words))
    document.add_text("verbatim", " ".join([*signs(entry.path), BORDER, *signs(entry.text)]))
    document.add_text("about", " ".join(sorted(set(terms(entry.about)))))
    document.add_unsigned("passage", entry.passage)
    for number, word in enumerate(sketch(entry.text)):
        document.add_unsigned(f"sketch{number}", word)
    document.add_unsigned("document", entry.document)
    document.add_text("kind", entry.kind)
    document.add_text("status", entry.status)
    if entry.year is not None:
        document.add_integer("year", entry.year)
    return document


def _term(schema: tantivy.Schema, word: str, times: float) -> Query:
    query = Query.term_query(schema, "terms", word, "freq")
    return query if times == 1 else Query.boost_query(query, float(times))


def _pairs(word: str) -> frozenset[str]:
    """The terms of a word that tell it from others: single characters count in a word of one alone."""
    found = frozenset(terms(word))
    return frozenset(term for term in found if len(term) > 1 or term.isascii()) or found


def _most_of(schema: tantivy.Schema, group: frozenset[str]) -> Query:
    """All of the terms, or of many the larger part."""
    least = len(group) if len(group) < SHORT_WORD else math.ceil(MATCHING_SHARE * len(group))
    # 2024年 贵阳 地铁: whose document it is, and of when, need not be said in the passage.
    each = [
        (Occur.Should, Query.disjunction_max_query([_term(schema, word, 1), _about(schema, word)]))
        for word in sorted(group)
    ]
    return Query.boolean_query(each, minimum_number_should_match=least)


def _about(schema: tantivy.Schema, word: str) -> Query:
    return Query.boost_query(Query.term_query(schema, "about", word, "freq"), ABOUT_WEIGHT)


def _phrase(schema: tantivy.Schema, phrase: str) -> Query:
    found = signs(phrase)
    if not found:
        return Query.empty_query()
    if len(found) == 1:
        return Query.term_query(schema, "verbatim", found[0], "freq")
    return Query.phrase_query(schema, "verbatim", list(found))


def _one_of(schema: tantivy.Schema, words: Sequence[str]) -> Query | None:
    """The best of `words`, and a little of the others."""
    each = []
    for word in words:
        # Single characters are left out: they occur everywhere.
        pairs = [_term(schema, term, MEANT_WEIGHT) for term in terms(word) if len(term) > 1]
        if pairs:
            each.append(Query.boolean_query([(Occur.Should, pair) for pair in pairs]))
    return Query.disjunction_max_query(each, MEANT_TIE) if each else None


def _filter(schema: tantivy.Schema, scope: Scope) -> Query:
    columns = (
        ("kind", scope.kinds),
        ("status", scope.statuses),
        ("year", scope.years),
        ("document", scope.documents),
    )
    clauses = [(Occur.Must, Query.term_set_query(schema, name, sorted(values))) for name, values in columns if values]
    return Query.const_score_query(Query.boolean_query(clauses), 0.0)


def _rarity(searcher: tantivy.Searcher, word: str) -> float:
    """ln(1 + (N - n + 0.5) / (n + 0.5)): BM25's weight of a term that n of N passages hold (Robertson 2009)."""
    total = searcher.num_docs
    # Passages removed since the last merge count in n and not in N.
    among = min(searcher.doc_freq("terms", word), total)
    return math.log1p((total - among + 0.5) / (among + 0.5))


def _rarest(searcher: tantivy.Searcher, weights: Counter[str]) -> Counter[str]:
    if len(weights) <= MAX_QUERY_TERMS:
        return weights
    spread = {word: searcher.doc_freq("terms", word) for word in weights}
    known = sorted((word for word in weights if spread[word]), key=lambda word: (spread[word], word))
    return Counter({word: weights[word] for word in known[:MAX_QUERY_TERMS]})

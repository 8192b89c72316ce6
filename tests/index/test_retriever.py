"""The Library as LangChain's retriever keeps LangChain's contract."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from langchain_core.documents import Document
from langchain_core.runnables import RunnableLambda
from pydantic import ValidationError

from index.library import Library
from index.records import SearchFilters
from index.retriever import LibraryRetriever
from tests.index.made_documents import data_of, hashed_embedding, regulation

QUERY = "甲 第1条"


@pytest.fixture
def retriever(tmp_path: Path) -> Iterator[LibraryRetriever]:
    with Library.open(tmp_path, hashed_embedding()) as library:
        for name in "甲乙":
            library.add(regulation(name), data_of(name), name)
        yield LibraryRetriever(library=library)


def test_documents_carry_the_text_and_where_it_stands(retriever: LibraryRetriever) -> None:
    """`page_content` is the slice of the document's text that the metadata name."""
    found = retriever.invoke(QUERY)[0]
    metadata = found.metadata
    assert set(metadata) == {"document_id", "title", "label", "article", "start", "end", "page", "score"}
    assert (metadata["title"], metadata["article"], metadata["page"]) == ("甲管理办法", "第1条", 1)
    text = retriever.library.text(metadata["document_id"])
    assert found.page_content == text[metadata["start"] : metadata["end"]]


@pytest.mark.parametrize("k", [1, 3])
def test_k_is_the_number_of_documents(retriever: LibraryRetriever, k: int) -> None:
    """Given when it is made, or with a call."""
    assert len(LibraryRetriever(library=retriever.library, k=k).invoke(QUERY)) == k
    assert len(retriever.invoke(QUERY, None, k=k)) == k


def test_k_must_be_positive(retriever: LibraryRetriever) -> None:
    """A retriever that returns nothing is a mistake."""
    with pytest.raises(ValidationError):
        LibraryRetriever(library=retriever.library, k=0)


def test_filters_restrict_what_is_found(retriever: LibraryRetriever) -> None:
    """Given when it is made, or with a call."""
    filters = SearchFilters(documents=frozenset({retriever.library.document("乙管理办法").id}))
    narrow = LibraryRetriever(library=retriever.library, filters=filters)
    for found in (narrow.invoke(QUERY), retriever.invoke(QUERY, None, filters=filters)):
        assert {one.metadata["title"] for one in found} == {"乙管理办法"}


def test_it_works_asynchronously_and_in_a_chain(retriever: LibraryRetriever) -> None:
    """`ainvoke`, `batch` and `|` give the same documents as `invoke`."""
    expected = retriever.invoke(QUERY)
    assert all(isinstance(one, Document) for one in expected)
    assert asyncio.run(retriever.ainvoke(QUERY)) == expected
    assert retriever.batch([QUERY, QUERY]) == [expected, expected]
    chain = retriever | RunnableLambda(len)
    assert chain.invoke(QUERY) == len(expected)

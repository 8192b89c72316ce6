"""The Library as LangChain's retriever."""

from __future__ import annotations

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict, Field

from index.library import Library
from index.records import PassageHit, SearchFilters


class LibraryRetriever(BaseRetriever):
    """Gives the best `k` passages of a Library as LangChain documents; `k` and `filters` may be given with a call.

    Their metadata are `document_id`, `title`, `label`, `article`, `start`, `end`, `page` and `score`; spans are counted
    in Unicode code points of the document's plain text.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    library: Library
    k: int = Field(default=10, ge=1)
    filters: SearchFilters = SearchFilters()

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,
        k: int | None = None,
        filters: SearchFilters | None = None,
    ) -> list[Document]:
        hits = self.library.search(query, self.k if k is None else k, filters or self.filters)
        return [_document(hit) for hit in hits]


def _document(hit: PassageHit) -> Document:
    passage = hit.passage
    return Document(
        id=str(passage.id),
        page_content=passage.text,
        metadata={
            "document_id": hit.document.id,
            "title": hit.document.title,
            "label": passage.label,
            "article": passage.article,
            "start": passage.start,
            "end": passage.end,
            "page": passage.page,
            "score": hit.score,
        },
    )

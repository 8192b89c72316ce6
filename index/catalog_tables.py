"""The catalogue's tables. Their history is in `migrations`; a test proves that both agree."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

from index.catalog_sqlite import KEYS_NEVER_REUSED

METADATA = MetaData()


def _document_key(*, primary_key: bool = False, index: bool = False) -> Column[int]:
    return Column(
        "document",
        Integer,
        ForeignKey("documents.key", ondelete="CASCADE"),
        primary_key=primary_key,
        index=index or None,
        nullable=False,
    )


documents = Table(
    "documents",
    METADATA,
    Column("key", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("title", String, nullable=False),
    Column("title_key", String, nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("document_number", String, nullable=False),
    Column("issuer", String, nullable=False),
    Column("addressee", String, nullable=False),
    Column("organisation", String, nullable=False),
    Column("period", String, nullable=False),
    Column("passed", Date),
    Column("published", Date),
    Column("effective_from", Date),
    Column("effective_to", Date),
    Column("status", String, nullable=False),
    Column("signed", Date),
    Column("secrecy", String, nullable=False),
    Column("urgency", String, nullable=False),
    Column("validity", String, nullable=False),
    # A status that follows from no date: what a person set, or the text says of itself.
    Column("fixed_status", String),
    Column("trial", Boolean, nullable=False),
    # The id of the compilation that this is a member of.
    Column("part_of", String, index=True),
    Column("year", Integer),
    # Versions of one Work share `work`, and `office` where two offices have a Work of this title; `version_day` puts
    # them in order. An `office` that is not known is empty. Works that are one although title or office differ
    # (index.catalog_works) share `joined`, which is empty elsewhere.
    Column("work", String, nullable=False),
    Column("office", String, nullable=False, server_default=""),
    Column("joined", String, nullable=False, server_default="", index=True),
    Column("version_day", Date),
    # Which finder found its Observations, and by which rules its indicators were named.
    Column("observed", String, nullable=False, server_default="", index=True),
    Column("media_type", String, nullable=False),
    Column("pages", Integer),
    Column("characters", Integer, nullable=False),
    Column("units", Integer, nullable=False),
    Column("passages", Integer, nullable=False),
    Column("observations", Integer, nullable=False),
    Column("articles", Integer, nullable=False),
    Column("warnings", JSON, nullable=False),
    Column("gaps", JSON, nullable=False),
    Column("duplicates", JSON, nullable=False),
    Column("sha256", String, nullable=False, index=True),
    Column("bytes", Integer, nullable=False),
    Column("added_at", DateTime, nullable=False),
    Index("ix_documents_versions", "work", "version_day"),
    **KEYS_NEVER_REUSED,
)

# The long columns stand apart, so that listing documents reads none of them.
document_texts = Table(
    "document_texts",
    METADATA,
    _document_key(primary_key=True),
    Column("text", Text, nullable=False),
    Column("places", LargeBinary, nullable=False),
    Column("evidence", JSON, nullable=False),
)

# What a document repeals or amends by naming it; `work` is the Work that the title names.
acts = Table(
    "acts",
    METADATA,
    _document_key(primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("title", String, nullable=False),
    Column("work", String, nullable=False),
    Column("document_number", String, nullable=False),
    Column("day", Date),
    Column("before", Date),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Index("ix_acts_work", "work", "kind"),
)

# A person's corrections. `documents` holds the corrected value; `reading` is what the present bytes read, and `read`
# is what had been read when the person decided.
edits = Table(
    "edits",
    METADATA,
    _document_key(primary_key=True),
    Column("field", String, primary_key=True),
    Column("value", JSON, nullable=False),
    Column("read", JSON, nullable=False),
    Column("reading", JSON, nullable=False),
    Column("note", String, nullable=False),
    Column("edited_at", DateTime, nullable=False),
)

# What a text refers to, inside the document (`unit`) or outside (`work`); `article` is that of `label`.
cross_references = Table(
    "cross_references",
    METADATA,
    _document_key(primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("title", String, nullable=False),
    Column("work", String, nullable=False),
    Column("label", String, nullable=False),
    Column("state", String, nullable=False),
    Column("unit", String, nullable=False),
    Column("article", Integer),
    Column("branch", Integer),
    Index("ix_cross_references_cited", "work", "article", "branch"),
)

sources = Table(
    "sources",
    METADATA,
    Column("key", Integer, primary_key=True),
    Column("path", String, nullable=False, unique=True),
    _document_key(index=True),
    Column("name", String, nullable=False),
    Column("seen_at", DateTime, nullable=False),
)

# A unit's text is not stored: it is a slice of the document's.
units = Table(
    "units",
    METADATA,
    _document_key(primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("parent", Integer),
    Column("id", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("number", Integer),
    Column("branch", Integer),
    Column("label", String, nullable=False),
    Column("heading", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("page", Integer),
    Column("level", Integer),
)

# Numbers stated in a text. Values are decimals as text, which keeps every digit; `number` puts them in order.
# `normal` names the indicator by rule, `grouping` by what people say besides (`indicator_merges`).
observations = Table(
    "observations",
    METADATA,
    _document_key(primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("indicator", String, nullable=False),
    Column("normal", String, nullable=False),
    Column("grouping", String, nullable=False),
    Column("family", String, nullable=False),
    Column("measure", String, nullable=False),
    Column("value", String, nullable=False),
    Column("value_high", String),
    Column("unit", String, nullable=False),
    Column("qualifier", String, nullable=False),
    Column("period", String, nullable=False),
    Column("organisation", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quote_start", Integer, nullable=False),
    Column("quote_end", Integer, nullable=False),
    Column("normalized_value", String, nullable=False),
    Column("normalized_high", String),
    Column("normalized_unit", String, nullable=False),
    Column("number", Float, nullable=False),
    Column("direction", String),
    Column("comparison", String, nullable=False),
    Column("cumulative", Boolean, nullable=False),
    Column("whole", Integer),
    Column("origin", String, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("alternatives", JSON, nullable=False),
    Column("label", String, nullable=False),
    Index("ix_observations_group", "grouping", "family", "measure", "document"),
    Index("ix_observations_normal", "normal", "indicator", "grouping"),
    Index("ix_observations_period", "period", "grouping", "document"),
    Index("ix_observations_organisation", "organisation", "grouping", "document"),
)

# What people say of two names of indicators: that they mean the same (`same`), or do not although the rules say so.
# Nothing is deleted: what no longer counts has `undone_at`.
indicator_merges = Table(
    "indicator_merges",
    METADATA,
    Column("key", Integer, primary_key=True),
    Column("same", Boolean, nullable=False),
    Column("first", String, nullable=False),
    Column("second", String, nullable=False),
    Column("author", String, nullable=False),
    Column("note", String, nullable=False),
    Column("made_at", DateTime, nullable=False),
    Column("undone_at", DateTime),
    Column("undone_by", String, nullable=False, server_default=""),
    **KEYS_NEVER_REUSED,
)

passages = Table(
    "passages",
    METADATA,
    Column("id", Integer, primary_key=True),
    _document_key(index=True),
    Column("ordinal", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("label", String, nullable=False),
    Column("article", String, nullable=False),
    Column("path", String, nullable=False),
    Column("unit_ids", JSON, nullable=False),
    Column("page", Integer),
    **KEYS_NEVER_REUSED,
)

# What the indexes have to catch up with. No foreign key: a removal outlives its document.
changes = Table(
    "changes",
    METADATA,
    Column("generation", Integer, primary_key=True),
    Column("document", Integer, nullable=False),
    Column("operation", String, nullable=False),
    Column("passages", JSON, nullable=False),
    **KEYS_NEVER_REUSED,
)

removals = Table(
    "removals",
    METADATA,
    Column("key", Integer, primary_key=True),
    Column("document_id", String, nullable=False),
    Column("title", String, nullable=False),
    Column("sha256", String, nullable=False, index=True),
    Column("sources", JSON, nullable=False),
    Column("removed_at", DateTime, nullable=False),
    Column("reason", String, nullable=False),
)

# What recognised lines really say, by the bytes of the file: no document needs to be there, and nothing is taken back.
corrections = Table(
    "corrections",
    METADATA,
    Column("key", Integer, primary_key=True),
    Column("sha256", String, nullable=False, index=True),
    Column("page", Integer, nullable=False),
    *(Column(edge, Float, nullable=False) for edge in ("left", "top", "right", "bottom")),
    Column("original", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("made_at", DateTime, nullable=False),
)

# Question memory: what people asked and the Unit that was confirmed, as it read then (`words`). No foreign key: a pair
# outlives its document. `work`, `office` and `kind` are the document's, and find the versions that the pair moves to.
questions = Table(
    "questions",
    METADATA,
    Column("key", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("question", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("folded", String, nullable=False, index=True),
    Column("document_id", String, nullable=False, index=True),
    Column("title", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("work", String, nullable=False),
    Column("office", String, nullable=False, server_default=""),
    Column("unit", String, nullable=False),
    Column("unit_kind", String, nullable=False),
    Column("label", String, nullable=False),
    Column("words", Text, nullable=False),
    Column("author", String, nullable=False),
    Column("source", String, nullable=False),
    Column("added_at", DateTime, nullable=False),
    # Of what a chat model wrote: the key of the article that it read (`article_key`), and the prompt with its version.
    Column("wording", String, nullable=False, server_default="", index=True),
    Column("prompt", String, nullable=False, server_default=""),
    Index("ix_questions_work", "work", "kind"),
    **KEYS_NEVER_REUSED,
)

# Where each pair leads in the documents that are there; written with the documents, in their transaction.
question_units = Table(
    "question_units",
    METADATA,
    Column("question", Integer, ForeignKey("questions.key", ondelete="CASCADE"), primary_key=True),
    _document_key(primary_key=True, index=True),
    Column("unit", String, nullable=False),
    Column("label", String, nullable=False),
)

properties = Table(
    "properties",
    METADATA,
    Column("name", String, primary_key=True),
    Column("value", String, nullable=False),
)

conversations = Table(
    "conversations",
    METADATA,
    Column("key", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("title", String, nullable=False),
    Column("created_at", DateTime, nullable=False),
    Column("updated_at", DateTime, nullable=False, index=True),
    **KEYS_NEVER_REUSED,
)

# An answer as it was given out: no foreign key to a document, which may go while the answer stays. `text` is what a
# search looks through, `named_day` the day that the question named.
answers = Table(
    "answers",
    METADATA,
    Column("key", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("conversation", Integer, ForeignKey("conversations.key", ondelete="CASCADE"), nullable=False, index=True),
    Column("question", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("answer", JSON, nullable=False),
    Column("settings", JSON, nullable=False),
    Column("named_day", Date),
    Column("asked_at", DateTime, nullable=False),
    **KEYS_NEVER_REUSED,
)

# A search that somebody keeps: what was typed, and what was chosen beside it.
saved_searches = Table(
    "saved_searches",
    METADATA,
    Column("key", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("name", String, nullable=False),
    Column("query", Text, nullable=False),
    Column("filters", JSON, nullable=False),
    Column("sort", String, nullable=False),
    Column("made_at", DateTime, nullable=False),
    **KEYS_NEVER_REUSED,
)

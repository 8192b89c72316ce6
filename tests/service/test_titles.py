"""Which documents a question names."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from index.cross_references import version_on
from index.records import DocumentRecord
from ingest.document import DocumentKind, LegalStatus
from service.answering.titles import TitleIndex

TITLES = (
    "青山中心公务用车管理办法",
    "青山中心公务用车管理办法（试行）",
    "青山中心差旅费管理办法",
    "中华人民共和国刑法",
    "中华人民共和国民法典总则",
    "中华人民共和国民法典合同编",
)


def record(title: str, key: int, effective: date | None = None) -> DocumentRecord:
    """A record with this title and nothing else of interest."""
    return DocumentRecord(
        key=key,
        id=f"d{key}",
        title=title,
        kind=DocumentKind.REGULATION,
        document_number="",
        issuer="",
        addressee="",
        organisation="",
        period="",
        passed=None,
        published=None,
        effective_from=effective,
        effective_to=None,
        status=LegalStatus.UNKNOWN,
        year=None,
        media_type="text/plain",
        pages=None,
        characters=0,
        units=0,
        passages=0,
        observations=0,
        articles=0,
        warnings=(),
        gaps=(),
        duplicates=(),
        sha256="",
        bytes=0,
        added_at=datetime(2026, 1, 1, tzinfo=UTC),
    )


INDEX = TitleIndex(record(title, key) for key, title in enumerate(TITLES))


@pytest.mark.parametrize(
    ("question", "keys"),
    [
        ("青山中心公务用车管理办法第三条", [{0, 1}]),  # both versions of the one Work
        ("公务用车管理办法第三条", [{0, 1}]),  # the end of the title is enough
        ("《刑法》第一百三十三条之一", [{3}]),  # a short title counts as a whole
        ("中华人民共和国刑法怎么说", [{3}]),
        ("民法典第一千零一条", [{5}, {4}]),  # the parts of the code are documents of their own
        ("管理办法第三条", None),  # fits two Works and is too short to name one
        ("食堂几点开饭", None),
    ],
)
def test_the_longest_title_in_a_question_is_found(question: str, keys: list[set[int]] | None) -> None:
    """Each Work that may be meant comes with all its versions."""
    found = INDEX.find(question)
    assert (None if found is None else [{one.key for one in work} for work in found.works]) == keys


def test_the_version_on_a_day() -> None:
    """The latest that had begun; before the first began, the first."""
    old, new = record("甲", 1, date(2019, 1, 1)), record("甲", 2, date(2022, 1, 1))
    assert version_on([new, old], date(2020, 1, 1)) is old
    assert version_on([new, old], date(2022, 1, 1)) is new
    assert version_on([new, old], date(2000, 1, 1)) is old
    assert version_on([new, replace(old, effective_from=None)], date(2023, 1, 1)) is new

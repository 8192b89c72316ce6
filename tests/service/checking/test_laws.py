"""Cited rules beside those of a Library."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from index.library import Library
from ingest.document import DocumentKind
from ingest.pipeline import ingest
from service.checking.laws import Laws
from tests.service.checking.proofs import TODAY, found, whole

PETITIONS = (
    "中华人民共和国信访监督检查法\n（2020年1月1日通过）\n第一条　为了规范信访工作，制定本法。\n"
    "第二条　本法适用于各级机关。\n第三条　本法自2020年3月1日起施行。\n"
)
SEALS = (
    "青山县财政局印章管理办法\n青财发〔2021〕7号\n第一条　为了规范印章管理，制定本办法。\n"
    "第二条　印章由办公室保管。\n第三条　本办法自2021年5月1日起施行，有效期至2022年12月31日。\n"
)
LATER = (
    "青山县财政局差旅费管理办法\n青财发〔2024〕3号\n第一条　为了规范差旅费管理，制定本办法。\n"
    "第二条　差旅费按标准报销。\n第三条　本办法自2024年5月1日起施行。\n"
)


@pytest.fixture(scope="module")
def laws(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Laws]:
    with Library.open(tmp_path_factory.mktemp("laws") / "library") as library:
        for number, text in enumerate((PETITIONS, SEALS, LATER)):
            data = text.encode()
            library.add(
                ingest(data, f"{number}.txt", kind=DocumentKind.REGULATION, today=TODAY), data, f"/{number}.txt"
            )
        yield Laws(library)


CASES: tuple[tuple[str, str, list[str]], ...] = (
    ("regulation_title", "落实《中华人民共和国信访监督检查法》。", []),
    ("regulation_title", "落实《信访监督检查法》。", []),
    ("regulation_title", "落实《中华人民共和国信访监督检察法》。", ["《中华人民共和国信访监督检察法》"]),
    ("regulation_title", "落实《中华人民共和国档案法》。", []),
    ("regulation_title", "落实《印章管理办法》。", ["《印章管理办法》"]),
    ("regulation_number", "修订《青山县财政局印章管理办法》（青财发〔2021〕7号）。", []),
    ("regulation_number", "修订《青山县财政局印章管理办法》（青财发〔2021〕17号）。", ["青财发〔2021〕17号"]),
    ("regulation_number", "印发《保密管理办法》（青财发〔2021〕7号）。", ["青财发〔2021〕7号"]),
    ("article", "按照《信访监督检查法》第二条开展检查。", []),
    ("article", "按照《信访监督检查法》第十二条开展检查。", ["《信访监督检查法》第十二条"]),
    ("article", "按照《档案法》第九百条开展检查。", []),
    ("regulation_status", "执行《青山县财政局印章管理办法》。", ["《青山县财政局印章管理办法》"]),
    ("regulation_status", "废止《青山县财政局印章管理办法》。", []),
    ("regulation_status", "执行《青山县财政局差旅费管理办法》。", ["《青山县财政局差旅费管理办法》"]),
    ("regulation_status", "落实《信访监督检查法》。", []),
)


@pytest.mark.parametrize(("kind", "body", "expected"), CASES)
def test_cited_rules(laws: Laws, kind: str, body: str, expected: list[str]) -> None:
    """Title, number, article and version, on the day of the report (July 2023)."""
    assert [one.quote for one in found(whole(body), kind, laws=laws)] == expected


def test_without_laws() -> None:
    """Nothing is told of what nobody knows."""
    text = whole("按照《信访监督检查法》第九百条开展检查。")
    assert found(text, "regulation_title", "regulation_number", "article", "regulation_status") == []


def test_a_version_of_the_day(laws: Laws) -> None:
    """The one that had begun by then."""
    record = laws.standing("信访监督检查法", date(2023, 7, 5))
    assert record is not None
    assert record.title == "中华人民共和国信访监督检查法"

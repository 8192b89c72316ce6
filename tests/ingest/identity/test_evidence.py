"""Evidence: every field says where it was read, and what stands there is what was taken."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.dates import find_dates
from ingest.document import Document, Evidence
from tests.ingest.made_texts import made, regulation_texts

DAYS = ("signed", "passed", "published", "effective_from")
WORDS = ("title", "document_number", "issuer", "addressee", "secrecy", "urgency", "validity")
CONFIDENCES = {1.0, 0.9, 0.8, 0.6, 0.4}


def bare(text: str) -> str:
    """`text` without blanks, brackets, stops and masks of a term, in one form of digits."""
    folded = unicodedata.normalize("NFKC", text)
    folded = re.sub(r"中华人民共和国|第[一二三四五六七八九十]+届", "", folded)
    return re.sub(r"[\s〔〕\[\]()（）【】、★☆*]", "", folded)


def check(document: Document) -> None:
    """Assert the promises of evidence for every field of `document`."""
    for evidence in document.evidence:
        assert 0 <= evidence.start <= evidence.end <= len(document.text), evidence
        assert evidence.confidence in CONFIDENCES, evidence
        if evidence.start == evidence.end:
            assert (evidence.start, evidence.field) == (0, evidence.field)
        else:
            assert stands_there(document, evidence), (evidence, document.text[evidence.start : evidence.end])
    described = {"title": document.description.title, "signed": document.description.signed}
    for field, value in described.items():
        told = [evidence.value for evidence in document.evidence if evidence.field == field]
        assert told == ([str(value)] if value else []), field


def stands_there(document: Document, evidence: Evidence) -> bool:
    """Whether the value, as it may be written, is in the span."""
    quote = document.text[evidence.start : evidence.end]
    if evidence.field in DAYS:
        # 自公布之日起30日后施行 is computed, and names no day.
        return evidence.confidence < 0.8 or evidence.value in {str(day.value) for day in find_dates(quote)}
    if evidence.field in WORDS:
        return bare(evidence.value) in bare(quote)
    return bool(quote.strip())


NOTICE = (
    "000001",
    "机密★1年",
    "特急",
    "青山县人民政府文件",
    "青政发[2023] 7 号",
    "青山县人民政府关于印发《青山县登记办法》的通知",
    "各镇人民政府，县直各部门：",
    "现将《青山县登记办法》印发给你们，请遵照执行。",
    "青山县人民政府",
    "2023年6月5日",
)


def test_every_field_of_a_notice_has_its_place() -> None:
    """The red head, the addressee and the signature are found where they stand."""
    document = made("\n".join(NOTICE))
    check(document)
    found = {evidence.field: evidence for evidence in document.evidence}
    quotes = {field: document.text[evidence.start : evidence.end] for field, evidence in found.items()}
    assert quotes["secrecy"] == "机密★1年"
    assert quotes["urgency"] == "特急"
    assert (found["document_number"].value, quotes["document_number"]) == ("青政发〔2023〕7号", "青政发[2023] 7 号")
    assert quotes["addressee"] == "各镇人民政府，县直各部门"
    assert (found["issuer"].value, quotes["issuer"]) == ("青山县人民政府", "青山县人民政府")
    assert (found["signed"].value, quotes["signed"], found["signed"].confidence) == ("2023-06-05", "2023年6月5日", 0.9)
    assert (found["published"].value, found["published"].confidence) == ("2023-06-05", 0.6)


def test_a_title_from_the_name_of_the_file_stands_nowhere() -> None:
    """An empty span at 0 and little confidence say that the text does not hold the value."""
    document = made("请加强登记。", name="青山记录.txt")
    title = next(evidence for evidence in document.evidence if evidence.field == "title")
    assert (title.value, title.start, title.end, title.confidence) == ("青山记录", 0, 0, 0.4)
    check(document)


@pytest.mark.parametrize("field", ["title", "kind", "passed", "effective_from", "issuer", "status"])
def test_a_law_tells_its_fields(field: str) -> None:
    """A law with a note and a closing article has evidence for each of these."""
    note, end = "（2020年5月6日青山县人民代表大会常务委员会通过）", "第一条 本办法自2020年7月1日起施行。"
    document = made("\n".join(["青山县登记办法", note, end]))
    check(document)
    assert [evidence.field for evidence in document.evidence].count(field) == 1


@given(regulation_texts())
def test_evidence_of_any_regulation(text: str) -> None:
    """Spans lie within the text, and the value as written is there."""
    check(made(text))


_lines = st.sampled_from(
    [
        *NOTICE,
        "标题：青山县登记办法",
        "青山县2023年上半年工作总结",
        "（2020年5月6日第九届青山县人民代表大会第三次会议通过 2021年3月4日青山县人民政府令第12号公布）",
        "发布日期：2023-06-05 文号：青政办〔2023〕12号",
        "第一条 为了登记，制定本办法。",
        "第二条 本办法自印发之日起施行，有效期5年。",
        "本办法自2023年7月1日起施行，有效期至2028年6月30日。《青山县旧办法》（青政发〔2010〕1号）同时废止。",
        "**青山县财政局**",
        "二〇二三年六月五日",
        "附件：1.登记表",
    ]
)


@given(st.lists(_lines, min_size=1, max_size=12))
def test_evidence_of_any_order_of_lines(lines: list[str]) -> None:
    """Whatever the order of such lines, evidence keeps its promises."""
    check(made("\n".join(lines), today=date(2024, 6, 1)))

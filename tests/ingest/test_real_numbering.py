"""Real laws: no article is a cross-reference, what is reported missing is missing, and the formats of a law agree.

The audits look at the sources with patterns of their own, not with the parser's.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ingest.document import Document, DocumentKind, UnitKind
from ingest.pipeline import ingest
from tests.ingest.real_laws import TODAY, Laws

# Documents whose articles do not count through, and why: the sources were looked at one by one.
ABSENT, MANGLED = "the source lacks it", "the source runs it into the middle of a sentence"
KNOWN_GAPS = {
    "山东省中医药条例(2020-11-27)": ABSENT,
    "山东省人民代表大会代表建议、批评和意见办理工作条例(2017-05-19)": ABSENT,
    "山东省企业工资集体协商条例(2016-11-26)": ABSENT,
    "山东省突发事件应对条例(2012-05-31)": ABSENT,
    "山东省高速公路交通安全条例(2014-05-30)": MANGLED,
    "烟台市森林防火条例(2016-09-23)": ABSENT,
}
_NUMERAL = "[零〇一二三四五六七八九十百千0-9]+"
_REFERS = re.compile(
    rf"第{_NUMERAL}条(?:之{_NUMERAL})?\s*(?:规定|所[列称述]|第{_NUMERAL}[款项]|、第|[和与或至到及]第|的规定|的，|，|。)"
)
# 第七十六条 规定…的地方性法规，应当由…通过: 规定 is the article's own verb.
_OWN_VERB = re.compile(rf"第{_NUMERAL}条\s+规定(?:本|下列).{{0,30}}的地方性法规")
_MISSING_HEADING = re.compile(r"缺(?P<name>第.{1,6}[编章])(?:至|$)")
# The versions of official/ that the collection holds too, in the same words.
SAME_VERSION = {"公务员法": "(2018-12-29)", "公司法": "(2023-12-29)", "刑事诉讼法": "(2018-10-26)"}
LEAST_AGREEMENT = 0.999


@pytest.mark.slow
def test_all_laws_are_numbered_as_their_sources(all_laws: Laws, shared_data: Path) -> None:
    """No article is a reference, no law a compilation, every gap of articles and headings one of the source's own."""
    gaps: set[str] = set()
    for row, document in all_laws:
        stem = Path(row["file"]).stem
        assert document.description.kind is not DocumentKind.COMPILATION, stem
        for one in (document, *document.members):
            assert _references(one) == [], stem
            if any(re.search(r"[条](?:编号|排在|$)", problem) for problem in (*one.gaps, *one.duplicates)):
                gaps.add(stem)
            source = (shared_data / "laws" / row["file"]).read_text(encoding="utf-8")
            assert _wrongly_missing(one, source) == [], stem
    assert gaps == set(KNOWN_GAPS)


def _references(document: Document) -> list[str]:
    """Articles that read like a reference at a line's start, and are not the next in order."""
    found, last = [], 0
    for article in document.articles():
        value = article.number.value if article.number else 0
        if _REFERS.match(article.text) and not (_OWN_VERB.match(article.text) and value == last + 1):
            found.append(article.text[:40])
        last = value
    return found


def _wrongly_missing(document: Document, source: str) -> list[str]:
    """编 and 章 that are reported missing although a line of the source begins with them."""
    names = [found["name"] for gap in document.gaps if (found := _MISSING_HEADING.search(gap))]
    return [name for name in names if re.search(rf"^[#\s]*{name}\s", source, re.MULTILINE)]


def test_formats_of_six_laws_agree(shared_data: Path) -> None:
    """PDF and DOCX give the same labels and words; so does Markdown where it holds the same version."""
    official = sorted((shared_data / "official").glob("中华人民共和国*.docx"))
    if not official:
        pytest.skip(f"{shared_data / 'official'} holds no law in two formats")
    for path in official:
        law = path.stem.removeprefix("中华人民共和国")
        files = [path, path.with_suffix(".pdf"), *_same_version(shared_data / "laws", law)]
        first, *others = (_words(ingest(file.read_bytes(), file.name, today=TODAY)) for file in files)
        for file, other in zip(files[1:], others, strict=True):
            agreeing = sum(other.get(unit_id) == words for unit_id, words in first.items())
            assert agreeing >= LEAST_AGREEMENT * max(len(first), len(other)), f"{file.name}: {agreeing}/{len(first)}"


def _same_version(laws: Path, law: str) -> list[Path]:
    if law not in SAME_VERSION:
        return []
    return [path for path in laws.rglob(f"*{law}*.md") if path.name == f"{law}{SAME_VERSION[law]}.md"]


def _words(document: Document) -> dict[str, tuple[str, str]]:
    kinds = (UnitKind.ARTICLE, UnitKind.PARAGRAPH, UnitKind.ITEM, UnitKind.SUBITEM)
    units = (unit for unit in document.walk() if unit.kind in kinds)
    return {unit.id.partition("/")[2]: (unit.label, "".join(unit.text.split())) for unit in units}

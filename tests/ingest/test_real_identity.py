"""Identity of real documents, where they are at hand: hand-checked days of effect, reports, notices, works, repeals.

They lie outside this project, in the folders that GUIWEN_SHARED_DATA and GUIWEN_SHARED_SEED name. The slow tests print
their figures: `pytest -m slow -s tests/ingest/test_real_identity.py`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from ingest.description import work_title
from ingest.document import Act, ActKind, Description, Document
from ingest.pipeline import ingest
from tests.ingest.real_dates import DAYS
from tests.ingest.real_laws import TODAY, Laws

# fmt: off
PLACES = (
    "上海市", "云南省", "内蒙古自治区", "北京市", "吉林省", "四川省", "天津市", "宁夏回族自治区",
    "安徽省", "山东省", "山西省", "广东省", "广西壮族自治区", "新疆维吾尔自治区", "江苏省", "江西省",
    "河北省", "河南省", "浙江省", "海南省", "湖北省", "湖南省", "甘肃省", "福建省",
    "西藏自治区", "贵州省", "辽宁省", "重庆市", "陕西省", "青海省", "黑龙江省",
)
# fmt: on
# The file's beginning, its number, issuer, addressee's first words and the day of its signature.
NOTICES = (
    ("gw_gw-han-20241206", "国办函〔2024〕93号", "国务院办公厅", "浙江省人民政府", None),
    ("gw_gw-shishifangan", "国办函〔2018〕71号", "国务院办公厅", "", None),
    ("gw_gw-tongzhi-20201207", "国办发〔2020〕50号", "国务院办公厅", "各省、自治区", date(2020, 12, 7)),
    ("gw_gw-tongzhi-20220517", "国办发〔2022〕17号", "国务院办公厅", "各省、自治区", date(2022, 5, 17)),
    ("gw_gw-tongzhi-20240322", "教基厅函〔2024〕11号", "教育部办公厅", "各省、自治区", None),
    ("gw_gw-tongzhi-20240603", "国办发〔2024〕29号", "国务院办公厅", "各省、自治区", date(2024, 6, 3)),
)
# A version is published within so many days of its passing or approval.
PUBLISHED_AFTER = timedelta(days=100)


def read(path: Path) -> Document:
    """The document in the file at `path`."""
    return ingest(path.read_bytes(), path.name, today=TODAY)


def test_days_of_effect_read_by_hand(shared_data: Path) -> None:
    """No day is wrong, and none that the text establishes is missed."""
    paths = {path.stem: path for path in sorted((shared_data / "laws").rglob("*.md"))}
    found = {stem: read(paths[stem]).description.effective_from for stem, _, _ in DAYS}
    assert {stem: found[stem] for stem, _, _ in DAYS} == {stem: day for stem, day, _ in DAYS}


@pytest.mark.parametrize("place", PLACES)
def test_reports_of_the_provinces(shared_data: Path, place: str) -> None:
    """Whose report it is and for which year: right for all 31."""
    described = read(shared_data / "reports" / "provincial-2026" / f"2026_{place}_政府工作报告.txt").description
    assert (described.organisation, described.period) == (f"{place}人民政府", "2026")


@pytest.mark.parametrize("notice", NOTICES, ids=lambda notice: notice[0])
def test_notices(shared_data: Path, notice: tuple[str, str, str, str, date | None]) -> None:
    """Number, issuer, addressee and the day of the signature of official letters and notices."""
    name, number, issuer, addressee, signed = notice
    path = next((shared_data / "reports" / "policy").glob(f"{name}*"))
    described = read(path).description
    assert (described.document_number, described.issuer, described.signed) == (number, issuer, signed)
    assert described.addressee.startswith(addressee) and bool(described.addressee) == bool(addressee)


def test_an_official_layout(shared_data: Path) -> None:
    """密级, 紧急程度 and 发文字号 of documents in the official layout, in Word and in PDF."""
    folder = shared_data / "official"
    secret = read(folder / "govcheck_master_template.pdf").description
    assert (secret.secrecy, secret.urgency, secret.signed) == ("机密★5年", "特急", date(2023, 1, 1))
    for suffix in ("docx", "pdf"):
        notice = read(folder / f"govcheck_test.{suffix}").description
        assert notice.document_number == "国防部发〔2012〕21号"
        assert (notice.addressee, notice.signed) == ("各有关单位", date(2012, 12, 12))


def test_the_half_year_summary(shared_seed: Path) -> None:
    """Masks stay in the names; the addressee stands above the text, the period in its first sentence."""
    document = read(shared_seed / "half-year-summary-2023.txt")
    described = document.description
    assert described.addressee == "**市纪委监委政策法规研究室"
    assert described.organisation == described.issuer == "中共**县纪委办公室"
    assert (described.period, described.signed) == ("2023H1", date(2023, 6, 5))
    quotes = {one.field: document.text[one.start : one.end] for one in document.evidence}
    assert quotes["addressee"] == described.addressee
    assert quotes["period"].startswith("2023年")


@pytest.fixture(scope="module")
def laws(all_laws: Laws) -> Mapping[str, tuple[dict[str, Any], Document]]:
    """Every law of the collection with its row of the manifest, by its file."""
    return {row["file"]: (row, document) for row, document in all_laws}


def agreement(day: date, described: Description) -> str:
    """How the days that were read agree with the day of the version by the collection (its publication)."""
    passed, published = described.passed, described.published
    if passed is None and published is None:
        return "no day of this version in the text"
    if day in (passed, published):
        return "the same day"
    if published is None and passed is not None and passed < day <= passed + PUBLISHED_AFTER:
        return "passed shortly before, publication not told"
    return "the text tells of a later act" if max(filter(None, (passed, published))) > day else "an earlier day"


@pytest.mark.slow
def test_days_of_versions(laws: Mapping[str, tuple[dict[str, Any], Document]]) -> None:
    """Of the laws whose text tells a day of this version at least 98 % agree with the collection."""
    counts: Counter[str] = Counter()
    for row, document in laws.values():
        if row["version_date"]:
            counts[agreement(date.fromisoformat(row["version_date"]), document.description)] += 1
    print(dict(counts))
    agreed = counts["the same day"] + counts["passed shortly before, publication not told"]
    assert agreed >= 0.98 * (counts.total() - counts["no day of this version in the text"])
    assert counts["no day of this version in the text"] < 560


@pytest.mark.slow
def test_works(laws: Mapping[str, tuple[dict[str, Any], Document]]) -> None:
    """The number of Works with several versions, none of which joins different rules (all were looked at)."""
    works: dict[str, list[Description]] = defaultdict(list)
    for _, document in laws.values():
        works[work_title(document.description.title)].append(document.description)
    several = {work: versions for work, versions in works.items() if len(versions) > 1}
    print(len(works), "Works,", len(several), "with several versions")
    assert (len(works), len(several)) == (3322, 127)
    assert not [work for work in several if "修正案" in work or "补充" in work]


def repeals(documents: Mapping[str, Document]) -> Mapping[str, list[tuple[str, Act]]]:
    """What every document repeals, by the Work."""
    found: dict[str, list[tuple[str, Act]]] = defaultdict(list)
    for file, document in documents.items():
        for act in document.acts:
            if act.kind is ActKind.REPEALS:
                found[work_title(act.title)].append((file, act))
    return found


def causes(laws: Mapping[str, tuple[dict[str, Any], Document]]) -> Iterator[tuple[str, str]]:
    """For every file that the collection calls repealed: what the set itself knows of its end."""
    documents = {file: document for file, (_, document) in laws.items()}
    by_work = repeals(documents)
    works = Counter(work_title(document.description.title) for document in documents.values())
    for file, (row, document) in laws.items():
        if not row["repealed"]:
            continue
        work = work_title(document.description.title)
        others = [
            (other, act) for other, act in by_work[work] if work_title(documents[other].description.title) != work
        ]
        if others:
            other, act = others[0]
            yield file, f"repealed by name in {other} from {act.day}"
        elif works[work] > 1:
            yield file, "another version of the Work is in the set"
        else:
            yield file, "nothing in the set tells of its end"


@pytest.mark.slow
def test_what_is_known_of_repealed_laws(laws: Mapping[str, tuple[dict[str, Any], Document]]) -> None:
    """Of 146 files that the collection calls repealed, eight are repealed by name in the set, each on a known day."""
    found = dict(causes(laws))
    for file, cause in sorted(found.items()):
        print(file, "|", cause)
    counts = Counter(cause.split(" in ")[0] for cause in found.values())
    print(dict(counts), "of", len(found))
    named = [cause for cause in found.values() if cause.startswith("repealed by name")]
    assert (len(found), len(named)) == (146, 8)
    assert not [cause for cause in named if cause.endswith("None")]


@pytest.mark.slow
def test_acts_of_all_laws(laws: Mapping[str, tuple[dict[str, Any], Document]]) -> None:
    """What all laws do to others: every act's clause holds the title; most acts have a day."""
    acts = [(document, act) for _, document in laws.values() for act in document.acts]
    counts = Counter(act.kind for _, act in acts)
    known = sum(act.day is not None for _, act in acts)
    print(dict(counts), "with a day:", known)
    assert counts[ActKind.REPEALS] > 750 and counts[ActKind.AMENDS] > 80
    assert known > 0.8 * len(acts)
    for document, act in acts:
        quote = "".join(document.text[act.start : act.end].replace("[[", "").replace("]]", "").split())
        assert act.title in quote, (document.description.title, act)

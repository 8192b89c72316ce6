"""Days of effect: what the closing words, the notes, the signature and the file's name say of them."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.document import Evidence
from tests.ingest.made_texts import made


def effect(*lines: str, name: str = "青山.txt") -> tuple[date | None, float, str]:
    """The day of effect, its confidence and the words it was read from."""
    document = made("\n".join(lines), name=name)
    found: list[Evidence] = [one for one in document.evidence if one.field == "effective_from"]
    if not found:
        assert document.description.effective_from is None
        return None, 0.0, ""
    return document.description.effective_from, found[0].confidence, document.text[found[0].start : found[0].end]


def rule(end: str, *notes: str, name: str = "青山.txt") -> tuple[date | None, float, str]:
    """The same of a rule with these notes and this last article."""
    return effect("青山县登记办法", *notes, "第一条 为了登记，制定本办法。", f"第二条 {end}", name=name)


@pytest.mark.parametrize(
    ("end", "day"),
    [
        ("本办法自2023年7月1日零时起施行。", date(2023, 7, 1)),
        ("本办法由县财政局解释，自2023年7月1日起施行。", date(2023, 7, 1)),
        ("本办法2023年7月1日起施行。", date(2023, 7, 1)),
        ("本办法从2023年7月1日起实行。", date(2023, 7, 1)),
        # the day of something else
        ("《青山县旧办法》自2023年7月1日起施行。", None),
        ("自2023年7月1日起施行的《青山县旧办法》同时废止。", None),
        ("本办法第三条自2023年7月1日起施行。", None),
        ("企业最迟应当自2023年7月1日起施行。", None),
        ("县城自2023年7月1日起执行本办法。", None),
        ("新条文为“本办法自2023年7月1日起施行。”", None),
        # the first statement stands, the later ones are exceptions
        ("本办法自2023年7月1日起施行。城区最迟应当自2024年1月1日起施行。", date(2023, 7, 1)),
    ],
)
def test_closing_words(end: str, day: date | None) -> None:
    """Only what is said of this document as a whole counts."""
    assert rule(end)[0] == day


def test_confidence_follows_the_way_of_reading() -> None:
    """A note 1.0, the last article 0.9, 自发布之日起施行 with the day of publication 0.8, a count of days 0.6."""
    assert rule("本办法由县财政局解释。", "2023年7月1日 施行") == (date(2023, 7, 1), 1.0, "2023年7月1日")
    assert rule("本办法自2023年7月1日起施行。") == (date(2023, 7, 1), 0.9, "2023年7月1日")
    published = "2023年6月5日青山县人民政府发布"
    assert rule("本办法自发布之日起施行。", published) == (date(2023, 6, 5), 0.8, "2023年6月5日")
    assert rule("本办法自发布之日起30日后施行。", published) == (date(2023, 7, 5), 0.6, "发布之日起30日后施行")


def test_the_signature_gives_the_day_of_a_rule_in_force_from_its_issue() -> None:
    """自印发之日起施行 with nothing but a signature: inferred from the day of the signature."""
    lines = ["青山县登记办法", "第一条 本办法自印发之日起施行。", "青山县财政局", "2023年6月5日"]
    assert effect(*lines) == (date(2023, 6, 5), 0.6, "2023年6月5日")


def test_in_force_from_its_passing() -> None:
    """自通过之日起施行 takes the day of passing, unless it was revised since."""
    passed = "2020年5月6日青山县第九届人民代表大会常务委员会第三次会议通过"
    assert rule("本办法自通过之日起施行。", passed)[0] == date(2020, 5, 6)
    assert rule("本办法自通过之日起施行。", passed, "2022年3月4日修正")[0] is None
    assert rule("登记自批准之日起生效。", passed)[0] is None


PASSED = "2018年5月6日青山县第九届人民代表大会常务委员会第三次会议通过"


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("青山县登记办法.txt", date(2018, 7, 1)),
        ("青山县登记办法(2018-05-20).txt", date(2018, 7, 1)),
        ("青山县登记办法(2018-07-03).txt", date(2018, 7, 1)),  # published soon after it was passed
        ("青山县登记办法(2021-03-02).txt", None),
        ("青山县登记办法（2021年修正）.txt", None),
        ("青山县登记办法（2018年修订）.txt", date(2018, 7, 1)),
    ],
)
def test_a_name_that_tells_of_a_later_version(name: str, day: date | None) -> None:
    """A later version in the file's name makes the day unknown rather than wrong."""
    assert rule("本办法自2018年7月1日起施行。", PASSED, name=name)[0] == day


def test_a_later_version_leaves_no_earlier_days() -> None:
    """Passing and publication of the first version are not those of the version in the file's name."""
    lines = ["青山县登记办法", PASSED, "第一条 本办法自2018年7月1日起施行。"]
    described = made("\n".join(lines), name="青山县登记办法(2021-03-02).txt").description
    assert (described.passed, described.published, described.effective_from) == (None, None, None)


@pytest.mark.parametrize(
    ("head", "field", "value"),
    [
        ("成文日期：2023年6月5日", "signed", date(2023, 6, 5)),
        ("发布日期：2023-06-06", "published", date(2023, 6, 6)),
        ("施行日期：2023-07-01", "effective_from", date(2023, 7, 1)),
        ("失效日期：2028-01-01", "effective_to", date(2028, 1, 1)),
    ],
)
def test_labelled_heads(head: str, field: str, value: date) -> None:
    """The table above a text on the web gives its days by their names."""
    described = made("\n".join(["青山县登记办法", head, "第一条 甲。"])).description
    assert getattr(described, field) == value

"""时效: marks near the title, 有效期, and the status that follows."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.document import Description, LegalStatus
from ingest.identity.status import legal_status
from tests.ingest.made_texts import made

TODAY = date(2024, 6, 1)


def rule(end: str, *notes: str, title: str = "青山县登记办法") -> Description:
    """The description of a rule with these notes and this last article."""
    return made("\n".join([title, *notes, "第一条 为了登记，制定本办法。", f"第二条 {end}"]), today=TODAY).description


@pytest.mark.parametrize(
    ("end", "validity", "last"),
    [
        ("本办法自2023年7月1日起施行，有效期至2028年12月31日。", "有效期至2028年12月31日", date(2029, 1, 1)),
        ("本办法自2023年7月1日起施行，有效期五年。", "有效期五年", date(2028, 7, 1)),
        ("本办法自2023年7月1日起施行。本办法有效期为3年。", "有效期为3年", date(2026, 7, 1)),
        ("本办法自2023年7月1日起施行，有效期至2023年12月31日止。", "有效期至2023年12月31日", date(2024, 1, 1)),
        ("本办法自2024年2月29日起施行，有效期1年。", "有效期1年", date(2025, 3, 1)),
        ("本办法自2023年7月1日起施行，试行期两年。", "试行期两年", None),
        ("本办法由县财政局解释，有效期五年。", "有效期五年", None),
        # of something else
        ("登记证书有效期五年。", "", None),
        ("登记自作出之日起生效，有效期为10年。", "", None),
        ("许可证的有效期至2028年12月31日。", "", None),
        ("本办法自2023年7月1日起施行。", "", None),
    ],
)
def test_terms(end: str, validity: str, last: date | None) -> None:
    """The day from which it no longer holds: the one after the last of its term."""
    found = rule(end)
    assert (found.validity, found.effective_to) == (validity, last)


def test_the_last_day_of_a_term_is_still_in_force() -> None:
    """有效期至2028年12月31日: in force on that day, and repealed on the next."""
    found = rule("本办法自2023年7月1日起施行，有效期至2028年12月31日。")
    standing = [
        legal_status(found.title, found.effective_from, found.effective_to, day)
        for day in (date(2028, 12, 31), date(2029, 1, 1))
    ]
    assert standing == [LegalStatus.IN_FORCE, LegalStatus.REPEALED]


@pytest.mark.parametrize(
    ("title", "notes", "validity", "status"),
    [
        ("青山县登记办法（已废止）", [], "已废止", LegalStatus.REPEALED),
        ("青山县登记办法【失效】", [], "失效", LegalStatus.REPEALED),
        ("青山县登记办法", ["时效性：已失效 发布日期：2020-05-08"], "已失效", LegalStatus.REPEALED),
        ("青山县登记办法", ["（2020年5月6日通过）", "【现行有效】 公布"], "现行有效", LegalStatus.IN_FORCE),
        ("青山县登记办法（试行）", [], "", LegalStatus.TRIAL),
        ("青山县关于宣布部分文件失效的规定", [], "", LegalStatus.IN_FORCE),
    ],
)
def test_marks(title: str, notes: list[str], validity: str, status: LegalStatus) -> None:
    """A document that calls itself 失效 or 废止 is repealed; the word in a title's own sense is no mark."""
    found = rule("本办法自2020年7月1日起施行。", *notes, title=title)
    assert (found.validity, found.status) == (validity, status)


def test_the_mark_is_no_part_of_the_title() -> None:
    """登记办法（已废止） is the rule 登记办法."""
    assert rule("本办法自2020年7月1日起施行。", title="青山县登记办法（已废止）").title == "青山县登记办法"

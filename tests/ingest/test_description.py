"""Descriptions: what a document says of itself, and what it leaves unknown."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.description import classify, legal_status, work_title
from ingest.document import Description, DocumentKind, LegalStatus
from ingest.identity.found import Piece
from ingest.identity.issuer import issuer_name
from ingest.identity.period import period_in
from tests.ingest.made_texts import made

TODAY = date(2024, 6, 1)


def described(*lines: str, today: date = TODAY) -> Description:
    """The description of a document of these lines."""
    return made("\n".join(lines), today=today).description


def law(*notes: str, end: str, title: str = "青山县登记办法") -> Description:
    """The description of a law with these notes and this last article."""
    return described(title, *notes, "第一条 为了登记，制定本办法。", f"第二条 {end}")


PASSED = "2020年5月6日青山县第九届人民代表大会常务委员会第三次会议通过"


@pytest.mark.parametrize(
    ("notes", "end", "day"),
    [
        # the text's own day
        ([PASSED], "本办法自2020年7月1日起施行。", date(2020, 7, 1)),
        ([PASSED], "本办法自2020年7月1日施行。", date(2020, 7, 1)),
        ([PASSED], "本办法自二〇二〇年七月一日起施行。", date(2020, 7, 1)),
        ([PASSED], "本办法自2020年7月1日起正式实施。", date(2020, 7, 1)),
        # the note goes before the body
        ([PASSED, "自2020年8月1日起施行"], "本办法自2020年7月1日起施行。", date(2020, 8, 1)),
        # a later revision leaves the first version's day behind
        ([PASSED, "2022年3月4日《关于修改〈青山县登记办法〉的决定》修正"], "本办法自2020年7月1日起施行。", None),
        (["2022年3月4日修订"], "本办法自2022年5月1日起施行。", date(2022, 5, 1)),
        # passed again after the day it names (a judicial interpretation of 2006, passed anew in 2020)
        ([PASSED, "2022年3月4日青山县人民代表大会常务委员会第九次会议通过"], "本办法自2020年7月1日起施行。", None),
        # 自公布之日起施行
        ([PASSED, "2020年5月8日青山县人民代表大会常务委员会公布"], "本办法自公布之日起施行。", date(2020, 5, 8)),
        ([PASSED], "本办法自公布之日起施行。", None),
        (["2020年5月8日青山县人民政府发布", "发布之日施行"], "本办法由县财政局解释。", date(2020, 5, 8)),
        (["2020年5月8日青山县人民政府发布施行"], "本办法由县财政局解释。", date(2020, 5, 8)),
        (["2018年5月8日青山县人民政府公布", "2020年5月6日青山县人民政府批准修订"], "本办法自公布之日起施行。", None),
        # a passing date is no publication: 现予公布
        (["（2020年5月6日第3次常务会议通过，现予公布）"], "本办法自公布之日起施行。", None),
        ([], "本办法由县财政局解释。", None),
    ],
)
def test_effective_dates(notes: list[str], end: str, day: date | None) -> None:
    """A date that the text does not establish stays unknown."""
    found = law(*notes, end=end)
    assert found.effective_from == day
    assert (found.status is LegalStatus.UNKNOWN) == (day is None)


@pytest.mark.parametrize(
    ("title", "start", "end", "status"),
    [
        ("登记办法", date(2020, 1, 1), None, LegalStatus.IN_FORCE),
        ("登记办法", date(2025, 1, 1), None, LegalStatus.NOT_YET),
        ("登记办法", TODAY, None, LegalStatus.IN_FORCE),
        ("登记办法（试行）", date(2020, 1, 1), None, LegalStatus.TRIAL),
        ("登记暂行办法", date(2020, 1, 1), None, LegalStatus.TRIAL),
        ("关于《登记暂行条例》有关问题的规定", date(2020, 1, 1), None, LegalStatus.IN_FORCE),
        ("登记办法", date(2020, 1, 1), TODAY, LegalStatus.REPEALED),
        ("登记办法", date(2020, 1, 1), date(2025, 1, 1), LegalStatus.IN_FORCE),
        ("登记办法", None, None, LegalStatus.UNKNOWN),
        ("登记办法（试行）", None, None, LegalStatus.UNKNOWN),
    ],
)
def test_status(title: str, start: date | None, end: date | None, status: LegalStatus) -> None:
    """The status follows from the dates on the day that is asked."""
    assert legal_status(title, start, end, TODAY) is status


def test_a_repealing_note_ends_the_law() -> None:
    """A note of repeal sets the last day; 废止 inside the title of a decision does not."""
    found = law(PASSED, "2022年3月4日废止", end="本办法自2020年7月1日起施行。")
    assert (found.effective_to, found.status) == (date(2022, 3, 4), LegalStatus.REPEALED)
    other = law(PASSED, "2022年3月4日《关于修改和废止部分办法的决定》修正", end="本办法自2022年7月1日起施行。")
    assert (other.effective_to, other.status) == (None, LegalStatus.IN_FORCE)


def test_dates_of_passing_and_publication() -> None:
    """The last passing or revision counts; a publication before it was an earlier version's."""
    found = law(PASSED, "2020年5月8日公布", end="本办法自2020年7月1日起施行。")
    assert (found.passed, found.published) == (date(2020, 5, 6), date(2020, 5, 8))
    revised = law(PASSED, "2020年5月8日公布", "2022年3月4日修正", end="本办法自2020年7月1日起施行。")
    assert (revised.passed, revised.published) == (date(2022, 3, 4), None)


@pytest.mark.parametrize(
    ("note", "issuer"),
    [
        (PASSED, "青山县人民代表大会常务委员会"),
        ("（2020年5月6日第九届青山县人民代表大会第三次会议通过）", "青山县人民代表大会"),
        ("2020年5月6日青山省高级人民法院审判委员会第12次会议通过", "青山省高级人民法院"),
        ("2020年5月6日由青山省高级人民法院审判委员会第12次会议通过", "青山省高级人民法院"),
        ("2020年5月6日青山省人民政府令第12号公布", "青山省人民政府"),
        ("2020年5月6日青山省人民政府令〔2020〕第2号公布", "青山省人民政府"),
        ("2020年5月6日中华人民共和国国务院令第12号公布", "国务院"),
        ("2020年5月6日青山省人民政府发布", "青山省人民政府"),
        # The meeting is none of its name.
        ("2020年5月6日青山局局长办公会议通过", "青山局"),
        ("2020年5月6日经青山厅第3次厅务会议通过", "青山厅"),
        ("2020年5月6日青山县人民政府第5次常务会议审议通过", "青山县人民政府"),
        ("2020年5月6日青山县九届人大常委会第三次会议通过", "青山县人大常委会"),
        ("2020年5月6日青山县九届人大四次会议通过", "青山县人大"),
        ("2020年5月6日青山县人民代表大会常务委员会第24号公布", "青山县人民代表大会常务委员会"),
        # Slips of the pen.
        ("2020年5月6日青山县第九届人民代表会第二次会议通过", "青山县人民代表大会"),
        ("2020年5月6日青山县人民代表大会常委员会第三次会议通过", "青山县人民代表大会常务委员会"),
        # Whose it is, or who it is, stays open.
        ("2020年5月6日县第九届人民代表大会第三次会议通过", ""),
        ("2020年5月6日市九届人大常委会第三次会议通过", ""),
        ("会议通过", ""),
        ("关于印发登记办法的通知", ""),
        # Who approves is named where nobody else is, and not where it says that another issues.
        ("2020年5月6日青山省人民政府批准", "青山省人民政府"),
        ("2020年5月6日经青山省人民政府批准", ""),
    ],
)
def test_issuers(note: str, issuer: str) -> None:
    """Who made the rule, without its term, its committee or its order."""
    assert law(note, end="本办法由县财政局解释。").issuer == issuer


@pytest.mark.parametrize(
    ("notes", "issuer"),
    [
        (("2020年5月6日经青山省人民政府批准", "2020年5月8日青山局令第3号发布"), "青山局"),
        (("2020年5月6日经青山省人民政府批准 2020年5月8日青山局、绿水局令第3号发布",), "青山局、绿水局"),
        # As regulations of the State Council are made that a ministry prints.
        (("2020年5月6日青山省人民政府批准", "2020年5月8日青山局令第3号发布"), "青山省人民政府"),
        (("2020年5月6日青山省委会议审议批准", "2020年5月8日青山省委、青山省人民政府发布"), "青山省委、青山省人民政府"),
        (("2020年5月6日市九届人大五次会议通过", "2020年5月8日青山市人大常委会公告第14号公布"), "青山市人大常委会"),
        (("2020年5月6日县人民代表大会通过", "2020年5月8日青山省人大常委会第三次会议批准"), ""),
    ],
)
def test_who_issues_is_not_who_approves(notes: tuple[str, ...], issuer: str) -> None:
    """The note of publication names whoever issued it; what one body decided is not made by those who approve it."""
    assert law(*notes, end="本办法由县财政局解释。").issuer == issuer


def test_a_title_that_names_several_names_them_all() -> None:
    """The note of one of their meetings leaves out the others."""
    note = "2020年5月6日青山省高级人民法院审判委员会第12次会议通过"
    title = "青山省高级人民法院 青山省人民检察院关于登记的规定"
    assert law(note, end="甲。", title=title).issuer == "青山省高级人民法院、青山省人民检察院"


def test_the_title_names_the_issuer_where_no_note_does() -> None:
    """某某关于…的规定 is issued by whom it names; a title without such a name leaves it open."""
    assert law(end="甲。", title="青山省高级人民法院、青山省人民检察院关于登记的规定").issuer == (
        "青山省高级人民法院、青山省人民检察院"
    )
    assert law(end="甲。", title="关于登记的规定").issuer == ""
    assert law("（青山省人民政府令〔2020〕第2号）", end="甲。").issuer == "青山省人民政府"
    assert issuer_name("第九届青山县人民代表大会") == "青山县人民代表大会"


def test_a_notice() -> None:
    """发文字号, addressee, signer and day of a notice."""
    found = described(
        "青山县人民政府办公室文件",
        "青政办发〔2023〕7号",
        "青山县人民政府办公室关于加强登记的通知",
        "各镇人民政府，县直各部门：",
        "请加强登记。",
        "青山县人民政府办公室",
        "2023年6月5日",
    )
    assert found.kind is DocumentKind.OTHER
    assert found.title == "青山县人民政府办公室关于加强登记的通知"
    assert found.document_number == "青政办发〔2023〕7号"
    assert found.addressee == "各镇人民政府，县直各部门"
    assert found.issuer == found.organisation == "青山县人民政府办公室"
    assert found.published == date(2023, 6, 5)


@pytest.mark.parametrize(
    ("lines", "organisation", "period"),
    [
        (["2024年青山县政府工作报告", "各位代表：", "一、2023年工作回顾"], "青山县人民政府", "2024"),
        (["青山县2024年政府工作报告", "各位代表：", "一、2023年工作回顾"], "青山县人民政府", "2024"),
        (
            [
                "政府工作报告",
                "——2024年1月5日在青山县第九届人民代表大会第二次会议上",
                "各位代表：",
                "一、2023年工作回顾",
            ],
            "青山县人民政府",
            "2024",
        ),
        (["青山县财政局2023年上半年工作总结", "一、情况", "成效明显。"], "青山县财政局", "2023H1"),
        (["工作总结", "现将2023年第二季度情况报告如下。", "一、情况"], "", "2023Q2"),
        (["工作总结", "一、情况", "成效明显。", "青山县财政局", "2023年6月5日"], "青山县财政局", ""),
        # Signed in January, the second half is that of the year before.
        (["下半年工作总结", "一、情况", "成效明显。", "青山县财政局", "2024年1月5日"], "青山县财政局", "2023H2"),
        (["上半年工作总结", "一、情况", "成效明显。", "青山县财政局", "2023年6月25日"], "青山县财政局", "2023H1"),
        (["前三季度工作总结", "一、情况", "成效明显。", "青山县财政局", "2023年10月8日"], "青山县财政局", "2023Q1-Q3"),
    ],
)
def test_reports(lines: list[str], organisation: str, period: str) -> None:
    """Whose report it is and which period it covers."""
    found = described(*lines)
    assert found.kind is DocumentKind.REPORT
    assert (found.organisation, found.period) == (organisation, period)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2023年工作总结", "2023"),
        ("2023年度工作总结", "2023"),
        ("2023年上半年工作总结", "2023H1"),
        ("2023年下半年工作计划", "2023H2"),
        ("2023年第一季度工作汇报", "2023Q1"),
        ("2023年三季度工作汇报", "2023Q3"),
        ("2023年前三季度工作汇报", "2023Q1-Q3"),
        ("2023年1-6月工作汇报", "2023H1"),
        ("二〇二三年上半年工作总结", "2023H1"),
        ("2023年5月工作总结", "2023-05"),
        ("2023年1—9月工作总结", "2023Q1-Q3"),
        ("2023年1至5月工作总结", "2023-01/2023-05"),
        ("2021—2023年工作总结", "2021-2023"),
        ("“十四五”时期工作总结", "2021-2025"),
        ("工作总结", ""),
    ],
)
def test_periods(text: str, period: str) -> None:
    """Years, halves and quarters."""
    found = period_in(Piece(0, text))
    assert (found.value if found else "") == period


@pytest.mark.parametrize(
    ("title", "articles", "kind"),
    [
        ("青山县登记办法", 3, DocumentKind.REGULATION),
        ("青山县关于登记的批复", 0, DocumentKind.REGULATION),
        ("关于印发登记办法的通知", 12, DocumentKind.REGULATION),
        ("青山县工作总结", 0, DocumentKind.REPORT),
        ("青山县登记情况", 1, DocumentKind.REPORT),
        ("关于开会的通知", 0, DocumentKind.OTHER),
        ("文件名", 0, DocumentKind.OTHER),
    ],
)
def test_kinds(title: str, articles: int, kind: DocumentKind) -> None:
    """Titles and articles tell what a document is."""
    assert classify(title, "", articles) is kind


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("中华人民共和国登记法", "登记法"),
        ("登记办法（试行）", "登记办法"),
        ("登记办法（2023修订）", "登记办法"),
        ("登记法（2018年修正）", "中华人民共和国登记法"),
        ("登记暂行办法", "登记办法"),
        ("关于适用〈中华人民共和国登记法〉的解释（一）", "关于适用《登记法》的解释（一）"),
        ("甲法院 乙检察院关于登记的解释", "甲法院、乙检察院关于登记的解释"),
    ],
)
def test_versions_share_a_work_title(one: str, other: str) -> None:
    """Versions of one regulation are the same Work."""
    assert work_title(one) == work_title(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("登记法修正案（一）", "登记法修正案（二）"),
        ("宪法修正案（1988年）", "宪法修正案（1993年）"),
        ("关于适用《登记法》的解释（一）", "关于适用《登记法》的解释（二）"),
        ("关于登记的规定", "关于登记的补充规定"),
        ("登记条例", "登记条例实施细则"),
        ("青山县登记办法", "绿水县登记办法"),
        ("关于印发登记暂行规定的通知", "关于印发登记规定的通知"),
        ("民法典总则", "民法典物权编"),
    ],
)
def test_works_that_are_not_the_same(one: str, other: str) -> None:
    """Parts, numbered interpretations and amendments, supplements and other places' rules are Works of their own."""
    assert work_title(one) != work_title(other)


def test_a_covering_notice_gives_way_to_the_rule_it_covers() -> None:
    """关于印发《…》的通知 with the articles behind it is known by the rule's own title."""
    lines = [
        "青山中心关于印发《青山中心登记办法》的通知",
        "各科室：",
        "现印发给你们。",
        "青山中心登记办法",
        "第一条 为了登记，制定本办法。",
    ]
    assert described(*lines).title == "青山中心登记办法"

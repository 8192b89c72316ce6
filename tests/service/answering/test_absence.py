"""A question about something that the library has nothing about is refused, and the answer says what that is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest

from index.embedding import Embedding
from index.library import Library
from ingest.readers import Limits
from service.answering.answer import AnswerStatus
from service.answering.pipeline import Answering
from service.answering.question import Question
from service.answering.turning import with_turns
from service.candidates import Candidate
from service.ingestion import Ingestion

TODAY = date(2026, 11, 24)
NOT_FOUND = AnswerStatus.NOT_FOUND
# Our own words under titles that have usual questions, and the rules of an office, which have none.
PUBLIC = {
    "中华人民共和国档案法": (
        "机关应当按时移交档案，个人不得据为己有。",
        "丢失档案的，依法给予处分。",
        "任何人凭合法证明可以查看已经开放的档案。",
    ),
    "职工带薪年休假条例": (
        "职工连续工作一年以上的，享受带薪年休假。",
        "职工工作已满一年不满十年的，年休假五天；已满二十年的，年休假十五天。",
        "单位没有安排年休假的，应当按照该职工日工资收入的三倍支付报酬。",
    ),
}
OWN = {
    "云渡县车辆管理办法": (
        "公务用车在上班路上发生事故的，驾驶员应当报告，受伤的送医院。",
        "用车应当提前一天向办公室申请，由主任批准。",
        "公务用车不得用于私事，不得借给亲友。",
    ),
    "云渡县请休假办法": (
        "工作人员请事假的，由科长批准；超过三天的，由主任批准。",
        "工作人员结婚的，可以休婚假三天。",
        "请假期满应当及时销假。",
    ),
}


def _written(folder: Path, rules: Mapping[str, tuple[str, ...]]) -> list[Candidate]:
    for title, articles in rules.items():
        said = "\n".join(f"第{number}条 {text}" for number, text in zip("二三四", articles, strict=True))
        text = f"{title}\n第一条 为了管好工作，制定本规定。\n{said}\n第五条 本规定自2020年1月1日起施行。\n"
        (folder / f"{title}.txt").write_text(text, encoding="utf-8")
    return [Candidate(folder / f"{title}.txt", f"{title}.txt", f"{title}.txt") for title in rules]


@pytest.fixture(params=["public", "own", "both"], scope="module")
def answering(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answering]:
    """Answers over public rules, over an office's own, and over both."""
    folder = tmp_path_factory.mktemp("absence")
    rules = {"public": PUBLIC, "own": OWN, "both": PUBLIC | OWN}[request.param]
    with Library.open(folder / "library", embedding=Embedding.load(None)) as library:
        outcomes = Ingestion(library, Limits(), TODAY).run(_written(folder, rules))
        assert [one.error for one in outcomes] == [None] * len(rules)
        yield Answering(library)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("住房公积金怎么提取？", "住房公积金"),  # a public rule with usual questions that is not there
        ("驾照扣满十二分了怎么办？", "资料库没有收录"),
        ("每月要交多少党费？", "党费"),  # a subject of no rule with usual questions
        ("公司股东会怎么开？", "公司法"),
        ("离婚以后孩子归谁养？", "资料库没有收录"),
        ("食堂几点开饭？", ""),  # a matter of no rule
        ("孩子打疫苗要钱吗？", "资料库没有收录"),
        ("租的房子漏水谁修？", "资料库没有收录"),
    ],
)
def test_what_is_about_something_else_is_refused(answering: Answering, question: str, said: str) -> None:
    """Whatever the library holds; the answer says what the question is about, and what was looked at."""
    answer = answering.ask(question, TODAY)
    assert answer.status is NOT_FOUND
    assert said in answer.message
    assert answer.looked_at
    assert not answer.citations


@pytest.mark.parametrize(
    ("question", "over"),
    [
        ("单位的老档案拿回家会怎么样？", "public both"),
        ("工作二十年一年能休几天年假？", "public both"),
        ("年假没休给几倍工资？", "public both"),
        ("公车能借给亲戚开吗？", "own both"),
        ("请三天事假谁批？", "own both"),
        ("结婚可以休几天假？", "own both"),  # the subject 婚假 is there: its word stands in what was found
    ],
)
def test_what_is_there_is_answered(
    answering: Answering, question: str, over: str, request: pytest.FixtureRequest
) -> None:
    """Public rules and an office's own, alone and beside each other."""
    answer = answering.ask(question, TODAY)
    if request.node.callspec.params["answering"] in over.split():
        assert answer.status is not NOT_FOUND, answer.message
        assert answer.citations


def test_a_leave_that_is_not_regulated_is_not_taken_for_one_that_is(
    answering: Answering, request: pytest.FixtureRequest
) -> None:
    """Marriage leave where only annual leave is regulated."""
    answer = answering.ask("结婚可以休几天假？", TODAY)
    assert ("婚假" in answer.message) is (request.node.callspec.params["answering"] == "public")


def test_a_document_that_is_named_is_quoted(answering: Answering, request: pytest.FixtureRequest) -> None:
    """Whoever names a document that is there wants that one, whatever else fits better."""
    if request.node.callspec.params["answering"] != "own":
        answer = answering.ask("档案法里，员工离婚了档案归谁？", TODAY)
        assert "没有收录" not in answer.message


def test_a_question_goes_on_about_what_was_quoted(answering: Answering, request: pytest.FixtureRequest) -> None:
    """A follow-up is about the rule quoted before, though by its words alone another would fit better."""
    if request.node.callspec.params["answering"] == "own":
        return
    turns = with_turns(answering, ["年假没休给几倍工资？"], TODAY, None)
    assert answering.answer(Question("那工作二十年的呢？", TODAY, TODAY, turns)).status is not NOT_FOUND


def test_the_refusal_is_told_in_english_too(answering: Answering) -> None:
    """In the language of who asks."""
    answer = answering.answer(Question("每月要交多少党费？", TODAY, TODAY, language="en"))
    assert answer.message.startswith("Nothing in the library")


def test_a_subject_is_named_only_where_none_fits_better(tmp_path: Path) -> None:
    """食堂 stands in what is found: what fits next best is not what was asked."""
    rules = {"云渡县后勤办法": ("食堂由后勤科管理，早餐七点开始。", "食堂采购应当公开。", "后勤科每月公布账目。")}
    with Library.open(tmp_path / "library", embedding=Embedding.load(None)) as library:
        list(Ingestion(library, Limits(), TODAY).run(_written(tmp_path, rules)))
        answer = Answering(library).ask("食堂吃饭一顿多少钱？", TODAY)
        assert "工伤" not in answer.message


@pytest.mark.parametrize(
    ("question", "refused"),
    [
        ("住房公积金怎么提取？", True),
        ("每月要交多少党费？", True),
        ("公司股东会怎么开？", True),
        ("单位的老档案拿回家会怎么样？", False),
        ("年假没休给几倍工资？", False),
    ],
)
def test_without_vectors_words_tell(by_words: Answering, question: str, refused: bool) -> None:
    """A library without a model knows what is not there too."""
    answer = by_words.ask(question, TODAY)
    assert (answer.status is NOT_FOUND) is refused, answer.message


@pytest.fixture(scope="module")
def by_words(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answering]:
    """Answers over public rules by words alone."""
    folder = tmp_path_factory.mktemp("words")
    with Library.open(folder / "library") as library:
        list(Ingestion(library, Limits(), TODAY).run(_written(folder, PUBLIC)))
        yield Answering(library)


LAW_WITHOUT_QUESTIONS = {
    "中华人民共和国云渡湖保护法": (
        "任何单位不得在云渡湖岸边修建宿舍、食堂和其他房屋。",
        "在湖中捕鱼的，应当取得许可证，每年不超过三十天。",
        "违反本法的，由县人民政府处一千元以上一万元以下罚款。",
    )
}


@pytest.mark.parametrize(
    ("question", "refused"),
    [
        ("住房公积金怎么提取？", True),
        ("食堂几点开饭？", True),
        ("湖里一年能捕多少天鱼？", False),
        ("湖边能盖宿舍吗？", False),
    ],
)
def test_beside_a_law_without_usual_questions(tmp_path: Path, question: str, refused: bool) -> None:
    """Another rule or subject has to fit better than the law is near."""
    with Library.open(tmp_path / "library", embedding=Embedding.load(None)) as library:
        list(Ingestion(library, Limits(), TODAY).run(_written(tmp_path, LAW_WITHOUT_QUESTIONS)))
        answer = Answering(library).ask(question, TODAY)
    assert (answer.status is NOT_FOUND) is refused, answer.message

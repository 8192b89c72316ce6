"""People correct recognised lines, and the document follows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from index.library import Library
from index.originals import digest
from ingest.document import Box
from ingest.errors import CorrectionRefused
from ingest.readers import Limits
from ingest.readers.recognition import RecognisedLine
from service.candidates import Candidate
from service.correcting import Correcting, Edit, doubts_shape
from service.ingestion import Ingestion
from tests.ingest.readers.drawn import drawn, saved, scanned
from tests.ingest.readers.test_image import LINES
from tests.service.conftest import Server
from tests.service.test_page_pictures import taken_in

TODAY = date(2024, 1, 1)
SCAN = scanned(Image.new("L", (100, 100), 9))
RECOGNISED = (
    ("临江市借阅规定", 0.99),
    ("第十一条借阅期限为三十日，逾期不还的，暂停借阅，并通知单位。", 0.97),
    ("第土二条单位应当建立台账，每季度清点一次，清点结果报综合科。", 0.62),
    ("第十三条本规定自2024年7月1日起施行。", 0.55),
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A Library with one scan, whose page was recognised with a mistake."""
    with Library.open(tmp_path / "library") as opened:
        lines = [
            RecognisedLine(text, Box(60, 100 + 30 * row, 60 + 15 * len(text), 120 + 30 * row), confidence)
            for row, (text, confidence) in enumerate(RECOGNISED)
        ]
        opened.readings.keep(digest(SCAN), 1, lines)
        assert take_in(opened, tmp_path) == "added"
        yield opened


def take_in(library: Library, folder: Path) -> str:
    """The outcome of taking the scan in."""
    (folder / "规定.pdf").write_bytes(SCAN)
    candidate = Candidate(folder / "规定.pdf", "规定.pdf", "规定.pdf")
    (outcome,) = Ingestion(library, Limits(), TODAY).run([candidate])
    assert outcome.error is None
    return outcome.status


def only(library: Library) -> str:
    """The id of the one document."""
    (record,) = library.documents()
    return record.id


def articles(library: Library) -> list[str]:
    """The labels of its articles."""
    return [unit.label for unit in library.read(only(library)).articles()]


def edit(library: Library, wrong: str, right: str) -> Edit:
    """What makes `right` of `wrong` in the text as it stands."""
    start = library.text(only(library)).index(wrong)
    return Edit(start, start + len(wrong), right)


def test_doubtful_lines_are_listed_the_least_certain_first(library: Library) -> None:
    """Each with its span, its box and its page; the span is the line's text."""
    lines = doubts_shape(library, only(library))["lines"]
    assert [line["text"] for line in lines] == [RECOGNISED[3][0], RECOGNISED[2][0]]
    text = library.text(only(library))
    for line in lines:
        assert text[line["start"] : line["end"]] == line["text"]
        assert line["page"] == 1
        assert line["left"] < line["right"]


def test_a_corrected_label_becomes_an_article(library: Library) -> None:
    """Structure, passages and the indexes follow; the line is no longer doubtful; the original stays known."""
    assert articles(library) == ["第十一条", "第十三条"]
    Correcting(library, Limits(), TODAY).correct(only(library), [edit(library, "土二", "十二")])
    assert articles(library) == ["第十一条", "第十二条", "第十三条"]
    assert [line["text"] for line in doubts_shape(library, only(library))["lines"]] == [RECOGNISED[3][0]]
    assert library.search("第十二条 台账清点")[0].passage.article == "第十二条"
    (correction,) = library.corrections(digest(SCAN))
    assert (correction.original, correction.text) == (RECOGNISED[2][0], RECOGNISED[2][0].replace("土", "十"))
    assert library.verify() == []


def test_corrections_survive_removal_and_another_ingestion(library: Library, tmp_path: Path) -> None:
    """They belong to the bytes, not to the stored document."""
    Correcting(library, Limits(), TODAY).correct(only(library), [edit(library, "土二", "十二")])
    library.remove(only(library))
    assert take_in(library, tmp_path) == "added"
    assert "第十二条" in articles(library)


def test_a_line_may_be_corrected_again_and_back(library: Library) -> None:
    """Two edits of one line are made together; the original is always what was recognised."""
    correcting = Correcting(library, Limits(), TODAY)
    correcting.correct(only(library), [edit(library, "土", "十"), edit(library, "综合科", "办公室")])
    assert "第十二条单位应当建立台账，每季度清点一次，清点结果报办公室。" in library.text(only(library))
    correcting.correct(only(library), [edit(library, "办公室", "综合科")])
    assert "清点结果报综合科。" in library.text(only(library))
    assert {correction.original for correction in library.corrections(digest(SCAN))} == {RECOGNISED[2][0]}


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [(0, 30, "跨行"), (3, 1, "倒置"), (5000, 5001, "以外"), (2, 3, "换\n行")],
)
def test_what_is_not_in_one_line_is_refused(library: Library, start: int, end: int, text: str) -> None:
    """Nothing is kept, not even what could have been."""
    good = edit(library, "土二", "十二")
    with pytest.raises(CorrectionRefused):
        Correcting(library, Limits(), TODAY).correct(only(library), [good, Edit(start, end, text)])
    assert library.corrections(digest(SCAN)) == []
    assert articles(library) == ["第十一条", "第十三条"]


def test_edits_over_each_other_are_refused(library: Library) -> None:
    """Which of them is meant cannot be told."""
    first = edit(library, "土二", "十二")
    with pytest.raises(CorrectionRefused, match="重叠"):
        Correcting(library, Limits(), TODAY).correct(only(library), [first, Edit(first.start + 1, first.end + 1, "三")])


def test_a_text_that_was_not_recognised_cannot_be_corrected(library: Library, tmp_path: Path) -> None:
    """A typed document is what it is."""
    (tmp_path / "甲.txt").write_text("甲规定\n第一条 内容。\n", encoding="utf-8")
    list(Ingestion(library, Limits(), TODAY).run([Candidate(tmp_path / "甲.txt", "甲.txt", "甲.txt")]))
    with pytest.raises(CorrectionRefused, match="只能更正由文字识别"):
        Correcting(library, Limits(), TODAY).correct("甲规定", [Edit(0, 1, "乙")])


def readers_of(server: Server) -> list[str]:
    """The processes in which the server reads files."""
    tasks = Path(f"/proc/{server.process.pid}/task")
    if not tasks.exists():
        pytest.skip("要查看服务器的子进程，需要 Linux 的 /proc")
    children = [child for task in tasks.iterdir() for child in (task / "children").read_text().split()]
    return [child for child in children if "ingest.isolation.child" in Path(f"/proc/{child}/cmdline").read_text()]


def test_doubts_and_corrections_over_http(server: Server) -> None:
    """An image is taken in, corrected, and answers say the corrected words."""
    identity = taken_in(server, "借阅.png", saved(drawn(["临江市借阅规定", *LINES]), "PNG"))
    address = f"/api/v1/documents/{identity}"
    assert isinstance(server.client.get(f"{address}/doubts").raise_for_status().json()["lines"], list)
    text = server.client.get(f"{address}/text").json()["text"]
    start = text.index("30日")
    reading = len(readers_of(server))
    body = {"corrections": [{"start": start, "end": start + 3, "text": "45日"}]}
    detail = server.client.post(f"{address}/corrections", json=body).raise_for_status().json()
    assert detail["id"] == identity
    assert len(readers_of(server)) == reading + 1  # the file was read in a process of its own
    assert "借阅期限为45日" in server.client.get(f"{address}/text").json()["text"]
    refused = server.client.post(f"{address}/corrections", json={"corrections": [{"start": 0, "end": 99, "text": "x"}]})
    assert (refused.status_code, refused.json()["code"]) == (422, "bad_correction")
    assert server.client.get("/api/v1/documents/nothing/doubts").status_code == 404

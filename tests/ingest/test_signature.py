"""Signatures (落款): who signs, on which day, and what stands behind them."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.signature import find_signature
from tests.ingest.made_texts import plain_lines


@pytest.mark.parametrize(
    ("lines", "first", "last", "signer", "day"),
    [
        (["正文。", "青山县人民政府", "2023年6月5日"], 1, 3, "青山县人民政府", date(2023, 6, 5)),
        (["正文。", "青山县人民政府", "二〇二三年六月五日"], 1, 3, "青山县人民政府", date(2023, 6, 5)),
        (["正文。", "2023年6月5日"], 1, 2, "", date(2023, 6, 5)),
        (
            ["正文。", "青山县财政局", "青山县税务局", "2023年6月5日"],
            1,
            4,
            "青山县财政局、青山县税务局",
            date(2023, 6, 5),
        ),
        (
            ["正文。", "青山县财政局  青山县税务局", "2023年6月5日"],
            1,
            3,
            "青山县财政局、青山县税务局",
            date(2023, 6, 5),
        ),
        (["正文。", "**青山县财政局**", "2023年6月5日"], 1, 3, "青山县财政局", date(2023, 6, 5)),
        (["正文。", "**县财政局", "2023年6月5日"], 1, 3, "**县财政局", date(2023, 6, 5)),
        (["正文。", "青山县财政局", "2023年6月5日", "（联系人：林青）"], 1, 4, "青山县财政局", date(2023, 6, 5)),
        (
            ["正文。", "青山县财政局", "2023年6月5日", "抄送：各镇", "青山县财政局 2023年6月6日印发"],
            1,
            5,
            "青山县财政局",
            date(2023, 6, 5),
        ),
        (["正文。", "青山县财政局", "2023年6月5日", "附件1", "登记表"], 1, 3, "青山县财政局", date(2023, 6, 5)),
        (
            ["正文。", "附件：1.登记表", "青山县财政局", "2023年6月5日", "附件1", "登记表"],
            2,
            4,
            "青山县财政局",
            date(2023, 6, 5),
        ),
    ],
)
def test_signatures_are_found(lines: list[str], first: int, last: int, signer: str, day: date) -> None:
    """The last lines, or those before the annexes, give signers and day."""
    found = find_signature(plain_lines(*lines), 0)
    assert found is not None
    assert (found.first, found.last, found.signer, found.day) == (first, last, signer, day)


@pytest.mark.parametrize(
    "lines",
    [
        ["正文。"],
        ["本办法自2023年6月5日起施行。"],
        ["青山县财政局", "2023年6月5日", "一段不是落款的长正文。", "还有一段。"],
        ["2023年6月5日，全县召开会议。"],
    ],
)
def test_a_date_in_the_text_is_no_signature(lines: list[str]) -> None:
    """Only a line that is a date, near the end, signs."""
    assert find_signature(plain_lines(*lines), 0) is None


def test_the_head_does_not_sign() -> None:
    """A date above the body is a note."""
    assert find_signature(plain_lines("登记办法", "2023年6月5日"), 2) is None

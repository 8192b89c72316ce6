"""The encoder's tokenizer cuts Han text into characters, digits one by one, Latin words into pieces."""

import pytest

from index.training.encoder.tokenizer import SPECIALS, build_tokenizer, encode

LINES = ["关于OA系统的通知，2024年第12号", "OA系统与WORD文件，2024年"] * 5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("通知", ["通", "知"]),
        ("2024年", ["2", "0", "2", "4", "年"]),
        ("ＯＡ 系统，", ["oa", "系", "统", ","]),
        ("word", ["word"]),
        ("犇", ["[UNK]"]),
        (" \n", []),
    ],
)
def test_pieces(text: str, expected: list[str]) -> None:
    """Width and case are levelled, white space is dropped, an unknown character is one unknown piece."""
    tokenizer = build_tokenizer(LINES, 200, latin=40)
    pieces = [tokenizer.id_to_token(piece) for piece in encode(tokenizer, [text])[0]]
    assert pieces == expected


def test_marks() -> None:
    """The special pieces come first, and a text stands between [CLS] and [SEP]."""
    tokenizer = build_tokenizer(LINES, 200, latin=40)
    assert [tokenizer.id_to_token(number) for number in range(5)] == list(SPECIALS)
    assert tokenizer.encode("通").tokens == ["[CLS]", "通", "[SEP]"]

"""密级, 保密期限 and 紧急程度 in the head of a document."""

from __future__ import annotations

import pytest

from ingest.identity.found import Piece
from ingest.identity.secrecy import find_secrecy, find_urgency


def read(*lines: str) -> tuple[str, str]:
    """Secrecy and urgency of these lines."""
    pieces = [Piece(0, line) for line in lines]
    secrecy, urgency = find_secrecy(pieces), find_urgency(pieces)
    return (secrecy.value if secrecy else "", urgency.value if urgency else "")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["秘密★1年"], ("秘密★1年", "")),
        (["机密★"], ("机密★", "")),
        (["绝密★长期", "特急"], ("绝密★长期", "特急")),
        (["秘 密 ★ 6 个月"], ("秘密★6个月", "")),
        (["000012 机密★5年 加急"], ("机密★5年", "加急")),
        (["密级：秘密", "保密期限：3年"], ("秘密★3年", "")),
        (["密级：秘密"], ("秘密", "")),
        (["内部资料 注意保存"], ("内部资料", "")),
        (["【内部文件】"], ("内部文件", "")),
        (["特急 青纪发〔2023〕2号"], ("", "特急")),
        (["等级 特急·明电"], ("", "特急")),
        (["紧急程度：平急"], ("", "平急")),
        # words of a sentence are no marks
        (["关于加强机密文件管理的通知"], ("", "")),
        (["本办法所称秘密，是指国家秘密。"], ("", "")),
        (["情况特急，请速办理"], ("", "")),
        (["密级：公开"], ("", "")),
        (["绝密文件要专人保管"], ("", "")),
    ],
)
def test_marks_of_the_head(lines: list[str], expected: tuple[str, str]) -> None:
    """Only a line that holds nothing but such marks is one."""
    assert read(*lines) == expected

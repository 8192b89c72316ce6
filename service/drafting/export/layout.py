"""How a Draft is laid out: what the drafter may choose."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

__all__ = ["Imprint", "Layout", "RedHead", "SourcesAs"]


class SourcesAs(StrEnum):
    """Where the file says where its numbers come from."""

    FOOTNOTES = "footnotes"
    ANNEX = "annex"  # 数据来源, on a page of its own behind everything
    OFF = "off"


@dataclass(frozen=True, slots=True)
class RedHead:
    """版头 (GB/T 9704—2012, 7.2): `mark` is 发文机关标志 as printed; what is empty is left out.

    With a `signer` (签发人) the document goes upwards, and its number stands at the left (7.2.5, 7.2.6).
    """

    mark: str
    copy: str = ""  # 份号
    secrecy: str = ""  # 密级和保密期限
    urgency: str = ""  # 紧急程度
    signer: str = ""  # 签发人


@dataclass(frozen=True, slots=True)
class Imprint:
    """版记 (7.4): 抄送机关, 印发机关 and 印发日期."""

    copies_to: str = ""
    issuer: str = ""
    issued: date | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """What one export is like: `marks` highlights gaps and untraced numbers, `seal` leaves room for one (7.3.5.1)."""

    sources: SourcesAs = SourcesAs.FOOTNOTES
    marks: bool = True
    seal: bool = False
    red_head: RedHead | None = None
    imprint: Imprint | None = None

"""时效性 of a regulation on a day, as its own dates and words tell."""

from __future__ import annotations

import re
from datetime import date

from ingest.document import LegalStatus
from ingest.identity.validity import has_ended

_TRIAL = re.compile(
    r"(?:试行|暂行)(?:条例|规定|办法|细则|规则|准则|规范|制度|标准|章程|规程)?(?:[（(][^（）()]*[）)])?$"
)


def legal_status(title: str, start: date | None, end: date | None, day: date, validity: str = "") -> LegalStatus:
    """The status on `day` of a regulation in force from `start` until `end` (exclusive).

    A text that calls itself 失效 or 废止 without a day is repealed.
    """
    if end is not None and end <= day:
        return LegalStatus.REPEALED
    if end is None and has_ended(validity):
        return LegalStatus.REPEALED
    if start is None:
        return LegalStatus.UNKNOWN
    if start > day:
        return LegalStatus.NOT_YET
    own = re.sub(r"《[^》]*》", "", title)
    return LegalStatus.TRIAL if _TRIAL.search(own) or "（试行）" in own else LegalStatus.IN_FORCE

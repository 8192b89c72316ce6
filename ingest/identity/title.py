"""The title: where it stands, what it covers, and the title by which versions of one Work are the same."""

from __future__ import annotations

import re

from ingest.identity.found import DERIVED, INFERRED, NAMED, STATED, Found
from ingest.identity.source import Source

_COVERING = re.compile(r"(?:印发|发布|公布|颁布|下发)《(?P<title>.{4,80})》的(?:通知|通告|公告|决定|令)$")
_VALIDITY = re.compile(r"[【（(\[〔](?:已|现已)?(?:被)?(?:失效|废止|现行有效|修改|部分失效)[】）)\]〕]$")
_EDITION = re.compile(
    r"(?<!修正案)[（(【〔][^（）()【】〔〕]*(?:试行|暂行|修订|修正|草案|\d{4}|版)[^（）()【】〔〕]*[）)】〕]"
)
_MARKS = str.maketrans("〈〉<>", "《》《》")
_PROVISIONAL = re.compile(r"暂行(?=(?:条例|规定|办法|细则|规则|准则|规范|制度|标准|章程|规程)$)")


def find_title(source: Source) -> Found:
    """The title and where it stands; a regulation is known by its own title, not by that of the notice before it."""
    title = _VALIDITY.sub("", source.title).strip() or source.title
    covered = _COVERING.search(title) if source.articles else None
    if covered:
        title = covered["title"]
    if source.titles:
        return _within(title, source.titles.start, source.text, len(source.titles.text), DERIVED if covered else STATED)
    start = source.text.find(title)
    return Found(title, start, start + len(title), INFERRED) if start >= 0 else Found(title, 0, 0, NAMED)


def _within(title: str, start: int, text: str, length: int, confidence: float) -> Found:
    """`title` in the lines that hold it, over which it may be spread with blanks in between."""
    lines = text[start : start + length]
    spread = re.search(r"[\s*]*".join(re.escape(char) for char in re.sub(r"\s", "", title)), lines)
    first, last = spread.span() if spread else (0, length)
    return Found(title, start + first, start + last, confidence)


def spoken_title(title: str) -> str:
    """The title as people say it: without 中华人民共和国, blanks, years and brackets such as （试行）（2023修订）."""
    stem = _EDITION.sub("", _joined_issuers(title))
    return re.sub(r"^中华人民共和国|\s|(?:19|20)\d\d年?(?:修订|修正)", "", stem)


def work_title(title: str) -> str:
    """The title by which versions of one Work are the same.

    暂行条例 and the 条例 after it are one Work; 修正案（1988年）, 解释（一） and 补充规定 are Works of their own.
    """
    spoken = spoken_title(title).translate(_MARKS)
    inner = re.sub(r"(?<=《)中华人民共和国", "", spoken)
    return _PROVISIONAL.sub("", inner)


def _joined_issuers(title: str) -> str:
    """最高人民法院 最高人民检察院关于… with 、 between them, as others print it."""
    head, about, rest = title.partition("关于")
    return re.sub(r"(?<=[院部局会委厅署办府])[\s　]+(?=[一-鿿])", "、", head.rstrip()) + about + rest

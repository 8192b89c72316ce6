"""What follows the text: 附件说明, 发文机关署名, 成文日期, and each attachment on its own page (7.3.4 to 7.3.7)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from service.drafting.draft import Attachment, Draft, attachment_mark
from service.drafting.export import official
from service.drafting.export.body import Body, title
from service.drafting.export.elements import Element, blank, paragraph, printable, run, w, width

NO_DATE = "【待补充：成文日期】"
_CHARACTER = official.CHARACTER
# 附件：1. and the blank behind it.
_LABEL, _ORDINAL = 3.0, 1.5


def attachment_list(attachments: tuple[Attachment, ...]) -> Iterator[Element]:
    """附件说明 below an empty line, two characters in; a long name goes on below its first character (7.3.4)."""
    if attachments:
        yield blank()
    several = len(attachments) > 1
    for position, attachment in enumerate(attachments):
        ordinal = f"{position + 1}.\t" if several else ""
        label = "附件：" if position == 0 else ""
        begin = 2 if position == 0 else 2 + _LABEL
        name = 2 + _LABEL + (_ORDINAL if several else 0)
        indent = w("ind", left=round(name * _CHARACTER), hanging=round((name - begin) * _CHARACTER))
        yield paragraph(
            "AttachmentList",
            run(label + ordinal),
            run(printable(attachment.title).replace("\n", "")),
            properties=(indent,),
        )


def issued(day: date) -> str:
    """A date in Arabic digits, month and day without leading noughts (7.3.5.4)."""
    return f"{day.year}年{day.month}月{day.day}日"


def signature(draft: Draft, seal: bool, marks: bool) -> Iterator[Element]:
    """发文机关署名 and 成文日期; a document that names no organisation and has no date ends without them."""
    name = printable(draft.organisation).replace("\n", "").strip()
    if not name and draft.date is None:
        return
    day = issued(draft.date) if draft.date else NO_DATE
    place_of_name, place_of_day = (_sealed if seal else _unsealed)(width(name), width(day))
    # A seal of 42 mm is to begin within a line below the text and to lie over name and date (7.3.5.1).
    for _ in range(2 if seal else 1):
        yield blank("SignatureBlank")
    if name:
        yield paragraph("Signature", run(name), properties=place_of_name)
    mark = w("highlight", val="yellow") if draft.date is None and marks else None
    yield paragraph("IssueDate", run(day, mark), properties=place_of_day)


def attachments(body: Body, draft: Draft) -> Iterator[Element]:
    """Each attachment: 附件1 in the first line, its title in the third, then its text (7.3.7)."""
    for position, attachment in enumerate(draft.attachments):
        yield paragraph("AttachmentMark", run(attachment_mark(position, len(draft.attachments))))
        yield blank()
        yield title(attachment.title, "AttachmentTitle")
        yield blank()
        yield from body.sections(attachment.sections)


_Place = tuple[Element, ...]


def _sealed(name: float, day: float) -> tuple[_Place, _Place]:
    """Where name and date stand: the date four characters in, the name in the middle above it (7.3.5.1).

    A name too long for that begins at the right edge, and the date stands in the middle below it.
    """
    middle = max(4 + day / 2, name / 2)
    return (_right(middle - name / 2),), (_right(middle - day / 2),)


def _unsealed(name: float, day: float) -> tuple[_Place, _Place]:
    """Where name and date stand: the name two characters in, the date beginning two behind it (7.3.5.2).

    A date longer than the name stands two characters in itself, and the name further left.
    """
    if day > name:
        return (_right(2 + day + 2 - name),), (_right(2),)
    # From the left, as digits are not half as wide as Han in every font.
    # Nor must they break the line there: the line may go on into the margin.
    from_left = w("ind", left=official.TEXT_WIDTH - round(name * _CHARACTER), right=-round(2 * _CHARACTER))
    return (_right(2),), (from_left, w("jc", val="left"))


def _right(characters: float) -> Element:
    return w("ind", right=round(characters * _CHARACTER))

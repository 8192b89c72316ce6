"""Drafts made for the tests."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from decimal import Decimal

from lxml import etree

from service.drafting.draft import (
    UNTRACED,
    Attachment,
    Citation,
    Draft,
    Number,
    Paragraph,
    Section,
    Source,
    SourceType,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FACTS = Source(SourceType.FACTS, "第3行", "受理 123 件")
FORMULA = Source(SourceType.FORMULA, "(123-117)/117")
RULE = Citation("d1", "青山县信访工作办法", "第三条", "信访工作应当公开。", verified=True)
SENTENCE = "今年上半年，全县共受理信访举报123件，同比增长5.1%，立案23件。【待补充：典型案例】"


def said(text: str, *numbers: tuple[str, Source], citations: tuple[Citation, ...] = ()) -> Paragraph:
    """A paragraph whose numbers are found in `text` one behind the other."""
    found, behind = [], 0
    for written, source in numbers:
        start = text.index(written, behind)
        behind = start + len(written)
        found.append(Number(start, behind, Decimal(written.strip("件人%")), written[-1], source))
    return Paragraph(text, tuple(found), citations)


def report() -> Draft:
    """A report with every part."""
    one = said(SENTENCE, ("123件", FACTS), ("5.1%", FORMULA), ("23件", UNTRACED), citations=(RULE,))
    sections = (
        Section(0, paragraphs=(Paragraph("现将有关情况报告如下。"),)),
        Section(1, "一、", "基本情况", (one,)),
        Section(2, "（一）", "受理情况", (Paragraph("受理渠道畅通，群众满意。"),)),
        Section(3, "1.", "来信"),
        Section(4, "（1）", "署名来信", (said("署名来信45件。", ("45件", FACTS)),)),
    )
    attachments = (
        Attachment("信访举报情况统计表"),
        Attachment("说明", (Section(1, "一、", "口径", (Paragraph("按受理日期统计。"),)),)),
    )
    title = "青山县纪律检查委员会青山县监察委员会关于2023年上半年信访举报工作情况的报告"
    return Draft(
        title,
        sections,
        "2023H1",
        "县委、县政府",
        "青山县监察委员会",
        "青监发〔2023〕5号",
        date(2023, 7, 5),
        attachments,
    )


def part(data: bytes, name: str = "word/document.xml") -> etree._Element:
    """A part of a DOCX."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


def words(element: etree._Element) -> str:
    """The text within an element, line ends and tabs too."""
    signs = {f"{W}br": "\n", f"{W}tab": "\t"}
    written = element.iter(f"{W}t", f"{W}br", f"{W}tab")
    return "".join(signs.get(str(one.tag), one.text or "") for one in written)


def value(element: etree._Element, path: str) -> str:
    """The `w:val` of what lies at `path` below an element, empty where there is nothing."""
    found = element.find("/".join(W + step for step in path.split("/")))
    return "" if found is None else found.get(f"{W}val") or ""


def texts(data: bytes) -> list[tuple[str, str]]:
    """The style and the text of each paragraph of the body, tables included."""
    found = []
    for paragraph in part(data).iter(f"{W}p"):
        runs = "".join(words(run) for run in paragraph.iter(f"{W}r"))
        found.append((value(paragraph, "pPr/pStyle"), runs))
    return found


def marked(data: bytes) -> list[tuple[str, str]]:
    """The colour and the text of each coloured run."""
    runs = part(data).iter(f"{W}r")
    return [(colour, words(run)) for run in runs if (colour := value(run, "rPr/highlight"))]

"""What keeps a Draft from being final, wherever it stands."""

from __future__ import annotations

from datetime import date

import pytest

from service.drafting.draft import Attachment, Draft, Paragraph, Section
from service.drafting.finishing.blocks import blocks

GAP = "【待补充：年份】"


@pytest.mark.parametrize(
    ("draft", "where"),
    [
        (Draft(f"{GAP}工作总结"), ["标题"]),
        (Draft("总结", addressee=f"{GAP}县人民政府"), ["主送机关"]),
        (Draft("总结", organisation=f"{GAP}办公室", date=date(2026, 1, 5)), ["署名"]),
        (Draft("总结", organisation="县档案馆"), ["成文日期"]),
        (Draft("总结", (Section(1, "一、", f"{GAP}工作", ()),)), [f"一、{GAP}工作"]),
        (Draft("总结", (Section(1, "一、", "工作", (Paragraph(f"受理{GAP}件。"),)),)), ["一、第1段"]),
        (Draft("总结", attachments=(Attachment(f"{GAP}统计表"),)), ["附件"]),
        (Draft("总结", attachments=(Attachment("名单"), Attachment(f"{GAP}统计表"))), ["附件2"]),
        (Draft("总结", attachments=(Attachment("表", (Section(1, "一、", f"{GAP}数", ()),)),)), [f"一、{GAP}数"]),
        (Draft("总结", attachments=(Attachment("统计表"),)), []),
    ],
)
def test_every_gap_blocks(draft: Draft, where: list[str]) -> None:
    """Titles of attachments too."""
    assert [one.where for one in blocks(draft, (), ())] == where

"""What stands between a draft and 定稿."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from service.checking.finding import Finding
from service.drafting.draft import GAP, Draft, Severity, attachment_mark
from service.drafting.export.ending import NO_DATE

__all__ = ["Accepted", "Block", "blocks"]

# Gaps are told as gaps.
_TOLD_AS_GAP = "placeholder"


@dataclass(frozen=True, slots=True)
class Block:
    """What has to be settled first; `kind` is untraced, gap, finding or check."""

    kind: str
    where: str
    text: str
    message: str

    def shape(self) -> dict[str, str]:
        """As JSON says it."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Accepted:
    """A finding that a person answers for: `kind`, `quote` and `message` name it, wherever it moved."""

    kind: str
    quote: str
    message: str
    reason: str
    by: str
    at: str

    @classmethod
    def of(cls, shape: Mapping[str, Any]) -> Accepted:
        """What `asdict` told."""
        return cls(**shape)


def blocks(draft: Draft, findings: Sequence[Finding], accepted: Sequence[Accepted]) -> Iterator[Block]:
    """Yield each thing that keeps `draft` from being final: untraced, gaps, findings of severity error."""
    for where, text in draft.untraced:
        yield Block("untraced", where, text, f"“{text}”没有出处。请给出来源，或写明理由由本人核实。")
    for where, text in (*_headed(draft), *draft.gaps):
        yield Block("gap", where, text, "还没有填写。请补上内容，或删去。")
    settled = {(one.kind, one.quote, one.message) for one in accepted}
    for one in findings:
        told = one.kind == _TOLD_AS_GAP or (one.kind, one.quote, one.message) in settled
        if one.severity is Severity.ERROR and not told:
            yield Block("finding", one.label, one.quote, f"{one.message}请改正；确认无误的，写明理由后不再提示。")
    for check in draft.checks:
        if check.severity is Severity.ERROR:
            yield Block("check", check.where, "", check.message)


def _headed(draft: Draft) -> Iterator[tuple[str, str]]:
    """The gaps outside of paragraphs."""
    count = len(draft.attachments)
    annexes = ((attachment_mark(place, count), one.title) for place, one in enumerate(draft.attachments))
    for where, text in (("标题", draft.title), ("主送机关", draft.addressee), ("署名", draft.organisation), *annexes):
        yield from ((where, found[0]) for found in GAP.finditer(text))
    for sections in (draft.sections, *(one.sections for one in draft.attachments)):
        for section in sections:
            yield from ((section.mark + section.heading, found[0]) for found in GAP.finditer(section.heading))
    if draft.organisation.strip() and draft.date is None:
        yield "成文日期", NO_DATE

"""Whether a draft has its 成文日期, among its checks."""

from __future__ import annotations

from dataclasses import replace

from service.drafting.draft import Check, Draft, Severity

__all__ = ["dated"]

_UNDATED = Check("date", Severity.WARNING, "没有成文日期，请在定稿时写上。")


def dated(draft: Draft) -> Draft:
    """`draft` with the check of its date as the date stands now: one where there is none, none where there is one."""
    others = tuple(one for one in draft.checks if one.kind != _UNDATED.kind)
    return replace(draft, checks=others if draft.date else (*others, _UNDATED))

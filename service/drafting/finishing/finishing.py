"""定稿: the checks of a kept draft, what is settled in it, and its way to final and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from index.drafts import DraftChange, DraftState, StoredDraft
from index.library import Library
from ingest.errors import DraftBlocked, SettlingRefused
from service.checking.check import Check
from service.checking.checking import Checked, Checking
from service.checking.finding import Finding
from service.drafting.dating import dated
from service.drafting.draft import GAP, Draft, Source
from service.drafting.export.shaping import draft_of
from service.drafting.finishing.blocks import Accepted, Block, blocks
from service.drafting.finishing.entering import enter
from service.drafting.finishing.settling import Named, Place, paragraph_at, settle, vouched
from service.drafting.storage import changed_content

__all__ = ["Finishing", "Review"]

_TOLD = 3
_NOTED = 40  # characters of what was written, in the name of a version


@dataclass(frozen=True, slots=True)
class Review:
    """A draft with what proofreading finds in it, what a person accepted of that, and what keeps it from final."""

    draft: Draft
    checked: Checked
    accepted: tuple[Accepted, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Finishing:
    """The use-case over the kept drafts of one Library; `checks` are those that the office has switched on."""

    library: Library
    checking: Checking
    checks: Sequence[Check]

    def review(self, stored: StoredDraft) -> Review:
        """What is open in the draft as it stands."""
        draft = dated(draft_of(stored.content))  # those that were kept before the check followed the date
        checked = self.checking.of_draft(draft, self.checks)
        accepted = accepted_in(stored.content)
        return Review(draft, checked, accepted, tuple(blocks(draft, checked.findings, accepted)))

    def finalise(self, draft: str, revision: int, author: str) -> StoredDraft:
        """Make the draft final; DraftBlocked with everything that stands in the way, SettlingRefused without a name."""
        stored = self.library.drafts.get(draft)
        found = self.review(stored).blocks
        if found:
            told = "；".join(f"{one.where} {one.text or one.message}".strip() for one in found[:_TOLD])
            more = f"等 {len(found)} 处" if len(found) > _TOLD else ""
            message = f"还不能定稿：{told}{more}。请先补上、改正或核实。"
            raise DraftBlocked(message, [one.shape() for one in found])
        return self.library.drafts.mark(draft, revision, DraftState.FINAL, "定稿", author)

    def reopen(self, draft: str, revision: int, reason: str, author: str) -> StoredDraft:
        """Take a final draft back to be changed; who and why is kept with its versions."""
        told = vouched(reason, author)
        return self.library.drafts.mark(draft, revision, DraftState.OPEN, f"退回修改：{told.ref}", told.by)

    def settle(self, draft: str, revision: int, place: Place, given: Source | Named, author: str) -> StoredDraft:
        """Give what stands at `place` its source."""
        stored = self.library.drafts.get(draft)
        one = draft_of(stored.content)
        settled = settle(one, place, given, author)
        words = _words(one, place)
        note = f"核实“{words}”" if isinstance(given, Source) else f"为“{words}”补上来源"
        change = DraftChange(one.title, changed_content(stored, settled), note, author)
        return self.library.drafts.put(draft, revision, change)

    def enter(
        self, draft: str, revision: int, place: Place, words: str, given: Source | Named | None, author: str
    ) -> StoredDraft:
        """Fill the gap at `place`, or write the number there anew, with its source where it is given."""
        stored = self.library.drafts.get(draft)
        entered = enter(draft_of(stored.content), place, words, given, author)
        told = words.strip()[:_NOTED]
        asked = GAP.fullmatch(entered.before)
        note = f"填写“{asked['asked'][:_NOTED]}”：{told}" if asked else f"“{entered.before[:_NOTED]}”改为“{told}”"
        change = DraftChange(entered.draft.title, changed_content(stored, entered.draft), note, author)
        return self.library.drafts.put(draft, revision, change)

    def accept(self, draft: str, revision: int, finding: tuple[str, str, str], reason: str, by: str) -> StoredDraft:
        """Keep that a person answers for a finding (kind, quote, message), which then no longer blocks."""
        stored = self.library.drafts.get(draft)
        review = self.review(stored)
        if not any(_named(one) == finding for one in review.checked.findings):
            raise SettlingRefused("校核结果里没有这一条，它可能已经改正。请刷新后再试。")
        told = vouched(reason, by)
        one = Accepted(*finding, told.ref, told.by, datetime.now(UTC).isoformat(timespec="seconds"))
        others = [other for other in review.accepted if (other.kind, other.quote, other.message) != finding]
        content: dict[str, Any] = stored.content | {"accepted": [asdict(each) for each in (*others, one)]}
        change = DraftChange(stored.record.title, content, f"确认“{one.quote[:20]}”无误", told.by)
        return self.library.drafts.put(draft, revision, change)


def accepted_in(content: dict[str, Any]) -> tuple[Accepted, ...]:
    """The findings that people answer for."""
    return tuple(map(Accepted.of, content.get("accepted", ())))


def _named(one: Finding) -> tuple[str, str, str]:
    return one.kind, one.quote, one.message


def _words(draft: Draft, place: Place) -> str:
    return paragraph_at(draft, place).text[place.start : place.end]

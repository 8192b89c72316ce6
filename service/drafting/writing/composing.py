"""The use-case: a kept draft, or one that was just made, is written by a chat model, section by section."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from index.drafts import Material, StoredDraft
from index.library import Library
from service.chat_model import ChatModel, required
from service.drafting.composing.context import Composed
from service.drafting.draft import Draft, section_labels
from service.drafting.drafting import Drafting
from service.drafting.export.shaping import draft_of
from service.drafting.facts.facts import Facts
from service.drafting.storage import Drafts
from service.drafting.writing.evidence import Evidence, gathered
from service.drafting.writing.writing import Part, Progress, Rewritten, rewrite

__all__ = ["Kept", "Making", "Wanted", "parts_of", "write_kept", "write_new"]


@dataclass(frozen=True, slots=True)
class Making:
    """What a draft was made from, as far as writing needs it."""

    drafting: Drafting
    period: str
    facts: Facts
    composed: Composed

    def evidence(self, draft: Draft, materials: Sequence[Material]) -> Evidence:
        """What `draft` may be written from."""
        move = self.drafting.move(self.period)
        return gathered(draft, self.drafting.model, move, self.facts, self.composed, materials)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of a draft is to be written: one paragraph, one section, or with None every section that has text."""

    position: int | None = None
    paragraph: int | None = None
    wish: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """A section was written and is kept as a version of its own."""

    stored: StoredDraft
    position: int
    rewritten: Rewritten


def parts_of(draft: Draft, making: Making, wanted: Wanted) -> Iterator[Part]:
    """Yield the parts that are wanted, each with what stood there last period."""
    labels = list(section_labels(draft.sections))
    past = {one.label: one for one in making.drafting.model.sections}
    made = making.composed.draft.sections
    headings = {label: one.heading for label, one in zip(section_labels(made), made, strict=True)}
    for position, section in enumerate(draft.sections):
        if wanted.position not in (None, position) or (wanted.position is None and not section.paragraphs):
            continue
        label = _label_of(section.heading, labels[position], headings)
        style = [one.text for one in past[label].paragraphs] if label in past else []
        yield Part(position, wanted.paragraph, label, style, wanted.wish)


def _label_of(heading: str, own: str, known: dict[str, str]) -> str:
    """The label under which the model has the section: that of the same heading, wherever it was moved."""
    same = [label for label, told in known.items() if told == heading and heading]
    return own if own in same or not same else same[0]


def write_new(
    making: Making, materials: Sequence[Material], chat: ChatModel | None, left: Callable[[], bool] = lambda: False
) -> Iterator[Progress | Rewritten]:
    """Yield the draft that was just composed as a model writes it, section by section; the last one is the whole.

    SettingsError without a model, ModelFailed where it fails: what was yielded before stands.
    """
    model = required(chat)
    draft = making.composed.draft
    for part in list(parts_of(draft, making, Wanted())):
        for told in rewrite(draft, part, making.evidence(draft, materials), model, left):
            if isinstance(told, Rewritten):
                draft = told.draft
            yield told


def write_kept(
    library: Library,
    stored: StoredDraft,
    making: Making,
    wanted: Wanted,
    chat: ChatModel | None,
    left: Callable[[], bool],
    author: str = "",
) -> Iterator[Progress | Kept]:
    """Yield a kept draft as a model writes it; each section is kept when it is whole, and only then.

    SettingsError without a model, ModelFailed, DraftNotFound, DraftFinal, DraftChanged where it was changed meanwhile.
    """
    model, materials = required(chat), library.drafts.materials(stored.record.id)
    draft = draft_of(stored.content)
    evidence = making.evidence(draft, materials)
    parts = list(parts_of(draft, making, wanted))
    if wanted.position is not None and not parts:
        parts = [Part(wanted.position, wanted.paragraph, "")]
    for part in parts:
        for told in rewrite(draft, part, evidence, model, left):
            if isinstance(told, Rewritten):
                draft = told.draft
                stored = Drafts(library.drafts).rewrite(stored, draft, f"模型改写“{part.label or '开头'}”", author)
                yield Kept(stored, part.position, told)
            else:
                yield told

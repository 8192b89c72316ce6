"""A model, a period and facts → a Draft."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from ingest.errors import ModelRefused
from service.drafting.composing.checks import sheet_checks
from service.drafting.composing.context import Composed, Context
from service.drafting.composing.derived import Derivation, Derived, find_derivations, work_out
from service.drafting.composing.edits import Kept, gap
from service.drafting.composing.known import Known
from service.drafting.composing.move import Move
from service.drafting.composing.paragraphs import compose_paragraph, moved_line
from service.drafting.dating import dated
from service.drafting.draft import Attachment, Check, Draft, Number, Paragraph, Section, Severity
from service.drafting.facts.facts import Fact, Facts
from service.drafting.model.model import Model, ModelSection

__all__ = ["compose", "restricted"]

# What last period's numbers made true: 现已全部办结, 无迟报、漏报.
_CLAIM = re.compile(
    r"(?:现已|均已|已)全部[一-鿿]{2,6}|未发生[一-鿿]{2,14}|未发现[一-鿿]{2,14}|无[一-鿿]{2,4}、[一-鿿]{2}|创[一-鿿]{0,4}新[高低]|位居[一-鿿]{1,4}第[一二三]"
)


def compose(model: Model, move: Move, facts: Facts, known: Known, day: date | None = None) -> Composed:
    """The Draft of the new period: the same model, facts and known numbers give the same Draft."""
    derivations = find_derivations(model)
    context = Context(move, facts, derivations, _derived(derivations, facts, known, move), known)
    kept: dict[str, tuple[Kept, ...]] = {}
    sections = tuple(_section(section, context, kept) for section in model.sections)
    attachments = tuple(
        Attachment(
            moved_line(one.title, context, ahead=False),
            tuple(_section(section, context, kept) for section in one.sections),
        )
        for one in model.attachments
    )
    draft = Draft(
        title=moved_line(model.title, context, ahead=False),
        sections=sections,
        period=move.new.text,
        addressee=model.addressee,
        organisation=model.organisation,
        date=day,
        attachments=attachments,
    )
    context.move = move
    checks = (*_told(model, context, draft), *sheet_checks(model, context))
    return Composed(dated(replace(draft, checks=checks)), tuple(context.suggestions), kept, context.derived)


def _derived(derivations: Mapping[str, Derivation], facts: Facts, known: Known, move: Move) -> Mapping[str, Derived]:
    """What can be worked out for the new period, also from what was worked out before it."""
    derived: dict[str, Derived] = {}
    of = dict(facts.of)
    grown = True
    while grown:
        grown = False
        for key, derivation in derivations.items():
            if key not in of and (found := work_out(derivation, Facts(of), known, move.own)):
                derived[key] = found
                of[key] = Fact(key, derivation.slot.observation.indicator, found.given, found.source)
                grown = True
    return derived


def restricted(model: Model, labels: Sequence[str]) -> Model:
    """The model with the sections under these labels and what lies below them; ModelRefused for another label."""
    if not labels:
        return model
    for label in labels:
        if not any(section.label == label for section in model.sections):
            known = "、".join(section.label for section in model.sections if section.level)
            raise ModelRefused(f"范本“{model.title}”没有“{label}”这一部分。可选：{known}。")
    chosen = []
    for section in model.sections:
        if section.label.startswith(tuple(labels)):
            chosen.append(section)
        elif section.level and any(label.startswith(section.label) for label in labels):
            chosen.append(replace(section, paragraphs=(), tables=()))  # the heading above
    return replace(model, sections=tuple(chosen), attachments=())


def _section(section: ModelSection, context: Context, kept: dict[str, tuple[Kept, ...]]) -> Section:
    paragraphs = []
    # A section that was taken from another report moves on from the period of that.
    context.move = Move.of(section.period, context.move.new.text, section.title)
    for at, paragraph in enumerate(section.paragraphs, 1):
        made = compose_paragraph(section, paragraph, context)
        kept[f"{section.label}第{at}段"] = made.kept
        paragraphs.append(made.paragraph)
    paragraphs += [Paragraph(gap(f"表格“{name}”")) for name in section.tables]
    paragraphs += _added(section, context)
    return Section(
        section.level, section.mark, moved_line(section.heading, context, ahead=section.ahead), tuple(paragraphs)
    )


def _added(section: ModelSection, context: Context) -> Iterator[Paragraph]:
    """The new numbers of the section, a sentence each."""
    text, numbers = "", []
    for one in context.facts.added:
        if one.label == section.label:
            given = one.fact.given
            lead = f"{one.fact.indicator}{given.lead}"
            number = (
                f"{given.digits}{given.much}" + (f"—{given.high_digits}" if given.high is not None else "") + given.unit
            )
            at = len(text) + len(lead)
            numbers.append(Number(at, at + len(number), given.value, given.unit, one.fact.source))
            text += f"{lead}{number}{given.tail}。"
    if text:
        yield Paragraph(text, tuple(numbers))


def _told(model: Model, context: Context, draft: Draft) -> Iterator[Check]:
    """What the drafter has to know that is not in the text."""
    for one in context.suggestions:
        words = f"参考{one.number}：{one.reason}，没有沿用。上期原文：{one.text}"
        yield Check("set_aside", Severity.NOTE, words, one.label)
    for note in model.notes:
        yield Check("left_out", Severity.NOTE, note)
    for section in draft.sections:
        if "【待补充：" in section.heading:
            yield Check("gap", Severity.WARNING, f"标题“{section.heading}”有待补充。", section.mark)
    if "【待补充：" in draft.title:
        yield Check("gap", Severity.WARNING, f"报告标题“{draft.title}”有待补充。")
    for placed in draft.placed():
        if found := _CLAIM.findall(placed.paragraph.text):
            yield Check(
                "claim", Severity.NOTE, f"沿用了上期的说法“{'”“'.join(found)}”，请核对本期是否如此。", placed.label
            )

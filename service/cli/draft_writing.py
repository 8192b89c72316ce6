"""What `guiwen draft` does with a draft that was made: a model writes in it, it is proofread, it is kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from index.drafts import Material
from index.library import Library
from ingest.errors import ModelFailed, UnreadableFile
from service.chat_model import ChatModel, required
from service.checking.checking import Checked, Checking
from service.checking.finding import Finding
from service.checking.law_shelf import LawShelf
from service.checking.registry import chosen
from service.checking.switches import switched_off
from service.cli.console import note
from service.drafting.composing.context import Composed
from service.drafting.draft import Draft
from service.drafting.drafting import Drafting
from service.drafting.facts.filling import Filled
from service.drafting.finishing.finishing import Finishing
from service.drafting.storage import Drafts
from service.drafting.writing.composing import Making, write_new
from service.drafting.writing.writing import Rewritten
from service.settings import Settings
from service.workplace import isolated_reader, reading_limits


@dataclass(frozen=True, slots=True)
class Written:
    """A draft, and why the model did not write all of it."""

    composed: Composed
    failure: str = ""


def composed_by_model(making: Making, materials: Sequence[Material], chat: ChatModel | None) -> Written:
    """The draft as far as the model wrote it; each section is told when it is done. SettingsError without a model."""
    required(chat)
    draft, failure = making.composed.draft, ""
    try:
        for told in write_new(making, materials, chat):
            if isinstance(told, Rewritten):
                draft = told.draft
                note(f"已改写第 {told.position + 1} 部分，共 {len(draft.sections)} 部分。")
    except ModelFailed as error:
        failure = error.message
    return Written(replace(making.composed, draft=draft), failure)


def read_materials(files: Iterable[Path], settings: Settings) -> list[Material]:
    """The texts of these files; an IngestError for one that cannot be read."""
    reader, limits, read = isolated_reader(settings), reading_limits(settings), []
    try:
        for file in files:
            try:
                data = file.read_bytes()
            except OSError as error:
                raise UnreadableFile(f"材料 {file} 无法读取：{error.strerror}。请检查路径和权限。") from error
            found = reader(data, file.name, today=date.today(), limits=limits)
            title = found.description.title or file.name
            read.append(Material(file.name, title, found.text, "", "", datetime.now(UTC)))
    finally:
        reader.close()
    return read


def finishing_of(settings: Settings, library: Library) -> Finishing:
    """The way to 定稿 over this library."""
    checking = Checking(library, settings.data, date.today(), reading_limits(settings), LawShelf(library))
    return Finishing(library, checking, chosen((), switched_off(settings.data)))


def checked_draft(settings: Settings, library: Library, draft: Draft) -> Checked:
    """What proofreading finds in the draft, by the checks that the office has switched on."""
    finishing = finishing_of(settings, library)
    return finishing.checking.of_draft(draft, finishing.checks)


def check_of(one: Finding) -> dict[str, Any]:
    """A finding as a check of the draft, with what the page 校核 tells of it."""
    told = {"kind": one.kind, "severity": one.severity.value, "message": one.message, "where": one.label}
    return told | {"quote": one.quote, "start": one.start, "end": one.end, "suggestion": one.suggestion}


def keep_draft(
    library: Library, composed: Composed, drafting: Drafting, filled: Filled, author: str, asked: Mapping[str, Any]
) -> str:
    """The id under which the draft is kept, with what it was made from as HTTP keeps it."""
    taken = [one.rpartition(":") for one in asked["take"]]
    facts = [{name: value for name, value in asdict(line).items() if name != "cell"} for line in filled.lines]
    request = {
        "model_on": drafting.document.id,
        "sections": list(asked["labels"]),
        "take": [{"document": document, "label": label} for document, _, label in taken],
        "period": composed.draft.period,
        "date": composed.draft.date.isoformat() if composed.draft.date else None,
        "facts": facts,
        "author": author,
    }
    return Drafts(library.drafts).keep(composed, request, author).record.id

"""What the routers share: the Library and the services over it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, cast

from fastapi import Depends, Request

from index.library import Library
from ingest.isolation import IsolatedReader
from service.answering.pipeline import Answering
from service.chat_model import ChatModel
from service.checking.law_shelf import LawShelf
from service.conversations.talking import Talking
from service.generating.jobs import GenerationJobs
from service.jobs import Jobs
from service.preparing import Preparing
from service.searching.searcher import Searcher
from service.settings import Settings


@dataclass(frozen=True, slots=True)
class State:
    """Built once when the app starts, closed when it stops."""

    settings: Settings
    library: Library
    answering: Answering
    talking: Talking
    jobs: Jobs
    embedding: str | None
    reader: IsolatedReader  # for what somebody waits for: the one of the jobs may be busy for long
    generations: GenerationJobs
    searcher: Searcher
    laws: LawShelf
    preparing: Preparing
    chat: ChatModel | None = None


async def state_of(request: Request) -> State:
    """The state of the app that serves `request`; nothing that a thread would have to be waited for."""
    return cast(State, request.app.state.guiwen)


Given = Annotated[State, Depends(state_of)]

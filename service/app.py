"""The web application: API, pages, guards."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.middleware.gzip import GZipMiddleware
from fastapi.responses import FileResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.routing import Route

from service.answering.pipeline import Answering
from service.api import (
    asking,
    checking,
    comparing,
    completions,
    confirming,
    conversations,
    corrections,
    documents,
    drafting,
    finishing,
    generations,
    health,
    identity,
    indicators,
    jobs,
    matches,
    model,
    observations,
    page_pictures,
    paragraphs,
    problems,
    questions,
    references,
    saved,
    searching,
    series,
    versions,
    writing,
)
from service.api.guarding import Guard
from service.api.model_context import ModelContext
from service.api.state import State
from service.chat_model import chat_model
from service.checking.law_shelf import LawShelf
from service.conversations.keeping import kept_settings
from service.conversations.talking import Talking
from service.generating.jobs import GenerationJobs
from service.jobs import Jobs
from service.preparing import Preparing
from service.searching.searcher import Searcher
from service.settings import Settings
from service.workplace import isolated_reader, load_embedding, open_library, reading_limits

PAGES = Path(__file__).parent / "web" / "dist"
# Looked through in this order for each request: what is asked most comes first.
ROUTERS = (
    health,
    asking,
    searching,
    documents,
    drafting,
    finishing,
    writing,
    identity,
    versions,
    comparing,
    checking,
    references,
    observations,
    indicators,
    series,
    page_pictures,
    corrections,
    jobs,
    saved,
    paragraphs,
    matches,
    questions,
    conversations,
    model,
    confirming,
    completions,
    generations,
)
LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]", "::1"})


def create_app(settings: Settings, pages: Path = PAGES) -> FastAPI:
    """The application over the library that `settings` name; it opens the library when it starts."""

    app = FastAPI(
        title="guiwen 规问",
        version=version("guiwen"),
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=lambda app: _running(app, settings),
    )
    problems.install(app)
    for noun in ROUTERS:
        app.include_router(noun.router)
    app.router.routes.append(Route("/mcp", ModelContext(), include_in_schema=False))
    _serve_pages(app, pages)
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=5)
    app.add_middleware(Guard, hosts=LOOPBACK)
    return app


@asynccontextmanager
async def _running(app: FastAPI, settings: Settings) -> AsyncIterator[None]:
    embedding = load_embedding(settings.embedding)
    library, reader = open_library(settings, embedding), isolated_reader(settings)
    jobs_running = Jobs(library, reading_limits(settings), reader)
    chat = chat_model(settings)
    answering = Answering(library, settings.answer_articles, chat, settings.unsupported == "mark")
    searcher = Searcher(library)
    used = settings.embedding if embedding else None
    talking = Talking(library, answering, kept_settings(settings, embedding is not None))
    correcting = isolated_reader(settings)  # starts when somebody corrects
    generating = GenerationJobs(library, chat)
    shelf = LawShelf(library)
    # Loaded while the first page is still being looked at, not under the first question, search or proofreading.
    preparing = Preparing((answering.prepare, searcher.prepare, shelf.prepare))
    app.state.guiwen = State(
        settings,
        library,
        answering,
        talking,
        jobs_running,
        used,
        correcting,
        generating,
        searcher,
        shelf,
        preparing,
        chat,
    )
    try:
        yield
    finally:
        preparing.stop()
        generating.close()
        jobs_running.close()
        reader.close()
        correcting.close()
        preparing.close()
        library.close()


class _Assets(StaticFiles):
    """Built files carry a hash of their content in their names, so a browser may keep them for good."""

    def file_response(self, *arguments: Any, **named: Any) -> Response:
        response = super().file_response(*arguments, **named)
        response.headers["cache-control"] = "public, max-age=31536000, immutable"
        return response


def _serve_pages(app: FastAPI, pages: Path) -> None:
    if not (pages / "index.html").is_file():
        return
    app.mount("/assets", _Assets(directory=pages / "assets"), name="assets")

    # Every page is one document; its address tells the program which page to show.
    @app.get("/", include_in_schema=False)
    @app.get("/ask", include_in_schema=False)
    @app.get("/search", include_in_schema=False)
    @app.get("/search/data", include_in_schema=False)
    @app.get("/check", include_in_schema=False)
    @app.get("/draft", include_in_schema=False)
    @app.get("/library", include_in_schema=False)
    @app.get("/library/{document_id}", include_in_schema=False)
    def page(document_id: str = "") -> FileResponse:
        return FileResponse(pages / "index.html", headers={"cache-control": "no-cache"})

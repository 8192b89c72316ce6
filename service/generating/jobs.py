"""Generations of questions in the server: they show progress, can be cancelled, and outlive the page."""

from __future__ import annotations

import logging
import threading
import uuid
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from traceback import format_tb
from typing import Any

from index.library import Library
from ingest.errors import GuiwenError, JobNotFound, JobRunning
from service.chat_model import ChatModel, required
from service.generating.articles import awaiting
from service.generating.generation import Generation, Tally, workers_for

LOG = logging.getLogger(__name__)

KEPT = 20


@dataclass(slots=True)
class GenerationJob:
    """One generation; `documents` are ids, none for all regulations. `total` is 0 until articles were counted."""

    id: str
    documents: tuple[str, ...]
    state: str = "running"
    total: int = 0
    current: str | None = None
    message: str | None = None
    tally: Tally = field(default_factory=Tally)
    cancelled: threading.Event = field(default_factory=threading.Event)

    def shape(self) -> dict[str, Any]:
        """The job as the HTTP API sends it."""
        return {
            "id": self.id,
            "state": self.state,
            "documents": list(self.documents),
            "total": self.total,
            "finished": self.tally.articles,
            "current": self.current,
            "message": self.message,
            "questions": self.tally.questions,
            "stored": self.tally.stored,
            "nothing": self.tally.nothing,
            "failed": self.tally.failed,
        }


class GenerationJobs:
    """Runs one generation at a time in a thread of its own, and remembers the latest."""

    def __init__(self, library: Library, chat: ChatModel | None) -> None:
        self._library = library
        self._chat = chat
        self._jobs: OrderedDict[str, GenerationJob] = OrderedDict()
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()

    def start(self, documents: Sequence[str], limit: int | None = None) -> GenerationJob:
        """Begin with the articles of `documents`, or of all regulations; at most `limit` of them.

        SettingsError without a chat model, DocumentNotFound, AmbiguousDocument, JobRunning.
        """
        chat = required(self._chat)
        named = tuple(dict.fromkeys(self._library.document(one).id for one in documents))
        with self._lock:
            if any(job.state == "running" for job in self._jobs.values()):
                raise JobRunning("模型正在为条文拟问题，请等它完成或先取消。")
            job = GenerationJob(uuid.uuid4().hex[:12], named)
            self._jobs[job.id] = job
            while len(self._jobs) > KEPT:
                self._jobs.popitem(last=False)
            self._thread = threading.Thread(target=self._run, args=(job, chat, limit), name=f"generate-{job.id}")
            self._thread.start()
        return job

    def all(self) -> list[GenerationJob]:
        """The generations that are remembered, newest first."""
        with self._lock:
            return list(reversed(self._jobs.values()))

    def get(self, job_id: str) -> GenerationJob:
        """The generation of this id; JobNotFound when it is not remembered."""
        with self._lock:
            job = self._jobs.get(job_id)
        if job is None:
            raise JobNotFound(f"没有编号为“{job_id}”的任务，它可能已经结束很久或服务器已重启。已存的问题都在。")
        return job

    def close(self) -> None:
        """Cancel what runs and wait until what the model has written is stored."""
        for job in self.all():
            job.cancelled.set()
        if self._thread:
            self._thread.join(timeout=30)

    def _run(self, job: GenerationJob, chat: ChatModel, limit: int | None) -> None:
        try:
            self._generate(job, chat, limit)
        except GuiwenError as error:
            job.message, job.state = error.message, "failed"
        except Exception as error:  # noqa: BLE001  # the edge: the page is told that something was wrong
            # Where, and no message: that of a library may repeat the text of a document.
            place = "".join(format_tb(error.__traceback__))
            LOG.error("拟问题中断：%s\n%s", type(error).__name__, place)  # noqa: TRY400
            job.message, job.state = "程序出错，已停止；已存的问题都在。请查看服务器日志。", "failed"
        finally:
            job.current = None

    def _generate(self, job: GenerationJob, chat: ChatModel, limit: int | None) -> None:
        articles = list(islice(awaiting(self._library, job.documents, date.today()), limit))
        job.total = len(articles)
        generation = Generation(self._library, chat, workers_for(chat), job.cancelled.is_set, job.tally)
        for outcome in generation.run(articles):
            article = outcome.article
            job.current = f"《{article.document.title}》{article.unit.label}"
            if outcome.error:
                job.message = outcome.error.message
        job.message = job.tally.stopped or job.message
        if job.tally.stopped:
            job.state = "failed"
        else:
            left = job.cancelled.is_set() and job.tally.articles < job.total
            job.state = "cancelled" if left else "done"

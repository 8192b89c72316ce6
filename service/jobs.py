"""Ingestions that go on in the server: they show progress, can be cancelled, and survive a reload of the page."""

from __future__ import annotations

import shutil
import tempfile
import threading
import time
import uuid
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from index.library import Library
from ingest.document import Document, DocumentKind
from ingest.errors import DocumentNotFound, GuiwenError
from ingest.pipeline import ingest
from ingest.readers import Limits
from service.candidates import Candidate, Failure, opened
from service.ingestion import Ingestion, Outcome, Summary
from service.shaping import outcome_shape, summary_shape

KEPT = 20


@dataclass(slots=True)
class Job:
    """One ingestion; its fields change under `changed` while it runs."""

    id: str
    total: int
    state: str = "running"
    finished: int = 0
    current: str | None = None
    outcomes: list[dict[str, Any]] = field(default_factory=list)
    summary: dict[str, Any] | None = None
    cancelled: threading.Event = field(default_factory=threading.Event)
    changed: threading.Condition = field(default_factory=threading.Condition)

    def shape(self) -> dict[str, Any]:
        """The job as the HTTP API sends it."""
        with self.changed:
            return {
                "id": self.id,
                "state": self.state,
                "total": self.total,
                "finished": self.finished,
                "current": self.current,
                "outcomes": list(self.outcomes),
                "summary": self.summary,
            }

    def events(self) -> Iterator[dict[str, Any]]:
        """Yield what has happened so far and then what happens, until the job has ended."""
        sent = 0
        while True:
            with self.changed:
                while sent == len(self.outcomes) and self.state == "running":
                    self.changed.wait(timeout=15)
                    if sent == len(self.outcomes):
                        break  # a sign of life keeps proxies from cutting the stream
                fresh = self.outcomes[sent:]
                progress = {"type": "progress", "finished": self.finished, "total": self.total, "current": self.current}
                ended, summary = self.state != "running", self.summary
            sent += len(fresh)
            yield from ({"type": "file", "outcome": outcome} for outcome in fresh)
            yield progress
            if ended and sent == len(self.outcomes):
                yield {"type": "summary", "summary": summary}
                return


class Jobs:
    """Runs ingestions in threads of their own and remembers the latest."""

    def __init__(self, library: Library, limits: Limits, read: Callable[..., Document] = ingest) -> None:
        self._library = library
        self._limits = limits
        self._read = read
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._threads: list[threading.Thread] = []
        self._lock = threading.Lock()

    def start(self, folder: Path, files: Sequence[tuple[Path, str]], kind: DocumentKind | None) -> Job:
        """Begin to take in `files` (where each lies, and its name); `folder` is deleted when the job has ended."""
        job = Job(uuid.uuid4().hex[:12], len(files))
        # A source of its own for each upload: two people's 通知.docx are two documents, never one replaced.
        candidates = [Candidate(path, name, f"upload:{job.id}/{name}") for path, name in files]
        thread = threading.Thread(target=self._run, args=(job, candidates, kind, folder), name=f"ingest-{job.id}")
        with self._lock:
            self._jobs[job.id] = job
            while len(self._jobs) > KEPT:
                self._jobs.popitem(last=False)
            self._threads = [*(alive for alive in self._threads if alive.is_alive()), thread]
        thread.start()
        return job

    def all(self) -> list[Job]:
        """The jobs that are remembered, newest first."""
        with self._lock:
            return list(reversed(self._jobs.values()))

    def get(self, job_id: str) -> Job:
        """The job of this id; raises DocumentNotFound when it is not remembered."""
        with self._lock:
            job = self._jobs.get(job_id)
        if job is None:
            raise DocumentNotFound(f"没有编号为“{job_id}”的导入任务，它可能已经结束很久或服务器已重启。")
        return job

    def close(self) -> None:
        """Cancel what runs and wait for the files in hand to be stored."""
        for job in self.all():
            job.cancelled.set()
        for thread in list(self._threads):
            thread.join(timeout=30)

    def _run(self, job: Job, candidates: Sequence[Candidate], kind: DocumentKind | None, folder: Path) -> None:
        started = time.perf_counter()
        summary = Summary()
        ingestion = Ingestion(self._library, self._limits, date.today(), kind, job.cancelled.is_set, self._read)
        try:
            for outcome in ingestion.run(_announced(job, self._opened(job, candidates, summary))):
                summary.count(outcome)
                with job.changed:
                    job.outcomes.append(outcome_shape(outcome))
                    job.finished += 1
                    job.changed.notify_all()
        except GuiwenError as error:
            self._fail(job, error)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
            summary.seconds = time.perf_counter() - started
            with job.changed:
                cancelled = job.cancelled.is_set() and job.finished < job.total
                job.state = "cancelled" if cancelled else "done"
                job.current = None
                job.summary = summary_shape(summary)
                job.changed.notify_all()

    def _opened(self, job: Job, candidates: Sequence[Candidate], summary: Summary) -> list[Candidate]:
        """The files to take in, those inside archives one by one, so that the job counts them."""
        skipped: list[str] = []
        inside = [one for candidate in candidates for one in opened(candidate, skipped, self._limits)]
        summary.skipped = len(skipped)
        with job.changed:
            job.total = len(inside)
            job.changed.notify_all()
        return inside

    def _fail(self, job: Job, error: GuiwenError) -> None:
        """The store itself gave up (a full disk, a lock): say so on the file that was in hand."""
        failed = Outcome(job.current or "", "failed", 0.0, error=Failure.of(error))
        with job.changed:
            job.outcomes.append(outcome_shape(failed))
            job.changed.notify_all()


def _announced(job: Job, candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    for candidate in candidates:
        with job.changed:
            job.current = candidate.shown
            job.changed.notify_all()
        yield candidate


def upload_folder() -> Path:
    """A new private folder for the files of one upload."""
    return Path(tempfile.mkdtemp(prefix="guiwen-upload-"))

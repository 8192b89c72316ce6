"""Questions are written for one article after another: several are asked for at once, each is stored by itself."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from index.library import Library
from index.questions import KnownQuestion
from ingest.errors import DocumentNotFound, GuiwenError, ModelFailed
from service.chat_model import ChatModel
from service.generating.articles import Article
from service.generating.writing import Written, write

# So many failures one after another mean that the next try will fail too.
PATIENCE = 5
# Searches read all usual questions anew when they change, which takes them a second or two in a large library.
ANNOUNCED = 60.0
# How soon a cancelled generation stops waiting for the model.
GLANCE = 0.2


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an article: `added` questions are stored; `known` were stored before, `dropped` did not pass."""

    article: Article
    added: tuple[KnownQuestion, ...] = ()
    known: int = 0
    dropped: int = 0
    error: GuiwenError | None = None

    @property
    def status(self) -> str:
        """`failed` without the model's reply, `nothing` where no line of it passed the check, else `stored`."""
        if self.error:
            return "failed"
        return "stored" if self.added or self.known else "nothing"


@dataclass(slots=True)
class Tally:
    """How many articles went how; `stopped` says why the rest was not begun."""

    articles: int = 0
    stored: int = 0
    nothing: int = 0
    failed: int = 0
    questions: int = 0
    stopped: str | None = None

    def count(self, outcome: Outcome) -> None:
        """One article more."""
        self.articles += 1
        self.questions += len(outcome.added)
        setattr(self, outcome.status, getattr(self, outcome.status) + 1)


@dataclass(slots=True)
class Generation:
    """One run over articles, each of which is asked about and stored in one of several threads."""

    library: Library
    chat: ChatModel
    workers: int
    cancelled: Callable[[], bool] = lambda: False
    tally: Tally = field(default_factory=Tally)
    _over: bool = False
    _storing: threading.Lock = field(default_factory=threading.Lock)

    def run(self, articles: Sequence[Article]) -> Iterator[Outcome]:
        """Yield what became of each article, until all are done, it is cancelled, or the model fails again and again.

        What has been stored stays: another run begins with the articles that have no questions.
        """
        waiting: queue.SimpleQueue[Article] = queue.SimpleQueue()
        for article in articles:
            waiting.put(article)
        done: queue.SimpleQueue[Outcome | Exception] = queue.SimpleQueue()
        for number in range(min(self.workers, len(articles))):
            # A daemon: a model that is silent holds up neither cancelling nor the end of the program.
            name = f"questions-{number}"
            threading.Thread(target=self._work, args=(waiting, done), name=name, daemon=True).start()
        try:
            yield from self._outcomes(done, len(articles))
        finally:
            with self._storing:
                self._over = True
            if self.tally.questions:
                self.library.questions.announce_written()

    def _work(self, waiting: queue.SimpleQueue[Article], done: queue.SimpleQueue[Outcome | Exception]) -> None:
        """Take articles until none waits or the run is over; an article is stored before the next is asked about."""
        while not self._over:
            try:
                article = waiting.get_nowait()
            except queue.Empty:
                return
            try:
                outcome = self._outcome(article)
            except Exception as error:  # noqa: BLE001  # raised again where somebody sees it
                done.put(error)
                return
            done.put(outcome)

    def _outcome(self, article: Article) -> Outcome:
        try:
            # Written for the same words in another rule, or by the model now.
            same = self.library.questions.written(article.wording, article.document.id, article.unit)
            written = Written(same) if same else write(article, self.chat)
            return self._stored(article, written)
        except (ModelFailed, DocumentNotFound) as error:
            # Somebody may have removed or replaced the document since.
            return Outcome(article, error=error)

    def _stored(self, article: Article, written: Written) -> Outcome:
        with self._storing:
            made = [] if self._over else self.library.questions.add(written.pairs)
        added = tuple(self.library.questions.get(one.id) for one in made if one.added)
        return Outcome(article, added, len(made) - len(added), written.dropped)

    def _outcomes(self, done: queue.SimpleQueue[Outcome | Exception], total: int) -> Iterator[Outcome]:
        failures, announced = 0, time.monotonic()
        while self.tally.articles < total and not self.cancelled():
            try:
                outcome = done.get(timeout=GLANCE)
            except queue.Empty:
                continue
            if isinstance(outcome, Exception):
                raise outcome
            self.tally.count(outcome)
            failures = failures + 1 if isinstance(outcome.error, ModelFailed) else 0
            yield outcome
            if outcome.error and failures == PATIENCE and self.tally.articles < total:
                self.tally.stopped = (
                    f"模型连续 {PATIENCE} 次没有给出结果，已停止：{outcome.error.message}"
                    "已存的问题都在；问题排除后再运行，会接着做还没有问题的条文。"
                )
                return
            if time.monotonic() - announced > ANNOUNCED:
                self.library.questions.announce_written()
                announced = time.monotonic()


def workers_for(chat: ChatModel) -> int:
    """How many articles are asked about at once: one place stays free for whoever asks a question meanwhile."""
    return max(1, chat.settings.concurrency - 1)

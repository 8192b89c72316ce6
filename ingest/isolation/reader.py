"""`ingest` through a process that is watched: bounded in time and memory, and replaced when it dies."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO, cast

from ingest.corrections import Correction
from ingest.document import Document, DocumentKind
from ingest.errors import DamagedFile, TookTooLong
from ingest.isolation import wire
from ingest.readers import Limits
from ingest.readers.recognition import Memory

MEMORY = 6 * 1024**3
# What a process takes to start on a busy machine is not charged to the file.
_START_SECONDS = 60.0
_END_SECONDS = 5.0


class IsolatedReader:
    """Called like `ingest`; one file at a time, safe from any thread.

    `memory` bounds the address space of the reading process in bytes; `limits.seconds` of each call its time. `without`
    names the steps of cleaning to leave out.
    """

    def __init__(self, memory: int = MEMORY, without: Sequence[str] = ()) -> None:
        self._memory = memory
        self._without = tuple(without)
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._fresh = True

    def __call__(
        self,
        data: bytes,
        name: str,
        *,
        kind: DocumentKind | None = None,
        today: date,
        limits: Limits | None = None,
        memory: Memory | None = None,
        corrections: Sequence[Correction] = (),
    ) -> Document:
        """The Document in the file `name`; `memory` is told of each recognised page at once, whatever follows.

        Raises an IngestError; TookTooLong when the time is over (each recognised page begins it anew), DamagedFile when
        the reading process died of the file.
        """
        bounds = limits or Limits()
        sha256 = hashlib.sha256(data).hexdigest()
        recalled = memory.recall(sha256) if memory else None
        request = wire.packed_request(name, kind, today, bounds, recalled, corrections)

        def keep(page: bytes) -> None:
            if memory:
                memory.keep(sha256, *wire.unpacked_page(page))

        with self._lock:
            payload = self._asked(_Asked(request, data, name, bounds.seconds), keep)
        return wire.unpacked_answer(payload)

    def start(self) -> None:
        """Start the process, so that the first file need not wait for it."""
        with self._lock:
            self._running()

    def close(self) -> None:
        """End the process."""
        with self._lock:
            if self._process is not None and self._process.stdin is not None:
                # Nobody asks any more, so it ends by itself and clears what it keeps in temporary folders.
                _close(self._process.stdin)
                with suppress(subprocess.TimeoutExpired):
                    self._process.wait(timeout=_END_SECONDS)
            self._stop()

    def __enter__(self) -> IsolatedReader:
        self.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def _asked(self, asked: _Asked, keep: Callable[[bytes], None]) -> bytes:
        process = self._running()
        watch = _Watch(process, asked.seconds, _START_SECONDS if self._fresh else 0.0)
        try:
            payload = _exchange(process, asked, watch, keep)
        finally:
            watch.end()
        if payload is not None:
            self._fresh = False
            return payload
        self._stop()
        if watch.late:
            raise TookTooLong(
                f"文件“{asked.name}”在 {asked.seconds:.0f} 秒内没有读完，已停止，没有收录。"
                "请拆分文件，或调大 GUIWEN_READING_SECONDS。"
            )
        raise DamagedFile(
            f"文件“{asked.name}”使读取程序意外退出，没有收录，多半是文件已损坏。请用原来的软件打开并另存后再试。"
        )

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._fresh = True
            command = [sys.executable, "-m", "ingest.isolation.child", str(self._memory), *self._without]
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603 – our own module, no words of a user
        return self._process

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                _close(stream)
        process.wait()


@dataclass(frozen=True, slots=True)
class _Asked:
    """One file to read."""

    request: bytes
    data: bytes
    name: str
    seconds: float


class _Watch:
    """Kills a process that gives no sign of life for so many seconds."""

    def __init__(self, process: subprocess.Popen[bytes], seconds: float, grace: float) -> None:
        self._process = process
        self._seconds = seconds
        self.late = False
        self._timer = self._started(seconds + grace)

    def begin_anew(self) -> None:
        """Take note of a sign of life."""
        self._timer.cancel()
        self._timer = self._started(self._seconds)

    def end(self) -> None:
        """Watch no more."""
        self._timer.cancel()

    def _started(self, seconds: float) -> threading.Timer:
        timer = threading.Timer(seconds, self._kill)
        timer.daemon = True
        timer.start()
        return timer

    def _kill(self) -> None:
        self.late = True
        self._process.kill()


def _exchange(
    process: subprocess.Popen[bytes], asked: _Asked, watch: _Watch, keep: Callable[[bytes], None]
) -> bytes | None:
    """The answer; None when the process ended without one. What comes before the answer goes to `keep`."""
    requests, answers = cast(BinaryIO, process.stdin), cast(BinaryIO, process.stdout)
    try:
        wire.write_frame(requests, asked.request)
        wire.write_frame(requests, asked.data)
    except OSError:  # a pipe to a process that has died
        return None
    while (payload := wire.read_frame(answers)) is not None and payload[:1] == wire.PAGE:
        watch.begin_anew()
        keep(payload)
    return payload


def _close(stream: object) -> None:
    try:
        cast(BinaryIO, stream).close()
    except OSError:  # what was still to be sent has no reader any more
        return

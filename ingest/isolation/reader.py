"""`ingest` through a process that is watched: bounded in time and memory, and replaced when it dies."""

from __future__ import annotations

import subprocess
import sys
import threading
from contextlib import suppress
from datetime import date
from typing import BinaryIO, cast

from ingest.document import Document, DocumentKind
from ingest.errors import DamagedFile, TookTooLong
from ingest.isolation import wire
from ingest.readers import Limits

MEMORY = 6 * 1024**3
# What a process takes to start on a busy machine is not charged to the file.
_START_SECONDS = 60.0
_END_SECONDS = 5.0


class IsolatedReader:
    """Called like `ingest`; one file at a time, safe from any thread.

    `memory` bounds the address space of the reading process in bytes; `limits.seconds` of each call its time.
    """

    def __init__(self, memory: int = MEMORY) -> None:
        self._memory = memory
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._fresh = True

    def __call__(
        self, data: bytes, name: str, *, kind: DocumentKind | None = None, today: date, limits: Limits | None = None
    ) -> Document:
        """The Document in the file `name`.

        Raises an IngestError; TookTooLong when the time is over, DamagedFile when the reading process died of the file.
        """
        bounds = limits or Limits()
        with self._lock:
            payload = self._asked(wire.packed_request(name, kind, today, bounds), data, name, bounds.seconds)
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

    def _asked(self, request: bytes, data: bytes, name: str, seconds: float) -> bytes:
        process = self._running()
        late = threading.Event()
        allowed = seconds + (_START_SECONDS if self._fresh else 0.0)
        watch = threading.Timer(allowed, _kill, (process, late))
        watch.start()
        try:
            payload = _exchange(process, request, data)
        finally:
            watch.cancel()
        if payload is not None:
            self._fresh = False
            return payload
        self._stop()
        if late.is_set():
            raise TookTooLong(
                f"文件“{name}”在 {seconds:.0f} 秒内没有读完，已停止，没有收录。"
                "请拆分文件，或调大 GUIWEN_READING_SECONDS。"
            )
        raise DamagedFile(
            f"文件“{name}”使读取程序意外退出，没有收录，多半是文件已损坏。请用原来的软件打开并另存后再试。"
        )

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._fresh = True
            command = [sys.executable, "-m", "ingest.isolation.child", str(self._memory)]
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


def _kill(process: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    process.kill()


def _exchange(process: subprocess.Popen[bytes], request: bytes, data: bytes) -> bytes | None:
    """The answer; None when the process ended without one."""
    requests, answers = cast(BinaryIO, process.stdin), cast(BinaryIO, process.stdout)
    try:
        wire.write_frame(requests, request)
        wire.write_frame(requests, data)
        return wire.read_frame(answers)
    except OSError:  # a pipe to a process that has died
        return None


def _close(stream: object) -> None:
    try:
        cast(BinaryIO, stream).close()
    except OSError:  # what was still to be sent has no reader any more
        return

"""The reading process: `python -m ingest.isolation.child BYTES_OF_MEMORY [STEP…]`, frames on standard input and output.

The steps named are left out of cleaning.
"""

from __future__ import annotations

import logging
import os
import resource
import signal
import sys
from collections.abc import Mapping, Sequence
from typing import Any, BinaryIO

from ingest.cleaning import STEPS, Step, steps_without
from ingest.errors import DamagedFile, IngestError, TooLarge
from ingest.isolation import wire
from ingest.pipeline import ingest
from ingest.readers.recognition import RecognisedLine

LOG = logging.getLogger(__name__)


class SentMemory:
    """What the asking process remembers of one file; it is told of each page that is recognised as soon as it is."""

    def __init__(self, recalled: Mapping[str, Any], answers: BinaryIO) -> None:
        self._recalled = {int(page): wire.lines_of(rows) for page, rows in recalled.items()}
        self._answers = answers

    def recall(self, sha256: str) -> Mapping[int, tuple[RecognisedLine, ...]]:
        """The pages that came with the request, which are those of its one file."""
        return self._recalled

    def keep(self, sha256: str, page: int, lines: Sequence[RecognisedLine]) -> None:
        """Tell the asking process."""
        wire.write_frame(self._answers, wire.packed_page(page, lines))


def answer(request: dict[str, Any], data: bytes, answers: BinaryIO, cleaning: Sequence[Step] = STEPS) -> bytes:
    """The document in `data`, or the error that says why there is none."""
    name, recalled = request["name"], request.pop("recalled")
    memory = None if recalled is None else SentMemory(recalled, answers)
    try:
        return wire.packed_document(ingest(data, **request, memory=memory, cleaning=cleaning))
    except IngestError as error:
        return wire.packed_error(error)
    except MemoryError:
        return wire.packed_error(
            TooLarge(f"文件“{name}”读取时需要的内存超过上限，没有收录。请拆分文件，或调大 GUIWEN_READING_MEMORY_MB。")
        )
    except RecursionError:
        return wire.packed_error(DamagedFile(f"文件“{name}”的内容嵌套过深，无法读取。请另存为 PDF 或 DOCX 后再试。"))
    except Exception as error:  # the edge of this process: what no reader foresaw is one file's failure
        LOG.exception("unforeseen error while reading a file")
        return wire.packed_error(
            IngestError(
                f"文件“{name}”读取时出现未预料的错误（{type(error).__name__}），没有收录。"
                "请另存为 PDF、DOCX 或 TXT 再试，并把原文件交给维护人员。"
            )
        )


def serve(requests: BinaryIO, answers: BinaryIO, cleaning: Sequence[Step] = STEPS) -> None:
    """Answer until nobody asks any more."""
    while (request := wire.read_frame(requests)) is not None:
        data = wire.read_frame(requests)
        if data is None:
            return
        wire.write_frame(answers, answer(wire.unpacked_request(request), data, answers, cleaning))


def main() -> None:
    """Bound the memory, keep standard output for answers alone, and serve."""
    memory = int(sys.argv[1])
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    # Ctrl-C is the parent's affair: it closes our standard input.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever a library prints must not get among the frames
    serve(sys.stdin.buffer, answers, steps_without(sys.argv[2:]))


if __name__ == "__main__":
    main()

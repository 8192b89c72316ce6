"""What goes between the two processes: frames of bytes, and Documents and errors as JSON. Nothing is unpickled."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping, Sequence
from dataclasses import asdict, astuple
from datetime import date
from functools import cache
from typing import Any, BinaryIO

from pydantic import TypeAdapter

from ingest import errors
from ingest.corrections import Correction
from ingest.document import Box, Document, DocumentKind
from ingest.errors import GuiwenError, IngestError
from ingest.readers import Limits
from ingest.readers.recognition import RecognisedLine

_LENGTH = struct.Struct(">Q")
PAGE, DOCUMENT, ERROR = b"*", b"+", b"-"
"""What an answer's first byte says that it is."""


def write_frame(stream: BinaryIO, payload: bytes) -> None:
    """Write `payload` behind its length."""
    stream.write(_LENGTH.pack(len(payload)))
    stream.write(payload)
    stream.flush()


def read_frame(stream: BinaryIO) -> bytes | None:
    """The next payload; None when the stream ends before it is whole."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    payload = stream.read(length)
    return payload if len(payload) == length else None


Pages = Mapping[int, Sequence[RecognisedLine]]


def packed_request(
    name: str,
    kind: DocumentKind | None,
    today: date,
    limits: Limits,
    recalled: Pages | None = None,
    corrections: Sequence[Correction] = (),
) -> bytes:
    """What the reading process has to know besides the bytes of the file.

    `recalled` are the pages that were recognised before; None when nobody remembers.
    """
    return json.dumps(
        {
            # Names of files may hold bytes that are no UTF-8, which JSON passes on as lone surrogates.
            "name": name,
            "kind": kind.value if kind else None,
            "today": today.isoformat(),
            "limits": asdict(limits),
            "recalled": None if recalled is None else {page: _rows(lines) for page, lines in recalled.items()},
            "corrections": [asdict(each) for each in corrections],
        }
    ).encode()


def unpacked_request(payload: bytes) -> dict[str, Any]:
    """The keyword arguments of `ingest` and `name`, and what is `recalled`."""
    told = json.loads(payload)
    return {
        "name": told["name"],
        "kind": DocumentKind(told["kind"]) if told["kind"] else None,
        "today": date.fromisoformat(told["today"]),
        "limits": Limits(**told["limits"]),
        "recalled": told["recalled"],
        "corrections": [Correction(**each | {"box": Box(**each["box"])}) for each in told["corrections"]],
    }


def packed_page(page: int, lines: Sequence[RecognisedLine]) -> bytes:
    """The lines of a page that was just recognised, behind a mark that says so."""
    return PAGE + json.dumps({"page": page, "lines": _rows(lines)}).encode()


def unpacked_page(payload: bytes) -> tuple[int, tuple[RecognisedLine, ...]]:
    """The page and its lines."""
    told = json.loads(payload[1:])
    return told["page"], lines_of(told["lines"])


def lines_of(rows: Sequence[tuple[str, Sequence[float], float]]) -> tuple[RecognisedLine, ...]:
    """The recognised lines in rows of text, box and confidence."""
    return tuple(RecognisedLine(text, Box(*box), confidence) for text, box, confidence in rows)


def _rows(lines: Sequence[RecognisedLine]) -> list[tuple[str, tuple[float, ...], float]]:
    return [(line.text, astuple(line.box), line.confidence) for line in lines]


def packed_document(document: Document) -> bytes:
    """The document behind a mark that says so."""
    return DOCUMENT + _adapter().dump_json(document)


def packed_error(error: IngestError) -> bytes:
    """The error behind a mark that says so."""
    return ERROR + json.dumps({"code": error.code, "message": error.message}).encode()


def unpacked_answer(payload: bytes) -> Document:
    """The document that was sent; raises the IngestError that was sent instead."""
    if payload[:1] == DOCUMENT:
        return _adapter().validate_json(payload[1:])
    told = json.loads(payload[1:])
    raise _family().get(told["code"], IngestError)(told["message"])


@cache
def _adapter() -> TypeAdapter[Document]:
    return TypeAdapter(Document)


@cache
def _family() -> dict[str, type[IngestError]]:
    """The kinds of IngestError by their codes."""
    kinds = (kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, GuiwenError))
    return {kind.code: kind for kind in kinds if issubclass(kind, IngestError)}

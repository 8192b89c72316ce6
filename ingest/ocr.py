"""The image of a page → the lines printed on it, by the one engine that this file knows.

RapidOCR with the models that lie in its wheel (PP-OCRv6 small, Apache-2.0), run by onnxruntime on the processor. The
paths of the models are given to it, so that it never looks for any on the network. Pages are taken to stand upright:
its classifier of turned lines is off.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ingest.errors import MissingTool

Image = NDArray[np.uint8]
"""Rows of pixels of red, green and blue."""

ENGINE = "rapidocr PP-OCRv6 small"

_PACKAGES = ("rapidocr", "onnxruntime", "cv2")
_DETECTION, _RECOGNITION = "PP-OCRv6_det_small.onnx", "PP-OCRv6_rec_small.onnx"
# Lines are looked for in the page shrunk to this side, and read from the page itself. Measured on A4 at 200 dpi:
# a third of the time and half of the memory of the full size, with the same lines found down to 10.5 points.
_DETECTION_SIDE = 1600
# What is less certain than this is specks and stamps rather than text.
_LEAST_CONFIDENCE = 0.4
# A page longer than so many times its width is read in parts, or its text would shrink to nothing.
_LONGEST = 2.0
_PART = 1.5
# An image whose pixels differ by no more than this (of 255) shows nothing.
_EMPTY_CONTRAST = 24


@dataclass(frozen=True, slots=True)
class Found:
    """A line of text: its corners in pixels, clockwise from the top left, and how certain it is (0 to 1)."""

    text: str
    corners: tuple[tuple[float, float], ...]
    confidence: float


def is_installed() -> bool:
    """Whether the packages of the extra `ocr` are there."""
    return all(find_spec(package) is not None for package in _PACKAGES)


def require_ocr(name: str, reason: str) -> None:
    """Raise MissingTool for the file `name` when recognition is not installed."""
    if not is_installed():
        raise MissingTool(
            f"文件“{name}”{reason}，需要文字识别（OCR），而本机没有安装。"
            "请运行 make ocr（或 pip install 'guiwen[ocr]'）后再试，或换用带文字的文件。"
        )


def recognise(image: Image) -> tuple[Found, ...]:
    """The lines that `image` shows, roughly top to bottom; safe from any thread, one at a time."""
    if np.ptp(image) <= _EMPTY_CONTRAST:
        return ()
    engine, lock = _engine()
    found: list[Found] = []
    for top, part in _parts(image):
        with lock:
            result = engine(part)
        if result.txts:
            found += _lines(result, top)
    return tuple(found)


def _lines(result: Any, top: int) -> Iterator[Found]:
    for text, corners, confidence in zip(result.txts, result.boxes, result.scores, strict=True):
        placed = tuple((float(x), float(y) + top) for x, y in corners)
        yield Found(str(text), placed, round(float(confidence), 3))


def _parts(image: Image) -> Iterator[tuple[int, Image]]:
    """The image, or parts of one below the other where it is long, cut where a row shows least, with their tops."""
    height, width = image.shape[:2]
    top = 0
    while height - top > _LONGEST * width:
        first, last = top + int(width), top + int(_PART * width)
        contrast = np.ptp(image[first:last].reshape(last - first, -1), axis=1)
        quiet = np.flatnonzero(contrast == contrast.min())
        cut = first + int(quiet[len(quiet) // 2])
        yield top, image[top:cut]
        top = cut
    yield top, image[top:]


_MAKING = threading.Lock()


def _engine() -> tuple[Any, threading.Lock]:
    with _MAKING:
        return _made()


@cache
def _made() -> tuple[Any, threading.Lock]:
    import rapidocr  # it loads onnxruntime and OpenCV, which costs a second and 100 MB

    models = Path(rapidocr.__file__).parent / "models"
    parameters = {
        "Global.use_cls": False,
        "Global.log_level": "critical",
        "Global.text_score": _LEAST_CONFIDENCE,
        "Global.max_side_len": 1_000_000,  # pages are never shrunk before their lines are read
        "Det.limit_type": "max",
        "Det.limit_side_len": _DETECTION_SIDE,
        "Det.model_path": str(models / _DETECTION),
        "Rec.model_path": str(models / _RECOGNITION),
        "EngineConfig.onnxruntime.intra_op_num_threads": _cores(),
        "EngineConfig.onnxruntime.inter_op_num_threads": 1,
    }
    return rapidocr.RapidOCR(params=parameters), threading.Lock()


def _cores() -> int:
    """The processor cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

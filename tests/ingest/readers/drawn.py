"""Small images of text, and PDFs of images."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from fpdf import FPDF
from PIL import Image, ImageDraw, ImageFont

from bench.scans import HEI


def drawn(lines: Sequence[str], *, width: int = 1000, size: int = 40, angle: float = 0.0) -> Image.Image:
    """A white strip with `lines` in black, one below the other, `angle` degrees aslant."""
    if not Path(HEI).exists():
        pytest.skip("no Chinese font: install Debian's package fonts-noto-cjk to run this test")
    picture = Image.new("L", (width, 60 + len(lines) * size * 2), 255)
    face = ImageFont.truetype(HEI, size, index=2)
    for row, text in enumerate(lines):
        ImageDraw.Draw(picture).text((60, 30 + row * size * 2), text, font=face, fill=0)
    return picture.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)


def saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    """The picture as a file of this kind."""
    target = io.BytesIO()
    picture.save(target, kind, **options)
    return target.getvalue()


def scanned(*pages: Image.Image | str) -> bytes:
    """A PDF of A4 pages, each of which is an image from margin to margin, or words in a Latin text layer."""
    pdf = FPDF()
    pdf.set_font("Helvetica", size=14)
    for page in pages:
        pdf.add_page()
        if isinstance(page, str):
            pdf.multi_cell(0, 8, page)
        else:
            pdf.image(io.BytesIO(saved(page, "PNG")), x=0, y=20, w=210)
    return bytes(pdf.output())

"""Documents made up for tests of the Library, and an embedding that needs no model."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from index.embedding import Embedding
from ingest.document import (
    Act,
    ActKind,
    Box,
    Description,
    Document,
    DocumentKind,
    Evidence,
    LegalStatus,
    Passage,
    Place,
    Unit,
    UnitKind,
)
from ingest.labels import Number

WORDS = "档案管理单位应当建立制度定期检查记录保存期限人员培训经费预算监督责任报告审批采购合同安全"


class HashedBackend:
    """Counts the characters of a text in a few cells."""

    dimension = 16

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        rows = [[ord(char) % self.dimension for char in text] for text in texts]
        counts = [np.bincount(row, minlength=self.dimension) for row in rows]
        return np.asarray(counts, dtype=np.float32)


def hashed_embedding(model: str = "hashed") -> Embedding:
    return Embedding(HashedBackend(), model)


def data_of(name: str) -> bytes:
    """The bytes of the made-up file `name`."""
    return f"%made-up {name}\n".encode()


def id_of(data: bytes) -> str:
    return "d" + hashlib.sha256(data).hexdigest()[:16]


def regulation(
    name: str,
    articles: int = 4,
    *,
    title: str | None = None,
    status: LegalStatus = LegalStatus.IN_FORCE,
    issuer: str = "某某市人民政府",
    effective_from: date | None = date(2020, 1, 1),
    effective_to: date | None = None,
) -> Document:
    """A regulation of one chapter, whose articles have two paragraphs each; `name` alone decides its text."""
    title = title or f"{name}管理办法"
    text, tops, passages = _written(name, title, articles)
    description = Description(
        title=title,
        kind=DocumentKind.REGULATION,
        document_number=f"某政发〔2020〕{len(name)}号",
        issuer=issuer,
        published=date(2019, 12, 1),
        effective_from=effective_from,
        effective_to=effective_to,
        status=status,
        signed=date(2019, 11, 30),
    )
    described = replace(description, secrecy="内部", urgency="加急", validity="有效期五年")
    return Document(
        id=id_of(data_of(name)),
        description=described,
        text=text,
        units=tops,
        passages=passages,
        places=(Place(0, len(title), 1, Box(1.0, 2.0, 3.5, 4.0), 0.75), Place(len(title), len(text), 2)),
        pages=2,
        media_type="text/plain",
        warnings=("警告一",),
        gaps=("缺第9条",),
        duplicates=("第2条",),
        evidence=(Evidence("title", title, 0, len(title), 0.9),),
        acts=(Act(ActKind.REPEALS, f"旧{title}", "", effective_from, 0, 1, before=date(2001, 2, 3)),),
    )


def _written(name: str, title: str, articles: int) -> tuple[str, tuple[Unit, ...], tuple[Passage, ...]]:
    draw = random.Random(name)
    document_id = id_of(data_of(name))
    text = title + "\n第一章 总则\n"
    children, passages = [], []
    for number in range(1, articles + 1):
        start = len(text)
        label = f"第{number}条"
        first = f"{label} {name}" + "".join(draw.choices(WORDS, k=30)) + "。"
        text += first + "\n" + "".join(draw.choices(WORDS, k=20)) + "。\n"
        middle, end = start + len(first), len(text) - 1
        prefix = f"{document_id}/a{number}"
        paragraphs = (
            _unit(f"{prefix}/p1", UnitKind.PARAGRAPH, 1, label + "第一款", text, start, middle),
            _unit(f"{prefix}/p2", UnitKind.PARAGRAPH, 2, label + "第二款", text, middle + 1, end),
        )
        children.append(_unit(prefix, UnitKind.ARTICLE, number, label, text, start, end, paragraphs))
        passages.append(Passage(start, end, label, label, "第一章 总则", (prefix,), 1))
    heading = _unit(f"{document_id}/title", UnitKind.TITLE, None, "", text, 0, len(title))
    body, end, below = len(title) + 1, len(text) - 1, tuple(children)
    chapter = _unit(f"{document_id}/c1", UnitKind.CHAPTER, 1, "第一章", text, body, end, below, "总则")
    return text, (heading, chapter), tuple(passages)


def report(name: str, period: str, organisation: str) -> Document:
    """A report of one paragraph."""
    document_id = id_of(data_of(name))
    text = f"{name}\n" + "".join(random.Random(name).choices(WORDS, k=50)) + "。"
    start = len(name) + 1
    unit = _unit(f"{document_id}/h1", UnitKind.HEADING, 1, "一、", text, start, len(text), level=1)
    return Document(
        id=document_id,
        description=Description(name, DocumentKind.REPORT, organisation=organisation, period=period),
        text=text,
        units=(unit,),
        passages=(Passage(start, len(text), "一、", "", "", (unit.id,)),),
    )


def _unit(
    unit_id: str,
    kind: UnitKind,
    number: int | None,
    label: str,
    text: str,
    start: int,
    end: int,
    children: tuple[Unit, ...] = (),
    heading: str = "",
    level: int | None = None,
) -> Unit:
    value = None if number is None else Number(number, number % 2)
    return Unit(unit_id, kind, value, label, heading, text[start:end], start, end, 1, level, children)


def compilation(name: str, *members: str) -> Document:
    """A compilation of one paragraph, with a regulation for each name of a member."""
    whole = report(name, "", "")
    described = Description(name, DocumentKind.COMPILATION, issuer="某某市人民政府")
    parts = tuple(_member(whole.id, number, member) for number, member in enumerate(members, 1))
    return replace(whole, description=described, members=parts)


def _member(whole: str, number: int, name: str) -> Document:
    alone = regulation(name)
    units = tuple(_renamed(unit, alone.id, f"{whole}-{number}") for unit in alone.units)
    passages = tuple(
        replace(passage, unit_ids=tuple(one.replace(alone.id, f"{whole}-{number}") for one in passage.unit_ids))
        for passage in alone.passages
    )
    return replace(alone, id=f"{whole}-{number}", units=units, passages=passages, part_of=whole)


def _renamed(unit: Unit, old: str, new: str) -> Unit:
    below = tuple(_renamed(child, old, new) for child in unit.children)
    return replace(unit, id=unit.id.replace(old, new), children=below)

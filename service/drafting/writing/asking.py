"""What a chat model is told and asked when it writes a part of a draft; everything in it is fenced as data."""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from prompts import load
from service.answering.evidence import harmless
from service.drafting.draft import Paragraph, Section
from service.drafting.writing.evidence import Evidence

__all__ = ["Asked", "asked_for", "prompt_version"]

# Facts of one section that are sent.
_FACTS = 120
_DIGITS = re.compile(
    r"[0-9０-９][0-9０-９.,．，]*|[〇零一二两三四五六七八九十百千万亿]+(?=[个件人次户家项份名条期场批届轮年月日])"
)
_WHOLE = "请写出这一部分的全部正文，段落与现有文字相同，一段一行。"
_ONE = "请只写出改写后的这一段，不换行。"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a part is written from: the section it stands in, its paragraphs, last period's words, what is wished."""

    section: Section
    label: str
    paragraphs: Sequence[Paragraph]
    style: Sequence[str]
    wish: str
    whole: bool


def asked_for(asked: Asked, evidence: Evidence) -> tuple[str, str]:
    """What the model is told, and what it is asked."""
    # Nobody who wrote a document could know the fence of this one request.
    fence = secrets.token_hex(6)
    values = {
        "fence": fence,
        "title": harmless(evidence.draft.title),
        "heading": harmless(asked.section.mark + asked.section.heading) or "（开头）",
        "period": harmless(evidence.draft.period),
        "facts": "\n".join(map(harmless, _facts(asked, evidence))) or "（没有）",
        "materials": _materials(fence, evidence) or "（没有材料）",
        "style": "\n".join(harmless(_DIGITS.sub("□", text)) for text in asked.style) or "（没有）",
        "wording": "\n".join(harmless(one.text) for one in asked.paragraphs) or "（没有）",
        "shape": _WHOLE if asked.whole else _ONE,
        "wish": f"要求：{harmless(asked.wish)}" if asked.wish.strip() else "",
    }
    return load("drafting.zh").filled({"fence": fence}), load("drafted.zh").filled(values)


def prompt_version() -> str:
    """The version of the words that a draft is written with."""
    told, asked = load("drafting.zh"), load("drafted.zh")
    return f"{told.name}/{told.version}, {asked.name}/{asked.version}"


def _facts(asked: Asked, evidence: Evidence) -> list[str]:
    """The facts of the section, each once."""
    own = [one.words for one in evidence.facts if one.section == asked.label]
    return list(dict.fromkeys(own))[:_FACTS]


def _materials(fence: str, evidence: Evidence) -> str:
    return "\n".join(
        f"<<<材料{number} {fence}\n{harmless(one.title)}\n{harmless(one.text)}\n材料{number} {fence}>>>"
        for number, one in enumerate(evidence.materials, 1)
    )

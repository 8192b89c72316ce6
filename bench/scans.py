"""Pages as a scanner gives them, made from text of our own, and how many characters of them are read wrongly."""

from __future__ import annotations

import io
import random
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter, ImageFont

DOTS_PER_INCH = 200
WIDTH, HEIGHT = 1654, 2339  # A4
SONG = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc"
HEI = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
_SIMPLIFIED = 2  # the face of a collection with the forms of mainland China
_MARGIN = 0.12
_CLOSING = tuple("，。；：、）”》〕！？")
_SIZES = (10.5, 12.0, 14.0, 16.0, 18.0, 22.0)

_ARTICLES = (
    "为了规范仓库物资的领用和归还，提高使用效率，根据《临江市机关事务管理办法》，制定本规定。",
    "领用人应当在3个工作日内填写《物资领用单》（一式二份），写明品名、规格、数量和用途。",
    "单价在5,000元以上或者一次领用总额超过2.5万元的，须经分管领导书面同意。",
    "有下列情形之一的，仓库管理员可以拒绝发放：",
    "（一）手续不全、签字与预留印鉴不符的；",
    "（二）超出年度计划30%以上且未说明理由的；",
    "（三）其他依照规定不应当发放的情形。",
    "借用设备的期限一般不超过15日；确需延长的，应当在到期前2日提出，延长不得超过1次。",
    "归还时应当当面点验。损坏、遗失的，按照账面净值赔偿，但因不可抗力造成的除外。",
    "仓库每季度盘点一次，盘点表由管理员、会计、监盘人三方签字，保存期限不少于10年。",
    "本规定由综合科负责解释，自2024年7月1日起施行，2019年3月15日印发的《物资管理暂行规定》同时废止。",
)
_REPORTS = (
    "一、上半年工作情况",
    "截至2024年6月30日，全市共登记仓储企业1,286家，同比增长8.4%，实现营业收入37.65亿元。",
    "（一）服务群众有新进展。窗口全年受理各类申请52,347件，按时办结率达到99.2%。",
    "1.优化流程。将审批环节由7个减少到4个，平均用时从12.5天缩短为6天。",
    "2.推广网上办理。APP注册用户突破18万人，月均访问量约为260万次。",
    "（二）安全生产形势总体平稳。检查单位413家次，发现隐患875处，已整改861处。",
    "二、存在的主要问题",
    "一是基层人手不足，部分乡镇仅有1至2名工作人员；二是设备老化，故障率偏高。",
    "三、下一步打算",
    "联系人：综合科，电话：0512-6688 0123，电子邮箱：zhk@linjiang.example。",
)


@dataclass(frozen=True, slots=True)
class Scan:
    """A page: its image (rows of red, green, blue) and the lines printed on it."""

    image: NDArray[np.uint8]
    lines: tuple[str, ...]
    size: float
    font: str

    def file(self, kind: str = "PNG") -> bytes:
        """The image as a file of this kind."""
        target = io.BytesIO()
        Image.fromarray(self.image).save(target, kind, dpi=(DOTS_PER_INCH, DOTS_PER_INCH))
        return target.getvalue()


def scans() -> Iterator[Scan]:
    """Yield the pages that are measured: two kinds of text in two fonts and six sizes."""
    for number, size in enumerate(_SIZES):
        yield scan(rules(number), size, (SONG, HEI)[number % 2], number)
        yield scan(report(number), size, (HEI, SONG)[number % 2], 100 + number)


def rules(number: int) -> list[str]:
    """The lines of a regulation, with other article numbers for each `number`."""
    first = number * 11
    lines = [f"临江市物资管理规定（{2020 + number}年修订）", f"临物发〔{2020 + number}〕{17 + number}号", "第一章 总则"]
    count = 0
    for text in _ARTICLES:
        if text.startswith("（"):
            lines.append(text)
        else:
            count += 1
            lines.append(f"第{_han(first + count)}条 {text}")
    return lines


def report(number: int) -> list[str]:
    """The lines of a report, beginning at another paragraph for each `number`."""
    turned = _REPORTS[number:] + _REPORTS[:number]
    return [f"临江市仓储管理处{2019 + number}年上半年工作总结", *turned, f"{2019 + number}年7月{8 + number}日"]


def scan(paragraphs: Sequence[str], size: float, font: str, seed: int, *, clean: bool = False) -> Scan:
    """A page of `paragraphs`, as many as fit; aslant, blurred, noisy and compressed unless `clean`."""
    page, lines = _printed(paragraphs, size, font)
    if not clean:
        page = _worn(page, random.Random(seed))
    return Scan(np.asarray(page.convert("RGB")), tuple(lines), size, font)


def character_errors(expected: str, found: str) -> tuple[int, int]:
    """The edits that make `found` of `expected`, and the length of that, blanks and widths of characters apart."""
    wanted, got = _folded(expected), _folded(found)
    row = np.arange(len(got) + 1)
    letters = np.array(list(got))
    for char in wanted:
        best = np.minimum(row[:-1] + (letters != char), row[1:] + 1)
        steps = np.arange(1, len(got) + 1)
        # An insertion costs one more than what stands to its left: a running minimum of the cost less its column.
        start = row[0] + 1
        row = np.concatenate(([start], np.minimum.accumulate(np.concatenate(([start], best - steps)))[1:] + steps))
    return int(row[-1]), len(wanted)


def _folded(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def _printed(paragraphs: Sequence[str], size: float, font: str) -> tuple[Image.Image, list[str]]:
    page = Image.new("L", (WIDTH, HEIGHT), 255)
    draw = ImageDraw.Draw(page)
    face = ImageFont.truetype(font, round(size * DOTS_PER_INCH / 72), index=_SIMPLIFIED)
    em, left, top = face.size, round(WIDTH * _MARGIN), round(HEIGHT * _MARGIN)
    lines: list[str] = []
    for number, paragraph in enumerate(paragraphs):
        for row, text in enumerate(_broken(paragraph, face, WIDTH - 2 * left, 0 if number == 0 else 2 * em)):
            if top > HEIGHT * (1 - _MARGIN):
                return page, lines
            length = face.getlength(text)
            at = (WIDTH - length) / 2 if number == 0 else left + (2 * em if row == 0 else 0)
            draw.text((at, top), text, font=face, fill=20)
            lines.append(text)
            top += round(em * 1.75)
    return page, lines


def _broken(paragraph: str, face: ImageFont.FreeTypeFont, width: float, indent: float) -> Iterator[str]:
    rest, room = paragraph, width - indent
    while rest:
        cut = len(rest)
        while face.getlength(rest[:cut]) > room or (cut < len(rest) and rest[cut] in _CLOSING):
            cut -= 1
        yield rest[:cut].strip()
        rest, room = rest[cut:].lstrip(), width


def _worn(page: Image.Image, chance: random.Random) -> Image.Image:
    noise = np.random.default_rng(chance.randrange(1 << 30))
    page = page.rotate(chance.uniform(-1.5, 1.5), Image.Resampling.BICUBIC, fillcolor=255)
    page = page.filter(ImageFilter.GaussianBlur(chance.uniform(0.5, 1.0)))
    grey = np.asarray(page, dtype=np.float32) * 0.92 + 10 + noise.normal(0, 9, (HEIGHT, WIDTH))
    specks = noise.random((HEIGHT, WIDTH))
    grey[specks < 0.001] = 0
    grey[specks > 0.999] = 255
    target = io.BytesIO()
    Image.fromarray(grey.clip(0, 255).astype(np.uint8)).save(target, "JPEG", quality=chance.randrange(45, 75))
    return Image.open(target)


_DIGITS = "零一二三四五六七八九"


def _han(number: int) -> str:
    tens, ones = divmod(number, 10)
    ten = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十"
    return ten + (_DIGITS[ones] if ones or not tens else "")

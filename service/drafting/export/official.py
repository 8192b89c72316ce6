"""The figures of 党政机关公文格式 (GB/T 9704—2012), in Word's units; docs/decisions/0021-official-layout.md.

Lengths are twips (1/20 point), type sizes half-points, borders eighths of a point. Numbers in brackets are clauses.
"""

from __future__ import annotations

import math


def twips(millimetres: float) -> int:
    """A length in twips."""
    return round(millimetres * 1440 / 25.4)


# A4 is 210 mm × 297 mm (5.1); head 37 mm ± 1 mm, binding edge 28 mm ± 1 mm, text block 156 mm × 225 mm (5.2.1).
PAGE_WIDTH, PAGE_HEIGHT = 11906, 16838
TOP, LEFT = twips(37), twips(28)
TEXT_WIDTH, TEXT_HEIGHT = twips(156), twips(225)
RIGHT, BOTTOM = PAGE_WIDTH - LEFT - TEXT_WIDTH, PAGE_HEIGHT - TOP - TEXT_HEIGHT

# 22 lines of 28 characters (5.2.3).
LINES, CHARACTERS = 22, 28
LINE = TEXT_HEIGHT // LINES
# 3号 is 5.56 mm, 15.75 points, in print and 16 points in Word, of which 28 are wider than 156 mm: Word sets them
# a quarter point closer.
SIZE_2, SIZE_3, SIZE_4 = 44, 32, 28
CLOSER = -5
CHARACTER = SIZE_3 * 10 + CLOSER
CHARACTER_4 = SIZE_4 * 10

# Body 仿宋 (5.2.2), title 小标宋 (7.3.1), first level 黑体, second 楷体 (7.3.3), page numbers 宋体 (7.5).
BODY, FIRST, SECOND, TITLE, PAGE_NUMBER = "仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体", "宋体"
# Half as wide as a Han character, as the digits of 仿宋_GB2312 are, and on every machine.
LATIN = "Times New Roman"
# What Word and WPS take where a font is missing: the national fonts are not part of Windows any more.
SUBSTITUTES = {
    BODY: "仿宋,FangSong",
    SECOND: "楷体,KaiTi",
    FIRST: "SimHei",
    TITLE: "华文中宋,STZhongsong",
    PAGE_NUMBER: "SimSun",
}

# 发文机关标志: its upper edge 35 mm below that of the text block (7.2.4).
MARK_BELOW = twips(35)
HEAD_LINES = 3  # 份号, 密级, 紧急程度 (7.2.1 to 7.2.3)
RED = "FF0000"
# The red line 4 mm under 发文字号, as wide as the text block (7.2.7): in points, less what lies under the characters of
# a line of exact height (one fifth of it, less their descent).
RED_LINE_SPACE = math.ceil(4 / 25.4 * 72 - LINE / 20 * 0.2 + SIZE_3 / 2 * 0.12)
RED_LINE = 12  # no width is prescribed; 1.5 points
# Lines of 版记: the outer ones 0.35 mm, the inner ones 0.25 mm (7.4.1).
THICK, THIN = twips(0.35), twips(0.25)

# The dashes of the page number 7 mm below the text block (7.5). Word and LibreOffice put four fifths of a line of exact
# height above the base line, and the dash is drawn 0.38 em above it.
FOOTER_LINE = 400
FOOTER_BELOW = round(twips(7) - (FOOTER_LINE * 0.8 - SIZE_4 * 10 * 0.38))
FOOTER_DISTANCE = BOTTOM - FOOTER_BELOW - FOOTER_LINE

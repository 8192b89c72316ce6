"""Fonts named in an OFD → families that a reader's system is likely to have."""

from __future__ import annotations

from ingest.readers.ofd_resources import Font

_SERIF = "SimSun, 宋体, STSong, Songti SC, Noto Serif CJK SC, serif"
_SANS = "SimHei, 黑体, STHeiti, Heiti SC, Noto Sans CJK SC, sans-serif"
# The first of these that stands in a font's name decides.
_FAMILIES = (
    (("仿宋", "fangsong", "fzfs"), f"FangSong, 仿宋, FangSong_GB2312, 仿宋_GB2312, STFangsong, {_SERIF}"),
    (("楷", "kai"), f"KaiTi, 楷体, KaiTi_GB2312, 楷体_GB2312, STKaiti, {_SERIF}"),
    (("小标宋", "xbs"), f"FZXiaoBiaoSong-B05S, 方正小标宋简体, {_SERIF}"),
    (("隶", "lishu"), f"LiSu, 隶书, STLiti, {_SERIF}"),
    (("雅黑", "yahei"), f"Microsoft YaHei, 微软雅黑, {_SANS}"),
    (("黑", "hei", "sans", "gothic", "arial", "helvetica", "calibri", "verdana"), _SANS),
    (("courier", "mono", "consolas"), f"Courier New, monospace, {_SANS}"),
    (("times", "georgia", "cambria"), f"Times New Roman, Tinos, Liberation Serif, {_SERIF}"),
)
# Names that hold one of these are no family name; they could close the attribute or the style.
_FORBIDDEN = frozenset("\"'<>&;{}()\\,:/@")


def families(font: Font) -> str:
    """The families to try in turn: the font itself, then those that look like it."""
    name = font.name.lower()
    likely = next((found for words, found in _FAMILIES if any(word in name for word in words)), _SERIF)
    own = "" if not font.name or _FORBIDDEN & set(font.name) or len(font.name) > 60 else f"'{font.name}', "
    return own + likely

"""The checks that an office has switched off, in a file of its library folder."""

from __future__ import annotations

from pathlib import Path

from ingest.errors import SettingsError
from service.checking.registry import KINDS

OFF_FILE = Path("checking") / "off.txt"
"""Where an office says which checks are not for it, one kind a line, below the library folder."""


def switched_off(folder: Path) -> tuple[str, ...]:
    """The kinds that the office of this library folder has switched off; none without a file.

    Raises SettingsError, which names the line, for what is no kind of check.
    """
    path = folder / OFF_FILE
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"文件 {path} 无法读取：{error}。请存为 UTF-8 编码的文本文件。") from error
    kinds = []
    for number, line in enumerate(lines, 1):
        kind = line.partition("#")[0].strip()
        if kind and kind not in KINDS:
            raise SettingsError(f"{path} 第 {number} 行：没有名为“{kind[:40]}”的校核。可用的有：{'、'.join(KINDS)}。")
        kinds += [kind] if kind else []
    return tuple(kinds)

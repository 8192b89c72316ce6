"""The checks that an office has switched off, in a file of its library folder that people also write by hand."""

from __future__ import annotations

import threading
from pathlib import Path

from index.durable import write_durably
from ingest.errors import CheckRefused, SettingsError
from service.checking.registry import KINDS

OFF_FILE = Path("checking") / "off.txt"
"""Where an office says which checks are not for it, one kind a line, below the library folder."""

# One at a time: each reads the file, changes a line of it and writes it anew.
_WRITING = threading.Lock()


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


def switch(folder: Path, kind: str, on: bool) -> None:
    """Switch the check `kind` for the office of this library folder; other lines and remarks of the file stay.

    Raises CheckRefused for what is no check, SettingsError for a file that cannot be read.
    """
    if kind not in KINDS:
        raise CheckRefused(f"没有名为“{kind[:40]}”的校核。可用的有：{'、'.join(KINDS)}。")
    with _WRITING:
        if (kind not in switched_off(folder)) == on:
            return
        path = folder / OFF_FILE
        lines = path.read_text(encoding="utf-8-sig").splitlines() if path.exists() else []
        kept = [line for line in lines if line.partition("#")[0].strip() != kind] if on else [*lines, kind]
        write_durably(path, "".join(f"{line}\n" for line in kept).encode())

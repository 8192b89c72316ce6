"""Builds the sample office from its source: `python -m samples.build [--out DIR] [--fonts DIR]`."""

import argparse
import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from samples.collection import HOME, Printer, outputs
from samples.errors import SampleError
from samples.press.pdf import pdf
from samples.press.plain_text import markdown, text
from samples.press.word import word

FONTS = Path("/usr/share/fonts/opentype/noto")


def main(arguments: list[str] | None = None) -> int:
    """Build everything and return the exit code: 0 done, 1 the source or a font is at fault."""
    parser = argparse.ArgumentParser(prog="python -m samples.build", description="生成示例单位的文件")
    parser.add_argument("--out", type=Path, default=HOME, help="输出文件夹，默认为 samples")
    parser.add_argument("--fonts", type=Path, default=FONTS, help="Noto CJK 字体所在文件夹")
    chosen = parser.parse_args(arguments)
    try:
        for name, content in outputs(printers(chosen.fonts)):
            path = chosen.out / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            sys.stdout.write(f"{name}  {len(content)} 字节\n")
    except SampleError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def printers(fonts: Path) -> Mapping[str, Printer]:
    """Return what prints a manuscript, by file extension."""
    return {"docx": word, "pdf": partial(pdf, fonts=fonts), "txt": text, "md": markdown}


if __name__ == "__main__":
    sys.exit(main())

"""Check that no source file is over 400 lines and no function over 40: `python tests/lengths.py FOLDER…`."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

FILE_LINES = 400
FUNCTION_LINES = 40


def findings(folder: Path) -> Iterator[str]:
    """Yield one line for each file or function that is too long."""
    for path in sorted(folder.rglob("*.py")):
        if "node_modules" in path.parts:
            continue
        source = path.read_text(encoding="utf-8")
        lines = source.count("\n")
        if lines > FILE_LINES:
            yield f"{path}: {lines} lines, at most {FILE_LINES}"
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > FUNCTION_LINES:
                    yield f"{path}:{node.lineno}: {node.name} has {length} lines, at most {FUNCTION_LINES}"


def main() -> int:
    """Print every finding; 1 when there is one."""
    found = [line for folder in sys.argv[1:] for line in findings(Path(folder))]
    sys.stdout.write("".join(line + "\n" for line in found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

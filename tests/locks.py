"""Check the lock files: exact versions of every dependency, names and versions only: `python tests/locks.py FILE…`."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

_PIN = re.compile(r"^[A-Za-z0-9][A-Za-z0-9._-]*==[A-Za-z0-9.!]+$")
# npm writes home pages of funders into its lock file; "resolved" is where an address of a registry stands.
_ADDRESS = re.compile(r'"resolved"|registry\.|--(?:extra-)?index-url|--find-links|@ (?:https?|file):')


def findings(path: Path) -> Iterator[str]:
    """Yield what is wrong with one lock file."""
    text = path.read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if _ADDRESS.search(line):
            yield f"{path}:{number}: an address: {line.strip()[:80]}"
        if path.suffix == ".lock" and line and not line.startswith("#") and not _PIN.match(line):
            yield f"{path}:{number}: not an exact pin: {line.strip()[:80]}"


def missing(lock: Path) -> Iterator[str]:
    """Yield the direct dependencies that `lock` does not pin."""
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
    pinned = {_name(line.split("==")[0]) for line in lock.read_text(encoding="utf-8").splitlines() if "==" in line}
    for dependency in project["dependencies"]:
        name = _name(re.split(r"[\[<>=~! ]", dependency)[0])
        if name not in pinned:
            yield f"{lock}: {name} is not pinned"


def _name(text: str) -> str:
    return re.sub(r"[-_.]+", "-", text).lower()


def main() -> int:
    """Print every finding; 1 when there is one."""
    paths = [Path(argument) for argument in sys.argv[1:]]
    found = [line for path in paths for line in findings(path)] + list(missing(paths[0]))
    sys.stdout.write("".join(line + "\n" for line in found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

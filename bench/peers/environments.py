"""A Python environment for each peer, in a cache folder outside the product's."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

PINS = Path(__file__).with_name("peers.toml")
_LAST_LINES = 3


@dataclass(frozen=True, slots=True)
class Peer:
    """A peer as peers.toml tells of it; `words` is its variant."""

    key: str
    name: str
    module: str
    environment: str
    words: str
    packages: tuple[str, ...]


def peers() -> list[Peer]:
    """All peers; those of one environment have the packages of its first."""
    found: list[Peer] = []
    packages: dict[str, tuple[str, ...]] = {}
    for key, told in tomllib.loads(PINS.read_text(encoding="utf-8")).items():
        environment = told.get("environment", key)
        packages.setdefault(environment, tuple(told["packages"]))
        found.append(Peer(key, told["name"], told["module"], environment, told.get("words", ""), packages[environment]))
    return found


def cache() -> Path:
    """Where environments are made: `guiwen-peers` in the user's cache folder."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "guiwen-peers"


def python_of(peer: Peer) -> Path:
    """The interpreter of the peer's environment, made where it is not there yet; RuntimeError says why it cannot be."""
    digest = hashlib.sha256("\n".join(peer.packages).encode()).hexdigest()[:8]
    folder = cache() / f"{peer.environment}-{digest}"
    python, done = folder / "bin" / "python", folder / "done"
    if not done.exists():
        _call([sys.executable, "-m", "venv", "--clear", str(folder)])
        _call([str(python), "-m", "pip", "install", "--quiet", *peer.packages])
        frozen = _call([str(python), "-m", "pip", "freeze"])
        done.write_text(frozen, encoding="utf-8")
    return python


def _call(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(" / ".join(done.stderr.strip().splitlines()[-_LAST_LINES:]))
    return done.stdout

"""Forbids connections to other machines, in the tests' own process and in every Python process they start."""

from __future__ import annotations

import ipaddress
import sys
from typing import Any


class OutsideConnection(RuntimeError):
    """Something tried to reach another machine."""


def _is_here(host: object) -> bool:
    name = host.decode() if isinstance(host, bytes) else host
    if name is None or name in ("", "localhost"):
        return True
    try:
        return ipaddress.ip_address(str(name)).is_loopback
    except ValueError:
        return False


def forbid(event: str, arguments: tuple[Any, ...]) -> None:
    """An audit hook (PEP 578) that raises OutsideConnection for connections and look-ups of other machines."""
    if event == "socket.connect" and isinstance(arguments[1], tuple) and not _is_here(arguments[1][0]):
        raise OutsideConnection(f"connection to {arguments[1]!r} during tests")
    if event == "socket.getaddrinfo" and not _is_here(arguments[0]) and arguments[0] != "0.0.0.0":  # noqa: S104
        raise OutsideConnection(f"look-up of {arguments[0]!r} during tests")


sys.addaudithook(forbid)

"""Names under which files are handed out over HTTP."""

from __future__ import annotations

from urllib.parse import quote

__all__ = ["attachment"]

# Longer names are cut by some file systems.
_LONGEST = 60


def attachment(title: str, ending: str) -> dict[str, str]:
    """The header that gives a download its name, of whatever characters (RFC 6266, RFC 5987)."""
    name = quote(f"{title[:_LONGEST]}.{ending}", safe="")
    return {"content-disposition": f"attachment; filename=\"download.{ending}\"; filename*=UTF-8''{name}"}

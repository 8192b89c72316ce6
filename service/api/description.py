"""The description of the HTTP API, as the pages' types are made from it: `python -m service.api.description > FILE`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from service.app import create_app
from service.settings import Settings


def describe_api() -> str:
    """The OpenAPI document of the application as indented JSON, the same for the same code."""
    app = create_app(Settings(), pages=Path("no-pages"))
    return json.dumps(app.openapi(), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


if __name__ == "__main__":
    sys.stdout.write(describe_api())

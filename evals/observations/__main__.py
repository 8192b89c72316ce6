"""`python -m evals.observations SET --source DIR`."""

from __future__ import annotations

import sys

from evals.observations.command import observations
from ingest.errors import GuiwenError
from service.cli.console import note


def main() -> None:
    """Run the command; errors of guiwen are one line on standard error and exit code 1."""
    try:
        observations(prog_name="python -m evals.observations")
    except GuiwenError as error:
        note(f"guiwen：{error.message}")
        sys.exit(1)


if __name__ == "__main__":
    main()

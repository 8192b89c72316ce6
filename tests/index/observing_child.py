"""A process that opens a Library whose numbers are to be found anew, a document at a time, until it is killed."""

from __future__ import annotations

import sys
from pathlib import Path

from index import catalog_observing
from index.library import Library

if __name__ == "__main__":
    # As many chances as there are documents to be killed between two of them.
    catalog_observing.CHARACTERS_AT_ONCE = 1
    sys.stdout.write("begun\n")
    sys.stdout.flush()
    Library.open(Path(sys.argv[1])).close()

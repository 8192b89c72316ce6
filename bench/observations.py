"""`python -m bench.observations [FOLDER …]`: characters a second in which the numbers of reports are found.

The reports of the sample office where no folder is named. The baseline only finds where digits with a following
character stand, which tells nothing of what they count.
"""

from __future__ import annotations

import re
import sys
from datetime import date
from functools import partial
from pathlib import Path

from bench.timing import compare
from ingest.document import Document
from ingest.errors import IngestError
from ingest.observations import find_observations
from ingest.pipeline import ingest

SAMPLES = Path(__file__).parent.parent / "samples" / "office" / "reports"
_DIGITS = re.compile(r"\d[\d,.]*\D")


def reports(folders: list[Path]) -> list[Document]:
    """The documents in `folders` that state numbers."""
    found: list[Document] = []
    for path in sorted(path for folder in folders for path in folder.rglob("*") if path.is_file()):
        try:
            document = ingest(path.read_bytes(), path.name, today=date.today())
        except IngestError:
            continue
        found.extend(each for each in (document, *document.members) if each.observations)
    return found


def find_all(documents: list[Document]) -> int:
    """How many Observations all documents have."""
    return sum(len(find_observations(each.text, each.units, each.description)) for each in documents)


def find_digits(documents: list[Document]) -> int:
    """How many runs of digits stand in all of them."""
    return sum(len(_DIGITS.findall(each.text)) for each in documents)


def main() -> None:
    """Print the comparison and the speed."""
    documents = reports([Path(name) for name in sys.argv[1:]] or [SAMPLES])
    characters = sum(len(each.text) for each in documents)
    what = f"{find_all(documents):,} observations in {len(documents)} documents of {characters:,} characters"
    result = compare(what, partial(find_all, documents), "digits alone", partial(find_digits, documents))
    print(result)
    print(f"{characters / result.product:,.0f} characters a second")


if __name__ == "__main__":
    main()

"""The office's manuscripts, and the files that are printed from them."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from samples.filling import fill
from samples.press.manuscript import Manuscript, parse, split_header

HOME = Path(__file__).parent

Printer = Callable[[Manuscript], bytes]


def manuscripts() -> Iterator[tuple[str, Manuscript]]:
    """Yield each manuscript with its folder, `rules` or `reports`, its numbers filled in."""
    for path in sorted((HOME / "source").glob("*/*.md")):
        header, body = split_header(path.read_text(encoding="utf-8"))
        if "period" in header:
            body = fill(body, header["period"])
        yield path.parent.name, parse(header, body)


def outputs(printers: Mapping[str, Printer]) -> Iterator[tuple[str, bytes]]:
    """Yield the path, relative to `samples/`, and the bytes of every file these printers make.

    The main library holds a document in one format; one rule and one report come in all of them.
    """
    for folder, manuscript in manuscripts():
        file, kind = manuscript.header["file"], manuscript.header["format"]
        if kind in printers:
            yield f"office/{folder}/{file}.{kind}", printers[kind](manuscript)
        if manuscript.says("showcase"):
            for extension, printer in printers.items():
                yield f"formats/{file}.{extension}", printer(manuscript)

"""Pieces of a folder, small enough to travel: `python -m index.training.encoder.pieces PIECES FOLDER` joins them."""

import argparse
import hashlib
import io
import json
import tarfile
from collections.abc import Sequence
from pathlib import Path

LARGEST = 15 * 1024 * 1024
LIST = "pieces.json"


def cut(folder: Path, out: Path, largest: int = LARGEST) -> list[Path]:
    """Write `folder` to `out` as one tar in pieces of at most `largest` bytes and the list of their digests.

    The list is replaced last, so a copy taken in between is found out when the pieces are joined.
    """
    out.mkdir(parents=True, exist_ok=True)
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as tar:
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            tar.add(file, arcname=str(file.relative_to(folder)))
    data = buffer.getvalue()
    parts = [data[start : start + largest] for start in range(0, len(data), largest)]
    names = [f"{folder.name}.tar.{number:02d}" for number in range(len(parts))]
    for name, part in zip(names, parts, strict=True):
        _replace(out / name, part)
    listed = {name: hashlib.sha256(part).hexdigest() for name, part in zip(names, parts, strict=True)}
    _replace(out / LIST, (json.dumps(listed, indent=1) + "\n").encode())
    return [out / name for name in names]


def join(pieces: Path, folder: Path) -> None:
    """Put the pieces in `pieces` together into `folder`; ValueError when one is missing or damaged."""
    listed = json.loads((pieces / LIST).read_text(encoding="utf-8"))
    data = bytearray()
    for name in sorted(listed):
        file = pieces / Path(name).name
        part = file.read_bytes() if file.is_file() else b""
        if hashlib.sha256(part).hexdigest() != listed[name]:
            raise ValueError(f"piece {file} is missing or damaged: fetch all the pieces of one run again")
        data += part
    folder.mkdir(parents=True, exist_ok=True)
    with tarfile.open(fileobj=io.BytesIO(bytes(data)), mode="r") as tar:
        tar.extractall(folder, filter="data")


def main(arguments: Sequence[str] | None = None) -> None:
    """Join the pieces that the command line names."""
    parser = argparse.ArgumentParser(prog="python -m index.training.encoder.pieces", description=__doc__)
    parser.add_argument("pieces", type=Path, help="folder that holds pieces.json and the pieces")
    parser.add_argument("folder", type=Path, help="folder to write, such as index/model/encoder")
    options = parser.parse_args(arguments)
    join(options.pieces, options.folder)


def _replace(file: Path, data: bytes) -> None:
    part = file.with_name(file.name + ".part")
    part.write_bytes(data)
    part.replace(file)


if __name__ == "__main__":
    main()

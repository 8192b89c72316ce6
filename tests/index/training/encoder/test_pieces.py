"""A folder in pieces comes back whole, and damage is found."""

from pathlib import Path

import pytest

from index.training.encoder.pieces import cut, join, main


def _folder(root: Path) -> Path:
    folder = root / "encoder"
    (folder / "1_Pooling").mkdir(parents=True)
    (folder / "model.safetensors").write_bytes(bytes(range(256)) * 300)
    (folder / "1_Pooling" / "config.json").write_text("{}")
    return folder


def test_round_trip(tmp_path: Path) -> None:
    """No piece is larger than asked for, and the joined folder has the same files."""
    folder = _folder(tmp_path)
    pieces = cut(folder, tmp_path / "pieces", largest=20_000)
    assert len(pieces) > 2
    assert max(piece.stat().st_size for piece in pieces) <= 20_000
    main([str(tmp_path / "pieces"), str(tmp_path / "joined")])
    for file in (path for path in folder.rglob("*") if path.is_file()):
        assert (tmp_path / "joined" / file.relative_to(folder)).read_bytes() == file.read_bytes()


def test_damage_is_found(tmp_path: Path) -> None:
    """A missing piece, or one of another run, stops the joining before anything is written."""
    first, *_ = cut(_folder(tmp_path), tmp_path / "pieces", largest=20_000)
    first.write_bytes(b"another run")
    with pytest.raises(ValueError, match="missing or damaged"):
        join(tmp_path / "pieces", tmp_path / "joined")
    first.unlink()
    with pytest.raises(ValueError, match="missing or damaged"):
        join(tmp_path / "pieces", tmp_path / "joined")
    assert not (tmp_path / "joined").exists()

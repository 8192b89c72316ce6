"""Which tests run one after another in one process, where several share the tests."""

from __future__ import annotations

from xdist.scheduler import LoadFileScheduling

# Files that share what takes long to build, by what that is; pytest-xdist's marks for this do nothing with pytest 9.2.
_SHARING = {
    "tests/ingest/test_real_laws.py": "all laws read",
    "tests/ingest/test_real_identity.py": "all laws read",
    "tests/ingest/test_real_numbering.py": "all laws read",
}


class Together(LoadFileScheduling):  # type: ignore[misc]  # xdist is not typed
    """File by file, some files together."""

    def _split_scope(self, nodeid: str) -> str:
        file: str = super()._split_scope(nodeid)
        return _SHARING.get(file, file)

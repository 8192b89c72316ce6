"""A server that is asked by programs which know nothing of guiwen."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.service.conftest import Run, Server, start_server

# Published texts hide names so; whoever takes stars for markup shows bold type instead.
STARRED = "云渡县档案借阅规定\n第一条 **县档案馆的档案可以借阅**三十日**。\n第二条 逾期不还的，暂停借阅。\n"
VERSIONED = "云渡县综合事务服务中心公务用车管理办法"


@contextmanager
def serving(office: Path, guiwen: Run, folder: Path) -> Iterator[Server]:
    """A server over the sample office and one rule with stars in it."""
    library = folder / "library"
    shutil.copytree(office, library)
    starred = folder / "档案借阅规定.txt"
    starred.write_text(STARRED, encoding="utf-8")
    guiwen("ingest", starred, data=library)
    running = start_server(library)
    yield running
    running.client.close()
    running.process.terminate()
    running.process.join(30)
    assert not running.process.is_alive()

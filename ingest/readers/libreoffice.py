"""LibreOffice without a window: one old file in, one of today's formats out.

The program gets a folder, a profile and a file name of our own, no network where the system can take it away, no
macros, and a time limit after which its whole process group is killed.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

PROGRAMS = ("soffice", "libreoffice")
# Its own settings: no macros, no links followed, no Java; and a proxy where nobody listens, should the network remain.
_SETTINGS = (
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "2"),
    ("Office.Java/VirtualMachine", "Enable", "false"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)
_REGISTRY = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">{}</oor:items>'
)
_ITEM = '<item oor:path="/org.openoffice.{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
_OPTIONS = ("--headless", "--norestore", "--nolockcheck", "--nologo", "--nodefault", "--nofirststartwizard")
_WITHOUT_NETWORK = ("unshare", "--map-root-user", "--net", "--")
# Ends the group even when this process is killed and cannot.
_DEADLINE = ("timeout", "--signal=KILL")


def program() -> Path | None:
    """Where LibreOffice lies, None when it is not installed."""
    found = next(filter(None, map(shutil.which, PROGRAMS)), None)
    return Path(found).resolve() if found else None


def has_module(soffice: Path, module: str) -> bool:
    """Whether `module` (`sw` for texts, `sc` for tables) is installed, as far as the program's folder tells."""
    installed = {part for part in ("sw", "sc") if any(soffice.parent.glob(f"lib{part}lo.*"))}
    return not installed or module in installed


def convert(soffice: Path, data: bytes, source: str, filter_name: str, target: str, seconds: float) -> bytes | None:
    """`data`, a file of the extension `source`, as a file of the extension `target`; None when it cannot be opened.

    Raises TimeoutError after `seconds`.
    """
    with _PROFILES.one() as profile, tempfile.TemporaryDirectory(prefix="guiwen-office-") as name:
        folder = Path(name)
        (folder / f"input.{source}").write_bytes(data)
        command = [
            *([*_DEADLINE, f"{seconds + 1:.1f}"] if shutil.which(_DEADLINE[0]) else []),
            *_isolation(),
            *(str(soffice), f"-env:UserInstallation={profile.as_uri()}", *_OPTIONS),
            *([f"--infilter={filter_name}"] if filter_name else []),
            *("--convert-to", target, "--outdir", str(folder / "output"), str(folder / f"input.{source}")),
        ]
        _run(command, folder, seconds)
        made = folder / "output" / f"input.{target}"
        return made.read_bytes() if made.is_file() else None


def _run(command: list[str], folder: Path, seconds: float) -> None:
    environment = {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "LC_ALL": "C.UTF-8",
        "SAL_USE_VCLPLUGIN": "svp",
    }
    process = subprocess.Popen(  # noqa: S603 - a fixed command; only paths of our own stand in it
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        raise TimeoutError from None
    finally:
        _kill_group(process)


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    """End the process and whatever it started; LibreOffice's launcher leaves children behind when it dies alone."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@cache
def _isolation() -> tuple[str, ...]:
    """The command that takes the network away, empty where the system does not let us."""
    try:
        done = subprocess.run([*_WITHOUT_NETWORK, "true"], capture_output=True, timeout=10, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return _WITHOUT_NETWORK if done.returncode == 0 else ()


class _Profiles:
    """Profiles that are warm: each is used by one conversion at a time, and a new one is made when all are in use."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._free: list[Path] = []
        self._root: tempfile.TemporaryDirectory[str] | None = None
        self._made = 0

    @contextmanager
    def one(self) -> Iterator[Path]:
        """A profile for the time of the block; one whose conversion failed is thrown away."""
        profile = self._take()
        try:
            yield profile
        except BaseException:
            shutil.rmtree(profile, ignore_errors=True)
            raise
        with self._lock:
            self._free.append(profile)

    def _take(self) -> Path:
        with self._lock:
            if self._free:
                return self._free.pop()
            if self._root is None:
                self._root = tempfile.TemporaryDirectory(prefix="guiwen-profile-", ignore_cleanup_errors=True)
            self._made += 1
            profile = Path(self._root.name) / str(self._made)
        (profile / "user").mkdir(parents=True)
        items = "".join(_ITEM.format(*setting) for setting in _SETTINGS)
        (profile / "user" / "registrymodifications.xcu").write_text(_REGISTRY.format(items), encoding="utf-8")
        return profile


_PROFILES = _Profiles()

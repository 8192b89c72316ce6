"""What `make run` installs is all that the command line and the server need."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

# Forgets every package that only another lock file names, then loads the server and every command with all below it.
_LOAD = """
import importlib.metadata, re, sys

def name(text):
    return re.sub(r"[-_.]+", "-", text).lower()

installed = {name(line.split("==")[0]) for line in open("requirements.lock", encoding="utf-8") if "==" in line}
owners = importlib.metadata.packages_distributions()
absent = {package for package, of in owners.items() if not {name(one) for one in of} & (installed | {"guiwen"})}
absent -= {"pip", "setuptools", "_distutils_hack", "pkg_resources", "wheel"}

class Forgotten:
    def find_spec(self, module, path=None, target=None):
        if module.split(".")[0] in absent:
            raise ModuleNotFoundError(f"No module named {module!r}", name=module)

sys.meta_path.insert(0, Forgotten())
import click
import service.app
from service.cli.main import cli

def every(command, words):
    context = click.Context(command, info_name=" ".join(words))
    command.get_help(context)
    yield " ".join(words)
    if isinstance(command, click.Group):
        for one in command.list_commands(context):
            yield from every(command.get_command(context, one), [*words, one])

print(len(absent), *every(cli, ["guiwen"]), sep="\\n")
"""


def test_every_command_loads_without_packages_of_development() -> None:
    """`guiwen --help`, every command's help and the server load where only requirements.lock is installed."""
    ran = subprocess.run(
        [sys.executable, "-c", _LOAD], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    absent, *told = ran.stdout.splitlines()
    assert int(absent) > 5, "nothing was forgotten: the test would show nothing"
    assert "guiwen eval numbers" in told

"""`guiwen`: the command line. Exit codes: 0 done; 1 something asked for failed; 2 the call is wrong."""

from __future__ import annotations

import logging
import os
import sys
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from typing import cast

import click

from ingest.errors import GuiwenError
from service.cli.console import note
from service.settings import Settings, load_settings

_COMMANDS = {
    "ingest": "service.cli.ingesting:ingest",
    "documents": "service.cli.documents:documents",
    "outline": "service.cli.documents:outline",
    "identity": "service.cli.identity:identity",
    "versions": "service.cli.versions:versions",
    "remove": "service.cli.documents:remove",
    "observations": "service.cli.observations:observations",
    "indicators": "service.cli.indicators:indicators",
    "series": "service.cli.series:series",
    "draft": "service.cli.drafting:draft",
    "drafts": "service.cli.drafts:drafts",
    "facts": "service.cli.drafting:facts",
    "check": "service.cli.checking:check",
    "compare": "service.cli.comparing:compare",
    "references": "service.cli.references:references",
    "conversations": "service.cli.conversations:conversations",
    "ask": "service.cli.asking:ask",
    "search": "service.cli.searching:search",
    "alike": "service.cli.paragraphs:alike",
    "wording": "service.cli.paragraphs:wording",
    "searches": "service.cli.searches:searches",
    "learn": "service.cli.learning:learn",
    "questions": "service.cli.questions:questions",
    "serve": "service.cli.serving:serve",
    "model": "service.cli.model:model",
    "doctor": "service.cli.doctor:doctor",
}


class Commands(click.Group):
    """Loads a command when it is called, so that `guiwen documents` does not wait for what only `ask` needs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return sorted({*_COMMANDS, *(entry.name for entry in entry_points(group="guiwen.commands"))})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, or None."""
        target = _COMMANDS.get(cmd_name)
        if target:
            module, _, name = target.partition(":")
            return cast(click.Command, getattr(import_module(module), name))
        for entry in entry_points(group="guiwen.commands", name=cmd_name):
            return cast(click.Command, entry.load())
        return None


def _choose_library(ctx: click.Context, parameter: click.Parameter, value: Path | None) -> None:
    """`--data` may stand before or behind the command; the last one given counts."""
    if value is not None:
        ctx.find_root().obj = value


data_option = click.option(
    "--data",
    type=click.Path(path_type=Path),
    expose_value=False,
    callback=_choose_library,
    help="资料库文件夹（默认取 GUIWEN_DATA，否则为当前目录下的 library）。",
)


def settings_of(ctx: click.Context, **overrides: object) -> Settings:
    """The settings of this call."""
    return load_settings(data=ctx.find_root().obj, **overrides)


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@data_option
@click.option("-v", "--verbose", is_flag=True, help="把运行日志写到标准错误。")
@click.version_option(package_name="guiwen")
def cli(verbose: bool) -> None:
    """规问：问制度、查报告，每一句都有出处。"""
    logging.basicConfig(level=logging.INFO if verbose else logging.WARNING, stream=sys.stderr)


def main() -> None:
    """Run the command line; errors of guiwen are one line on standard error and exit code 1."""
    # Read when numpy is loaded. One question is compared at a time: several threads of one product wait for memory, and
    # for each other, which costs twice the processor for the same answer (bench.answers: 209 ms instead of 117).
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        cli(standalone_mode=True)
    except GuiwenError as error:
        note(f"guiwen：{error.message}")
        sys.exit(1)
    except BrokenPipeError:
        # The reader of our output (head, less) has gone; there is nobody left to tell.
        sys.stderr.close()
        sys.exit(1)

"""Prompts: files with a front matter of version and variables, filled in one pass."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

# What a model writes, alone, when the evidence does not answer; the logic looks for the same words.
CANNOT_ANSWER = {"zh": "所给资料不能回答这个问题。", "en": "The sources given do not answer this question."}
_FILE = re.compile(r"---\n(?P<head>.*?)\n---\n(?P<body>.*)", re.DOTALL)
_PLACE = re.compile(r"\{\{(\w+)\}\}")


class PromptError(ValueError):
    """A prompt file is malformed, or is filled with other variables than it declares."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """The text of one prompt file, its version and the variables that it declares."""

    name: str
    version: str
    variables: frozenset[str]
    text: str

    def filled(self, values: Mapping[str, str]) -> str:
        """The text with `values` in place; PromptError unless they are exactly the declared variables."""
        if values.keys() != self.variables:
            differing = ", ".join(sorted(values.keys() ^ self.variables))
            raise PromptError(f"prompt {self.name}: missing or unknown variables: {differing}")
        # One pass: braces inside a value are never looked at again.
        return _PLACE.sub(lambda place: values[place[1]], self.text)


def parse(name: str, source: str) -> Prompt:
    """The prompt that `source` describes; PromptError when declared and used variables differ."""
    found = _FILE.fullmatch(source)
    if not found:
        raise PromptError(f"prompt {name}: no front matter")
    pairs = (line.partition(":") for line in found["head"].splitlines())
    head = {key.strip(): value.strip() for key, _, value in pairs}
    if head.keys() != {"version", "variables"} or not head["version"]:
        raise PromptError(f"prompt {name}: the front matter must give version and variables")
    variables = frozenset(word for word in re.split(r"[,\s]+", head["variables"]) if word)
    if variables != set(_PLACE.findall(found["body"])):
        raise PromptError(f"prompt {name}: declared and used variables differ")
    return Prompt(name, head["version"], variables, found["body"].strip())


@lru_cache(maxsize=16)
def load(name: str) -> Prompt:
    """The prompt in the file `<name>.md` of this package."""
    return parse(name, files("prompts").joinpath(f"{name}.md").read_text(encoding="utf-8"))

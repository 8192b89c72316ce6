"""Lists of words as one pattern each: a tree of first characters, so that a text is tried once and not once a word."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["alternation", "words"]

Tree = dict[str, "Tree"]
_END = ""


def words(listed: str) -> tuple[str, ...]:
    """The words of a list that is written with blanks between them."""
    return tuple(listed.split())


def alternation(listed: Iterable[str]) -> str:
    """A pattern that matches the longest of the words that begins at a place, failing by its first character."""
    tree: Tree = {}
    for word in listed:
        node = tree
        for char in word:
            node = node.setdefault(char, {})
        node[_END] = {}
    firsts = "".join(re.escape(char) for char in sorted(tree))
    return f"(?=[{firsts}]){_branch(tree)}"


def _branch(tree: Tree) -> str:
    ends = _END in tree
    branches = [re.escape(char) + _branch(below) for char, below in sorted(tree.items()) if char != _END]
    if not branches:
        return ""
    joined = branches[0] if len(branches) == 1 and not ends else f"(?:{'|'.join(branches)})"
    return f"(?:{joined})?" if ends else joined

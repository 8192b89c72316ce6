"""Words that are likely wrong, by the rules that guiwen ships and those of the office."""

from __future__ import annotations

from collections.abc import Iterator

from service.checking.finding import Remark
from service.checking.proof import Proof
from service.checking.word_rules import finder


def find(proof: Proof) -> Iterator[Remark]:
    """Each rule that holds in the running text; titles in 《》 are names and left as they are."""
    words = finder(tuple(proof.rules))
    for start, end in proof.sentences:
        for rule, first, last in words.find(proof.titleless, start, end):
            written = proof.text[first:last]
            said = f"“{written}”疑为“{rule.right}”" if rule.right else f"“{written}”用词不当"
            yield Remark(first, last, rule.severity, f"{said}：{rule.why}。" if rule.why else f"{said}。", rule.right)

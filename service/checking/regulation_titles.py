"""Titles of rules that no document of the Library bears, where one is called nearly so."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.description import spoken_title
from service.answering.short_names import sort_of
from service.checking.cited import cited_titles
from service.checking.finding import Remark, Severity
from service.checking.laws import is_whole
from service.checking.proof import Proof


def find(proof: Proof) -> Iterator[Remark]:
    """A near title instead, or the full one of a title that was shortened."""
    if proof.laws is None:
        return
    for cited in cited_titles(proof):
        versions = proof.laws.versions(cited.title)
        if versions and not is_whole(cited.title, versions[-1]):
            said = f"标题写得不全：《{cited.title}》应为《{versions[-1].title}》。"
            yield Remark(cited.start, cited.end, Severity.NOTE, said, f"《{versions[-1].title}》")
        elif not versions and not proof.laws.is_known(cited.title) and (near := proof.laws.near(cited.title)):
            other_sort = sort_of(spoken_title(cited.title)) != sort_of(spoken_title(near))
            severity = Severity.NOTE if other_sort or cited.changing else Severity.WARNING
            said = f"资料库中没有《{cited.title}》，有标题相近的《{near}》。"
            yield Remark(cited.start, cited.end, severity, said, f"《{near}》")

"""Numbers behind cited titles that are not those of the rule."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.description import work_title
from service.checking.cited import cited_titles
from service.checking.finding import Remark, Severity
from service.checking.proof import Proof


def find(proof: Proof) -> Iterator[Remark]:
    """A number that no version of the rule has, or that belongs to another rule."""
    if proof.laws is None:
        return
    for cited in cited_titles(proof):
        if not cited.number:
            continue
        owners = proof.laws.numbered(cited.number)
        known = [one.document_number for one in proof.laws.versions(cited.title) if one.document_number]
        place = (cited.number_start, cited.number_end)
        if owners and all(work_title(one.title) != work_title(cited.title) for one in owners):
            said = f"“{cited.number}”是《{owners[0].title}》的文号，不是《{cited.title}》的。"
            yield Remark(*place, Severity.ERROR, said, known[-1] if known else "")
        elif known and cited.number not in known:
            said = f"文号与资料库中的《{cited.title}》不符：资料库中是{'、'.join(dict.fromkeys(known))}。"
            yield Remark(*place, Severity.WARNING, said, known[-1])

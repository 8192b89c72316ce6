"""Articles that the cited rule has not."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.errors import LabelError
from ingest.labels import Label, parse_label
from service.checking.cited import day_of
from service.checking.finding import Remark, Severity
from service.checking.proof import Proof


def find(proof: Proof) -> Iterator[Remark]:
    """Each 《…》第…条 that the version of the report's day does not have."""
    if proof.laws is None:
        return
    day = day_of(proof)
    for one in proof.document.references:
        if not one.title or not one.label:
            continue
        record, label = proof.laws.standing(one.title, day), _label(one.label)
        # An earlier version that is not here may have the article.
        began = record is not None and (record.version_day is None or record.version_day <= day)
        if record is None or label is None or not record.articles or not began:
            continue
        addresses = proof.laws.addresses(record)
        if not addresses.find(label):
            last = addresses.articles[-1].label if addresses.articles else ""
            said = f"《{record.title}》没有{one.label}" + (f"，最后一条是{last}。" if last else "。")
            yield Remark(one.start, one.end, Severity.ERROR, said, "核对条款号。")


def _label(text: str) -> Label | None:
    """The label that `text` writes; None for words that are none."""
    try:
        return parse_label(text)
    except LabelError:
        return None

"""Rules that were cited on a day on which they did not stand."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.document import LegalStatus
from service.checking.cited import cited_titles, day_of
from service.checking.finding import Remark, Severity
from service.checking.proof import Proof


def find(proof: Proof) -> Iterator[Remark]:
    """Repealed, not yet in force, or unknown, once for each title."""
    if proof.laws is None:
        return
    day, told = day_of(proof), set()
    for cited in cited_titles(proof):
        record = proof.laws.standing(cited.title, day)
        if record is None or cited.changing or "草案" in cited.title or record.id in told:
            continue
        told.add(record.id)
        written = f"{day.year}年{day.month}月{day.day}日"
        match record.standing(day):
            case LegalStatus.REPEALED:
                ended = record.ends
                since = f"自{ended.year}年{ended.month}月{ended.day}日起" if ended else ""
                said = f"《{record.title}》{since}已废止或失效（按报告的时点{written}）。"
                yield Remark(cited.start, cited.end, Severity.WARNING, said, "改引现行的规定，或写明“原”。")
            case LegalStatus.NOT_YET if proof.laws.is_first(record):
                said = f"《{record.title}》在报告的时点{written}尚未施行。"
                yield Remark(cited.start, cited.end, Severity.WARNING, said, "核对版本和日期。")

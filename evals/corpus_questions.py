"""Staff's questions as questions to the statute corpus: `python -m evals.corpus_questions DATA OUT`.

Reads every set of questions about rules and `retrieval/corpus.jsonl` under DATA; writes one line of `id`, `question`
and `relevant` for each question of staff's whose articles stand in the corpus.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from evals.law_questions import LawQuestion, read_law_questions
from index.training.statutes import read_articles

QUESTIONS = Path(__file__).parent / "questions"
_COUNTRY = "中华人民共和国"
# What stands behind the title in the name of a file, and behind the article in a label.
_BEHIND_TITLE = re.compile(r"\(.*")
_BEHIND_ARTICLE = re.compile(r"(?<=条)第.*")


def of_corpus(data: Path) -> Iterator[dict[str, object]]:
    """Yield the lines; SettingsError for a corpus or a set that cannot be read."""
    ids = {one.title.replace(_COUNTRY, ""): one.id for one in read_articles(data / "retrieval" / "corpus.jsonl")}
    for path in sorted(QUESTIONS.glob("*.jsonl")):
        if path.name.startswith("numbers"):
            continue
        for question in read_law_questions(path):
            relevant = sorted(ids[place] for place in _places(question) if place in ids)
            if question.kind == "staff" and not question.turns and relevant:
                yield {"id": question.id, "question": question.question, "relevant": relevant}


def _places(question: LawQuestion) -> list[str]:
    return [
        _BEHIND_TITLE.sub("", file).replace(_COUNTRY, "") + _BEHIND_ARTICLE.sub("", label)
        for file, label in question.gold
    ]


def main() -> None:
    """Write the lines, and say how many they are."""
    data, out = map(Path, sys.argv[1:])
    lines = [json.dumps(one, ensure_ascii=False) for one in of_corpus(data)]
    out.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    sys.stdout.write(f"{len(lines)} questions\n")


if __name__ == "__main__":
    main()

"""A tiny synthetic data folder, laid out as the training expects it."""

import json
import lzma
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

TOPICS = {
    "工资": "用人单位应当按月支付劳动者工资，不得克扣或者无故拖欠。",
    "土地": "土地使用权出让应当签订书面合同，并向主管部门办理登记。",
    "婚姻": "夫妻双方自愿离婚的，应当签订离婚协议，并亲自申请离婚登记。",
    "档案": "机关档案应当定期移交档案馆，任何个人不得据为己有。",
    "消防": "公共场所应当配备消防器材，并确保疏散通道畅通。",
}
QUESTIONS = {
    "工资": "老板拖欠工资怎么办？",
    "土地": "买土地要签合同吗？",
    "婚姻": "两个人想离婚怎么登记？",
    "档案": "档案可以自己留着吗？",
    "消防": "商场的疏散通道被堵了？",
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a data folder of five laws, some text, pairs and the questions of a task."""
    root = tmp_path / "data"
    for folder in ("laws/法律", "training", "retrieval"):
        (root / folder).mkdir(parents=True)
    for name, sentence in TOPICS.items():
        (root / "laws" / "法律" / f"{name}法.md").write_text(_law(name, sentence), encoding="utf-8")
    _write_training(root / "training")
    _write_task(root / "retrieval")
    return root


def _law(name: str, sentence: str) -> str:
    articles = [f"第{number}条 {name}事项之{number}：{sentence}" for number in "一二三四五六"]
    head = f"# {name}法\n\n某年某月通过\n\n<!-- INFO END -->\n\n## 第一章\n\n"
    return head + "\n\n".join(articles) + "\n"


def _write_training(folder: Path) -> None:
    pairs = [
        {"kind": "question_article", "query": f"{name}的事{number}", "positive": f"{text}{number}"}
        for name, text in TOPICS.items()
        for number in range(4)
    ]
    pairs.append({"kind": "question_article", "query": QUESTIONS["工资"], "positive": "泄露的答案"})
    with lzma.open(folder / "pairs.jsonl.xz", "wt", encoding="utf-8") as file:
        file.write(_json_lines(pairs))
    with lzma.open(folder / "text.txt.xz", "wt", encoding="utf-8") as file:
        for name, text in TOPICS.items():
            file.writelines(f"{text}{name}新闻第{number}则。\n" for number in range(9))


def _write_task(folder: Path) -> None:
    articles = [{"id": name, "title": f"{name}法", "text": text} for name, text in TOPICS.items()]
    questions = [
        {"id": place, "question": question, "relevant": [name], "answer": "略"}
        for place, (name, question) in enumerate(QUESTIONS.items())
    ]
    (folder / "corpus.jsonl").write_text(_json_lines(articles), encoding="utf-8")
    (folder / "queries-train.jsonl").write_text(_json_lines(questions), encoding="utf-8")


def _json_lines(rows: Iterable[Mapping[str, object]]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)

"""Packed material holds what the data folder holds, and comes back from disk as it was."""

from dataclasses import fields, replace
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from index.training.encoder.dry_run import share_of
from index.training.encoder.material import Material, load_material, save_material
from index.training.encoder.packing import group_questions
from index.training.encoder.tokenizer import encode
from index.training.evaluation import read_task
from tests.index.training.conftest import QUESTIONS, TOPICS


def _pieces(material: Material, number: int) -> list[int]:
    start = int(material.starts()[number])
    pieces: list[int] = material.tokens[start : start + int(material.lengths[number])].tolist()
    return pieces


def test_round_trip(material: Material, tmp_path: Path) -> None:
    """What is loaded equals what was saved, array by array, and the size is what was written."""
    size = save_material(material, tmp_path / "packed")
    loaded = load_material(tmp_path / "packed")
    assert size == sum(file.stat().st_size for file in (tmp_path / "packed").iterdir())
    for field in fields(Material):
        saved, back = getattr(material, field.name), getattr(loaded, field.name)
        if isinstance(saved, np.ndarray):
            assert saved.dtype == back.dtype
            np.testing.assert_array_equal(saved, back)
        else:
            assert saved == back


def test_texts_and_questions(material: Material, data: Path) -> None:
    """Texts read back as they were, questions point at their articles, with titles or without."""
    wanted, tokenizer = material.wanted(), Tokenizer.from_str(material.tokenizer)
    for place, (name, question) in enumerate(QUESTIONS.items()):
        article = next(iter(wanted[place]))
        texts = [question, TOPICS[name], f"{name}法\n{TOPICS[name]}"]
        numbers = (material.questions[place], material.corpus[article], material.titled[article])
        assert [_pieces(material, int(number)) for number in numbers] == encode(tokenizer, texts)
    assert len(material.corpus) == len(read_task(data).passages)


def test_known_questions_are_left_out(material: Material) -> None:
    """No pair asks a known question and the running text does not hold it."""
    assert not np.isin(material.pairs[:, 1], material.questions).any()
    stream = Tokenizer.from_str(material.tokenizer).decode(material.tokens[: material.stream].tolist())
    assert "商场的疏散通道被堵了" not in stream.replace(" ", "")


def test_negatives_answer_nothing(material: Material) -> None:
    """A question's negatives are never its own passages."""
    for question, wanted in enumerate(material.wanted()):
        right = {int(material.titled[place]) for place in wanted}
        assert not right & set(material.question_negatives[question].tolist())


def test_groups_join_equal_questions_and_equal_answers() -> None:
    """Questions that differ in marks alone, or want the same articles, are in one group."""
    questions = ("怎么离婚？", "怎么离婚", "离婚找谁？", "欠薪怎么办？")
    relevant = (frozenset({1}), frozenset({2}), frozenset({2}), frozenset({3}))
    groups = group_questions(questions, relevant).tolist()
    assert groups[0] == groups[1] == groups[2] != groups[3]


def test_share_keeps_what_the_questions_need(material: Material) -> None:
    """In a share of the material each question still has its passages and its ranking by words."""
    copies = replace(material, corpus=np.tile(material.corpus, 3), titled=np.tile(material.titled, 3))
    some = share_of(copies, 0.5, seed=1)
    assert some.stream == int(material.stream * 0.5)
    assert len(some.corpus) == len(material.corpus)
    for place, question in enumerate(some.questions.tolist()):
        old = material.questions.tolist().index(question)
        assert {int(some.corpus[one]) for one in some.wanted()[place]} == {
            int(material.corpus[one]) for one in material.wanted()[old]
        }
        np.testing.assert_array_equal(some.corpus[some.lexical[place]], material.corpus[material.lexical[old]])

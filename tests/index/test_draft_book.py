"""Drafts are kept version by version, and nobody writes over what somebody else wrote."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.drafts import DraftChange, DraftStore, StoredDraft
from index.library import Library
from ingest.errors import DraftChanged, DraftNotFound


@pytest.fixture
def store(tmp_path: Path) -> Iterator[DraftStore]:
    with Library.open(tmp_path / "library") as library:
        yield library.drafts


def change(text: str, **given: object) -> DraftChange:
    return DraftChange(f"总结{text}", {"text": text}, **given)  # type: ignore[arg-type]


def texts(found: StoredDraft) -> tuple[str, str, int]:
    return found.content["text"], found.record.title, found.record.revision


def test_a_draft_comes_out_as_it_went_in(store: DraftStore) -> None:
    """With what it was made from; the last changed is first in the list."""
    made = store.add(change("一", period="2023H2", request={"model_on": "d1"}))
    other = store.add(change("二"))
    assert texts(made) == ("一", "总结一", 1)
    assert (made.record.period, made.request) == ("2023H2", {"model_on": "d1"})
    assert [one.id for one in store.all()] == [other.record.id, made.record.id]
    store.put(made.record.id, 1, change("三"))
    assert [one.title for one in store.all()] == ["总结三", "总结二"]


def test_two_people_do_not_write_over_each_other(store: DraftStore) -> None:
    """The second, who began from the same revision, is refused; the text of the first stands."""
    draft = store.add(change("一")).record.id
    store.put(draft, 1, change("甲写的"))
    with pytest.raises(DraftChanged, match="重新打开"):
        store.put(draft, 1, change("乙写的"))
    assert texts(store.get(draft)) == ("甲写的", "总结甲写的", 2)


def test_changes_are_taken_back(store: DraftStore) -> None:
    """One after the other, to the version each was made from; any version can be gone back to, and on from there."""
    draft = store.add(change("一")).record.id
    store.put(draft, 1, change("二", note="改标题", author="甲"))
    store.put(draft, 2, change("三"))
    assert texts(store.undo(draft, 3)) == ("二", "总结二", 4)
    assert texts(store.undo(draft, 4)) == ("一", "总结一", 5)
    with pytest.raises(DraftChanged, match="最初"):
        store.undo(draft, 5)
    assert texts(store.restore(draft, 5, 3)) == ("三", "总结三", 6)
    assert texts(store.put(draft, 6, change("四"))) == ("四", "总结四", 7)
    told = [(one.number, one.parent, one.note, one.author) for one in store.versions(draft)]
    assert told == [(1, 0, "", ""), (2, 1, "改标题", "甲"), (3, 2, "", ""), (4, 3, "", "")]
    with pytest.raises(DraftNotFound, match="第 9 版"):
        store.restore(draft, 7, 9)


def test_autosaves_make_one_version(store: DraftStore) -> None:
    """Those of one person that follow each other; what is saved on purpose stays."""
    draft = store.add(change("一")).record.id
    for revision, text in enumerate("二三四", 1):
        store.put(draft, revision, change(text, auto=True, author="甲"))
    assert texts(store.put(draft, 4, change("五", auto=True, author="乙")))[0] == "五"
    assert [(one.number, one.parent) for one in store.versions(draft)] == [(1, 0), (2, 1), (3, 2)]
    assert texts(store.undo(draft, 5))[0] == "四"
    assert texts(store.undo(draft, 6))[0] == "一"


def test_a_draft_that_is_gone(store: DraftStore) -> None:
    """With all its versions; every use of it says so."""
    draft = store.add(change("一")).record.id
    store.remove(draft)
    for use in (store.get, store.remove, store.versions, lambda one: store.put(one, 1, change("二"))):
        with pytest.raises(DraftNotFound):
            use(draft)

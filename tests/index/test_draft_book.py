"""Drafts are kept version by version, and nobody writes over what somebody else wrote."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.drafts import DraftChange, DraftState, DraftStore, StoredDraft
from index.library import Library
from ingest.errors import DraftChanged, DraftFinal, DraftNotFound


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


def test_a_final_draft_stays_as_it_is(store: DraftStore) -> None:
    """Nothing changes it before it is reopened; both steps are versions with who and why."""
    draft = store.add(change("一")).record.id
    store.put(draft, 1, change("二"))
    final = store.mark(draft, 2, DraftState.FINAL, "定稿", "甲")
    assert (final.record.state, texts(final)) == (DraftState.FINAL, ("二", "总结二", 3))
    for attempt in (
        lambda: store.put(draft, 3, change("三")),
        lambda: store.undo(draft, 3),
        lambda: store.restore(draft, 3, 1),
        lambda: store.remove(draft),
        lambda: store.add_material(draft, "纪要", "文字", "", ""),
    ):
        with pytest.raises(DraftFinal, match="退回"):
            attempt()
    with pytest.raises(DraftChanged, match="已经定稿"):
        store.mark(draft, 3, DraftState.FINAL, "定稿", "乙")
    assert store.mark(draft, 3, DraftState.OPEN, "退回修改：补数", "乙").record.state is DraftState.OPEN
    store.put(draft, 4, change("三"))
    told = [(one.note, one.author) for one in store.versions(draft)]
    assert told[2:4] == [("定稿", "甲"), ("退回修改：补数", "乙")]


def test_texts_to_write_from_stand_beside_the_versions(store: DraftStore) -> None:
    """In the order in which they were given; they go with their draft, or one by one."""
    draft = store.add(change("一")).record.id
    first = store.add_material(draft, "纪要", "第一份", "", "甲")
    second = store.add_material(draft, "通知", "第二份", "d1", "")
    assert store.materials(draft) == [first, second]
    store.remove_material(draft, first.id)
    with pytest.raises(DraftNotFound, match="材料"):
        store.remove_material(draft, first.id)
    assert store.materials(draft) == [second]
    assert store.get(draft).record.revision == 1
    store.remove(draft)
    with pytest.raises(DraftNotFound):
        store.materials(draft)

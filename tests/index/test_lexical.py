"""The lexical index: words find passages, changes are atomic, other processes' changes are seen."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from index.lexical import MAX_QUERY_TERMS, Entry, LexicalIndex, Scope
from index.wanted import Wanted
from ingest.errors import LibraryBusy, LibraryDamaged


def entry(passage: int, text: str, document: int = 1, title: str = "", year: int | None = 2024) -> Entry:
    return Entry(passage, document, title, "", text, "regulation", "in_force", year)


def filled(folder: Path, *entries: Entry) -> LexicalIndex:
    index = LexicalIndex.open(folder)
    with index.writer() as writer:
        writer.add(entries)
    return index


def found(index: LexicalIndex, query: str, scope: Scope | None = None) -> list[int]:
    return [scored.passage for scored in index.search(query, 10, scope)]


def test_the_passage_with_more_of_the_rare_words_comes_first(tmp_path: Path) -> None:
    """BM25 orders, and scores fall along the list."""
    index = filled(tmp_path, entry(1, "试用期不得超过六个月"), entry(2, "劳动合同"), entry(3, "试用期工资"))
    scored = index.search("试用期六个月", 10)
    assert [one.passage for one in scored] == [1, 3]
    assert scored[0].score > scored[1].score


def test_a_passage_of_average_length_that_is_the_query_has_its_whole_score(tmp_path: Path) -> None:
    """`whole` is tantivy's own score, so that a share of it can be told."""
    index = filled(tmp_path, entry(1, "试用期六个月"), entry(2, "劳动合同期限"), entry(3, "按月支付工资"))
    assert index.whole("试用期六个月") == pytest.approx(index.search("试用期六个月", 1)[0].score, rel=1e-4)


def test_equal_scores_stand_in_the_order_of_passages(tmp_path: Path) -> None:
    """The same search gives the same list."""
    index = filled(tmp_path, entry(9, "同一句话"), entry(3, "同一句话"), entry(6, "同一句话"))
    assert found(index, "同一句话") == [3, 6, 9]


def test_the_title_helps_to_find_an_article(tmp_path: Path) -> None:
    """A query that names the regulation finds its article before a like one of another."""
    index = filled(
        tmp_path,
        entry(1, "违反规定的，处以罚款。", title="城市绿化条例"),
        entry(2, "违反规定的，处以罚款。", title="档案管理办法"),
    )
    assert found(index, "档案管理办法 罚款")[0] == 2


@pytest.mark.parametrize("query", ["", "，。！", "**", "zzz"])
def test_a_query_without_known_terms_finds_nothing(tmp_path: Path, query: str) -> None:
    """Nothing to look for is no error."""
    assert found(filled(tmp_path, entry(1, "法")), query) == []


@pytest.mark.parametrize("query", ['terms:"法" AND (', "passage:1 OR *", "法^9 -法", "+法 ~2 [a TO b}"])
def test_a_query_is_text_and_never_query_language(tmp_path: Path, query: str) -> None:
    """Signs of query languages are punctuation like any other."""
    index = filled(tmp_path, entry(1, "法"), entry(2, "条"))
    assert set(found(index, query)) <= {1}


def test_a_pasted_page_is_searched_by_its_rarest_terms(tmp_path: Path) -> None:
    """A query of thousands of terms still finds the passage that shares the rare ones."""
    page = "".join(chr(0x4E00 + place) for place in range(MAX_QUERY_TERMS * 2))
    index = filled(tmp_path, entry(1, "饕餮"), *(entry(place, page) for place in range(2, 8)))
    assert 1 in found(index, page + "饕餮")


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (Scope(), [1, 2, 3]),
        (Scope(kinds=frozenset({"report"})), [2]),
        (Scope(statuses=frozenset({"repealed"})), [3]),
        (Scope(years=frozenset({2023, 2024})), [1, 2]),
        (Scope(documents=frozenset({10, 30})), [1, 3]),
        (Scope(kinds=frozenset({"regulation"}), years=frozenset({2024})), [1]),
        (Scope(kinds=frozenset({"compilation"})), []),
    ],
)
def test_a_scope_restricts_and_changes_no_score(tmp_path: Path, scope: Scope, expected: list[int]) -> None:
    """Every part of a scope must hold; a year excludes documents without one; scores stay what they were."""
    index = filled(
        tmp_path,
        Entry(1, 10, "", "", "法", "regulation", "in_force", 2024),
        Entry(2, 20, "", "", "法", "report", "in_force", 2023),
        Entry(3, 30, "", "", "法", "regulation", "repealed", None),
    )
    everywhere = {one.passage: one.score for one in index.search("法", 10)}
    scored = index.search("法", 10, scope)
    assert [one.passage for one in scored] == expected
    assert all(one.score == pytest.approx(everywhere[one.passage]) for one in scored)
    assert index.passages(scope).tolist() == expected


def test_removing_a_document_removes_its_passages_and_replacing_keeps_the_new(tmp_path: Path) -> None:
    """What is removed and added in one block ends as what was added."""
    index = filled(tmp_path, entry(1, "旧文", 1), entry(2, "旧文", 1), entry(3, "他文", 2))
    with index.writer() as writer:
        writer.remove([1])
        writer.add([entry(4, "新文", 1)])
    assert index.documents() == {1: 1, 2: 1}
    assert index.count() == 2
    assert found(index, "旧") == []
    assert found(index, "新文") == [4, 3]


def test_clearing_leaves_what_is_added_after_it(tmp_path: Path) -> None:
    """A rebuild in place is one change."""
    index = filled(tmp_path, entry(1, "旧"))
    with index.writer() as writer:
        writer.clear()
        writer.add([entry(2, "新")])
    assert index.passages().tolist() == [2]


def test_an_empty_index_holds_nothing(tmp_path: Path) -> None:
    """A new folder is an index."""
    index = LexicalIndex.open(tmp_path / "new" / "folder")
    assert (index.count(), index.documents(), index.passages().tolist()) == (0, {}, [])


def test_a_block_that_raises_changes_nothing(tmp_path: Path) -> None:
    """Neither what was added nor what was removed before the error shows, and the next writer works."""
    index = filled(tmp_path, entry(1, "旧"))

    def broken() -> None:
        with index.writer() as writer:
            writer.remove([1])
            writer.add([entry(2, "新", 2)])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        broken()
    assert index.documents() == {1: 1}
    with index.writer() as writer:
        writer.add([entry(3, "三", 3)])
    assert index.documents() == {1: 1, 3: 1}


def test_what_another_opener_commits_is_seen_after_reload(tmp_path: Path) -> None:
    """A reader keeps its state until it asks for the new one."""
    reader = filled(tmp_path, entry(1, "一"))
    filled(tmp_path, entry(2, "二", 2))
    assert reader.count() == 1
    reader.reload()
    assert reader.count() == 2


def test_there_is_one_writer_at_a_time(tmp_path: Path) -> None:
    """A second writer is told so, and the first goes on."""
    index = LexicalIndex.open(tmp_path)
    with index.writer() as writer:
        with pytest.raises(LibraryBusy), LexicalIndex.open(tmp_path).writer():
            pass
        writer.add([entry(1, "一")])
    assert index.count() == 1


def test_a_writer_is_used_inside_its_block(tmp_path: Path) -> None:
    """Writing after the commit is a mistake of the program."""
    index = LexicalIndex.open(tmp_path)
    with index.writer() as writer:
        pass
    with pytest.raises(RuntimeError):
        writer.add([entry(1, "一")])


def test_a_killed_writer_leaves_the_last_commit_and_no_lock(tmp_path: Path) -> None:
    """After kill -9 the index holds what was committed, and the next writer need not wait."""
    filled(tmp_path, entry(1, "一"))
    program = (
        "import sys; from pathlib import Path; from index.lexical import Entry, LexicalIndex\n"
        "with LexicalIndex.open(Path(sys.argv[1])).writer() as writer:\n"
        "    writer.remove([1])\n"
        "    writer.add(Entry(n, 2, '', '', '二', 'other', '', None) for n in range(9_999))\n"
        "    print('added', flush=True)\n"
        "    sys.stdin.read()\n"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"added\n"
        child.kill()
    index = filled(tmp_path, entry(3, "三", 3))
    assert index.documents() == {1: 1, 3: 1}


@pytest.mark.parametrize("damage", ["meta.json", "*.term", "*.idx"])
def test_a_damaged_folder_is_told(tmp_path: Path, damage: str) -> None:
    """Unreadable files are LibraryDamaged with the folder's name, not an empty index."""
    filled(tmp_path / "good", entry(1, "一"))
    shutil.copytree(tmp_path / "good", tmp_path / "bad")
    for path in (tmp_path / "bad").glob(damage):
        path.write_bytes(b"{")
    with pytest.raises(LibraryDamaged, match="bad"):
        LexicalIndex.open(tmp_path / "bad")


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    """A folder that cannot be made is LibraryDamaged too."""
    (tmp_path / "lexical").write_text("x")
    with pytest.raises(LibraryDamaged):
        LexicalIndex.open(tmp_path / "lexical")


def test_what_was_removed_makes_no_term_worth_less_than_nothing(tmp_path: Path) -> None:
    """Replacing the same passages again and again, before any merge, leaves every weight above zero."""
    index = LexicalIndex.open(tmp_path)
    for version in range(12):
        with index.writer() as writer:
            writer.remove(range(1, 6))
            writer.add(
                Entry(
                    key * 100 + version,
                    key,
                    f"第{version}版钥匙管理办法",
                    "",
                    "钥匙由门卫保管",
                    "regulation",
                    "in_force",
                    None,
                )
                for key in range(1, 6)
            )
    assert index.count() == 5
    assert all(weight > 0 for weight in index.rarity(["钥", "匙", "钥匙", "没有"]).values())
    assert index.whole("钥匙由门卫保管") > 0


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("低空经济",), [1]),  # of four characters every pair
        (("低空", "经济"), [1, 2]),  # every word
        (("发展低空经济产业",), [1]),  # of a longer word the larger part
        (("低空经济", "教育"), [1, 3]),  # nothing holds both: what holds the larger part of all
        (("2024年", "海洋"), [4]),  # whose document it is, and of when, is said once for all of it
        (("贵阳市", "海洋"), [4]),
        (("没有",), []),
        ((), [1, 2, 3, 4]),
    ],
)
def test_what_matches_is_a_set(tmp_path: Path, words: tuple[str, ...], expected: list[int]) -> None:
    """Every passage that holds the words, however many there are."""
    about = Entry(4, 4, "", "", "海洋产业", "report", "unknown", 2024, "贵阳市人民政府 2024年")
    index = filled(tmp_path, entry(1, "发展低空经济"), entry(2, "低空旅游经济"), entry(3, "低空经教育"), about)
    assert sorted(index.matches(Wanted(words)).passages.tolist()) == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("投资必问效、无效必问责", [1]),
        ("投资 必问效、", [1]),
        ("必问效无效", []),
        ("第ⅰ类", [2]),
        ("3天", [2]),
        ("0天", []),
        ("abc def", [2]),
        ("标题", [3]),
        ("", []),
        ("\u241f", []),
    ],
)
def test_a_phrase_stands_verbatim_in_text_or_headings(tmp_path: Path, phrase: str, expected: list[int]) -> None:
    """Folded as texts are, from sign to sign; no phrase reaches from the heading into the text."""
    index = filled(
        tmp_path,
        entry(1, "要求投资必问效、\n无效必问责。"),
        entry(2, "第Ⅰ类 3天 10天 ＡＢＣ　ｄｅｆ"),
        Entry(3, 1, "", "一、小标题", "正文", "report", "unknown", None),
    )
    assert index.standing(phrase).tolist() == expected
    assert sorted(index.matches(Wanted(phrases=(phrase,))).passages.tolist()) == expected

"""The office that tells two Works of one title apart."""

from __future__ import annotations

import pytest

from ingest.description import office_of


@pytest.mark.parametrize(
    ("issuer", "office"),
    [
        ("甲县纪委", "甲县纪委"),
        ("甲县第一中学", "甲县第一中学"),
        ("中共甲县纪律检查委员会", "甲县纪委"),
        ("中国共产党甲县纪律检查委员会、甲县监察委员会", "甲县纪委"),
        ("甲县纪委办公室", "甲县纪委"),
        ("中共甲县委员会", "甲县委"),
        ("甲县人民政府办公室", "甲县政府"),
        ("甲县发展和改革委员会", "甲县发展和改革委"),
        ("中华人民共和国财政部", "财政部"),
        ("甲市第九届人民代表大会常务委员会", "甲市人大"),
        # One after another, they make national law under one title.
        ("全国人民代表大会", "国家"),
        ("全国人民代表大会常务委员会", "国家"),
        ("国务院、中央军事委员会", "国家"),
        # No name by which an office could be told from another.
        ("", ""),
        ("市十四届人大常委会", ""),
        ("常务委员会", ""),
        ("会议", ""),
        ("某某同志", ""),
    ],
)
def test_an_issuer_is_one_office_however_it_is_written(issuer: str, office: str) -> None:
    """Honours, terms, an organ's own office and those who sign along make no difference."""
    assert office_of("财务报销管理办法", issuer) == office


@pytest.mark.parametrize(
    ("title", "issuer"),
    [
        ("甲法院、甲检察院关于办理某某案件的解释", "甲检察院"),
        ("甲县财政局差旅费管理办法", "甲县财政局"),
    ],
)
def test_a_title_that_names_its_office_needs_no_other(title: str, issuer: str) -> None:
    """Whichever of those who issue it together was read, it is one Work."""
    assert office_of(title, issuer) == ""

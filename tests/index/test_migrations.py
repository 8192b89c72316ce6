"""A library that an older program made is brought up to date and keeps working."""

from __future__ import annotations

import json
import zlib
from datetime import date
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection
from sqlalchemy import text as sql

from index import catalog_migrations
from index.catalog import Catalog
from index.library import Library
from index.originals import digest
from index.records import SearchFilters
from ingest.document import LegalStatus
from tests.index.made_documents import data_of, hashed_embedding, id_of, regulation

TEXT = "钥匙管理办法（试行）\n第一条 钥匙由门卫保管。"


def first_form(connection: Connection, step: str = "0001") -> None:
    """The tables as the first version of the program made them, or at another step of their history."""
    config = Config()
    folder = Path(catalog_migrations.__file__).parent / "migrations"
    config.set_main_option("script_location", str(folder))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, step)


def old_document(connection: Connection, name: str, title: str, status: str, begin: str | None) -> None:
    """A document of one article, written as the first version of the program wrote it."""
    sha256 = digest(data_of(name))
    row = {
        "id": id_of(data_of(name)),
        "title": title,
        "work": title.removesuffix("（试行）"),
        "status": status,
        "begin": begin,
        "sha256": sha256,
        "bytes": len(data_of(name)),
        "characters": len(TEXT),
    }
    connection.execute(
        sql(
            "INSERT INTO documents (id, title, title_key, kind, document_number, issuer, addressee, organisation,"
            " period, effective_from, status, year, work, version_day, media_type, characters, units, passages,"
            " observations, articles, warnings, gaps, duplicates, sha256, bytes, added_at)"
            " VALUES (:id, :title, :title, 'regulation',"
            " '', '', '', '', '', :begin, :status, 2019, :work, :begin, 'text/plain', :characters, 1, 1, 0, 1, '[]',"
            " '[]', '[]', :sha256, :bytes, '2020-01-01 00:00:00.000000')"
        ),
        row,
    )
    key = connection.scalar(sql("SELECT max(key) FROM documents"))
    places = zlib.compress(json.dumps([[0, 4, 1, [1.0, 2.0, 3.0, 4.0]], [4, 9, 2, None]]).encode())
    values = {"key": key, "text": TEXT, "places": places, "path": f"/{name}", "name": name}
    start = TEXT.index("第一条")
    values |= {"start": start, "end": len(TEXT)}
    for statement in (
        "INSERT INTO document_texts VALUES (:key, :text, :places)",
        "INSERT INTO sources (path, document, name, seen_at) VALUES (:path, :key, :name, '2020-01-01 00:00:00.000000')",
        'INSERT INTO units (document, ordinal, id, kind, number, branch, label, heading, start, "end")'
        " VALUES (:key, 0, '/a1', 'article', 1, 0, '第一条', '', :start, :end)",
        'INSERT INTO passages (document, ordinal, start, "end", label, article, path, unit_ids)'
        " VALUES (:key, 0, :start, :end, '第一条', '第一条', '', '[\"/a1\"]')",
        "INSERT INTO changes (document, operation, passages) VALUES (:key, 'add', '[]')",
    ):
        connection.execute(sql(statement), values)


@pytest.fixture
def old_folder(tmp_path: Path) -> Path:
    """A library folder of the first version: a trial rule in force, and one that calls itself repealed."""
    catalog = Catalog.open(tmp_path)
    with catalog.writing() as connection:
        first_form(connection)
        old_document(connection, "钥匙", "钥匙管理办法（试行）", "trial", "2019-05-01")
        old_document(connection, "旧", "门卫管理办法", "repealed", None)
    catalog.close()
    for name in ("钥匙", "旧"):
        path = tmp_path / "originals" / digest(data_of(name))[:2] / digest(data_of(name))
        path.parent.mkdir(parents=True)
        path.write_bytes(data_of(name))
    return tmp_path


def test_an_older_library_opens_and_is_whole(old_folder: Path) -> None:
    """Its documents are read, searched and verified as before; what it did not know is empty."""
    with Library.open(old_folder, hashed_embedding()) as library:
        assert library.verify() == []
        record = library.document("钥匙管理办法（试行）")
        document = library.read(record.id)
        assert document.text == TEXT
        assert [place.confidence for place in document.places] == [None, None]
        assert document.places[0].box is not None
        assert (document.evidence, document.acts, document.part_of) == ((), (), "")
        assert (record.signed, record.secrecy, record.urgency, record.validity) == (None, "", "", "")
        assert library.search("钥匙", 5)[0].document.id == record.id


def test_an_older_library_keeps_its_statuses(old_folder: Path) -> None:
    """The trial rule is still one, and what called itself repealed stays repealed."""
    with Library.open(old_folder) as library:
        trial, repealed = library.documents()
        assert trial.trial and trial.standing(date(2020, 1, 1)) is LegalStatus.TRIAL
        assert repealed.fixed_status is LegalStatus.REPEALED
        found = library.search("门卫", 5, SearchFilters(statuses=frozenset({"repealed"})))
        assert [hit.document.id for hit in found] == [repealed.id]


def test_an_older_library_takes_new_documents(old_folder: Path) -> None:
    """Documents of the old form and the new stand beside each other, and the old ones can be read again."""
    with Library.open(old_folder, hashed_embedding()) as library:
        added = regulation("甲")
        library.add(added, data_of("甲"), "/甲")
        assert library.read(added.id) == added
        library.add(regulation("钥匙"), data_of("钥匙"), "/钥匙", refresh=True)
        assert library.read(id_of(data_of("钥匙"))) == regulation("钥匙")
        assert library.verify() == []


def test_questions_of_an_older_library_are_known_as_before(tmp_path: Path) -> None:
    """What people asked before a model could write is theirs, and leads where it led."""
    catalog = Catalog.open(tmp_path)
    values = {"id": "q1", "question": "钥匙找谁？", "folded": "钥匙找谁", "document_id": "d1", "title": "甲管理办法"}
    values |= {"kind": "regulation", "work": "甲管理办法", "unit": "/a2", "unit_kind": "article", "label": "第2条"}
    with catalog.writing() as connection:
        first_form(connection, "0007")
        words = next(unit.text for top in regulation("甲").units for unit in top.walk() if unit.label == "第2条")
        connection.execute(
            sql(
                "INSERT INTO questions (id, question, answer, folded, document_id, title, kind, work, office, unit,"
                " unit_kind, label, words, author, source, added_at) VALUES (:id, :question, '', :folded, :document_id,"
                " :title, :kind, :work, '', :unit, :unit_kind, :label, :words, '张三', 'confirmed',"
                " '2020-01-01 00:00:00.000000')"
            ),
            values | {"words": words},
        )
    catalog.close()
    with Library.open(tmp_path) as library:
        document = regulation("甲")
        library.add(document, data_of("甲"), "/甲")
        (one,) = library.questions.all()
        assert (one.source, one.author, one.prompt, one.dormant) == ("confirmed", "张三", "", False)
        assert one.unit_id == f"{document.id}/a2"
        assert library.questions.owners() == {}
        assert library.search("钥匙找谁？", 1)[0].repeated
        assert library.verify() == []

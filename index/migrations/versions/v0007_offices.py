"""The office that tells a Work from another of the same title."""

from __future__ import annotations

import re

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

# As the program judged issuers when this step was written: a step of the history must not change with the program.
_TERM = re.compile(r"第?[零〇一二三四五六七八九十百]+届")
_PARTS = re.compile(r"[、，,\s]+")
_HONOURS = re.compile(r"^(?:由|经)?(?:中华人民共和国|中国共产党|中共)?(?=.{2})")
_NATIONAL = re.compile(
    r"(?:全国人民代表大会|全国人大|国务院|政务院|主席|中央人民政府)(?:常务委员会|常委会|办公厅|委员会)*"
)
_SHORT = (
    (re.compile(r"人民代表大会(?:常务委员会)?|人大常委会"), "人大"),
    (re.compile(r"人民政府"), "政府"),
    (re.compile(r"纪律检查委员会"), "纪委"),
    (re.compile(r"监察委员会"), "监委"),
    (re.compile(r"纪委监委"), "纪委"),
    (re.compile(r"委员会"), "委"),
)
_OFFICE_OF = re.compile(r"(?<=[委府局厅院部署行央])办公[厅室]$")
_ORGAN = re.compile(
    r"(?:院|部|委|局|会|厅|办|室|署|行|府|大|中央|大会|集团|公司|中心|学校|大学|中学|小学|园|学院|医院|组|处|科|站|所|队|社|馆)$"
)
_NAMELESS = re.compile(r"[本该省市县区州盟旗我]?(?:人大|常务委|常委会|会议|大会|办公[厅室]|委|本院|全会)")
_MADE_BY = re.compile(r"(?P<who>.{2,60}?)(?:关于|印发)")


def upgrade() -> None:
    """Add the column to documents and known questions, and fill it from what is stored."""
    for table in ("documents", "questions"):
        op.add_column(table, sa.Column("office", sa.String, nullable=False, server_default=""))
    connection = op.get_bind()
    for key, title, issuer in connection.exec_driver_sql("SELECT key, title, issuer FROM documents").all():
        if office := _office(title, issuer):
            connection.exec_driver_sql("UPDATE documents SET office = ? WHERE key = ?", (office, key))
    connection.exec_driver_sql(
        "UPDATE questions SET office = coalesce("
        "(SELECT office FROM documents WHERE documents.id = questions.document_id), '')"
    )


def downgrade() -> None:
    """Drop the columns."""
    for table in ("questions", "documents"):
        op.drop_column(table, "office")


def _office(title: str, issuer: str) -> str:
    made_by = _MADE_BY.match(title)
    if made_by and all(_ORGAN.search(name) for name in _PARTS.split(made_by["who"].strip())):
        return ""
    first = next((part for part in _PARTS.split(issuer) if part), "")
    name = _HONOURS.sub("", _TERM.sub("", first))
    if _NATIONAL.fullmatch(name):
        return "国家"
    for long, short in _SHORT:
        name = long.sub(short, name)
    name = _OFFICE_OF.sub("", name)
    return "" if not _ORGAN.search(name) or _NAMELESS.fullmatch(name) or name in title else name

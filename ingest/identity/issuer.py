"""Who issued a document: who signs it, whom its notes, its 令 or its red head name, or its title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.document import DocumentKind
from ingest.document_number import document_number_in, order_number_in
from ingest.identity.found import CLOSING, INFERRED, STATED, Found, Piece
from ingest.identity.source import Source

_DECIDED = r"(?:会议)?(?:通过|批准|公布|发布|颁布|印发)"
_ISSUER = re.compile(
    rf"(?:日|^)\s*[由经]?(?P<body>[一-鿿*、]{{2,40}}?)(?:令|第.{{1,12}}?[次号]|〔).*?{_DECIDED}"
    rf"|(?:日|^)\s*[由经]?(?P<plain>[一-鿿*、]{{2,40}}?){_DECIDED}"
)
# Another issues what is said to have been approved so; 国务院批准 alone makes a rule the approver's, whoever prints it.
_APPROVED = re.compile(r"(?:日|^)\s*(?:经[一-鿿、]{2,40}|[一-鿿]{2,40}会议审议)批准")
_LABEL = re.compile(
    r"(?:发文机关|发布机关|制定机关|发布单位|发文单位|发布部门|publisher)\s*[：:]\s*(?P<who>[一-鿿*、 　]{2,80})"
)
# The red head: 青山县人民政府文件, 青山县人民政府办公室（通知）.
_RED_HEAD = re.compile(r"(?P<who>[一-鿿*、 　]{2,60}?)\s*文\s*件")
# A body has decided: what another body approves behind it is no rule of the other's.
_PASSED = re.compile(r"通过|公布|发布|颁布|印发")
# 第十三届全国人民代表大会常务委员会 is the 全国人民代表大会常务委员会 of that term.
_TERM = re.compile(r"第?[零〇一二三四五六七八九十百]+届")
# The meeting in which a body decides: 公安部部长办公会议, 中共中央政治局会议审议.
_MEETING = re.compile(
    r"(?:第[零〇一二三四五六七八九十百]+次?|[零〇一二三四五六七八九十百]+次|[部厅局署省市县区州行院]长办公|主任办公|办公|常务|[部厅局署室委行院]务|政治局(?:常委会)?|(?<=委)常委会)"
    r"(?:会议?)?$|(?:会议)?(?:审议|讨论|研究)$|会议$"
)
# Slips of the pen in long names.
_SLIPS = (
    (re.compile(r"人民代表(?=会)"), "人民代表大"),
    (re.compile(r"人民代表大会常(?:务?委?员?会?会)$|人民代表大会常务委员$"), "人民代表大会常务委员会"),
)
# 市人大常委会, 会议: whose it is, or who it is, stays open.
_NAMELESS = re.compile(
    r"[本该省市县区州盟旗]?(?:人民代表大会|人大)?(?:常务委员会|常委会)?(?:第.{1,4}次)?|关于|.{0,2}会议"
)
_ORGAN_OF = re.compile(r"(?:审判委员会|检察委员会)$")
_IN_TITLE = re.compile(r"(?P<who>[一-鿿*、 　]{2,60}?)(?:印发《|关于|令)")
_ORGAN = re.compile(
    r"(?:院|部|委|委员会|局|会|厅|办|办公厅|办公室|署|行|府|中央|人大|大会|集团|公司|中心|学校|大学|组)$"
)

# In a note of issue, where the verb says what the words before it are.
_INSTITUTION = re.compile(r"(?:学|园|院|处|科|所|站|队|社|馆|厂|军)$")


def find_issuer(source: Source, kind: DocumentKind) -> Found | None:
    """The issuer, several joined with 、; None where nothing names one."""
    return next(_readings(source, kind), None)


def _readings(source: Source, kind: DocumentKind) -> Iterator[Found]:
    """Every reading of the issuer, the most certain first."""
    if source.signature and source.signature.signer:
        yield Found(source.signature.signer, *source.signature.signer_span, CLOSING)
    several = [found for found in _in_title(source.titles) if "、" in found.value] if source.titles else []
    yield from several
    decided = False
    for note in source.notes:
        yield from _in_note(note, approval=not decided)
        decided = decided or _PASSED.search(note.text) is not None
    for piece in source.above:
        yield from _in_head(piece)
    if source.titles and kind is not DocumentKind.REPORT:
        yield from _in_title(source.titles)


def _in_note(note: Piece, *, approval: bool) -> Iterator[Found]:
    """2020年5月6日青山县第九届人民代表大会常务委员会第三次会议通过; 批准 counts where `approval` says so."""
    if label := _LABEL.search(note.text):
        yield note.found("、".join(label["who"].split()), label.start("who"), label.end("who"), CLOSING)
    # The same length, so that the span stays: blanks for 第九届 would part the name.
    lead = len(note.text) - len(note.text.lstrip("（("))
    kept = [index for index in range(lead, len(note.text)) if not _in_term(note.text, index)]
    words = "".join(note.text[index] for index in kept)
    for found in _ISSUER.finditer(words):
        if found[0].endswith("批准") and (not approval or _APPROVED.match(found[0])):
            continue
        group = "body" if found["body"] else "plain"
        name = issuer_name(found[group])
        if _is_named(name):
            start, end = kept[found.start(group)], kept[found.end(group) - 1] + 1
            yield note.found(name, start, end, STATED)


def _is_named(name: str) -> bool:
    """Whether `name` is that of an organ, or of several."""
    parts = name.split("、")
    return (
        not any(_NAMELESS.fullmatch(part) for part in parts)
        and (_ORGAN.search(parts[-1]) or _INSTITUTION.search(parts[-1])) is not None
    )


def _in_term(text: str, index: int) -> bool:
    return any(found.start() <= index < found.end() for found in _TERM.finditer(text))


def _in_head(piece: Piece) -> Iterator[Found]:
    if head := _RED_HEAD.fullmatch(piece.text.strip()):
        names = [name for name in re.split(r"[、 　]+", head["who"]) if name]
        if all(_ORGAN.search(name) for name in names):
            start = piece.text.index(head["who"])
            yield piece.found("、".join(names), start, start + len(head["who"]))
    number = document_number_in(piece.text) or order_number_in(piece.text)
    ordered, order, _ = number.value.partition("令") if number else ("", "", "")
    if number and order and _ORGAN.search(ordered):
        yield piece.found(issuer_name(ordered), number.start, number.end)


def _in_title(titles: Piece) -> Iterator[Found]:
    lead = re.match(r"[#*\s]*(?:标题|题目|title)?\s*[：:]?\s*", titles.text)
    start = lead.end() if lead else 0
    found = _IN_TITLE.match(titles.text.replace("\n", " "), start)
    if found and _ORGAN.search(found["who"].rstrip()):
        yield titles.found("、".join(found["who"].split()), found.start("who"), found.end("who"), INFERRED)


def issuer_name(text: str) -> str:
    """The body that issues, without its term and without the committee in which it decides."""
    name = _TERM.sub("", text).removesuffix("令").removesuffix("公告").strip("、")
    while (shorter := _MEETING.sub("", name)) != name:
        name = shorter
    for slip, meant in _SLIPS:
        name = slip.sub(meant, name)
    name = _ORGAN_OF.sub("", name)
    return name.removeprefix("中华人民共和国") or name

"""Pages of documents over HTTP: places and pictures."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from index.library import Library
from ingest.pipeline import ingest
from ingest.readers import Limits
from service.pages import page_picture, pages_shape
from tests.ingest.readers import laid_out, printed
from tests.service.conftest import Server

RULE = "第一条 图书借阅期限为三十日，逾期不还的，暂停借阅。"
SVG_CSP = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def taken_in(server: Server, name: str, data: bytes) -> str:
    """The id of a document after it was uploaded."""
    job = server.client.post("/api/v1/documents", files=[("files", (name, data))]).raise_for_status().json()
    with server.client.stream("GET", f"/api/v1/jobs/{job['id']}/events") as response:
        events = [json.loads(line) for line in response.iter_lines()]
    (outcome,) = [event["outcome"] for event in events if event["type"] == "file"]
    assert outcome["error"] is None
    return str(outcome["document_id"])


def test_places_and_pictures_of_pdf_and_ofd(server: Server) -> None:
    """Every place lies on its page; the picture is what the format gives, as wide as wanted within limits."""
    pdf = printed.typeset([RULE] * 3)
    ofd = laid_out.ofd_of(laid_out.Leaf([laid_out.Write(25, 40 + 10 * row, RULE) for row in range(3)]))
    for name, data, kind in (("甲.pdf", pdf, "image/png"), ("乙.ofd", ofd, "image/svg+xml")):
        address = f"/api/v1/documents/{taken_in(server, name, data)}"
        text = server.client.get(f"{address}/text").json()["text"]
        (page,) = server.client.get(f"{address}/pages").raise_for_status().json()["pages"]
        assert (page["number"], page["has_image"]) == (1, True)
        assert page["places"]
        for place in page["places"]:
            assert 0 <= place["start"] < place["end"] <= len(text)
            assert 0 <= place["left"] < place["right"] <= page["width"]
            assert 0 <= place["top"] < place["bottom"] <= page["height"]
        picture = server.client.get(f"{address}/pages/1/image?width=300").raise_for_status()
        assert picture.headers["content-type"] == kind
        assert picture.headers["x-content-type-options"] == "nosniff"
        assert picture.headers["cache-control"] == "private, max-age=31536000, immutable"
        assert picture.content.startswith(
            b"\x89PNG" if kind == "image/png" else b'<svg xmlns="http://www.w3.org/2000/svg"'
        )
        assert (picture.headers["content-security-policy"] == SVG_CSP) == (kind == "image/svg+xml")


def test_a_member_shows_the_pages_of_its_compilation(tmp_path: Path) -> None:
    """Its own places stand on them."""
    data = printed.typeset([RULE] * 40)
    whole = ingest(data, "汇编.pdf", today=date(2024, 1, 1))
    member = replace(whole, id=f"{whole.id}.1", part_of=whole.id, places=whole.places[-1:])
    with Library.open(tmp_path / "library") as library:
        library.add(replace(whole, members=(member,)), data, "汇编.pdf")
        pages = pages_shape(library, member.id, Limits())["pages"]
        assert len(pages) == whole.pages
        assert [len(page["places"]) for page in pages] == [0] * (len(pages) - 1) + [1]
        assert page_picture(library, member.id, 1, 300, Limits()) == page_picture(library, whole.id, 1, 300, Limits())


@pytest.mark.parametrize(("width", "expected"), [(1, 200), (99999, 2000), (640, 640)])
def test_widths_are_brought_within_limits(server: Server, width: int, expected: int) -> None:
    """Nobody can ask for a picture of any size."""
    address = f"/api/v1/documents/{taken_in(server, '甲.pdf', printed.typeset([RULE]))}"
    data = server.client.get(f"{address}/pages/1/image?width={width}").raise_for_status().content
    assert int.from_bytes(data[16:20], "big") == expected


def test_what_is_not_there_is_a_problem(server: Server) -> None:
    """A page beyond the last, a document without pages, no document."""
    address = f"/api/v1/documents/{taken_in(server, '甲.pdf', printed.typeset([RULE]))}"
    text = f"/api/v1/documents/{taken_in(server, '丙.txt', RULE.encode())}"
    assert server.client.get(f"{text}/pages").json() == {"pages": []}
    for missing in (f"{address}/pages/2/image", f"{address}/pages/0/image", f"{text}/pages/1/image"):
        response = server.client.get(missing)
        assert response.status_code == 404
        assert response.json()["code"] == "page_not_found"
    assert server.client.get("/api/v1/documents/d0/pages").json()["code"] == "document_not_found"
    assert server.client.get(f"{address}/pages/x/image").status_code == 422

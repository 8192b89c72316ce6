"""The HTTP API of a real server process."""

from __future__ import annotations

import json
import threading
import time
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import httpx

from service.api.description import describe_api
from tests.conftest import ROOT
from tests.service.conftest import Server

RULE = "某中心借阅规定\n第一条 图书借阅期限为三十日。\n第二条 逾期不还的，暂停借阅。\n"


def test_health_tells_what_is_served(server: Server) -> None:
    """The counts are those of the sample office."""
    health = server.client.get("/health").json()
    assert health["status"] == "ok"
    assert health["documents"] == server.client.get("/api/v1/documents").json()["total"] > 10


def test_every_quote_stands_at_its_span(server: Server) -> None:
    """What an answer quotes is the text of the document between start and end."""
    answer = server.client.post("/api/v1/ask", json={"question": "举报公车私用多久给答复？"}).json()
    assert answer["citations"]
    for citation in answer["citations"]:
        text = server.client.get(f"/api/v1/documents/{citation['document_id']}/text").json()["text"]
        assert text[citation["start"] : citation["end"]] == citation["quote"]


def test_an_upload_is_a_job_that_streams_its_outcomes(server: Server) -> None:
    """Files go in one by one; the stream ends with a summary; the page finds the job again after a reload."""
    files = [
        ("files", ("资料/借阅规定.txt", RULE.encode(), "text/plain")),
        ("files", ("../../坏.pdf", b"%PDF-1.7 nothing", "application/pdf")),
    ]
    job = server.client.post("/api/v1/documents", files=files).raise_for_status().json()
    events = _events(server, job["id"])
    outcomes = [event["outcome"] for event in events if event["type"] == "file"]
    assert [outcome["status"] for outcome in outcomes] == ["added", "failed"]
    assert outcomes[1]["error"]["code"] == "damaged_file"
    assert events[-1]["summary"]["added"] == 1
    assert server.client.get(f"/api/v1/jobs/{job['id']}").json()["state"] == "done"
    answer = server.client.post("/api/v1/ask", json={"question": "图书借阅期限是多少日？"}).json()
    assert answer["citations"][0]["article"] == "第一条"


def _events(server: Server, job: str) -> list[dict[str, Any]]:
    with server.client.stream("GET", f"/api/v1/jobs/{job}/events") as response:
        return [json.loads(line) for line in response.iter_lines()]


def test_a_document_can_be_downloaded_and_removed(server: Server, samples: Path) -> None:
    """The original comes back byte for byte; after removal it is a 404 problem."""
    document = server.client.get("/api/v1/documents").json()["documents"][0]
    original = next(path for path in samples.rglob("*") if path.name == document["file"])
    address = f"/api/v1/documents/{document['id']}"
    assert server.client.get(f"{address}/original").content == original.read_bytes()
    assert server.client.delete(address).status_code == 204
    missing = server.client.get(address)
    assert missing.status_code == 404
    assert missing.headers["content-type"] == "application/problem+json"
    assert missing.json()["code"] == "document_not_found"


def test_foreign_pages_can_change_nothing(server: Server) -> None:
    """Without our header, or under another host name, a request is refused."""
    bare = httpx.Client(base_url=server.address, trust_env=False)
    assert bare.post("/api/v1/ask", json={"question": "x"}).status_code == 403
    assert bare.get("/health", headers={"Host": "evil.example"}).status_code == 421
    page = bare.get("/health")
    assert "default-src 'self'" in page.headers["content-security-policy"]


def test_wrong_requests_are_problems(server: Server) -> None:
    """What does not fit the shape is refused with the place named."""
    refused = server.client.post("/api/v1/ask", json={"question": "", "nonsense": 1})
    assert refused.status_code == 422
    assert refused.json()["code"] == "bad_request"


def test_twenty_askers_at_once(server: Server) -> None:
    """Threads share one library without errors and get the same answer."""
    answers: list[tuple[int, str]] = []

    def ask() -> None:
        with httpx.Client(base_url=server.address, headers={"X-Guiwen": "1"}, timeout=60, trust_env=False) as client:
            response = client.post("/api/v1/ask", json={"question": "会计凭证要保存多少年？"})
            answers.append((response.status_code, response.json()["answer"]))

    threads = [threading.Thread(target=ask) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 20
    assert len(set(answers)) == 1 and answers[0][0] == 200


def test_an_idle_connection_outlives_what_clients_keep(server: Server) -> None:
    """httpx keeps its connections for five seconds: a server that closes them then resets requests on their way."""
    kept = HTTPConnection("127.0.0.1", int(server.address.rpartition(":")[2]), timeout=60)
    for pause in (0.0, 6.0):
        time.sleep(pause)
        kept.request("GET", "/health")
        answer = kept.getresponse()
        answer.read()
        assert answer.status == 200
    kept.close()


def test_the_pages_know_the_api_as_it_is() -> None:
    """The committed description, from which the pages' types are made, is that of the application: run `make types`."""
    committed = (ROOT / "service" / "web" / "openapi.json").read_text(encoding="utf-8")
    assert committed == describe_api()

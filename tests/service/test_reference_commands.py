"""Cross-references on the command line and over HTTP, over the sample office."""

from __future__ import annotations

from pathlib import Path

from tests.service.conftest import Run, Server, json_lines


def test_references_of_the_sample_office_lead_to_units(guiwen: Run, office: Path) -> None:
    """Every sample rule's references stand at their spans, and most are resolved."""
    rows = json_lines(guiwen("documents", "--kind", "regulation", "--json", data=office).stdout)
    found = [one for row in rows for one in json_lines(guiwen("references", row["id"], "--json", data=office).stdout)]
    resolved = [one for one in found if one["state"] == "resolved"]
    assert len(resolved) > len(found) / 2
    assert all(one["target"]["unit_id"].startswith(one["target"]["document_id"]) for one in resolved if one["label"])


def test_the_server_tells_both_directions(server: Server) -> None:
    """Who is cited by a reference is cited by it the other way round."""
    for document in server.client.get("/api/v1/documents").json()["documents"]:
        address = f"/api/v1/documents/{document['id']}"
        text = server.client.get(f"{address}/text").json()["text"]
        for one in server.client.get(f"{address}/references").raise_for_status().json()["references"]:
            assert text[one["start"] : one["end"]] == one["text"]
            target = one["target"]
            if target and target["unit_id"]:
                back = server.client.get(
                    f"/api/v1/documents/{target['document_id']}/cited-by", params={"unit": target["unit_id"]}
                ).json()["citations"]
                spans = [(place["document_id"], place["start"]) for place in back]
                assert (document["id"], one["start"]) in spans


def test_a_label_that_does_not_exist_is_a_wrong_call(guiwen: Run, office: Path) -> None:
    """The message names the title and the label."""
    rows = json_lines(guiwen("documents", "--kind", "regulation", "--json", data=office).stdout)
    done = guiwen("references", rows[0]["id"], "--cited-by", "第九百条", data=office, check=False)
    assert done.returncode == 2
    assert "第九百条" in done.stderr

"""Jobs: what the server is taking in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from fastapi import APIRouter
from fastapi.responses import StreamingResponse

from service.api.schemas import Job, JobList
from service.api.state import Given
from service.jobs import Job as RunningJob

router = APIRouter(prefix="/api/v1/jobs", tags=["jobs"])


@router.get("", response_model=JobList)
def list_jobs(state: Given) -> dict[str, Any]:
    """The running and recent jobs, newest first."""
    return {"jobs": [job.shape() for job in state.jobs.all()]}


@router.get("/{job_id}", response_model=Job)
def read_job(state: Given, job_id: str) -> dict[str, Any]:
    """One job as it stands."""
    return state.jobs.get(job_id).shape()


@router.get("/{job_id}/events", response_class=StreamingResponse)
def follow_job(state: Given, job_id: str) -> StreamingResponse:
    """What happens in a job, one JSON object per line, from its beginning to its end."""
    # Named as uncompressed, because a compressor would hold short lines back until it has enough of them.
    uncompressed = {"content-encoding": "identity"}
    return StreamingResponse(_lines(state.jobs.get(job_id)), media_type="application/x-ndjson", headers=uncompressed)


def _lines(job: RunningJob) -> Iterator[str]:
    for event in job.events():
        yield json.dumps(event, ensure_ascii=False) + "\n"


@router.delete("/{job_id}", status_code=204)
def cancel_job(state: Given, job_id: str) -> None:
    """Leave out the files of a job that were not begun."""
    state.jobs.get(job_id).cancelled.set()

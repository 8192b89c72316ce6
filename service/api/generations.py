"""Generations: a chat model writes questions for articles."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from service.api.schemas_generations import GenerationList, GenerationRequest, GenerationShape
from service.api.state import Given

router = APIRouter(prefix="/api/v1/generations", tags=["generations"])


@router.get("", response_model=GenerationList)
def list_generations(state: Given) -> dict[str, Any]:
    """The running and recent generations, newest first."""
    return {"generations": [job.shape() for job in state.generations.all()]}


@router.post("", status_code=202, response_model=GenerationShape)
def start_generation(state: Given, request: GenerationRequest) -> dict[str, Any]:
    """Begin to ask the chat model about the articles that have no questions yet; one generation runs at a time."""
    return state.generations.start(request.documents, request.limit).shape()


@router.get("/{generation_id}", response_model=GenerationShape)
def read_generation(state: Given, generation_id: str) -> dict[str, Any]:
    """One generation as it stands."""
    return state.generations.get(generation_id).shape()


@router.delete("/{generation_id}", status_code=204)
def cancel_generation(state: Given, generation_id: str) -> None:
    """Leave out the articles for which nothing has been stored."""
    state.generations.get(generation_id).cancelled.set()

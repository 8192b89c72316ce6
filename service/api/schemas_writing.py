"""The shapes of writing with a chat model: materials, and what is asked for."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from service.api.schemas import Shape

Author = Annotated[str, Field(max_length=100)]


class MaterialRequest(Shape):
    """A `document` of the Library, or a typed `text` with its title."""

    document: Annotated[str, Field(max_length=300)] = ""
    title: Annotated[str, Field(max_length=300)] = ""
    text: Annotated[str, Field(max_length=200_000)] = ""
    author: Author = ""


class MaterialShape(Shape):
    """A text that was given to a draft; `document` is its id where it is one of the Library."""

    id: str
    title: str
    document: str
    author: str
    characters: int
    added_at: str


class MaterialList(Shape):
    materials: list[MaterialShape]


class ComposeRequest(Shape):
    """What a chat model is to write: a paragraph, a section (`position`), or every section; counted from 0."""

    revision: int
    position: int | None = None
    paragraph: int | None = None
    wish: Annotated[str, Field(max_length=1000)] = ""
    author: Author = ""

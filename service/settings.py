"""Settings, read once at the edge and passed down."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from ingest.errors import SettingsError


class Settings(BaseSettings):
    """Every setting with its meaning; each is set by an environment variable `GUIWEN_<NAME>`."""

    model_config = SettingsConfigDict(env_prefix="GUIWEN_", extra="forbid", frozen=True)

    data: Annotated[Path, Field(description="The library folder: originals, catalogue and indexes.")] = Path("library")
    host: Annotated[
        str, Field(description="The address that the server binds; only loopback addresses are allowed.")
    ] = "127.0.0.1"
    port: Annotated[int, Field(description="The port that the server binds.", ge=0, le=65535)] = 8000
    embedding: Annotated[
        str, Field(description="`static` (bundled), `none` (lexical search only), or a sentence-transformers folder.")
    ] = "static"
    upload_limit_mb: Annotated[int, Field(description="The largest file that can be taken in, in MiB.", ge=1)] = 200
    page_limit: Annotated[int, Field(description="The most pages that one file may have.", ge=1)] = 5000
    reading_seconds: Annotated[
        float,
        Field(description="How long the reading of one file may take; each page recognised (OCR) begins anew.", gt=0),
    ] = 120.0
    reading_memory_mb: Annotated[
        int, Field(description="The address space that the process which reads files may take, in MiB.", ge=512)
    ] = 6144
    cleaning: Annotated[
        str, Field(description="Steps of cleaning to switch off, as `-web_noise,-wrapped_text`; none when empty.")
    ] = ""
    answer_articles: Annotated[int, Field(description="The most articles that one answer quotes.", ge=1, le=10)] = 3


def load_settings(**overrides: Any) -> Settings:
    """The settings of the environment with `overrides` on top, None left out; SettingsError for a wrong value."""
    given = {key: value for key, value in overrides.items() if value is not None}
    try:
        return Settings(**given)
    except ValidationError as error:
        first = error.errors()[0]
        name = "GUIWEN_" + str(first["loc"][0]).upper() if first["loc"] else "GUIWEN_*"
        raise SettingsError(f"设置 {name} 的值“{first.get('input')}”不可用：{first['msg']}。") from error

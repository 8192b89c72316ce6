"""Settings, read once at the edge and passed down."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, SecretStr, ValidationError
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
    answer_articles: Annotated[int, Field(description="The most articles that one answer quotes.", ge=1, le=10)] = 5
    model_url: Annotated[
        str,
        Field(
            description="Base URL of an OpenAI-compatible server (`http://…/v1`); no chat model when empty.",
            pattern=r"^(https?://[^\s/?#@]+(/[^\s?#]*)?)?$",
        ),
    ] = ""
    model_name: Annotated[str, Field(description="The chat model's name on that server.")] = "default"
    model_key: Annotated[SecretStr, Field(description="The key of that server; never shown.")] = SecretStr("")
    model_first_seconds: Annotated[
        float, Field(description="How long the chat model may take to begin its answer.", gt=0)
    ] = 20.0
    model_gap_seconds: Annotated[
        float, Field(description="How long the chat model may pause inside its answer.", gt=0)
    ] = 10.0
    model_whole_seconds: Annotated[float, Field(description="How long a whole answer may take.", gt=0)] = 90.0
    model_retries: Annotated[
        int, Field(description="How often a refused or failed request is tried again.", ge=0, le=10)
    ] = 2
    model_concurrency: Annotated[
        int, Field(description="The most requests to the chat model at the same time.", ge=1)
    ] = 4
    model_temperature: Annotated[float, Field(description="The chat model's temperature.", ge=0, le=2)] = 0.0
    unsupported: Annotated[
        Literal["remove", "mark"],
        Field(description="What happens to a sentence that its citations do not support: `remove` or `mark`."),
    ] = "remove"


def load_settings(**overrides: Any) -> Settings:
    """The settings of the environment with `overrides` on top, None left out; SettingsError for a wrong value."""
    given = {key: value for key, value in overrides.items() if value is not None}
    try:
        return Settings(**given)
    except ValidationError as error:
        first = error.errors()[0]
        name = "GUIWEN_" + str(first["loc"][0]).upper() if first["loc"] else "GUIWEN_*"
        value = "…" if name == "GUIWEN_MODEL_KEY" else first.get("input")
        raise SettingsError(f"设置 {name} 的值“{value}”不可用：{first['msg']}。") from error

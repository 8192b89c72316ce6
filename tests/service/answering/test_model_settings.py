"""What is told of the chat model by the command line and over HTTP, its trial, and that its key shows nowhere."""

from __future__ import annotations

import json
import logging
import re
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from fastapi.testclient import TestClient

from ingest.errors import GuiwenError, SettingsError
from service.app import create_app
from service.chat_model import chat_model
from service.cli.main import cli
from service.settings import Settings, load_settings
from tests.conftest import ROOT
from tests.service.answering.lying_office import KEY, TRUE, model_at, office, telling
from tests.service.answering.scripted_model import ScriptedModel, refusing, saying, scripted, sending

Call = Callable[..., Result]


@pytest.fixture
def server() -> Iterator[ScriptedModel]:
    """A model server that answers well."""
    with scripted(saying("好")) as running:
        yield running


@pytest.fixture
def call(server: ScriptedModel, tmp_path: Path) -> Call:
    """Calls `guiwen` with the model of `server` in the environment."""
    environment = {"GUIWEN_DATA": str(tmp_path), "GUIWEN_MODEL_URL": server.url, "GUIWEN_MODEL_KEY": KEY}

    def run(*arguments: str, **changed: str | None) -> Result:
        return CliRunner().invoke(cli, arguments, env=environment | changed)

    return run


def test_the_settings_are_shown_without_the_key(call: Call, server: ScriptedModel) -> None:
    """Everything but the key, of which it is told that there is one."""
    told = json.loads(call("model", "show", "--json", GUIWEN_MODEL_NAME="qwen").stdout)
    assert (told["configured"], told["base_url"], told["model"], told["key_set"]) == (True, server.url, "qwen", True)
    assert (told["timeout_seconds"], told["concurrency"]) == (90.0, 4)
    assert told["prompt_version"].startswith("answer.zh/")
    shown = call("model", "show")
    assert "密钥：已设置" in shown.stdout
    assert KEY not in shown.output + json.dumps(told)


def test_without_a_model_the_settings_say_what_to_do(call: Call) -> None:
    """The remedy is named, and asking works all the same."""
    assert "GUIWEN_MODEL_URL" in call("model", "show", GUIWEN_MODEL_URL="").stdout
    tried = call("model", "test", "--json", GUIWEN_MODEL_URL="")
    assert tried.exit_code == 1
    assert json.loads(tried.stdout)["ok"] is False


def test_a_trial_tells_how_long_it_took(call: Call, server: ScriptedModel) -> None:
    """One word is asked for with the key, and the answer's time is told."""
    tried = call("model", "test", "--json")
    told = json.loads(tried.stdout)
    assert (tried.exit_code, told["ok"]) == (0, True)
    assert told["milliseconds"] > 0
    assert server.headers[0]["authorization"] == f"Bearer {KEY}"
    assert KEY not in tried.output


@pytest.mark.parametrize(
    ("status", "remedy"),
    [(401, "GUIWEN_MODEL_KEY"), (403, "GUIWEN_MODEL_KEY"), (404, "GUIWEN_MODEL_URL"), (400, "模型名称")],
)
def test_a_trial_that_fails_names_the_remedy(call: Call, server: ScriptedModel, status: int, remedy: str) -> None:
    """The words of the server, which repeat the key, are not passed on."""
    server.script(refusing(status))
    tried = call("model", "test")
    assert tried.exit_code == 1
    assert remedy in tried.stdout
    assert KEY not in tried.output


@pytest.fixture
def client(server: ScriptedModel, tmp_path: Path) -> Iterator[TestClient]:
    """The application with the model of `server`."""
    settings = load_settings(data=tmp_path / "library", embedding="none", model_url=server.url, model_key=KEY)
    with TestClient(create_app(settings), "http://127.0.0.1", headers={"X-Guiwen": "1"}) as opened:
        yield opened


def test_the_application_tells_of_the_model_and_tries_it(client: TestClient, server: ScriptedModel) -> None:
    """As the command line does; the key stands in no reply."""
    told = client.get("/api/v1/model")
    assert (told.json()["configured"], told.json()["key_set"], told.json()["base_url"]) == (True, True, server.url)
    tried = client.post("/api/v1/model/test")
    assert (tried.status_code, tried.json()["ok"]) == (200, True)
    server.script(refusing(401))
    failed = client.post("/api/v1/model/test").json()
    assert (failed["ok"], "GUIWEN_MODEL_KEY" in failed["message"]) == (False, True)
    assert client.get("/health").json()["chat_model"] == "default"
    assert KEY not in told.text + tried.text + str(failed)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("model_url", "ftp://127.0.0.1/v1"),
        ("model_url", "http://user:pass@127.0.0.1/v1"),
        ("model_url", "http://127.0.0.1/v1?key=1"),
        ("model_concurrency", "0"),
        ("model_retries", "-1"),
        ("model_whole_seconds", "0"),
        ("model_temperature", "3"),
        ("unsupported", "perhaps"),
    ],
)
def test_a_wrong_setting_is_refused(name: str, value: str) -> None:
    """The setting is named."""
    with pytest.raises(SettingsError, match=f"GUIWEN_{name.upper()}"):
        load_settings(**{name: value})


def test_every_setting_is_documented() -> None:
    """Each stands in the guide in both languages."""
    for name in ("guide.md", "guide.zh-CN.md"):
        guide = (ROOT / "docs" / name).read_text(encoding="utf-8")
        missing = [field for field in Settings.model_fields if f"`GUIWEN_{field.upper()}`" not in guide]
        assert missing == []


def test_the_key_shows_nowhere(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Neither in the settings and the model, nor in what any library logs, nor in errors and answers."""
    caplog.set_level(logging.DEBUG)
    with office(tmp_path) as lying:
        shown: list[Any] = [load_settings(model_key=KEY), lying.chat.settings, lying.chat, vars(lying.chat)]
        for script in (telling(TRUE), refusing(401), sending(b"data: {not json\n\n")):
            shown += lying.ask(script)
            try:
                lying.server.script(refusing(401))
                lying.chat.whole("", "")
            except GuiwenError as error:
                shown += traceback.format_exception(error)
    assert caplog.records
    told = "".join(map(repr, shown)) + "".join(map(str, shown)) + caplog.text
    assert KEY not in told


def test_a_wrong_key_setting_is_not_repeated() -> None:
    """A key of a wrong kind is refused without being shown."""
    with pytest.raises(SettingsError) as refused:
        load_settings(model_key=[KEY])
    assert not re.search(KEY, str(refused.value))


def test_no_model_is_made_without_an_address() -> None:
    """Without GUIWEN_MODEL_URL there is no chat model."""
    assert chat_model(Settings()) is None
    with scripted(saying("好")) as server:
        assert model_at(server).name == "default"

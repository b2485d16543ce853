import io
import json
import os
from typing import TextIO

import pytest

from rolecall.entrypoints.view import ConsoleView, JsonView, Output, Running

RUNNING = Running(
    url="http://127.0.0.1:8000",
    data="/srv/[data]",
    log_file="/srv/[data]/logs/rolecall.jsonl",
    pids={"supervisor": 1, "api": 2},
    database={"app_dsn": "postgresql://rolecall_app:hush@/rolecall"},
    redis_url="unix:///srv/redis.sock?db=0",
    embedded={"database": True, "redis": True},
    ready_seconds=1.2345,
    accounts=("platform@rolecall.example.com", "candidate@rolecall.example.com"),
    password="rolecall-demo",
)


def _output(file: TextIO) -> Output:
    return Output(file=file, highlight=False, soft_wrap=True)


def test_shows_steps_and_where_everything_is_but_no_secrets() -> None:
    text = io.StringIO()
    view = ConsoleView(_output(text))
    view.begin("Starting [servers]")
    view.done("postgres")
    view.say("something")
    view.ready(RUNNING)
    lines = text.getvalue().splitlines()
    assert lines[0].startswith("✓ Starting [servers] postgres 0.")
    assert lines[1] == "! something"
    assert "  Address   http://127.0.0.1:8000" in lines
    assert "  Data      /srv/[data]" in lines
    assert "  Accounts  platform@rolecall.example.com" in lines
    assert "            candidate@rolecall.example.com" in lines
    assert "  Password  rolecall-demo  (all of them)" in lines
    assert "hush" not in text.getvalue()


def test_json_is_one_object_on_stdout(capsys: pytest.CaptureFixture[str]) -> None:
    JsonView(_output(io.StringIO())).ready(RUNNING)
    told = json.loads(capsys.readouterr().out)
    assert told["pids"] == {"supervisor": 1, "api": 2}
    assert told["database"]["app_dsn"].endswith(":hush@/rolecall")
    assert told["ready_seconds"] == 1.234


def test_goes_on_when_nobody_watches_any_more() -> None:
    reading, writing = os.pipe()
    with os.fdopen(writing, "w", encoding="utf-8", buffering=1) as pipe:
        view = ConsoleView(_output(pipe))
        os.close(reading)
        view.begin("Starting")
        view.done()
        view.ready(RUNNING)
        assert view.console.quiet

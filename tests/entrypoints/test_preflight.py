import re
import socket
from pathlib import Path

import pytest

from rolecall.entrypoints.exits import Exit, PortTaken, exit_code
from rolecall.entrypoints.preflight import check_production, listening_port
from rolecall.infra.settings import Settings, SettingsError

GOOD = {
    "ROLECALL_ENV": "production",
    "ROLECALL_SECRET_KEY": "q7Zk0VbXy3Lr9TnWm2Hd5Jf8Pc1Gs4Au6Ev",
    "ROLECALL_DATABASE_URL": "postgresql://owner@db.example/rolecall",
    "ROLECALL_REDIS_URL": "redis://cache.example/0",
}


def _settings(monkeypatch: pytest.MonkeyPatch, **changes: str) -> Settings:
    for name, value in {**GOOD, **changes}.items():
        monkeypatch.setenv(name, value)
    return Settings()


def test_production_mode_takes_good_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    check_production(_settings(monkeypatch))


@pytest.mark.parametrize(
    ("variable", "value", "sentence"),
    [
        ("ROLECALL_SECRET_KEY", "", "needed in production mode"),
        ("ROLECALL_SECRET_KEY", "q7Zk0VbXy3Lr9TnWm2Hd", "shorter than 32 characters"),
        ("ROLECALL_SECRET_KEY", "ab" * 20, "can be guessed"),
        ("ROLECALL_SECRET_KEY", "please-Change-me-q7Zk0VbXy3Lr9TnWm2Hd5", "can be guessed"),
        ("ROLECALL_SECRET_KEY", "my-secret-q7Zk0VbXy3Lr9TnWm2Hd5Jf8Pc1G", "can be guessed"),
        ("ROLECALL_DATABASE_URL", "", "the bundled PostgreSQL is for development only"),
        ("ROLECALL_REDIS_URL", "", "the bundled Redis is for development only"),
        ("ROLECALL_LOG_LEVEL", "DEBUG", "DEBUG is not allowed in production mode"),
    ],
)
def test_production_mode_refuses(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, sentence: str
) -> None:
    with pytest.raises(SettingsError, match=re.escape(sentence)) as caught:
        check_production(_settings(monkeypatch, **{variable: value}))
    assert caught.value.detail.startswith(f"{variable}: ")
    assert exit_code(caught.value) == Exit.SETTINGS


def test_production_mode_refuses_the_debugging_of_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONASYNCIODEBUG", "1")
    with pytest.raises(SettingsError, match="PYTHONASYNCIODEBUG are not allowed"):
        check_production(_settings(monkeypatch))


def test_other_modes_take_all_of_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ROLECALL_DATA", str(tmp_path))
    check_production(
        _settings(
            monkeypatch,
            ROLECALL_ENV="development",
            ROLECALL_SECRET_KEY="",
            ROLECALL_DATABASE_URL="",
            ROLECALL_LOG_LEVEL="DEBUG",
        )
    )


def test_a_free_port_is_taken_as_given_and_zero_means_any() -> None:
    free = listening_port("127.0.0.1", 0)
    assert free > 0
    assert listening_port("127.0.0.1", free) == free


def test_a_taken_port_comes_with_another() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(PortTaken, match=rf"Port {port} on 127\.0\.0\.1 .*PORT=\d+\.$"):
            listening_port("127.0.0.1", port)

"""The process that takes mail, as `rolecall up` starts it."""

import asyncio
import os
import signal
import smtplib
import socket
import sys

import pytest

from rolecall.entrypoints.inbound import tls_context
from rolecall.infra.settings import InboundMailSettings, SettingsError

from tests.support.servers import SECRET, Servers


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def ask(port: int) -> tuple[int, int, int]:
    """Return what the listener says to a greeting, to somebody unknown, and to relaying."""
    with smtplib.SMTP("127.0.0.1", port, timeout=5) as client:
        greeted, _ = client.ehlo()
        client.mail("ada@example.org")
        unknown, _ = client.rcpt("reply+aaaaaaaaaaaaaaaaaaaaaaaaaa@reply.example.net")
        relayed, _ = client.rcpt("somebody@example.com")
        return greeted, unknown, relayed


async def test_it_listens_refuses_and_stops(servers: Servers) -> None:
    port = free_port()
    environment = {name: value for name, value in os.environ.items() if "ROLECALL_" not in name}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-P", "-m", "rolecall.entrypoints.launch", "inbound",
        env={
            **environment,
            "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
            "ROLECALL_ENV": "test",
            "ROLECALL_DATA": str(servers.data),
            "ROLECALL_SECRET_KEY": SECRET,
            "ROLECALL_APP_DATABASE_URL": servers.app_dsn,
            "ROLECALL_REDIS_URL": servers.redis_url,
            "ROLECALL_INBOUND_DOMAIN": "reply.example.net",
            "ROLECALL_INBOUND_PORT": str(port),
        },
        stdout=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        answered = None
        for _ in range(150):
            try:
                answered = await asyncio.to_thread(ask, port)
                break
            except ConnectionRefusedError:
                await asyncio.sleep(0.2)
        assert answered == (250, 550, 550)
        process.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(process.wait(), 15) == 0
    finally:
        if process.returncode is None:
            process.kill()


def test_a_certificate_that_is_none_is_named(tmp_path: os.PathLike[str]) -> None:
    given = os.path.join(tmp_path, "certificate.pem")  # noqa: PTH118 - a path as settings get it
    settings = InboundMailSettings.model_validate({"inbound_tls_certificate": given})
    with pytest.raises(SettingsError, match="ROLECALL_INBOUND_TLS_CERTIFICATE"):
        tls_context(settings)
    assert tls_context(InboundMailSettings()) is None

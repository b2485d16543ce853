"""The test runner itself keeps the ground rules: no network, warnings are errors."""

import asyncio
import socket
import warnings

import pytest
from pytest_socket import SocketConnectBlockedError

OUTSIDE = ("192.0.2.1", 80)
"""An address of TEST-NET-1 (RFC 5737), which nothing answers at."""


def test_connections_beyond_loopback_are_refused() -> None:
    with socket.socket() as client, pytest.raises(SocketConnectBlockedError):
        client.connect(OUTSIDE)


async def test_connections_of_the_event_loop_beyond_loopback_are_refused() -> None:
    with pytest.raises(SocketConnectBlockedError):
        await asyncio.open_connection(*OUTSIDE)


def test_loopback_connections_work() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname(), timeout=5) as client,
    ):
        assert client.getpeername() == server.getsockname()


def test_warnings_are_errors() -> None:
    with pytest.raises(UserWarning, match="careless"):
        warnings.warn("careless", stacklevel=1)

"""Sends what schemathesis makes to the application in this process.

schemathesis speaks `requests`, the application lives on the event loop of the test session with its
pools. An adapter of `requests` leads from one to the other; nothing is opened on the network.
"""

import asyncio
from collections.abc import Mapping
from io import BytesIO
from typing import Any

import httpx2
import requests
from fastapi import FastAPI
from requests.adapters import BaseAdapter
from urllib3 import HTTPResponse

from tests.support.world import next_address

BASE_URL = "http://testserver"
_SECONDS = 20


class LoopAdapter(BaseAdapter):
    """Answers requests by the application, on a loop that is not running meanwhile."""

    def __init__(self, app: FastAPI, loop: asyncio.AbstractEventLoop, auth: httpx2.Auth | None):
        super().__init__()
        self._app, self._loop, self._auth = app, loop, auth

    def send(
        self,
        request: requests.PreparedRequest,
        stream: bool = False,
        timeout: Any = None,
        verify: bool | str = True,
        cert: Any = None,
        proxies: Mapping[str, str] | None = None,
    ) -> requests.Response:
        """Serve one request."""
        answer = self._loop.run_until_complete(
            asyncio.wait_for(self._serve(request), timeout=_SECONDS)
        )
        response = requests.Response()
        response.status_code = answer.status_code
        response.url, response.request = str(request.url), request
        response.headers.update(answer.headers)
        response.raw = HTTPResponse(
            BytesIO(answer.content),
            headers=dict(answer.headers),
            status=answer.status_code,
            preload_content=False,
            decode_content=False,
        )
        return response

    def close(self) -> None:
        """There is nothing to close."""

    async def _serve(self, request: requests.PreparedRequest) -> httpx2.Response:
        # An address of its own for each request: limits count by address, and are not the point.
        transport = httpx2.ASGITransport(
            app=self._app, client=(next_address(), 40_000), raise_app_exceptions=False
        )
        body = request.body
        content = body.encode() if isinstance(body, str) else body
        assert content is None or isinstance(content, bytes), "schemathesis sends whole bodies"
        async with httpx2.AsyncClient(transport=transport, auth=self._auth) as client:
            return await client.request(
                str(request.method),
                str(request.url),
                headers=[(name, _text(value)) for name, value in request.headers.items()],
                content=content,
            )


def session_of(
    app: FastAPI, loop: asyncio.AbstractEventLoop, auth: httpx2.Auth | None = None
) -> requests.Session:
    """Return a session that reaches the application and nothing else."""
    session = requests.Session()
    session.trust_env = False
    for scheme in ("http://", "https://"):
        session.mount(scheme, LoopAdapter(app, loop, auth))
    return session


def _text(value: str | bytes) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else value

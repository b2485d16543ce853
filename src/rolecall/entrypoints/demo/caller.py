"""A caller of the API: somebody with or without a token, whose requests are narrated."""

import time
from typing import Any

import httpx2

from rolecall.entrypoints.demo.narrator import Narrator, StepFailed, shortened

_TIMEOUT_SECONDS = 30.0


class Caller:
    """Makes requests as one person. `token` is an access token, empty for a stranger."""

    def __init__(self, base_url: str, narrator: Narrator, *, token: str = "") -> None:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        self._client = httpx2.Client(
            base_url=base_url, headers=headers, timeout=_TIMEOUT_SECONDS, follow_redirects=False
        )
        self._narrator = narrator

    def call(self, method: str, path: str, *, expect: int = 200, **given: Any) -> Any:
        """Make one request and return its JSON, None for an empty answer.

        `given` is what httpx takes (`json`, `data`, `files`, `params`, `headers`).

        Raises:
            StepFailed: another status came than `expect`, or no answer at all.
        """
        response = self._send(method, path, given)
        if response.status_code != expect:
            raise StepFailed(
                f"{method} {path}: expected {expect}, got {response.status_code}: "
                f"{shortened(response.text)}"
            )
        return response.json() if response.content else None

    def page(self, path: str) -> str:
        """Return a page as its visitor gets it.

        Raises:
            StepFailed: it was not 200.
        """
        response = self._send("GET", path, {})
        if response.status_code != httpx2.codes.OK:
            raise StepFailed(f"GET {path}: expected 200, got {response.status_code}")
        return response.text

    def content(self, path: str) -> bytes:
        """Return the bytes of a download.

        Raises:
            StepFailed: it was not 200.
        """
        response = self._send("GET", path, {})
        if response.status_code != httpx2.codes.OK:
            raise StepFailed(f"GET {path}: expected 200, got {response.status_code}")
        return response.content

    def ask(self, path: str, **given: Any) -> Any:
        """Return the JSON of a GET without narrating it: for waiting.

        Raises:
            StepFailed: it was not 200.
        """
        response = self._send("GET", path, given, quiet=True)
        if response.status_code != httpx2.codes.OK:
            raise StepFailed(f"GET {path}: expected 200, got {response.status_code}")
        return response.json()

    def close(self) -> None:
        """Close connections."""
        self._client.close()

    def _send(
        self, method: str, path: str, given: dict[str, Any], *, quiet: bool = False
    ) -> httpx2.Response:
        began = time.perf_counter()
        try:
            response = self._client.request(method, path, **given)
        except httpx2.HTTPError as error:
            raise StepFailed(f"{method} {path}: {str(error) or type(error).__name__}") from error
        if not quiet:
            taken = (time.perf_counter() - began) * 1000
            self._narrator.request(f"{method} {path}{_shown(given)}", response.status_code, taken)
        return response


def _shown(given: dict[str, Any]) -> str:
    """Return what of a request is worth a line: names of fields and files, never passwords."""
    parts: list[str] = []
    body = given.get("json") or given.get("data") or {}
    if body:
        parts.append(" {" + ", ".join(_field(name, value) for name, value in body.items()) + "}")
    for name, (file_name, content, _kind) in (given.get("files") or {}).items():
        parts.append(f" {name}=@{file_name} ({len(content):,} bytes)")
    return "".join(parts)


def _field(name: str, value: object) -> str:
    if name in {"to_stage", "email", "slug", "title", "role", "stage"}:
        return f"{name}: {value}"
    return name

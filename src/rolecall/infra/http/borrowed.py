"""Answering programs that were written for other systems: open to any site, in their words too.

A refusal is a problem document like everywhere; it also has the members that these programs look
for: `error` (Greenhouse), `ok` and `error` (Lever).
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from fastapi import Request, Response

from rolecall.infra.http.pages import conditional
from rolecall.kernel.errors import InvalidInput, RolecallError
from rolecall.kernel.sentences import say

MAX_AGE = 60
ANY_ORIGIN = {"Access-Control-Allow-Origin": "*"}
"""What is answered is public and the same for everybody; no credential is looked at."""
_CALLBACK = re.compile(r"[A-Za-z0-9_.]{1,100}")
_JSON, _SCRIPT = "application/json", "application/javascript"
AS_SCRIPT: dict[int | str, dict[str, Any]] = {
    200: {"content": {_SCRIPT: {"schema": {"type": "string"}}}}
}
"""What a route declares that also answers JSONP."""


@contextmanager
def refusals() -> Iterator[None]:
    """Add the members that other systems' programs look for to refusals inside of the block."""
    try:
        yield
    except RolecallError as error:
        error.extra = {"ok": False, "error": str(error.detail), **error.extra}
        error.headers.setdefault("Access-Control-Allow-Origin", "*")
        raise


def json_answer(request: Request, body: bytes, callback: str = "") -> Response:
    """Return JSON, or a script that calls `callback` with it (JSONP).

    Raises:
        InvalidInput: the name of the callback has other characters than names have.
    """
    if callback:
        if not _CALLBACK.fullmatch(callback):
            raise InvalidInput.of_field(
                "callback", say("Use letters, digits, underscores and dots only.")
            )
        # The comment keeps the first bytes of the answer from being chosen by whoever asks.
        script = b"/**/" + callback.encode() + b"(" + _for_scripts(body) + b");"
        return conditional(request, script, media_type=_SCRIPT, max_age=MAX_AGE, headers=ANY_ORIGIN)
    return conditional(request, body, media_type=_JSON, max_age=MAX_AGE, headers=ANY_ORIGIN)


def _for_scripts(body: bytes) -> bytes:
    """Escape what JSON may hold in strings and older scripts may not."""
    return body.replace(b"\xe2\x80\xa8", b"\\u2028").replace(b"\xe2\x80\xa9", b"\\u2029")

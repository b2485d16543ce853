"""What the demo run looks at, beyond the status of an answer."""

import time
from collections.abc import Callable
from typing import Any

from rolecall.entrypoints.demo.caller import Caller
from rolecall.entrypoints.demo.narrator import StepFailed

_PAUSE_SECONDS = 0.25
_PATIENCE_SECONDS = 45.0


def expect(condition: bool, wanted: str) -> None:
    """Pass, or say what was wanted.

    Raises:
        StepFailed: the condition does not hold.
    """
    if not condition:
        raise StepFailed(f"expected {wanted}")


def wait_for_text(caller: Caller, path: str) -> str:
    """Return a file's text, once the worker has read it.

    Raises:
        StepFailed: it was not read in time.
    """
    found = _wait(lambda: caller.ask(path), lambda text: text["status"] == "ready", path)
    return str(found["text"])


def wait_for_message(
    caller: Caller, application_id: str, wanted: Callable[[dict[str, Any]], bool]
) -> dict[str, Any]:
    """Return a mail about an application, once it is as wanted.

    Raises:
        StepFailed: none was in time.
    """
    path = "/api/v1/messages"

    def matching() -> dict[str, Any] | None:
        listed = caller.ask(path, params={"application_id": application_id})["items"]
        return next((message for message in listed if wanted(message)), None)

    found: dict[str, Any] = _wait(matching, lambda message: message is not None, path)
    return found


def size_of(caller: Caller, url: str) -> int:
    """Return how many bytes a download link gives."""
    return len(caller.content(url))


def _wait(ask: Callable[[], Any], done: Callable[[Any], bool], what: str) -> Any:
    began = time.monotonic()
    while True:
        answer = ask()
        if done(answer):
            return answer
        if time.monotonic() - began > _PATIENCE_SECONDS:
            raise StepFailed(f"{what}: not in {_PATIENCE_SECONDS:.0f} s; last seen {answer}")
        time.sleep(_PAUSE_SECONDS)

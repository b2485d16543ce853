"""A stand-in for a language model on loopback that speaks OpenAI's chat completions.

It answers what a test puts into `answers`, in order, the last one for ever; a function is given the
request. The shapes are those of `POST /v1/chat/completions` (create chat completion).
"""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from rolecall.infra.providers.llm import ModelAccess

SECRET = "a key of the tests"
MODEL = "stand-in-1"


@dataclass(frozen=True)
class Refuses:
    """Answers with a status that is no success."""

    status: int


@dataclass(frozen=True)
class Dawdles:
    """Says nothing for a while."""

    seconds: float


class HangsUp:
    """Closes the connection without a word."""


Given = str | dict[str, Any] | Refuses | Dawdles | HangsUp
Answer = Given | Callable[[dict[str, Any]], Given]


@dataclass
class ModelServer:
    """Where it is, what it was asked, and what it answers. A `dict` is answered as JSON."""

    url: str
    host: str
    answers: list[Answer] = field(default_factory=list)
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)

    @property
    def access(self) -> ModelAccess:
        """Return what asks for its model."""
        return ModelAccess(url=self.url, model=MODEL, secret=SECRET)

    def said(self) -> str:
        """Return all words that it was ever sent."""
        return json.dumps(self.asked, ensure_ascii=False)

    def next(self, request: dict[str, Any]) -> Given:
        """Return what is answered to a request."""
        self.asked.append(request)
        one = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        return one(request) if callable(one) else one


def material_of(request: dict[str, Any]) -> str:
    """Return the words that a request is about: its first message of a user."""
    said = next(one for one in request["messages"] if one["role"] == "user")
    content = said["content"]
    return content if isinstance(content, str) else content[0]["text"]


@contextmanager
def model_server() -> Iterator[ModelServer]:
    """Start one on a free port; stop it at the end."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            found.keys.append(self.headers.get("Authorization", ""))
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            given = found.next(body)
            if isinstance(given, Dawdles):
                time.sleep(given.seconds)
                given = {}
            if isinstance(given, HangsUp):
                self.close_connection = True
                return
            if isinstance(given, Refuses):
                self._say(given.status, {"error": {"message": "No.", "type": "invalid"}})
                return
            said = given if isinstance(given, str) else json.dumps(given)
            self._say(200, _completion(body["model"], said))

        def _say(self, status: int, answer: dict[str, Any]) -> None:
            content = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    host = f"127.0.0.1:{server.server_address[1]}"
    found = ModelServer(f"http://{host}/v1", host)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield found
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _completion(model: str, said: str) -> dict[str, Any]:
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1_700_000_000,
        "model": model,
        "choices": [
            {
                "index": 0,
                "finish_reason": "stop",
                "message": {"role": "assistant", "content": said, "refusal": None},
            }
        ],
        "usage": {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120},
    }

"""The OpenAPI document: complete for its readers, and changed only on purpose."""

import difflib
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from rolecall.infra.http.document import operations, refusals

SNAPSHOT = Path(__file__).parent / "openapi.json"
WEB = Path(__file__).parents[2] / "web" / "openapi.json"
SHOWN = 80
"""Lines of a difference that are shown."""


def test_it_is_the_one_that_was_reviewed(document: dict[str, Any]) -> None:
    expected = SNAPSHOT.read_text(encoding="utf-8").splitlines()
    actual = json.dumps(document, indent=2, sort_keys=True, ensure_ascii=False).splitlines()
    changed = list(difflib.unified_diff(expected, actual, "snapshot", "application", n=2))
    shown = "\n".join([line.rstrip("\n") for line in changed[:SHOWN]])
    assert not changed, (
        "The HTTP interface changed. If that is meant, run `make openapi`, look at the difference, "
        f"and commit it with the change.\n{shown}"
    )


def test_the_web_client_is_generated_from_the_same(document: dict[str, Any]) -> None:
    assert WEB.read_text(encoding="utf-8") == SNAPSHOT.read_text(encoding="utf-8"), (
        "web/openapi.json differs from tests/contracts/openapi.json; run `make openapi`."
    )


def test_every_operation_says_who_may_ask_and_what_it_does(document: dict[str, Any]) -> None:
    seen = Counter(operation["operationId"] for _, _, operation in operations(document))
    assert len(seen) > 50
    assert {name: times for name, times in seen.items() if times > 1} == {}
    for method, path, operation in operations(document):
        where = f"{method} {path}"
        assert operation["x-scope"] in {"public", "account", "org", "platform"}, where
        assert ("x-permission" in operation) == (operation["x-scope"] in {"org", "platform"}), where
        assert ("security" in operation) == (operation["x-scope"] != "public"), where
        assert operation["summary"], where
        assert operation["description"], where
        assert operation["tags"], where


def test_every_answer_tells_the_rate_limit(document: dict[str, Any]) -> None:
    components = document["components"]
    for method, path, operation in operations(document):
        for answer in operation["responses"].values():
            name = answer.get("$ref", "").rpartition("/")[2]
            headers = (components["responses"][name] if name else answer)["headers"]
            assert {"RateLimit", "RateLimit-Policy"} <= headers.keys(), f"{method} {path}"
    assert "Retry-After" in components["responses"]["TooManyRequests"]["headers"]


def test_every_refusal_is_a_problem_document(document: dict[str, Any]) -> None:
    components = document["components"]
    for method, path, operation in operations(document):
        given = {status for status in operation["responses"] if status >= "400"}
        assert given >= refusals(method, path, operation), f"{method} {path}"
        for status in given:
            name = operation["responses"][status]["$ref"].rpartition("/")[2]
            content = components["responses"][name]["content"]
            assert list(content) == ["application/problem+json"]
    assert {"HTTPValidationError", "ValidationError"}.isdisjoint(components["schemas"])


@pytest.mark.parametrize(
    ("path", "method", "status"),
    [
        ("/api/v1/jobs/{job_id}", "patch", "412"),
        ("/api/v1/jobs/{job_id}", "get", "404"),
        ("/api/v1/jobs", "post", "401"),
        ("/api/v1/jobs", "post", "403"),
        ("/api/v1/applications/{application_id}/transition", "post", "409"),
        ("/api/v1/public/jobs/{job_id}/applications", "post", "413"),
        ("/api/v1/public/jobs/{job_id}/applications", "post", "415"),
        ("/api/v1/auth/login", "post", "429"),
    ],
)
def test_refusals_that_clients_count_on(
    document: dict[str, Any], path: str, method: str, status: str
) -> None:
    assert status in document["paths"][path][method]["responses"]


def test_all_references_lead_somewhere(document: dict[str, Any]) -> None:
    def walk(value: Any) -> None:
        if isinstance(value, dict):
            if isinstance(value.get("$ref"), str):
                _, kind, name = value["$ref"].rsplit("/", 2)
                assert name in document["components"][kind], value["$ref"]
            for inner in value.values():
                walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)

    walk(document)

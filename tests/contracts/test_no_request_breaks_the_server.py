"""Every operation of the document gets requests that schemathesis makes up, good ones and bad ones.

No answer is a 500, and every answer is one that the document describes. The requests are the same
in every run; their number is small, so that all operations together take well under a minute.
"""

import asyncio
from itertools import cycle
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.generation import GenerationMode
from schemathesis.schemas import APIOperation, BaseSchema
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.contracts.callers import privileged_members
from tests.contracts.wire import session_of
from tests.support.world import World
from tests.tenancy.house import House
from tests.tenancy.operations import Operation, all_operations

STREAMS = {"stream_events"}
"""They never end; their refusals are tested with the routes."""
OPERATIONS = [operation for operation in all_operations() if operation.id not in STREAMS]
EXAMPLES = 12
"""Requests to each operation, by turns of the callers that it is for."""
CHECKS: list[Any] = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
BOUNDED = settings(
    max_examples=EXAMPLES,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.id)
def test_every_answer_is_a_described_one(
    app: FastAPI,
    schema: BaseSchema,
    loop: asyncio.AbstractEventLoop,
    house: House,
    operation: Operation,
) -> None:
    turns = cycle([session_of(app, loop, caller) for caller in callers(house, operation, loop)])

    @BOUNDED
    @given(case=cases(schema[operation.path][operation.method], house, operation))
    def assert_described(case: Case[Any]) -> None:
        case.validate_response(case.call(session=next(turns)), checks=CHECKS)

    assert_described()


def cases(
    wanted: APIOperation[Any, Any, Any, Any], house: House, operation: Operation
) -> st.SearchStrategy[Case[Any]]:
    """Make requests, good and bad, for what is there and for what is not."""
    known = {name: house.ids[name] for name in operation.path_names if name in house.ids}
    kinds: list[st.SearchStrategy[Case[Any]]] = [
        wanted.as_strategy(mode, path_parameters=parameters)
        for mode in GenerationMode
        for parameters in ([known, None] if known else [None])
    ]
    return st.one_of(kinds)


def callers(
    house: House, operation: Operation, loop: asyncio.AbstractEventLoop
) -> list[httpx2.Auth | None]:
    """Return the credentials of those whom an operation is for."""
    world: World = house.world
    if operation.scope == "public":
        return [None]
    if operation.scope == "account":
        return [loop.run_until_complete(world.account()).client.auth]
    if operation.scope == "platform":
        return [loop.run_until_complete(world.platform_admin()).client.auth]
    return [member.client.auth for member in privileged_members(house, operation)]

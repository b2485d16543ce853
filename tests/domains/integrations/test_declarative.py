"""What the declarative connector does beyond the conformance kit: what a specification can say."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
import pytest_asyncio

from rolecall.domains.integrations.connectors.declarative import DeclarativeConnector
from rolecall.domains.integrations.contracts.outcomes import (
    Absent,
    ConnectorError,
    Done,
    Happened,
    Indeterminate,
    Malformed,
    Refused,
    Rejected,
    Retry,
    Temporary,
    Unauthorised,
    Unknown,
)
from rolecall.domains.integrations.contracts.port import Access, Connector
from rolecall.domains.integrations.rules.specification.compiling import compile_specification
from rolecall.infra.outbound import Outbound
from rolecall.infra.rest import MemoryTokens
from rolecall.kernel.errors import InvalidInput

from tests.support.ats.generic import SPECIFICATION, Northwind, NorthwindRig
from tests.support.ats.rig import CANARY
from tests.support.vendors import Request, Response, Vendor, answer, running_vendor, with_body


@pytest.fixture
def rig() -> Iterator[NorthwindRig]:
    with running_vendor(Northwind()) as vendor:
        yield NorthwindRig(vendor)


@pytest_asyncio.fixture
async def connector(rig: NorthwindRig) -> AsyncIterator[Connector]:
    opened = rig.open()
    yield opened
    await opened.aclose()


def denied(code: str, message: str = f"No: {CANARY}") -> Response:
    """Return a success that says that it is none."""
    return answer({"success": False, "error": {"code": code, "message": message}})


@pytest.mark.parametrize(
    ("code", "read", "written"),
    [
        ("bad_key", Unauthorised, None),
        ("maintenance", Temporary, Retry("No: […]")),
        ("whatever", Refused, Rejected("No: […]")),
    ],
)
async def test_a_success_that_says_it_is_none(
    rig: NorthwindRig, connector: Connector, code: str, read: type[ConnectorError], written: Any
) -> None:
    rig.vendor.order(lambda _: True, times=2, instead=denied(code))
    with pytest.raises(read, match=r"No: \[…\]"):
        await anext(connector.pull("jobs", {}))
    if written is None:
        with pytest.raises(Unauthorised):
            await connector.push("add_note", rig.payload(), "k")
    else:
        assert await connector.push("add_note", rig.payload(), "k") == written


async def test_a_success_that_says_neither_is_not_believed(
    rig: NorthwindRig, connector: Connector
) -> None:
    rig.vendor.order(lambda _: True, times=2, instead=answer({"data": []}))
    with pytest.raises(Malformed, match="neither"):
        await anext(connector.pull("jobs", {}))
    outcome = await connector.push("add_note", rig.payload(), "k")
    assert isinstance(outcome, Indeterminate)


async def test_what_a_success_leaves_out_is_told(rig: NorthwindRig, connector: Connector) -> None:
    partly = with_body(lambda body: {**body, "warnings": ["cv.pdf was not stored", None]})
    rig.vendor.order(rig.is_write, spoilt=partly)
    done = await connector.push("add_note", rig.payload(), "k")
    assert isinstance(done, Done)
    assert done.remarks == ("cv.pdf was not stored",)


async def test_a_probe_that_is_answered_with_all_there_is_finds_what_is_ours(
    rig: NorthwindRig, connector: Connector
) -> None:
    await connector.push("add_note", rig.payload(), "mine")
    notes = answer({"success": True, "data": rig.vendor.notes})
    rig.vendor.order(lambda one: one.path == "/api/notes", times=2, instead=notes)
    assert isinstance(await connector.probe("add_note", rig.payload(), "mine"), Happened)
    assert await connector.probe("add_note", rig.payload(), "other") == Unknown("key_not_in_answer")
    assert await connector.probe("add_note", rig.payload(), "other") == Absent()
    rig.vendor.order(lambda one: one.path == "/api/notes", instead=answer({}, 500))
    assert isinstance(await connector.probe("add_note", rig.payload(), "mine"), Unknown)


async def test_a_conflict_is_looked_into_where_that_can_be_done(
    rig: NorthwindRig, connector: Connector
) -> None:
    rig.vendor.order(lambda one: one.is_write, times=2, instead=answer({}, 409))
    assert await connector.push("add_note", rig.payload(), "k") == Indeterminate("conflict")
    status = {"application": rig.application, "status": "x"}
    assert await connector.push("set_status", status, "k") == Rejected("refused")


async def test_what_an_action_needs_for_its_path(rig: NorthwindRig, connector: Connector) -> None:
    assert await connector.push("add_note", {"body": "x"}, "k") == Rejected("missing: application")
    dots = await connector.push("add_note", {"application": "..", "body": "x"}, "k")
    assert dots == Rejected("missing: application")
    assert not rig.vendor.asked
    done = await connector.push(
        "set_status", {"application": rig.application, "status": "interviewed"}, "k"
    )
    assert done == Done()
    assert rig.vendor.rows["applications"][rig.application]["status"] == "interviewed"
    # What stands in the path is not sent again.
    assert rig.vendor.asked[-1].json == {"status": "interviewed"}


async def test_a_stream_with_tokens_for_its_pages(rig: NorthwindRig, connector: Connector) -> None:
    for _ in range(6):
        rig.vendor.add("applications", status="new")
    pages = [page async for page in connector.pull("applications", {})]
    assert [len(page.records) for page in pages] == [3, 3, 1]
    assert pages[0].cursor["turn"] == {"token": rig.application + 2}
    # There is no way to ask for changes: the next pass begins at the beginning.
    assert pages[-1].cursor == {}


async def test_a_page_whose_count_is_not_reached_is_an_error(
    rig: NorthwindRig, connector: Connector
) -> None:
    rig.vendor.order(rig.is_list, instead=answer({"success": True, "data": [], "total": 7}))
    with pytest.raises(Malformed, match="empty_page_with_count"):
        await anext(connector.pull("jobs", {}))


class Keeper(Vendor):
    """Keeps what it was asked and agrees to everything."""

    def handle(self, request: Request) -> Response:
        if request.path == "/token":
            return answer({"access_token": "t-1", "expires_in": 600})
        return answer([{"id": 1}])


HEAD = """
id: keeper
name: Keeper
base_url: "{address}"
settings: [{name: address, label: Address}, {name: tenant, label: Tenant, required: false}]
secrets: [{name: secret, label: Secret}]
headers: {X-Tenant: "{tenant}"}
check: {path: /me}
streams: {jobs: {path: /jobs, parameters: {open: "yes"}, since: {parameter: since, form: seconds}}}
actions: {send: {path: "/jobs/{job}/send", key_header: Idempotency-Key}}
"""


@pytest.mark.parametrize(
    ("auth", "header", "value"),
    [
        ('{kind: bearer, token: "{secret}"}', "authorization", f"Bearer {CANARY}"),
        ('{kind: basic, user: "{secret}"}', "authorization", "Basic Y2FuYXJ5LTljMWUtc2VjcmV0Og=="),
        ('{kind: header, name: X-Key, value: "k {secret}"}', "x-key", f"k {CANARY}"),
        (
            """{kind: client_credentials, token_url: "{address}/token", client_id: "{tenant}",
            client_secret: "{secret}", credentials_in: form,
            form: {scope: all, empty: "{tenant}"}}""",
            "authorization",
            "Bearer t-1",
        ),
    ],
)
async def test_ways_to_say_who_we_are(auth: str, header: str, value: str) -> None:
    with running_vendor(Keeper()) as vendor:
        opened = DeclarativeConnector(
            compile_specification(f"{HEAD}\nauth: {auth}"),
            Access({"address": vendor.url}, {"secret": CANARY}),
            Outbound([vendor.host], encrypted=True),
            MemoryTokens(),
        )
        page = await anext(opened.pull("jobs", {"since": "2026-03-31T12:00:00+00:00"}))
        assert page.complete
        asked = vendor.asked[-1]
        assert asked.headers[header] == value
        assert asked.headers["x-tenant"] == ""
        assert asked.query == {"open": "yes", "since": "1774958100"}  # five minutes before
        await opened.push("send", {"job": 7, "note": "x"}, "key-7")
        assert vendor.asked[-1].headers["idempotency-key"] == "key-7"
        if vendor.asked[0].path == "/token":
            assert b"scope=all" in vendor.asked[0].content
            assert b"empty" not in vendor.asked[0].content
        await opened.aclose()


def test_what_does_not_fit_into_an_address_is_told(rig: NorthwindRig) -> None:
    specification = compile_specification(
        SPECIFICATION.replace('"{address}"', '"https://{address}.example.com"')
    )
    with pytest.raises(InvalidInput) as raised:
        DeclarativeConnector(
            specification, Access({"address": "evil.com/"}, {}), rig.outbound, MemoryTokens()
        )
    assert [error.field for error in raised.value.errors] == ["address"]

"""The conformance kit: every connector, against its vendor's simulator, in good and bad times.

A connector joins by a rig (`tests/support/ats`). What a `Ledger` does here is what the service does
with rows: a page and the cursor behind it are stored together or not at all.
"""

import asyncio
import gc
import traceback
from collections.abc import AsyncIterator, Callable
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import pytest_asyncio

from rolecall.domains.integrations.contracts.mappings import FieldMapping, MappingDraft, Step
from rolecall.domains.integrations.contracts.outcomes import (
    Absent,
    ConnectorError,
    Done,
    Happened,
    Indeterminate,
    Malformed,
    RateLimited,
    Refused,
    Rejected,
    Retry,
    Temporary,
    Unauthorised,
)
from rolecall.domains.integrations.contracts.port import Connector, Delivery, Entity, Page
from rolecall.domains.integrations.rules.mapping import compile_mapping
from rolecall.domains.integrations.rules.passes import PassState, advanced, begun, is_gone
from rolecall.kernel import clock

from tests.support.ats.generic import Northwind, NorthwindRig
from tests.support.ats.greenhouse import Greenhouse, GreenhouseRig
from tests.support.ats.rig import CANARY, Rig
from tests.support.vendors import Response, answer, running_vendor

NOW = datetime(2026, 3, 31, 12, 0, tzinfo=UTC)
RESET = str(int(NOW.timestamp()) + 42)


def northwind(stack: ExitStack) -> Rig:
    return NorthwindRig(stack.enter_context(running_vendor(Northwind())))


def greenhouse(stack: ExitStack) -> Rig:
    return GreenhouseRig(stack.enter_context(running_vendor(Greenhouse())))


@pytest.fixture(params=[northwind, greenhouse])
def rig(request: pytest.FixtureRequest) -> Any:
    with ExitStack() as stack:
        yield request.param(stack)


@pytest_asyncio.fixture
async def connector(rig: Rig) -> AsyncIterator[Connector]:
    opened = rig.open()
    yield opened
    await opened.aclose()


@dataclass
class Ledger:
    """What is stored of a stream: records, when they were seen, and the state of the pass."""

    rows: dict[str, dict[str, Any]] = field(default_factory=dict)
    seen: dict[str, int] = field(default_factory=dict)
    state: PassState = field(default_factory=PassState)
    pages: int = 0

    def begin(self, *, whole: bool) -> None:
        self.state = begun(self.state, whole=whole)

    def store(self, page: Page) -> None:
        """Store a page and the cursor behind it, together."""
        advance = advanced(self.state, page)
        self.rows |= {one.external_id: dict(one.data) for one in page.records}
        self.seen |= {one.external_id: self.state.complete for one in page.records}
        self.state = advance.state
        self.pages += 1

    def gone(self, passes: int) -> set[str]:
        return {name for name, at in self.seen.items() if is_gone(at, self.state, passes)}


async def read(
    connector: Connector,
    ledger: Ledger,
    *,
    whole: bool = False,
    between: Callable[[int], None] | None = None,
) -> Ledger:
    """Read a pass, or what is left of one, into a ledger."""
    ledger.begin(whole=whole)
    async for page in connector.pull("jobs", ledger.state.cursor):
        ledger.store(page)
        if between:
            between(ledger.pages)
    return ledger


def seeded(rig: Rig, count: int = 7) -> list[str]:
    return [str(rig.vendor.add("jobs", name=f"Job {n}", status="open")) for n in range(count)]


async def failure(connector: Connector, ledger: Ledger | None = None) -> ConnectorError:
    """Return how reading fails; neither it nor what it came of may tell a secret."""
    with pytest.raises(ConnectorError) as raised:
        await read(connector, ledger or Ledger())
    shown = "".join(traceback.format_exception(raised.value, chain=True))
    assert CANARY not in shown
    assert CANARY not in raised.value.reason
    return raised.value


# Good times.


async def test_reads_all_pages_and_then_what_has_changed(rig: Rig, connector: Connector) -> None:
    names = seeded(rig)
    ledger = await read(connector, Ledger())
    assert sorted(ledger.rows) == sorted(names)
    assert ledger.pages > 1
    assert (ledger.state.running, ledger.state.complete) == (False, 1)
    with clock.shifted(timedelta(days=400)):
        # What was there at the beginning of the first pass is not asked for again.
        rig.vendor.now = clock.now() - timedelta(hours=1)
        changed = rig.vendor.add("jobs", name="New", status="open")
        before = len(rig.vendor.asked)
        following = replace(ledger, rows={}, seen={})
        await read(connector, following)
    assert list(following.rows) == [str(changed)]
    assert len(rig.vendor.asked) == before + 1
    assert following.state.complete == 1  # a pass for changes proves no absence


async def test_says_who_it_is_and_what_it_can_read(rig: Rig, connector: Connector) -> None:
    assert isinstance((await connector.check()).name, str)
    assert "jobs" in {stream.name for stream in await connector.discover()}
    assert connector.spec.inputs
    assert not [one for one in connector.spec.inputs if "secret" in one.name and not one.secret]


async def test_one_record_by_its_id(rig: Rig, connector: Connector) -> None:
    name = seeded(rig, 1)[0]
    found = await connector.get("jobs", name)
    assert found
    assert found.data["name"] == "Job 0"
    assert found.updated_at
    assert await connector.get("jobs", "999999") is None


async def test_a_dry_run_writes_nothing(rig: Rig, connector: Connector) -> None:
    seeded(rig)
    await connector.check()
    await connector.discover()
    await read(connector, Ledger())
    writes = [one for one in rig.vendor.writes() if one.path != "/token"]
    assert not writes


async def test_a_write_is_done_and_found_again_by_its_key(rig: Rig, connector: Connector) -> None:
    payload = rig.payload()
    assert await connector.probe(rig.action, payload, "key-1") == Absent()
    done = await connector.push(rig.action, payload, "key-1")
    assert isinstance(done, Done)
    assert done.external_id
    assert await connector.probe(rig.action, payload, "key-1") == Happened(done.external_id)
    assert await connector.probe(rig.action, payload, "key-2") == Absent()
    assert len(rig.vendor.notes) == 1


# Refusals.


async def test_credentials_that_are_not_taken(rig: Rig) -> None:
    opened = rig.open(secret="wrong-" + CANARY)
    assert isinstance(await failure(opened), Unauthorised)
    with pytest.raises(Unauthorised):
        await opened.push(rig.action, rig.payload(), "key-1")
    assert not rig.vendor.notes
    await opened.aclose()


async def test_a_token_that_runs_out_in_the_middle_is_renewed(rig: Rig) -> None:
    if not rig.has_tokens:
        pytest.skip("keys do not run out")
    names = seeded(rig)
    opened = rig.open()
    ledger = await read(opened, Ledger(), between=lambda _: rig.expire())
    assert sorted(ledger.rows) == sorted(names)
    rig.expire()
    assert isinstance(await opened.push(rig.action, rig.payload(), "key-1"), Done)
    assert len(rig.vendor.notes) == 1
    await opened.aclose()


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry_After": "17"}, 17),
        ({"Retry_After": "Tue, 31 Mar 2026 12:00:30 GMT"}, 30),
        ({"X_RateLimit_Reset": RESET}, 42),
        ({}, None),
    ],
)
async def test_too_many_requests(
    rig: Rig, connector: Connector, headers: dict[str, str], seconds: int | None
) -> None:
    seeded(rig)
    wait = None if seconds is None else timedelta(seconds=seconds)
    rig.vendor.order(rig.is_list, instead=answer({}, 429, **headers))
    rig.vendor.order(rig.is_write, instead=answer({}, 429, **headers))
    with clock.at(NOW):
        refused = await failure(connector)
        assert isinstance(refused, RateLimited)
        assert refused.wait == wait
        outcome = await connector.push(rig.action, rig.payload(), "key-1")
    assert outcome == Retry("rate_limited", wait)


async def test_a_stream_that_is_forbidden_is_refused_and_not_discovered(
    rig: Rig, connector: Connector
) -> None:
    rig.vendor.order(rig.is_list, times=2, instead=answer({"message": "No scope."}, 403))
    refused = await failure(connector)
    assert isinstance(refused, Refused)
    assert "No scope." in refused.reason
    assert "jobs" not in {stream.name for stream in await connector.discover()}


async def test_a_write_that_is_refused_is_rejected_with_their_words(
    rig: Rig, connector: Connector
) -> None:
    told = answer({"errors": [f"body is too long {CANARY}"]}, 422)
    rig.vendor.order(rig.is_write, instead=told)
    outcome = await connector.push(rig.action, rig.payload(), "key-1")
    assert isinstance(outcome, Rejected)
    assert "body is too long" in outcome.reason
    assert CANARY not in outcome.reason


async def test_no_secret_is_logged(
    rig: Rig, connector: Connector, caplog: pytest.LogCaptureFixture
) -> None:
    seeded(rig)
    with caplog.at_level("DEBUG"):
        await read(connector, Ledger())
        await connector.push(rig.action, rig.payload(), "key-1")
        rig.vendor.order(rig.is_list, instead=answer({"message": CANARY}, 403))
        await failure(connector)
    assert caplog.records
    assert CANARY not in caplog.text


# Breakdowns.


async def test_an_error_of_theirs(rig: Rig, connector: Connector) -> None:
    seeded(rig)
    rig.vendor.order(rig.is_list, instead=answer({}, 500))
    assert isinstance(await failure(connector), Temporary)
    rig.vendor.order(rig.is_write, instead=answer({}, 500))
    assert isinstance(await connector.push(rig.action, rig.payload(), "key-1"), Indeterminate)


@pytest.mark.parametrize("how", ["stalls", "hangs_up"])
async def test_a_write_that_was_committed_without_an_answer_is_found(
    rig: Rig, connector: Connector, how: str
) -> None:
    payload = rig.payload()
    rig.vendor.order(rig.is_write, **{how: True})
    assert isinstance(await connector.push(rig.action, payload, "key-1"), Indeterminate)
    assert isinstance(await connector.probe(rig.action, payload, "key-1"), Happened)
    assert len(rig.vendor.notes) == 1


async def test_an_interrupted_pass_goes_on_from_the_last_page_that_was_stored(
    rig: Rig, connector: Connector
) -> None:
    names = seeded(rig)
    rig.vendor.order(rig.is_later_page, instead=answer({}, 502))
    ledger = Ledger()
    assert isinstance(await failure(connector, ledger), Temporary)
    assert ledger.pages == 1
    firsts = sum(rig.is_list(one) and not rig.is_later_page(one) for one in rig.vendor.asked)
    await read(rig.open(), ledger)
    again = sum(rig.is_list(one) and not rig.is_later_page(one) for one in rig.vendor.asked)
    assert sorted(ledger.rows) == sorted(names)
    assert (firsts, again) == (1, 1)


async def test_a_crash_between_a_page_and_its_cursor_reads_the_page_again(
    rig: Rig, connector: Connector
) -> None:
    names = seeded(rig)
    ledger = Ledger()
    ledger.begin(whole=True)
    pages = connector.pull("jobs", ledger.state.cursor)
    ledger.store(await anext(pages))
    await anext(pages)  # read, and lost with the process
    await pages.aclose()
    await read(rig.open(), ledger)
    assert sorted(ledger.rows) == sorted(names)
    assert ledger.state.complete == 1


async def test_a_connection_that_is_left_in_the_middle_leaves_nothing_open(rig: Rig) -> None:
    seeded(rig)
    opened = rig.open()
    async for _ in opened.pull("jobs", {}):
        break
    await opened.aclose()
    gc.collect()
    assert len(asyncio.all_tasks()) == 1


# Answers that are not what was agreed.


@pytest.mark.parametrize(
    "response",
    [
        Response(200, b"<html><title>Maintenance</title></html>", {"Content-Type": "text/html"}),
        Response(200, b'[{"id": 1, "na'),
        Response(200, b"null"),
        Response(200, b'"jobs"'),
        Response(200, b""),
        Response(200, b"[" * 100_000),
    ],
)
async def test_what_is_no_list_is_no_empty_list(
    rig: Rig, connector: Connector, response: Response
) -> None:
    seeded(rig)
    ledger = await read(connector, Ledger())
    rig.vendor.order(rig.is_list, instead=response)
    failed = await failure(connector, replace(ledger, state=PassState()))
    assert isinstance(failed, Malformed)
    rig.vendor.order(rig.is_write, instead=response)
    outcome = await connector.push(rig.action, rig.payload(), "key-1")
    assert isinstance(outcome, Indeterminate)


async def test_records_that_are_none_are_told_apart_and_prove_no_absence(
    rig: Rig, connector: Connector
) -> None:
    names = seeded(rig)
    spoil = rig.edited(lambda rows: [None, {"name": "no id"}, {"id": None}, {"id": True}, 5, *rows])
    rig.vendor.order(rig.is_list, spoilt=spoil)
    ledger = Ledger()
    ledger.begin(whole=True)
    page = await anext(connector.pull("jobs", {}))
    assert [one.reason for one in page.unusable] == ["no_object", *["no_id"] * 3, "no_object"]
    assert {one.external_id for one in page.records} < set(names)


async def test_a_huge_field_spoils_its_record_alone(rig: Rig, connector: Connector) -> None:
    names = seeded(rig, 2)
    rig.vendor.rows["jobs"][int(names[0])]["notes"] = "x" * 1_100_000
    page = await anext(connector.pull("jobs", {}))
    assert [one.reason for one in page.unusable] == ["too_large"]
    assert [one.external_id for one in page.records] == [names[1]]
    rig.vendor.rows["jobs"][int(names[0])]["notes"] = "x" * 2_100_000
    assert isinstance(await failure(connector), Malformed)


async def test_a_page_that_comes_twice_doubles_nothing(rig: Rig, connector: Connector) -> None:
    names = seeded(rig)
    held: list[Response] = []

    def repeated(response: Response) -> Response:
        held.append(response)
        same = held[0].content
        return replace(response, content=same) if len(held) == 2 else response

    rig.vendor.order(rig.is_list, times=9, spoilt=repeated)
    ledger = await read(connector, Ledger())
    assert set(ledger.rows) < set(names)
    assert len(ledger.rows) == len(names) - 3
    # What was missing is there with the next whole pass: nothing counts as gone before.
    assert not ledger.gone(connector.spec.absent_passes)
    rig.vendor.troubles.clear()
    assert sorted((await read(connector, ledger, whole=True)).rows) == sorted(names)


async def test_pages_in_a_circle_end_with_an_error(rig: Rig, connector: Connector) -> None:
    if not rig.follows_links:
        pytest.skip("pages are counted, and what is counted does not come again")
    seeded(rig, 20)
    links: list[str] = []

    def circle(response: Response) -> Response:
        links.append(response.headers["Link"])
        back = links[len(links) % 2] if len(links) > 2 else links[-1]
        return replace(response, headers={**response.headers, "Link": back})

    rig.vendor.order(rig.is_list, times=500, spoilt=circle)
    failed = await failure(connector)
    assert isinstance(failed, Malformed)
    assert failed.reason == "pages_in_a_circle"


async def test_an_empty_page_in_the_middle_proves_nothing(rig: Rig, connector: Connector) -> None:
    names = seeded(rig)
    ledger = await read(connector, Ledger())
    rig.vendor.order(rig.is_later_page, spoilt=rig.edited(lambda _: []))
    again = replace(ledger, state=replace(ledger.state, cursor={}))
    try:
        await read(connector, again, whole=True)
    except Malformed:
        assert again.state.complete == 1
    assert sorted(again.rows) == sorted(names)
    assert not again.gone(connector.spec.absent_passes)


async def test_a_record_that_moves_between_pages_is_not_lost_for_good(
    rig: Rig, connector: Connector
) -> None:
    names = seeded(rig)

    def move(pages: int) -> None:
        if pages == 1:
            rig.vendor.change("jobs", int(names[0]), name="Moved")

    ledger = await read(connector, Ledger(), between=move)
    assert not ledger.gone(connector.spec.absent_passes)
    ledger = await read(connector, ledger, whole=True)
    assert sorted(ledger.rows) == sorted(names)
    assert ledger.rows[names[0]]["name"] == "Moved"


async def test_a_record_counts_as_gone_after_complete_passes_without_it(
    rig: Rig, connector: Connector
) -> None:
    names = seeded(rig)
    ledger = await read(connector, Ledger(), whole=True)
    del rig.vendor.rows["jobs"][int(names[2])]
    gone = []
    for _ in range(connector.spec.absent_passes):
        gone.append(ledger.gone(connector.spec.absent_passes))
        await read(connector, ledger, whole=True)
    assert gone == [set()] * connector.spec.absent_passes
    assert ledger.gone(connector.spec.absent_passes) == {names[2]}


async def test_a_next_page_elsewhere_is_not_asked(rig: Rig, connector: Connector) -> None:
    seeded(rig)
    evil = {"Link": '<https://evil.example/v3/jobs?cursor=x>; rel="next"'}
    rig.vendor.order(rig.is_list, spoilt=lambda one: replace(one, headers={**one.headers, **evil}))
    if not rig.follows_links:
        # Pages are counted: what the header says is of no meaning.
        await read(connector, Ledger())
        return
    assert isinstance(await failure(connector), Malformed)


async def test_an_unknown_value_is_collected_and_the_record_taken(
    rig: Rig, connector: Connector
) -> None:
    seeded(rig, 2)
    rig.vendor.add("jobs", name="Odd", status="On ice")
    fields = (
        FieldMapping("title", "name"),
        FieldMapping("status", "status", (Step("lookup", "statuses"),)),
    )
    mapping = compile_mapping(MappingDraft(Entity.JOB, fields, {"statuses": {"open": "open"}}))
    ledger = await read(connector, Ledger())
    mapped = [mapping.apply(row) for row in ledger.rows.values()]
    assert all(one.usable for one in mapped)
    assert [one.value for made in mapped for one in made.unmapped] == ["On ice"]


# Webhooks.


def event(rig: Rig, job: int, **changes: Any) -> Delivery:
    return rig.delivery(job, **{"event": "e-1", "at": NOW, **changes})


async def test_a_webhook_says_which_record_to_read_anew(rig: Rig, connector: Connector) -> None:
    name = seeded(rig, 1)[0]
    delivery = event(rig, int(name))
    assert connector.verify(delivery)
    (said,) = connector.parse_event(delivery)
    assert (said.id, said.stream, said.external_id) == ("e-1", "jobs", name)
    assert await connector.get(said.stream, said.external_id)


def test_a_webhook_that_comes_twice_has_one_name(rig: Rig, connector: Connector) -> None:
    first, second = event(rig, 7), event(rig, 7, at=NOW + timedelta(seconds=1))
    assert connector.parse_event(first)[0].id == connector.parse_event(second)[0].id
    other = event(rig, 7, event="e-2")
    assert connector.parse_event(other)[0].id != connector.parse_event(first)[0].id


@pytest.mark.parametrize(
    "forge",
    [
        lambda one: replace(one, body=one.body.replace(b"7", b"8")),
        lambda one: replace(one, body=one.body + b" "),
        lambda one: replace(one, headers={}),
        lambda one: replace(one, headers={k: v.upper() for k, v in one.headers.items()}),
        lambda one: replace(one, headers={k: v[:-1] for k, v in one.headers.items()}),
        lambda one: replace(one, headers={k: f"é{v}" for k, v in one.headers.items()}),
    ],
)
def test_a_forged_webhook_is_not_believed(
    rig: Rig, connector: Connector, forge: Callable[[Delivery], Delivery]
) -> None:
    genuine = event(rig, 7)
    assert connector.verify(genuine)
    assert not connector.verify(forge(genuine))


def test_a_webhook_of_another_connection_is_not_believed(rig: Rig, connector: Connector) -> None:
    assert not connector.verify(event(rig, 7, secret="another tenant's"))
    unset = rig.open(secret="")
    assert not unset.verify(event(rig, 7, secret=""))


def test_a_webhook_from_long_ago(rig: Rig, connector: Connector) -> None:
    late = replace(event(rig, 7), received_at=NOW + timedelta(hours=1))
    # Where no time is signed it is believed, which does no harm: it says nothing but which record
    # is to be read anew, and its name is known already.
    assert connector.verify(late) is not rig.dates_webhooks
    assert connector.parse_event(late)[0].id == connector.parse_event(event(rig, 7))[0].id


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"null", b'{"action": "ping"}', b'{"type": []}']
)
def test_a_webhook_about_nothing(rig: Rig, connector: Connector, body: bytes) -> None:
    delivery = replace(event(rig, 7), body=body)
    try:
        said = list(connector.parse_event(delivery))
    except Malformed:
        return
    assert said == []

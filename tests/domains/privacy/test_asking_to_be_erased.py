"""Erasure that a candidate asks for: confirmed by mail, called off, held, refused, certified."""

import asyncio
import io
import re
from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import httpx2
import pytest
from pdfminer.high_level import extract_text

from rolecall.access import Role
from rolecall.domains.privacy import queries
from rolecall.domains.privacy.contracts import ErasureRequest, Look, RequestStatus
from rolecall.domains.privacy.handlers import look_at_requests
from rolecall.domains.privacy.rules.requesting import days_left, is_overdue, look_needed, number_of
from rolecall.domains.privacy.service.requesting.link import confirm_token, page_token
from rolecall.kernel import clock

from tests.support.hiring import apply, move, open_job
from tests.support.lives import EMAIL, NAME
from tests.support.world import Account, Organization, World

Drain = Callable[[], Awaitable[int]]
API = "/api/v1"
ADDRESS = frozenset({EMAIL})


@pytest.mark.parametrize(
    ("records", "address", "hired", "look"),
    [
        (1, EMAIL, False, Look.NOTHING),
        (2, EMAIL, False, Look.SEVERAL_RECORDS),
        (1, "other@example.com", False, Look.OTHER_ADDRESS),
        (1, EMAIL, True, Look.HIRED),
        (2, "other@example.com", True, Look.OTHER_ADDRESS),
    ],
)
def test_whose_data_it_is_is_looked_at_first(
    records: int, address: str, look: Look, *, hired: bool
) -> None:
    assert look_needed(records, address, ADDRESS, is_hired=hired) is look


@pytest.mark.parametrize(
    ("status", "today", "left", "late"),
    [
        (RequestStatus.WAITING, date(2027, 3, 1), 0, False),
        (RequestStatus.REVIEW, date(2027, 3, 2), -1, True),
        (RequestStatus.HELD, date(2027, 3, 2), -1, False),
        (RequestStatus.REFUSED, date(2027, 3, 2), -1, False),
    ],
)
def test_what_is_overdue(status: RequestStatus, today: date, left: int, *, late: bool) -> None:
    assert days_left(date(2027, 3, 1), today) == left
    assert is_overdue(status, date(2027, 3, 1), today) is late


def test_a_number_is_drawn() -> None:
    assert number_of(2027, "ABCD2345") == "2027-ABCD-2345"


async def test_a_candidate_is_erased_and_gets_a_certificate(world: World, drain: Drain) -> None:
    house = await _house(world)
    client, status = world.client(), house.status
    second = await open_job(house.recruiter, title="Night nurse")
    await apply(client, second["id"], name=NAME, email=EMAIL)
    asking = await client.get(f"{status}/erasure")
    assert asking.status_code == 200
    for word in ("What has to stay, and why", "STOP", "legal reason"):
        assert word in asking.text, word
    assert NAME not in asking.text
    assert "Night nurse" not in asking.text, "other applications are nobody else's business"
    answers = await asyncio.gather(*(client.post(f"{status}/erasure") for _ in range(3)))
    assert {one.headers["location"].partition("said=")[2] for one in answers} == {"mailed"}
    assert await _kinds(house) == ["erasure_confirm"], "asked three times at once, mailed once"
    assert await _listed(house) == [], "nobody has confirmed it"

    confirm = await _confirm_path(world, house)
    shown = await client.get(confirm)
    assert "Night nurse" in shown.text
    assert (await _request(world, house)).status is RequestStatus.UNCONFIRMED, "a look confirms no"
    pages = [await client.post(confirm) for _ in range(2)]
    assert [one.status_code for one in pages] == [303, 303]
    page = pages[0].headers["location"]
    listed = (await _listed(house))[0]
    assert (listed["candidate_name"], listed["status"]) == (NAME, "waiting")
    assert (listed["asked_by"], listed["is_overdue"]) == ("link", False)
    assert 27 <= listed["days_left"] <= 31
    await drain()
    assert await _kinds(house) == ["erasure_news", "erasure_confirm"]
    told = (await house.admin.client.get(f"{API}/notifications")).json()["items"]
    assert [one["kind"] for one in told if one["kind"].startswith("erasure")] == ["erasure_asked"]
    early = await client.get(f"{page}/certificate.pdf")
    assert early.status_code == 404
    assert "Call it off" in (await client.get(page)).text

    with clock.at(clock.now() + timedelta(days=3, minutes=1)):
        await drain()
        states = await house.recruiter.client.get(f"{API}/applications")
        assert {one["status"] for one in states.json()["items"]} == {"withdrawn"}
        assert (await _listed(house))[0]["status"] == "leaving"
        assert "Call it off" not in (await client.get(page)).text
        await client.post(f"{page}/call-off")
        assert (await _listed(house))[0]["status"] == "leaving", "too late"
    with clock.at(clock.now() + timedelta(days=3, minutes=20)):
        await drain()
        listed = (await _listed(house, open_only=False))[0]
        assert (listed["status"], listed["candidate_name"]) == ("erased", "")
        shown = await client.get(page)
        assert listed["number"] in shown.text
        for word in ("2 applications emptied", "2 files", "The log of who did what"):
            assert word in shown.text, word
        fetched = await client.get(f"{page}/certificate.pdf")
        assert fetched.headers["content-type"] == "application/pdf"
        pdf = " ".join(extract_text(io.BytesIO(fetched.content)).split())
        for word in ("Certificate of erasure", listed["number"], "2 applications emptied"):
            assert word in pdf, word
        for text in (shown.text, pdf):
            assert NAME not in text
            assert EMAIL not in text
        receipt = (await house.admin.client.get(f"{API}/erasures/{listed['erasure_id']}")).json()
        assert (receipt["cause"], receipt["note"]) == ("request", f"Request {listed['number']}")
        assert receipt["number"] == listed["number"]
        same = await house.admin.client.get(
            f"{API}/erasures/{listed['erasure_id']}/certificate", params={"language": "de"}
        )
        assert same.content == fetched.content, "there is one certificate"
        assert (await client.get(f"{status}/erasure")).status_code == 404, "the link is dead"
        request = await _request(world, house)
        assert (request.address, request.reason) == ("", "")
        await drain()
        receipts = (await house.admin.client.get(f"{API}/erasures")).json()["items"]
        assert len(receipts) == 1


async def test_who_is_erased_by_hand_or_by_a_rule_has_a_certificate_too(
    world: World, drain: Drain
) -> None:
    org = await world.organization()
    admin, recruiter = await org.member(Role.ORGANIZATION_ADMIN), await org.member(Role.RECRUITER)
    created = await recruiter.client.post(
        f"{API}/candidates", json={"full_name": NAME, "email": EMAIL}
    )
    body = {"typed_name": NAME, "cause": "unneeded", "note": "Ticket 4711"}
    begun = await admin.client.post(f"{API}/candidates/{created.json()['id']}/erasure", json=body)
    receipt = begun.json()
    url = f"{API}/erasures/{receipt['id']}/certificate"
    assert (await admin.client.get(url)).status_code == 404, "not every part is erased yet"
    await drain()
    made = await admin.client.get(url, params={"language": "de"})
    assert made.status_code == 200, made.text
    pdf = " ".join(extract_text(io.BytesIO(made.content)).split())
    for word in ("Bescheinigung der Löschung", receipt["number"], org.name, "Begonnen"):
        assert word in pdf, word
    for word in (NAME, EMAIL, "Ticket 4711", admin.full_name, "darum gebeten"):
        assert word not in pdf, word
    assert (await recruiter.client.get(url)).status_code == 403
    stranger = await (await world.organization()).member(Role.ORGANIZATION_ADMIN)
    assert (await stranger.client.get(url)).status_code == 404


async def test_a_candidate_calls_it_off_and_asks_again(world: World, drain: Drain) -> None:
    house = await _house(world)
    page = await _confirmed(world, house)
    for _ in range(2):
        assert (await world.client().post(f"{page}/call-off")).status_code == 303
    assert "You called it off" in (await world.client().get(page)).text
    confirm = await _confirm_path(world, house)
    used = await world.client().post(confirm)
    assert used.headers["location"].startswith("/erasure/"), "a link confirms once"
    with clock.at(clock.now() + timedelta(days=4)):
        await drain()
        assert await _listed(house) == []
        items = (await house.recruiter.client.get(f"{API}/applications")).json()["items"]
        assert [one["status"] for one in items] == ["active"]
        again = await _confirmed(world, house)
        assert again != page


async def test_links_end(world: World) -> None:
    house = await _house(world)
    client = world.client()
    start = clock.now()
    await client.post(f"{house.status}/erasure")
    first = await _confirm_path(world, house)
    for minutes, said in ((1, "mailed"), (6, "mailed"), (12, "mailed"), (18, "too_many")):
        with clock.at(start + timedelta(minutes=minutes)):
            answer = await client.post(f"{house.status}/erasure")
            assert answer.headers["location"].endswith(f"said={said}"), minutes
    assert await _kinds(house) == ["erasure_confirm"] * 3
    assert (await client.post(first)).status_code == 404, "a newer mail has the right one"
    newest = await _confirm_path(world, house)
    with clock.at(clock.now() + timedelta(days=2, minutes=30)):
        assert (await client.get(newest)).status_code == 410
        assert (await client.post(newest)).status_code == 410
        again = await client.post(f"{house.status}/erasure")
        assert again.headers["location"].endswith("said=mailed"), "a request of its own"
    other = await _house(world)
    assert (await client.get("/erasure/none")).status_code == 404
    strange = confirm_token(world.runtime, other.org.id, await _request(world, house))
    assert (await client.post(f"/erase/{strange}")).status_code == 404, "another organization"


async def test_a_hold_is_told_as_a_legal_reason_and_ends(world: World, drain: Drain) -> None:
    house = await _house(world)
    page = await _confirmed(world, house)
    hold = {"kind": "candidate", "subject_id": house.candidate_id, "reason": "Dispute 12"}
    held = await house.admin.client.post(f"{API}/holds", json=hold)
    assert held.status_code == 201, held.text
    listed = (await _listed(house))[0]
    url = f"{API}/erasure-requests/{listed['id']}/carry-out"
    stopped = await house.admin.client.post(url, json={"typed_name": NAME})
    assert (stopped.status_code, stopped.json()["code"]) == (409, "legal_hold")
    later = clock.now() + timedelta(days=3, minutes=1)
    with clock.at(later):
        for _ in range(2):
            await drain()
            await look_at_requests(world.runtime)
        assert (await _listed(house))[0]["status"] == "held"
        assert (await _kinds(house)).count("erasure_news") == 2, "told once"
        shown = (await world.client().get(page)).text
        assert "must be kept for a legal reason" in shown
        assert "Dispute" not in shown
        lift = await house.admin.client.post(f"{API}/holds/{held.json()['id']}/lift")
        assert lift.status_code == 200, lift.text
        await look_at_requests(world.runtime)
        await drain()
        assert (await _listed(house))[0]["status"] == "leaving"
    with clock.at(later + timedelta(hours=2)):
        for _ in range(2):
            await look_at_requests(world.runtime)
        await drain()
        assert (await _listed(house, open_only=False))[0]["status"] == "erased"
        assert "Certificate of erasure" in (await world.client().get(page)).text


async def test_merged_records_wait_for_a_member_who_refuses_or_carries_out(
    world: World, drain: Drain
) -> None:
    house = await _house(world)
    twin = await house.recruiter.client.post(f"{API}/candidates", json={"full_name": "A. Twin"})
    merged = await house.recruiter.client.post(
        f"{API}/candidates/{house.candidate_id}/merge", json={"merged_id": twin.json()["id"]}
    )
    assert merged.status_code == 200, merged.text
    page = await _confirmed(world, house)
    start = clock.now()
    with clock.at(start + timedelta(days=40)):
        await drain()
        listed = (await _listed(house))[0]
        assert (listed["status"], listed["look"]) == ("review", "several_records")
        assert listed["is_overdue"]
        assert listed["days_left"] < 0
    url = f"{API}/erasure-requests/{listed['id']}"
    wish = {"ground": "claims", "reason": "A dispute about pay."}
    for who, code in ((house.recruiter, 403), (await _stranger(world), 404)):
        assert (await who.client.post(f"{url}/refuse", json=wish)).status_code == code
        wanted = await who.client.post(f"{url}/carry-out", json={"typed_name": NAME})
        assert wanted.status_code == code
    refused = await asyncio.gather(
        *(house.admin.client.post(f"{url}/refuse", json=wish) for _ in range(2))
    )
    assert sorted(one.status_code for one in refused) == [200, 409]
    assert (await _kinds(house)).count("erasure_news") == 2
    shown = (await world.client().get(page)).text
    for word in ("article 17(3)(e)", "A dispute about pay."):
        assert word in shown, word
    late = await house.admin.client.post(f"{url}/carry-out", json={"typed_name": NAME})
    assert late.json()["code"] == "erasure_decided"

    await _confirmed(world, house)
    listed = (await _listed(house))[0]
    url = f"{API}/erasure-requests/{listed['id']}/carry-out"
    wrong = await house.admin.client.post(url, json={"typed_name": "Somebody"})
    assert wrong.status_code == 422
    begun = await house.admin.client.post(url, json={"typed_name": NAME})
    assert begun.status_code == 202, begun.text
    await drain()
    with clock.at(clock.now() + timedelta(minutes=20)):
        await drain()
        done = (await _listed(house, open_only=False))[0]
        assert (done["status"], done["decided_by_name"]) == ("erased", house.admin.full_name)
        earlier = (await _listed(house, open_only=False))[1]
        assert (earlier["status"], earlier["reason"]) == ("refused", "")


async def test_who_was_hired_or_applies_again_meanwhile(world: World, drain: Drain) -> None:
    house = await _house(world)
    await _confirmed(world, house)
    for stage in ("screening", "interview", "offer", "hired"):
        moved = await move(house.recruiter, house.application_id, stage)
        assert moved.status_code == 200, moved.text
    later = clock.now() + timedelta(days=3, minutes=1)
    with clock.at(later):
        await drain()
        listed = (await _listed(house))[0]
        assert (listed["status"], listed["look"]) == ("review", "hired")
        released = await house.admin.client.post(
            f"{API}/erasure-requests/{listed['id']}/carry-out", json={"typed_name": NAME}
        )
        assert released.status_code == 202, released.text
        await drain()
        assert (await _listed(house))[0]["status"] == "leaving"
        job = await open_job(house.recruiter, title="Day nurse")
        await apply(world.client(), job["id"], name=NAME, email=EMAIL)
    with clock.at(later + timedelta(minutes=16)):
        await drain()
        assert (await _listed(house))[0]["status"] == "leaving", "withdrawn first, then erased"
    with clock.at(later + timedelta(minutes=32)):
        await drain()
        assert (await _listed(house, open_only=False))[0]["status"] == "erased"


async def test_an_erasure_by_hand_answers_the_request(world: World, drain: Drain) -> None:
    house = await _house(world)
    page = await _confirmed(world, house)
    await move(house.recruiter, house.application_id, "rejected")
    wish = {"typed_name": NAME, "cause": "request"}
    url = f"{API}/candidates/{house.candidate_id}/erasure"
    assert (await house.admin.client.post(url, json=wish)).status_code == 202
    await drain()
    assert (await _listed(house, open_only=False))[0]["status"] == "erased"
    assert "Certificate of erasure" in (await world.client().get(page)).text
    with clock.at(clock.now() + timedelta(days=4)):
        await drain()
    assert len((await house.admin.client.get(f"{API}/erasures")).json()["items"]) == 1


async def test_the_portal_asks_by_mail_too(world: World) -> None:
    person = await world.account()
    house = await _house(world, email=person.email)
    url = f"{API}/applications/mine/{house.application_id}/erasure"
    before = (await person.client.get(url, headers={"Accept-Language": "de"})).json()
    assert before["request"] is None
    assert before["days_to_call_off"] == 3
    assert any("STOP" in one["what"] for one in before["stays"])
    assert any("Lebenslauf" in one for one in before["goes"]), "in the reader's language"
    asked = await person.client.post(url, json={"locale": "de"})
    assert asked.status_code == 202, asked.text
    assert asked.json()["request"]["status"] == "unconfirmed"
    assert await _kinds(house) == ["erasure_confirm"]
    other = await world.account()
    assert (await other.client.post(url, json={})).status_code == 404
    page = await world.client().post(await _confirm_path(world, house))
    shown = await world.client().get(page.headers["location"])
    assert "Ihre Daten werden gelöscht" in shown.text
    again = await person.client.post(url, json={"locale": "de"})
    assert (again.status_code, again.json()["code"]) == (409, "erasure_open")


class _House:
    """An organization with somebody who applied."""

    def __init__(self, org: Organization, admin: Account, recruiter: Account) -> None:
        self.org, self.admin, self.recruiter = org, admin, recruiter
        self.application_id, self.candidate_id, self.status = "", "", ""


async def _house(world: World, email: str = EMAIL) -> _House:
    org = await world.organization()
    house = _House(org, await org.member(Role.ORGANIZATION_ADMIN), await org.member(Role.RECRUITER))
    job = await open_job(house.recruiter)
    answer = (await apply(world.client(), job["id"], name=NAME, email=email)).json()
    house.status = re.sub(r"^https?://[^/]+", "", answer["status_url"])
    house.application_id = answer["application_id"]
    shown = await house.recruiter.client.get(f"{API}/applications/{house.application_id}")
    house.candidate_id = shown.json()["candidate"]["id"]
    return house


async def _stranger(world: World) -> Account:
    return await (await world.organization()).member(Role.ORGANIZATION_ADMIN)


async def _request(world: World, house: _House) -> ErasureRequest:
    """Return the newest request of the house's person."""
    async with world.runtime.database.transaction(house.admin.actor.tenant) as uow:
        found = await queries.find_newest_request(uow, [UUID(house.candidate_id)])
    assert found is not None
    return found


async def _confirm_path(world: World, house: _House) -> str:
    """Return the path of the newest mail's link."""
    return f"/erase/{confirm_token(world.runtime, house.org.id, await _request(world, house))}"


async def _confirmed(world: World, house: _House) -> str:
    """Ask and confirm; returns the path of the request's page."""
    client: httpx2.AsyncClient = world.client()
    asked = await client.post(f"{house.status}/erasure")
    assert asked.headers["location"].endswith("said=mailed")
    done = await client.post(await _confirm_path(world, house))
    assert done.status_code == 303, done.text
    request = await _request(world, house)
    assert page_token(world.runtime, house.org.id, request)
    found: str = done.headers["location"]
    return found


async def _listed(house: _House, *, open_only: bool = True) -> list[dict[str, Any]]:
    answer = await house.admin.client.get(
        f"{API}/erasure-requests", params={"open_only": open_only}
    )
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["items"]
    return found


async def _kinds(house: _House) -> list[str]:
    """Return the kinds of the mails about erasure, newest first."""
    params = {"application_id": house.application_id}
    answer = await house.recruiter.client.get(f"{API}/messages", params=params)
    assert answer.status_code == 200, answer.text
    found = [one["kind"] for one in answer.json()["items"]]
    return [kind for kind in found if kind.startswith("erasure")]

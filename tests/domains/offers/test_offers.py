"""Offers over HTTP: from the template to the hire, as recruiter and as candidate."""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

import asyncpg
import httpx2
import pytest
import sqlalchemy as sa
from pdfminer.high_level import extract_text

from rolecall.access import Role
from rolecall.domains.offers.models import evidence, versions
from rolecall.infra.db import Database
from rolecall.kernel import clock

from tests.support.approving import chain, say, waiting
from tests.support.hiring import applied, move
from tests.support.offering import LETTER, accept, desk, made, page_of, terms
from tests.support.world import World

Drain = Callable[[], Awaitable[int]]


async def test_accepting_hires_fills_an_opening_and_keeps_evidence(
    world: World, client: httpx2.AsyncClient
) -> None:
    at = await desk(world)
    offer = await at.sent()
    assert (offer["status"], offer["newest_version"]) == ("sent", 1)
    page = await page_of(world, at, offer)
    shown = await client.get(page)
    assert shown.status_code == 200, shown.text
    assert "$84,500.00 per year" in shown.text
    letter = await client.get(f"{page}/letter.pdf")
    assert hashlib.sha256(letter.content).hexdigest() == offer["versions"][0]["sha256"]
    assert "25 days of vacation" in " ".join(extract_text(BytesIO(letter.content)).split())
    accepted = await client.post(
        f"{page}/accept",
        data={"full_name": "Ana  Petrov", "agreed": "yes", "version": "1"},
        headers={"User-Agent": "A browser"},
    )
    assert accepted.status_code == 303, accepted.text
    after = await at.read(f"offers/{offer['id']}")
    assert after["status"] == "accepted"
    kept = after["evidence"]
    assert kept["typed_name"] == "Ana Petrov"
    assert kept["sha256"] == offer["versions"][0]["sha256"]
    assert (kept["user_agent"], kept["email"]) == ("A browser", at.candidate_email)
    assert "typed name is my signature" in kept["agreement"]
    assert kept["ip"].startswith("10.")
    application = await at.read(f"applications/{at.application_id}")
    assert (application["status"], application["stage"]["kind"]) == ("hired", "hired")
    assert application["allowed_actions"]["undo"] is None
    assert (await at.read(f"jobs/{at.job['id']}"))["openings_filled"] == 1
    certificate = await at.recruiter.client.get(f"/api/v1/offers/{offer['id']}/certificate")
    text = "".join(extract_text(BytesIO(certificate.content)).split())
    assert kept["sha256"] in text
    assert "AnaPetrov" in text
    mine = await client.get(f"{page}/certificate.pdf")
    assert mine.content == certificate.content
    assert "You accepted this offer" in (await client.get(page)).text


async def test_accepting_twice_is_the_same_as_once(
    world: World, client: httpx2.AsyncClient
) -> None:
    at = await desk(world)
    offer = await at.sent()
    page = await page_of(world, at, offer)
    answers = await asyncio.gather(*(accept(world.client(), page) for _ in range(4)))
    assert {answer.status_code for answer in answers} == {303}
    assert (await at.read(f"jobs/{at.job['id']}"))["openings_filled"] == 1
    before = (await at.read(f"offers/{offer['id']}"))["evidence"]
    assert (await accept(client, page, name="Somebody Else")).status_code == 303
    assert (await at.read(f"offers/{offer['id']}"))["evidence"] == before


async def test_of_accepting_and_withdrawing_at_once_exactly_one_wins(world: World) -> None:
    outcomes = set()
    for first in (accept, None):
        at = await desk(world)
        offer = await at.sent()
        page = await page_of(world, at, offer)
        withdrawal = at.recruiter.client.post(f"/api/v1/offers/{offer['id']}/withdraw", json={})
        calls = [accept(world.client(), page), withdrawal]
        if first is None:
            calls.reverse()
        await asyncio.gather(*calls)
        status = (await at.read(f"offers/{offer['id']}"))["status"]
        hired = (await at.read(f"applications/{at.application_id}"))["status"] == "hired"
        filled = (await at.read(f"jobs/{at.job['id']}"))["openings_filled"]
        assert (status, hired, filled) in {("accepted", True, 1), ("withdrawn", False, 0)}
        outcomes.add(status)
    assert outcomes <= {"accepted", "withdrawn"}


@pytest.mark.parametrize("obstacle", ["full", "rejected"])
async def test_a_hire_that_cannot_be_changes_nothing_and_the_recruiter_is_told(
    world: World, client: httpx2.AsyncClient, drain: Drain, obstacle: str
) -> None:
    at = await desk(world, openings=1)
    offer = await at.sent()
    page = await page_of(world, at, offer)
    if obstacle == "full":
        other = await desk_beside(world, at)
        assert (await move(at.recruiter, other, "hired")).status_code == 200
    else:
        assert (await move(at.recruiter, at.application_id, "rejected")).status_code == 200
    refused = await accept(client, page)
    assert refused.status_code == 409
    sentence = "no place is open" if obstacle == "full" else "no longer at this step"
    assert sentence in refused.text
    assert "Nothing was changed" in refused.text
    after = await at.read(f"offers/{offer['id']}")
    assert (after["status"], after["evidence"]) == ("sent", None)
    await drain()
    notices = (await at.read("notifications"))["items"]
    assert "offer_not_accepted" in {notice["kind"] for notice in notices}
    closed = (await at.read(f"offers/{offer['id']}"))["status"]
    assert closed == ("sent" if obstacle == "full" else "withdrawn")


async def desk_beside(world: World, at: Any) -> str:
    application_id = await applied(world.client(), at.job["id"], email="second@example.com")
    for stage in ("screening", "interview", "offer"):
        await move(at.recruiter, application_id, stage)
    return application_id


async def test_looking_and_bad_answers_change_nothing(
    world: World, client: httpx2.AsyncClient
) -> None:
    at = await desk(world)
    offer = await at.sent()
    page = await page_of(world, at, offer)
    for path in ("", "/accept", "/decline", "/letter.pdf"):
        assert (await client.get(f"{page}{path}")).status_code in {200, 303}
    unsigned = await accept(client, page, name="  ")
    assert unsigned.status_code == 422
    assert "Type your full name" in unsigned.text
    unticked = await client.post(f"{page}/accept", data={"full_name": "Ana P", "version": "1"})
    assert unticked.status_code == 422
    assert 'value="Ana P"' in unticked.text
    assert (await accept(client, page, version="7")).status_code == 409
    assert (await client.get(f"{page}x")).status_code == 404
    assert (await client.get(f"{page}/certificate.pdf")).status_code == 404
    assert (await at.read(f"offers/{offer['id']}"))["version"] == offer["version"]


async def test_declining_keeps_the_reason_and_tells(
    world: World, client: httpx2.AsyncClient, drain: Drain
) -> None:
    at = await desk(world)
    offer = await at.sent()
    page = await page_of(world, at, offer)
    await drain()
    for _ in range(2):
        declined = await client.post(f"{page}/decline", data={"reason": "Too far away"})
        assert declined.status_code == 303
    assert (await accept(client, page)).status_code == 409
    after = await at.read(f"offers/{offer['id']}")
    assert (after["status"], after["reason"]) == ("declined", "Too far away")
    await drain()
    kinds = {notice["kind"] for notice in (await at.read("notifications"))["items"]}
    assert {"offer_sent", "offer_declined"} <= kinds
    # The application is where it was, so that another offer can be made.
    assert (await at.drafted())["status"] == "draft"


async def test_a_new_version_supersedes_and_differs_readably(
    world: World, client: httpx2.AsyncClient
) -> None:
    at = await desk(world)
    offer = await at.sent()
    url = f"/api/v1/offers/{offer['id']}"
    page = await page_of(world, at, offer)
    edited = await at.recruiter.client.patch(url, json={"terms": terms()})
    assert edited.status_code == 200, edited.text
    better = terms(pay={"minor": 9_000_000, "currency": "USD", "period": "year"})
    assert (await at.recruiter.client.patch(url, json={"terms": better})).status_code == 409
    assert (await at.do(offer["id"], "revise"))["status"] == "draft"
    assert "is changing this offer" in (await client.get(page)).text
    assert (await accept(client, page)).status_code == 409
    assert (await client.get(f"{page}/letter.pdf")).status_code == 410
    assert (await at.recruiter.client.patch(url, json={"terms": better})).status_code == 200
    again = await at.do(offer["id"], "send")
    assert again["newest_version"] == 2
    assert (await accept(client, page, version="1")).status_code == 409
    diff = await at.read(f"offers/{offer['id']}/diff?before=1&after=2")
    assert diff["terms"] == [
        {
            "label": "Pay with its period",
            "before": "$84,500.00 per year",
            "after": "$90,000.00 per year",
        }
    ]
    assert {line["kind"] for line in diff["lines"]} == {"same", "removed", "added"}
    assert (await accept(client, page, version="2")).status_code == 303
    assert (await at.read(f"offers/{offer['id']}"))["evidence"]["version_number"] == 2


async def test_an_offer_ends_reminds_and_is_extended(
    world: World, client: httpx2.AsyncClient, drain: Drain
) -> None:
    at = await desk(world)
    offer = await at.sent()
    page = await page_of(world, at, offer)
    await drain()
    end = datetime.fromisoformat(offer["expires_at"])
    with clock.at(end - timedelta(days=1)):
        await drain()
    with clock.at(end + timedelta(seconds=1)):
        assert "is over" in (await client.get(page)).text
        assert (await accept(client, page)).status_code == 409
        await drain()
        assert (await at.read(f"offers/{offer['id']}"))["status"] == "expired"
        earlier = await at.recruiter.client.post(
            f"/api/v1/offers/{offer['id']}/extend", json={"expires_on": "2001-01-01"}
        )
        assert earlier.status_code == 422
        later = (end + timedelta(days=3)).date().isoformat()
        extended = await at.do(offer["id"], "extend", expires_on=later)
        assert extended["status"] == "sent"
        await drain()
        assert (await at.read(f"offers/{offer['id']}"))["status"] == "sent"
        assert (await accept(client, page)).status_code == 303
    messages = await at.read(f"messages?application_id={at.application_id}")
    kinds = [message["kind"] for message in messages["items"]]
    for kind in ("offer_sent", "offer_reminder", "offer_extended"):
        assert kinds.count(kind) == 1, kinds


async def test_one_live_offer_and_only_where_a_hire_is_one_move_away(world: World) -> None:
    at = await desk(world)
    body = {"application_id": at.application_id, "template_id": at.template_id, "terms": terms()}
    answers = await asyncio.gather(
        *(at.recruiter.client.post("/api/v1/offers", json=body) for _ in range(3))
    )
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409]
    refused = next(answer for answer in answers if answer.status_code == 409)
    assert refused.json()["code"] == "offer_exists"
    early = await applied(world.client(), at.job["id"], email="early@example.com")
    too_early = await at.recruiter.client.post(
        "/api/v1/offers", json={**body, "application_id": early}
    )
    assert (too_early.status_code, too_early.json()["code"]) == (409, "not_hireable")


async def test_what_is_missing_is_named_with_its_place(world: World) -> None:
    at = await desk(world)
    draft = await at.drafted(start_date=None, values={})
    refused = await at.recruiter.client.post(f"/api/v1/offers/{draft['id']}/send")
    assert refused.status_code == 422
    messages = [error["message"] for error in refused.json()["errors"]]
    assert len(messages) == 2
    assert "{{start_date}} in “We offer you the job" in messages[0]
    unknown = {**LETTER, "name": "Other", "body_html": "<p>Pay: {{salary}}</p>"}
    wrong = await at.recruiter.client.post("/api/v1/offer-templates", json=unknown)
    assert wrong.status_code == 422
    assert "{{salary}} in “Pay: {{salary}}” is no variable" in wrong.json()["detail"]
    bad = await at.recruiter.client.patch(
        f"/api/v1/offers/{draft['id']}", json={"terms": terms(values={"vacation_days": "many"})}
    )
    assert bad.json()["errors"][0]["field"] == "terms.values.vacation_days"


async def test_templates_are_archived_and_keep_their_letters(world: World) -> None:
    at = await desk(world)
    url = f"/api/v1/offer-templates/{at.template_id}"
    draft = await at.drafted()
    changed = await at.recruiter.client.put(
        url, json={**LETTER, "body_html": "<p>New text</p>"}, headers={"If-Match": '"1"'}
    )
    assert (changed.status_code, changed.json()["version"]) == (200, 2)
    stale = await at.recruiter.client.put(url, json=LETTER, headers={"If-Match": '"1"'})
    assert stale.status_code == 412
    assert "New text" not in (await at.read(f"offers/{draft['id']}"))["body_html"]
    await made(at.recruiter, f"offer-templates/{at.template_id}/archive")
    assert (await at.read("offer-templates"))["items"] == []
    assert len((await at.read("offer-templates?archived=true"))["items"]) == 1
    await made(at.recruiter, f"offer-templates/{at.template_id}/restore")
    preview = await made(
        at.recruiter,
        "offer-templates/preview",
        {key: value for key, value in LETTER.items() if key != "name"},
    )
    assert "Ada Byron" in preview["body_html"]


async def test_managers_read_interviewers_do_not_and_candidates_have_a_portal(
    world: World,
) -> None:
    person = await world.account()
    at = await desk(world, email=person.email)
    offer = await at.sent()
    manager = await at.org.member(Role.HIRING_MANAGER)
    read = await manager.client.get(f"/api/v1/offers/{offer['id']}")
    assert read.json()["terms"]["pay"]["minor"] == 8_450_000
    assert read.json()["allowed_actions"] == []
    sending = await manager.client.post(f"/api/v1/offers/{offer['id']}/send")
    assert sending.status_code == 403
    interviewer = await at.org.member(Role.INTERVIEWER)
    assert (await interviewer.client.get("/api/v1/offers")).status_code == 403
    link = f"/api/v1/files/{offer['versions'][0]['file_id']}/links"
    assert (await manager.client.post(link, json={})).status_code == 201
    assert (await interviewer.client.post(link, json={})).status_code == 404
    mine = (await person.client.get("/api/v1/offers/mine")).json()["items"]
    assert [item["offer_id"] for item in mine] == [offer["id"]]
    stranger = await world.account()
    assert (await stranger.client.get("/api/v1/offers/mine")).json()["items"] == []
    browser = await world.browser(person)
    page = await page_of(world, at, offer)
    assert (await accept(browser, page)).status_code == 303
    kept = (await at.read(f"offers/{offer['id']}"))["evidence"]
    assert kept["user_id"] == str(person.user_id)


async def test_versions_and_evidence_cannot_be_changed(world: World, database: Database) -> None:
    at = await desk(world)
    offer = await at.sent()
    assert (await accept(world.client(), await page_of(world, at, offer))).status_code == 303
    for table in (versions, evidence):
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            async with database.transaction(at.recruiter.actor.tenant) as uow:
                await uow.execute(sa.delete(table).where(table.c.org_id == at.org.id))
        # Only an erasure reaches the rows, to take the person out of them.
        changing = sa.update(table).where(table.c.org_id == at.org.id).values(sha256="0")
        async with database.transaction(at.recruiter.actor.tenant) as uow:
            assert await uow.execute(changing) == 0
            kept = await uow.fetch(sa.select(table.c.sha256).where(table.c.org_id == at.org.id))
        assert kept
        assert "0" not in {row["sha256"] for row in kept}


async def test_where_a_chain_applies_an_offer_is_sent_with_an_approval_of_its_terms(
    world: World, drain: Drain
) -> None:
    at = await desk(world)
    admin, manager = (
        await at.org.member(Role.ORGANIZATION_ADMIN),
        await at.org.member(Role.HIRING_MANAGER),
    )
    await chain(admin, [manager], kind="offer")
    offer = await at.drafted()
    assert {"submit", "send"} & set(offer["allowed_actions"]) == {"submit"}
    url = f"/api/v1/offers/{offer['id']}"
    refused = await at.recruiter.client.post(f"{url}/send")
    assert (refused.status_code, refused.json()["code"]) == (409, "approval_required")
    assert (await at.do(offer["id"], "submit", note="Please"))["status"] == "pending_approval"
    (asked,) = await waiting(manager)
    assert (await say(manager, asked, "decline", "Too much")).status_code == 200
    await drain()
    assert (await at.read(f"offers/{offer['id']}"))["status"] == "draft"
    lower = terms(pay={"minor": 8_000_000, "currency": "USD", "period": "year"})
    assert (await at.recruiter.client.patch(url, json={"terms": lower})).status_code == 200
    await at.do(offer["id"], "submit", note="")
    (asked,) = await waiting(manager)
    assert (await say(manager, asked, "approve")).status_code == 200
    await drain()
    approved = await at.read(f"offers/{offer['id']}")
    assert approved["status"] == "approved"
    assert {"send", "revise"} <= set(approved["allowed_actions"])
    assert (await at.do(offer["id"], "send"))["status"] == "sent"
    # The same terms in other words need no second approval, other terms do.
    assert "send" in (await at.do(offer["id"], "revise"))["allowed_actions"]
    assert (await at.recruiter.client.patch(url, json={"terms": terms()})).status_code == 200
    again = await at.recruiter.client.post(f"{url}/send")
    assert (again.status_code, again.json()["code"]) == (409, "approval_required")

"""One message to many people: who gets it, once, and how it is taken back."""

from datetime import timedelta
from typing import Any

from rolecall.access import Role
from rolecall.domains.messaging import repository
from rolecall.domains.messaging.contracts import SuppressionReason
from rolecall.domains.operations import service as operations
from rolecall.infra.db import Database
from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock

from tests.support.hiring import applied, move, open_job
from tests.support.post_office import post_office
from tests.support.smtp_server import body_of
from tests.support.world import Account, Organization, World

Drain = Any
ENGLISH = {"subject": "News about {{job_title}}", "body": "Hello {{candidate_name}},\n\nsoon."}
GERMAN = {"subject": "Neues zu {{job_title}}", "body": "Guten Tag {{candidate_name}},\n\nbald."}
OUTREACH = {"subject": "A new job", "body": "Hello {{candidate_name}},\n\nwould you like it?"}
ABOUT, PEOPLE = "/api/v1/applications/mailings", "/api/v1/candidates/mailings"


async def write(account: Account, url: str, chosen: list[str], **changes: Any) -> Any:
    body = {"selection": {"ids": chosen}, "texts": {"en": ENGLISH}, **changes}
    return await account.client.post(url, json=body)


async def plan(
    account: Account, url: str, chosen: list[str], **options: bool
) -> tuple[int, dict[str, int]]:
    body = {"selection": {"ids": chosen}, **options}
    found = await account.client.post(f"{url}/plan", json=body)
    assert found.status_code == 200, found.text
    told = found.json()
    return told["receiving"], {one["reason"]: one["count"] for one in told["left_out"]}


async def results(account: Account, operation: str) -> list[tuple[str, str]]:
    found = await account.client.get(f"/api/v1/operations/{operation}/results")
    return [(one["status"], one["code"]) for one in found.json()["items"]]


async def statuses(account: Account, application: str) -> list[str]:
    found = await account.client.get(f"/api/v1/applications/{application}/conversation")
    own = [one for one in found.json()["items"] if one["author_id"]]
    return [one["status"] for one in own]


async def sourced(account: Account, name: str, email: str = "") -> str:
    made = await account.client.post(
        "/api/v1/candidates", json={"full_name": name, **({"email": email} if email else {})}
    )
    person: str = made.json()["id"]
    return person


async def staff(world: World) -> tuple[Organization, Account]:
    organization = await world.organization(name="Harbor Vale")
    return organization, await organization.member(Role.RECRUITER)


async def test_each_person_gets_it_once_in_their_language(
    world: World, database: Database, runtime: Runtime, drain: Drain
) -> None:
    """Left out are who has withdrawn, who has no address, and the second application of one."""
    organization, recruiter = await staff(world)
    first, second = await open_job(recruiter), await open_job(recruiter, title="Ward nurse")
    domain = f"{organization.id.hex}.example.org"
    client = world.client()
    ana = await applied(client, first["id"], email=f"ana@{domain}")
    again = await applied(client, second["id"], email=f"ana@{domain}")
    german = world.client()
    german.headers["Accept-Language"] = "de-DE"
    ben = await applied(german, first["id"], name="Ben Vogt", email=f"ben@{domain}")
    cai = await applied(client, first["id"], name="Cai Wu", email=f"cai@{domain}")
    gone = await recruiter.client.post(
        f"/api/v1/applications/{cai}/withdraw", json={"reason": "Took another job"}
    )
    assert gone.status_code == 200, gone.text
    nameless = await sourced(recruiter, "Dov Lind")
    added = await recruiter.client.post(
        "/api/v1/applications", json={"candidate_id": nameless, "job_id": first["id"]}
    )
    chosen = [cai, ana, again, ben, added.json()["id"]]
    await drain()
    assert await plan(recruiter, ABOUT, chosen) == (
        2,
        {"withdrawn": 1, "no_address": 1, "twice": 1},
    )

    begun = await write(recruiter, ABOUT, chosen, texts={"en": ENGLISH, "de": GERMAN})
    assert (begun.status_code, begun.json()["total"]) == (201, 5), begun.text
    async with post_office(runtime) as post:
        await drain()
        assert await statuses(recruiter, ana) == await statuses(recruiter, ben) == ["held"]
        await operations.run_operation(database, organization.id, begun.json()["id"])
        with clock.at(clock.now() + timedelta(seconds=62)):
            await drain()
        [to_ana] = [one for one in post.to(f"ana@{domain}") if "News" in str(one["Subject"])]
        [to_ben] = [one for one in post.to(f"ben@{domain}") if "Neues" in str(one["Subject"])]
    assert "Hello Ana Petrov" in body_of(to_ana, "plain")
    assert "Guten Tag Ben Vogt" in body_of(to_ben, "plain")
    assert await statuses(recruiter, ana) == await statuses(recruiter, ben) == ["sent"]
    assert await statuses(recruiter, again) == await statuses(recruiter, cai) == []
    assert await results(recruiter, begun.json()["id"]) == [
        ("refused", "withdrawn"), ("done", ""), ("skipped", "twice"), ("done", ""),
        ("refused", "no_address"),
    ]  # fmt: skip
    admin = await organization.member(Role.ORGANIZATION_ADMIN)
    told = (await admin.client.get("/api/v1/audit", params={"action": "messages.written"})).json()
    assert len(told["items"]) == 2


async def test_those_who_were_decided_about_get_it_on_request_alone(
    world: World, drain: Drain
) -> None:
    organization, recruiter = await staff(world)
    job = await open_job(recruiter)
    domain = f"{organization.id.hex}.example.org"
    ana, ben = [
        await applied(world.client(), job["id"], email=f"{name}@{domain}")
        for name in ("ana", "ben")
    ]
    assert (await move(recruiter, ben, "rejected", reason="Filled")).status_code == 200
    assert await plan(recruiter, ABOUT, [ana, ben]) == (1, {"decided": 1})
    assert await plan(recruiter, ABOUT, [ana, ben], with_decided=True) == (2, {})
    ran = [
        (await write(recruiter, ABOUT, [ana, ben], **options)).json()["id"]
        for options in ({}, {"with_decided": True})
    ]
    await drain()
    found = [await results(recruiter, operation) for operation in ran]
    assert found[0] == [("done", ""), ("refused", "decided")]
    assert found[1] == [("skipped", "written_just_now"), ("done", "")]


async def test_what_has_not_left_is_taken_back_and_two_clicks_write_once(
    world: World, drain: Drain
) -> None:
    organization, recruiter = await staff(world)
    job = await open_job(recruiter)
    email = f"ana@{organization.id.hex}.example.org"
    ana = await applied(world.client(), job["id"], email=email)
    await drain()
    later = (clock.now() + timedelta(days=2)).isoformat()
    headers = {"Idempotency-Key": f"click-{organization.id.hex}"}
    body = {"selection": {"ids": [ana]}, "texts": {"en": ENGLISH}, "send_at": later}
    clicks = [await recruiter.client.post(ABOUT, json=body, headers=headers) for _ in range(2)]
    operation = clicks[0].json()["id"]
    assert operation == clicks[1].json()["id"]
    other = (await recruiter.client.post(ABOUT, json=body)).json()["id"]
    await drain()
    assert await statuses(recruiter, ana) == ["held"]
    assert await results(recruiter, other) == [("skipped", "written_just_now")]
    with clock.at(clock.now() + timedelta(days=1)):
        undo = await recruiter.client.post(f"/api/v1/operations/{operation}/undo")
        assert undo.status_code == 201, undo.text
        await drain()
    assert await statuses(recruiter, ana) == ["recalled"]
    assert await results(recruiter, undo.json()["id"]) == [("done", "")]

    at_once = (await write(recruiter, ABOUT, [ana])).json()["id"]
    await drain()
    message = (await recruiter.client.get(f"/api/v1/applications/{ana}/conversation")).json()
    released = message["items"][-1]["id"]
    await recruiter.client.post(f"/api/v1/messages/{released}/release")
    await drain()
    undo = await recruiter.client.post(f"/api/v1/operations/{at_once}/undo")
    await drain()
    assert await results(recruiter, undo.json()["id"]) == [("refused", "not_recallable")]
    assert (await statuses(recruiter, ana))[-1] == "sent"
    late = await recruiter.client.post(f"/api/v1/operations/{other}/undo")
    assert late.json()["code"] == "cannot_undo"


async def test_people_who_want_no_mail_or_whose_address_refuses_it_get_none(
    world: World, database: Database, runtime: Runtime, drain: Drain
) -> None:
    organization, recruiter = await staff(world)
    domain = f"{organization.id.hex}.example.org"
    noor, ola, pia = [
        await sourced(recruiter, name, f"{name[:3].lower()}@{domain}")
        for name in ("Noor Haddad", "Ola Berg", "Pia Roth")
    ]
    people = [noor, ola, pia]
    async with post_office(runtime) as post:
        begun = await write(recruiter, PEOPLE, people, texts={"en": OUTREACH})
        assert begun.status_code == 201, begun.text
        await drain()
        with clock.at(clock.now() + timedelta(seconds=62)):
            await drain()
        way_out = str(post.to(f"noo@{domain}")[-1]["List-Unsubscribe"]).strip("<>")
    await world.client().post("/unsubscribe/" + way_out.rsplit("/", 1)[1])
    async with database.transaction(recruiter.actor.tenant) as uow:
        await repository.suppress(
            uow, f"ola@{domain}", SuppressionReason.BOUNCED, "550 no such user", clock.now()
        )
    assert await plan(recruiter, PEOPLE, people) == (1, {"unsubscribed": 1, "undeliverable": 1})
    again = {**OUTREACH, "subject": "Another one"}
    second = (await write(recruiter, PEOPLE, people, texts={"en": again})).json()["id"]
    await drain()
    assert [code for _, code in await results(recruiter, second)] == [
        "unsubscribed", "undeliverable", "",
    ]  # fmt: skip
    nobody = await write(recruiter, PEOPLE, [noor], texts={"en": OUTREACH})
    assert (nobody.status_code, nobody.json()["code"]) == (409, "nobody")


async def test_words_are_checked_before_anything_is_sent_and_who_may(world: World) -> None:
    organization, recruiter = await staff(world)
    job = await open_job(recruiter)
    ana = await applied(world.client(), job["id"], email=f"a@{organization.id.hex}.example.org")
    wrong = {**GERMAN, "body": "Guten Tag {{candidat_name}}"}
    refused = await write(recruiter, ABOUT, [ana], texts={"en": ENGLISH, "de": wrong})
    assert [one["field"] for one in refused.json()["errors"]] == ["texts.de.body"]
    past = await write(recruiter, ABOUT, [ana], send_at="2020-01-01T00:00:00Z")
    assert [one["field"] for one in past.json()["errors"]] == ["send_at"]
    assert await statuses(recruiter, ana) == []
    for role in (Role.HIRING_MANAGER, Role.INTERVIEWER):
        member = await organization.member(role)
        assert (await write(member, ABOUT, [ana])).status_code == 403
    stranger = await (await world.organization()).member(Role.RECRUITER)
    assert (await write(stranger, ABOUT, [ana])).json()["code"] == "empty"

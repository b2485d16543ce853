"""Writing to people without an application, and their ending such mails."""

import asyncio
from datetime import timedelta
from typing import Any

from rolecall.access import Role
from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock

from tests.support.answering import answer_to, listening, send
from tests.support.hiring import applied, open_job
from tests.support.post_office import Post, post_office
from tests.support.resumes import pdf_resume
from tests.support.smtp_server import body_of
from tests.support.world import Account, Organization, World

Drain = Any
WORDS = {"subject": "A job for you", "body": "Hello {{candidate_name}},\n\nwould you like it?"}


async def known_person(
    world: World, email: str = "", organization: Organization | None = None
) -> tuple[Account, str, str]:
    """Return a recruiter, the id of a person who has not applied, and their address."""
    organization = organization or await world.organization(name="Harbor Vale")
    recruiter = await organization.member(Role.RECRUITER)
    email = email or f"noor-{organization.id.hex}@example.org"
    made = await recruiter.client.post(
        "/api/v1/candidates", json={"full_name": "Noor Haddad", "email": email}
    )
    return recruiter, made.json()["id"], email


async def write(account: Account, person: str, **changes: Any) -> Any:
    url = f"/api/v1/candidates/{person}/messages"
    return await account.client.post(url, json={**WORDS, **changes})


async def statuses(account: Account, person: str) -> list[str]:
    found = await account.client.get(f"/api/v1/candidates/{person}/conversation")
    assert found.status_code == 200, found.text
    return [one["status"] for one in found.json()["items"]]


async def sent(drain: Drain, seconds: int = 11) -> None:
    with clock.at(clock.now() + timedelta(seconds=seconds)):
        await drain()


def way_out(post: Post, email: str) -> str:
    """Return the path at which the newest mail is unsubscribed from."""
    link = str(post.to(email)[-1]["List-Unsubscribe"]).strip("<>")
    return "/unsubscribe/" + link.rsplit("/", 1)[1]


async def test_one_click_ends_them_and_the_same_page_brings_them_back(
    world: World, runtime: Runtime, drain: Drain
) -> None:
    """What waits does not leave, applications are not concerned, and a GET changes nothing."""
    organization = await world.organization(name="Harbor Vale")
    recruiter, person, email = await known_person(world, organization=organization)
    reader = world.client()
    async with post_office(runtime) as post:
        assert (await write(recruiter, person)).status_code == 201
        await sent(drain)
        path = way_out(post, email)
        assert path in body_of(post.to(email)[-1], "plain")
        await write(recruiter, person, subject="And another")
        for _ in range(2):
            page = await reader.get(path)
            assert (page.status_code, "End these mails" in page.text) == (200, True)
        assert await statuses(recruiter, person) == ["sent", "held"]
        ended = await reader.post(path, data={"List-Unsubscribe": "One-Click"})
        assert (ended.status_code, "set-cookie" in ended.headers) == (200, False)
        assert (await reader.post(path)).status_code == 200
        await sent(drain, 22)
        assert await statuses(recruiter, person) == ["sent", "unsubscribed"]
        refused = await write(recruiter, person)
        assert (refused.status_code, refused.json()["code"]) == (409, "unsubscribed")
        job = await open_job(recruiter)
        application = await applied(world.client(), job["id"], name="Noor Haddad", email=email)
        about = await recruiter.client.post(
            f"/api/v1/applications/{application}/messages", json={**WORDS, "subject": "Yours"}
        )
        assert about.json()["unsubscribed_since"] is not None
        await sent(drain, 33)
        [yours] = [one for one in post.to(email) if one["Subject"] == "Yours"]
        assert yours["List-Unsubscribe"] is None
        again = await reader.post(path, data={"want": "again"})
        assert "End these mails" in again.text
        assert (await write(recruiter, person)).status_code == 201
        await sent(drain, 44)
    assert (await statuses(recruiter, person))[-1] == "sent"
    admin = await organization.member(Role.ORGANIZATION_ADMIN)
    told = (await admin.client.get("/api/v1/audit", params={"record_id": person})).json()["items"]
    actions = [one["action"] for one in told]
    assert actions.count("messages.unsubscribed") == actions.count("messages.subscribed") == 1


async def test_one_organization_is_left_and_others_go_on(
    world: World, runtime: Runtime, drain: Drain
) -> None:
    here, person, email = await known_person(world)
    there, other, _ = await known_person(world, email)
    async with post_office(runtime) as post:
        await write(here, person)
        await sent(drain)
        await world.client().post(way_out(post, email))
        assert (await write(there, other)).status_code == 201
        await sent(drain, 22)
    assert await statuses(there, other) == ["sent"]
    assert (await world.client().post("/unsubscribe/made.1.up.token")).status_code == 404


async def test_two_windows_send_one_message(world: World) -> None:
    recruiter, person, _ = await known_person(world)
    answers = await asyncio.gather(*(write(recruiter, person) for _ in range(4)))
    assert {one.status_code for one in answers} == {201}
    assert await statuses(recruiter, person) == ["held"]
    [first] = answers[0].json()["items"]
    assert (await recruiter.client.post(f"/api/v1/messages/{first['id']}/recall")).is_success
    await write(recruiter, person)
    assert await statuses(recruiter, person) == ["recalled", "held"]


async def test_what_needs_an_application_is_refused_and_who_may(world: World) -> None:
    organization = await world.organization()
    recruiter, person, _ = await known_person(world, organization=organization)
    wrong = await write(recruiter, person, body="About {{job_title}}")
    assert [one["field"] for one in wrong.json()["errors"]] == ["body"]
    manager = await organization.member(Role.HIRING_MANAGER)
    assert (await write(manager, person)).status_code == 403
    stranger = await (await world.organization()).member(Role.RECRUITER)
    assert (await write(stranger, person)).status_code == 404
    nameless = await recruiter.client.post("/api/v1/candidates", json={"full_name": "Bo Lind"})
    nobody = await write(recruiter, nameless.json()["id"])
    assert (nobody.status_code, nobody.json()["code"]) == (409, "no_address")


async def takes_resume(recruiter: Account, person: str) -> None:
    """Take the one file of an answer as the résumé; it is offered no longer."""
    record = f"/api/v1/candidates/{person}"
    shown = (await recruiter.client.get(f"{record}/conversation")).json()
    [file_id] = shown["offered_as_resume"]
    taken = await recruiter.client.patch(f"{record}/files/{file_id}", json={"kind": "resume"})
    assert taken.status_code == 200, taken.text
    shown = (await recruiter.client.get(f"{record}/conversation")).json()
    assert shown["offered_as_resume"] == []


async def test_an_answer_comes_back_to_the_person(
    world: World, runtime: Runtime, drain: Drain
) -> None:
    recruiter, person, email = await known_person(world)
    async with post_office(runtime) as post:
        await write(recruiter, person)
        await sent(drain)
        mail = post.to(email)[-1]
    async with listening(runtime) as port:
        answer = answer_to(mail, email, "Gladly.")
        answer.add_attachment(
            pdf_resume("Ada Byron"), maintype="application", subtype="pdf", filename="cv.pdf"
        )
        await send(port, answer)
    await drain()
    assert await statuses(recruiter, person) == ["sent", "answer"]
    await takes_resume(recruiter, person)
    await drain()
    inbox = (await recruiter.client.get("/api/v1/notifications")).json()["items"]
    assert f"/app/candidates/{person}?view=messages" in [one["link"] for one in inbox]
    profile = await recruiter.client.get(f"/api/v1/candidates/{person}/profile")
    assert "cv.pdf" in profile.text, "what it says is read into the profile"
    timeline = await recruiter.client.get(f"/api/v1/candidates/{person}/timeline")
    assert {"message", "reply"} <= {one["kind"] for one in timeline.json()["items"]}

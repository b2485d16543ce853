"""What people agreed to: in which words, changed by nobody, taken back, and asked for anew."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

import httpx2
import pytest
import sqlalchemy as sa

from rolecall.access import Role
from rolecall.domains.applications import api as applications
from rolecall.domains.privacy.service.consenting.link import consent_url

from tests.support.hiring import applied, apply, open_job
from tests.support.world import Account, World

Drain = Callable[[], Awaitable[int]]
API = "/api/v1"
NOTICE = "<p>We keep this for half a year.</p>"


async def publish(
    admin: Account, html: str, *, purpose: str = "application", material: bool = True
) -> dict[str, Any]:
    """Write and publish a version in English; returns it."""
    url = f"{API}/consent-purposes/{purpose}"
    states = (await admin.client.get(f"{API}/consent-purposes")).json()["items"]
    version = next(one["draft"]["version"] for one in states if one["purpose"] == purpose)
    draft = {"texts": {"en": html}, "version": version}
    written = await admin.client.put(f"{url}/draft", json=draft)
    assert written.status_code == 200, written.text
    wish = {"is_material": material, "version": written.json()["version"]}
    published = await admin.client.post(f"{url}/publish", json=wish)
    assert published.status_code == 201, published.text
    found: dict[str, Any] = published.json()
    return found


async def page_of(client: httpx2.AsyncClient, job_id: str, **fields: Any) -> str:
    """Apply and return the path of the private page."""
    answer = await apply(client, job_id, with_resume=False, **fields)
    assert answer.status_code == 201, answer.text
    return f"/status/{answer.json()['status_url'].rsplit('/', 1)[1]}"


async def consents_of(who: Account) -> list[dict[str, Any]]:
    """Return the log of the only candidate."""
    people = (await who.client.get(f"{API}/candidates")).json()["items"]
    record = (await who.client.get(f"{API}/candidates/{people[0]['id']}")).json()
    found: list[dict[str, Any]] = record["consents"]
    return found


async def test_a_consent_names_the_words_that_were_shown(world: World, drain: Drain) -> None:
    org = await world.organization()
    admin, recruiter = await org.member(Role.ORGANIZATION_ADMIN), await org.member(Role.RECRUITER)
    job = await open_job(recruiter)
    await drain()
    client = world.client()
    form = f"/careers/{org.slug}/jobs/{job['id']}"
    plain = await client.get(form)
    assert plain.status_code == 200
    assert 'name="pool_consent"' not in plain.text, "asked for once there is a wording"
    first = await publish(admin, NOTICE)
    pool = await publish(admin, "<p>Two years.</p>", purpose="pool")
    await drain()
    page = (await client.get(form)).text
    assert NOTICE in page
    assert f'name="consent_wording" value="{first["id"]}"' in page
    assert f'name="pool_wording" value="{pool["id"]}"' in page
    sent = await client.post(
        f"{form}/apply",
        data={
            "full_name": "Ana Petrov", "email": "ana@example.com", "consent": "true",
            "consent_language": "de", "consent_wording": first["id"],
            "pool_consent": "true", "pool_wording": pool["id"],
        },
    )  # fmt: skip
    assert sent.status_code == 303, sent.text
    log = {one["purpose"]: one for one in await consents_of(recruiter)}
    assert set(log) == {"application", "pool"}
    notice = log["application"]
    assert (notice["wording_id"], notice["text_version"]) == (first["id"], "1")
    assert (notice["state"], notice["way"], notice["language"]) == ("given", "form", "en")
    assert notice["shown"].startswith("Ich bin einverstanden")
    second = await publish(admin, "<p>We keep this for a year.</p>")
    assert second["number"] == 2
    old = (await recruiter.client.get(f"{API}/consent-wordings/{first['id']}")).json()
    assert old["texts"] == {"en": NOTICE}
    listed = await recruiter.client.get(
        f"{API}/consent-wordings", params={"purpose": "application"}
    )
    assert [one["number"] for one in listed.json()["items"]] == [2, 1]


async def test_words_of_our_own_are_kept_where_none_are_published(world: World) -> None:
    org = await world.organization()
    recruiter = await org.member(Role.RECRUITER)
    job = await open_job(recruiter)
    asked = await world.client().get(f"{API}/public/jobs/{job['id']}/consents")
    [told] = asked.json()["items"]
    assert (told["purpose"], told["wording_id"], told["number"]) == ("application", None, 0)
    await applied(world.client(), job["id"], with_resume=False, consent_language="es")
    [said] = await consents_of(recruiter)
    assert (said["wording_id"], said["text_version"], said["way"]) == (None, "0", "api")
    assert said["shown"].startswith("Acepto que")
    assert "Sus datos se usan" in said["shown"]


async def test_a_text_that_changed_meanwhile_is_agreed_to_anew(world: World) -> None:
    org = await world.organization()
    admin, recruiter = await org.member(Role.ORGANIZATION_ADMIN), await org.member(Role.RECRUITER)
    other = await (await world.organization()).member(Role.ORGANIZATION_ADMIN)
    job = await open_job(recruiter)
    first = await publish(admin, NOTICE)
    seen = {"consent_wording": first["id"], "consent_language": "en"}
    await publish(admin, "<p>The same in better words.</p>", material=False)
    await applied(world.client(), job["id"], with_resume=False, **seen)
    assert (await consents_of(recruiter))[0]["text_version"] == "1", "what was read"
    await publish(admin, "<p>We sell it.</p>")
    stale = await apply(world.client(), job["id"], email="b@example.com", **seen)
    assert stale.status_code == 422, stale.text
    assert stale.json()["errors"][0]["field"] == "consent"
    strange = await publish(other, NOTICE)
    for named in (strange["id"], "none", str(UUID(int=0))):
        wrong = await apply(
            world.client(), job["id"], email="b@example.com",
            consent_wording=named, consent_language="en",
        )  # fmt: skip
        assert wrong.status_code == 422, "no text of this organization's"


async def test_who_publishes_at_once_publishes_once(world: World) -> None:
    org = await world.organization()
    admin = await org.member(Role.ORGANIZATION_ADMIN)
    url = f"{API}/consent-purposes/application"
    none = await admin.client.put(f"{url}/draft", json={"texts": {"en": NOTICE}, "version": 3})
    assert (none.status_code, none.json()["code"]) == (409, "draft_changed")
    await admin.client.put(f"{url}/draft", json={"texts": {"en": "<p> </p>"}, "version": 0})
    wish = {"is_material": True, "version": 1}
    empty = await admin.client.post(f"{url}/publish", json=wish)
    assert (empty.status_code, empty.json()["errors"][0]["field"]) == (422, "texts")
    await admin.client.put(f"{url}/draft", json={"texts": {"en": NOTICE}, "version": 1})
    wish = {"is_material": False, "version": 2}
    answers = await asyncio.gather(
        *(admin.client.post(f"{url}/publish", json=wish) for _ in range(3))
    )
    assert sorted(one.status_code for one in answers) == [201, 409, 409]
    made = next(one.json() for one in answers if one.status_code == 201)
    assert (made["number"], made["is_material"]) == (1, True), "the first one always is"
    recruiter = await org.member(Role.RECRUITER)
    refused = await recruiter.client.put(f"{url}/draft", json={"texts": {}, "version": 0})
    assert refused.status_code == 403


async def test_the_database_lets_nobody_change_a_version(world: World) -> None:
    org = await world.organization()
    admin = await org.member(Role.ORGANIZATION_ADMIN)
    wording = await publish(admin, NOTICE)
    for statement in ("UPDATE consent_wordings SET note = 'x'", "DELETE FROM consent_wordings"):
        with pytest.raises(Exception, match="permission denied"):
            async with world.runtime.database.transaction(admin.actor.tenant) as uow:
                await uow.execute(sa.text(statement))
    same = (await admin.client.get(f"{API}/consent-wordings/{wording['id']}")).json()
    assert same == wording


async def test_a_candidate_sees_gives_and_takes_back(world: World, drain: Drain) -> None:
    org = await world.organization()
    admin, recruiter = await org.member(Role.ORGANIZATION_ADMIN), await org.member(Role.RECRUITER)
    await publish(admin, NOTICE)
    job = await open_job(recruiter)
    client = world.client()
    status = await page_of(client, job["id"])
    page = f"{status}/consents"
    shown = (await client.get(page)).text
    assert NOTICE in shown
    assert "We changed it." not in shown
    pool = await publish(admin, "<p>Two years.</p>", purpose="pool")
    agree = {"purpose": "pool", "wording": pool["id"], "agree": "true"}
    for _ in range(2):
        answer = await client.post(page, data=agree)
        assert answer.headers["location"].endswith("?said=given")
    log = [(one["purpose"], one["state"], one["way"]) for one in await consents_of(recruiter)]
    assert log == [("pool", "given", "status_page"), ("application", "given", "api")]
    await client.post(page, data={"purpose": "pool"})
    assert (await client.get(status)).status_code == 200
    application = (await recruiter.client.get(f"{API}/applications")).json()["items"][0]
    assert application["status"] == "active", "another consent"
    gone = await client.post(page, data={"purpose": "application"})
    assert gone.headers["location"].endswith("?said=withdrawn")
    await client.post(page, data={"purpose": "application"})
    said = [(one["purpose"], one["state"]) for one in await consents_of(recruiter)]
    assert said[:2] == [("application", "withdrawn"), ("pool", "withdrawn")]
    assert len(said) == 4
    application = (await recruiter.client.get(f"{API}/applications")).json()["items"][0]
    assert application["status"] == "withdrawn"
    await drain()


async def test_everybody_is_asked_anew_once(world: World, drain: Drain) -> None:
    org = await world.organization()
    admin, recruiter = await org.member(Role.ORGANIZATION_ADMIN), await org.member(Role.RECRUITER)
    await publish(admin, NOTICE)
    job = await open_job(recruiter)
    client = world.client()
    status = await page_of(client, job["id"])
    left = await page_of(client, job["id"], email="left@example.com", name="Lea Left")
    await client.post(f"{left}/withdraw")
    second = await publish(admin, "<p>We changed it.</p>")
    assert "/consents" in (await client.get(status)).text, "the page says so"
    url = f"{API}/consent-wordings/{second['id']}/asking"
    assert (await admin.client.get(url)).json()["people"] == 2
    for _ in range(2):
        assert (await admin.client.post(url)).status_code == 202
    await drain()
    items = (await recruiter.client.get(f"{API}/applications")).json()["items"]
    kinds = {one["candidate"]["email"]: await _mails(recruiter, one["id"]) for one in items}
    asked = {address for address, found in kinds.items() if "consent_asked" in found}
    assert asked == {"ana.petrov@example.com"}, "who has withdrawn decides on nothing"
    assert kinds["ana.petrov@example.com"].count("consent_asked") == 1
    mine = next(one["id"] for one in items if one["candidate"]["email"] in asked)
    async with world.runtime.database.transaction(admin.actor.tenant) as uow:
        application = await applications.read_application(uow, UUID(mine))
        path = consent_url(uow, application).removeprefix(world.runtime.public_url)
    page = (await client.get(path)).text
    assert "We changed it." in page
    agree = {"purpose": "application", "wording": second["id"], "agree": "true"}
    assert (await client.post(path, data=agree)).status_code == 303
    log = (await recruiter.client.get(f"{API}/candidates")).json()["items"]
    record = next(one for one in log if one["email"].startswith("ana"))
    newest = (await recruiter.client.get(f"{API}/candidates/{record['id']}")).json()["consents"][0]
    assert (newest["way"], newest["text_version"]) == ("mail_link", "2")
    third = await publish(admin, "<p>And again.</p>")
    old = await admin.client.post(url)
    assert (old.status_code, old.json()["code"]) == (409, "wording_replaced")
    assert third["number"] == 3


async def _mails(who: Account, application_id: str) -> list[str]:
    """Return the kinds of the mails about an application."""
    answer = await who.client.get(f"{API}/messages", params={"application_id": application_id})
    return [one["kind"] for one in answer.json()["items"]]

"""Asked of the candidate, shown to nobody, gone with the person."""

from uuid import UUID

import sqlalchemy as sa

from rolecall.access import Role
from rolecall.domains.audit.models import entries
from rolecall.domains.self_identification.models import answers
from rolecall.domains.self_identification.repository import erase_answers
from rolecall.infra.erasure import Person
from rolecall.kernel.tenant import Tenant

from tests.support.hiring import apply, open_job
from tests.support.world import Account, World


async def _asks(admin: Account, *, asks: bool = True) -> None:
    changed = await admin.client.patch(
        "/api/v1/organization", json={"asks_self_identification": asks}
    )
    assert changed.status_code == 200, changed.text


async def test_answers_are_asked_apart_and_shown_to_nobody(world: World) -> None:
    org = await world.organization()
    admin = await org.member(Role.ORGANIZATION_ADMIN)
    job = await open_job(admin)
    person = world.client()
    submitted = (await apply(person, job["id"])).json()
    application_id, page = submitted["application_id"], submitted["status_url"]
    address = page[page.index("/status/") :]

    assert "about-you" not in (await person.get(address)).text
    assert (await person.get(f"{address}/about-you")).status_code == 404
    assert (await person.post(f"{address}/about-you", data={"sex": "female"})).status_code == 404
    await _asks(admin)
    assert f"{address}/about-you" in (await person.get(address)).text

    shown = await person.get(f"{address}/about-you")
    assert shown.status_code == 200
    assert "I prefer not to say" in shown.text
    given = await person.post(f"{address}/about-you", data={"sex": "female", "race": "asian"})
    assert given.status_code == 303
    again = await person.get(given.headers["location"])
    assert "What you said is not shown here" in again.text
    assert again.text.count("checked") == 2, "nothing but what is not said is chosen"

    database = world.runtime.database
    async with database.transaction(Tenant(org.id)) as uow:
        # Ordinary transactions find the table empty, whoever asks.
        assert await uow.fetch(sa.select(answers).where(answers.c.org_id == org.id)) == []
        told = await uow.fetch(
            sa.select(entries).where(
                entries.c.org_id == org.id, entries.c.record_id == UUID(application_id)
            )
        )
        assert "self_identification.answered" in {row["action"] for row in told}
        assert not any("female" in str(dict(row)) or "asian" in str(dict(row)) for row in told)
        await uow.unseal()
        [kept] = await uow.fetch(sa.select(answers).where(answers.c.org_id == org.id))
        assert (kept["sex"], kept["race"]) == ("female", "asian")
    for path in (f"applications/{application_id}", f"applications/{application_id}/history"):
        read = await admin.client.get(f"/api/v1/{path}")
        assert read.status_code == 200
        assert "asian" not in read.text

    # What is no answer of the form counts as not said; a change keeps the day of the first one.
    await person.post(f"{address}/about-you", data={"sex": "'; --", "race": "white"})
    async with database.transaction(Tenant(org.id)) as uow:
        await uow.unseal()
        [changed] = await uow.fetch(sa.select(answers).where(answers.c.org_id == org.id))
        assert (changed["sex"], changed["race"]) == (None, "white")
        assert changed["answered_at"] == kept["answered_at"]

    await _asks(admin, asks=False)
    removed = await person.post(f"{address}/about-you/remove")
    assert removed.status_code == 303
    async with database.transaction(Tenant(org.id)) as uow:
        await uow.unseal()
        assert await uow.fetch(sa.select(answers).where(answers.c.org_id == org.id)) == []


async def test_answers_go_with_the_person(world: World) -> None:
    org, other = await world.organization(), await world.organization()
    kept = []
    for one in (org, other):
        admin = await one.member(Role.ORGANIZATION_ADMIN)
        await _asks(admin)
        submitted = (await apply(world.client(), (await open_job(admin))["id"])).json()
        address = submitted["status_url"]
        await world.client().post(
            address[address.index("/status/") :] + "/about-you", data={"sex": "male"}
        )
        kept.append(UUID(submitted["application_id"]))
    person = Person({"application": frozenset(kept)})
    async with world.runtime.database.transaction(Tenant(org.id)) as uow:
        assert (await erase_answers(uow, person)).counts == {"self_identification": 1}
    async with world.runtime.database.transaction(Tenant(other.id)) as uow:
        await uow.unseal()
        [left] = await uow.fetch(sa.select(answers))
        assert left["application_id"] == kept[1]

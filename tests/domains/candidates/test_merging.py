"""Merging two records and splitting them again: nothing lost, nothing doubled, in any order."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
import pytest_asyncio
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rolecall.access import Actor, Role
from rolecall.domains.applications import service as applications
from rolecall.domains.applications.contracts import AddToJob
from rolecall.domains.applications.models import applications as application_rows
from rolecall.domains.candidates import models, service
from rolecall.domains.candidates.contracts import (
    CHOSEN_FIELDS,
    FILES_OF,
    ContactKind,
    Link,
    MergeCandidates,
    NewCandidate,
    NewContact,
    NoteAudience,
    SavePool,
    SortCandidates,
    SplitMerge,
    TagColor,
    WriteNote,
)
from rolecall.domains.custom_fields import api as custom_fields
from rolecall.domains.custom_fields.contracts import FieldKind, NewField, RecordType
from rolecall.domains.custom_fields.models import values as custom_values
from rolecall.domains.files.models import attachments, files
from rolecall.infra.db import Database, UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.tenant import Tenant

from tests.support.hiring import applied, apply, open_job
from tests.support.world import Account, World

NOBODY = UUID(int=0)
Rows = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True)
class Firm:
    """An organization with what its candidates can be put into."""

    actor: Actor
    recruiter: Account
    jobs: tuple[UUID, ...]
    tags: tuple[UUID, ...]
    pools: tuple[UUID, ...]
    field: UUID


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def firm(runtime: Any, app: Any) -> Firm:
    """Make the organization once: the records are new in each example."""
    world = World(runtime, app)
    org = await world.organization()
    recruiter = await org.member(Role.RECRUITER)
    jobs = [UUID((await open_job(recruiter, title=title))["id"]) for title in ("Nurse", "Medic")]
    actor = world.actor(org, Role.ORGANIZATION_ADMIN)
    async with runtime.database.transaction(Tenant(org.id)) as uow:
        tags = [
            await service.ensure_tag(uow, actor, name, TagColor.BLUE) for name in ("Kind", "Calm")
        ]
        pool = await service.save_pool(uow, actor, SavePool(name="Later"))
        new = NewField(record_type=RecordType.CANDIDATE, label="Notice", kind=FieldKind.TEXT)
        field = await custom_fields.create_field(uow, actor, new)
    return Firm(actor, recruiter, tuple(jobs), tuple(tag.id for tag in tags), (pool.id,), field.id)


SUBSETS = st.frozensets(st.integers(min_value=0, max_value=1))
PERSON = st.fixed_dictionaries(
    {
        "email": st.booleans(),
        "phones": st.lists(st.sampled_from(("614 555 0123", "+1 614 555 0123", "614 555 0199")),
                           max_size=1),
        "employer": st.sampled_from(("", "Mercy", "Grace")),
        "links": st.lists(st.sampled_from(("https://a.example", "https://b.example")), max_size=3),
        "tags": SUBSETS,
        "pooled": st.booleans(),
        "jobs": SUBSETS,
        "notes": st.integers(min_value=0, max_value=2),
        "filed": st.booleans(),
        "notice": st.sampled_from((None, "None", "A month")),
    }
)  # fmt: skip
TAKEN = st.frozensets(st.sampled_from((*CHOSEN_FIELDS, "custom")))


async def make(uow: UnitOfWork, firm: Firm, told: dict[str, Any], shared_file: UUID) -> UUID:
    """Make a record with everything that is told of it."""
    mail = f"p{ids.uuid7().hex[-12:]}@example.com"
    further = (NewContact(ContactKind.EMAIL, f"also-{mail}", "private"),)
    made = await service.create_candidate(
        uow,
        firm.actor,
        NewCandidate(
            full_name=f"Person {mail[:8]}",
            email=mail if told["email"] else "",
            phone=next(iter(told["phones"]), ""),
            employer=told["employer"],
            links=tuple(Link(url, url[-9:]) for url in told["links"]),
            contacts=further if told["email"] else (),
            source=mail[1:4],
        ),
    )
    for index in told["tags"]:
        tagged = SortCandidates(candidate_ids=(made.id,), add=(firm.tags[index],))
        await service.tag_candidates(uow, firm.actor, tagged)
    if told["pooled"]:
        await service.fill_pool(uow, firm.actor, firm.pools[0], add=(made.id,), remove=())
    for index in told["jobs"]:
        considered = AddToJob(job_id=firm.jobs[index], candidate_id=made.id, source="sourced")
        await applications.add_to_job(uow, firm.actor, considered)
    for number in range(told["notes"]):
        note = WriteNote(body=f"Note {number}", audience=NoteAudience.EVERYONE)
        await service.write_note(uow, firm.actor, made.id, note)
    if told["notice"] is not None:
        await service.set_custom_values(
            uow, firm.actor, made.id, {firm.field: told["notice"]}, None
        )
    if told["filed"]:
        for file_id in (shared_file, await stored_file(uow)):
            await uow.execute(
                sa.insert(attachments).values(
                    org_id=uow.org_id, record_type=FILES_OF, record_id=made.id, file_id=file_id,
                    attached_at=clock.now(),
                )
            )  # fmt: skip
    return made.id


async def stored_file(uow: UnitOfWork) -> UUID:
    """Write the row of a file; nobody reads its bytes here."""
    file_id = ids.uuid7()
    await uow.execute(
        sa.insert(files).values(
            org_id=uow.org_id, id=file_id, purpose="document", status="released", filename="a.pdf",
            file_type="pdf", size=1, sha256=b"x", file_key="x", key_id="x", text_status="none",
            created_at=clock.now(),
        )
    )  # fmt: skip
    return file_id


TABLES: dict[str, tuple[sa.Table, str]] = {
    "candidates": (models.candidates, "id"),
    "contacts": (models.contacts, "candidate_id"),
    "links": (models.links, "candidate_id"),
    "terms": (models.terms, "candidate_id"),
    "taggings": (models.taggings, "candidate_id"),
    "pool_members": (models.pool_members, "candidate_id"),
    "notes": (models.notes, "candidate_id"),
    "custom": (custom_values, "record_id"),
    "files": (attachments, "record_id"),
    "applications": (application_rows, "candidate_id"),
}
LEFT_OUT = {"version", "updated_at"}


async def state_of(uow: UnitOfWork, people: Sequence[UUID]) -> Rows:
    """Return everything that is kept of these people."""
    state: Rows = {}
    for name, (table, owner) in TABLES.items():
        columns = [column for column in table.c if column.name not in LEFT_OUT]
        rows = await uow.fetch(
            sa.select(*columns).where(table.c.org_id == uow.org_id, table.c[owner].in_(people))
        )
        state[name] = sorted((dict(row) for row in rows), key=str)
    return state


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(
    told=st.tuples(PERSON, PERSON, PERSON),
    order=st.permutations((0, 1, 2)),
    upwards=st.booleans(),
    takes=st.tuples(TAKEN, TAKEN),
    last_first=st.booleans(),
)
async def test_what_was_merged_and_split_is_exactly_as_before(
    database: Database,
    firm: Firm,
    told: tuple[dict[str, Any], ...],
    order: list[int],
    upwards: bool,
    takes: tuple[frozenset[str], ...],
    last_first: bool,
) -> None:
    tenant = Tenant(firm.actor.org_id or NOBODY)
    async with database.transaction(tenant) as uow:
        shared = await stored_file(uow)
        people = [await make(uow, firm, one, shared) for one in told]
        before = await state_of(uow, people)
    first, second, third = (people[index] for index in order)
    steps = [(first, second), (third, first) if upwards else (first, third)]
    merges: list[UUID] = []
    for (survivor_id, merged_id), take in zip(steps, takes, strict=True):
        named = {f"custom:{firm.field}" if one == "custom" else one for one in take}
        command = MergeCandidates(
            survivor_id=survivor_id, merged_id=merged_id, take=frozenset(named)
        )
        async with database.transaction(tenant) as uow:
            merges.append((await service.merge_candidates(uow, firm.actor, command)).id)
    async with database.transaction(tenant) as uow:
        holder = steps[1][0]
        together = await state_of(uow, [holder])
        for name in ("notes", "applications"):
            assert len(together[name]) == len(before[name])
        assert {row["file_id"] for row in together["files"]} == {
            row["file_id"] for row in before["files"]
        }
        assert together["candidates"][0]["applications_count"] == len(before["applications"])
    for merge_id in reversed(merges) if last_first else merges:
        async with database.transaction(tenant) as uow:
            await service.split_merge(uow, firm.actor, SplitMerge(merge_id=merge_id))
    async with database.transaction(tenant) as uow:
        assert await state_of(uow, people) == before


async def recruiter_of(world: World) -> Account:
    return await (await world.organization()).member(Role.RECRUITER)


async def added(account: Account, **body: Any) -> dict[str, Any]:
    answer = await account.client.post("/api/v1/candidates", json=body)
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def merged(account: Account, survivor: Any, other: Any, **body: Any) -> Any:
    return await account.client.post(
        f"/api/v1/candidates/{survivor['id']}/merge", json={"merged_id": other["id"], **body}
    )


async def read(account: Account, path: str) -> dict[str, Any]:
    answer = await account.client.get(f"/api/v1/{path}")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def test_the_survivor_has_everything_at_once_and_the_other_leads_to_it(world: World) -> None:
    recruiter = await recruiter_of(world)
    job = await open_job(recruiter)
    ana = await added(recruiter, full_name="Ana Petrov", email="ana@example.com")
    await applied(world.client(), job["id"], name="A. Petrov", email="ana.private@example.com")
    (other,) = (await read(recruiter, "candidates?q=ana.private"))["items"]
    note = {"body": "Speaks Bulgarian.", "audience": "everyone"}
    await recruiter.client.post(f"/api/v1/candidates/{other['id']}/notes", json=note)
    answer = await merged(recruiter, ana, other, take=["full_name"])
    assert answer.status_code == 200, answer.text
    (listed,) = (await read(recruiter, "candidates?q=petrov"))["items"]
    assert (listed["id"], listed["full_name"]) == (ana["id"], "A. Petrov")
    assert listed["applications_count"] == 1
    led_on = await read(recruiter, f"candidates/{other['id']}")
    assert led_on["id"] == ana["id"]
    assert [one["value"] for one in led_on["contacts"]] == [
        "ana@example.com", "ana.private@example.com",
    ]  # fmt: skip
    assert [one["purpose"] for one in led_on["consents"]] == ["application"]
    (application,) = (await read(recruiter, f"applications?candidate_id={ana['id']}"))["items"]
    assert application["candidate"]["full_name"] == "A. Petrov"
    assert (await read(recruiter, f"candidates/{other['id']}/notes"))["items"][0]["body"] == (
        note["body"]
    )
    told = (await read(recruiter, f"candidates/{ana['id']}/timeline"))["items"]
    assert [one["kind"] for one in told].count("merged") == 1
    refused = await recruiter.client.patch(
        f"/api/v1/candidates/{other['id']}", json={"headline": "Nurse"}
    )
    assert (refused.status_code, refused.json()["merged_into"]) == (409, ana["id"])


async def test_a_chain_parts_in_the_middle(world: World) -> None:
    recruiter = await recruiter_of(world)
    names = ("Ana", "Bo", "Cy")
    ana, bo, cy = [await added(recruiter, full_name=f"{one} Petrov") for one in names]
    for one in (ana, bo, cy):
        note = {"body": one["full_name"], "audience": "everyone"}
        await recruiter.client.post(f"/api/v1/candidates/{one['id']}/notes", json=note)
    first = (await merged(recruiter, ana, bo, take=["full_name"])).json()
    await merged(recruiter, cy, ana, take=["full_name"])
    assert (await read(recruiter, f"candidates/{bo['id']}"))["id"] == cy["id"]
    preview = await read(recruiter, f"candidate-merges/{first['id']}/split-preview")
    assert preview["holder_id"] == cy["id"]
    assert [one["label"] for one in preview["goes"]] == ["Bo Petrov"]
    split = await recruiter.client.post(f"/api/v1/candidate-merges/{first['id']}/split", json={})
    assert split.status_code == 200, split.text
    found = await read(recruiter, f"candidates/{cy['id']}")
    # Cy took the name from Ana, who had it from Bo.
    assert found["full_name"] == "Ana Petrov"
    notes = (await read(recruiter, f"candidates/{cy['id']}/notes"))["items"]
    assert {one["body"] for one in notes} == {"Ana Petrov", "Cy Petrov"}
    again = await recruiter.client.post(f"/api/v1/candidate-merges/{first['id']}/split", json={})
    assert (again.status_code, again.json()["code"]) == (409, "already_split")


async def test_what_came_since_stays_unless_it_is_taken_along(world: World) -> None:
    recruiter = await recruiter_of(world)
    ana, bo = [await added(recruiter, full_name=f"{one} Petrov") for one in ("Ana", "Bo")]
    merge = (await merged(recruiter, ana, bo, take=["full_name"])).json()
    ids_of_notes = []
    for body in ("Stays", "Goes"):
        written = await recruiter.client.post(
            f"/api/v1/candidates/{ana['id']}/notes", json={"body": body, "audience": "everyone"}
        )
        ids_of_notes.append(written.json()["id"])
    await recruiter.client.patch(
        f"/api/v1/candidates/{ana['id']}", json={"full_name": "Ana Marie Petrov"}
    )
    preview = await read(recruiter, f"candidate-merges/{merge['id']}/split-preview")
    assert {one["label"] for one in preview["may_go"]} == {"Stays", "Goes"}
    assert [(one["field"], one["returns"]) for one in preview["fields"]] == [("full_name", False)]
    wrong = {"take": [{"kind": "note", "key": str(ids.uuid7())}]}
    url = f"/api/v1/candidate-merges/{merge['id']}/split"
    assert (await recruiter.client.post(url, json=wrong)).status_code == 422
    taken = {"take": [{"kind": "note", "key": ids_of_notes[1]}]}
    assert (await recruiter.client.post(url, json=taken)).status_code == 200
    for person, expected in ((ana, "Stays"), (bo, "Goes")):
        notes = (await read(recruiter, f"candidates/{person['id']}/notes"))["items"]
        assert [one["body"] for one in notes] == [expected]
    assert (await read(recruiter, f"candidates/{ana['id']}"))["full_name"] == "Ana Marie Petrov"
    assert (await read(recruiter, f"candidates/{bo['id']}"))["full_name"] == "Bo Petrov"


async def test_two_applications_for_one_job_stay_side_by_side(world: World) -> None:
    recruiter = await recruiter_of(world)
    job = await open_job(recruiter)
    first = await applied(world.client(), job["id"], email="one@example.com")
    second = await applied(world.client(), job["id"], email="two@example.com")
    two, one = (await read(recruiter, "candidates"))["items"]
    preview = await read(recruiter, f"candidates/{one['id']}/merge-preview?merged_id={two['id']}")
    assert [twice["job_id"] for twice in preview["applied_twice"]] == [job["id"]]
    assert preview["addresses_differ"]
    refused = await merged(recruiter, one, two)
    assert (refused.status_code, refused.json()["code"]) == (409, "addresses_differ")
    done = await merged(recruiter, one, two, addresses_checked=True)
    assert done.status_code == 200, done.text
    found = (await read(recruiter, f"applications?candidate_id={one['id']}"))["items"]
    linked = {item["id"]: item["first_application_id"] for item in found}
    assert linked == {first: None, second: first}
    assert all(item["stage"]["key"] == "applied" for item in found)
    third = await apply(world.client(), job["id"], email="two@example.com")
    assert (third.status_code, third.json()["code"]) == (409, "duplicate_application")
    await recruiter.client.post(f"/api/v1/candidate-merges/{done.json()['id']}/split", json={})
    (alone,) = (await read(recruiter, f"applications?candidate_id={two['id']}"))["items"]
    assert (alone["id"], alone["first_application_id"]) == (second, None)


async def test_a_merge_shows_no_login_what_another_one_sent(
    world: World, database: Database
) -> None:
    recruiter = await recruiter_of(world)
    jobs = [await open_job(recruiter, title=title) for title in ("Nurse", "Medic")]
    people = [await world.account() for _ in jobs]
    sent = [
        await applied(world.client(), job["id"], email=one.email)
        for job, one in zip(jobs, people, strict=True)
    ]
    two, one = (await read(recruiter, "candidates"))["items"]
    answer = await merged(recruiter, one, two, addresses_checked=True, take=["email"])
    assert answer.status_code == 200, answer.text
    async with database.transaction(Tenant(recruiter.actor.org_id or NOBODY)) as uow:
        for application_id in sent:
            await applications.refresh_directory(uow, UUID(application_id))
    for person, application_id in zip(people, sent, strict=True):
        mine = (await read(person, "applications/mine"))["items"]
        assert [item["id"] for item in mine] == [application_id]


async def test_of_two_who_merge_the_same_records_one_does(world: World) -> None:
    recruiter = await recruiter_of(world)
    ana, bo = [await added(recruiter, full_name=f"{one} Petrov") for one in ("Ana", "Bo")]
    answers = await asyncio.gather(
        merged(recruiter, ana, bo), merged(recruiter, bo, ana), merged(recruiter, ana, bo)
    )
    assert sorted(answer.status_code for answer in answers) == [200, 409, 409]
    (left,) = (await read(recruiter, "candidates"))["items"]
    assert len((await read(recruiter, f"candidates/{left['id']}/merges"))["items"]) == 1


async def test_the_same_request_twice_merges_once_and_undo_brings_both_back(world: World) -> None:
    recruiter = await recruiter_of(world)
    ana, bo = [await added(recruiter, full_name=f"{one} Petrov") for one in ("Ana", "Bo")]
    body = {
        "merged_id": bo["id"],
        "survivor_version": ana["version"],
        "merged_version": bo["version"],
    }
    url, key = f"/api/v1/candidates/{ana['id']}/merge", {"Idempotency-Key": ids.uuid7().hex}
    first, again = [await recruiter.client.post(url, json=body, headers=key) for _ in range(2)]
    assert (first.status_code, first.json()) == (again.status_code, again.json())
    stale = await recruiter.client.post(url, json={**body, "merged_id": ana["id"]})
    assert stale.status_code == 422
    undone = await recruiter.client.post(
        f"/api/v1/candidate-merges/{first.json()['id']}/split", json={}
    )
    assert undone.status_code == 200
    assert (await recruiter.client.post(url, json=body)).status_code == 412
    assert len((await read(recruiter, "candidates"))["items"]) == 2


async def test_who_applies_during_a_merge_is_the_survivor(world: World) -> None:
    recruiter = await recruiter_of(world)
    job = await open_job(recruiter)
    ana = await added(recruiter, full_name="Ana Petrov", email="ana@example.com")
    bo = await added(recruiter, full_name="Ana Petrov", email="bo@example.com")
    merging, applying = await asyncio.gather(
        merged(recruiter, ana, bo),
        apply(world.client(), job["id"], email="bo@example.com", with_resume=False),
    )
    assert (merging.status_code, applying.status_code) == (200, 201), applying.text
    (found,) = (await read(recruiter, "applications"))["items"]
    assert found["candidate"]["id"] == ana["id"]
    assert (await read(recruiter, f"candidates/{ana['id']}"))["applications_count"] == 1


@pytest.mark.parametrize("role", [Role.HIRING_MANAGER, Role.INTERVIEWER])
async def test_only_recruiters_and_administrators_merge(world: World, role: Role) -> None:
    org = await world.organization()
    recruiter, other = await org.member(Role.RECRUITER), await org.member(role)
    ana, bo = [await added(recruiter, full_name=f"{one} Petrov") for one in ("Ana", "Bo")]
    assert (await merged(other, ana, bo)).status_code == 403

"""Adjustments: asked without a reason, read by few, answered, shared as far as somebody chose."""

import io
import json
import zipfile
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from rolecall.access import Role
from rolecall.domains.accommodations.models import cases, entries
from rolecall.domains.audit.models import entries as audit_entries
from rolecall.domains.files.service import keys
from rolecall.domains.privacy.models.copies import copies as data_copies
from rolecall.domains.privacy.service.copying.link import copy_token
from rolecall.infra.runtime import Runtime
from rolecall.kernel.tenant import Tenant

from tests.domains.interviews.conftest import KIT
from tests.support.hiring import applied, apply, open_job
from tests.support.outline import outline
from tests.support.post_office import post_office
from tests.support.smtp_server import body_of
from tests.support.world import Account, Organization, World

Drain = Callable[[], Awaitable[int]]
WORD = "Zitronenfalter"
LINE = "Allow 15 minutes more"
EMAIL = "ana.petrov@example.com"
WISH = {
    "accommodation_more_time": "true",
    "accommodation_for_interview": "true",
    "accommodation_words": f"My {WORD}\r\nneeds a break",
    "accommodation_reach": "By text message",
}
PERSON = {"full_name": "Ana Petrov", "email": EMAIL, "consent": "true"}


class Case:
    """Somebody who applied, and the people who deal with it."""

    org: Organization
    recruiter: Account
    job_id: str
    application_id: str
    page: str

    @property
    def api(self) -> str:
        """Where members read and answer."""
        return f"/api/v1/applications/{self.application_id}/accommodation"


async def begun(world: World) -> Case:
    """Let somebody apply without asking for anything."""
    case = Case()
    case.org = await world.organization()
    case.recruiter = await case.org.member(Role.RECRUITER)
    case.job_id = (await open_job(case.recruiter))["id"]
    submitted = (await apply(world.client(), case.job_id)).json()
    case.application_id = submitted["application_id"]
    url = submitted["status_url"]
    case.page = url[url.index("/status/") :]
    return case


async def asked(world: World, **fields: str) -> Case:
    """Let somebody apply and ask on their private page."""
    case = await begun(world)
    sent = await world.client().post(f"{case.page}/adjustments", data={**WISH, **fields})
    assert sent.status_code == 303, sent.text
    return case


async def answer(case: Case, **body: Any) -> Any:
    """Answer as the recruiter."""
    headers = {"If-Match": body.pop("if_match")} if "if_match" in body else None
    return await case.recruiter.client.post(f"{case.api}/answers", json=body, headers=headers)


async def test_a_form_asks_with_the_application_and_keeps_nothing_of_it_there(
    world: World, drain: Drain
) -> None:
    org = await world.organization()
    recruiter = await org.member(Role.RECRUITER)
    job_id = (await open_job(recruiter))["id"]
    page = f"/careers/{org.slug}/jobs/{job_id}"
    person = world.client()
    shown = await person.get(page)
    assert "You need not say why" in shown.text
    assert '<details class="adjust" id="adjust">' in shown.text
    # Whoever says only how to be reached is asked what would help; nothing is lost meanwhile.
    unclear = {**PERSON, "accommodation_reach": "By phone"}
    refused = await person.post(f"{page}/apply", data=unclear)
    assert refused.status_code == 422
    assert 'id="accommodation_words-error"' in refused.text
    assert 'id="adjust" open>' in refused.text
    assert 'value="By phone"' in refused.text
    again = await person.get(f"{page}/apply")
    assert 'value="By phone"' in again.text
    sent = await person.post(f"{page}/apply", data={**PERSON, **WISH})
    assert sent.status_code == 303, sent.text
    await drain()

    [row] = (await recruiter.client.get("/api/v1/applications")).json()["items"]
    case = (await recruiter.client.get(f"/api/v1/applications/{row['id']}/accommodation")).json()
    assert case["status"] == "asked"
    [entry] = case["entries"]
    assert entry["words"] == f"My {WORD}\nneeds a break"
    assert (entry["kinds"], entry["steps"]) == (["more_time"], ["interview"])
    assert entry["reach"] == "By text message"
    told = (await recruiter.client.get("/api/v1/notifications")).json()["items"]
    notice = next(one for one in told if one["kind"] == "accommodation_asked")
    assert notice["link"] == f"/app/applications/{row['id']}?view=adjustments"
    assert WORD not in json.dumps(told)


async def test_the_api_and_the_portal_ask_with_the_application_too(world: World) -> None:
    org = await world.organization()
    recruiter = await org.member(Role.RECRUITER)
    job_id = (await open_job(recruiter))["id"]
    wish: dict[str, Any] = {
        "consent": "true",
        "accommodation_kinds": ["more_time", "interpreter"],
        "accommodation_steps": ["interview"],
        "accommodation_words": "A break after an hour",
        "accommodation_reach": "By text message",
    }
    by_program = await apply(world.client(), job_id, **wish)
    person = await world.account()
    signed_in = await person.client.post(f"/api/v1/jobs/{job_id}/apply", data=wish)
    for answer in (by_program, signed_in):
        assert answer.status_code == 201, answer.text
        url = f"/api/v1/applications/{answer.json()['application_id']}/accommodation"
        [entry] = (await recruiter.client.get(url)).json()["entries"]
        assert (entry["kinds"], entry["steps"]) == (["more_time", "interpreter"], ["interview"])
        assert (entry["words"], entry["reach"]) == ("A break after an hour", "By text message")
    unclear = {**wish, "accommodation_words": "", "accommodation_kinds": []}
    refused = await apply(world.client(), job_id, email="bo@example.com", **unclear)
    assert refused.status_code == 422, "how to be reached alone is no request"


async def test_only_those_with_the_permission_read_what_was_asked(
    world: World, drain: Drain
) -> None:
    case = await asked(world)
    await drain()
    interviewer = await case.org.member(Role.INTERVIEWER)
    manager = await case.org.member(Role.HIRING_MANAGER)
    admin = await case.org.member(Role.ORGANIZATION_ADMIN)
    await case.recruiter.client.put(
        f"/api/v1/applications/{case.application_id}/assignees",
        json={"user_ids": [str(interviewer.user_id)]},
    )
    for account, status in ((interviewer, 403), (manager, 403), (admin, 200)):
        assert (await account.client.get(case.api)).status_code == status
    own = f"applications/{case.application_id}"
    page = (await admin.client.get(f"/api/v1/{own}")).json()
    paths = [
        own,
        f"{own}/timeline",
        f"{own}/history",
        f"{own}/notes",
        f"{own}/conversation",
        "applications",
        f"candidates/{page['candidate']['id']}",
        f"candidates/{page['candidate']['id']}/timeline",
        f"search?q={WORD}",
        "audit",
        "messages",
    ]
    for account in (manager, admin):
        for path in paths:
            read = await account.client.get(f"/api/v1/{path}")
            assert WORD not in read.text, path
            assert "text message" not in read.text, path
    export = {"selection": {"ids": [case.application_id]}, "action": {"do": "export"}}
    made = await admin.client.post("/api/v1/applications/operations", json=export)
    await drain()
    file = await admin.client.get(f"/api/v1/operations/{made.json()['id']}/file")
    assert file.status_code == 200
    assert WORD not in file.text
    async with world.runtime.database.transaction(Tenant(case.org.id)) as uow:
        for table in (cases, entries):
            # Ordinary transactions find nothing, and what is there cannot be read.
            assert await uow.fetch(sa.select(table).where(table.c.org_id == case.org.id)) == []
        about = await uow.fetch(
            sa.select(audit_entries).where(
                audit_entries.c.org_id == case.org.id,
                audit_entries.c.record_id == UUID(case.application_id),
            )
        )
        actions = {row["action"] for row in about}
        assert {"accommodations.asked", "accommodations.read"} <= actions
        assert not any(WORD in str(dict(row)) for row in about)
        await uow.unseal()
        [kept] = await uow.fetch(sa.select(entries).where(entries.c.org_id == case.org.id))
        assert WORD not in str(dict(kept))


async def test_an_answer_stands_on_the_page_and_not_in_the_mail(
    world: World, runtime: Runtime, drain: Drain
) -> None:
    case = await asked(world)
    await drain()
    person = world.client()
    assert "The team has your request" in (await person.get(case.page)).text
    async with post_office(runtime) as post:
        words = f"You have an hour longer, {WORD}"
        arranged = await answer(case, answer="arranged", words=words, shared=LINE)
        assert arranged.status_code == 200, arranged.text
        assert (arranged.json()["status"], arranged.json()["shared"]) == ("arranged", LINE)
        await drain()
        [mail] = [one for one in post.to(EMAIL) if "answer" in str(one["Subject"])]
        assert WORD not in body_of(mail, "plain") + body_of(mail, "html")
        link = next(one for one in post.links(EMAIL) if "/adjustments" in one)
    status = (await person.get(case.page)).text
    assert f"Your adjustment is arranged: “You have an hour longer, {WORD}”" in status
    opened = await person.get(link[link.index("/status/") :])
    assert opened.status_code == 200
    assert words in opened.text
    assert LINE not in opened.text
    outline(opened)
    # The mail is in no conversation that more members read.
    talk = await case.recruiter.client.get(
        f"/api/v1/applications/{case.application_id}/conversation"
    )
    assert "accommodation_answered" not in talk.text


async def test_whoever_is_asked_back_answers_and_it_waits_for_the_team_again(world: World) -> None:
    case = await asked(world)
    person = world.client()
    back = await answer(case, answer="asked_back", words="Is an hour enough?")
    assert back.json()["status"] == "asked_back"
    assert "Is an hour enough?" in (await person.get(case.page)).text
    more = {"accommodation_words": "Yes, an hour is fine"}
    assert (await person.post(f"{case.page}/adjustments", data=more)).status_code == 303
    now = (await case.recruiter.client.get(case.api)).json()
    assert now["status"] == "asked"
    assert [one["kind"] for one in now["entries"]] == ["asked", "asked_back", "asked"]
    declined = await answer(case, answer="declined", words="The room has no window; we looked.")
    assert declined.json()["status"] == "declined"
    assert "The room has no window" in (await person.get(f"{case.page}/adjustments")).text


async def test_answers_say_something_and_answer_what_was_read(world: World) -> None:
    case = await asked(world)
    for kind in ("arranged", "asked_back", "declined"):
        empty = await answer(case, answer=kind, words="  ")
        assert (empty.status_code, empty.json()["errors"][0]["field"]) == (422, "words")
    read = await case.recruiter.client.get(case.api)
    await world.client().post(f"{case.page}/adjustments", data=WISH)
    late = await answer(case, answer="arranged", words="Done", if_match=read.headers["etag"])
    assert late.status_code == 412
    assert (await case.recruiter.client.get(case.api)).json()["status"] == "asked"


async def test_a_form_that_comes_twice_counts_once(world: World, drain: Drain) -> None:
    case = await begun(world)
    once = {"once": "0192f0c0000070008000000000000001"}
    for _ in range(2):
        sent = await world.client().post(f"{case.page}/adjustments", data={**WISH, **once})
        assert sent.status_code == 303
    await drain()
    assert len((await case.recruiter.client.get(case.api)).json()["entries"]) == 1
    told = (await case.recruiter.client.get("/api/v1/notifications")).json()["items"]
    assert sum(one["kind"] == "accommodation_asked" for one in told) == 1


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({}, "accommodation_words"),
        ({"accommodation_reach": "By phone"}, "accommodation_words"),
        ({"accommodation_words": "x" * 4_001}, "accommodation_words"),
        ({"accommodation_words": "x", "accommodation_reach": "y" * 301}, "accommodation_reach"),
    ],
)
async def test_what_is_not_taken_comes_back_with_what_was_typed(
    world: World, fields: dict[str, str], wrong: str
) -> None:
    case = await begun(world)
    refused = await world.client().post(f"{case.page}/adjustments", data=fields)
    assert refused.status_code == 422
    assert f'id="{wrong}-error"' in refused.text
    for value in fields.values():
        assert value in refused.text
    none = (await case.recruiter.client.get(case.api)).json()
    assert (none["status"], none["entries"]) == (None, [])
    nothing = await answer(case, answer="arranged", words="To what?")
    assert nothing.status_code == 404


async def test_interviewers_read_the_shared_line_and_nothing_more(world: World) -> None:
    case = await asked(world)
    interviewer = await case.org.member(Role.INTERVIEWER)
    kit = await case.recruiter.client.post("/api/v1/interview-kits", json=KIT)
    body = {"kit_id": kit.json()["id"], "interviewer_ids": [str(interviewer.user_id)]}
    made = await case.recruiter.client.post(
        f"/api/v1/applications/{case.application_id}/interviews", json=body
    )
    url = f"/api/v1/interviews/{made.json()['id']}"
    assert (await interviewer.client.get(url)).json()["adjustment"] == ""
    await answer(case, answer="arranged", words=f"We know of your {WORD}", shared=LINE)
    seen = await interviewer.client.get(url)
    assert seen.json()["adjustment"] == LINE
    assert WORD not in seen.text
    changed = await case.recruiter.client.put(f"{case.api}/shared", json={"words": ""})
    assert changed.json()["shared"] == ""
    assert (await interviewer.client.get(url)).json()["adjustment"] == ""
    assert (
        await interviewer.client.put(f"{case.api}/shared", json={"words": "x"})
    ).status_code == 403


async def test_the_person_gets_all_of_it_and_it_goes_with_them(world: World, drain: Drain) -> None:
    case = await asked(world)
    await answer(case, answer="arranged", words=f"Arranged for {WORD}", shared=LINE)
    admin = await case.org.member(Role.ORGANIZATION_ADMIN)
    await drain()
    page = (await admin.client.get(f"/api/v1/applications/{case.application_id}")).json()
    candidate = f"/api/v1/candidates/{page['candidate']['id']}"
    # A new data key opens what the old one closed.
    report = await keys.rotate_keys(world.runtime.database, Tenant(case.org.id), new_data_key=True)
    assert report.reencrypted["accommodation_entries.body"] >= 3
    assert (await case.recruiter.client.get(case.api)).json()["shared"] == LINE
    await world.client().post(f"{case.page}/withdraw")
    await drain()
    erased = await admin.client.post(
        f"{candidate}/erasure", json={"typed_name": "Ana Petrov", "cause": "request"}
    )
    assert erased.status_code == 202, erased.text
    await drain()
    async with world.runtime.database.transaction(Tenant(case.org.id)) as uow:
        await uow.unseal()
        for table in (cases, entries):
            assert await uow.fetch(sa.select(table).where(table.c.org_id == case.org.id)) == []


async def test_other_organizations_and_old_links_reach_nothing(world: World) -> None:
    case = await asked(world)
    other = await (await world.organization()).member(Role.ORGANIZATION_ADMIN)
    assert (await other.client.get(case.api)).status_code == 404
    posted = {"answer": "arranged", "words": "Mine now"}
    assert (await other.client.post(f"{case.api}/answers", json=posted)).status_code == 404
    broken = await world.client().get(f"{case.page[:-4]}AAAA/adjustments")
    assert broken.status_code == 404
    second = await applied(world.client(), case.job_id, email="second@example.com", name="Second")
    of_second = await case.recruiter.client.get(f"/api/v1/applications/{second}/accommodation")
    assert of_second.json()["status"] is None


async def test_a_copy_for_members_leaves_out_what_is_sealed(world: World, drain: Drain) -> None:
    case = await asked(world)
    admin = await case.org.member(Role.ORGANIZATION_ADMIN)
    page = (await admin.client.get(f"/api/v1/applications/{case.application_id}")).json()
    url = f"/api/v1/candidates/{page['candidate']['id']}/data-copies"
    made = await admin.client.post(url, json={"locale": "en"})
    await drain()
    file = await admin.client.get(f"/api/v1/data-copies/{made.json()['id']}/file")
    packed = zipfile.ZipFile(io.BytesIO(file.content))
    assert WORD not in packed.read("data.json").decode()


async def test_a_copy_for_the_person_tells_what_was_written(world: World, drain: Drain) -> None:
    case = await asked(world)
    await answer(case, answer="arranged", words=f"Arranged for {WORD}", shared=LINE)
    assert (await world.client().post(f"{case.page}/data")).status_code == 303
    await drain()
    async with world.runtime.database.transaction(Tenant(case.org.id)) as uow:
        [copy] = await uow.fetch(sa.select(data_copies).where(data_copies.c.org_id == case.org.id))
    token = copy_token(world.runtime, case.org.id, copy["id"], copy["nonce"])
    file = await world.client().post(f"/data/{token}/file")
    assert file.status_code == 200, file.text
    told = zipfile.ZipFile(io.BytesIO(file.content)).read("data.json").decode()
    for words in (f"My {WORD}", f"Arranged for {WORD}", LINE, "By text message"):
        assert words in told

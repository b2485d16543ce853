"""Copies of a person's data: all of theirs, nothing of others, to nobody else, and not for ever."""

import io
import json
import re
import zipfile
from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx2
import jsonschema_rs
import pytest
from pdfminer.high_level import extract_text

from rolecall.access import Role
from rolecall.domains.privacy import queries
from rolecall.domains.privacy.queries.shape import schema
from rolecall.domains.privacy.rules import printing
from rolecall.domains.privacy.rules.due import last_day, needs_a_look
from rolecall.domains.privacy.rules.labels import LABELS
from rolecall.domains.privacy.rules.packing import path_of
from rolecall.domains.privacy.service.copying.link import copy_token
from rolecall.entrypoints import composition
from rolecall.infra import disclosure
from rolecall.kernel import clock

from tests.support.hiring import applied, apply, open_job
from tests.support.lives import EMAIL, NAME, WORD, a_whole_life
from tests.support.servers import Servers
from tests.support.world import Account, World

Drain = Callable[[], Awaitable[int]]
OTHER = "Quirin Fremdling"
SCHEMA = Path(__file__).resolve().parents[3] / "docs/reference/data-copy.schema.json"


async def test_a_copy_has_all_of_a_person_and_nothing_of_others(world: World, drain: Drain) -> None:
    org = await world.organization()
    recruiter, admin = await org.member(Role.RECRUITER), await org.member(Role.ORGANIZATION_ADMIN)
    application_id, candidate_id = await a_whole_life(world, recruiter, admin, drain)
    job_id = (await recruiter.client.get(f"/api/v1/applications/{application_id}")).json()["job_id"]
    await applied(world.client(), job_id, name=OTHER, email="quirin@example.com")
    alone = {"body": "Nur fuer mich", "visibility": "private"}
    await recruiter.client.post(f"/api/v1/applications/{application_id}/notes", json=alone)
    await drain()

    url = f"/api/v1/candidates/{candidate_id}/data-copies"
    asked = await admin.client.post(url, json={"locale": "de"})
    assert asked.status_code == 202, asked.text
    assert (await admin.client.post(url, json={})).json()["code"] == "copy_open"
    await drain()
    ready = (await admin.client.get(url)).json()["items"][0]
    assert (ready["status"], ready["can_fetch"]) == ("ready", True)
    answer = await admin.client.get(f"/api/v1/data-copies/{ready['id']}/file")
    assert answer.headers["content-type"] == "application/zip"
    packed = zipfile.ZipFile(io.BytesIO(answer.content))
    data = json.loads(packed.read("data.json"))
    told = json.dumps(data, ensure_ascii=False)

    assert (data["format"], data["version"]) == ("rolecall.data-copy", 1)
    published = SCHEMA.read_text(encoding="utf-8")
    validator = jsonschema_rs.Draft202012Validator(json.loads(published), validate_formats=True)
    assert [f"{one.instance_path}: {one.message}" for one in validator.iter_errors(data)] == []
    data["sections"]["records"]["rows"][0]["id"] = "nobody"
    assert not validator.is_valid(data)
    filled = {name for name, section in data["sections"].items() if section["rows"]}
    assert filled >= {
        "applications", "application_answers", "application_steps", "application_notes",
        "contacts", "consents", "custom_values", "earlier_values", "file_places",
        "files", "imported_rows", "interview_links", "interviews", "mails_sent",
        "merged_records", "offer_acceptances", "offer_letters", "offers", "record_notes",
        "records", "scorecards", "text_consents", "texts", "data_copies",
    }  # fmt: skip
    for word in (NAME, EMAIL, "614", WORD, f"{NAME} again", f"{NAME} wants more", f"Hi {NAME}"):
        assert word in told, word
    for word in (OTHER, "quirin@example.com", "Nur fuer mich", "link_nonce"):
        assert word not in told, word
    for name in ("application_notes", "record_notes", "scorecards", "application_steps"):
        assert recruiter.full_name not in json.dumps(data["sections"][name]), "who wrote it"
    assert "voluntary_answers" not in data["sections"]
    assert len(data["files"]) == sum(1 for name in packed.namelist() if name.startswith("files/"))
    assert any(WORD.encode() in packed.read(path) for path in data["files"].values())

    pages = " ".join(extract_text(io.BytesIO(packed.read("overview.pdf"))).split())
    assert "Ihre Daten bei" in pages
    for word in (NAME, EMAIL, WORD, "Gespräche"):
        assert word in pages, word
    assert OTHER not in pages
    entries = (await admin.client.get("/api/v1/audit", params={"limit": 100})).json()["items"]
    done = [one["action"] for one in entries if one["action"].startswith("privacy.copy")]
    assert done == ["privacy.copy_fetched", "privacy.copy_made", "privacy.copy_asked"]


def test_the_published_schema_is_that_of_the_code() -> None:
    for edge in ("models", "handlers", "endpoints"):
        composition.load(edge)
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == schema(), "run `make schema`"
    described = schema()["properties"]["sections"]["properties"]
    assert set(described) == {one.name for one in disclosure.sections()}


async def test_the_organization_chooses_what_the_law_leaves_it(world: World, drain: Drain) -> None:
    org = await world.organization()
    admin, recruiter = await org.member(Role.ORGANIZATION_ADMIN), await org.member(Role.RECRUITER)
    job = await open_job(recruiter)
    application_id = await applied(world.client(), job["id"], name=NAME, email=EMAIL)
    notes = f"/api/v1/applications/{application_id}/notes"
    await recruiter.client.post(notes, json={"body": "Fuer alle"})
    await recruiter.client.post(notes, json={"body": "Fuer mich", "visibility": "private"})
    candidate_id = await _candidate(recruiter, application_id)
    choices = "/api/v1/disclosure-choices"
    usual = (await admin.client.get(choices)).json()
    assert (usual["notes"], usual["private_notes"], usual["version"]) == (True, False, 0)
    turned = {**usual, "notes": False, "private_notes": True}
    ahead = await admin.client.put(choices, json={**turned, "version": 7})
    assert (ahead.status_code, ahead.json()["code"]) == (409, "choices_changed"), "of no row"
    assert (await admin.client.put(choices, json=turned)).json()["version"] == 1
    stale = await admin.client.put(choices, json=turned)
    assert (stale.status_code, stale.json()["code"]) == (409, "choices_changed")
    told = json.dumps(await _copied(admin, candidate_id, drain))
    assert "Fuer mich" in told
    assert "Fuer alle" not in told


async def test_who_holds_the_link_of_an_application_gets_a_mail_to_its_address(
    world: World, drain: Drain
) -> None:
    org = await world.organization()
    admin, recruiter = await org.member(Role.ORGANIZATION_ADMIN), await org.member(Role.RECRUITER)
    job = await open_job(recruiter)
    client = world.client()
    status = await _applied_with_link(client, job["id"])
    page = await client.get(f"{status}/data")
    assert page.status_code == 200
    asked = await client.post(f"{status}/data")
    assert asked.headers["location"].endswith("?said=asked")
    again = await client.post(f"{status}/data")
    assert again.headers["location"].endswith("?said=on_its_way")
    await drain()
    path = await _link(world, admin)
    shown = await client.get(path)
    assert shown.status_code == 200
    assert NAME not in shown.text
    fetched = await client.post(f"{path}/file")
    assert fetched.status_code == 200, fetched.text
    data = json.loads(zipfile.ZipFile(io.BytesIO(fetched.content)).read("data.json"))
    assert data["sections"]["records"]["rows"][0]["full_name"] == NAME
    listed = (await admin.client.get("/api/v1/data-copies")).json()["items"]
    assert [one["candidate_name"] for one in listed] == [NAME]
    theirs = await admin.client.get(f"/api/v1/data-copies/{listed[0]['id']}/file")
    assert theirs.status_code == 404, "what a person asked for is theirs alone"

    with clock.at(clock.now() + timedelta(days=7, minutes=1)):
        assert (await client.post(f"{path}/file")).status_code in {404, 410}
        await drain()
        over = (await admin.client.get("/api/v1/data-copies")).json()["items"][0]
    assert over["id"] == listed[0]["id"]


async def test_records_that_members_made_one_are_looked_at_first(
    world: World, drain: Drain
) -> None:
    org = await world.organization()
    admin, recruiter = await org.member(Role.ORGANIZATION_ADMIN), await org.member(Role.RECRUITER)
    job = await open_job(recruiter)
    client = world.client()
    status = await _applied_with_link(client, job["id"])
    application_id = (await recruiter.client.get("/api/v1/applications")).json()["items"][0]["id"]
    candidate_id = await _candidate(recruiter, application_id)
    twin = await recruiter.client.post("/api/v1/candidates", json={"full_name": OTHER})
    merged = await recruiter.client.post(
        f"/api/v1/candidates/{candidate_id}/merge", json={"merged_id": twin.json()["id"]}
    )
    assert merged.status_code == 200, merged.text
    asked = await client.post(f"{status}/data")
    assert asked.headers["location"].endswith("?said=looked_at")
    await drain()
    waiting = (await admin.client.get("/api/v1/data-copies?status=waiting")).json()["items"]
    assert len(waiting) == 1
    released = await admin.client.post(f"/api/v1/data-copies/{waiting[0]['id']}/release")
    assert released.json()["status"] == "making"
    twice = await admin.client.post(
        f"/api/v1/data-copies/{waiting[0]['id']}/refuse", json={"reason": "Not theirs"}
    )
    assert twice.json()["code"] == "copy_decided"
    await drain()
    assert await _mails(recruiter, application_id, "data_copy_ready") == [EMAIL]

    await client.post(f"{status}/data")
    second = (await admin.client.get("/api/v1/data-copies?status=waiting")).json()["items"][0]
    refused = await admin.client.post(
        f"/api/v1/data-copies/{second['id']}/refuse", json={"reason": "Not all of it is yours"}
    )
    assert refused.json()["status"] == "refused"
    await drain()
    assert await _mails(recruiter, application_id, "data_copy_refused") == [EMAIL]


async def test_who_may_not_gets_no_copy(world: World, drain: Drain) -> None:
    org = await world.organization()
    recruiter = await org.member(Role.RECRUITER)
    stranger = await (await world.organization()).member(Role.ORGANIZATION_ADMIN)
    admin = await org.member(Role.ORGANIZATION_ADMIN)
    person = (await recruiter.client.post("/api/v1/candidates", json={"full_name": NAME})).json()
    url = f"/api/v1/candidates/{person['id']}/data-copies"
    for who, status in ((recruiter, 403), (stranger, 404)):
        assert (await who.client.post(url, json={})).status_code == status
        assert (await who.client.get(url)).status_code == status
    await _copied(admin, person["id"], drain)
    copy_id = (await admin.client.get(url)).json()["items"][0]["id"]
    for who, status in ((recruiter, 403), (stranger, 404)):
        answer = await who.client.get(f"/api/v1/data-copies/{copy_id}/file")
        assert answer.status_code == status
    for _ in range(2):
        await _copied(admin, person["id"], drain)
    assert (await admin.client.post(url, json={})).status_code == 429


async def test_an_erased_person_takes_the_copies_along(
    world: World, drain: Drain, servers: Servers
) -> None:
    del servers
    org = await world.organization()
    admin = await org.member(Role.ORGANIZATION_ADMIN)
    person = (await admin.client.post("/api/v1/candidates", json={"full_name": NAME})).json()
    await _copied(admin, person["id"], drain)
    listed = (await admin.client.get("/api/v1/data-copies")).json()["items"]
    wish = {"typed_name": NAME, "cause": "request"}
    erased = await admin.client.post(f"/api/v1/candidates/{person['id']}/erasure", json=wish)
    assert erased.status_code == 202, erased.text
    await drain()
    assert (await admin.client.get("/api/v1/data-copies")).json()["items"] == []
    gone = await admin.client.get(f"/api/v1/data-copies/{listed[0]['id']}/file")
    assert gone.status_code == 404


def test_every_value_for_people_has_a_name() -> None:
    shown = {name for one in disclosure.sections() for name in (*one.also, *one.shown)}
    assert shown <= set(LABELS), "add what these are called to privacy/rules/labels"
    assert set(LABELS) <= shown | {"from_name"}


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        (date(2027, 1, 31), date(2027, 2, 28)),
        (date(2027, 12, 5), date(2028, 1, 5)),
        (date(2028, 1, 30), date(2028, 2, 29)),
        (date(2027, 11, 30), date(2027, 12, 30)),
    ],
)
def test_the_month_ends_with_its_day(asked: date, due: date) -> None:
    assert last_day(asked) == due


@pytest.mark.parametrize(
    ("records", "address", "looked_at"),
    [(1, "a@b.example", False), (2, "a@b.example", True), (1, "c@b.example", True)],
)
def test_whose_records_are_looked_at(records: int, address: str, *, looked_at: bool) -> None:
    assert needs_a_look(records, address, frozenset({"a@b.example"})) is looked_at


@pytest.mark.parametrize(
    ("filename", "path"),
    [
        ("cv.pdf", "01-cv.pdf"),
        ("../../etc/passwd", "01-_.._etc_passwd"),
        ("a:b*c.pdf", "01-a_b_c.pdf"),
        (" .. ", "01-file"),
    ],
)
def test_files_stay_in_their_folder(filename: str, path: str) -> None:
    assert path_of(1, filename) == path


def test_what_no_font_has_is_written_as_code_points() -> None:
    assert printing.printable("Ana 🙂 Petrov", "🙂") == "Ana [U+1F642] Petrov"
    assert printing.familiar("Ana — 李") == "Ana — [U+674E]"
    assert printing.as_text({"a": ["x", None, ""], "b": {"c": 3}, "d": None}) == "a: x\nb: c: 3"


async def _copied(admin: Account, candidate_id: str, drain: Drain) -> Any:
    url = f"/api/v1/candidates/{candidate_id}/data-copies"
    asked = await admin.client.post(url, json={})
    assert asked.status_code == 202, asked.text
    await drain()
    answer = await admin.client.get(f"/api/v1/data-copies/{asked.json()['id']}/file")
    assert answer.status_code == 200, answer.text
    return json.loads(zipfile.ZipFile(io.BytesIO(answer.content)).read("data.json"))


async def _candidate(who: Account, application_id: str) -> str:
    page = (await who.client.get(f"/api/v1/applications/{application_id}")).json()
    found: str = page["candidate"]["id"]
    return found


async def _applied_with_link(client: httpx2.AsyncClient, job_id: str) -> str:
    """Apply; returns the path of the private page."""
    answer = await apply(client, job_id, name=NAME, email=EMAIL)
    return re.sub(r"^https?://[^/]+", "", answer.json()["status_url"])


async def _link(world: World, admin: Account) -> str:
    """Return the path of the newest copy's page, as the mail names it."""
    async with world.runtime.database.transaction(admin.actor.tenant) as uow:
        listed = (await admin.client.get("/api/v1/data-copies")).json()["items"]
        copy = await queries.find_copy(uow, UUID(listed[0]["id"]))
    assert copy is not None
    return f"/data/{copy_token(world.runtime, admin.actor.tenant.org_id, copy.id, copy.nonce)}"


async def _mails(who: Account, application_id: str, kind: str) -> list[str]:
    """Return to whom mails of a kind went about an application."""
    answer = await who.client.get("/api/v1/messages", params={"application_id": application_id})
    assert answer.status_code == 200, answer.text
    return [one["recipient"] for one in answer.json()["items"] if one["kind"] == kind]

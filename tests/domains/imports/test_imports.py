"""Files of people: read, mapped, tried out, imported once, taken back."""

import csv
import io
import json
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from rolecall.access import Role
from rolecall.domains.messaging.models import messages
from rolecall.domains.operations.service import run_operation
from rolecall.infra.db import Database
from rolecall.infra.outbox.delivery import RetryLater
from rolecall.kernel.tenant import Tenant

from tests.domains.imports.conftest import Wizard
from tests.support.world import Account, World

Drain = Callable[[], Awaitable[int]]
WizardOf = Callable[[Account], Wizard]
PEOPLE = """Name;E-Mail;Telefon;Ort;Schlagworte
Ana Petrov;ana@example.com;+49 30 1234567;Berlin;nurse, night shift
"Berg, Bruno";bruno@example.com;;"Bonn
am Rhein";
Cleo Dahl;not an address;;;
;dora@example.com;;;
Ana Again;ANA@example.com;;;
Emil Frank;;;;
"""


@pytest.fixture
async def wizard(world: World, wizard_of: WizardOf) -> Wizard:
    org = await world.organization()
    return wizard_of(await org.member(Role.RECRUITER))


async def test_a_file_goes_through_all_steps(wizard: Wizard) -> None:
    made = await wizard.upload(PEOPLE.encode("cp1252"))
    assert (made["rows"], made["encoding"], made["format"]) == (6, "UTF-8", "csv")
    targets = [column["target"] for column in made["columns"]]
    assert targets == ["full_name", "email", "phone", "location", "tags"]
    preview = await wizard.who.client.get(f"/api/v1/imports/{made['id']}/preview")
    shown = preview.json()["items"]
    assert [one["state"] for one in shown] == [
        "new", "new", "error", "error", "duplicate", "error",
    ]  # fmt: skip
    assert shown[1]["values"]["full_name"] == "Bruno Berg"
    too_early = await wizard.who.client.post(f"/api/v1/imports/{made['id']}/run")
    assert (too_early.status_code, too_early.json()["code"]) == (409, "not_checked")

    made = await wizard.change(made, tags=["Import 2026"], source="fair")
    await wizard.begin(made["id"], "check")
    await wizard.drain()
    checked = await wizard.get(made["id"])
    assert checked["is_checked"]
    assert checked["states"] == {"new": 2, "error": 3, "duplicate": 1}
    assert await wizard.people() == {}
    wrong = await wizard.rows(made["id"], "error", "duplicate")
    assert [(row["line"], row["problems"][0]["column"]) for row in wrong] == [
        (5, "E-Mail"), (6, ""), (7, ""), (8, ""),
    ]  # fmt: skip
    assert "line 2" in wrong[2]["problems"][0]["message"]

    await wizard.begin(made["id"], "run")
    await wizard.drain()
    done = await wizard.get(made["id"])
    assert done["states"] == {"created": 2, "error": 3, "duplicate": 1}
    ana, bruno = await wizard.person("Ana Petrov"), await wizard.person("Bruno Berg")
    assert [tag["name"] for tag in ana["tags"]] == ["Import 2026", "night shift", "nurse"]
    assert (ana["phone"], ana["location"]) == ("+49 30 1234567", "Berlin")
    assert bruno["source_first"] == "fair"
    assert {one["origin"] for one in ana["origins"]} == {"import"}
    again = await wizard.who.client.post(f"/api/v1/imports/{made['id']}/run")
    assert (again.status_code, again.json()["code"]) == (409, "import_done")


async def test_the_file_of_errors_is_mended_and_uploaded_again(wizard: Wizard) -> None:
    made = await wizard.through(PEOPLE)
    answer = await wizard.who.client.get(f"/api/v1/imports/{made['id']}/errors.csv")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row[1] for row in rows[1:]] == ["Cleo Dahl", "", "Ana Again", "Emil Frank"]
    assert "name@example.com" in rows[1][0]
    mended = answer.content.replace(b"not an address", b"cleo@example.com")
    again = await wizard.upload(mended)
    assert [column["target"] for column in again["columns"]][:3] == ["", "full_name", "email"]
    await wizard.begin(again["id"], "check")
    await wizard.drain()
    # Ana's other line is hers still: the record is there by now, and stays as it is.
    assert (await wizard.get(again["id"]))["states"] == {"new": 1, "unchanged": 1, "error": 2}


@pytest.mark.parametrize(
    ("existing", "headline", "location"),
    [("skip", "", "Rome"), ("fill", "Nurse", "Rome"), ("update", "Nurse", "Paris")],
)
async def test_records_that_are_there_change_as_was_chosen_and_back(
    wizard: Wizard, existing: str, headline: str, location: str
) -> None:
    body = {"full_name": "Ida Roth", "email": "ida@example.com", "location": "Rome"}
    await wizard.who.client.post("/api/v1/candidates", json=body)
    content = "name,email,title,city,phone\nIda Roth,IDA@example.com,Nurse,Paris,+39 06 555 1234\n"
    made = await wizard.through(content, existing=existing)
    ida = await wizard.person("Ida Roth")
    assert (ida["headline"], ida["location"]) == (headline, location)
    assert ida["phone"] == ("" if existing == "skip" else "+39 06 555 1234")
    assert made["states"] == ({"left": 1} if existing == "skip" else {"updated": 1})
    if existing == "skip":
        return
    undone = await wizard.undo(made)
    assert undone["states"] == {"restored": 1}
    ida = await wizard.person("Ida Roth")
    assert (ida["headline"], ida["location"], ida["phone"]) == ("", "Rome", "")


async def test_an_undo_removes_what_was_made_and_keeps_what_was_touched(wizard: Wizard) -> None:
    made = await wizard.through(PEOPLE)
    bruno = (await wizard.people())["Bruno Berg"]
    noted = await wizard.who.client.post(
        f"/api/v1/candidates/{bruno['id']}/notes", json={"body": "Called.", "audience": "everyone"}
    )
    assert noted.status_code == 201, noted.text
    undone = await wizard.undo(made)
    assert undone["states"] == {"removed": 1, "kept": 1, "error": 3, "duplicate": 1}
    assert list(await wizard.people()) == ["Bruno Berg"]
    kept = await wizard.rows(made["id"], "kept")
    assert kept[0]["problems"][0]["message"] == "Somebody wrote a note about the person."
    twice = await wizard.who.client.post(f"/api/v1/operations/{made['run']['id']}/undo")
    assert twice.status_code == 409


async def test_what_died_in_the_middle_goes_on_without_duplicates(
    wizard: Wizard, database: Database
) -> None:
    lines = [f"Person {number},person{number}@example.com" for number in range(450)]
    made = await wizard.upload("name,email\n" + "\n".join(lines))
    await wizard.begin(made["id"], "check")
    await wizard.drain()
    begun = await wizard.begin(made["id"], "run")
    org_id = wizard.who.actor.tenant.org_id
    with pytest.raises(RetryLater):
        await run_operation(database, org_id, UUID(begun["run"]["id"]), seconds=0)
    assert (await wizard.get(made["id"]))["states"] == {"created": 200, "new": 250}
    await wizard.drain()
    await run_operation(database, org_id, UUID(begun["run"]["id"]))
    assert (await wizard.get(made["id"]))["states"] == {"created": 450}
    listed = await wizard.who.client.get("/api/v1/candidates", params={"count": True})
    assert listed.json()["total"] == 450


async def test_reads_json_lines_and_resumes_and_custom_fields(
    world: World, wizard_of: WizardOf
) -> None:
    org = await world.organization()
    admin = await org.member(Role.ORGANIZATION_ADMIN)
    wizard = wizard_of(admin)
    field = {"record_type": "candidate", "label": "Shift", "kind": "single_choice"}
    made_field = await admin.client.post(
        "/api/v1/custom-fields", json={**field, "options": ["Day", "Night"]}
    )
    assert made_field.status_code == 201, made_field.text
    lines = [
        {"name": "Ana Petrov", "emails": [{"value": "ana@example.com"}], "shift": "night"},
        {"name": "Bo Lind", "emails": ["bo@example.com"], "shift": "dawn"},
    ]
    made = await wizard.through("\n".join(json.dumps(one) for one in lines))
    assert (made["format"], made["states"]) == ("json_lines", {"created": 1, "error": 1})
    ana = await wizard.person("Ana Petrov")
    assert [one["display"] for one in ana["custom"]] == ["Night"]
    wrong = await wizard.rows(made["id"], "error")
    assert "“Day”" in wrong[0]["problems"][0]["message"]
    resume: dict[str, Any] = {
        "basics": {
            "name": "Rut Sol", "label": "Nurse", "email": "rut@example.com",
            "location": {"city": "Cork"}, "profiles": [{"url": "https://example.com/rut"}],
        },
        "work": [{"name": "Elm Clinic"}],
    }  # fmt: skip
    done = await wizard.through(json.dumps([resume]))
    assert (done["format"], done["states"]) == ("json_resume", {"created": 1})
    rut = await wizard.person("Rut Sol")
    assert (rut["headline"], rut["employer"], rut["location"]) == ("Nurse", "Elm Clinic", "Cork")


async def test_mappings_are_saved_and_used_for_the_same_headers(wizard: Wizard) -> None:
    made = await wizard.upload("who,reach,x\nAna Petrov,ana@example.com,y\n")
    assert [column["target"] for column in made["columns"]] == ["", "", ""]
    refused = await wizard.who.client.post(f"/api/v1/imports/{made['id']}/check")
    assert refused.json()["errors"][0]["code"] == "no_name"
    await wizard.change(made, targets=["full_name", "email", ""])
    saved = await wizard.who.client.post(
        "/api/v1/import-mappings", json={"import_id": made["id"], "name": "Fair"}
    )
    assert saved.status_code == 201, saved.text
    again = await wizard.upload("WHO,Reach,X\nBo Lind,bo@example.com,z\n")
    assert [column["target"] for column in again["columns"]] == ["full_name", "email", ""]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"name,email\n", "no rows"),
        (b"\x00\x01\x02\x03binary", "no text"),
        (b"name,email\nAna,a@example.com,surplus\n", "Line 2 has more cells"),
        (b'[{"name": "Ana"}, 5]', "Number 2 is no object"),
        (b'[{"name": "Ana"}, {"name"', "number 2 cannot be read"),
    ],
)
async def test_refuses_what_cannot_be_read_and_says_why(
    wizard: Wizard, content: bytes, words: str
) -> None:
    answer = await wizard.try_upload(content)
    assert answer.status_code == 422, answer.text
    assert words in answer.json()["errors"][0]["message"]


async def test_nobody_who_is_imported_gets_a_mail(
    world: World, wizard_of: WizardOf, database: Database
) -> None:
    org = await world.organization()
    done = await wizard_of(await org.member(Role.RECRUITER)).through(PEOPLE)
    assert done["states"]["created"] == 2
    async with database.transaction(Tenant(org.id)) as uow:
        mails = sa.select(sa.func.count()).where(messages.c.org_id == org.id)
        assert await uow.fetch_value(mails) == 0


async def test_managers_do_not_import(world: World, wizard_of: WizardOf) -> None:
    org = await world.organization()
    manager = await org.member(Role.HIRING_MANAGER)
    assert (await wizard_of(manager).try_upload(PEOPLE)).status_code == 403

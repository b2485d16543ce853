"""A zip of résumés: read, mended, imported with the documents, taken back."""

import csv
import io
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from rolecall.access import Role
from rolecall.domains.imports.service import read_resumes
from rolecall.domains.operations.service import run_operation
from rolecall.infra.db import Database
from rolecall.infra.outbox.delivery import RetryLater
from rolecall.kernel import clock

from tests.domains.imports.conftest import Wizard
from tests.support.archives import zipped
from tests.support.hiring import open_job
from tests.support.resumes import docx_resume, pdf_resume
from tests.support.world import Account, World

WizardOf = Callable[[Account], Wizard]
ANA = ("Ana Petrov", "Registered nurse", "ana.petrov@example.com", "Tel: +49 30 1234567")


@pytest.fixture
async def wizard(world: World, wizard_of: WizardOf) -> Wizard:
    org = await world.organization()
    return wizard_of(await org.member(Role.RECRUITER))


async def read(wizard: Wizard, entries: dict[str, bytes | str]) -> dict[str, Any]:
    """Upload a zip and let its documents be read."""
    made = await wizard.upload(zipped(entries), "people.zip")
    await wizard.drain()
    return await wizard.get(made["id"])


async def mend(wizard: Wizard, made: dict[str, Any], position: int, **typed: str) -> Any:
    return await wizard.who.client.patch(
        f"/api/v1/imports/{made['id']}/rows/{position}", json=typed
    )


async def finish(wizard: Wizard, made: dict[str, Any]) -> dict[str, Any]:
    for what in ("check", "run"):
        await wizard.begin(made["id"], what)
        await wizard.drain()
    return await wizard.get(made["id"])


async def files_of(wizard: Wizard, name: str) -> list[dict[str, Any]]:
    person = (await wizard.people())[name]
    listed = await wizard.who.client.get(f"/api/v1/candidates/{person['id']}/files")
    return listed.json()["items"]  # type: ignore[no-any-return]


async def test_documents_become_candidates_with_their_resumes_and_go_again(
    wizard: Wizard,
) -> None:
    entries: dict[str, bytes | str] = {
        "in/Ana.pdf": pdf_resume(*ANA),
        "in/Jun_Okafor_CV.docx": docx_resume("Jun Okafor", "Designer", "jun@example.com"),
        "in/Lou_Marsh.txt": "Plumbing and heating\n+1 415 555 0132\n",
        "in/scan0001.txt": "nothing of use",
        "in/photo.gif": b"GIF89a" + b"\x00" * 40,
        "__MACOSX/in/._Ana.pdf": b"\x00",
    }
    made = await wizard.upload(zipped(entries), "people.zip")
    assert (made["format"], made["rows"], made["unread"]) == ("resumes", 5, 4)
    too_early = await wizard.who.client.post(f"/api/v1/imports/{made['id']}/check")
    assert (too_early.status_code, too_early.json()["code"]) == (409, "import_busy")
    await wizard.drain()
    made = await wizard.get(made["id"])
    assert (made["unread"], made["unsure"]) == (0, 1)
    assert made["states"] == {"new": 3, "error": 2}
    by_name = {row["resume"]["path"]: row for row in await wizard.rows(made["id"])}
    ana = by_name["in/Ana.pdf"]["resume"]
    assert ana["full_name"] == {"value": "Ana Petrov", "certainty": "sure", "found_in": "top"}
    assert (ana["email"]["value"], ana["phone"]["value"]) == (ANA[2], "+49 30 1234567")
    lou = by_name["in/Lou_Marsh.txt"]["resume"]
    assert lou["full_name"]["certainty"] == "guessed"
    gif = by_name["in/photo.gif"]
    assert "a GIF picture" in gif["problems"][0]["message"]
    assert (gif["label"], gif["resume"]["can_be_mended"]) == ("in/photo.gif", False)
    unsure = await wizard.who.client.get(
        f"/api/v1/imports/{made['id']}/rows", params={"unsure": True}
    )
    assert [row["label"] for row in unsure.json()["items"]] == ["Lou Marsh"]

    scan = by_name["in/scan0001.txt"]
    mended = await mend(wizard, made, scan["position"], full_name="Sam Cole", email="no address")
    assert "name@example.com" in mended.json()["problems"][0]["message"]
    mended = await mend(wizard, made, scan["position"], email="ANA.petrov@example.com")
    assert mended.json()["state"] == "duplicate"
    mended = await mend(wizard, made, scan["position"], email="sam@example.com")
    assert (mended.json()["state"], mended.json()["label"]) == ("new", "Sam Cole")
    assert mended.json()["resume"]["email"]["found_in"] == "typed"
    refused = await mend(wizard, made, gif["position"], full_name="Nobody")
    assert (refused.status_code, refused.json()["code"]) == (409, "not_mendable")

    done = await finish(wizard, made)
    assert done["states"] == {"created": 4, "error": 1}
    (resume,) = await files_of(wizard, "Ana Petrov")
    assert (resume["filename"], resume["kind"]) == ("Ana.pdf", "resume")
    assert resume["is_current_resume"]
    found = await wizard.who.client.get("/api/v1/search", params={"q": "plumbing", "kind": "files"})
    assert len(found.json()["items"]) == 1
    errors = await wizard.who.client.get(f"/api/v1/imports/{made['id']}/errors.csv")
    rows = list(csv.reader(io.StringIO(errors.content.decode("utf-8-sig"))))
    assert [row[1] for row in rows[1:]] == ["in/photo.gif"]
    again = await mend(wizard, made, scan["position"], full_name="Too Late")
    assert (again.status_code, again.json()["code"]) == (409, "import_done")

    sam = (await wizard.people())["Sam Cole"]
    note = {"body": "Called.", "audience": "everyone"}
    await wizard.who.client.post(f"/api/v1/candidates/{sam['id']}/notes", json=note)
    undone = await wizard.undo(done)
    assert undone["states"] == {"removed": 3, "kept": 1, "error": 1}
    assert list(await wizard.people()) == ["Sam Cole"]
    assert len(await files_of(wizard, "Sam Cole")) == 1
    gone = await wizard.who.client.get(f"/api/v1/files/{resume['id']}")
    assert gone.status_code == 404


@pytest.mark.parametrize(
    ("existing", "state", "count"), [("skip", "left", 0), ("fill", "updated", 1)]
)
async def test_somebody_who_is_there_gets_the_resume_once_if_it_was_chosen(
    wizard: Wizard, existing: str, state: str, count: int
) -> None:
    body = {"full_name": "Ana Petrov", "email": ANA[2], "phone": "+49 30 1234567"}
    await wizard.who.client.post("/api/v1/candidates", json=body)
    entries: dict[str, bytes | str] = {"Ana.pdf": pdf_resume(*ANA)}
    made = await wizard.change(await read(wizard, entries), existing=existing)
    done = await finish(wizard, made)
    assert done["states"] == {state: 1}
    assert len(await files_of(wizard, "Ana Petrov")) == count
    # The same document a second time changes nothing.
    twice = await wizard.change(await read(wizard, entries), existing=existing)
    assert (await finish(wizard, twice))["states"] == {"left": 1}
    assert len(await files_of(wizard, "Ana Petrov")) == count
    if count:
        assert (await wizard.undo(done))["states"] == {"restored": 1}
        assert await files_of(wizard, "Ana Petrov") == []


async def test_into_a_job_with_the_resume_and_out_again(
    wizard: Wizard,
) -> None:
    job = await open_job(wizard.who, title="Night nurse")
    made = await read(wizard, {"Ana.pdf": pdf_resume(*ANA)})
    made = await wizard.change(made, job_id=job["id"])
    done = await finish(wizard, made)
    assert done["applications"] == {"added": 1}
    (row,) = await wizard.rows(made["id"])
    url = f"/api/v1/applications/{row['application_id']}"
    application = (await wizard.who.client.get(url)).json()
    assert application["resume"]["filename"] == "Ana.pdf"
    undone = await wizard.undo(done)
    assert (undone["states"], undone["applications"]) == ({"removed": 1}, {"removed": 1})
    gone = await wizard.who.client.get(f"/api/v1/files/{application['resume']['file_id']}")
    assert gone.status_code == 404


async def test_what_died_in_the_middle_goes_on_and_nothing_is_there_twice(
    wizard: Wizard, database: Database
) -> None:
    entries: dict[str, bytes | str] = {
        f"{name}.txt": f"{name} Person\nNurse\n{name}@example.com"
        for name in ("Ana", "Bo", "Cleo", "Dan", "Eva")
    }
    made = await wizard.upload(zipped(entries), "people.zip")
    org_id = wizard.who.actor.tenant.org_id
    # Its documents are kept, and none is read yet.
    with pytest.raises(RetryLater):
        await read_resumes(database, org_id, UUID(made["id"]))
    await wizard.drain()
    await read_resumes(database, org_id, UUID(made["id"]))
    await wizard.begin(made["id"], "check")
    await wizard.drain()
    begun = await wizard.begin(made["id"], "run")
    await run_operation(database, org_id, UUID(begun["run"]["id"]))
    await wizard.drain()
    await run_operation(database, org_id, UUID(begun["run"]["id"]))
    assert (await wizard.get(made["id"]))["states"] == {"created": 5}
    listed = await wizard.who.client.get("/api/v1/candidates", params={"count": True})
    assert listed.json()["total"] == 5


async def test_a_file_that_nobody_reads_is_told_and_what_is_left_goes_with_the_import(
    wizard: Wizard, database: Database
) -> None:
    made = await wizard.upload(zipped({"Ana_Petrov.txt": "x@example.com"}), "people.zip")
    org_id = wizard.who.actor.tenant.org_id
    with clock.at(clock.now() + timedelta(hours=3)):
        await read_resumes(database, org_id, UUID(made["id"]))
    (row,) = await wizard.rows(made["id"])
    assert "not read in time" in row["problems"][0]["message"]
    assert row["label"] == "Ana Petrov"
    file_id = row["resume"]["file_id"]
    link = {"disposition": "inline"}
    shown = await wizard.who.client.post(f"/api/v1/files/{file_id}/links", json=link)
    assert shown.status_code == 201
    removed = await wizard.who.client.delete(f"/api/v1/imports/{made['id']}")
    assert removed.status_code == 204
    assert (await wizard.who.client.get(f"/api/v1/files/{file_id}")).status_code == 404


async def test_a_zip_that_is_not_taken_leaves_nothing(wizard: Wizard) -> None:
    answer = await wizard.try_upload(zipped({"../a.txt": "x"}), "people.zip")
    assert answer.status_code == 422, answer.text
    assert "../a.txt" in answer.json()["errors"][0]["message"]
    listed = await wizard.who.client.get("/api/v1/imports")
    assert listed.json()["items"] == []

"""Files of a person: where they come from, what they are called, removed and brought back."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from rolecall.access import Role
from rolecall.domains.candidates.rules.record_files import arranged
from rolecall.domains.files.contracts import (
    FileKind,
    FilePurpose,
    FileRef,
    FileStatus,
    FileType,
    HeldFile,
    Preview,
    TextStatus,
)
from rolecall.domains.files.service.objects import object_key
from rolecall.infra.providers.storage import ObjectNotFound
from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock, ids

from tests.support.hiring import applied, open_job
from tests.support.offering import accept, desk, page_of
from tests.support.queries import counted_statements
from tests.support.resumes import pdf_resume
from tests.support.world import Account, Organization, World

Drain = Callable[[], Awaitable[int]]


class Record:
    """A recruiter looking at the files of somebody who applied."""

    def __init__(self, org: Organization, recruiter: Account, application: dict[str, Any]) -> None:
        self.org, self.recruiter, self.application = org, recruiter, application
        self.path = f"/api/v1/candidates/{application['candidate']['id']}"

    async def files(self, what: str = "files") -> list[dict[str, Any]]:
        answer = await self.recruiter.client.get(f"{self.path}/{what}")
        assert answer.status_code == 200, answer.text
        found: list[dict[str, Any]] = answer.json()["items"]
        return found

    async def add(self, name: str, content: bytes, kind: str | None = None) -> str:
        sent = {"file": (name, content)}
        stored = await self.recruiter.client.post("/api/v1/files", files=sent)
        assert stored.status_code == 201, stored.text
        body = {"file_id": stored.json()["id"], "kind": kind}
        added = await self.recruiter.client.post(f"{self.path}/files", json=body)
        assert added.status_code == 201, added.text
        return str(stored.json()["id"])

    async def do(self, method: str, path: str, **options: Any) -> int:
        answer = await self.recruiter.client.request(method, f"{self.path}/{path}", **options)
        return answer.status_code

    async def is_with_resume(self) -> set[bool]:
        """Return what the table and the board say of the application's résumé."""
        client, job_id = self.recruiter.client, self.application["job_id"]
        table = (await client.get("/api/v1/applications", params={"job_id": job_id})).json()
        board = (await client.get("/api/v1/applications/board", params={"job_id": job_id})).json()
        cards = [card for column in board["columns"] for card in column["items"]]
        return {one["has_resume"] for one in (*table["items"], *cards)}

    async def found(self, words: str) -> set[str]:
        asked = {"q": words, "kind": "files"}
        answer = await self.recruiter.client.get("/api/v1/search", params=asked)
        assert answer.status_code == 200, answer.text
        return {hit["file_id"] for hit in answer.json()["items"]}


@pytest.fixture
async def record(world: World, drain: Drain) -> Record:
    org = await world.organization()
    recruiter = await org.member(Role.RECRUITER)
    job = await open_job(recruiter)
    resume = ("cv.pdf", pdf_resume("Ana Petrov", "Phlebotomy since 2012"), "application/pdf")
    application = await applied(world.client(), job["id"], resume=resume)
    await drain()
    page = await recruiter.client.get(f"/api/v1/applications/{application}")
    return Record(org, recruiter, page.json())


async def test_the_record_shows_whatever_came_with_whatever(record: Record) -> None:
    """Its own files and those of applications are one list in one query, each with its origin."""
    letter = await record.add("letter.txt", b"To whom it may concern", "reference")
    with counted_statements(record.org.world.runtime.database) as statements:
        own, sent = await record.files()
    assert len([one for one in statements if "file_attachments" in one]) == 1
    assert (own["id"], own["kind"], own["type"]) == (letter, "reference", "txt")
    assert (own["added_by"], own["application_id"]) == (record.recruiter.full_name, None)
    assert (sent["kind"], sent["added_by"], sent["preview"]) == ("resume", "", "pdf")
    assert sent["application_id"] == record.application["id"]
    assert sent["job_title"] == "Intensive care nurse"
    assert [one["is_current_resume"] for one in (own, sent)] == [False, True]


async def test_a_file_is_called_something_else(record: Record) -> None:
    """The extension stays; a changed file is not changed over; a path is no name."""
    file_id = await record.add("scan.txt", b"Certified in critical care")
    body = {"filename": "Newer résumé.pdf", "kind": "resume"}
    match = {"If-Match": '"1"'}
    assert await record.do("PATCH", f"files/{file_id}", json=body, headers=match) == 200
    assert await record.do("PATCH", f"files/{file_id}", json=body, headers=match) == 412
    assert await record.do("PATCH", f"files/{file_id}", json={"filename": "a/b"}) == 422
    newest, older = await record.files()
    assert (newest["filename"], newest["version"]) == ("Newer résumé.txt", 2)
    assert [one["is_current_resume"] for one in (newest, older)] == [True, False]


async def test_the_log_says_what_changed_of_a_file(record: Record) -> None:
    file_id = await record.add("scan.txt", b"Certified in critical care")
    for body in (
        {"filename": "licence.txt"}, {"kind": "certificate"}, {"filename": "licence.txt"},
        {"filename": "reference.txt", "kind": "reference"},
    ):  # fmt: skip
        assert await record.do("PATCH", f"files/{file_id}", json=body) == 200
    admin = await record.org.member(Role.ORGANIZATION_ADMIN)
    log = (await admin.client.get("/api/v1/audit", params={"record_id": file_id})).json()["items"]
    assert [one["summary"] for one in reversed(log) if one["action"] == "files.changed"] == [
        "Renamed a file.",
        "Changed a file's kind.",
        "Renamed a file and changed its kind.",
    ]


async def test_a_removed_file_is_gone_everywhere_and_comes_back(
    record: Record, world: World, drain: Drain
) -> None:
    """Lists, links, text, search and the application lose it at once; a restore gives all back."""
    (file,) = await record.files()
    file_id, client = file["id"], record.recruiter.client
    link = await client.post(f"/api/v1/files/{file_id}/links", json={})
    assert await record.found("phlebotomy") == {file_id}
    for _ in range(2):
        assert await record.do("DELETE", f"files/{file_id}") == 204
    assert await record.files() == []
    (removed,) = await record.files("removed-files")
    assert removed["removal"]["by"] == record.recruiter.full_name
    assert await record.found("phlebotomy") == set()
    assert (await client.get(link.json()["url"])).status_code == 404
    assert (await client.get(f"/api/v1/files/{file_id}/text")).status_code == 404
    page = await client.get(f"/api/v1/applications/{record.application['id']}")
    assert (page.json()["resume"], page.json()["files"]) == (None, [])
    assert await record.is_with_resume() == {False}
    timeline = await client.get(f"{record.path}/timeline")
    assert "file" not in {one["kind"] for one in timeline.json()["items"]}
    for _ in range(2):
        assert await record.do("POST", f"files/{file_id}/restore") == 200
    await drain()
    assert await record.found("phlebotomy") == {file_id}
    assert await record.is_with_resume() == {True}
    assert await record.files("removed-files") == []
    assert [one["id"] for one in await record.files()] == [file_id]
    admin = await record.org.member(Role.ORGANIZATION_ADMIN)
    log = await admin.client.get("/api/v1/audit", params={"record_id": file_id})
    actions = [one["action"] for one in log.json()["items"]]
    assert (actions.count("files.removed"), actions.count("files.restored")) == (1, 1)


async def test_after_thirty_days_a_removed_file_is_erased(
    record: Record, runtime: Runtime, drain: Drain
) -> None:
    """Its bytes go, too; one that was brought back and removed again has all its time."""
    (sent,) = await record.files()
    kept = await record.add("letter.txt", b"To whom it may concern")
    for file_id in (sent["id"], kept):
        assert await record.do("DELETE", f"files/{file_id}") == 204
    with clock.shifted(timedelta(days=20)):
        assert await record.do("POST", f"files/{kept}/restore") == 200
        assert await record.do("DELETE", f"files/{kept}") == 204
    with clock.shifted(timedelta(days=31)):
        await drain()
        assert [one["id"] for one in await record.files("removed-files")] == [kept]
        assert await record.do("POST", f"files/{sent['id']}/restore") == 404
        assert await record.do("POST", f"files/{kept}/restore") == 200
    with pytest.raises(ObjectNotFound):
        await runtime.store.get(object_key(record.org.id, UUID(sent["id"])))


async def test_a_held_file_stays_until_the_hold_is_lifted(record: Record, drain: Drain) -> None:
    """It is not removed, and one that was removed before the hold is not erased."""
    (sent,) = await record.files()
    other = await record.add("letter.txt", b"To whom it may concern")
    assert await record.do("DELETE", f"files/{other}") == 204
    admin = await record.org.member(Role.ORGANIZATION_ADMIN)
    hold = {"kind": "job", "subject_id": record.application["job_id"], "reason": "A dispute"}
    on_job = await admin.client.post("/api/v1/holds", json=hold)
    assert on_job.status_code == 201, on_job.text
    refused = await record.recruiter.client.delete(f"{record.path}/files/{sent['id']}")
    assert (refused.status_code, refused.json()["code"]) == (409, "legal_hold")
    person = {"kind": "candidate", "subject_id": record.path.rpartition("/")[2], "reason": "Too"}
    on_person = await admin.client.post("/api/v1/holds", json=person)
    with clock.shifted(timedelta(days=31)):
        await drain()
        assert [one["id"] for one in await record.files("removed-files")] == [other]
        for placed in (on_job, on_person):
            lifted = await admin.client.post(f"/api/v1/holds/{placed.json()['id']}/lift")
            assert lifted.status_code == 200, lifted.text
    with clock.shifted(timedelta(days=33)):
        await drain()
        assert await record.files("removed-files") == []


async def test_letters_of_offers_are_evidence(world: World) -> None:
    """They stand on the record with the reason, and are neither removed nor renamed."""
    made = await desk(world)
    offer = await made.sent()
    page = await made.read(f"applications/{made.application_id}")
    record = Record(made.org, made.recruiter, page)
    letter = next(one for one in await record.files() if one["evidence"])
    assert letter["evidence"] == "sent_offer"
    accepted = await accept(world.client(), await page_of(world, made, offer))
    assert accepted.status_code in {200, 303}, accepted.text
    letter = next(one for one in await record.files() if one["evidence"])
    assert letter["evidence"] == "accepted_offer"
    answer = await made.recruiter.client.delete(f"{record.path}/files/{letter['id']}")
    assert (answer.status_code, answer.json()["code"]) == (409, "file_is_evidence")
    assert "evidence of what was agreed" in answer.json()["detail"]
    body = {"filename": "other.pdf"}
    assert await record.do("PATCH", f"files/{letter['id']}", json=body) == 409


async def test_a_file_of_somebody_else_is_not_removed_through_a_record(
    record: Record, world: World
) -> None:
    """Neither of another person in the organization, nor of another organization."""
    other = await open_job(record.recruiter, title="Porter")
    application = await applied(world.client(), other["id"], name="Bo Quist", email="bo@x.example")
    page = (await record.recruiter.client.get(f"/api/v1/applications/{application}")).json()
    theirs = page["resume"]["file_id"]
    for method, path in (("DELETE", ""), ("POST", "/restore")):
        assert await record.do(method, f"files/{theirs}{path}") == 404
    manager = await record.org.member(Role.HIRING_MANAGER)
    (file,) = await record.files()
    refused = await manager.client.delete(f"{record.path}/files/{file['id']}")
    assert refused.status_code == 403


def held(name: str, hour: int, *, of: UUID | None = None, evidence: str = "") -> HeldFile:
    at = clock.now() + timedelta(hours=hour)
    ref = FileRef(
        id=UUID(bytes=name.encode().ljust(16)), filename=name, type=FileType.PDF,
        content_type="application/pdf", size=1, purpose=FilePurpose.DOCUMENT,
        status=FileStatus.RELEASED, preview=Preview.PDF, text_status=TextStatus.READY,
        uploaded_by=None, created_at=at, kind=FileKind.RESUME, version=1,
    )  # fmt: skip
    return HeldFile(
        ref=ref, attached_at=at, application_id=of, title="Nurse" if of else "",
        evidence=evidence, removal=None,
    )  # fmt: skip


def test_a_file_on_two_records_is_one_file() -> None:
    """It stands where it came first, with its application, and is evidence if either says so."""
    application = ids.uuid7()
    later = [held("b", 3), held("a", 2), held("a", 1, of=application, evidence="sent_offer")]
    newest, both = arranged(later, {})
    assert (newest.ref.filename, newest.is_current_resume) == ("b", True)
    assert (both.application_id, both.job_title) == (application, "Nurse")
    assert (both.evidence, both.is_current_resume) == ("sent_offer", False)

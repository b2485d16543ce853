"""Files over HTTP: upload, links, downloads, text; and who gets none of it."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx2
import pytest

from rolecall.access import Actor, Role
from rolecall.domains.files import api as files
from rolecall.domains.files import repository
from rolecall.domains.files.contracts import FilePurpose, FileStatus
from rolecall.infra.db import UnitOfWork
from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock, ids
from rolecall.kernel.tenant import Tenant

from tests.domains.files import documents
from tests.support.world import Account, Organization, World

PDF = documents.pdf()
_readers: set[tuple[UUID | None, UUID]] = set()

Drain = Callable[[], Awaitable[int]]


@files.readable_through("record of these tests")
async def _may_read(_uow: UnitOfWork, actor: Actor, record_id: UUID) -> bool:
    return (actor.user_id, record_id) in _readers


@pytest.fixture
async def org(world: World) -> Organization:
    return await world.organization()


@pytest.fixture
async def recruiter(org: Organization) -> Account:
    return await org.member(Role.RECRUITER)


async def upload(
    account: Account, content: bytes = PDF, name: str = "cv.pdf", purpose: str = "resume"
) -> httpx2.Response:
    return await account.client.post(
        "/api/v1/files", files={"file": (name, content)}, data={"purpose": purpose}
    )


async def uploaded(account: Account, content: bytes = PDF, name: str = "cv.pdf") -> str:
    answer = await upload(account, content, name)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


async def link(account: Account, file_id: str, disposition: str = "attachment") -> str:
    answer = await account.client.post(
        f"/api/v1/files/{file_id}/links", json={"disposition": disposition}
    )
    assert answer.status_code == 201, answer.text
    return str(answer.json()["url"])


async def audited(account: Account, file_id: str) -> list[dict[str, Any]]:
    answer = await account.client.get("/api/v1/audit", params={"record_id": file_id})
    assert answer.status_code == 200, answer.text
    return list(reversed(answer.json()["items"]))


async def test_upload_says_what_was_stored(recruiter: Account) -> None:
    answer = await upload(recruiter, PDF, "Résumé Jane.docx")
    assert answer.status_code == 201, answer.text
    body = answer.json()
    assert body.items() >= {
        "filename": "Résumé Jane.pdf",
        "content_type": "application/pdf",
        "size": len(PDF),
        "purpose": "resume",
        "status": "stored",
        "preview": "pdf",
        "text_status": "pending",
    }.items()  # fmt: skip
    again = await recruiter.client.get(f"/api/v1/files/{body['id']}")
    assert again.json() == body


@pytest.mark.parametrize(
    ("content", "name", "status", "code"),
    [
        (b"", "cv.pdf", 422, "file_empty"),
        (b"a" * (10 * 1024 * 1024 + 1), "cv.txt", 413, "file_too_large"),
        (b"MZ\x90\x00" + bytes(100), "cv.pdf", 415, "file_type_not_allowed"),
        (PDF, "../../x", 422, "file_name_invalid"),
        (PDF[:-40], "cv.pdf", 422, "file_truncated"),
        (documents.docx()[:-40], "cv.docx", 422, "file_truncated"),
        (documents.pdf(user_password="secret"), "cv.pdf", 422, "file_encrypted"),
        (documents.compound_file("EncryptedPackage"), "cv.docx", 422, "file_encrypted"),
        (PDF + documents.docx(), "cv.pdf", 415, "file_ambiguous"),
    ],
    ids=["empty", "too large", "forbidden type", "path in the name", "truncated pdf",
         "truncated docx", "encrypted pdf", "encrypted docx", "two kinds"],
)  # fmt: skip
async def test_bad_files_are_refused_with_field_and_remedy(
    recruiter: Account, content: bytes, name: str, status: int, code: str
) -> None:
    answer = await upload(recruiter, content, name)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    (error,) = answer.json()["errors"]
    assert (error["field"], error["code"]) == ("file", code)
    assert len(error["message"].split(". ")) >= 2


async def test_a_request_without_a_file_or_with_an_unknown_purpose(recruiter: Account) -> None:
    nothing = await recruiter.client.post("/api/v1/files", data={"purpose": "resume"})
    assert nothing.status_code == 422
    assert nothing.json()["errors"][0]["field"] == "file"
    text = await recruiter.client.post("/api/v1/files", data={"file": "text"})
    assert text.status_code == 422
    odd = await upload(recruiter, purpose="malware")
    assert odd.status_code == 422
    assert odd.json()["errors"][0]["field"] == "purpose"


async def test_a_download_is_sent_to_be_saved_and_runs_nothing(
    recruiter: Account, world: World
) -> None:
    file_id = await uploaded(recruiter, PDF, "Zoë 'Q' Müller; 100%.pdf")
    url = await link(recruiter, file_id)
    async with world.client() as anybody:
        answer = await anybody.get(url)
    assert answer.status_code == 200
    assert answer.content == PDF
    headers = answer.headers
    name = "Zoë 'Q' Müller; 100%.pdf"
    assert headers["content-disposition"] == (
        f"attachment; filename=\"Zo_ 'Q' M_ller; 100_.pdf\"; filename*=UTF-8''{quote(name)}"
    )
    assert headers["content-type"] == "application/pdf"
    assert headers["content-length"] == str(len(PDF))
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store, private"
    assert headers["content-security-policy"].startswith("sandbox; default-src 'none'")
    assert "frame-ancestors 'self'" in headers["content-security-policy"]
    assert len(headers.get_list("content-security-policy")) == 1


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        (PDF, "cv.pdf", "inline"),
        (b"Plain text", "cv.txt", "inline"),
        (b"<!doctype html><script>alert(1)</script>", "cv.html", "attachment"),
        (documents.docx(), "cv.docx", "attachment"),
        (documents.word_97(), "cv.doc", "attachment"),
    ],
    ids=["pdf", "txt", "html", "docx", "doc"],
)
async def test_only_what_runs_nothing_is_shown_in_place(
    recruiter: Account, content: bytes, name: str, expected: str
) -> None:
    file_id = await uploaded(recruiter, content, name)
    answer = await recruiter.client.get(await link(recruiter, file_id, "inline"))
    assert answer.headers["content-disposition"].startswith(f"{expected}; ")
    assert answer.content == content


async def test_a_quarantined_file_is_only_ever_saved(
    recruiter: Account, org: Organization, runtime: Runtime
) -> None:
    file_id = await uploaded(recruiter)
    inline = await link(recruiter, file_id, "inline")
    async with runtime.database.transaction(Tenant(org.id)) as uow:
        moved = await repository.change_status(
            uow, UUID(file_id), FileStatus.STORED, FileStatus.QUARANTINED
        )
        assert moved
    for url in (inline, await link(recruiter, file_id, "inline")):
        answer = await recruiter.client.get(url)
        assert answer.status_code == 200
        assert answer.headers["content-disposition"].startswith("attachment; ")
    about = await recruiter.client.get(f"/api/v1/files/{file_id}")
    assert about.json()["preview"] == "none"


async def test_a_link_works_for_a_minute(recruiter: Account) -> None:
    url = await link(recruiter, await uploaded(recruiter))
    with clock.shifted(timedelta(seconds=55)):
        assert (await recruiter.client.get(url)).status_code == 200
    with clock.shifted(timedelta(seconds=61)):
        answer = await recruiter.client.get(url)
    assert answer.status_code == 410
    assert answer.json()["code"] == "expired_token"
    assert "Ask for a new one" in answer.json()["detail"]


async def test_a_link_that_was_tampered_with_leads_nowhere(
    recruiter: Account, runtime: Runtime
) -> None:
    url = await link(recruiter, await uploaded(recruiter))
    head, _, token = url.rpartition("/")
    other_purpose = runtime.keys.signer("cursor").sign([1], lifetime=timedelta(minutes=1))
    broken = [token[:-1] + ("A" if token[-1] != "A" else "B"), token[1:], "x", other_purpose]
    for wrong in broken:
        answer = await recruiter.client.get(f"{head}/{wrong}")
        assert answer.status_code == 404
        assert answer.json()["code"] == "invalid_token"


async def test_a_link_to_a_file_that_is_gone(
    recruiter: Account, org: Organization, runtime: Runtime
) -> None:
    file_id = await uploaded(recruiter)
    url = await link(recruiter, file_id)
    async with runtime.database.transaction(Tenant(org.id)) as uow:
        await files.delete_file(uow, recruiter.actor, UUID(file_id))
    assert (await recruiter.client.get(url)).status_code == 404
    assert (await recruiter.client.get(f"/api/v1/files/{file_id}")).status_code == 404


async def test_bytes_that_are_gone_are_an_error_and_not_an_empty_file(
    recruiter: Account, org: Organization, runtime: Runtime
) -> None:
    file_id = await uploaded(recruiter)
    await runtime.store.delete(f"{org.id}/{file_id}")
    answer = await recruiter.client.get(await link(recruiter, file_id))
    assert answer.status_code == 404
    assert answer.json()["code"] == "object_not_found"


async def test_text_is_given_out_once_it_was_read(recruiter: Account, drain: Drain) -> None:
    file_id = await uploaded(recruiter, documents.docx(), "cv.docx")
    before = await recruiter.client.get(f"/api/v1/files/{file_id}/text")
    assert before.json() == {
        "status": "pending", "text": None, "pages": None, "warnings": [], "remarks": []
    }  # fmt: skip
    await drain()
    after = (await recruiter.client.get(f"/api/v1/files/{file_id}/text")).json()
    assert after["status"] == "ready"
    assert "Harbor Vale Hospital\t2019–2024" in after["text"]
    about = await recruiter.client.get(f"/api/v1/files/{file_id}")
    assert (about.json()["status"], about.json()["preview"]) == ("released", "text")


async def test_uploads_links_and_downloads_are_in_the_audit_log(
    org: Organization, recruiter: Account, world: World
) -> None:
    admin = await org.member(Role.ORGANIZATION_ADMIN)
    file_id = await uploaded(recruiter, PDF, "Jane Doe.pdf")
    url = await link(recruiter, file_id)
    async with world.client() as anybody:
        await anybody.get(url)
    entries = await audited(admin, file_id)
    assert [entry["action"] for entry in entries] == [
        "files.uploaded", "files.link_made", "files.downloaded"
    ]  # fmt: skip
    assert {entry["actor"]["id"] for entry in entries} == {str(recruiter.user_id)}
    assert [entry["actor"]["name"] for entry in entries][1:] == [
        recruiter.full_name, "Holder of a download link"
    ]  # fmt: skip
    assert "Jane" not in str(entries)


@pytest.mark.parametrize(
    ("role", "may_upload"),
    [
        (Role.ORGANIZATION_ADMIN, True),
        (Role.RECRUITER, True),
        (Role.HIRING_MANAGER, False),
        (Role.INTERVIEWER, False),
    ],
)
async def test_who_may_upload(org: Organization, role: Role, may_upload: bool) -> None:
    answer = await upload(await org.member(role))
    assert answer.status_code == (201 if may_upload else 403)


async def test_nobody_without_signing_in(recruiter: Account, client: httpx2.AsyncClient) -> None:
    file_id = await uploaded(recruiter)
    for method, path in (
        ("POST", "/api/v1/files"),
        ("GET", f"/api/v1/files/{file_id}"),
        ("GET", f"/api/v1/files/{file_id}/text"),
        ("POST", f"/api/v1/files/{file_id}/links"),
    ):
        assert (await client.request(method, path)).status_code == 401


async def test_another_organization_finds_nothing(recruiter: Account, world: World) -> None:
    file_id = await uploaded(recruiter)
    stranger = await (await world.organization()).member(Role.ORGANIZATION_ADMIN)
    for method, path, body in (
        ("GET", f"/api/v1/files/{file_id}", None),
        ("GET", f"/api/v1/files/{file_id}/text", None),
        ("POST", f"/api/v1/files/{file_id}/links", {}),
    ):
        answer = await stranger.client.request(method, path, json=body)
        assert answer.status_code == 404, answer.text


async def test_an_interviewer_reads_only_what_belongs_to_an_assigned_record(
    org: Organization, recruiter: Account, runtime: Runtime
) -> None:
    interviewer = await org.member(Role.INTERVIEWER)
    file_id, record_id = await uploaded(recruiter), ids.uuid7()
    async with runtime.database.transaction(Tenant(org.id)) as uow:
        await files.attach(uow, UUID(file_id), "record of these tests", record_id)
        await files.attach(uow, UUID(file_id), "a record nobody answers for", record_id)
    paths = [("GET", ""), ("GET", "/text"), ("POST", "/links")]
    for method, path in paths:
        answer = await interviewer.client.request(
            method, f"/api/v1/files/{file_id}{path}", json={} if method == "POST" else None
        )
        assert answer.status_code == 404
    _readers.add((interviewer.user_id, record_id))
    for method, path in paths:
        answer = await interviewer.client.request(
            method, f"/api/v1/files/{file_id}{path}", json={} if method == "POST" else None
        )
        assert answer.status_code in {200, 201}, answer.text


async def test_a_hiring_manager_reads_every_file(org: Organization, recruiter: Account) -> None:
    manager = await org.member(Role.HIRING_MANAGER)
    answer = await manager.client.get(f"/api/v1/files/{await uploaded(recruiter)}")
    assert answer.status_code == 200


async def test_what_one_uploaded_oneself_is_open_to_oneself(
    org: Organization, runtime: Runtime
) -> None:
    interviewer = await org.member(Role.INTERVIEWER)
    ref = await files.store_upload(
        runtime, Tenant(org.id), interviewer.actor,
        purpose=FilePurpose.DOCUMENT, filename="notes.txt", content=b"notes",
    )  # fmt: skip
    assert (await interviewer.client.get(f"/api/v1/files/{ref.id}")).status_code == 200


async def test_a_link_takes_no_unknown_words(recruiter: Account) -> None:
    file_id = await uploaded(recruiter)
    answer = await recruiter.client.post(
        f"/api/v1/files/{file_id}/links", json={"disposition": "execute"}
    )
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "disposition"

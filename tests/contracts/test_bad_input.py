"""Input that is refused: by a problem document that names field and remedy, with nothing changed.

Files and the fields of an application are in `tests/domains/applications/test_applying.py`, their
contents in `tests/domains/files`; here is what concerns every endpoint alike.
"""

import json
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import httpx2
import pytest

from rolecall.access import Role
from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock, ids

from tests.support.hiring import JOB, applied, apply, move, open_job
from tests.support.world import Account, World

JSON = {"Content-Type": "application/json"}
PAY: dict[str, Any] = {
    "min_minor": 7_000_000, "max_minor": 9_000_000, "currency": "USD", "period": "year",
}  # fmt: skip
Snapshot = Callable[[], Awaitable[dict[str, Any]]]


@pytest.fixture
async def admin(world: World) -> Account:
    return await (await world.organization()).member(Role.ORGANIZATION_ADMIN)


@pytest.fixture
async def everything(admin: Account) -> Snapshot:
    """What the organization holds, as its lists and its audit log tell."""

    async def read() -> dict[str, Any]:
        paths = ("jobs", "candidates", "applications", "members", "invitations", "audit", "me",
                 "rejection-reasons", "workflows", "organization")  # fmt: skip
        answers = {path: await admin.client.get(f"/api/v1/{path}") for path in paths}
        assert {answer.status_code for answer in answers.values()} == {200}
        return {path: answer.json() for path, answer in answers.items()}

    # The first look at workflows and reasons makes an organization its own, with an audit entry.
    await read()
    return read


def assert_problem(answer: httpx2.Response, status: int, field: str | None = None) -> None:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == status
    assert problem["type"] == f"urn:rolecall:problem:{problem['code']}"
    assert problem["detail"].endswith((".", "?", "!"))
    if field is not None:
        named = {error["field"]: error["message"] for error in problem["errors"]}
        assert field in named
        assert named[field].endswith(".")


BODIES: list[tuple[str, str, Any, str]] = [
    ("POST", "jobs", {}, "title"),
    ("POST", "jobs", {"title": 7}, "title"),
    ("POST", "jobs", {"title": ["Nurse"]}, "title"),
    ("POST", "jobs", {"title": "   "}, "title"),
    ("POST", "jobs", {"title": "x" * 10_000}, "title"),
    ("POST", "jobs", {"title": "Nur\x00se"}, "title"),
    ("POST", "jobs", {**JOB, "colour": "blue"}, "colour"),
    ("POST", "jobs", {**JOB, "openings": 2**63}, "openings"),
    ("POST", "jobs", {**JOB, "openings": -1}, "openings"),
    ("POST", "jobs", {**JOB, "openings": "many"}, "openings"),
    ("POST", "jobs", {**JOB, "remote_policy": "moon"}, "remote_policy"),
    ("POST", "jobs", {**JOB, "description_html": "x" * 2_000_000}, "description_html"),
    ("POST", "jobs", {**JOB, "pay": {**PAY, "min_minor": 1e30}}, "pay.min_minor"),
    ("POST", "jobs", {**JOB, "pay": {**PAY, "currency": "$$$"}}, "pay.currency"),
    ("POST", "candidates", {"full_name": "Ana", "email": "ana at example"}, "email"),
    ("POST", "candidates", {"full_name": "Ana", "links": "http://x"}, "links"),
    ("POST", "candidates", {"full_name": "Ana", "links": [{"url": "javascript:0"}]}, "links.0.url"),
    ("POST", "candidates", {"full_name": "A\x00"}, "full_name"),
    ("POST", "invitations", {"email": "nobody", "role": "recruiter"}, "email"),
    ("POST", "invitations", {"email": "a@example.com", "role": "emperor"}, "role"),
    ("PATCH", "organization", {"version": 1}, "version"),
    ("PATCH", "me", {"full_name": None, "is_admin": True}, "is_admin"),
    ("POST", "rejection-reasons", {"label": {"a": 1}}, "label"),
    ("POST", "applications/bulk-transition", {"items": [], "to_stage": "x"}, "items"),
]  # fmt: skip


@pytest.mark.parametrize(("method", "path", "body", "field"), BODIES)
async def test_fields_that_do_not_fit_are_named(
    admin: Account, everything: Snapshot, method: str, path: str, body: Any, field: str
) -> None:
    before = await everything()
    answer = await admin.client.request(method, f"/api/v1/{path}", json=body)
    assert_problem(answer, 422, field)
    assert await everything() == before


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b'{"title": }', b"\xff\xfe\x00", b'{"title": "\xff"}', b"null", b"[]", b'"text"',
     b"[" * 50_000, b'{"title": ' + b"[" * 500 + b"]" * 500 + b"}", b'{"title": "\\ud800"}'],
)  # fmt: skip
async def test_bodies_that_are_no_object_are_refused(
    admin: Account, everything: Snapshot, content: bytes
) -> None:
    before = await everything()
    answer = await admin.client.post("/api/v1/jobs", content=content, headers=JSON)
    assert answer.status_code in {400, 422}, answer.text
    assert_problem(answer, answer.status_code)
    assert await everything() == before


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("jobs?limit=0", "limit"),
        ("jobs?limit=1000000", "limit"),
        ("jobs?limit=ten", "limit"),
        ("jobs?status=lost", "status"),
        ("jobs?sort=colour", "sort"),
        ("jobs?q=" + "x" * 500, "q"),
        ("jobs/not-an-id", "job_id"),
        ("candidates/%20", "candidate_id"),
        ("audit?from=yesterday", "from"),
        ("audit?from=0001-01-01T00:00:00%2B14:00", "from"),
        ("audit?to=9999-12-31T23:59:59-14:00", "to"),
        ("applications?job_id=1", "job_id"),
    ],
)
async def test_addresses_that_do_not_fit_name_the_parameter(
    admin: Account, path: str, field: str
) -> None:
    assert_problem(await admin.client.get(f"/api/v1/{path}"), 422, field)


async def test_an_instant_without_a_time_zone_is_in_utc(admin: Account) -> None:
    answer = await admin.client.get("/api/v1/audit", params={"from": "2026-02-03T00:00:00"})
    assert answer.status_code == 200, answer.text


@pytest.mark.parametrize("path", ["jobs/%00", "jobs?q=a%00b", "candidates?q=%00"])
async def test_nul_bytes_in_addresses_are_refused(admin: Account, path: str) -> None:
    assert_problem(await admin.client.get(f"/api/v1/{path}"), 422)


@pytest.mark.parametrize(
    ("password", "code"),
    [("short", "password"), ("password1234", "password"), ("aaaaaaaaaaaa", "password")],
)
async def test_weak_passwords_are_refused(
    client: httpx2.AsyncClient, password: str, code: str
) -> None:
    body = {"email": f"new-{ids.uuid7().hex}@example.com", "full_name": "Ana", "password": password}
    assert_problem(await client.post("/api/v1/auth/register", json=body), 422, code)


async def test_an_illegal_move_says_where_one_may_go(
    world: World, client: httpx2.AsyncClient
) -> None:
    recruiter = await (await world.organization()).member(Role.RECRUITER)
    job = await open_job(recruiter)
    application_id = await applied(client, job["id"])
    illegal = await move(recruiter, application_id, "hired")
    assert_problem(illegal, 409)
    targets = illegal.json()["allowed_targets"]
    assert "screening" in targets
    assert "hired" not in targets
    unknown = await move(recruiter, application_id, "no-such-stage")
    assert unknown.status_code in {409, 422}
    assert_problem(unknown, unknown.status_code)
    page = (await recruiter.client.get(f"/api/v1/applications/{application_id}")).json()
    assert page["stage"]["key"] == "applied"
    assert (await move(recruiter, application_id, targets[0])).status_code == 200


@pytest.mark.parametrize(
    "tag", ["3", "yes", '"x"', "\u00b2".encode(), b"\xff", '"' + "9" * 30 + '"']
)
async def test_a_version_is_a_number_that_is_current(admin: Account, tag: str | bytes) -> None:
    job = (await admin.client.post("/api/v1/jobs", json=JOB)).json()
    url = f"/api/v1/jobs/{job['id']}"
    value = tag.encode() if isinstance(tag, str) else tag
    answer = await admin.client.patch(url, json={"title": "Late"}, headers=[(b"If-Match", value)])
    assert answer.status_code in {412, 422}
    assert_problem(answer, answer.status_code)
    assert (await admin.client.get(url)).json()["title"] == JOB["title"]


async def test_a_key_is_for_one_request(admin: Account) -> None:
    key = {"Idempotency-Key": ids.uuid7().hex}
    first = await admin.client.post("/api/v1/jobs", json=JOB, headers=key)
    again = await admin.client.post("/api/v1/jobs", json=JOB, headers=key)
    other = await admin.client.post("/api/v1/jobs", json={**JOB, "title": "Cook"}, headers=key)
    assert (first.status_code, again.json()) == (201, first.json())
    assert_problem(other, 409)
    assert other.json()["code"] == "idempotency_key_reused"
    assert len((await admin.client.get("/api/v1/jobs")).json()["items"]) == 1


@pytest.mark.parametrize("key", [b"", b"x" * 500, b"a\tb"])
async def test_keys_are_short_and_printable(
    admin: Account, everything: Snapshot, key: bytes
) -> None:
    before = await everything()
    answer = await admin.client.post("/api/v1/jobs", json=JOB, headers=[(b"Idempotency-Key", key)])
    assert_problem(answer, 422, "Idempotency-Key")
    assert await everything() == before


@pytest.mark.parametrize("path", ["jobs", "candidates", "audit", "members", "applications"])
async def test_cursors_are_refused_when_altered_or_of_another_list(
    world: World, admin: Account, path: str
) -> None:
    await _three_of_each(world, admin)
    page = (await admin.client.get(f"/api/v1/{path}", params={"limit": 1})).json()
    cursor = page["next_cursor"]
    assert cursor, path
    other = "notifications"
    altered = [cursor[:-3] + ("AAA" if cursor[-3:] != "AAA" else "BBB"), "AAAA" + cursor[4:],
               cursor[: len(cursor) // 2], "!!!", "AAAA", cursor + "AAAA", "ü"]  # fmt: skip
    for wrong in altered:
        answer = await admin.client.get(f"/api/v1/{path}", params={"limit": 1, "cursor": wrong})
        assert_problem(answer, 422, "cursor")
    elsewhere = await admin.client.get(f"/api/v1/{other}", params={"cursor": cursor})
    assert_problem(elsewhere, 422, "cursor")


async def _three_of_each(world: World, admin: Account) -> None:
    job = await open_job(admin)
    await open_job(admin, title="Another job")
    for number in range(2):
        await applied(world.client(), job["id"], email=f"person{number}@example.com",
                      with_resume=False)  # fmt: skip
    body = {"email": f"guest-{ids.uuid7().hex[-8:]}@example.com", "role": "interviewer"}
    assert (await admin.client.post("/api/v1/invitations", json=body)).status_code == 201
    assert admin.actor.org_id is not None
    await world.member(admin.actor.org_id, Role.INTERVIEWER)


FOREIGN: list[tuple[str, str, Any]] = [
    ("GET", "jobs/{job_id}", None),
    ("PATCH", "jobs/{job_id}", {"title": "Mine now"}),
    ("POST", "jobs/{job_id}/close", {"reason": "cancelled"}),
    ("GET", "applications/{application_id}", None),
    ("POST", "applications/{application_id}/transition", {"to_stage": "screening"}),
    ("POST", "applications/{application_id}/notes", {"body": "A remark"}),
    ("GET", "candidates/{candidate_id}", None),
    ("PATCH", "candidates/{candidate_id}", {"full_name": "Mine now"}),
]


async def test_ids_of_other_organizations_are_not_there(
    world: World, admin: Account, everything: Snapshot
) -> None:
    stranger = await (await world.organization()).member(Role.ORGANIZATION_ADMIN)
    job = await open_job(admin)
    application_id = await applied(world.client(), job["id"], with_resume=False)
    page = (await admin.client.get(f"/api/v1/applications/{application_id}")).json()
    known = {"job_id": job["id"], "application_id": application_id,
             "candidate_id": page["candidate"]["id"]}  # fmt: skip
    before = await everything()
    for method, path, body in FOREIGN:
        answer = await stranger.client.request(method, f"/api/v1/{path.format(**known)}", json=body)
        assert_problem(answer, 404)
    assert await everything() == before


async def test_expired_and_invented_links_are_refused(
    world: World, client: httpx2.AsyncClient
) -> None:
    job = await open_job(await (await world.organization()).member(Role.RECRUITER))
    applying = await apply(client, job["id"], with_resume=False)
    token = applying.json()["status_url"].rpartition("/")[2]
    with clock.shifted(timedelta(days=3_650)):
        late = await client.get(f"/api/v1/public/status/{token}")
    assert late.status_code in {404, 410}
    assert_problem(late, late.status_code)
    for path in ("auth/verify-email", "auth/reset-password"):
        body = {"token": "x" * 43, "password": "plum tree by the river"}
        wanted = {"token": body["token"]} if path == "auth/verify-email" else body
        answer = await client.post(f"/api/v1/{path}", json=wanted)
        assert answer.status_code in {404, 410, 422}
        assert_problem(answer, answer.status_code)


async def test_a_request_that_is_too_big_is_refused_whatever_it_says(
    admin: Account, runtime: Runtime
) -> None:
    size = runtime.settings.http.max_body_bytes + 1

    async def chunks() -> Any:
        for _ in range(size // 1_000_000 + 1):
            yield b" " * 1_000_000

    declared = await admin.client.post("/api/v1/jobs", content=b" " * size, headers=JSON)
    assert_problem(declared, 413)
    chunked = await admin.client.post("/api/v1/jobs", content=chunks(), headers=JSON)
    assert_problem(chunked, 413)


MULTIPART: list[tuple[bytes, str]] = [
    (b"", "multipart/form-data; boundary=x"),
    (b"--x", "multipart/form-data; boundary=x"),
    (b"--x\r\n\r\n\r\n--x--\r\n", "multipart/form-data; boundary=x"),
    (b'--x\r\nContent-Disposition: form-data; name="full_name"\r\n\r\nAna',
     "multipart/form-data; boundary=x"),
    (b'--x\r\nContent-Disposition: form-data\r\n\r\nAna\r\n--x--\r\n',
     "multipart/form-data; boundary=x"),
    (b'--x\r\nContent-Disposition: form-data; name="full_name"\r\n\r\n\xff\xfe\r\n--x--\r\n',
     "multipart/form-data; boundary=x"),
    (b"whatever", "multipart/form-data"),
    (b"a=1", "application/x-www-form-urlencoded"),
    (json.dumps({"full_name": "Ana"}).encode(), "application/json"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "media_type"), MULTIPART)
async def test_broken_forms_are_refused(
    world: World, admin: Account, client: httpx2.AsyncClient, content: bytes, media_type: str
) -> None:
    job = await open_job(admin)
    url = f"/api/v1/public/jobs/{job['id']}/applications"
    answer = await client.post(url, content=content, headers={"Content-Type": media_type})
    assert answer.status_code in {400, 415, 422}, answer.text
    assert_problem(answer, answer.status_code)
    assert (await admin.client.get("/api/v1/applications")).json()["items"] == []

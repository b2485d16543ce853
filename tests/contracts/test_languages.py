"""In which language the server speaks to whom: one rule, for errors and for what is kept."""

from collections.abc import Mapping
from typing import Any

import httpx2
import pytest

from rolecall.access import Role
from rolecall.infra.languages import in_language
from rolecall.kernel.errors import Conflict, InvalidInput, Unauthenticated
from rolecall.kernel.sentences import Sentence, say

from tests.support.hiring import JOB, open_job
from tests.support.world import Account, World

REQUIRED = say("This is required.")
WEB = {"X-Rolecall-Client": "web"}


@pytest.fixture
async def admin(world: World) -> Account:
    return await (await world.organization()).member(Role.ORGANIZATION_ADMIN)


def asking(language: str) -> Mapping[str, str]:
    return {"Accept-Language": language} if language else {}


async def chosen(person: Account, language: str) -> None:
    saved = await person.client.patch("/api/v1/me", json={"locale": language})
    assert saved.status_code == 200, saved.text


def assert_says(answer: httpx2.Response, title: Sentence, language: str) -> dict[str, Any]:
    told: dict[str, Any] = answer.json()
    assert told["title"] == in_language(title, language)
    if language != "en":
        assert told["title"] != title
    return told


@pytest.mark.parametrize(
    ("header", "language"),
    [("", "en"), ("fr", "en"), ("de-AT, en;q=0.5", "de"), ("es", "es"), ("en, de", "en")],
)
async def test_programs_read_what_they_ask_for(admin: Account, header: str, language: str) -> None:
    await chosen(admin, "es")
    refused = await admin.client.post("/api/v1/jobs", json={}, headers=asking(header))
    assert refused.status_code == 422
    told = assert_says(refused, InvalidInput.title, language)
    title = next(one for one in told["errors"] if one["field"] == "title")
    assert title == {
        "field": "title",
        "message": in_language(REQUIRED, language),
        "code": "missing",
    }


@pytest.mark.parametrize(
    ("own", "header", "language"),
    [("de", "es", "de"), ("es", "", "es"), ("en", "de", "en"), ("de-CH", "en", "de")],
)
async def test_browsers_read_the_language_of_the_account(
    world: World, admin: Account, own: str, header: str, language: str
) -> None:
    await chosen(admin, own)
    browser = await world.browser(admin)
    refused = await browser.post("/api/v1/jobs", json={}, headers={**WEB, **asking(header)})
    assert refused.status_code == 422
    assert_says(refused, InvalidInput.title, language)


async def test_strangers_are_told_in_what_they_ask_for(client: httpx2.AsyncClient) -> None:
    for language in ("de", "es", "en"):
        refused = await client.get("/api/v1/jobs", headers=asking(language))
        assert refused.status_code == 401
        assert_says(refused, Unauthenticated.title, language)


@pytest.mark.parametrize("language", ["de", "es"])
async def test_objections_of_every_kind_are_translated(admin: Account, language: str) -> None:
    bodies: list[dict[str, Any]] = [
        {**JOB, "title": ""},
        {**JOB, "title": 7},
        {**JOB, "openings": "many"},
        {**JOB, "openings": -1},
        {**JOB, "employment_type": "never"},
        {**JOB, "unheard_of": 1},
    ]
    for body in bodies:
        english = await admin.client.post("/api/v1/jobs", json=body)
        other = await admin.client.post("/api/v1/jobs", json=body, headers=asking(language))
        assert english.status_code == other.status_code == 422
        for told, said in zip(english.json()["errors"], other.json()["errors"], strict=True):
            assert {**said, "message": ""} == {**told, "message": ""}
            assert said["message"] != told["message"]


async def test_a_conflict_is_told_with_its_parts(admin: Account) -> None:
    job = await open_job(admin)
    url = f"/api/v1/jobs/{job['id']}/publish"
    english = await admin.client.post(url)
    german = await admin.client.post(url, headers=asking("de"))
    assert english.status_code == german.status_code == 409
    assert_says(english, Conflict.title, "en")
    told = assert_says(german, Conflict.title, "de")
    assert told["detail"] != english.json()["detail"]
    assert told["code"] == english.json()["code"]


async def test_the_audit_log_is_read_in_any_language_and_its_chain_holds(admin: Account) -> None:
    job = await open_job(admin, title="Night {nurse}")
    url, only = "/api/v1/audit", {"record_id": job["id"]}
    english = (await admin.client.get(url, params=only)).json()["items"]
    assert any("“Night {nurse}”" in entry["summary"] for entry in english)
    for language, opening in (("de", "„Night {nurse}“"), ("es", "«Night {nurse}»")):
        found = await admin.client.get(url, params=only, headers=asking(language))
        told = found.json()["items"]
        assert any(opening in entry["summary"] for entry in told)
        for before, after in zip(english, told, strict=True):
            assert {**before, "summary": ""} == {**after, "summary": ""}
            assert before["summary"] != after["summary"]
    verified = (await admin.client.get(f"{url}/verify")).json()
    assert verified["ok"] is True
    assert verified["entries"] >= len(english)


async def test_reports_and_their_files_are_read_in_any_language(admin: Account) -> None:
    url = "/api/v1/reports"
    english = (await admin.client.get(url)).json()["items"]
    german = (await admin.client.get(url, headers=asking("de"))).json()["items"]
    assert [one["key"] for one in english] == [one["key"] for one in german]
    for before, after in zip(english, german, strict=True):
        assert before["title"] != after["title"]
        assert before["description"] != after["description"]
    found = await admin.client.get(f"{url}/funnel", headers=asking("de"))
    assert found.status_code == 200, found.text
    assert found.json()["title"] in {one["title"] for one in german}
    file = await admin.client.post(f"{url}/funnel/export", headers=asking("de"))
    assert file.status_code == 200, file.text
    assert found.json()["title"] in file.text

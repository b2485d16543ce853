from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from httpx2 import AsyncClient

from rolecall.domains.jobs.queries import postings as queries
from rolecall.domains.jobs.queries.postings import PublicItem
from rolecall.domains.jobs.schemas.public import PublicJobOut
from rolecall.infra.db import Database
from rolecall.kernel import clock, ids

from tests.domains.jobs.conftest import API, WHOLE, MakeStaff, Staff
from tests.support.world import World

Drain = Callable[[], Awaitable[int]]


async def public(client: AsyncClient, staff: Staff, **params: Any) -> list[dict[str, Any]]:
    found = await client.get(f"{API}/public/organizations/{staff.org.slug}/jobs", params=params)
    assert found.status_code == 200, found.text
    items: list[dict[str, Any]] = found.json()["items"]
    return items


async def everywhere(client: AsyncClient, word: str) -> list[str]:
    found = await client.get(f"{API}/public/jobs", params={"q": word})
    return [job["title"] for job in found.json()["items"]]


async def test_an_open_job_is_there_for_anybody(client: AsyncClient, staff: Staff) -> None:
    job = await staff.job(publish=True, **WHOLE)
    (found,) = await public(client, staff)
    assert found == {
        "id": job["id"],
        "title": "Night nurse",
        "organization": {"name": staff.org.name, "slug": staff.org.slug},
        "department": "Intensive care",
        "locations": WHOLE["locations"],
        "remote_policy": "hybrid",
        "employment_type": "part_time",
        "pay": WHOLE["pay"],
        "published_at": job["published_at"],
        "valid_through": None,
        "url": job["public_url"],
    }


async def test_what_is_sent_is_what_is_documented(client: AsyncClient, staff: Staff) -> None:
    await staff.job(publish=True, **WHOLE, valid_through="2031-01-01T00:00:00Z")
    await staff.job(publish=True)
    for item in await public(client, staff):
        assert PublicJobOut.model_validate(item, strict=False).model_dump(mode="json") == item
        assert PublicJobOut.model_fields.keys() == item.keys()
    assert list(PublicItem.__struct_fields__) == list(PublicJobOut.model_fields)


async def test_one_job_has_its_description_and_questions(client: AsyncClient, staff: Staff) -> None:
    job = await staff.job(publish=True, **WHOLE)
    found = await client.get(f"{API}/public/jobs/{job['id']}")
    assert found.json()["description_html"] == job["description_html"]
    assert [question["id"] for question in found.json()["questions"]] == ["licence", "number"]
    assert found.json()["questions"][1]["shown_if"] == {"question_id": "licence", "equals": True}
    assert "knockout" not in found.text


async def test_jobs_that_are_not_open_are_not_there(client: AsyncClient, staff: Staff) -> None:
    job = await staff.job()
    url = f"{API}/public/jobs/{job['id']}"
    assert await public(client, staff) == []
    assert (await client.get(url)).status_code == 404
    await staff.act(job, "publish")
    assert len(await public(client, staff)) == 1
    assert (await client.get(url)).status_code == 200
    await staff.act(job, "hold")
    assert await public(client, staff) == []
    assert (await client.get(url)).status_code == 410
    await staff.act(job, "resume")
    assert len(await public(client, staff)) == 1
    await staff.act(job, "close", reason="filled")
    assert await public(client, staff) == []
    gone = await client.get(url)
    assert (gone.status_code, gone.json()["code"]) == (410, "job_closed")
    await staff.client.delete(f"{API}/jobs/{job['id']}")
    assert (await client.get(url)).status_code == 404
    assert (await client.get(f"{API}/public/jobs/{ids.uuid7()}")).status_code == 404
    assert (await client.get(f"{API}/public/organizations/nobody-x/jobs")).status_code == 404


async def test_a_job_leaves_when_its_last_day_is_over(client: AsyncClient, staff: Staff) -> None:
    soon = clock.now() + timedelta(minutes=5)
    job = await staff.job(publish=True, valid_through=soon.isoformat())
    assert len(await public(client, staff)) == 1
    with clock.at(soon):
        assert await public(client, staff) == []
        assert (await client.get(f"{API}/public/jobs/{job['id']}")).status_code == 410


async def test_a_change_of_an_open_job_is_seen_at_once(client: AsyncClient, staff: Staff) -> None:
    job = await staff.job(publish=True, title="Nurse", department="Care")
    body = {"title": "Midwife", "department": "Birth"}
    await staff.client.patch(f"{API}/jobs/{job['id']}", json=body)
    (found,) = await public(client, staff, q="midw", department="birth")
    assert found["title"] == "Midwife"
    assert await public(client, staff, q="nurse") == []
    assert await public(client, staff, department="care") == []


async def test_filters(client: AsyncClient, staff: Staff) -> None:
    await staff.job(publish=True, **WHOLE)
    await staff.job(
        publish=True,
        title="Developer",
        department="Engineering",
        locations=[{"city": "Berlin", "country": "DE"}],
        remote_policy="remote",
    )

    async def titles(**params: Any) -> list[str]:
        return [job["title"] for job in await public(client, staff, **params)]

    assert await titles() == ["Developer", "Night nurse"]
    assert await titles(q="nur") == ["Night nurse"]
    assert await titles(q="spanish") == ["Night nurse"]
    assert await titles(q="developer berlin") == ["Developer"]
    assert await titles(q="developer denver") == []
    assert await titles(location="germany") == ["Developer"]
    assert await titles(location="Denver, CO") == ["Night nurse"]
    assert await titles(location="remote") == ["Developer"]
    assert await titles(location="nurse") == []
    assert await titles(department="intensive CARE") == ["Night nurse"]
    assert await titles(department="intensive") == []
    assert await titles(remote_policy="remote") == ["Developer"]
    assert await titles(employment_type="part_time") == ["Night nurse"]
    assert await titles(employment_type="part_time", remote_policy="remote") == []
    refused = await client.get(f"{API}/public/jobs", params={"remote_policy": "moon"})
    assert refused.status_code == 422


async def test_all_organizations_in_pages(client: AsyncClient, make_staff: MakeStaff) -> None:
    one, other = await make_staff(), await make_staff()
    word = f"w{ids.uuid7().hex}"
    made = [
        (await who.job(publish=True, title=f"{word} {number}"))["id"]
        for number in range(3)
        for who in (one, other)
    ]
    seen: list[str] = []
    params: dict[str, Any] = {"q": word, "limit": 4}
    while True:
        page = (await client.get(f"{API}/public/jobs", params=params)).json()
        seen += [job["id"] for job in page["items"]]
        if page["next_cursor"] is None:
            break
        params["cursor"] = page["next_cursor"]
    assert seen == made[::-1]
    params["cursor"] = "AAAA" + params["cursor"][4:]
    refused = await client.get(f"{API}/public/jobs", params=params)
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "cursor")


async def test_the_same_answer_is_not_sent_twice(client: AsyncClient, staff: Staff) -> None:
    job = await staff.job(publish=True)
    for url in (
        f"{API}/public/organizations/{staff.org.slug}/jobs",
        f"{API}/public/jobs/{job['id']}",
    ):
        first = await client.get(url)
        assert first.headers["cache-control"] == "public, max-age=60"
        known = {"If-None-Match": f"W/{first.headers['etag']}"}
        again = await client.get(url, headers=known)
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == first.headers["etag"]
        await staff.client.patch(f"{API}/jobs/{job['id']}", json={"title": f"For {url[-6:]}"})
        assert (await client.get(url, headers=known)).status_code == 200


async def test_postings_follow_their_organization(
    world: World, client: AsyncClient, staff: Staff, drain: Drain
) -> None:
    word = f"w{ids.uuid7().hex}"
    await staff.job(publish=True, **{**WHOLE, "title": word})
    await staff.job(title=f"{word} draft", publish=False)
    await drain()
    platform = await world.platform_admin()
    changed = await platform.client.patch(
        f"{API}/organizations/{staff.org.id}", json={"name": "New Name"}
    )
    assert changed.status_code == 200, changed.text
    await drain()
    found = (await client.get(f"{API}/public/jobs", params={"q": word})).json()["items"]
    assert [job["organization"]["name"] for job in found] == ["New Name"]

    hidden = await staff.admin.client.patch(
        f"{API}/organization", json={"careers": {"show_pay": False}}
    )
    assert hidden.status_code == 200, hidden.text
    await drain()
    found = (await client.get(f"{API}/public/jobs", params={"q": word})).json()["items"]
    assert [job["pay"] for job in found] == [None]
    shown = {"careers": {"show_pay": True}}
    assert (await staff.admin.client.patch(f"{API}/organization", json=shown)).status_code == 200
    await drain()
    found = (await client.get(f"{API}/public/jobs", params={"q": word})).json()["items"]
    assert [job["pay"] for job in found] == [WHOLE["pay"]]

    suspended = await platform.client.post(
        f"{API}/organizations/{staff.org.id}/suspend", json={"reason": "unpaid"}
    )
    assert suspended.status_code == 200, suspended.text
    await drain()
    assert await everywhere(client, word) == []
    await platform.client.post(f"{API}/organizations/{staff.org.id}/activate")
    await drain()
    assert await everywhere(client, word) == [word]

    off = {"careers": {"enabled": False}}
    assert (await staff.admin.client.patch(f"{API}/organization", json=off)).status_code == 200
    await drain()
    assert await everywhere(client, word) == []


async def test_a_job_published_while_pay_is_hidden_hides_it(
    client: AsyncClient, staff: Staff, drain: Drain
) -> None:
    await staff.admin.client.patch(f"{API}/organization", json={"careers": {"show_pay": False}})
    job = await staff.job(publish=True, **WHOLE)
    (found,) = await public(client, staff)
    assert found["pay"] is None
    assert (await client.get(f"{API}/public/jobs/{job['id']}")).json()["pay"] is None


async def test_employers_with_open_jobs(make_staff: MakeStaff, database: Database) -> None:
    with_two, with_none = await make_staff(), await make_staff()
    await with_none.job()
    for _ in range(2):
        await with_two.job(publish=True)
    before = UUID(int=with_two.org.id.int - 1)
    found = await queries.list_employers(database, 50, before)
    assert [(one.slug, one.open_jobs) for one in found if one.slug == with_two.org.slug] == [
        (with_two.org.slug, 2)
    ]
    assert with_none.org.slug not in {one.slug for one in found}
    first = await queries.list_employers(database, 1, before)
    assert [one.slug for one in first] == [with_two.org.slug]

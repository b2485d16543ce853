"""Share links: handed out for a job, opened by people, and what came by them."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import httpx2
import pytest
import pytest_asyncio

from rolecall.access import Role
from rolecall.domains.jobs.contracts import MOST_SHARE_LINKS, ShareLink
from rolecall.domains.jobs.repository.share_links import insert_share_link
from rolecall.kernel import clock, ids
from rolecall.kernel.tenant import Tenant

from tests.support.hiring import applied, open_job
from tests.support.world import Account, Organization, World

FAIR = {"label": "Spring fair", "source": "event"}


@pytest_asyncio.fixture(loop_scope="session")
async def org(world: World) -> Organization:
    return await world.organization()


@pytest_asyncio.fixture(loop_scope="session")
async def recruiter(org: Organization) -> Account:
    return await org.member(Role.RECRUITER)


async def share(account: Account, job_id: str, **changes: Any) -> dict[str, Any]:
    response = await account.client.post(
        f"/api/v1/jobs/{job_id}/share-links", json={**FAIR, **changes}
    )
    assert response.status_code == 201, response.text
    made: dict[str, Any] = response.json()
    return made


def path_of(link: dict[str, Any]) -> str:
    found: str = httpx2.URL(link["url"]).path
    return found


async def links_of(account: Account, job_id: str) -> list[dict[str, Any]]:
    listed = await account.client.get(f"/api/v1/jobs/{job_id}/share-links")
    assert listed.status_code == 200, listed.text
    items: list[dict[str, Any]] = listed.json()["items"]
    return items


async def test_tells_by_which_link_somebody_came(
    recruiter: Account, client: httpx2.AsyncClient
) -> None:
    job = await open_job(recruiter)
    link = await share(recruiter, job["id"])
    led = await client.get(path_of(link))
    assert led.status_code == 302
    page = await client.get(led.headers["location"])
    code = path_of(link).rpartition("/")[2]
    assert f'name="via" value="{code}"' in page.text
    assert 'name="source" value="event"' in page.text

    form = {
        "full_name": "Ana Petrov", "email": "ana@example.com", "consent": "on",
        "source": "something_else", "via": code,
    }  # fmt: skip
    where = f"{led.headers['location'].partition('?')[0]}/apply"
    sent = await client.post(where, data=form)
    assert sent.status_code in {200, 303}, sent.text
    directly = await applied(client, job["id"], email="no-link@example.com")

    listed = await recruiter.client.get(
        "/api/v1/applications", params={"share_link_id": link["id"]}
    )
    (row,) = listed.json()["items"]
    assert (row["candidate"]["email"], row["source"]) == ("ana@example.com", "event")
    counted = await recruiter.client.get(
        "/api/v1/applications/share-link-counts", params={"job_id": job["id"]}
    )
    assert counted.json()["items"] == [{"share_link_id": link["id"], "total": 1, "hired": 0}]
    shown = (await recruiter.client.get(f"/api/v1/applications/{row['id']}")).json()
    assert (shown["share_link_id"], shown["share_link_label"]) == (link["id"], "Spring fair")
    other = (await recruiter.client.get(f"/api/v1/applications/{directly}")).json()
    assert (other["share_link_id"], other["share_link_label"]) == (None, "")


async def test_counts_who_opens_it_and_not_who_asks_for_the_head(
    recruiter: Account, client: httpx2.AsyncClient
) -> None:
    job = await open_job(recruiter)
    link = await share(recruiter, job["id"])
    for _ in range(3):
        await client.get(path_of(link))
    assert (await client.head(path_of(link))).status_code == 302
    assert [one["visits"] for one in await links_of(recruiter, job["id"])] == [3]


async def test_a_retired_link_leads_on_and_counts_nothing(
    recruiter: Account, client: httpx2.AsyncClient
) -> None:
    job = await open_job(recruiter)
    link = await share(recruiter, job["id"])
    url = f"/api/v1/jobs/{job['id']}/share-links/{link['id']}/retire"
    first = await recruiter.client.post(url)
    again = await recruiter.client.post(url)
    assert first.status_code == again.status_code == 200
    assert first.json()["retired_at"] == again.json()["retired_at"]
    assert first.json()["can_retire"] is False
    led = await client.get(path_of(link))
    assert led.headers["location"].endswith(f"/jobs/{job['id']}")
    code = path_of(link).rpartition("/")[2]
    late = await applied(client, job["id"], via=code)
    shown = (await recruiter.client.get(f"/api/v1/applications/{late}")).json()
    assert (shown["share_link_id"], shown["source"]) == (None, "api")
    assert [one["visits"] for one in await links_of(recruiter, job["id"])] == [0]


async def test_a_link_is_of_its_job_and_its_organization(
    world: World, recruiter: Account, client: httpx2.AsyncClient
) -> None:
    job, another = await open_job(recruiter), await open_job(recruiter)
    code = path_of(await share(recruiter, job["id"])).rpartition("/")[2]
    elsewhere = await applied(client, another["id"], via=code)
    shown = (await recruiter.client.get(f"/api/v1/applications/{elsewhere}")).json()
    assert shown["share_link_id"] is None
    stranger = await world.organization()
    assert (await client.get(f"/careers/{stranger.slug}/s/{code}")).status_code == 404


@pytest.mark.parametrize("code", ["x", "ABCDEFGHJK", "a" * 10, "a" * 400])
async def test_what_is_no_code_leads_nowhere(
    org: Organization, client: httpx2.AsyncClient, code: str
) -> None:
    assert (await client.get(f"/careers/{org.slug}/s/{code}")).status_code == 404


async def test_everybody_shares_and_retires_their_own(
    org: Organization, recruiter: Account
) -> None:
    job = await open_job(recruiter)
    interviewer = await org.member(Role.INTERVIEWER)
    manager = await org.member(Role.HIRING_MANAGER)
    own = await share(interviewer, job["id"], label="My friends", source="referral")
    assert own["can_retire"]
    (seen,) = await links_of(manager, job["id"])
    assert (seen["created_by_name"], seen["can_retire"]) == (own["created_by_name"], False)
    url = f"/api/v1/jobs/{job['id']}/share-links/{own['id']}/retire"
    assert (await manager.client.post(url)).status_code == 403
    assert (await interviewer.client.post(url)).status_code == 200


@pytest.mark.parametrize("source", ["", "with space", "a&b=c", "ü", "x" * 61])
async def test_a_source_can_stand_in_an_address(recruiter: Account, source: str) -> None:
    job = await open_job(recruiter)
    refused = await recruiter.client.post(
        f"/api/v1/jobs/{job['id']}/share-links", json={**FAIR, "source": source}
    )
    assert refused.status_code == 422
    assert [one["field"] for one in refused.json()["errors"]] == ["source"]


async def test_a_job_has_so_many_links_and_no_more(
    world: World, org: Organization, recruiter: Account
) -> None:
    job = await open_job(recruiter)
    link = ShareLink(
        id=ids.uuid7(), job_id=UUID(job["id"]), code="", label="Fair", source="event", visits=0,
        created_at=clock.now(), created_by=None, created_by_name="", retired_at=None,
    )  # fmt: skip
    async with world.runtime.database.transaction(Tenant(org.id)) as uow:
        for number in range(MOST_SHARE_LINKS - 1):
            one = replace(link, id=ids.uuid7(), code=f"{number:010}")
            await insert_share_link(uow, one)
    await share(recruiter, job["id"])
    refused = await recruiter.client.post(f"/api/v1/jobs/{job['id']}/share-links", json=FAIR)
    assert (refused.status_code, refused.json()["code"]) == (409, "too_many_share_links")


async def test_unknown_jobs_have_none(recruiter: Account) -> None:
    url = f"/api/v1/jobs/{ids.uuid7()}/share-links"
    assert (await recruiter.client.get(url)).status_code == 404
    assert (await recruiter.client.post(url, json=FAIR)).status_code == 404

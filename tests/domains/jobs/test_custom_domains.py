"""A careers site under a domain of its organization."""

import json
import re
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from httpx2 import AsyncClient, Response

from rolecall.domains.jobs.api import unproved_domains
from rolecall.domains.jobs.rules.domains import AGAIN, GRACE, KEPT
from rolecall.domains.jobs.service.domains import check_domain
from rolecall.infra.db import Database
from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock, ids

from tests.domains.jobs.conftest import API, WHOLE, MakeStaff, Staff
from tests.support.outline import hrefs, outline
from tests.support.post_office import post_office
from tests.support.smtp_server import body_of
from tests.support.zones import ADDRESS, TARGET, zones

Drain = Callable[[], Awaitable[int]]
DOMAINS = f"{API}/careers-domains"
ELSEWHERE = (
    "/app", "/portal", "/api/v1/me", "/api/v1/public/jobs", "/api/openapi.json", "/docs",
    "/status/x", "/dev/mail", "/healthz", "/metrics", "/tls/ask", "/assets/app/x.js",
    "/v1/boards/x/jobs", "/careers", "/job-alerts/x", "/interview/x", "/unsubscribe/x",
)  # fmt: skip
"""What is at the installation's own address alone."""


def a_host(name: str = "jobs") -> str:
    """Return a name that no other test uses."""
    return f"{name}.{ids.uuid7().hex[-12:]}.example"


async def added(staff: Staff, host: str) -> dict[str, Any]:
    response = await staff.admin.client.post(DOMAINS, json={"host": host})
    assert response.status_code == 201, response.text
    found: dict[str, Any] = response.json()
    return found


async def domain_of(staff: Staff, host: str) -> dict[str, Any]:
    items = (await staff.admin.client.get(DOMAINS)).json()["items"]
    return next(one for one in items if one["host"] == host)


async def shown(staff: Staff, drain: Drain, host: str = "") -> str:
    """Add a domain and its records, and let it be checked."""
    host = host or a_host()
    made = await added(staff, host)
    zones().prove(host, made["records"][0]["value"])
    await drain()
    assert (await domain_of(staff, host))["status"] == "verified"
    return host


async def at(client: AsyncClient, host: str, path: str, **options: Any) -> Response:
    """Ask for a path at a host."""
    headers = {"Host": host, **options.pop("headers", {})}
    return await client.get(path, headers=headers, **options)


async def test_the_records_are_shown_and_once_they_are_there_the_site_is(
    client: AsyncClient, staff: Staff, drain: Drain
) -> None:
    host = a_host()
    made = await added(staff, host)
    text, alias = made["records"]
    assert (text["kind"], text["name"]) == ("TXT", f"_rolecall-challenge.{host}")
    assert (alias["kind"], alias["name"], alias["value"]) == ("CNAME", host, TARGET)
    assert (made["status"], made["checking"], made["shown"]) == ("pending", True, False)
    await drain()
    waiting = await domain_of(staff, host)
    assert (waiting["status"], waiting["problem"]) == ("pending", "no_token")
    assert not waiting["checking"]
    assert (await at(client, host, "/")).text == (await client.get("/")).text

    zones().prove(host, text["value"])
    asked = await staff.admin.client.post(f"{DOMAINS}/{made['id']}/check")
    assert asked.json()["checking"]
    await drain()
    now = await domain_of(staff, host)
    assert (now["status"], now["problem"], now["main"]) == ("verified", "", True)
    assert all(record["found"] for record in now["records"])
    assert now["found"] == {
        "texts": [text["value"]], "alias": TARGET, "addresses": [ADDRESS],
    }  # fmt: skip
    page = await at(client, host, "/")
    assert page.status_code == 200
    assert staff.org.name in page.text
    assert (await client.get("/tls/ask", params={"domain": host})).status_code == 200


async def test_every_address_on_the_site_is_the_domain_s(
    client: AsyncClient, staff: Staff, drain: Drain
) -> None:
    job = await staff.job(publish=True, **WHOLE)
    host = await shown(staff, drain)
    page = outline(await at(client, host, "/"))
    paths = {one for one in hrefs(page) if one.startswith("/") and "/assets/" not in one}
    assert f"/jobs/{job['id']}" in paths
    for path in sorted(paths):
        assert not path.startswith("/careers"), path
        assert (await at(client, host, path)).status_code == 200, path

    def canonical(response: Response) -> str:
        [link] = [one for one in outline(response).all("link") if one.get("rel") == "canonical"]
        return link["href"]

    assert canonical(await at(client, host, "/")) == f"http://{host}/"
    seen = await at(client, host, f"/jobs/{job['id']}")
    address = f"http://{host}/jobs/{job['id']}"
    assert canonical(seen) == address
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', seen.text, re.DOTALL)
    assert found is not None
    assert json.loads(found[1])["url"] == address
    assert f"http://{host}/jobs/{job['id']}/card.png" in seen.text
    assert f'href="http://testserver/portal/jobs?save={job["id"]}"' in seen.text
    for path in (
        "/departments/intensive-care",
        "/locations/denver-co-united-states",
        "/embed",
        "/alerts",
    ):
        there = await at(client, host, path)
        assert (there.status_code, "/careers/" in there.text) == (200, False), path
    for path in ("/sitemap.xml", "/feed.xml"):
        body = (await at(client, host, path)).text
        assert f"http://{host}/" in body
        assert "testserver" not in body
    robots = await at(client, host, "/robots.txt")
    assert f"Sitemap: http://{host}/sitemap.xml" in robots.text

    assert (await staff.client.get(f"{API}/jobs/{job['id']}")).json()["public_url"] == address
    public = await client.get(f"{API}/public/organizations/{staff.org.slug}/jobs")
    assert public.json()["items"][0]["url"] == address
    detail = await client.get(f"{API}/public/jobs/{job['id']}")
    assert detail.json()["url"] == address
    board = (await client.get(f"/v1/boards/{staff.org.slug}/jobs")).json()["jobs"][0]
    assert board["absolute_url"] == address
    lever = (await client.get(f"/v0/postings/{staff.org.slug}")).json()[0]
    assert lever["hostedUrl"] == address
    assert staff.org.slug not in (await client.get("/sitemap.xml")).text


async def test_the_installation_s_address_leads_on(
    client: AsyncClient, staff: Staff, drain: Drain
) -> None:
    job = await staff.job(publish=True, **WHOLE)
    site = f"/careers/{staff.org.slug}"
    before = await client.get(site)
    assert before.status_code == 200
    host = await shown(staff, drain)
    for path, there in (
        ("", "/"),
        ("?q=nurse&lang=de", "/?q=nurse&lang=de"),
        (f"/jobs/{job['id']}?source=indeed", f"/jobs/{job['id']}?source=indeed"),
        ("/departments/intensive-care", "/departments/intensive-care"),
        ("/feed.xml", "/feed.xml"),
    ):
        led = await client.get(site + path)
        assert led.status_code == 301, path
        assert led.headers["location"] == f"http://{host}{there}"
        assert led.headers["cache-control"] == "public, max-age=300"
    # What other websites have built in stays.
    for path in ("/embed", "/embed.js"):
        assert (await client.get(site + path)).status_code == 200
    # So does a form that was open when the domain came, with all that belongs to it.
    refused = await client.post(f"{site}/jobs/{job['id']}/apply", data={"full_name": "A"})
    assert refused.status_code == 422
    assert f'action="{site}/jobs/{job["id"]}/apply' in refused.text


async def test_nothing_but_the_site_is_there(
    client: AsyncClient, staff: Staff, drain: Drain
) -> None:
    host = await shown(staff, drain)
    for path in ELSEWHERE:
        missing = await at(client, host, path, headers={"Accept": "text/html"})
        assert missing.status_code == 404, path
        assert missing.headers["content-type"].startswith("text/html"), path
        assert "set-cookie" not in missing.headers
    tried = await client.post(
        f"{API}/auth/login", json={"email": "a@example.org", "password": "x" * 12},
        headers={"Host": host},
    )  # fmt: skip
    assert tried.status_code == 404


async def test_no_page_of_another_organization_is_ever_there(
    client: AsyncClient, make_staff: MakeStaff, drain: Drain
) -> None:
    """Each page is kept by the process as it was first made, at every host."""
    one, other = await make_staff(), await make_staff()
    jobs = {who.org.slug: await who.job(publish=True, title=who.org.name) for who in (one, other)}
    hosts = {who.org.slug: await shown(who, drain) for who in (one, other)}
    for _ in range(2):
        for who, stranger in ((one, other), (other, one)):
            host, mine, theirs = hosts[who.org.slug], jobs[who.org.slug], jobs[stranger.org.slug]
            for path in ("/", f"/jobs/{mine['id']}", "/feed.xml", "/sitemap.xml", "/embed"):
                page = await at(client, host, path)
                assert page.status_code == 200
                assert stranger.org.name not in page.text
                assert hosts[stranger.org.slug] not in page.text
            assert (await at(client, host, f"/jobs/{theirs['id']}")).status_code == 404
            for path in (f"/careers/{stranger.org.slug}", f"/careers/{hosts[stranger.org.slug]}"):
                assert (await at(client, host, path)).status_code == 404
            # The same page at the installation, where it may still be asked for, has its own links.
            embedded = await client.get(f"/careers/{who.org.slug}/embed")
            assert f"/careers/{who.org.slug}/jobs/{mine['id']}" in embedded.text
            assert f'href="/jobs/{mine["id"]}' not in embedded.text


async def test_a_host_in_the_path_is_no_site(
    client: AsyncClient, staff: Staff, drain: Drain
) -> None:
    host = await shown(staff, drain)
    assert (await client.get(f"/careers/{host}")).status_code == 404
    assert (await client.get(f"/careers/{host}/embed")).status_code == 404
    assert (await client.get(f"/careers/{staff.org.slug}/robots.txt")).status_code == 404


async def test_only_one_organization_proves_a_domain(
    client: AsyncClient, make_staff: MakeStaff, drain: Drain
) -> None:
    """A name that leads here proves nothing, nor does another organization's token."""
    owner, other = await make_staff(), await make_staff()
    host = await shown(owner, drain)
    made = await added(other, host)
    await drain()
    assert (await domain_of(other, host))["problem"] == "other_token"
    token = made["records"][0]["value"]
    zones().texts[f"_rolecall-challenge.{host}"].append(token)
    await other.admin.client.post(f"{DOMAINS}/{made['id']}/check")
    await drain()
    taken = await domain_of(other, host)
    assert (taken["status"], taken["problem"], taken["shown"]) == ("pending", "taken", False)
    assert owner.org.name in (await at(client, host, "/")).text

    theirs = await domain_of(owner, host)
    assert (await owner.admin.client.delete(f"{DOMAINS}/{theirs['id']}")).status_code == 204
    await other.admin.client.post(f"{DOMAINS}/{made['id']}/check")
    await drain()
    assert other.org.name in (await at(client, host, "/")).text


async def test_a_domain_without_its_proof_is_let_go_after_some_days(
    client: AsyncClient, staff: Staff, drain: Drain, database: Database
) -> None:
    host, site = await shown(staff, drain), f"/careers/{staff.org.slug}"
    zones().forget(host)
    proved = clock.now()
    with clock.at(proved + timedelta(days=1, minutes=1)):
        await drain()
        failing = await domain_of(staff, host)
        assert (failing["status"], failing["problem"]) == ("failing", "no_token")
        assert (await at(client, host, "/")).status_code == 200
    with clock.at(proved + GRACE + timedelta(days=1)):
        await drain()
        lost = await domain_of(staff, host)
        assert f"{host} ({staff.org.slug})" in await unproved_domains(database)
        assert (lost["status"], lost["shown"], lost["next_check_at"]) == ("failed", False, None)
        assert staff.org.name not in (await at(client, host, "/")).text
        assert (await client.get("/tls/ask", params={"domain": host})).status_code == 404
        page = await client.get(site)
        assert page.status_code == 200
        assert f'<link rel="canonical" href="http://testserver{site}">' in page.text
        zones().prove(host, lost["records"][0]["value"])
        await staff.admin.client.post(f"{DOMAINS}/{lost['id']}/check")
        await drain()
        assert (await client.get(site)).status_code == 301


async def test_who_may_mend_a_domain_is_told_once_that_it_is_missing_lost_and_back(
    staff: Staff, drain: Drain, runtime: Runtime
) -> None:
    host, address = await shown(staff, drain), staff.admin.email

    async def told() -> list[str]:
        notices = (await staff.admin.client.get(f"{API}/notifications")).json()["items"]
        return [one["kind"] for one in reversed(notices) if host in one["title"]]

    async with post_office(runtime) as post:
        zones().forget(host)
        proved = clock.now()
        with clock.at(proved + AGAIN + timedelta(minutes=1)):
            await drain()
            # One check that missed it is no loss yet.
            assert await told() == []
        for hours in (4, 8, 12):
            with clock.at(proved + AGAIN + timedelta(hours=hours)):
                await drain()
                assert await told() == ["careers_domain_missing"]
        record = (await domain_of(staff, host))["records"][0]
        with clock.at(proved + GRACE + timedelta(days=1)):
            await drain()
            assert await told() == ["careers_domain_missing", "careers_domain_lost"]
            zones().prove(host, record["value"])
            made = await domain_of(staff, host)
            for _ in range(2):
                await staff.admin.client.post(f"{DOMAINS}/{made['id']}/check")
                await drain()
            assert (await told())[2:] == ["careers_domain_back"]
        assert post.subjects(address) == [
            f"The proof of {host} is missing",
            f"The careers site is no longer shown at {host}",
            f"{host} is proved again",
        ]
        for mail in post.to(address)[:2]:
            text = body_of(mail, "plain")
            for part in ("TXT record is missing", record["name"], record["value"], TARGET):
                assert part in text
            assert "/app/settings?view=careers-domains" in text
        # Who cannot mend it is not bothered.
        assert post.subjects(staff.recruiter.email) == []


async def test_name_servers_that_fail_cost_nothing_at_once(staff: Staff, drain: Drain) -> None:
    host = await shown(staff, drain)
    made = await domain_of(staff, host)
    zones().broken |= {host, f"_rolecall-challenge.{host}"}
    await staff.admin.client.post(f"{DOMAINS}/{made['id']}/check")
    await drain()
    assert (await domain_of(staff, host))["problem"] == "unanswered"
    assert (await domain_of(staff, host))["shown"]
    zones().broken -= {host, f"_rolecall-challenge.{host}"}


async def test_a_name_without_an_alias_is_known_by_its_address(staff: Staff, drain: Drain) -> None:
    host = f"{ids.uuid7().hex[-12:]}.example"
    made = await added(staff, host)
    zones().texts[f"_rolecall-challenge.{host}"] = [made["records"][0]["value"]]
    zones().addresses[host] = ["198.51.100.1"]
    await drain()
    assert (await domain_of(staff, host))["problem"] == "elsewhere"
    zones().addresses[host] = [ADDRESS]
    await staff.admin.client.post(f"{DOMAINS}/{made['id']}/check")
    await drain()
    assert (await domain_of(staff, host))["status"] == "verified"


async def test_an_earlier_check_does_not_undo_a_later_one(
    staff: Staff, drain: Drain, database: Database
) -> None:
    """A delivery may come twice, or late."""
    host = await shown(staff, drain)
    made = await domain_of(staff, host)
    zones().forget(host)
    asked = zones().asked[host]
    await check_domain(database, staff.org.id, UUID(made["id"]), 1)
    assert zones().asked[host] == asked
    assert (await domain_of(staff, host))["status"] == "verified"


async def test_one_of_several_domains_is_the_main_one(
    client: AsyncClient, staff: Staff, drain: Drain
) -> None:
    first, second = await shown(staff, drain), await shown(staff, drain)
    led = await at(client, second, "/departments/x?page=2")
    assert (led.status_code, led.headers["location"]) == (
        301, f"http://{first}/departments/x?page=2",
    )  # fmt: skip
    other = await domain_of(staff, second)
    made = await staff.admin.client.post(f"{DOMAINS}/{other['id']}/make-main")
    assert made.json()["main"]
    assert (await at(client, second, "/")).status_code == 200
    assert (await at(client, first, "/")).headers["location"] == f"http://{second}/"
    assert (await staff.admin.client.delete(f"{DOMAINS}/{other['id']}")).status_code == 204
    assert (await at(client, first, "/")).status_code == 200
    assert (await domain_of(staff, first))["main"]


async def test_somebody_applies_there_and_is_led_to_their_own_page(
    client: AsyncClient, staff: Staff, drain: Drain
) -> None:
    job = await staff.job(publish=True, title="Nurse")
    host = await shown(staff, drain)
    page = await at(client, host, f"/jobs/{job['id']}")
    assert "form-action 'self' http://testserver;" in page.headers["content-security-policy"]
    [form] = [one for one in outline(page).all("form") if one.get("method") == "post"]
    assert form["action"] == f"/jobs/{job['id']}/apply#apply"
    consent = {
        one["name"]: one["value"] for one in outline(page).all("input")
        if one.get("name", "").startswith("consent_")
    }  # fmt: skip
    wrong = await client.post(
        f"/jobs/{job['id']}/apply", data={"full_name": "Ada"}, headers={"Host": host}
    )
    assert wrong.status_code == 422
    assert all(f"Path=/jobs/{job['id']}" in one for one in wrong.headers.get_list("set-cookie"))
    done = await client.post(
        f"/jobs/{job['id']}/apply",
        data={"full_name": "Ada L", "email": "ada@example.org", "consent": "true", **consent},
        headers={"Host": host},
    )
    assert done.status_code == 303
    assert done.headers["location"].startswith("http://testserver/status/")


async def test_only_administrators_set_domains_up(staff: Staff, make_staff: MakeStaff) -> None:
    assert (await staff.client.get(DOMAINS)).status_code == 403
    assert (await staff.client.post(DOMAINS, json={"host": a_host()})).status_code == 403
    other = await make_staff()
    made = await added(other, a_host())
    for path in ("/check", "/make-main"):
        tried = await staff.admin.client.post(f"{DOMAINS}/{made['id']}{path}")
        assert tried.status_code == 404
    assert (await staff.admin.client.delete(f"{DOMAINS}/{made['id']}")).status_code == 404


async def test_what_cannot_be_is_refused(staff: Staff) -> None:
    host = a_host()
    made = await added(staff, host)
    again = await staff.admin.client.post(DOMAINS, json={"host": host.upper()})
    assert (again.status_code, again.json()["code"]) == (409, "domain_exists")
    early = await staff.admin.client.post(f"{DOMAINS}/{made['id']}/make-main")
    assert (early.status_code, early.json()["code"]) == (409, "domain_not_verified")
    wrong = await staff.admin.client.post(DOMAINS, json={"host": "https://jobs.example.org/"})
    assert (wrong.status_code, wrong.json()["errors"][0]["field"]) == (422, "host")
    for _ in range(4):
        await added(staff, a_host())
    many = await staff.admin.client.post(DOMAINS, json={"host": a_host()})
    assert (many.status_code, many.json()["code"]) == (409, "too_many_domains")


async def test_another_process_knows_of_a_change_within_seconds(
    client: AsyncClient, staff: Staff, drain: Drain, database: Database
) -> None:
    """This process kept that the host is nobody's; what another one writes is seen soon."""
    host = a_host()
    made = await added(staff, host)
    assert staff.org.name not in (await at(client, host, "/")).text
    zones().prove(host, made["records"][0]["value"])
    await check_domain(database, staff.org.id, UUID(made["id"]), 1)
    with clock.at(clock.now() + KEPT):
        assert staff.org.name in (await at(client, host, "/")).text

import json
import re
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any
from uuid import UUID
from xml.etree.ElementTree import Element

import pytest
from defusedxml import ElementTree
from httpx2 import AsyncClient

from rolecall.domains.applications.rules.wishes import LENGTHS
from rolecall.kernel import clock, ids

from tests.domains.jobs.conftest import API, WHOLE, MakeStaff, Staff
from tests.support.outline import hrefs, job_posting, outline
from tests.support.world import World

Drain = Callable[[], Awaitable[int]]
HTML = {"Accept": "text/html"}
NASTY = '</script><script>alert("x")</script> & "quoted" \u2028 <b>'
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


async def settings(staff: Staff, **changes: Any) -> None:
    done = await staff.admin.client.patch(f"{API}/organization", json=changes)
    assert done.status_code == 200, done.text


async def test_the_list_shows_what_is_open(client: AsyncClient, staff: Staff) -> None:
    opened = await staff.job(publish=True, **WHOLE)
    await staff.job(title="Only a draft")
    page = await client.get(f"/careers/{staff.org.slug}")
    found = outline(page)
    assert staff.page(opened) in hrefs(found)
    assert "Intensive care · Denver, CO, United States · Part time" in page.text
    assert "$42,000 – $56,000 per year" in page.text
    assert "Hybrid" in page.text
    assert "1 open job" in page.text
    assert "Only a draft" not in page.text
    assert found.all("form")[0]["method"] == "get"
    assert {"rel": "canonical", "href": f"http://testserver/careers/{staff.org.slug}"} in (
        found.all("link")
    )


async def test_an_empty_list_says_so(client: AsyncClient, staff: Staff) -> None:
    page = await client.get(f"/careers/{staff.org.slug}")
    assert "There are no open jobs right now" in page.text
    assert outline(page).all("form") == []


async def test_filters_work_without_a_script(client: AsyncClient, staff: Staff) -> None:
    nurse = await staff.job(publish=True, **WHOLE)
    developer = await staff.job(
        publish=True,
        title="Developer",
        department="Engineering",
        locations=[{"city": "Berlin", "country": "DE"}],
        remote_policy="remote",
    )
    url = f"/careers/{staff.org.slug}"
    menus = outline(await client.get(url))
    offered = [a["value"] for a in menus.all("option")]
    assert {"Engineering", "Berlin, Germany", "remote", "part_time"} <= set(offered)

    async def shown(**params: str) -> tuple[bool, bool]:
        page = await client.get(url, params={"q": "", "department": "", **params})
        assert "noindex" in page.text
        links = hrefs(outline(page))
        return staff.page(nurse) in links, staff.page(developer) in links

    assert await shown(q="nurse") == (True, False)
    assert await shown(location="Berlin, Germany") == (False, True)
    assert await shown(department="Engineering") == (False, True)
    assert await shown(remote_policy="hybrid") == (True, False)
    assert await shown(employment_type="part_time") == (True, False)
    assert await shown(q="nobody") == (False, False)
    nonsense = await client.get(url, params={"remote_policy": "moon", "cursor": "broken"})
    assert staff.page(nurse) in hrefs(outline(nonsense))
    chosen = outline(await client.get(url, params={"department": "Engineering"}))
    assert [a["value"] for a in chosen.all("option") if "selected" in a] == ["Engineering"]


async def test_long_lists_have_pages(client: AsyncClient, staff: Staff) -> None:
    made = {staff.page(await staff.job(publish=True, title=f"Job {n}")) for n in range(27)}
    first = outline(await client.get(f"/careers/{staff.org.slug}", params={"q": "job"}))
    (onward,) = [a["href"] for a in first.all("a") if a.get("rel") == "next"]
    assert "q=job" in onward
    second = outline(await client.get(onward))
    assert made == {link for link in [*hrefs(first), *hrefs(second)] if "/jobs/" in link}
    assert not [a for a in second.all("a") if a.get("rel") == "next"]
    assert [a["href"] for a in second.all("a") if a.get("rel") == "first"] == [
        f"/careers/{staff.org.slug}?q=job"
    ]


async def test_pages_are_the_organizations(client: AsyncClient, staff: Staff) -> None:
    await staff.job(publish=True)
    await settings(
        staff,
        tagline="Care <close> to people",
        about_html="<p>We are <b>420</b>.</p>",
        website="https://www.example.com",
        brand={"primary_color": "#f5c518"},
    )
    page = await client.get(f"/careers/{staff.org.slug}")
    outline(page)
    assert "<h1>Care &lt;close&gt; to people</h1>" in page.text
    assert "<p>We are <b>420</b>.</p>" in page.text
    assert "--brand:#f5c518;--on-brand:#000000" in page.text
    assert 'href="https://www.example.com"' in page.text


async def test_a_switched_off_suspended_or_unknown_site_is_not_there(
    world: World, client: AsyncClient, staff: Staff, drain: Drain
) -> None:
    job = await staff.job(publish=True)
    paths = [f"/careers/{staff.org.slug}{rest}" for rest in ("", "/feed.xml", "/sitemap.xml")]
    paths.append(staff.page(job))

    async def statuses() -> set[int]:
        return {(await client.get(path)).status_code for path in paths}

    assert await statuses() == {200}
    await settings(staff, careers={"enabled": False})
    await drain()
    with world_after_caches():
        assert await statuses() == {404}
    await settings(staff, careers={"enabled": True})
    await drain()
    with world_after_caches():
        assert await statuses() == {200}
    platform = await world.platform_admin()
    await platform.client.post(
        f"{API}/organizations/{staff.org.id}/suspend", json={"reason": "unpaid"}
    )
    await drain()
    with world_after_caches():
        assert await statuses() == {404}
    assert (await client.get("/careers/nobody-here")).status_code == 404


def world_after_caches() -> Any:
    """Look a minute later: organizations are remembered by slug for a few seconds."""
    return clock.shifted(timedelta(minutes=1))


async def test_a_job_has_its_page(client: AsyncClient, staff: Staff) -> None:
    job = await staff.job(publish=True, **WHOLE)
    page = await client.get(staff.page(job))
    found = outline(page)
    assert "<p>You care for <strong>patients</strong>.</p>" in page.text
    assert "Triage" in page.text
    assert "Spanish" in page.text
    meta = {a.get("property") or a.get("name"): a["content"] for a in found.all("meta")[1:]}
    assert meta["og:title"] == "Night nurse"
    assert meta["og:url"] == job["public_url"]
    assert meta["og:site_name"] == staff.org.name
    assert meta["description"] == "You care for patients."
    (form,) = found.all("form")
    assert (form["method"], form["action"], form["enctype"]) == (
        "post", f"{staff.page(job)}/apply#apply", "multipart/form-data",
    )  # fmt: skip
    named = {a["name"]: a for tag in ("input", "textarea", "select") for a in found.all(tag)}
    assert named.keys() == {
        "full_name", "email", "phone", "location", "resume", "cover_note", "consent",
        "answer_licence", "answer_number", "proof", "company_fax", "photos", *LENGTHS,
        "consent_language", "consent_wording",
    }  # fmt: skip
    assert {name for name, a in named.items() if "required" in a} == {
        "full_name", "email", "consent", "answer_licence",
    }  # fmt: skip
    assert named["email"]["autocomplete"] == "email"


async def test_a_conditional_question_is_hidden_by_style_alone(
    client: AsyncClient, staff: Staff
) -> None:
    job = await staff.job(publish=True, **WHOLE)
    page = await client.get(staff.page(job))
    assert ".apply:not(:has(#answer_licence_0:checked)) #field_number{display:none}" in page.text
    assert "Only if you answered “Yes” to “Do you have a licence?”" in page.text


async def test_the_source_is_handed_on(client: AsyncClient, staff: Staff) -> None:
    job = await staff.job(publish=True)
    page = await client.get(staff.page(job), params={"source": "newsletter-5"})
    assert {"type": "hidden", "name": "source", "value": "newsletter-5"} in (
        outline(page).all("input")
    )
    odd = await client.get(staff.page(job), params={"source": '"><b>'})
    assert "source" not in {a["name"] for a in outline(odd).all("input")}


async def test_a_job_posting_for_search_engines(client: AsyncClient, staff: Staff) -> None:
    await settings(staff, website="https://www.example.com")
    job = await staff.job(publish=True, **WHOLE, valid_through="2031-01-01T00:00:00Z")
    found = job_posting(await client.get(staff.page(job)))
    assert found == {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": "Night nurse",
        "description": "<p>You care for <strong>patients</strong>.</p>",
        "identifier": {"@type": "PropertyValue", "name": staff.org.name, "value": job["id"]},
        "datePosted": job["published_at"][:10],
        "validThrough": "2031-01-01T00:00:00+00:00",
        "employmentType": "PART_TIME",
        "hiringOrganization": {
            "@type": "Organization",
            "name": staff.org.name,
            "sameAs": "https://www.example.com",
        },
        "totalJobOpenings": 2,
        "directApply": True,
        "url": job["public_url"],
        "jobLocation": {
            "@type": "Place",
            "address": {
                "@type": "PostalAddress",
                "addressLocality": "Denver",
                "addressRegion": "CO",
                "addressCountry": "US",
            },
        },
        "baseSalary": {
            "@type": "MonetaryAmount",
            "currency": "USD",
            "value": {
                "@type": "QuantitativeValue",
                "unitText": "YEAR",
                "minValue": 42000,
                "maxValue": 56000,
            },
        },
        "skills": "Triage, Spanish",
    }


async def test_no_text_of_a_job_can_leave_its_place(client: AsyncClient, staff: Staff) -> None:
    job = await staff.job(
        publish=True,
        title=NASTY,
        department=NASTY,
        locations=[{"city": NASTY}],
        skills=[{"name": NASTY}],
        description_html=f"<p>{NASTY}</p>",
        questions=[
            {
                "id": "q",
                "kind": "single_choice",
                "label": NASTY,
                "help": NASTY,
                "options": [{"key": "a", "label": NASTY}],
            }
        ],
    )
    page = await client.get(staff.page(job))
    found = outline(page)
    assert [one for one in found.all("script") if "src" not in one] == [
        {"type": "application/ld+json"}
    ]
    assert len(found.all("b")) == 1, "a description may be bold, nothing else"
    assert job_posting(page)["title"] == " ".join(NASTY.split())
    outline(await client.get(f"/careers/{staff.org.slug}"))
    for rest in ("feed.xml", "sitemap.xml"):
        ElementTree.fromstring((await client.get(f"/careers/{staff.org.slug}/{rest}")).content)


async def test_closed_draft_foreign_and_unknown_jobs(
    client: AsyncClient, make_staff: MakeStaff
) -> None:
    staff, other = await make_staff(), await make_staff()
    still_open = await staff.job(publish=True, title="Still open")
    job = await staff.job(title="Was open")
    assert (await client.get(staff.page(job))).status_code == 404
    await staff.act(job, "publish")
    assert (await client.get(staff.page(job))).status_code == 200
    assert (await client.get(other.page(job))).status_code == 404
    await staff.act(job, "close", reason="filled")
    closed = await client.get(staff.page(job))
    assert closed.status_code == 410
    assert staff.page(still_open) in hrefs(outline(closed))
    assert "noindex" in closed.text
    assert "JobPosting" not in closed.text
    assert (await client.get(other.page(job))).status_code == 404
    assert (await client.get(f"/careers/{staff.org.slug}/jobs/{ids.uuid7()}")).status_code == 404
    assert (await client.get(f"/careers/{staff.org.slug}/jobs/x", headers=HTML)).status_code == 404
    await staff.act(job, "resume")
    assert (await client.get(staff.page(job))).status_code == 200


async def test_a_page_ends_with_the_last_day(client: AsyncClient, staff: Staff) -> None:
    soon = clock.now() + timedelta(minutes=30)
    job = await staff.job(publish=True, valid_through=soon.isoformat())
    lists = f"/careers/{staff.org.slug}"
    assert (await client.get(staff.page(job))).status_code == 200
    assert staff.page(job) in (await client.get(lists)).text
    with clock.at(soon):
        assert (await client.get(staff.page(job))).status_code == 410
        assert staff.page(job) not in (await client.get(lists)).text


async def test_pages_are_kept_and_validated(client: AsyncClient, staff: Staff) -> None:
    job = await staff.job(publish=True)
    for path in (f"/careers/{staff.org.slug}", staff.page(job)):
        first = await client.get(path)
        assert first.headers["cache-control"] == "public, max-age=60"
        assert first.headers["vary"] == "Accept-Language"
        known = {"If-None-Match": first.headers["etag"]}
        again = await client.get(path, headers=known)
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["content-security-policy"] == first.headers["content-security-policy"]
        await staff.client.patch(f"{API}/jobs/{job['id']}", json={"title": f"New {path[-3:]}"})
        assert (await client.get(path, headers=known)).status_code == 200


async def test_the_head_of_a_page_can_be_asked_for(client: AsyncClient, staff: Staff) -> None:
    job = await staff.job(publish=True)
    site = f"/careers/{staff.org.slug}"
    for path in ("/", site, f"{site}/feed.xml", staff.page(job), "/robots.txt", "/sitemap.xml"):
        head, page = await client.head(path), await client.get(path)
        assert (head.status_code, head.headers["etag"]) == (200, page.headers["etag"])


@pytest.mark.parametrize(
    "query",
    ["q=%ff%fe", "q=" + "x" * 5_000, "cursor=%00", "remote_policy=remote&remote_policy=hybrid"],
)
async def test_odd_addresses_are_no_defect(client: AsyncClient, staff: Staff, query: str) -> None:
    page = await client.get(f"/careers/{staff.org.slug}?{query}", headers=HTML)
    assert page.status_code in {200, 422}


@pytest.mark.parametrize(
    ("header", "language", "words"),
    [
        ("de-AT,de;q=0.9,en;q=0.5", "de", "1 offene Stelle"),
        ("es", "es", "1 puesto abierto"),
        ("fr, en;q=0.2", "en", "1 open job"),
        ("fr", "en", "1 open job"),
        ("", "en", "1 open job"),
        ("de;q=0, es;q=0.1", "es", "1 puesto abierto"),
    ],
)
async def test_pages_speak_the_readers_language(
    client: AsyncClient, staff: Staff, header: str, language: str, words: str
) -> None:
    job = await staff.job(publish=True, **WHOLE)
    page = await client.get(f"/careers/{staff.org.slug}", headers={"Accept-Language": header})
    assert outline(page).all("html") == [{"lang": language}]
    assert words in page.text
    outline(await client.get(staff.page(job), headers={"Accept-Language": header}))


async def test_the_feed(client: AsyncClient, staff: Staff) -> None:
    await staff.job(publish=True, **WHOLE)
    newest = await staff.job(publish=True, title="Tab & co")
    feed = await client.get(f"/careers/{staff.org.slug}/feed.xml")
    assert feed.headers["content-type"].startswith("application/atom+xml")
    root: Element = ElementTree.fromstring(feed.content)
    entries = root.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == ["Tab & co", "Night nurse"]
    assert entries[0].findtext(f"{ATOM}id") == f"urn:uuid:{newest['id']}"
    for element in (root, *entries):
        assert element.findtext(f"{ATOM}updated")
        assert element.findtext(f"{ATOM}id")
    link = entries[0].find(f"{ATOM}link")
    assert link is not None
    assert link.get("href") == newest["public_url"]


async def test_sitemaps(client: AsyncClient, staff: Staff) -> None:
    job = await staff.job(publish=True)
    for path in ("/sitemap.xml", f"/careers/{staff.org.slug}/sitemap.xml"):
        root: Element = ElementTree.fromstring((await client.get(path)).content)
        urls = {url.findtext(f"{SITEMAP}loc"): url.findtext(f"{SITEMAP}lastmod") for url in root}
        assert urls[job["public_url"]] == job["updated_at"][:19] + "+00:00"
        assert f"http://testserver/careers/{staff.org.slug}" in urls


async def test_robots_may_read_what_is_public(client: AsyncClient) -> None:
    found = await client.get("/robots.txt")
    assert found.headers["content-type"].startswith("text/plain")
    lines = found.text.splitlines()
    assert "Sitemap: http://testserver/sitemap.xml" in lines
    assert {"Disallow: /api/", "Disallow: /status/", "Disallow: /app"} <= set(lines)
    assert not any(line.startswith("Disallow: /careers") for line in lines)


async def test_the_first_page_leads_on(client: AsyncClient, staff: Staff) -> None:
    await staff.job(publish=True)
    page = await client.get("/", params={"after": str(UUID(int=staff.org.id.int - 1))})
    found = outline(page)
    assert {f"/careers/{staff.org.slug}", "/app", "/portal", "/docs"} <= set(hrefs(found))
    assert "This is an installation of Rolecall" in page.text
    outline(await client.get("/"))


@pytest.mark.parametrize("path", ["/nowhere", "/careers/nobody-here", "/careers/x/jobs/y"])
async def test_errors_are_pages_for_people_and_problems_for_programs(
    client: AsyncClient, path: str
) -> None:
    page = await client.get(path, headers={**HTML, "Accept-Language": "de"})
    assert page.status_code == 404
    assert outline(page).all("html") == [{"lang": "de"}]
    assert "Diese Seite gibt es nicht" in page.text
    problem = await client.get(path, headers={"Accept": "application/json"})
    assert problem.headers["content-type"] == "application/problem+json"
    in_api = await client.get("/api/v1/nowhere", headers=HTML)
    assert in_api.headers["content-type"] == "application/problem+json"


async def test_a_form_with_faults_comes_back_as_it_was(client: AsyncClient, staff: Staff) -> None:
    job = await staff.job(publish=True, **WHOLE)
    form = {
        "full_name": 'Ada "L" <Lovelace>',
        "email": "not an address",
        "phone": "",
        "answer_licence": "yes",
        "cover_note": "Hello\n</textarea>",
        "source": "newsletter",
    }
    page = await client.post(f"{staff.page(job)}/apply", data=form, headers=HTML)
    assert page.status_code == 422
    assert page.headers["cache-control"] == "no-store"
    found = outline(page)
    named = {a["name"]: a for a in found.all("input")}
    assert named["full_name"]["value"] == form["full_name"]
    assert named["source"]["value"] == "newsletter"
    assert named["email"]["aria-invalid"] == "true"
    assert "Hello\n&lt;/textarea&gt;" in page.text
    assert "#email" in hrefs(found)
    checked = [a["value"] for a in found.all("input") if a["name"] == "answer_licence"
               and "checked" in a]  # fmt: skip
    assert checked == ["yes"]


async def test_a_missing_answer_is_named_beside_its_question(
    client: AsyncClient, staff: Staff
) -> None:
    job = await staff.job(publish=True, **WHOLE)
    form = {
        "full_name": "Ada",
        "email": "ada@example.com",
        "consent": "true",
        "answer_licence": "yes",
    }
    page = await client.post(f"{staff.page(job)}/apply", data=form, headers=HTML)
    assert page.status_code == 422
    assert "#field_number" in hrefs(outline(page))
    assert 'id="answer_number-error"' in page.text


async def test_applying_for_a_closed_job_shows_that_it_is(
    client: AsyncClient, staff: Staff
) -> None:
    job = await staff.job(publish=True)
    await staff.act(job, "close", reason="filled")
    form = {"full_name": "Ada", "email": "ada@example.com", "consent": "true"}
    page = await client.post(f"{staff.page(job)}/apply", data=form, headers=HTML)
    assert page.status_code == 410
    outline(page)
    assert "This job is closed" in page.text


async def test_the_logo_is_public(client: AsyncClient, staff: Staff) -> None:
    pixel = bytes.fromhex(
        "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d4944415478"
        "9c6360606060000000050001a5f645400000000049454e44ae426082"
    )
    uploaded = await staff.admin.client.post(
        f"{API}/files", data={"purpose": "image"}, files={"file": ("logo.png", pixel, "image/png")}
    )
    assert uploaded.status_code == 201, uploaded.text
    await settings(staff, brand={"logo_file_id": uploaded.json()["id"]})
    await staff.job(publish=True)
    with world_after_caches():
        page = await client.get(f"/careers/{staff.org.slug}")
        (image,) = outline(page).all("img")
        logo = await client.get(image["src"])
        assert (logo.headers["content-type"], logo.content) == ("image/png", pixel)


async def test_an_organization_without_a_logo_has_none(client: AsyncClient, staff: Staff) -> None:
    assert (await client.get(f"/careers/{staff.org.slug}/logo")).status_code == 404


async def test_json_ld_is_json(client: AsyncClient, staff: Staff) -> None:
    job = await staff.job(publish=True, title=NASTY)
    page = await client.get(staff.page(job))
    match = re.search(r'<script type="application/ld\+json">(.*?)</script>', page.text, re.DOTALL)
    assert match is not None
    assert json.loads(match.group(1))["@type"] == "JobPosting"

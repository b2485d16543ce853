"""Pages of departments and places, and the search among open jobs."""

from typing import Any

from httpx2 import AsyncClient

from tests.domains.jobs.conftest import WHOLE, Staff
from tests.support.outline import hrefs, outline

BERLIN = {"city": "Berlin", "country": "DE"}


async def developers(staff: Staff) -> list[dict[str, Any]]:
    return [
        await staff.job(
            publish=True,
            title=title,
            department="Engineering",
            locations=[BERLIN],
            remote_policy=remote,
        )
        for title, remote in (("Backend developer", "remote"), ("Frontend developer", "on_site"))
    ]


async def test_departments_have_pages(client: AsyncClient, staff: Staff) -> None:
    nurse = await staff.job(publish=True, **WHOLE)
    await developers(staff)
    url = f"/careers/{staff.org.slug}/departments/intensive-care"
    page = await client.get(url)
    assert page.status_code == 200
    assert "<h1>Jobs in Intensive care</h1>" in page.text
    assert "1 open job" in page.text
    found = outline(page)
    assert staff.page(nurse) in hrefs(found)
    assert {"rel": "canonical", "href": f"http://testserver{url}"} in found.all("link")
    assert f"/careers/{staff.org.slug}/departments/engineering" in hrefs(found)
    assert "noindex" not in page.text
    german = await client.get(url, params={"lang": "de"})
    assert "Stellen im Bereich Intensive care" in german.text
    sitemaps = [await client.get(path) for path in (
        f"/careers/{staff.org.slug}/sitemap.xml", "/sitemap.xml",
    )]  # fmt: skip
    assert all(f"http://testserver{url}</loc>" in sitemap.text for sitemap in sitemaps)


async def test_a_department_without_open_jobs_says_so(client: AsyncClient, staff: Staff) -> None:
    nurse = await staff.job(publish=True, **WHOLE)
    await staff.act(nurse, "close", reason="cancelled")
    page = await client.get(f"/careers/{staff.org.slug}/departments/intensive-care")
    assert page.status_code == 200
    assert "noindex" in page.text
    assert "There are none here at the moment." in page.text
    never = await client.get(f"/careers/{staff.org.slug}/departments/submarines")
    assert never.status_code == 404
    sitemap = await client.get(f"/careers/{staff.org.slug}/sitemap.xml")
    assert "/departments/" not in sitemap.text


async def test_places_have_pages(client: AsyncClient, staff: Staff) -> None:
    await staff.job(publish=True, **WHOLE)
    made = await developers(staff)
    url = f"/careers/{staff.org.slug}/locations/berlin-germany"
    page = await client.get(url, params={"lang": "de"})
    assert "<h1>Stellen in Berlin, Deutschland</h1>" in page.text
    assert {f"{staff.page(job)}?lang=de" for job in made} <= set(hrefs(outline(page)))
    assert "Night nurse" not in page.text


async def test_long_groups_have_pages(client: AsyncClient, staff: Staff) -> None:
    for number in range(27):
        await staff.job(publish=True, title=f"Job {number}", department="Ward 東")
    url = f"/careers/{staff.org.slug}/departments/ward-東"
    first = outline(await client.get(url))
    (onward,) = [a["href"] for a in first.all("a") if a.get("rel") == "next"]
    second = await client.get(onward)
    assert "noindex" in second.text
    both = {link for link in [*hrefs(first), *hrefs(outline(second))] if "/jobs/" in link}
    assert len(both) == 27


async def test_a_slip_finds_what_was_meant(client: AsyncClient, staff: Staff) -> None:
    await staff.job(publish=True, **WHOLE)
    await developers(staff)
    url = f"/careers/{staff.org.slug}"
    page = await client.get(url, params={"q": "nigth nurse"})
    assert "Night nurse" in page.text
    assert "1 job fits. Shown for “night nurse”." in page.text
    assert "developer" not in page.text.casefold().replace("developers", "")
    none = await client.get(url, params={"q": "astronaut"})
    assert "No open job fits these filters" in none.text


async def test_counts_respect_the_other_filters(client: AsyncClient, staff: Staff) -> None:
    await staff.job(publish=True, **WHOLE)
    await developers(staff)
    url = f"/careers/{staff.org.slug}"
    whole = await client.get(url)
    assert "Engineering (2)" in whole.text
    assert "Remote (1)" in whole.text
    narrowed = await client.get(url, params={"remote_policy": "remote"})
    assert "Engineering (1)" in narrowed.text
    assert "Intensive care" not in narrowed.text
    assert "On site (1)" in narrowed.text
    kept = await client.get(url, params={"remote_policy": "remote", "department": "Intensive care"})
    assert "Intensive care (0)" in kept.text
    assert "No open job fits these filters" in kept.text

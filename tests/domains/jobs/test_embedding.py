"""The list of open jobs as a part of another website."""

import re

from httpx2 import AsyncClient

from tests.domains.jobs.conftest import API, WHOLE, Staff
from tests.support.outline import hrefs, outline


async def test_the_list_alone_may_be_framed_by_any_site(client: AsyncClient, staff: Staff) -> None:
    opened = await staff.job(publish=True, **WHOLE)
    embedded = await client.get(f"/careers/{staff.org.slug}/embed")
    assert embedded.status_code == 200
    assert "frame-ancestors *" in embedded.headers["content-security-policy"]
    assert f"{staff.page(opened)}?source=website" in hrefs(outline(embedded))
    assert '<base target="_top">' in embedded.text
    assert "site-header" not in embedded.text
    [form] = outline(embedded).all("form")
    assert form["action"] == f"/careers/{staff.org.slug}/embed#jobs"
    assert form["target"] == "_self"
    page = await client.get(f"/careers/{staff.org.slug}")
    assert "frame-ancestors 'none'" in page.headers["content-security-policy"]
    assert "source=" not in page.text


async def test_its_search_stays_in_the_frame(client: AsyncClient, staff: Staff) -> None:
    await staff.job(publish=True, **WHOLE)
    nothing = await client.get(f"/careers/{staff.org.slug}/embed", params={"q": "zebra"})
    links = [one for one in outline(nothing).all("a") if "/alerts" not in one["href"]]
    assert {one["href"] for one in links} == {f"/careers/{staff.org.slug}/embed#jobs"}
    assert {one["target"] for one in links} == {"_self"}


async def test_it_stays_light_in_the_dark(client: AsyncClient, staff: Staff) -> None:
    embedded = await client.get(f"/careers/{staff.org.slug}/embed")
    found = re.search(r'href="(/assets/site/light/[0-9a-f]+\.css)"', embedded.text)
    assert found is not None
    assert "prefers-color-scheme" not in embedded.text
    sheet = await client.get(found[1])
    assert "immutable" in sheet.headers["cache-control"]
    assert "prefers-color-scheme" not in sheet.text
    older = await client.get("/assets/site/light/000000000000.css")
    assert older.headers["cache-control"] == "no-cache"


async def test_it_is_dark_or_as_the_reader_prefers_where_its_page_says_so(
    client: AsyncClient, staff: Staff
) -> None:
    await staff.job(publish=True, **WHOLE)
    url = f"/careers/{staff.org.slug}/embed"
    dark = await client.get(url, params={"theme": "dark", "q": "zebra"})
    assert '<meta name="color-scheme" content="dark">' in dark.text
    assert "prefers-color-scheme" not in dark.text
    found = re.search(r'href="(/assets/site/dark/[0-9a-f]+\.css)"', dark.text)
    assert found is not None
    sheet = await client.get(found[1])
    assert "prefers-color-scheme" not in sheet.text
    assert "@media all{" in sheet.text.replace("@media all {", "@media all{")
    # What narrows the list stays dark.
    [form] = outline(dark).all("form")
    assert form["action"] == f"{url}#jobs"
    assert '<input type="hidden" name="theme" value="dark">' in dark.text
    links = [one for one in outline(dark).all("a") if "/alerts" not in one["href"]]
    assert {one["href"] for one in links} == {f"{url}?theme=dark#jobs"}

    auto = await client.get(url, params={"theme": "auto"})
    assert '<meta name="color-scheme" content="light dark">' in auto.text
    assert "prefers-color-scheme:dark" in auto.text
    assert re.search(r'href="/assets/site/[0-9a-f]+\.css"', auto.text)
    light = await client.get(url)
    for theme in ("light", "<script>", ""):
        assert (await client.get(url, params={"theme": theme})).headers["etag"] == light.headers[
            "etag"
        ]


async def test_the_script_is_kept_an_hour_and_not_sent_twice(
    client: AsyncClient, staff: Staff
) -> None:
    address = f"/careers/{staff.org.slug}/embed.js"
    script = await client.get(address)
    assert script.headers["content-type"].startswith("text/javascript")
    assert script.headers["cache-control"] == "public, max-age=3600"
    again = await client.get(address, headers={"If-None-Match": script.headers["etag"]})
    assert again.status_code == 304
    assert (await client.get("/careers/nobody-there/embed.js")).status_code == 404


async def test_nothing_is_shown_while_the_careers_page_is_off(
    client: AsyncClient, staff: Staff
) -> None:
    await staff.job(publish=True, **WHOLE)
    changes = {"careers": {"enabled": False}}
    assert (await staff.admin.client.patch(f"{API}/organization", json=changes)).status_code == 200
    assert (await client.get(f"/careers/{staff.org.slug}/embed")).status_code == 404

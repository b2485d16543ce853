"""The list of open jobs on the organization's own website."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from playwright.async_api import expect

from tests.browser.support.accessibility import check_accessibility
from tests.browser.support.desk import Desk
from tests.browser.support.employer import Employer
from tests.domains.jobs.conftest import WHOLE

Founder = Callable[[], Awaitable[Employer]]
SETTINGS = "/app/settings?view=job-boards"


@asynccontextmanager
async def own_site(words: str) -> AsyncIterator[str]:
    """Serve a page with these words in its middle from another origin; gives its address.

    A made-up host would not do: browsers keep pages of the internet from asking this machine.
    """
    body = (
        "<!doctype html><html lang=en><title>Own</title>"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<h1>Own</h1>{words}<p>Below</p>"
    )
    answer = (
        "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
        f"Content-Length: {len(body.encode())}\r\nConnection: close\r\n\r\n{body}"
    )

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(answer.encode())
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"


async def test_the_snippet_of_the_settings_shows_the_jobs_elsewhere(
    desk: Desk, employer: Founder
) -> None:
    """Copied from the settings; as high as the list; a job takes the whole window."""
    made = await employer()
    await made.job(**WHOLE)
    for number in range(30):
        await made.job(title=f"Nurse {number}", department="Nursing")
    page = await desk.window(made.admin, path=SETTINGS)
    snippet = await page.get_by_label("HTML for your website").input_value()
    await check_accessibility(page)

    for phone in (False, True):
        dark = "<style>:root { color-scheme: dark }</style>" if phone else ""
        async with own_site(snippet + dark) as address:
            visitor = await desk.window(phone=phone, path=address)
        frame = visitor.frame_locator(f"iframe[title='Jobs at {made.organization.name}']")
        await expect(frame.get_by_role("link", name="Nurse 29")).to_be_visible()
        source = await visitor.locator("iframe").get_attribute("src")
        assert ("theme=dark" in str(source)) is phone
        ground = await frame.locator("html").evaluate(
            "it => getComputedStyle(it).getPropertyValue('--page').trim()"
        )
        assert ground == ("#16191b" if phone else "#fff")
        beyond = await visitor.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert beyond <= 0
        await expect(visitor.get_by_role("link", name="Open jobs")).to_have_count(0)
        whole = await visitor.locator("iframe").evaluate("it => it.clientHeight")
        assert whole > 1000
        await frame.get_by_label("Search").fill("nurse 17")
        await frame.get_by_role("button", name="Show jobs").click()
        await expect(frame.get_by_text("1 job fits.")).to_be_visible()
        await visitor.wait_for_function(
            "whole => document.querySelector('iframe').clientHeight < whole / 2", arg=whole
        )
        await frame.get_by_role("link", name="Nurse 17").click()
        await expect(visitor.get_by_role("heading", level=1, name="Nurse 17")).to_be_visible()
        assert "source=website" in visitor.url


async def test_without_a_script_the_link_stays(desk: Desk, employer: Founder) -> None:
    made = await employer()
    await made.job(**WHOLE)
    inside = await desk.window(phone=True, path=f"/careers/{made.organization.slug}/embed")
    await check_accessibility(inside)
    page = await desk.window(made.admin, path=SETTINGS)
    snippet = await page.get_by_label("HTML for your website").input_value()
    async with own_site(snippet) as address:
        visitor = await desk.window(scripts=False, path=address)
    await visitor.get_by_role("link", name=f"Open jobs at {made.organization.name}").click()
    await expect(
        visitor.get_by_role("heading", level=1, name=f"Jobs at {made.organization.name}")
    ).to_be_visible()

"""Search on screen: by words of a résumé and a note, with the keyboard and with a thumb."""

import re
from collections.abc import Awaitable, Callable

from playwright.async_api import expect

from tests.browser.support.accessibility import check_accessibility
from tests.browser.support.desk import Desk, heading
from tests.browser.support.employer import Employer

Founder = Callable[[], Awaitable[Employer]]


async def test_finds_notes_and_people_and_keeps_it_in_the_address(
    desk: Desk, employer: Founder
) -> None:
    """From the palette to the page, tab by tab; a quotation, an empty tab, and back again."""
    made = await employer()
    ana, *_ = await made.applications(await made.job("Night pharmacist"), 2)
    for body in ("Worked the night shift in Porto", "Shift leader, every second night"):
        note = {"body": body, "visibility": "team"}
        url = f"/api/v1/applications/{ana}/notes"
        kept = await made.recruiter.client.post(url, json=note)
        assert kept.status_code == 201, kept.text
    page = await desk.window(made.recruiter)
    await expect(page.get_by_role("heading", level=2, name="Open jobs")).to_be_visible()
    await page.keyboard.press("Control+k")
    await page.keyboard.type("night shift")
    await expect(page.get_by_role("option", name="Worked the night shift")).to_be_visible()
    await page.get_by_role("option", name="See all that is found for “night shift”").click()
    await heading(page, "Search")
    await expect(page.get_by_role("tab", name="Notes 2")).to_have_attribute("aria-selected", "true")
    hits = page.get_by_role("list", name="Notes").get_by_role("link")
    await expect(hits).to_have_count(2)
    await expect(hits.first).to_contain_text("Shift leader, every second night")
    await expect(hits.first.locator("mark").last).to_have_text("night")
    await check_accessibility(page)

    field = page.get_by_role("searchbox", name="Search everything")
    await field.fill('"night shift"')
    await expect(page.get_by_role("tab", name="Notes 1")).to_be_visible()
    await expect(hits).to_have_count(1)
    await expect(page).to_have_url(re.compile("q=.*night.*shift"))
    await page.reload()
    await expect(hits).to_have_count(1)
    await page.get_by_role("tab", name="People 0").click()
    await expect(page.get_by_text("Nothing in people")).to_be_visible()
    await check_accessibility(page)
    await page.get_by_role("tab", name="Notes 1").click()
    await expect(hits).to_have_count(1)
    await page.keyboard.press("j")
    await page.keyboard.press("Enter")
    await heading(page, "Ana Petrov")
    await page.go_back()
    await expect(hits).to_have_count(1)


async def test_finds_with_a_thumb(desk: Desk, employer: Founder) -> None:
    """How to search is told; then a name with its beginning only, and what is behind it."""
    made = await employer()
    await made.applications(await made.job(), 2)
    page = await desk.window(made.recruiter, path="/app/search", phone=True)
    await expect(page.get_by_text("You find what you may read")).to_be_visible()
    await page.get_by_role("searchbox", name="Search everything").fill("brun kel")
    await expect(page.get_by_role("tab", name="People 1")).to_be_visible()
    await check_accessibility(page)
    await page.get_by_role("tab", name="Applications 1").tap()
    await page.get_by_role("list", name="Applications").get_by_role("link").tap()
    await heading(page, "Bruno Keller")

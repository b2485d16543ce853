"""The careers site at a domain of its organization: settings, and what came of them."""

import re
from collections.abc import Awaitable, Callable

from playwright.async_api import expect

from tests.browser.support.accessibility import check_accessibility
from tests.browser.support.desk import Desk, toast
from tests.browser.support.employer import Employer
from tests.support.zones import zones

Founder = Callable[[], Awaitable[Employer]]


async def test_a_domain_is_added_proved_and_removed(desk: Desk, employer: Founder) -> None:
    """The card shows the records; once they are there, it says so by itself."""
    made = await employer()
    host = f"jobs.{made.organization.slug}.example"
    page = await desk.window(made.admin, path="/app/settings?view=careers-domains")
    await expect(page.get_by_text("No domain yet")).to_be_visible()
    await page.get_by_label("Domain", exact=True).fill("https://jobs.example.com/")
    await page.get_by_role("button", name="Add the domain").click()
    await expect(page.get_by_text("Enter the name alone")).to_be_visible()
    await page.get_by_label("Domain", exact=True).fill(host)
    await page.get_by_role("button", name="Add the domain").click()
    card = page.get_by_role("region", name=host)
    await expect(card.get_by_text("There is no TXT record")).to_be_visible()
    await check_accessibility(page)

    records = card.get_by_role("list", name="DNS records")
    await expect(records.get_by_text(f"_rolecall-challenge.{host}")).to_be_visible()
    token = await records.get_by_text(re.compile(r"^rolecall-[0-9a-f]{40}$")).inner_text()
    zones().prove(host, token)
    await card.get_by_role("button", name=f"Check now: {host}").click()
    await expect(card.get_by_text("Both records are there.")).to_be_visible()
    await expect(card.get_by_text("Main domain")).to_be_visible()
    await expect(card.get_by_role("link", name="Open the site")).to_be_visible()
    await check_accessibility(page)

    await card.get_by_role("button", name=f"Remove {host}").click()
    asked = page.get_by_role("dialog", name=f"Remove {host}?")
    await asked.get_by_role("button", name="Remove").click()
    await toast(page, "The domain is removed.")
    await expect(page.get_by_text("No domain yet")).to_be_visible()

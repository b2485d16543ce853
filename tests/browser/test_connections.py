"""Connecting another system: from choosing it to what came from there."""

from collections.abc import Awaitable, Callable, Iterator

import pytest
from playwright.async_api import expect

from tests.browser.support.accessibility import check_accessibility
from tests.browser.support.desk import Desk, toast
from tests.browser.support.employer import Employer
from tests.support.ats.connecting import WITH_PEOPLE, Staffed
from tests.support.ats.rig import CANARY
from tests.support.vendors import running_vendor

Founder = Callable[[], Awaitable[Employer]]


@pytest.fixture
def vendor() -> Iterator[Staffed]:
    with running_vendor(Staffed()) as running:
        running.add("jobs", title="Night nurse", state="open")
        running.person("Ada", "Vale", email="ada.vale@example.com", headline="Nurse")
        yield running


async def test_a_system_is_connected_tried_and_read(
    desk: Desk, employer: Founder, vendor: Staffed
) -> None:
    """Each step shows what the next one needs; what was read stands on the same page."""
    made = await employer()
    page = await desk.window(made.admin, path="/app/settings?view=connections", phone=True)
    await page.get_by_role("button", name="Connect a system").click()
    asked = page.get_by_role("dialog", name="Connect a system")
    await asked.get_by_label("Another system, described in YAML").check()
    await asked.get_by_label("Name of the connection").fill("Northwind")
    await asked.get_by_label("Description of the system").fill(WITH_PEOPLE)
    await asked.get_by_role("button", name="Go on").click()
    await expect(page.get_by_role("heading", name="Northwind", level=1)).to_be_visible()

    access = page.get_by_role("region", name="Access")
    await access.get_by_label("Address").fill(vendor.url)
    await access.get_by_label("API key").fill(CANARY)
    await access.get_by_role("button", name="Save access").click()
    await toast(page, "Saved.")
    await expect(access.get_by_text("One is stored.")).to_be_visible()
    await page.get_by_role("button", name="Test the connection").click()
    test = page.get_by_role("region", name="Test")
    await expect(test.get_by_text("It answers as Northwind.")).to_be_visible()
    await expect(test.get_by_text("ada.vale@example.com", exact=True)).to_be_visible()

    for name in ("Jobs", "Candidates"):
        mapping = page.get_by_role("region", name=f"Mapping: {name}")
        await mapping.get_by_role("button", name=f"Save the mapping of {name}").click()
        await expect(mapping.get_by_text("Version 1, by")).to_be_visible()
    await page.get_by_role("button", name="Try it without changing anything").click()
    tried = page.get_by_role("region", name="What a sync would do")
    await expect(tried.get_by_text("Candidates: 1 added")).to_be_visible()
    await check_accessibility(page)

    state = page.get_by_role("region", name="State")
    await state.get_by_role("button", name="Enable").click()
    await expect(state.get_by_text("1 Linked")).to_have_count(2)
    records = page.get_by_role("region", name="Records")
    await expect(records.get_by_role("link", name="Ada Vale")).to_be_visible()
    await expect(state.get_by_role("button", name="Read now")).to_be_enabled()
    await check_accessibility(page)
    await records.get_by_role("link", name="Night nurse").click()
    await expect(page.get_by_role("heading", name="Night nurse", level=1)).to_be_visible()

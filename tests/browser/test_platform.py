"""The platform area: employers come, pause and return; the system says how it is."""

from playwright.async_api import expect

from tests.browser.support.accessibility import check_accessibility
from tests.browser.support.desk import Desk, heading, toast
from tests.browser.support.mailbox import newest_link
from tests.support.installation import LiveWorld


async def test_founds_suspends_and_activates_an_organization(desk: Desk, live: LiveWorld) -> None:
    """The first administrator is invited by mail; a suspension closes the careers page."""
    page = await desk.window(await live.platform_admin())
    await heading(page, "Organizations")
    await page.get_by_role("button", name="New organization").click()
    dialog = page.get_by_role("dialog", name="New organization")
    await dialog.get_by_label("Name", exact=True).fill("Søndervig Pleje")
    await expect(dialog.get_by_label("Short name")).to_have_value("sondervig-pleje")
    await dialog.get_by_label("E-mail of the first admin").fill("inge@example.com")
    await check_accessibility(page)
    await dialog.get_by_role("button", name="Create").click()
    await toast(page, "Søndervig Pleje is there; inge@example.com is invited.")
    guest = await desk.window(path=await newest_link(desk.url, "inge@example.com"))
    await heading(guest, "Join Søndervig Pleje")

    row = page.get_by_role("row").filter(has_text="Søndervig Pleje")
    await check_accessibility(page)
    await page.get_by_role("button", name="Actions for Søndervig Pleje").click()
    await page.get_by_role("menuitem", name="Suspend…").click()
    suspension = page.get_by_role("dialog", name="Suspend Søndervig Pleje?")
    await expect(suspension.get_by_role("button", name="Suspend")).to_be_disabled()
    await suspension.get_by_label("Reason").fill("The contract ended.")
    await suspension.get_by_role("button", name="Suspend").click()
    await expect(row).to_contain_text("Suspended")
    closed = await guest.goto("/careers/sondervig-pleje")
    assert closed is not None
    assert closed.status == 404
    await page.get_by_role("button", name="Actions for Søndervig Pleje").click()
    await page.get_by_role("menuitem", name="Activate").click()
    await expect(row).to_contain_text("Active")


async def test_shows_the_health_of_the_system(desk: Desk, live: LiveWorld) -> None:
    """Database, broker, worker and relay work, and the outbox is looked at."""
    page = await desk.window(await live.platform_admin(), path="/app/platform/health")
    await expect(page.get_by_text("Working", exact=True)).to_have_count(4)
    await expect(page.get_by_text("Waiting in the outbox")).to_be_visible()
    await check_accessibility(page)


async def test_shows_a_platform_administrator_no_hiring(desk: Desk, live: LiveWorld) -> None:
    """There is no way to candidates or applications from the platform area."""
    page = await desk.window(await live.platform_admin())
    await heading(page, "Organizations")
    for place in ("Jobs", "Applications", "Candidates"):
        await expect(page.get_by_role("link", name=place, exact=True)).to_have_count(0)
    await page.goto("/app/candidates")
    await heading(page, "This is not open to your role")
    await check_accessibility(page)

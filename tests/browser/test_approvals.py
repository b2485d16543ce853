"""Writing a chain, asking for approval, deciding in the console and by the mail's page."""

from collections.abc import Awaitable, Callable

from playwright.async_api import Page, expect

from rolecall.access import Role
from rolecall.domains.approvals.service.links import decision_url

from tests.browser.support.accessibility import check_accessibility
from tests.browser.support.desk import Desk, heading, toast
from tests.browser.support.employer import Employer
from tests.support.approving import chain, draft, submit, waiting

Founder = Callable[[], Awaitable[Employer]]


async def choose(page: Page, label: str, name: str) -> None:
    box = page.get_by_role("combobox", name=label)
    await box.click()
    await box.fill(name)
    await page.get_by_role("option", name=name).click()


async def test_a_job_is_approved_in_the_console(desk: Desk, employer: Founder) -> None:
    """The administrator writes a chain, the recruiter asks, changes, and publishes."""
    made = await employer()
    manager = await made.member(Role.HIRING_MANAGER, "Ines Manager")
    settings = await desk.window(made.admin, path="/app/settings?view=approvals")
    await expect(settings.get_by_text("No approvals yet")).to_be_visible()
    await settings.get_by_role("button", name="New chain").click()
    await settings.get_by_label("Name", exact=True).fill("Headcount")
    await choose(settings, "Approvers of group 1", "Ines Manager")
    await settings.keyboard.press("Escape")
    await check_accessibility(settings)
    await settings.get_by_role("button", name="Save").click()
    await toast(settings, "Saved")
    await expect(settings.get_by_role("heading", name="Headcount")).to_be_visible()
    await check_accessibility(settings)

    job = await draft(made.recruiter, title="Night nurse")
    page = await desk.window(made.recruiter, path=f"/app/jobs/{job['id']}/posting")
    await expect(page.get_by_text("Needs the approval of “Headcount”")).to_be_visible()
    await page.get_by_role("button", name="Ask for approval").first.click()
    await page.get_by_label("A word to the approvers").fill("Two have left ward four.")
    await page.get_by_role("dialog").get_by_role("button", name="Ask for approval").click()
    await toast(page, "The approvers have been told.")
    await expect(page.get_by_text("Waits for approval: nothing is public yet.")).to_be_visible()
    await check_accessibility(page)

    changed = await made.recruiter.client.patch(f"/api/v1/jobs/{job['id']}", json={"openings": 3})
    assert changed.status_code == 200, changed.text
    inbox = await desk.window(manager, path="/app/approvals")
    card = inbox.get_by_role("article", name="Night nurse")
    await expect(card.get_by_text("Two have left ward four.")).to_be_visible()
    await expect(card.get_by_label("What has changed")).to_contain_text("2 → 3")
    await check_accessibility(inbox)
    await card.get_by_role("button", name="Decline").click()
    await expect(card.get_by_text("Say what would have to change")).to_be_visible()
    await card.get_by_label("Comment").fill("Fine with three.")
    await card.get_by_role("button", name="Approve").click()
    await toast(inbox, "You approved")
    await expect(inbox.get_by_text("Nothing waits for you")).to_be_visible()

    await expect(page.get_by_role("button", name="Publish")).to_be_visible()
    await expect(page.get_by_text("Fine with three.")).to_be_visible()
    await page.get_by_role("button", name="Publish").click()
    await toast(page, "Published")


async def test_an_approver_decides_on_a_phone_without_signing_in(
    desk: Desk, employer: Founder
) -> None:
    """The page behind the mail's link, the console's list, and handing on for who is away."""
    made = await employer()
    await made.member(Role.HIRING_MANAGER, "Cleo Other")
    manager = await made.member(Role.HIRING_MANAGER, "Ines Manager")
    await chain(made.admin, [manager])
    job = await draft(made.recruiter, title="Night nurse")
    asked = (await submit(made.recruiter, job, "Please"))["view"]["approval"]["id"]
    other = await draft(made.recruiter, title="Day nurse")
    await submit(made.recruiter, other)

    console = await desk.window(manager, path="/app/approvals", phone=True)
    await expect(console.get_by_role("article", name="Day nurse")).to_be_visible()
    await check_accessibility(console)

    url = decision_url(made.world.runtime, made.organization.id, asked, manager.user_id)
    page = await desk.window(path=url[url.index("/approve/") :], phone=True)
    await heading(page, "Night nurse")
    await check_accessibility(page)
    await page.get_by_role("button", name="Decline").click()
    await expect(page.get_by_label("Comment")).to_have_attribute("aria-invalid", "true")
    await page.get_by_label("Comment").fill("Over budget")
    await page.get_by_role("button", name="Decline").click()
    await expect(page.get_by_role("status")).to_contain_text("Your decision is recorded")
    await expect(page.get_by_role("button", name="Approve")).to_have_count(0)
    assert asked not in await waiting(manager)
    await expect(console.get_by_role("article", name="Night nurse")).to_have_count(0)

    admin = await desk.window(made.admin, path="/app/approvals?show=pending", phone=True)
    card = admin.get_by_role("article", name="Day nurse")
    await card.get_by_role("button", name="Hand on for Ines Manager").click()
    dialog = admin.get_by_role("dialog", name="Hand on for Ines Manager")
    await choose(admin, "Who decides instead", "Cleo Other")
    await dialog.get_by_label("Reason").fill("On leave until May")
    await check_accessibility(admin)
    await dialog.get_by_role("button", name="Hand on", exact=True).click()
    await toast(admin, "Handed on")
    await expect(card.get_by_role("button", name="Hand on for Cleo Other")).to_be_visible()
    await expect(console.get_by_role("article", name="Day nurse")).to_have_count(0)

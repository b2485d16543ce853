"""Presence on screen: colleagues see who is looking at a record, for as long as they do."""

from collections.abc import Awaitable, Callable

from playwright.async_api import Locator, Page, expect

from tests.browser.support.accessibility import check_accessibility
from tests.browser.support.desk import Desk, heading
from tests.browser.support.employer import Employer

Founder = Callable[[], Awaitable[Employer]]
RUTH, MAREK = "Ruth Adler is looking at this.", "Marek Zielinski is looking at this."


def card(page: Page, name: str) -> Locator:
    return page.get_by_role("group", name=name, exact=True)


async def test_two_at_one_record_see_each_other(desk: Desk, employer: Founder) -> None:
    """On the board, on the page and in triage; until one leaves, or hides."""
    made = await employer()
    team = [{"user_id": str(made.recruiter.user_id), "role": "recruiter"}]
    job = await made.job(hiring_team=team)
    ana, _ = await made.applications(job, 2)
    desktop = await desk.window(made.recruiter, path=f"/app/jobs/{job['id']}")
    await expect(card(desktop, "Ana Petrov")).to_be_visible()
    phone = await desk.window(made.admin, path=f"/app/applications/{ana}", phone=True)
    await expect(card(desktop, "Ana Petrov").get_by_role("img", name=RUTH)).to_be_visible()
    await expect(card(desktop, "Bruno Keller").get_by_role("img", name=RUTH)).to_have_count(0)
    await check_accessibility(desktop)

    await desktop.get_by_role("link", name="Ana Petrov").click()
    await expect(desktop.get_by_text(RUTH)).to_be_visible()
    await expect(phone.get_by_text(MAREK)).to_be_visible()
    await check_accessibility(phone)
    await desktop.keyboard.press("n")
    await desktop.get_by_label("New note").fill("Ask about nights")
    await expect(phone.get_by_text("Marek Zielinski is writing a note.")).to_be_visible()
    await desktop.get_by_role("link", name="Triage").click()
    await heading(desktop, "Ana Petrov")
    await expect(desktop.get_by_text(RUTH)).to_be_visible()
    await expect(phone.get_by_text(MAREK)).to_be_visible()

    await phone.goto("/app/account")
    await expect(desktop.get_by_text(RUTH)).to_have_count(0)
    seen = phone.get_by_role("switch", name="Show colleagues what I have open")
    await expect(seen).to_be_checked()
    async with phone.expect_response("**/api/v1/presence/choice"):
        await seen.tap()
    await expect(seen).not_to_be_checked()
    await phone.goto(f"/app/applications/{ana}")
    await expect(phone.get_by_text(MAREK)).to_be_visible()
    await expect(desktop.get_by_text(RUTH)).to_have_count(0)
    await desktop.close()
    await expect(phone.get_by_text(MAREK)).to_have_count(0)

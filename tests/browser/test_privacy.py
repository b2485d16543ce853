"""Holding a person, and erasing them for good."""

from collections.abc import Awaitable, Callable

from playwright.async_api import expect

from tests.browser.support.accessibility import check_accessibility
from tests.browser.support.desk import Desk, heading, toast
from tests.browser.support.employer import Employer

Founder = Callable[[], Awaitable[Employer]]


async def test_holds_a_person_then_erases_them(desk: Desk, employer: Founder) -> None:
    """A hold stands against it until it is lifted, on the phone; then the name is typed."""
    made = await employer()
    body = {"full_name": "Ana Petrov", "email": "ana@example.com"}
    added = await made.recruiter.client.post("/api/v1/candidates", json=body)
    assert added.status_code == 201, added.text
    page = await desk.window(made.admin, path=f"/app/candidates/{added.json()['id']}")
    await heading(page, "Ana Petrov")
    await page.get_by_role("button", name="Place a legal hold").click()
    dialog = page.get_by_role("dialog", name="Place a legal hold")
    await dialog.get_by_label("Why").fill("Dispute 12, ask Ruth")
    await check_accessibility(page)
    await dialog.get_by_role("button", name="Place the hold").click()
    await toast(page, "The hold is placed.")
    await expect(page.get_by_text("This person is under a legal hold")).to_be_visible()
    await page.get_by_role("button", name="Erase this person").click()
    await expect(page.get_by_text("A legal hold stands against it")).to_be_visible()
    await page.keyboard.press("Escape")

    phone = await desk.window(made.admin, path="/app/settings?view=holds", phone=True)
    await expect(phone.get_by_text("Dispute 12, ask Ruth")).to_be_visible()
    await check_accessibility(phone)
    await phone.get_by_role("button", name="Lift the hold on Ana Petrov").click()
    await expect(phone.get_by_text("Lifted by Ruth Adler")).to_be_visible()

    await expect(page.get_by_text("This person is under a legal hold")).to_be_hidden()
    await page.get_by_role("button", name="Erase this person").click()
    dialog = page.get_by_role("dialog", name="Erase Ana Petrov")
    await dialog.get_by_label("Reference").fill("Ticket 4711")
    await dialog.get_by_label("Type the name to confirm").fill("Somebody")
    await dialog.get_by_role("button", name="Erase for good").click()
    await expect(dialog.get_by_text("Type the name as it stands on the record")).to_be_visible()
    await check_accessibility(page)
    await dialog.get_by_label("Type the name to confirm").fill("ana petrov")
    await dialog.get_by_role("button", name="Erase for good").click()
    await expect(page.get_by_text("Ticket 4711")).to_be_visible()
    await expect(page.get_by_text("Erased everywhere")).to_be_visible()
    await expect(page.get_by_text("An empty record", exact=False)).to_be_visible()
    await check_accessibility(page)
    await page.goto(f"{desk.url}/app/candidates/{added.json()['id']}")
    await heading(page, "Erased person")
    await expect(page.get_by_text("This person was erased.", exact=False)).to_be_visible()

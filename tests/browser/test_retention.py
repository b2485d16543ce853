"""Saying how long people are kept, and keeping one of them longer."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

from playwright.async_api import expect

from rolecall.kernel import clock

from tests.browser.support.accessibility import check_accessibility
from tests.browser.support.desk import Desk, heading, toast
from tests.browser.support.employer import Employer

Founder = Callable[[], Awaitable[Employer]]


async def test_announces_a_rule_keeps_somebody_and_calls_it_off(
    desk: Desk, employer: Founder
) -> None:
    """The rule is confirmed on the desk and called off on the phone."""
    made = await employer()
    body = {"full_name": "Ana Petrov", "email": "ana@example.com"}
    added = await made.recruiter.client.post("/api/v1/candidates", json=body)
    assert added.status_code == 201, added.text
    url = f"/api/v1/candidates/{added.json()['id']}/retention"
    until = (clock.now() + timedelta(days=90)).date().isoformat()
    kept = {"keep_until": until, "reason": "Wants to hear of us in spring"}
    assert (await made.recruiter.client.put(url, json=kept)).status_code == 200

    page = await desk.window(made.admin, path="/app/settings?view=retention")
    card = page.get_by_role("region", name="Never applied")
    await card.get_by_label("Erase them when their time is over").check()
    await expect(card.get_by_text("If it held now, the time of 0 people")).to_be_visible()
    await expect(card.get_by_text("1 person is kept longer")).to_be_visible()
    await check_accessibility(page)
    await card.get_by_role("button", name="Save").click()
    dialog = page.get_by_role("dialog", name="This rule erases more people than before")
    name = dialog.get_by_label("Type the name of your organization to confirm")
    await name.fill("Another")
    await dialog.get_by_role("button", name="Announce the rule").click()
    await expect(dialog.get_by_text("Type the name of your organization:")).to_be_visible()
    await check_accessibility(page)
    await name.fill(made.organization.name)
    await dialog.get_by_role("button", name="Announce the rule").click()
    await toast(page, "Announced. Administrators are told by mail.")
    await expect(card.get_by_text("Erase after 24 months.")).to_be_visible()
    await check_accessibility(page)

    phone = await desk.window(made.admin, path="/app/settings?view=retention", phone=True)
    card = phone.get_by_role("region", name="Never applied")
    await card.get_by_role("button", name="Call it off").click()
    await toast(phone, "Called off. Nothing changes.")
    await expect(phone.get_by_text("A change is announced")).to_be_hidden()
    await check_accessibility(phone)

    record = await desk.window(made.recruiter, path=f"/app/candidates/{added.json()['id']}")
    await heading(record, "Ana Petrov")
    await expect(record.get_by_text("Wants to hear of us in spring")).to_be_visible()
    await check_accessibility(record)
    await record.get_by_role("button", name="Keep no longer").click()
    await toast(record, "The rules decide again.")
    await expect(record.get_by_text("Wants to hear of us in spring")).to_be_hidden()
    await record.get_by_role("link", name="Candidates", exact=True).first.click()
    await record.get_by_role("link", name="Due to be erased").click()
    await expect(record.get_by_text("Nobody is due")).to_be_visible()
    await check_accessibility(record)

"""Texting candidates: the account, the consent, the thread; at the desk and on a phone."""

import re
from collections.abc import Awaitable, Callable

from playwright.async_api import Page, expect

from tests.browser.support.accessibility import check_accessibility
from tests.browser.support.desk import Desk, toast
from tests.browser.support.employer import Employer
from tests.support.twilio import number

Founder = Callable[[], Awaitable[Employer]]


async def test_texts_are_switched_on_agreed_to_and_sent(desk: Desk, employer: Founder) -> None:
    """An administrator switches them on; a recruiter notes a consent and texts, on a phone too."""
    made = await employer()
    by_day, at_night = number(by_day=True), number(by_day=False)
    job = await made.job()
    (ana,) = await made.applications(job, 1, with_resume=False, phone=by_day)
    (ben,) = await made.applications(job, 1, after=1, with_resume=False, phone=at_night)
    page = await desk.window(made.admin, path="/app/settings?view=texts")
    await page.get_by_role("switch", name="Send text messages").click()
    await page.get_by_role("combobox", name="Through").click()
    await page.get_by_role("option", name="The local mailbox").click()
    await page.get_by_label("Sender").fill("not a number")
    await page.get_by_role("button", name="Save", exact=True).click()
    await expect(page.get_by_text("Give a number as +1 614 555 0100").first).to_be_visible()
    await page.get_by_label("Sender").fill("+1 614 555 0100")
    await page.get_by_role("button", name="Save", exact=True).click()
    await toast(page, "Saved.")
    await page.get_by_label("Send a test to").fill("+1 614 555 0100")
    await page.get_by_role("button", name="Send test").click()
    await toast(page, "The test text is on its way.")
    await check_accessibility(page)

    page = await desk.window(made.recruiter, path=f"/app/applications/{ana}?view=messages")
    await _agree(page)
    await page.get_by_label("Text", exact=True).fill(
        "Shall we talk? 👋 It is about your first day with us."
    )
    await expect(page.get_by_text("2 segments")).to_be_visible()
    await page.get_by_label("Text", exact=True).fill("Shall we talk?")
    await expect(page.get_by_text("1 segment")).to_be_visible()
    await page.get_by_role("button", name="Send text").click()
    thread = page.get_by_role("list", name="Messages")
    text = thread.get_by_role("listitem").filter(has_text="Shall we talk?")
    await expect(text.get_by_text("Reply STOP to opt out.")).to_be_visible()
    await expect(text.get_by_text("Sent", exact=True)).to_be_visible(timeout=30_000)
    await check_accessibility(page)

    path = f"/app/applications/{ben}?view=messages"
    page = await desk.window(made.recruiter, path=path, phone=True)
    await _agree(page)
    await page.get_by_label("Text", exact=True).fill("Good morning")
    await expect(page.get_by_text("It is too early or too late for texts there")).to_be_visible()
    await page.get_by_role("button", name="Send text").click()
    thread = page.get_by_role("list", name="Messages")
    waiting = thread.get_by_role("listitem").filter(has_text="Good morning")
    await expect(waiting.get_by_text("Scheduled")).to_be_visible()
    await check_accessibility(page)
    await waiting.get_by_role("button", name="Take back").click()
    await expect(waiting.get_by_text("Taken back")).to_be_visible()


async def _agree(page: Page) -> None:
    """Choose texts and note that the candidate agreed."""
    await page.get_by_text("Text message", exact=True).click()
    await page.get_by_label("When and how did they agree?").fill("On the phone")
    await page.get_by_role("button", name="They agreed to texts").click()
    await toast(page, "Noted. You may text them now.")


async def test_a_saved_text_is_written_and_chosen(desk: Desk, employer: Founder) -> None:
    """It is looked at and counted while it is written, and begins a text filled in."""
    made = await employer()
    saved = await made.admin.client.put(
        "/api/v1/text-settings",
        json={"enabled": True, "kind": "local", "sender": "+1 614 555 0100"},
    )
    assert saved.status_code == 200, saved.text
    phone_number = number(by_day=True)
    (ana,) = await made.applications(await made.job(), 1, with_resume=False, phone=phone_number)
    page = await desk.window(made.recruiter, path="/app/settings?view=mails", phone=True)
    await page.get_by_role("button", name="New saved text").click()
    dialog = page.get_by_role("dialog", name="New saved text")
    await dialog.get_by_label("Name").fill("Ask for a call")
    await dialog.get_by_label("Text", exact=True).fill("Hello {{candidat_name}}")
    await dialog.get_by_role("button", name="Save", exact=True).click()
    await expect(dialog.get_by_text("Did you mean {{candidate_name}}?").first).to_be_visible()
    await dialog.get_by_label("Text", exact=True).fill("Hello {{candidate_name}}, may I call?")
    await expect(dialog.get_by_text("Hello Ada Byron, may I call?")).to_be_visible()
    await expect(dialog.get_by_text("1 segment")).to_be_visible()
    await check_accessibility(page)
    await dialog.get_by_role("button", name="Save", exact=True).click()
    await expect(page.get_by_role("button", name="Edit Ask for a call")).to_be_visible()
    await check_accessibility(page)

    page = await desk.window(made.recruiter, path=f"/app/applications/{ana}?view=messages")
    await _agree(page)
    await page.get_by_role("combobox", name="Begin with a saved text").click()
    await page.get_by_role("option", name="Ask for a call").click()
    await expect(page.get_by_label("Text", exact=True)).to_have_value(
        re.compile(", may I call\\?$")
    )
    await check_accessibility(page)

"""Keeping people: tags, fields, notes, pools, segments, and the timeline."""

import re
from collections.abc import Awaitable, Callable

from playwright.async_api import expect

from tests.browser.support.accessibility import check_accessibility
from tests.browser.support.desk import Desk, heading, toast
from tests.browser.support.employer import Employer

Founder = Callable[[], Awaitable[Employer]]


async def test_keeps_a_person_in_order(desk: Desk, employer: Founder) -> None:
    """A tag made while typing, a custom field with its history, a note that calls a colleague."""
    made = await employer()
    await made.applications(await made.job(), 1)
    field = await made.admin.client.post(
        "/api/v1/custom-fields", json={"label": "Notice", "kind": "text"}
    )
    assert field.status_code == 201, field.text
    page = await desk.window(made.recruiter, path="/app/candidates")
    await page.get_by_role("link", name="Ana Petrov").click()
    await heading(page, "Ana Petrov")
    await page.get_by_role("combobox", name="Tags").fill("Night shift")
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("Night shift", exact=True).first).to_be_visible()
    await page.get_by_role("button", name="Edit the custom fields").click()
    dialog = page.get_by_role("dialog", name="Edit the custom fields")
    await dialog.get_by_label("Notice").fill("Two weeks")
    await dialog.get_by_role("button", name="Save").click()
    await toast(page, "Saved.")
    await page.get_by_role("button", name="Notice: where it came from").click()
    await expect(page.get_by_text("Typed by Marek Zielinski").first).to_be_visible()
    await page.keyboard.press("Escape")
    await page.get_by_role("tab", name="Notes").click()
    await page.get_by_label("New note").press_sequentially("Ask @Ru")
    await page.get_by_role("option", name="Ruth Adler").click()
    await expect(page.get_by_label("New note")).to_have_value("Ask @Ruth Adler ")
    await page.get_by_role("button", name="Save the note").click()
    await toast(page, "Note saved; Ruth Adler will be told.")
    await check_accessibility(page)
    await page.get_by_role("tab", name="Timeline").click()
    await expect(page.get_by_text("Notice changed")).to_be_visible()
    await expect(page.get_by_text("Entered Intensive care nurse")).to_be_visible()
    await check_accessibility(page)


async def test_sorts_many_on_a_phone(desk: Desk, employer: Founder) -> None:
    """Selected people go into a pool; the filters in the address are kept as a segment."""
    made = await employer()
    await made.applications(await made.job(), 3)
    page = await desk.window(made.recruiter, path="/app/candidates/pools", phone=True)
    await page.get_by_role("button", name="New pool").click()
    await page.get_by_role("textbox", name="Name", exact=True).fill("Silver medals")
    await page.get_by_role("button", name="Make the pool").click()
    await page.get_by_role("link", name="People").click()
    await page.get_by_role("checkbox", name="Select Ana Petrov").check()
    await page.get_by_role("checkbox", name="Select Bruno Keller").check()
    await page.get_by_role("button", name="Pool…").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_role("combobox", name="Talent pool").click()
    await page.get_by_role("option", name="Silver medals").click()
    await dialog.get_by_role("button", name="Put in").click()
    message = page.get_by_role("alert").filter(has_text="Add to “Silver medals”")
    await expect(message).to_contain_text("2 of 2 candidates done")
    await expect(dialog).to_have_count(0)
    await page.get_by_role("combobox", name="Talent pool").click()
    await page.get_by_role("option", name="Silver medals").click()
    await expect(page).to_have_url(re.compile(r"pool="))
    await expect(page.get_by_role("link", name="Chiara Novak")).to_have_count(0)
    await check_accessibility(page)
    await page.get_by_role("button", name="Segments").click()
    await page.get_by_role("menuitem", name="Save these filters…").click()
    await page.get_by_role("textbox", name="Name", exact=True).fill("Nearly chosen")
    await page.get_by_role("button", name="Save", exact=True).click()
    await toast(page, "“Nearly chosen” saved.")
    await page.goto("/app/candidates")
    await expect(page.get_by_role("link", name="Chiara Novak")).to_be_visible()
    await page.get_by_role("button", name="Segments").click()
    await page.get_by_role("menuitem", name="Nearly chosen").first.click()
    await expect(page.get_by_role("link", name="Chiara Novak")).to_have_count(0)


async def test_makes_one_tag_of_two_and_defines_fields(desk: Desk, employer: Founder) -> None:
    """Merging tags on their page; a new field in the settings filters the list."""
    made = await employer()
    for name in ("Nights", "Night shift"):
        answer = await made.recruiter.client.post("/api/v1/tags", json={"name": name})
        assert answer.status_code == 201, answer.text
    page = await desk.window(made.admin, path="/app/candidates/tags")
    await page.get_by_role("button", name="Actions for Nights").click()
    await page.get_by_role("menuitem", name="Merge into…").click()
    await page.get_by_role("combobox", name="The tag that stays").click()
    await page.get_by_role("option", name="Night shift").click()
    await page.get_by_role("button", name="Merge", exact=True).click()
    await toast(page, "“Nights” is “Night shift” now.")
    await check_accessibility(page)
    await page.goto("/app/settings?view=fields")
    await page.get_by_role("button", name="New field").click()
    await page.get_by_label("Label").fill("Has a car")
    await page.get_by_role("combobox", name="Kind").click()
    await page.get_by_role("option", name="Yes or no").click()
    await page.get_by_role("button", name="Save").click()
    await toast(page, "“Has a car” saved.")
    await check_accessibility(page)
    await page.goto("/app/candidates")
    await page.get_by_role("button", name="Filter").click()
    await page.get_by_role("menuitem", name="Has a car").click()
    await page.get_by_role("combobox", name="Has a car").click()
    await page.get_by_role("option", name="Yes").click()
    await heading(page, "Candidates")
    await expect(page.get_by_text("Nobody fits")).to_be_visible()

"""Working on many applications at once."""

import asyncio
import json
from collections.abc import Awaitable, Callable

from playwright.async_api import Page, expect

from tests.browser.support.desk import Desk, heading
from tests.browser.support.employer import Employer

Founder = Callable[[], Awaitable[Employer]]


async def _more(page: Page, name: str) -> None:
    bar = page.get_by_role("region", name="Actions for the selected applications")
    await bar.get_by_role("button", name="More").click()
    await page.get_by_role("menuitem", name=name).click()


async def test_assigns_many_looks_at_results_and_takes_it_back(
    desk: Desk, employer: Founder
) -> None:
    """Progress comes to the message, results to the operation's page, and undo leads back."""
    made = await employer()
    job = await made.job()
    await made.applications(job, 3)
    page = await desk.window(made.recruiter, path=f"/app/jobs/{job['id']}/table")
    await page.get_by_role("checkbox", name="Select all that are loaded").check()
    await _more(page, "Assign…")
    dialog = page.get_by_role("dialog", name="Ask somebody to assess 3 applications")
    await dialog.get_by_role("combobox", name="Ask").click()
    await page.get_by_role("option", name="Ruth Adler").click()
    await page.keyboard.press("Escape")
    await dialog.get_by_role("button", name="Assign", exact=True).click()
    message = page.get_by_role("alert").filter(has_text="Ask Ruth Adler to assess")
    await expect(message).to_contain_text("3 of 3 applications done")
    await expect(page.get_by_role("img", name="Ruth Adler")).to_have_count(3)
    await message.get_by_role("link", name="Details").click()
    await heading(page, "Ask Ruth Adler to assess")
    await expect(page.get_by_role("row", name="Ana Petrov Done")).to_be_visible()
    async with page.expect_download() as download:
        await page.get_by_role("link", name="Results as CSV").click()
    assert (await download.value).suggested_filename == "results.csv"
    await page.get_by_role("button", name="Undo").click()
    await expect(page.get_by_text("taken back")).to_be_visible()
    await (
        page.get_by_role("navigation", name="Console")
        .get_by_role("link", name="Operations")
        .click()
    )
    await heading(page, "Operations")
    undo = page.get_by_role("article", name="Undo: Ask Ruth Adler to assess")
    await expect(undo).to_contain_text("3 of 3 applications done")


async def test_exports_at_the_desk_and_on_the_phone(desk: Desk, employer: Founder) -> None:
    """A file tells the list's columns or others, and is offered when it is made."""
    made = await employer()
    job = await made.job()
    await made.applications(job, 2)
    page = await desk.window(made.recruiter, path="/app/candidates?q=ana")
    await expect(page.get_by_role("checkbox", name="Select Ana Petrov")).to_be_visible()
    await page.get_by_role("button", name="Export…").click()
    dialog = page.get_by_role("dialog", name="Export all that the list shows")
    await dialog.get_by_label("Columns").fill("Phone")
    await page.get_by_role("option", name="Phone", exact=True).click()
    await page.keyboard.press("Escape")
    await dialog.get_by_text("JSON", exact=True).click()
    await dialog.get_by_role("button", name="Export", exact=True).click()
    message = page.get_by_role("alert").filter(has_text="Export as JSON")
    await expect(message).to_contain_text("1 row in the file")
    async with page.expect_download() as download:
        await message.get_by_role("link", name="Download the file").click()
    file = await download.value
    assert file.suggested_filename == "candidates.json"
    text = await asyncio.to_thread((await file.path()).read_text)
    [ana] = json.loads(text)
    assert (ana["Name"], "Phone" in ana) == ("Ana Petrov", True)

    page = await desk.window(made.recruiter, path=f"/app/jobs/{job['id']}/table", phone=True)
    await page.get_by_role("checkbox", name="Select Ana Petrov").check()
    await _more(page, "Export…")
    await page.get_by_role("dialog").get_by_role("button", name="Export", exact=True).click()
    message = page.get_by_role("alert").filter(has_text="Export as CSV")
    async with page.expect_download() as download:
        await message.get_by_role("link", name="Download the file").click()
    assert (await download.value).suggested_filename == "applications.csv"


async def test_writes_to_many_at_the_desk_and_on_the_phone(desk: Desk, employer: Founder) -> None:
    """Who gets it is told, each mail can be looked at, and Undo takes back what has not left."""
    made = await employer()
    job = await made.job()
    await made.applications(job, 3)
    page = await desk.window(made.recruiter, path=f"/app/jobs/{job['id']}/table")
    await page.get_by_role("checkbox", name="Select all that are loaded").check()
    await _more(page, "Write a message…")
    dialog = page.get_by_role("dialog", name="Write about 3 applications")
    await expect(dialog.get_by_role("status")).to_contain_text("3 people get it")
    await dialog.get_by_label("Subject").fill("News about {{job_title}}")
    await dialog.get_by_label("Text").fill("Hello {{candidat_name}}")
    send = dialog.get_by_role("button", name="Send to 3 people")
    await send.click()
    await expect(dialog).to_contain_text("Did you mean {{candidate_name}}?")
    await dialog.get_by_label("Text").fill("Hello {{candidate_name}}, soon more.")
    await dialog.get_by_role("button", name="Preview").click()
    preview = dialog.get_by_role("region", name="Preview")
    mail = preview.frame_locator("iframe")
    first = await preview.get_by_role("status").inner_text()
    await expect(mail.locator("body")).to_contain_text(f"Hello {first}, soon more.")
    await preview.get_by_role("button", name="The next one").click()
    await expect(preview).to_contain_text("2 of 3")
    await expect(preview.get_by_role("status")).not_to_have_text(first)
    await send.click()
    message = page.get_by_role("alert").filter(has_text="Mail “News about")
    await expect(message).to_contain_text("3 of 3 applications done")
    await message.get_by_role("button", name="Undo").click()
    undo = page.get_by_role("alert").filter(has_text="Undo: Mail “News about")
    await expect(undo).to_contain_text("3 of 3 applications done")

    page = await desk.window(made.recruiter, path="/app/candidates?q=ana", phone=True)
    await page.get_by_role("checkbox", name="Select Ana Petrov").check()
    bar = page.get_by_role("region", name="Actions for the selected people")
    await bar.get_by_role("button", name="Write…").click()
    dialog = page.get_by_role("dialog", name="Write to 1 person")
    await expect(dialog.get_by_role("status")).to_contain_text("1 person gets it")
    await dialog.get_by_label("Subject").fill("Staying in touch")
    await dialog.get_by_label("Text").fill("Hello {{candidate_name}}!")
    await dialog.get_by_role("button", name="Send to 1 person").click()
    message = page.get_by_role("alert").filter(has_text="Mail “Staying in touch”")
    await expect(message).to_contain_text("1 of 1 candidate done")

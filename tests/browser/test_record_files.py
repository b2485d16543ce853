"""Files on a candidate's record: dropped, looked at, renamed, removed, brought back."""

from collections.abc import Awaitable, Callable

from playwright.async_api import Page, expect

from tests.browser.support.accessibility import check_accessibility
from tests.browser.support.desk import Desk, toast
from tests.browser.support.employer import Employer

Founder = Callable[[], Awaitable[Employer]]


async def drop(page: Page, name: str, content: str) -> None:
    """Drop a file on the page's place for files."""
    make = """([name, content]) => {
        const data = new DataTransfer();
        data.items.add(new File([content], name, { type: 'text/plain' }));
        return data;
    }"""
    transfer = await page.evaluate_handle(make, [name, content])
    place = page.get_by_role("button", name="Add files")
    await place.dispatch_event("dragover", {"dataTransfer": transfer})
    await place.dispatch_event("drop", {"dataTransfer": transfer})


async def test_keeps_the_files_of_a_person(desk: Desk, employer: Founder) -> None:
    """A dropped file is shown, renamed and removed at the desk; somebody on a phone sees it go."""
    made = await employer()
    job = await made.job()
    (application,) = await made.applications(job, 1)
    answer = await made.recruiter.client.get(f"/api/v1/applications/{application}")
    person = answer.json()["candidate"]["id"]
    page = await desk.window(made.recruiter, path=f"/app/candidates/{person}?view=files")
    files = page.get_by_role("list", name="Files", exact=True)
    await expect(files.get_by_role("listitem")).to_have_count(1)
    await expect(files).to_contain_text("Current résumé")
    await expect(files).to_contain_text("Application: Intensive care nurse")
    await files.get_by_role("button", name="resume.pdf", exact=True).click()
    shown = page.get_by_role("dialog", name="resume.pdf")
    await expect(shown.get_by_role("group", name="Page 1 of 1")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(shown).to_have_count(0)
    await drop(page, "scan.exe", "MZ\x00\x01 no document")
    await expect(page.get_by_role("alert").filter(has_text="Windows program")).to_be_visible()
    await page.get_by_role("button", name="Dismiss scan.exe").click()
    await drop(page, "letter.txt", "Ana cared for critical patients.")
    await toast(page, "letter.txt added.")
    await expect(files).to_contain_text("Added by Marek Zielinski")
    await check_accessibility(page)
    await page.get_by_role("button", name="Actions for letter.txt").click()
    await page.get_by_role("menuitem", name="Name and kind…").click()
    dialog = page.get_by_role("dialog", name="Name and kind")
    await dialog.get_by_label("File name").fill("From Mercy")
    await dialog.get_by_role("combobox", name="Kind").click()
    await page.get_by_role("option", name="Reference").click()
    await dialog.get_by_role("button", name="Save").click()
    await expect(dialog).to_have_count(0)
    await expect(files.get_by_role("listitem").first).to_contain_text("From Mercy.txt")
    await expect(files.get_by_role("listitem").first).to_contain_text("Reference")

    phone = await desk.window(made.admin, path=f"/app/candidates/{person}?view=files", phone=True)
    await phone.get_by_role("button", name="From Mercy.txt", exact=True).click()
    read = phone.get_by_role("region", name="Content of From Mercy.txt")
    await expect(read).to_contain_text("Ana cared for critical patients.")
    await check_accessibility(phone)
    await phone.get_by_role("dialog").get_by_role("button", name="Close").click()
    await expect(read).to_have_count(0)

    await page.get_by_role("button", name="Actions for From Mercy.txt").click()
    await page.get_by_role("menuitem", name="Remove").click()
    undo = page.get_by_role("alert").filter(has_text="From Mercy.txt removed.")
    await expect(files.get_by_role("listitem")).to_have_count(1)
    theirs = phone.get_by_role("list", name="Files", exact=True)
    await expect(theirs.get_by_role("listitem")).to_have_count(1)
    await undo.get_by_role("button", name="Undo").click()
    await expect(files.get_by_role("listitem")).to_have_count(2)
    await expect(theirs.get_by_role("listitem")).to_have_count(2)

    board = await desk.window(made.recruiter, path=f"/app/jobs/{job['id']}")
    lacks = board.get_by_role("img", name="No résumé")
    await expect(board.get_by_text("Ana Petrov").first).to_be_visible()
    await expect(lacks).to_have_count(0)
    await phone.get_by_role("button", name="Actions for resume.pdf").click()
    await phone.get_by_role("menuitem", name="Remove").click()
    await phone.get_by_role("button", name="1 removed file").click()
    removed = phone.get_by_role("list", name="Removed files")
    await expect(removed).to_contain_text("Removed by Ruth Adler")
    await expect(lacks).to_have_count(1)
    await check_accessibility(phone)
    await removed.get_by_role("button", name="Restore resume.pdf").click()
    await expect(removed).to_have_count(0)
    await expect(lacks).to_have_count(0)
    await expect(theirs.get_by_role("listitem")).to_have_count(2)

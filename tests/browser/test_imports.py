"""A list of people becomes candidates, and is taken back."""

from collections.abc import Awaitable, Callable

from playwright.async_api import FilePayload, Page, expect

from tests.browser.support.accessibility import check_accessibility
from tests.browser.support.desk import PHONE, Desk, heading
from tests.browser.support.employer import Employer
from tests.support.archives import zipped
from tests.support.resumes import pdf_resume

Founder = Callable[[], Awaitable[Employer]]
PEOPLE = (
    "Who;E-Mail;Ort\r\nAna Petrov;ana@example.com;Berlin\r\nBruno Keller;bruno@example.com;Bonn\r\n"
    "Chiara Novak;no address;\r\n"
)


async def upload(page: Page, content: str | bytes, name: str = "people.csv") -> None:
    sent = content if isinstance(content, bytes) else content.encode("utf-16")
    file = FilePayload(name=name, mimeType="application/octet-stream", buffer=sent)
    async with page.expect_file_chooser() as choosing:
        await page.get_by_role("button", name="Upload a file").click()
    await (await choosing.value).set_files(file)
    await heading(page, name)


async def test_maps_checks_imports_and_takes_back(desk: Desk, employer: Founder) -> None:
    """A reload in the middle loses nothing; what is wrong is named; undo leaves nobody."""
    made = await employer()
    page = await desk.window(made.recruiter, path="/app/candidates")
    await page.get_by_role("link", name="Imports").click()
    await heading(page, "Imports")
    await expect(page.get_by_text("Nothing was imported yet")).to_be_visible()
    await upload(page, PEOPLE)
    await expect(page.get_by_text("Say which column is the name.")).to_be_visible()
    await page.get_by_role("combobox", name="What “Who” is").click()
    await page.get_by_role("option", name="Full name").click()
    preview = page.get_by_role("region", name="Preview")
    await expect(preview.get_by_role("row", name="2 New Ana Petrov")).to_be_visible()
    await expect(preview.get_by_role("row", name="4 To mend")).to_contain_text("no e-mail address")
    await page.reload()
    await expect(preview.get_by_role("row", name="2 New Ana Petrov")).to_be_visible()
    await check_accessibility(page)
    await page.get_by_role("button", name="Check 3 rows").click()
    await expect(page.get_by_role("heading", name="What the import would do")).to_be_visible()
    async with page.expect_download() as download:
        await page.get_by_role("link", name="Rows to mend").click()
    assert (await download.value).suggested_filename == "rows-to-mend.csv"
    await check_accessibility(page)
    await page.get_by_role("button", name="Import 2 rows").click()
    await expect(page.get_by_role("heading", name="Imported")).to_be_visible()
    await expect(page.get_by_role("row", name="2 Ana Petrov Added")).to_be_visible()
    await check_accessibility(page)
    await page.get_by_role("button", name="Undo the import").click()
    dialog = page.get_by_role("dialog", name="Undo the import?")
    await dialog.get_by_role("button", name="Undo the import").click()
    await expect(page.get_by_role("heading", name="Taken back")).to_be_visible()
    await expect(page.get_by_role("row", name="2 Ana Petrov Removed again")).to_be_visible()
    await page.get_by_role("link", name="Show the candidates").click()
    await expect(page.get_by_text("Nobody yet")).to_be_visible()


async def test_imports_on_the_phone(desk: Desk, employer: Founder) -> None:
    """All three steps fit, and the person is considered for the job at the end."""
    made = await employer()
    await made.job("Night nurse")
    page = await desk.window(made.recruiter, path="/app/imports", phone=True)
    await upload(page, "Name,Email\nAna Petrov,ana@example.com\n")
    fill = page.get_by_role("radio", name="Fill in what is empty")
    await fill.click()
    await expect(fill).to_be_checked()
    await page.get_by_role("combobox", name="Job").click()
    await page.get_by_role("option", name="Night nurse").click()
    await page.get_by_role("combobox", name="Stage in which they begin").click()
    await page.get_by_role("option", name="Screening").click()
    await page.get_by_role("button", name="Check 1 row").click()
    await page.get_by_role("button", name="Import into Night nurse").click()
    row = page.get_by_role("row", name="Ana Petrov")
    await expect(row.get_by_role("link", name="Added to the job")).to_be_visible()
    await check_accessibility(page)
    await row.get_by_role("link", name="Added to the job").click()
    await heading(page, "Ana Petrov")
    await check_accessibility(page)


async def test_resumes_are_mended_and_become_candidates(desk: Desk, employer: Founder) -> None:
    """Each document of a zip is read; what was guessed is shown, and mended beside the résumé."""
    made = await employer()
    page = await desk.window(made.recruiter, path="/app/imports")
    content = zipped(
        {
            "Ana.pdf": pdf_resume("Ana Petrov", "Nurse", "ana.petrov@example.com"),
            "Lou_Marsh.txt": "Plumbing and heating since 2012",
        }
    )
    await upload(page, content, "people.zip")
    ana, lou = (page.get_by_role("row", name=name) for name in ("Ana Petrov", "Lou Marsh"))
    await expect(ana).to_contain_text("ana.petrov@example.com")
    await expect(lou).to_contain_text("Name: Guessed from the name of the file")
    await check_accessibility(page)
    await page.set_viewport_size(PHONE)
    await lou.get_by_role("button", name="Look and mend").click()
    dialog = page.get_by_role("dialog", name="Who the résumé is of")
    await expect(dialog.get_by_text("Plumbing and heating")).to_be_visible()
    await dialog.get_by_role("textbox", name="E-mail").fill("no address")
    await dialog.get_by_role("button", name="Save").click()
    await expect(dialog.get_by_role("status")).to_contain_text("is no e-mail address")
    await check_accessibility(page)
    await dialog.get_by_role("textbox", name="E-mail").fill("lou@example.com")
    await dialog.get_by_role("button", name="Save").click()
    await expect(dialog).to_be_hidden()
    await expect(lou).to_contain_text("lou@example.com")
    await check_accessibility(page)
    await page.get_by_role("button", name="Check 2 résumés").click()
    await page.get_by_role("button", name="Import 2 rows").click()
    await expect(page.get_by_role("heading", name="Imported")).to_be_visible()
    await lou.get_by_role("link", name="Lou Marsh").click()
    await heading(page, "Lou Marsh")
    await page.goto(f"{page.url}?view=files")
    files = page.get_by_role("list", name="Files", exact=True)
    await expect(files).to_contain_text("Lou_Marsh.txt")
    await expect(files).to_contain_text("Current résumé")

"""Applying on a phone: with the script, without one, and while the connection breaks."""

import re
from collections.abc import Awaitable, Callable

from playwright.async_api import FilePayload, Page, Route, expect

from tests.browser.support.accessibility import check_accessibility
from tests.browser.support.desk import Desk
from tests.browser.support.employer import Employer
from tests.support.photographs import photograph
from tests.support.resumes import pdf_resume

Founder = Callable[[], Awaitable[Employer]]
QUESTIONS = [
    {"id": "licensed", "kind": "yes_no", "label": "Are you licensed?", "required": True},
    {"id": "paper", "kind": "file", "label": "Your licence"},
]
CONTACT = ("ana.petrov@example.com", "+1 614 555 0123")


NAME = "ana-petrov.pdf"
CONTENT = pdf_resume("Ana Petrov", *CONTACT, "Registered nurse")
RESUME: FilePayload = {"name": NAME, "mimeType": "application/pdf", "buffer": CONTENT}
PIECE = 512 * 1024


async def test_a_resume_is_dropped_and_the_fields_fill_in(desk: Desk, employer: Founder) -> None:
    """What was typed stays, what is read comes in place, and a reload loses nothing."""
    made = await employer()
    job = await made.job(questions=QUESTIONS)
    path = f"/careers/{made.organization.slug}/jobs/{job['id']}"
    page = await desk.window(path=path, phone=True)
    await page.get_by_label("Full name").fill("Anna-Maria Petrov")
    await page.get_by_label("Résumé").set_input_files(RESUME)
    await expect(page.get_by_text("Kept: ana-petrov.pdf")).to_be_visible()
    await expect(page.get_by_label("E-mail")).to_have_value("ana.petrov@example.com")
    await expect(page.get_by_label("Phone")).to_have_value("+16145550123")
    await expect(page.get_by_label("Full name")).to_have_value("Anna-Maria Petrov")
    await expect(page.locator("#apply-state")).to_contain_text("Your résumé is read.")
    await check_accessibility(page)
    await page.get_by_label("Anything you want to add").fill("I like nights.")
    async with page.expect_response(re.compile(r"/apply/draft$")):
        await page.get_by_label("Anything you want to add").blur()
    await page.reload()
    await expect(page.get_by_label("Anything you want to add")).to_have_value("I like nights.")
    await expect(page.get_by_label("Full name")).to_have_value("Anna-Maria Petrov")
    await expect(page.get_by_text("Kept: ana-petrov.pdf")).to_be_visible()
    await _agree_and_answer(page)
    await page.get_by_role("button", name="Send application").last.click()
    await expect(page.get_by_text("Your application has arrived")).to_be_visible()
    listed = await made.recruiter.client.get("/api/v1/applications", params={"job_id": job["id"]})
    (summary,) = listed.json()["items"]
    read = await made.recruiter.client.get(f"/api/v1/applications/{summary['id']}")
    assert read.json()["resume"]["filename"] == "ana-petrov.pdf"


async def test_an_upload_outlives_a_broken_connection(desk: Desk, employer: Founder) -> None:
    """The third piece is cut off twice; the upload goes on and what arrived is not sent again."""
    made = await employer()
    job = await made.job()
    long: FilePayload = {**RESUME, "buffer": CONTENT + b"\n%" + b"x" * 2_000_000 + b"\n%%EOF\n"}
    path = f"/careers/{made.organization.slug}/jobs/{job['id']}"
    page = await desk.window(path=path, phone=True)
    offsets: list[int] = []

    async def pass_on(route: Route) -> None:
        request = route.request
        if request.method != "PATCH":
            await route.continue_()
            return
        offsets.append(int(request.headers["upload-offset"]))
        if len(offsets) in {3, 4}:
            await route.abort("connectionreset")
        else:
            await route.continue_()

    await page.route("**/apply/files/*", pass_on)
    await page.get_by_label("Full name").fill("Ana Petrov")
    await page.get_by_label("Résumé").set_input_files(long)
    await expect(page.get_by_text("Kept: ana-petrov.pdf")).to_be_visible(timeout=30_000)
    assert [offset // PIECE for offset in offsets] == [0, 1, 2, 2, 2, 3]
    await expect(page.get_by_label("E-mail")).to_have_value("ana.petrov@example.com")


async def test_pages_are_photographed(desk: Desk, employer: Founder) -> None:
    """Two pictures become one file, and what was typed before is still there."""
    made = await employer()
    job = await made.job()
    path = f"/careers/{made.organization.slug}/jobs/{job['id']}"
    page = await desk.window(path=path, phone=True)
    await page.get_by_label("Full name").fill("Ana Petrov")
    await page.get_by_text("No file at hand? Photograph your résumé").click()
    pictures: list[FilePayload] = [
        {"name": f"IMG_{number}.jpg", "mimeType": "image/jpeg", "buffer": photograph()}
        for number in (1, 2)
    ]
    await check_accessibility(page)
    await page.get_by_label("Photographs of its pages").set_input_files(pictures)
    await expect(page.get_by_text("Kept: photos.pdf")).to_be_visible()
    await expect(page.get_by_label("Full name")).to_have_value("Ana Petrov")


async def test_applying_needs_no_script(desk: Desk, employer: Founder) -> None:
    """The résumé first, then the page with its fields filled, an error that loses nothing, done."""
    made = await employer()
    job = await made.job(questions=QUESTIONS)
    path = f"/careers/{made.organization.slug}/jobs/{job['id']}"
    page = await desk.window(path=path, phone=True, scripts=False)
    await page.get_by_label("Résumé").set_input_files(RESUME)
    await page.get_by_role("button", name="Read my résumé and fill in the fields").click()
    await expect(page.get_by_text("Your résumé is read.")).to_be_visible()
    await expect(page.get_by_label("E-mail")).to_have_value("ana.petrov@example.com")
    await expect(page.get_by_text("Kept: ana-petrov.pdf")).to_be_visible()
    await _agree_and_answer(page)
    await page.get_by_label("Phone").fill("call me")
    await page.get_by_role("button", name="Send application").last.click()
    await expect(page.get_by_text("Your application was not sent yet")).to_be_visible()
    await expect(page.get_by_text("Kept: ana-petrov.pdf")).to_be_visible()
    await page.get_by_label("Phone").fill("")
    await page.get_by_label("I agree that").check()
    await page.get_by_role("button", name="Send application").last.click()
    await expect(page.get_by_text("Your application has arrived")).to_be_visible()


async def test_the_form_is_readable_in_other_languages_and_in_the_dark(
    desk: Desk, employer: Founder
) -> None:
    """German in the dark, Spanish in the light; both without a finding of axe."""
    made = await employer()
    job = await made.job(questions=QUESTIONS)
    path = f"/careers/{made.organization.slug}/jobs/{job['id']}"
    for locale, dark, label in (("de-DE", True, "Lebenslauf"), ("es-ES", False, "Currículum")):
        page = await desk.window(path=path, phone=True, locale=locale, dark=dark)
        await page.get_by_label(label).first.set_input_files(RESUME)
        await expect(page.locator("#email")).to_have_value("ana.petrov@example.com")
        await check_accessibility(page)


async def _agree_and_answer(page: Page) -> None:
    await page.get_by_label("I agree that").check()
    await page.get_by_role("radiogroup", name="Are you licensed?").get_by_label("Yes").check()

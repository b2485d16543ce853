"""The page of one application, the table, and candidates."""

import asyncio
import contextlib
import re
from collections.abc import Awaitable, Callable

from playwright.async_api import Error, Page, Route, expect

from tests.browser.support.accessibility import check_accessibility
from tests.browser.support.desk import Desk, heading, toast
from tests.browser.support.employer import Employer

Founder = Callable[[], Awaitable[Employer]]

QUESTION = {
    "id": "licence",
    "kind": "yes_no",
    "label": "Do you hold a licence?",
    "required": True,
    "knockout": {"operator": "equals", "value": False},
}


async def _tab(page: Page, name: str) -> None:
    await page.get_by_role("tab", name=name).click()


async def test_reads_everything_about_an_application(desk: Desk, employer: Founder) -> None:
    """The résumé as its pages and as text, the answers with the knock-out, files, timeline."""
    made = await employer()
    job = await made.job(questions=[QUESTION])
    (ana,) = await made.applications(
        job, 1, answers='{"licence": false}', cover_note="I like the night."
    )
    page = await desk.window(made.recruiter, path=f"/app/applications/{ana}")
    await heading(page, "Ana Petrov")
    await expect(page.get_by_role("group", name="Page 1 of 1").locator("canvas")).to_be_visible()
    await expect(page.get_by_text("Six years in intensive care")).to_be_visible()
    await check_accessibility(page)
    await page.get_by_text("Text", exact=True).click()
    await expect(page.locator("pre")).to_contain_text("Six years in intensive care")
    await _tab(page, "Answers (1)")
    await expect(page.get_by_text("I like the night.")).to_be_visible()
    await expect(page.get_by_text("Does not meet the requirement")).to_be_visible()
    await _tab(page, "Files (1)")
    async with page.expect_download() as download:
        await page.get_by_role("button", name="Download resume.pdf").click()
    assert (await download.value).suggested_filename == "resume.pdf"
    await expect(page.get_by_text("Applied", exact=True).first).to_be_visible()


async def test_leaves_before_the_resume_is_there(desk: Desk, employer: Founder) -> None:
    """Whoever goes on while the file is still on its way hears nothing of it."""
    made = await employer()
    await made.applications(await made.job(), 1)
    page = await desk.window(made.recruiter, path="/app/applications")
    asked, left = asyncio.Event(), asyncio.Event()

    async def send_slowly(route: Route) -> None:
        asked.set()
        await left.wait()
        with contextlib.suppress(Error):
            await route.continue_()

    await page.route("**/api/v1/files/download/*", send_slowly)
    await page.get_by_role("link", name="Ana Petrov").click()
    await asked.wait()
    await page.get_by_role("link", name="Applications").first.click()
    await heading(page, "Applications")
    left.set()
    await expect(page.get_by_role("link", name="Ana Petrov")).to_be_visible()


async def test_moves_with_a_reason_and_takes_it_back(desk: Desk, employer: Founder) -> None:
    """Advance, reject with a reason, undo within the window, reopen after it counts."""
    made = await employer()
    job = await made.job()
    (ana,) = await made.applications(job, 1)
    page = await desk.window(made.recruiter, path=f"/app/applications/{ana}")
    await page.get_by_role("button", name="Move to Screening").click()
    await toast(page, "Moved Ana Petrov to Screening.")
    await page.keyboard.press("r")
    dialog = page.get_by_role("dialog", name="Reject Ana Petrov")
    await dialog.get_by_role("combobox", name="Reason").click()
    await page.get_by_role("option").nth(1).click()
    await dialog.get_by_role("button", name="Reject", exact=True).click()
    await expect(page.get_by_role("button", name="Reopen…")).to_be_visible()
    await _tab(page, "Messages")
    await expect(page.get_by_text("Held", exact=True).first).to_be_visible()
    await page.get_by_role("main").get_by_role("button", name="Undo").click()
    await toast(page, "Ana Petrov is back where they were.")
    await expect(page.get_by_role("button", name="Move to Interview")).to_be_visible()
    await _tab(page, "History")
    await expect(page.get_by_text("Taken back later")).to_be_visible()
    await check_accessibility(page)


async def test_reopens_a_rejected_application(desk: Desk, employer: Founder) -> None:
    """Reopening asks why and brings the application back to the stage it left."""
    made = await employer()
    job = await made.job()
    (ana,) = await made.applications(job, 1)
    rejected = await made.recruiter.client.post(
        f"/api/v1/applications/{ana}/transition",
        json={"to_stage": "rejected", "reason": "Another applicant fits better"},
    )
    assert rejected.status_code == 200, rejected.text
    page = await desk.window(made.recruiter, path=f"/app/applications/{ana}")
    await page.get_by_role("button", name="Reopen…").click()
    dialog = page.get_by_role("dialog")
    await expect(dialog.get_by_role("button", name="Reopen")).to_be_disabled()
    await dialog.get_by_label("Reason").fill("The other one declined.")
    await dialog.get_by_role("button", name="Reopen").click()
    await toast(page, "Ana Petrov is in the running again.")
    await expect(page.get_by_role("button", name="Move to Screening")).to_be_visible()


async def test_writes_notes_for_the_team_and_for_oneself(desk: Desk, employer: Founder) -> None:
    """A team note appears for a colleague at once; a private one never does."""
    made = await employer()
    job = await made.job()
    (ana,) = await made.applications(job, 1)
    mine = await desk.window(made.recruiter, path=f"/app/applications/{ana}")
    theirs = await desk.window(made.admin, path=f"/app/applications/{ana}")
    await _tab(theirs, "Notes")
    await heading(mine, "Ana Petrov")
    await mine.keyboard.press("n")
    field = mine.get_by_label("New note")
    await expect(field).to_be_focused()
    await field.fill("Calm, asks good questions.")
    await mine.keyboard.press("Control+Enter")
    await expect(theirs.get_by_text("Calm, asks good questions.")).to_be_visible()
    await mine.get_by_text("Only me", exact=True).click()
    await field.fill("Ask about the gap.")
    await mine.get_by_role("button", name="Save the note").click()
    await expect(mine.get_by_role("article").filter(has_text="Ask about the gap.")).to_be_visible()
    await expect(theirs.get_by_text("Ask about the gap.")).to_have_count(0)
    await check_accessibility(mine)


async def test_asks_a_colleague_to_assess(desk: Desk, employer: Founder) -> None:
    """Assigning puts a line into the colleague's bell while they look."""
    made = await employer()
    job = await made.job()
    (ana,) = await made.applications(job, 1)
    page = await desk.window(made.recruiter, path=f"/app/applications/{ana}")
    theirs = await desk.window(made.admin)
    await expect(theirs.get_by_text("Live", exact=True)).to_be_visible()
    await page.get_by_role("combobox", name="Assigned to").click()
    await page.get_by_role("option", name="Ruth Adler").click()
    bell = theirs.get_by_role("button", name="Notifications, ")
    await expect(bell).to_be_visible()
    await bell.click()
    await check_accessibility(theirs)
    asked = theirs.get_by_role("link", name="You are asked to assess Ana Petrov")
    await expect(asked).to_be_visible()
    await asked.click()
    await heading(theirs, "Ana Petrov")


async def test_walks_through_a_list(desk: Desk, employer: Founder) -> None:
    """J and K go through the list one came from, in its order."""
    made = await employer()
    job = await made.job()
    await made.applications(job, 3)
    page = await desk.window(made.recruiter, path=f"/app/jobs/{job['id']}/table")
    await page.get_by_role("link", name="Chiara Novak").click()
    await heading(page, "Chiara Novak")
    await expect(page.get_by_text("1 of 3")).to_be_visible()
    await page.keyboard.press("j")
    await heading(page, "Bruno Keller")
    await page.keyboard.press("k")
    await heading(page, "Chiara Novak")


async def test_sorts_filters_and_moves_in_the_table(desk: Desk, employer: Founder) -> None:
    """The table's filters lie in the address; a selection moves like on the board."""
    made = await employer()
    job = await made.job()
    await made.applications(job, 4)
    page = await desk.window(made.recruiter, path=f"/app/jobs/{job['id']}/table")
    rows = page.get_by_role("table").get_by_role("link")
    await expect(rows).to_have_text(["Dagny Holm", "Chiara Novak", "Bruno Keller", "Ana Petrov"])
    await page.get_by_role("button", name="Applied", exact=True).click()
    await expect(rows.first).to_have_text("Ana Petrov")
    assert "sort=applied_at" in page.url
    await page.get_by_label("Select Ana Petrov").check()
    await page.get_by_label("Select Chiara Novak").click(modifiers=["Shift"])
    bar = page.get_by_role("region", name="Actions for the selected applications")
    await expect(bar).to_contain_text("3 selected")
    await check_accessibility(page)
    await bar.get_by_role("button", name="Screening").click()
    await toast(page, "Moved 3 applications to Screening.")
    await page.get_by_role("combobox", name="Stage").click()
    await page.get_by_role("option", name="Applied").click()
    await expect(rows).to_have_text(["Dagny Holm"])
    await page.reload()
    await expect(rows).to_have_text(["Dagny Holm"])


async def test_finds_and_edits_a_candidate(desk: Desk, employer: Founder) -> None:
    """Search by the beginning of a name, open the record, change it, add somebody new."""
    made = await employer()
    job = await made.job()
    await made.applications(job, 3)
    page = await desk.window(made.recruiter, path="/app/candidates")
    await page.get_by_label("Search by name or e-mail").fill("chi")
    await expect(page.get_by_role("link", name="Ana Petrov")).to_be_hidden()
    await check_accessibility(page)
    await page.get_by_role("link", name="Chiara Novak").click()
    await heading(page, "Chiara Novak")
    await expect(page.get_by_role("link", name="Intensive care nurse")).to_be_visible()
    await page.get_by_role("button", name="Edit").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Headline").fill("Registered nurse")
    await check_accessibility(page)
    await dialog.get_by_role("button", name="Save").click()
    await expect(page.get_by_text("Registered nurse")).to_be_visible()
    await check_accessibility(page)
    await page.get_by_role("link", name="Candidates").first.click()
    await page.get_by_role("button", name="Add a candidate").click()
    await dialog.get_by_label("Full name").fill("Zoe Weiss")
    await dialog.get_by_role("button", name="Add").click()
    await heading(page, "Zoe Weiss")


async def test_the_palette_finds_and_goes(desk: Desk, employer: Founder) -> None:
    """Ctrl+K finds candidates, applications and jobs, and G J goes to the jobs."""
    made = await employer()
    job = await made.job("Night pharmacist")
    await made.applications(job, 2)
    page = await desk.window(made.recruiter)
    await expect(page.get_by_role("heading", level=2, name="Open jobs")).to_be_visible()
    await page.keyboard.press("Control+k")
    await page.keyboard.type("bruno")
    found = page.get_by_role("option", name="Bruno Keller")
    await expect(found.nth(1)).to_contain_text("Night pharmacist · Applied")
    await expect(found.first.locator("mark").first).to_have_text("Bruno")
    await expect(page.get_by_role("option", name="See all that is found")).to_be_visible()
    await check_accessibility(page)
    await found.first.click()
    await heading(page, "Bruno Keller")
    await page.keyboard.press("Control+k")
    await page.keyboard.type("night ph")
    await page.keyboard.press("Enter")  # before the answer: it waits, nothing older is opened
    await heading(page, "Night pharmacist")
    await page.keyboard.press("Control+k")
    await page.keyboard.type("bruno")
    await expect(found.nth(1)).to_be_visible()
    await page.keyboard.press("ArrowDown")
    await expect(found.nth(1)).to_have_attribute("aria-selected", "true")
    await check_accessibility(page)
    await page.keyboard.press("Enter")
    await expect(page).to_have_url(re.compile("/app/applications/"))
    await page.keyboard.press("g")
    await page.keyboard.press("j")
    await heading(page, "Jobs")
    await page.keyboard.press("?")
    keys = page.get_by_role("dialog", name="Keyboard")
    await expect(keys).to_contain_text("Go to Candidates")
    await check_accessibility(page)

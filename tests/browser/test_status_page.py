"""The candidate's private page on a phone: read, write, send documents; scripts or not."""

from collections.abc import Awaitable, Callable

import pytest
from playwright.async_api import expect

from tests.browser.support.accessibility import check_accessibility
from tests.browser.support.desk import Desk, toast
from tests.browser.support.employer import Employer
from tests.support.hiring import apply
from tests.support.installation import LiveWorld
from tests.support.resumes import pdf_resume

Founder = Callable[[], Awaitable[Employer]]


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
async def test_a_candidate_writes_and_the_team_answers(
    desk: Desk, live: LiveWorld, employer: Founder, *, scripts: bool
) -> None:
    """A message with a certificate goes to the conversation; the answer stands on the page."""
    made = await employer()
    job = await made.job("Night nurse")
    taken = (await apply(live.client(), job["id"], name="Lena Fischer")).json()
    path = "/status/" + taken["status_url"].rpartition("/")[2]
    page = await desk.window(path=path, phone=True, scripts=scripts)
    await expect(page.get_by_role("heading", name="Received")).to_be_visible()
    await expect(page.get_by_text("The hiring team for this job.")).to_be_visible()
    await page.get_by_label("Your message").fill("Here is my certificate.\nWhen do you decide?")
    await page.get_by_label("Documents (optional)").set_input_files(
        {"name": "certificate.pdf", "mimeType": "application/pdf", "buffer": pdf_resume("X")}
    )
    await page.get_by_role("button", name="Send").click()
    await expect(page.get_by_role("status")).to_contain_text("Sent. The team has been told.")
    mine = page.get_by_role("listitem").filter(has_text="When do you decide?")
    await expect(mine.get_by_text("certificate.pdf")).to_be_visible()
    if scripts:
        await check_accessibility(page)

    console = await desk.window(
        made.recruiter, path=f"/app/applications/{taken['application_id']}?view=messages"
    )
    thread = console.get_by_role("list", name="Messages")
    came = thread.get_by_role("listitem").filter(has_text="When do you decide?")
    await expect(came.get_by_text("On the private page")).to_be_visible()
    await expect(came.get_by_text("certificate.pdf")).to_be_visible()
    await check_accessibility(console)


async def test_an_administrator_chooses_what_candidates_are_told(
    desk: Desk, live: LiveWorld, employer: Founder
) -> None:
    """Names instead of the role, and no date."""
    made = await employer()
    job = await made.job(
        "Night nurse",
        hiring_team=[{"user_id": str(made.recruiter.user_id), "role": "recruiter"}],
    )
    taken = (await apply(live.client(), job["id"], name="Lena Fischer")).json()
    page = await desk.window(made.admin, path="/app/settings?view=status-page")
    await page.get_by_role("combobox", name="Who decides").click()
    await page.get_by_role("option", name="Say their names").click()
    await page.get_by_role("switch", name="Say by when there is news").click()
    await check_accessibility(page)
    await page.get_by_role("button", name="Save", exact=True).click()
    await toast(page, "Saved.")
    shown = await desk.window(path="/status/" + taken["status_url"].rpartition("/")[2], phone=True)
    await expect(shown.get_by_text("Marek Zielinski (recruiting)")).to_be_visible()


async def test_a_candidate_puts_the_profile_right_without_a_script(
    desk: Desk, live: LiveWorld, employer: Founder
) -> None:
    """On a phone: a position is added, corrected after a mistake, undone, and taken off."""
    made = await employer()
    job = await made.job("Night nurse")
    taken = (await apply(live.client(), job["id"], name="Lena", with_resume=False)).json()
    path = "/status/" + taken["status_url"].rpartition("/")[2]
    page = await desk.window(path=path, phone=True, scripts=False)
    await page.get_by_role("link", name="See and correct it").click()
    await page.get_by_role("link", name="Add a position").click()
    await page.get_by_label("Company").fill("Harbor Clinic")
    await page.get_by_role("button", name="Save").click()
    work = page.get_by_role("region", name="Work")
    await expect(work).to_contain_text("Harbor Clinic")
    await work.get_by_role("link", name="Correct “Harbor Clinic”").click()
    await page.get_by_label("Company").fill("Harbor Hospital")
    await page.get_by_label("From").fill("spring")
    await page.get_by_role("button", name="Save").click()
    await expect(page.get_by_role("alert")).to_contain_text("Give a year, a month or a day")
    await expect(page.get_by_label("Company")).to_have_value("Harbor Hospital")
    await page.get_by_label("From").fill("2018")
    await page.get_by_role("button", name="Save").click()
    await expect(page.get_by_role("status")).to_contain_text("Saved.")
    await expect(work).to_contain_text("Harbor Hospital")
    looked = await desk.window(path=f"{path}/profile", phone=True)
    await check_accessibility(looked)
    await looked.get_by_role("link", name="Correct “").click()
    await expect(looked.get_by_label("What you did")).to_be_visible()
    await check_accessibility(looked)
    await page.get_by_role("button", name="Undo this").click()
    await expect(page.get_by_role("status")).to_contain_text("Undone.")
    await work.get_by_role("button", name="Take off “Harbor Clinic”").click()
    await expect(page.get_by_role("region", name="What you took off")).to_be_visible()

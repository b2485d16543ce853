"""Drafting the interview of a job, writing it, looking at it as a candidate, and approving it."""

from collections.abc import Awaitable, Callable

from playwright.async_api import expect

from tests.browser.support.accessibility import check_accessibility
from tests.browser.support.desk import Desk, toast
from tests.browser.support.employer import Employer

Founder = Callable[[], Awaitable[Employer]]


async def test_from_the_draft_to_the_approved_version(desk: Desk, employer: Founder) -> None:
    """The recruiter drafts, writes by keyboard and asks; the administrator approves."""
    made = await employer()
    job = await made.job()
    path = f"/app/jobs/{job['id']}/ai-interview"
    page = await desk.window(made.recruiter, path=path)
    await page.get_by_role("button", name="Draft from this job").click()
    state = page.get_by_role("region", name="State")
    await expect(state.get_by_text("Made by rules from the job’s text.")).to_be_visible()

    competencies = page.get_by_role("region", name="Competencies")
    await competencies.get_by_role("button", name="Patient safety Weight").press("Enter")
    question = competencies.get_by_label("Question 1").get_by_role("textbox").first
    await question.fill("Which risk did you notice last?")
    await page.get_by_role("button", name="Add from the bank").click()
    bank = page.get_by_role("dialog", name="Competencies of the bank")
    await bank.get_by_label("Find a competency").fill("exact")
    await expect(bank.get_by_text("Nothing of the bank fits these words.")).to_be_visible()
    await bank.get_by_label("Find a competency").fill("integrity")
    await bank.get_by_role("button", name="Add Integrity").click()
    await expect(bank).to_be_hidden()
    up = competencies.get_by_role("button", name="Move “Integrity” up")
    await up.press("Enter")
    await expect(competencies.get_by_role("listitem").nth(3)).to_contain_text("Integrity")
    await expect(state.get_by_text("Save first")).to_be_visible()
    await expect(state.get_by_role("button", name="Ask for approval")).to_be_disabled()
    minutes = page.get_by_label("Minutes, at most")
    await minutes.fill("10")
    await page.get_by_role("button", name="Save", exact=True).last.click()
    await toast(page, "Saved.")
    missing = page.get_by_role("alert").filter(has_text="Before it can be approved")
    await missing.get_by_role("button", name="Settings").click()
    await expect(minutes).to_be_focused()
    await minutes.fill("40")
    await page.keyboard.press("ControlOrMeta+s")
    await expect(missing).to_be_hidden()

    await page.get_by_role("radiogroup", name="What is shown").get_by_text("As a candidate").click()
    shown = page.get_by_role("region", name="As a candidate")
    await expect(shown).to_contain_text(f"about the job {job['title']} at")
    await shown.get_by_role("button", name="Next").press("Enter")
    await expect(shown).to_contain_text("Which risk did you notice last?")
    await expect(shown).to_contain_text("You have 2 minutes for your answer.")
    await check_accessibility(page)
    await state.get_by_role("button", name="Ask for approval").click()
    await toast(page, "Approval is asked for.")
    await expect(state.get_by_text("has asked for approval")).to_be_visible()

    deciding = await desk.window(made.admin, path=path)
    decision = deciding.get_by_role("region", name="State")
    await expect(deciding.get_by_role("group", name="Patient safety")).to_contain_text(
        "Which risk did you notice last?"
    )
    await decision.get_by_role("button", name="Decline").click()
    await expect(decision.get_by_text("Say what would have to change")).to_be_visible()
    await decision.get_by_label("A word with the decision").fill("Fair questions.")
    await decision.get_by_role("button", name="Approve").click()
    await toast(deciding, "Approved.")
    await deciding.get_by_role("radiogroup", name="What is shown").get_by_text("Versions").click()
    await expect(deciding.get_by_text("Approved by Ruth Adler").last).to_be_visible()
    await deciding.get_by_role("button", name="Show version 1").click()
    await expect(deciding.get_by_role("dialog")).to_contain_text("Which risk did you notice last?")

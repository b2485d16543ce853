"""Triage on screen: what a job looks for, and a queue that is read and decided with keys."""

from collections.abc import Awaitable, Callable
from typing import Any

from playwright.async_api import Page, expect

from tests.browser.support.accessibility import check_accessibility
from tests.browser.support.desk import Desk, heading, toast
from tests.browser.support.employer import Employer

Founder = Callable[[], Awaitable[Employer]]
CRITERIA = [
    {"id": "rn", "kind": "licence", "label": "Nurse", "phrases": ["registered nurse"]},
    {"id": "py", "kind": "skill", "label": "Python", "phrases": ["Python"], "required": False},
]


async def job_of(made: Employer) -> dict[str, Any]:
    """Publish a job that the recruiter hires for."""
    team = [{"user_id": str(made.recruiter.user_id), "role": "recruiter"}]
    return await made.job(hiring_team=team, skills=[{"name": "Intensive care", "required": True}])


async def criterion(page: Page, name: str, *said: str) -> None:
    """Wait until a criterion says this."""
    item = page.get_by_role("list", name="Criteria").get_by_role("listitem").filter(has_text=name)
    for words in said:
        await expect(item).to_contain_text(words)


async def test_goes_through_the_queue_with_keys(desk: Desk, employer: Founder) -> None:
    """Criteria; then advance, undo, reject, snooze, a note that stays, and a faster colleague."""
    made = await employer()
    job = await job_of(made)
    _, _, chiara, _ = await made.applications(job, 4)
    page = await desk.window(made.recruiter, path=f"/app/jobs/{job['id']}/criteria")
    await page.get_by_role("button", name="Intensive care", exact=True).click()
    await page.get_by_role("button", name="Add a criterion").click()
    await page.get_by_role("menuitem", name="Years of experience").click()
    await page.get_by_role("button", name="Save the criteria").click()
    await toast(page, "Saved.")

    await page.get_by_role("link", name="Triage").click()
    await heading(page, "Ana Petrov")
    await expect(page.get_by_text("1 of 4")).to_be_visible()
    await criterion(page, "Intensive care", "Met.")
    await criterion(page, "3 years of experience", "Can’t tell.")
    await page.get_by_role("button", name="“Six years in intensive care”").click()
    await expect(page.locator("mark[data-hit]")).to_have_text("intensive care")
    await page.keyboard.press("v")
    await expect(page.locator("[data-marked]").first).to_have_text("Six years in intensive care")
    await page.keyboard.press("v")

    await page.keyboard.press("a")
    await toast(page, "Moved Ana Petrov to Screening.")
    await heading(page, "Bruno Keller")
    await page.keyboard.press("u")
    await heading(page, "Ana Petrov")
    await page.keyboard.press("r")
    reject = page.get_by_role("dialog", name="Reject Ana Petrov")
    await reject.get_by_role("combobox", name="Reason").click()
    await page.get_by_role("option").first.click()
    await reject.get_by_role("button", name="Reject", exact=True).click()
    await heading(page, "Dagny Holm")
    await expect(page.get_by_text("1 decided today")).to_be_visible()
    await page.keyboard.press("s")
    await page.get_by_role("button", name="Tomorrow morning").click()
    await heading(page, "Chiara Novak")
    await expect(page.get_by_role("button", name="1 snoozed")).to_be_visible()
    await expect(page.get_by_text("2 of 2")).to_be_visible()

    await page.keyboard.press("n")
    await page.get_by_label("New note").fill("Ask about nights")
    await page.reload()
    await heading(page, "Chiara Novak")
    await page.get_by_role("tab", name="Notes").click()
    await expect(page.get_by_label("New note")).to_have_value("Ask about nights")
    await made.move(chiara, "screening", "interview")
    await toast(page, "Chiara Novak left the queue")
    await heading(page, "Bruno Keller")


async def test_decides_with_a_thumb(desk: Desk, employer: Founder) -> None:
    """Résumé and criteria are tabs, the decisions are below, and an empty queue says what it is."""
    made = await employer()
    job = await job_of(made)
    url = f"/api/v1/jobs/{job['id']}/criteria"
    assert (await made.recruiter.client.put(url, json={"items": CRITERIA})).status_code == 200
    await made.applications(job, 1)
    page = await desk.window(made.recruiter, path="/app/triage", phone=True)
    await heading(page, "Ana Petrov")
    await page.get_by_role("tab", name="Criteria").tap()
    await criterion(page, "Nurse", "Met.", "Registered nurse")
    await criterion(page, "Python", "Preferred", "not mentioned")
    await check_accessibility(page)
    await page.get_by_role("button", name="“Registered nurse").tap()
    await expect(page.get_by_role("tab", name="Résumé")).to_have_attribute("aria-selected", "true")
    await expect(page.locator("mark[data-hit]")).to_have_text("Registered nurse")
    await page.get_by_role("button", name="Snooze…").tap()
    await page.get_by_role("dialog").get_by_role("button", name="Tomorrow morning").tap()
    await heading(page, "Triage")
    await expect(page.get_by_text("Nothing on your jobs waits")).to_be_visible()
    await page.get_by_role("button", name="1 snoozed").tap()
    await page.get_by_role("button", name="Bring Ana Petrov back").tap()
    await expect(page.get_by_text("Nothing is snoozed")).to_be_visible()
    await page.keyboard.press("Escape")
    await heading(page, "Ana Petrov")

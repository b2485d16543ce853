"""An AI interview on a phone: from the mail to the end, reloaded and opened twice in between."""

from collections.abc import Awaitable, Callable
from copy import deepcopy
from uuid import UUID

from playwright.async_api import Locator, Page, expect

from tests.browser.support.accessibility import check_accessibility
from tests.browser.support.desk import Desk
from tests.browser.support.employer import Employer
from tests.browser.support.mailbox import newest_link
from tests.support.hiring import applied
from tests.support.installation import LiveWorld
from tests.support.interview_templates import INTERVIEW, texts
from tests.support.offering import made

Founder = Callable[[], Awaitable[Employer]]
ANSWER = (
    "On my last night shift a patient's pressure fell, so I wrote down the drug, the dose and the "
    "time, told the next nurse at the bed, and had her repeat it. Nothing was missed."
)


async def test_an_interview_from_the_mail_to_the_end(
    desk: Desk, live: LiveWorld, employer: Founder
) -> None:
    house = await employer()
    job = await house.job("Night nurse")
    await _approved(house, job["id"])
    email = f"lena-{UUID(job['id']).hex}@example.com"
    application_id = await applied(live.client(), job["id"], name="Lena Fischer", email=email)
    await made(house.recruiter, "ai-interviews", {"application_id": application_id}, 201)
    path = await newest_link(desk.url, email, "/interview/")
    page = await desk.window(path=path, phone=True)
    await page.get_by_role("button", name="Open the interview").click()
    await expect(page.get_by_text("held by a computer program, an AI")).to_be_visible()
    await check_accessibility(page)
    await page.get_by_label("I have read this and agree").check()
    await page.get_by_role("button", name="Go on").click()
    await page.get_by_label("Yes").check()
    await check_accessibility(page)
    await page.get_by_role("button", name="Begin the interview").click()
    await expect(_said(page, "Tell us about your last handover.")).to_be_visible()
    await expect(page.get_by_text("Question 1 of 2")).to_be_visible()
    await _answer(page, "Hm, hard to say.")
    await expect(_said(page, "What did you leave out?")).to_be_visible()
    await check_accessibility(page)

    await page.get_by_label("Your answer", exact=True).fill("Half an answer")
    await page.reload()
    await expect(page.get_by_label("Your answer", exact=True)).to_have_value("Half an answer")
    other = await page.context.new_page()
    await other.goto(path)
    await expect(_said(other, "What did you leave out?")).to_be_visible()
    await _answer(other, ANSWER)
    await expect(_said(other, "a mistake that you noticed")).to_be_visible()
    # The window behind learns it when it sends, and shows the question that is open.
    await page.get_by_role("button", name="Send the answer").click()
    await expect(_said(page, "a mistake that you noticed")).to_be_visible()
    await expect(page.get_by_text("Question 2 of 2")).to_be_visible()

    await page.get_by_role("button", name="Pause").click()
    await expect(page.get_by_text("the time stands still")).to_be_visible()
    await page.get_by_role("button", name="Go on with the interview").click()
    await _answer(page, ANSWER)
    await expect(page.get_by_text("The interview is over.")).to_be_visible()
    await check_accessibility(page)


def _said(page: Page, text: str) -> Locator:
    """Return where something was said; the live region for readers of screens says it as well."""
    return page.get_by_role("list", name="What was said").get_by_text(text)


async def _answer(page: Page, text: str) -> None:
    await page.get_by_label("Your answer", exact=True).fill(text)
    await page.get_by_role("button", name="Send the answer").click()


async def _approved(house: Employer, job_id: str) -> None:
    """Give the job an interview of two questions that is approved."""
    template = await made(house.recruiter, f"jobs/{job_id}/ai-interview", {}, 201)
    body = deepcopy(INTERVIEW)
    body["content"]["competencies"][0]["questions"].append(
        {
            "key": "error",
            "text": texts(en="Tell us about a mistake that you noticed in time."),
            "follow_ups": [],
            "max_follow_ups": 0,
            "seconds": 120,
        }
    )
    url = f"/api/v1/ai-interview-templates/{template['id']}"
    written = await house.recruiter.client.put(url, json=body)
    assert written.status_code == 200, written.text
    await made(house.admin, f"ai-interview-templates/{template['id']}/approve", {"note": "Fair."})

"""Adjustments: asked on a phone, with and without scripts, and answered in the console."""

from collections.abc import Awaitable, Callable

import pytest
from playwright.async_api import expect

from tests.browser.support.accessibility import check_accessibility
from tests.browser.support.desk import Desk, toast
from tests.browser.support.employer import Employer
from tests.support.hiring import apply
from tests.support.installation import LiveWorld

Founder = Callable[[], Awaitable[Employer]]


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
async def test_an_adjustment_is_asked_for_and_arranged(
    desk: Desk, live: LiveWorld, employer: Founder, *, scripts: bool
) -> None:
    made = await employer()
    job = await made.job("Night nurse")
    taken = (await apply(live.client(), job["id"], name="Lena Fischer")).json()
    path = "/status/" + taken["status_url"].rpartition("/")[2]
    page = await desk.window(path=f"{path}/adjustments", phone=True, scripts=scripts)
    await page.get_by_label("More time").check()
    await page.get_by_label("an interview").check()
    await page.get_by_label("In your own words").fill("A break after half an hour")
    await page.get_by_role("button", name="Send").click()
    await expect(page.get_by_role("status")).to_contain_text("have been told")
    await expect(page.get_by_text("A break after half an hour")).to_be_visible()
    if not scripts:
        return
    await check_accessibility(page)

    console = await desk.window(
        made.recruiter, path=f"/app/applications/{taken['application_id']}?view=adjustments"
    )
    await expect(console.get_by_text("Waits for an answer")).to_be_visible()
    await console.get_by_role("textbox", name="What is arranged").fill("You have a break.")
    await console.get_by_role("textbox", name="What interviewers are told").fill("Break at 30'")
    await check_accessibility(console)
    await console.get_by_role("button", name="Send the answer").click()
    await toast(console, "Answered.")
    await expect(console.get_by_text("Break at 30'", exact=True)).to_be_visible()
    await check_accessibility(console)
    await page.goto(page.url.partition("?")[0])
    await expect(page.get_by_text("You have a break.")).to_be_visible()


async def test_the_form_of_a_job_asks_and_keeps_what_was_typed(
    desk: Desk, employer: Founder
) -> None:
    made = await employer()
    job = await made.job("Night nurse")
    page = await desk.window(path=f"/careers/{made.organization.slug}/jobs/{job['id']}", phone=True)
    part = page.locator("#adjust")
    await expect(part.get_by_label("More time")).to_be_hidden()
    await part.locator("summary").click()
    await part.get_by_label("More time").check()
    await page.get_by_label("Full name").fill("Lena Fischer")
    async with page.expect_response(
        lambda answer: answer.url.endswith("/apply/draft") and answer.request.method == "PUT"
    ):
        await part.get_by_label("In your own words").fill("Large print, please")
    await check_accessibility(page)
    await page.reload()
    await expect(part.get_by_label("In your own words")).to_have_value("Large print, please")
    await expect(part.get_by_label("More time")).to_be_checked()

"""Reports: from a number to its people, at a desk and on a phone."""

from collections.abc import Awaitable, Callable

from playwright.async_api import expect

from tests.browser.support.accessibility import check_accessibility
from tests.browser.support.desk import Desk, heading
from tests.browser.support.employer import Employer

Founder = Callable[[], Awaitable[Employer]]


async def test_goes_from_a_number_to_its_people(desk: Desk, employer: Founder) -> None:
    """The move of a minute ago is in the funnel, its meaning beside it, its person behind it."""
    founded = await employer()
    job = await founded.job()
    ana, *_ = await founded.applications(job, 3)
    page = await desk.window(founded.recruiter, path="/app/reports")
    await heading(page, "Funnel")
    number = page.get_by_role("link", name="Screening, Reached: 1. Show 1 application")
    await expect(number).to_have_count(0)
    await founded.move(ana, "screening")
    await page.reload()
    await expect(number).to_be_visible()
    await expect(page.get_by_role("img", name="Applications by stage: Applied 3")).to_be_visible()
    await page.get_by_role("button", name="What “Pass-through” means").click()
    await expect(page.get_by_text("as a share of all that reached")).to_be_visible()
    await check_accessibility(page)
    await page.keyboard.press("Escape")
    await number.click()
    await heading(page, "Screening · Reached")
    await expect(page.get_by_role("status").filter(has_text="1 application")).to_be_visible()
    await check_accessibility(page)
    async with page.expect_download() as saved:
        await page.get_by_role("button", name="Export CSV").click()
    assert (await saved.value).suggested_filename == "funnel-rows.csv"
    await page.get_by_role("link", name="Ana Petrov").click()
    await heading(page, "Ana Petrov")


async def test_narrows_reports_on_a_phone(desk: Desk, employer: Founder) -> None:
    """Filters stand in the address, stages are cards, and an empty period says what to do."""
    founded = await employer()
    job = await founded.job()
    await founded.applications(job, 2)
    page = await desk.window(founded.recruiter, path="/app/reports/time_in_stage", phone=True)
    await heading(page, "Time in stage")
    await expect(page.get_by_role("link", name="Applied, Stays: 2. Show 2 stays")).to_be_visible()
    await check_accessibility(page)
    await page.goto("/app/reports/sources?first=2020-01-01&last=2020-02-01")
    await expect(page.get_by_text("Nothing happened in this period")).to_be_visible()
    await check_accessibility(page)

"""Reports: from a number to its people, at a desk and on a phone."""

from collections.abc import Awaitable, Callable
from uuid import UUID

from playwright.async_api import expect

from rolecall.access import Role
from rolecall.domains.visits.api import add_day
from rolecall.domains.visits.contracts import NO_JOB, Device, Hit, Step
from rolecall.kernel import clock

from tests.browser.support.accessibility import check_accessibility
from tests.browser.support.desk import Desk, heading
from tests.browser.support.employer import Employer
from tests.support.hiring import apply

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


async def test_asks_candidates_about_themselves_and_counts(desk: Desk, employer: Founder) -> None:
    """From the empty report to the switch; one candidate answers, and too few are not shown."""
    founded = await employer()
    job = await founded.job()
    page = await desk.window(founded.admin, path="/app/reports/adverse-impact")
    await expect(page.get_by_text("Candidates are not asked")).to_be_visible()
    await check_accessibility(page)
    await page.get_by_role("link", name="Open the settings").click()
    await page.get_by_role("switch", name="Ask candidates for their sex").check()
    await check_accessibility(page)
    await page.get_by_role("button", name="Save").click()
    await expect(page.get_by_role("alert").get_by_text("Saved.")).to_be_visible()

    submitted = (await apply(founded.world.client(), job["id"])).json()
    address = submitted["status_url"]
    phone = await desk.window(path=address[address.index("/status/") :], phone=True)
    await phone.get_by_role("link", name="See the questions").click()
    await phone.get_by_role("radio", name="Female").check()
    await check_accessibility(phone)
    await phone.get_by_role("button", name="Send my answers").click()
    await expect(phone.get_by_text("Your answers are noted.")).to_be_visible()
    await expect(phone.get_by_role("radio", name="Female")).not_to_be_checked()
    await check_accessibility(phone)

    await page.goto("/app/reports/adverse-impact")
    await expect(page.get_by_text("Too few answers yet").first).to_be_visible()
    await expect(page.get_by_text("no number opens its rows").first).to_be_visible()
    await check_accessibility(page)


async def test_sends_a_report_every_week(desk: Desk, employer: Founder) -> None:
    """From the report to the list, where it is paused, sent at once and stopped by a reader."""
    founded = await employer()
    job = await founded.job()
    await founded.applications(job, 2)
    manager = await founded.member(Role.HIRING_MANAGER, "Mara Manager")
    page = await desk.window(founded.recruiter, path="/app/reports/sources")
    await page.get_by_role("button", name="Send by mail").click()
    asked = page.get_by_role("dialog", name="Send “Sources” by mail")
    await asked.get_by_label("Name").fill("Sources for Mara")
    await asked.get_by_label("Who gets it").click()
    await page.get_by_role("option", name="Mara Manager").click()
    await page.keyboard.press("Escape")
    await asked.get_by_label("Time", exact=True).fill("07:30")
    await check_accessibility(page)
    await asked.get_by_role("button", name="Send from now on").click()
    await expect(asked).to_have_count(0)
    await page.get_by_role("link", name="By mail", exact=True).click()
    await heading(page, "Reports by mail")
    card = page.get_by_role("article", name="Sources for Mara")
    await expect(card.get_by_text("Every week, Monday, at 07:30")).to_be_visible()
    await expect(card.get_by_text("Mara Manager")).to_be_visible()
    await card.get_by_role("button", name="Send now").click()
    await expect(card.get_by_text("last sent:")).to_be_visible()
    await card.get_by_role("button", name="Pause").click()
    await expect(card.get_by_text("Paused", exact=True)).to_be_visible()
    await check_accessibility(page)
    phone = await desk.window(manager, path="/app/reports/mails", phone=True)
    got = phone.get_by_role("article", name="Sources for Mara")
    await expect(got.get_by_role("button", name="Pause")).to_have_count(0)
    with_file = got.get_by_role("switch", name="With the figures as a CSV file, for me")
    await with_file.click()
    await expect(with_file).to_be_checked()
    await phone.reload()
    await expect(with_file).to_be_checked()
    await got.get_by_role("button", name="Stop sending it to me").click()
    await expect(got.get_by_text("Mara Manager (stopped it)")).to_be_visible()
    await check_accessibility(phone)
    await card.get_by_role("button", name="Remove").click()
    await page.get_by_role("dialog").get_by_role("button", name="Remove").click()
    await heading(page, "Reports by mail")
    await expect(page.get_by_text("No report is sent yet")).to_be_visible()


async def test_shows_how_the_careers_site_is_read(desk: Desk, employer: Founder) -> None:
    """From an empty report to visits by job and source, which open nothing; on a phone, too."""
    founded = await employer()
    job = await founded.job()
    page = await desk.window(founded.recruiter, path="/app/reports/visits")
    await heading(page, "Visits")
    await expect(page.get_by_text("Nobody is tracked for it.")).to_be_visible()
    await check_accessibility(page)

    tenant = founded.recruiter.actor.tenant
    async with founded.world.runtime.database.transaction(tenant) as uow:
        await add_day(uow, clock.now().date(), _hits(UUID(job["id"])), 9)
    await page.reload()
    await expect(page.get_by_role("img", name="Page views over time")).to_be_visible()
    sources = page.get_by_role("region", name="By source, table")
    await expect(sources.get_by_role("row").nth(1)).to_contain_text("LinkedIn")
    await expect(sources.get_by_role("link")).to_have_count(0)
    await check_accessibility(page)
    async with page.expect_download() as saved:
        await page.get_by_role("button", name="Export CSV").click()
    assert (await saved.value).suggested_filename == "visits.csv"

    phone = await desk.window(founded.recruiter, path="/app/reports/visits", phone=True)
    await heading(phone, "Visits")
    await expect(phone.get_by_role("heading", name="Careers site", exact=True)).to_be_visible()
    await check_accessibility(phone)


def _hits(job_id: UUID) -> dict[Hit, int]:
    device = Device.PHONE
    return {
        Hit(Step.LIST, NO_JOB, "direct", device): 4,
        Hit(Step.JOB, job_id, "linkedin", device): 7,
        Hit(Step.BEGUN, job_id, "linkedin", device): 2,
        Hit(Step.SENT, job_id, "linkedin", device): 1,
    }

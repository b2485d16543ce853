"""Writing, previewing, publishing and closing a job."""

import re
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from urllib.parse import urlsplit

from playwright.async_api import expect

from rolecall.access import Role

from tests.browser.support.accessibility import check_accessibility
from tests.browser.support.desk import Desk, heading, toast
from tests.browser.support.employer import Employer
from tests.support.hiring import applied

Founder = Callable[[], Awaitable[Employer]]


async def test_writes_publishes_and_closes_a_job(desk: Desk, employer: Founder) -> None:
    """From an empty list to a public posting and off the careers page again."""
    made = await employer()
    page = await desk.window(made.recruiter, path="/app/jobs")
    await expect(page.get_by_text("Your first job")).to_be_visible()
    await check_accessibility(page)
    await page.get_by_role("link", name="Write a job").click()
    await heading(page, "New job")

    await page.get_by_role("button", name="Save as draft").click()
    await expect(page.get_by_text("Give the job a title.")).to_be_visible()
    await expect(page.get_by_label("Title")).to_be_focused()

    await page.get_by_label("Title").fill("Night nurse")
    await page.get_by_label("Department").fill("Nursing")
    await page.get_by_role("button", name="Add a location").click()
    await page.get_by_label("City 1").fill("Denver")
    await page.get_by_label("Country code 1").fill("US")
    await page.get_by_label("Pay from").fill("70000")
    await page.get_by_label("Pay to").fill("90000")
    preview = page.get_by_role("complementary", name="Preview")
    await page.get_by_role("textbox", name="Description").fill("A rockstar for eighteen beds.")
    await expect(preview.get_by_role("alert")).to_contain_text("Say instead: skilled, experienced.")
    await check_accessibility(page)
    await page.get_by_role("textbox", name="Description").fill("Look after eighteen beds.")
    await expect(preview.get_by_role("alert")).to_have_count(0)
    await expect(preview).to_contain_text("Look after eighteen beds.")
    await expect(preview).to_contain_text("Night nurse")

    await page.get_by_role("button", name="Add a question").click()
    await page.get_by_label("Question", exact=True).fill("Do you hold a licence?")
    await page.get_by_role("combobox", name="Kind of answer").click()
    await page.get_by_role("option", name="Yes or no").click()
    await page.get_by_label("Mark the application when the answer does not fit").check()
    await check_accessibility(page)
    await page.get_by_role("button", name="Save as draft").click()

    await heading(page, "Night nurse")
    await expect(page.get_by_text("A draft: only your team sees it.")).to_be_visible()
    await expect(page.get_by_text("Knock-out")).to_be_visible()
    await check_accessibility(page)
    await page.get_by_role("button", name="Publish").click()
    await toast(page, "Published")

    await page.get_by_role("button", name="More actions for this job").click()
    public = page.get_by_role("menuitem", name="Open the public page")
    address = await public.get_attribute("href")
    assert address is not None
    reader = await desk.window(path=address)
    await heading(reader, "Night nurse")

    await page.get_by_role("menuitem", name="Close…").click()
    await page.get_by_label("Cancelled").check()
    await page.get_by_role("button", name="Close the job").click()
    await toast(page, "Closed")
    gone = await reader.reload()
    assert gone is not None
    assert gone.status == HTTPStatus.GONE


async def test_two_people_edit_one_job(desk: Desk, employer: Founder) -> None:
    """What another saves appears where one has not typed, and is not overwritten."""
    made = await employer()
    job = await made.job("Night nurse", department="Nursing")
    page = await desk.window(made.recruiter, path=f"/app/jobs/{job['id']}/edit")
    await page.get_by_label("Title").fill("Night nurse, intensive care")
    changed = await made.admin.client.patch(
        f"/api/v1/jobs/{job['id']}", json={"department": "Critical care"}
    )
    assert changed.status_code == 200
    await expect(page.get_by_text("Somebody else saved this job meanwhile")).to_be_visible()
    await expect(page.get_by_label("Department")).to_have_value("Critical care")
    await expect(page.get_by_label("Title")).to_have_value("Night nurse, intensive care")
    await page.get_by_role("button", name="Save", exact=True).click()
    await heading(page, "Night nurse, intensive care")
    saved = (await made.recruiter.client.get(f"/api/v1/jobs/{job['id']}")).json()
    assert (saved["title"], saved["department"]) == ("Night nurse, intensive care", "Critical care")


async def test_brings_typed_text_back_after_a_reload(desk: Desk, employer: Founder) -> None:
    """A reload in the middle of writing loses nothing, and the restored text can be dropped."""
    made = await employer()
    page = await desk.window(made.recruiter, path="/app/jobs/new")
    await page.get_by_label("Title").fill("Half a job")
    await page.reload()
    await expect(page.get_by_label("Title")).to_have_value("Half a job")
    await expect(page.get_by_text("What you typed earlier is back")).to_be_visible()
    await page.get_by_role("button", name="Discard it").click()
    await expect(page.get_by_label("Title")).to_have_value("")


async def test_finds_jobs_by_status_and_word(desk: Desk, employer: Founder) -> None:
    """Filters lie in the address, so a reload and a shared link show the same list."""
    made = await employer()
    await made.job("Night nurse")
    await made.job("Pharmacist")
    page = await desk.window(made.recruiter, path="/app/jobs")
    await page.get_by_label("Search jobs").fill("pharm")
    await expect(page.get_by_role("link", name="Night nurse")).to_be_hidden()
    await expect(page.get_by_role("link", name="Pharmacist")).to_be_visible()
    await expect(page).to_have_url(re.compile(r"q=pharm$"))
    await page.reload()
    await expect(page.get_by_role("link", name="Pharmacist")).to_be_visible()
    await page.get_by_text("Closed", exact=True).click()
    await expect(page.get_by_text("No job fits")).to_be_visible()
    await page.get_by_role("button", name="Show all jobs").click()
    await expect(page.get_by_role("link", name="Night nurse")).to_be_visible()


async def test_a_reader_sees_jobs_without_their_levers(desk: Desk, employer: Founder) -> None:
    """A hiring manager reads the posting and finds nothing to change it with."""
    made = await employer()
    job = await made.job("Night nurse")
    manager = await made.member(Role.HIRING_MANAGER, "Ines Carvalho")
    page = await desk.window(manager, path=f"/app/jobs/{job['id']}/posting")
    await heading(page, "Night nurse")
    await expect(page.get_by_role("link", name="Edit")).to_have_count(0)
    await page.goto("/app/jobs")
    await expect(page.get_by_role("link", name="New job")).to_have_count(0)


async def test_keeps_a_job_as_a_template_and_begins_with_it(desk: Desk, employer: Founder) -> None:
    """On a phone, from the menu of a job to the draft of the next one."""
    made = await employer()
    job = await made.job("Night nurse", department="Nursing")
    page = await desk.window(made.recruiter, path=f"/app/jobs/{job['id']}/posting", phone=True)
    await page.get_by_role("button", name="More actions for this job").click()
    await page.get_by_role("menuitem", name="Keep as a template…").click()
    await page.get_by_label("Name of the template").fill("Nurses")
    await check_accessibility(page)
    await page.get_by_role("button", name="Keep it").click()
    await toast(page, "Kept as the template “Nurses”.")
    await page.goto("/app/jobs/new")
    await expect(page.get_by_role("heading", name="Start from a template")).to_be_visible()
    await check_accessibility(page)
    await page.get_by_role("button", name="Start from Nurses").click()
    await heading(page, "Edit “Night nurse”")
    await expect(page.get_by_label("Department")).to_have_value("Nursing")
    await page.goto("/app/jobs/new")
    await page.get_by_role("button", name="Delete the template Nurses").click()
    await toast(page, "Template deleted.")
    await expect(page.get_by_role("heading", name="Start from a template")).to_have_count(0)


async def test_hands_a_job_out_and_sees_what_came_by_it(desk: Desk, employer: Founder) -> None:
    """From the menu of a job to the application that came by the link, and back to all."""
    made = await employer()
    job = await made.job("Night nurse")
    page = await desk.window(made.recruiter, path=f"/app/jobs/{job['id']}/posting", phone=True)
    await page.get_by_role("button", name="More actions for this job").click()
    await page.get_by_role("menuitem", name="Share…").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Who or what it is for").fill("Spring fair")
    source = dialog.get_by_label("Counted as the source")
    await source.fill("not & this")
    await expect(dialog.get_by_text("Letters, digits, dots and dashes only.")).to_be_visible()
    await source.fill("event")
    await source.press("Tab")
    await dialog.get_by_role("button", name="Make and copy the link").click()
    await toast(page, "The link for “Spring fair” is on the clipboard.")
    links = dialog.get_by_role("list", name="Share links")
    await expect(links.get_by_text("Event · made by")).to_contain_text("0 visits")
    await check_accessibility(page)

    url = await links.get_by_text("/s/").inner_text()
    visitor = await desk.window(path=urlsplit(url).path)
    code = url.rpartition("/")[2]
    await expect(visitor.locator("input[name=via]")).to_have_value(code)
    await applied(made.world.client(), job["id"], via=code)
    await page.reload()
    await page.get_by_role("button", name="More actions for this job").click()
    await page.get_by_role("menuitem", name="Share…").click()
    await expect(links.get_by_text("Event · made by")).to_contain_text("1 visit")
    await links.get_by_role("link", name="1 application").click()
    await expect(page.get_by_text("By one share link")).to_be_visible()
    await expect(page.get_by_role("link", name="Ana Petrov")).to_be_visible()


async def test_keeps_a_job_confidential(desk: Desk, employer: Founder) -> None:
    """Who hides a job is put on its team; to colleagues it is not there, until they have a part."""
    made = await employer()
    colleague = await made.member(Role.RECRUITER, "Ines Duarte")
    page = await desk.window(made.recruiter, path="/app/jobs/new", phone=True)
    await page.get_by_label("Title").fill("Head of nursing")
    await page.get_by_role("switch", name="Confidential").check()
    role = page.get_by_role("combobox", name="Role of Marek Zielinski for this job")
    await expect(role).to_be_visible()
    await check_accessibility(page)
    await page.get_by_role("button", name="Save as draft").click()
    await heading(page, "Head of nursing")
    await expect(page.get_by_text("Confidential", exact=True)).to_be_visible()
    address = page.url
    theirs = await desk.window(colleague, path="/app/jobs")
    await expect(theirs.get_by_text("Your first job")).to_be_visible()
    await theirs.goto(address)
    await expect(theirs.get_by_role("heading", name="There is no such job")).to_be_visible()

"""Hearing of new jobs without an account and without a script; keeping jobs and choosing mails."""

from collections.abc import Awaitable, Callable

from playwright.async_api import expect

from rolecall.kernel import ids

from tests.browser.support.accessibility import check_accessibility
from tests.browser.support.desk import Desk, heading, toast
from tests.browser.support.employer import Employer
from tests.browser.support.mailbox import newest_link
from tests.support.hiring import applied
from tests.support.installation import LiveWorld

Founder = Callable[[], Awaitable[Employer]]


async def test_asks_for_new_jobs_without_a_script_and_pauses_in_the_portal(
    desk: Desk, live: LiveWorld, employer: Founder
) -> None:
    """On a phone: from the searched list over the mail to the page of alerts, then the portal."""
    made = await employer()
    await made.job("Night nurse")
    candidate = await live.account()
    page = await desk.window(
        path=f"/careers/{made.organization.slug}?q=nurse", phone=True, scripts=False
    )
    await page.get_by_role("link", name="Get new jobs by mail").click()
    await heading(page, "Hear of new jobs")
    # axe runs where scripts do, over the same page.
    checked = await desk.window(path=page.url.removeprefix(desk.url), phone=True)
    await heading(checked, "Hear of new jobs")
    await check_accessibility(checked)
    await page.get_by_label("E-mail address").fill(candidate.email)
    await page.get_by_role("button", name="Ask for new jobs").click()
    await heading(page, "Please look into your mailbox")
    await page.goto(await newest_link(desk.url, candidate.email, "/job-alerts/confirm/"))
    await heading(page, "Do you want to hear of new jobs?")
    await page.get_by_role("button", name="Yes, send me new jobs").click()
    await expect(page.get_by_text("Confirmed. You hear of new jobs from now on.")).to_be_visible()
    await checked.goto(page.url)
    await expect(checked.get_by_text("You hear of new jobs from now on.")).to_be_visible()
    await check_accessibility(checked)
    portal = await desk.window(candidate, path="/portal/mails", phone=True)
    alert = portal.get_by_role("article", name=f"nurse at {made.organization.name}")
    switch = alert.get_by_role("switch", name="Send mails")
    await expect(switch).to_be_checked()
    await check_accessibility(portal)
    await switch.click()
    await toast(portal, "Saved.")
    await expect(switch).not_to_be_checked()
    await page.reload()
    await expect(page.get_by_text("Paused")).to_be_visible()


async def test_keeps_a_job_from_its_public_page(
    desk: Desk, live: LiveWorld, employer: Founder
) -> None:
    made = await employer()
    title = f"Pharmacist {ids.uuid7().hex[-6:]}"
    job = await made.job(title)
    candidate = await live.account()
    page = await desk.window(candidate, path=f"/careers/{made.organization.slug}/jobs/{job['id']}")
    await page.get_by_role("link", name="Save this job in your account").click()
    offered = page.get_by_text(f"Save “{title}” at {made.organization.name}?")
    await expect(offered).to_be_visible()
    await page.get_by_role("button", name=f"Save {title}").first.click()
    card = page.get_by_role("article", name=f"{title} at {made.organization.name}")
    await expect(card.get_by_text("Takes applications")).to_be_visible()
    await expect(offered).to_have_count(0)
    await check_accessibility(page)
    await card.get_by_role("button", name=f"Remove {title}").click()
    await expect(card).to_have_count(0)


async def test_applies_with_one_tap_and_answers_what_is_new(
    desk: Desk, live: LiveWorld, employer: Founder
) -> None:
    """On a phone: a saved job by one tap and taken back; one with a question by one page."""
    made = await employer()
    candidate = await live.account()
    first = await made.job("Night nurse")
    own = await applied(live.client(), first["id"], name="Lena Fischer", email=candidate.email)
    tapped = await made.job("Day nurse")
    licence = {"id": "q", "kind": "yes_no", "label": "Do you hold a licence?", "required": True}
    await made.job("Head nurse", questions=[licence])
    assert (await candidate.client.put(f"/api/v1/saved-jobs/mine/{tapped['id']}")).is_success
    page = await desk.window(candidate, path="/portal/jobs", phone=True)
    card = page.get_by_role("article", name=f"Day nurse at {made.organization.name}")
    await expect(card).to_contain_text(f"This sends {made.organization.name} your name")
    await check_accessibility(page)
    await card.get_by_role("button", name="Apply with one tap").click()
    await expect(card.get_by_text("Your application is in", exact=True)).to_be_visible()
    await expect(card.get_by_text("Applied", exact=True)).to_be_visible()
    await check_accessibility(page)
    await card.get_by_role("button", name="Withdraw…").click()
    await page.get_by_role("dialog").get_by_role("button", name="Withdraw").click()
    await expect(card.get_by_text("You withdrew this application")).to_be_visible()
    await page.goto(f"/portal/applications/{own}")
    await page.get_by_role("link", name="Apply for Head nurse").click()
    await heading(page, "Head nurse")
    await expect(page.get_by_role("region", name="What is sent")).to_contain_text("resume.pdf")
    await page.get_by_role("button", name="Send the application").click()
    await expect(page.get_by_text("Please answer this question.")).to_be_visible()
    await check_accessibility(page)
    await page.get_by_role("radio", name="Yes").check()
    await page.get_by_role("button", name="Send the application").click()
    await expect(page.get_by_text("Your application is in", exact=True)).to_be_visible()
    await page.reload()
    await expect(page.get_by_text("You have applied for this job.")).to_be_visible()

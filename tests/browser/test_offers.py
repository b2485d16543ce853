"""Offers: from the template to the hire, at a desk and, for the candidate, on a phone."""

from collections.abc import Awaitable, Callable

from playwright.async_api import Page, expect

from rolecall.access import Role

from tests.browser.support.accessibility import check_accessibility
from tests.browser.support.desk import Desk, heading, toast
from tests.browser.support.employer import Employer
from tests.browser.support.mailbox import newest_link
from tests.support.offering import LETTER, made, terms

Founder = Callable[[], Awaitable[Employer]]


async def _at_the_offer(employer: Employer) -> str:
    job = await employer.job()
    (ana,) = await employer.applications(job, 1)
    await employer.move(ana, "screening", "interview", "offer")
    return ana


async def _write_template(page: Page) -> None:
    await page.get_by_role("button", name="New template").click()
    await page.get_by_label("Name", exact=True).fill("Standard offer")
    await expect(page.get_by_role("region", name="Preview")).to_contain_text("Ada Byron")
    await page.get_by_label("Subject").fill("Offer {{nothing}}")
    await expect(page.get_by_text("{{nothing}} in the subject is no variable")).to_be_visible()
    await page.get_by_label("Subject").fill("Your offer: {{job_title}}")
    await check_accessibility(page)
    await page.get_by_role("button", name="Save template").click()
    await toast(page, "“Standard offer” is saved.")


async def test_writes_sends_and_changes_an_offer(desk: Desk, employer: Founder) -> None:
    """A template, an offer with its letter, a second version with what changed, the list."""
    founded = await employer()
    ana = await _at_the_offer(founded)
    page = await desk.window(founded.recruiter, path="/app/offers/templates")
    await heading(page, "Letter templates")
    await _write_template(page)
    await page.goto(f"/app/applications/{ana}?view=offer")
    await page.get_by_role("button", name="Write an offer").click()
    letter = page.get_by_role("region", name="The letter so far")
    await expect(page.get_by_text("{{start_date}} in")).to_be_visible()
    await page.get_by_label("First day of work").fill("2027-02-01")
    await expect(letter).to_contain_text("Dear Ana Petrov")
    await expect(letter).to_contain_text("$70,000.00 per year")
    await check_accessibility(page)
    await page.get_by_role("button", name="Save as draft").click()
    await toast(page, "The draft is saved.")
    await page.reload()
    await page.get_by_role("button", name="Send…").click()
    await page.get_by_role("dialog").get_by_role("button", name="Send the offer").click()
    await toast(page, "The offer is on its way to Ana Petrov.")
    await expect(page.get_by_text("Version 1, sent")).to_be_visible()
    await page.get_by_role("button", name="New version…").click()
    await page.get_by_role("dialog").get_by_role("button", name="Take it back").click()
    await page.get_by_label("Pay", exact=True).fill("75000")
    await page.get_by_role("button", name="Send…").click()
    await page.get_by_role("dialog").get_by_role("button", name="Send the offer").click()
    await expect(page.get_by_role("cell", name="$75,000.00 per year")).to_be_visible()
    await check_accessibility(page)
    await page.goto("/app/offers?status=sent")
    await page.get_by_role("link", name="Ana Petrov").click()
    await expect(page.get_by_text("can be accepted until")).to_be_visible()


async def test_accepts_on_a_phone_and_the_recruiter_sees_it(desk: Desk, employer: Founder) -> None:
    """The mail's link, the letter, the name and the box; the desk shows it without a reload."""
    founded = await employer()
    ana = await _at_the_offer(founded)
    template = await made(founded.recruiter, "offer-templates", LETTER, 201)
    body = {"application_id": ana, "template_id": template["id"], "terms": terms()}
    offer = await made(founded.recruiter, "offers", body, 201)
    manager = await founded.member(Role.HIRING_MANAGER, "Mina Okafor")
    office = await desk.window(manager, path=f"/app/applications/{ana}?view=offer")
    await expect(office.get_by_text("the candidate sees nothing yet")).to_be_visible()
    await made(founded.recruiter, f"offers/{offer['id']}/send")
    await expect(office.get_by_text("can be accepted until")).to_be_visible()
    await expect(office.get_by_role("button", name="Withdraw…")).to_have_count(0)
    link = await newest_link(desk.url, "ana.petrov@example.com", "/offer/")
    phone = await desk.window(path=link, phone=True)
    await heading(phone, "Your offer: Intensive care nurse")
    await check_accessibility(phone)
    await phone.get_by_label("Your full name").fill("Ana Petrov")
    await phone.get_by_label("I accept this offer").check()
    await phone.get_by_role("button", name="Accept the offer").click()
    await expect(phone.get_by_text("You accepted this offer on")).to_be_visible()
    await check_accessibility(phone)
    await expect(office.get_by_role("heading", name="Evidence of the acceptance")).to_be_visible()
    await check_accessibility(office)

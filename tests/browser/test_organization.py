"""Members and roles, settings, the audit log, notifications, one's own account."""

import re
from collections.abc import Awaitable, Callable

from playwright.async_api import Page, expect

from rolecall.access import Role

from tests.browser.support.accessibility import check_accessibility
from tests.browser.support.desk import Desk, heading, toast
from tests.browser.support.employer import Employer
from tests.browser.support.mailbox import newest_link
from tests.support.world import PASSWORD

Founder = Callable[[], Awaitable[Employer]]


async def test_invites_a_colleague_who_joins(desk: Desk, employer: Founder) -> None:
    """The mail's link opens the invitation; with a name and a password one is in."""
    made = await employer()
    page = await desk.window(made.admin, path="/app/members")
    await page.get_by_role("button", name="Invite").click()
    dialog = page.get_by_role("dialog", name="Invite a colleague")
    await dialog.get_by_label("E-mail").fill("nora.lind@example.com")
    await dialog.get_by_label("Interviewer").check()
    await check_accessibility(page)
    await dialog.get_by_role("button", name="Send the invitation").click()
    await toast(page, "Invited nora.lind@example.com.")
    row = page.get_by_role("row").filter(has_text="nora.lind@example.com")
    await expect(row).to_contain_text("Pending")
    await check_accessibility(page)

    guest = await desk.window(path=await newest_link(desk.url, "nora.lind@example.com"))
    await heading(guest, f"Join {made.organization.name}")
    await check_accessibility(guest)
    await guest.get_by_label("Full name").fill("Nora Lind")
    await guest.get_by_label("Password", exact=True).fill("too short")
    await guest.get_by_role("button", name="Accept the invitation").click()
    await expect(guest.get_by_text("6 more to go")).to_be_visible()
    await guest.get_by_label("Password", exact=True).fill("a sentence nobody guesses")
    await guest.get_by_role("button", name="Accept the invitation").click()
    await expect(guest.get_by_role("heading", level=2, name="Assigned to you")).to_be_visible()

    await page.get_by_role("tab", name="Members").click()
    await expect(page.get_by_text("Nora Lind")).to_be_visible()
    await page.reload()
    await page.get_by_role("tab", name="Invitations").click()
    await expect(row).to_contain_text("Accepted")


async def test_revokes_an_invitation(desk: Desk, employer: Founder) -> None:
    """A revoked link says that it is not open any more."""
    made = await employer()
    invited = await made.admin.client.post(
        "/api/v1/invitations", json={"email": "otto.kern@example.com", "role": "recruiter"}
    )
    assert invited.status_code == 201
    link = await newest_link(desk.url, "otto.kern@example.com")
    page = await desk.window(made.admin, path="/app/members?view=invitations")
    await page.get_by_role("button", name="Revoke the invitation of otto.kern").click()
    await toast(page, "Revoked")
    guest = await desk.window(path=link)
    await heading(guest, "This invitation is not open")
    await check_accessibility(guest)


async def test_changes_roles_at_once_and_removes(desk: Desk, employer: Founder) -> None:
    """A new role is in force on the member's open screen; a removed member is out."""
    made = await employer()
    member = await made.member(Role.INTERVIEWER, "Tom Okafor")
    theirs = await desk.window(member, path="/app/jobs")
    await expect(theirs.get_by_role("link", name="Write a job")).to_have_count(0)
    page = await desk.window(made.admin, path="/app/members")
    await page.get_by_role("combobox", name="Role of Tom Okafor").click()
    await page.get_by_role("option", name="Recruiter").click()
    await toast(page, "Tom Okafor now has the role “Recruiter”")
    await expect(theirs.get_by_role("link", name="Write a job")).to_be_visible()
    await page.get_by_role("button", name="Actions for Tom Okafor").click()
    await page.get_by_role("menuitem", name="Remove from the organization…").click()
    await check_accessibility(page)
    await page.get_by_role("dialog").get_by_role("button", name="Remove").click()
    await toast(page, "Tom Okafor no longer belongs")
    await expect(page.get_by_text("Tom Okafor", exact=True)).to_have_count(0)
    await page.get_by_role("tab", name="Roles").click()
    await expect(page.get_by_role("heading", level=2, name="Hiring manager")).to_be_visible()
    await check_accessibility(page)


async def test_makes_a_role_and_gives_it(desk: Desk, employer: Founder) -> None:
    """A copy of a built-in role without a permission, given, compared, and removed for another."""
    made = await employer()
    member = await made.member(Role.RECRUITER, "Tom Okafor")
    theirs = await desk.window(member, path="/app/jobs")
    await expect(theirs.get_by_role("link", name="Offers")).to_be_visible()
    page = await desk.window(made.admin, path="/app/members?view=roles")
    await page.get_by_role("button", name="Duplicate “Recruiter”").click()
    dialog = page.get_by_role("dialog", name="New role")
    await dialog.get_by_label("Name", exact=True).fill("Sourcer")
    await dialog.get_by_label("Search permissions").fill("offers")
    await dialog.get_by_label("See offers with pay").uncheck()
    await expect(dialog.get_by_label("Write, send, extend")).not_to_be_checked()
    await expect(dialog.get_by_text("Left out")).to_have_count(2)
    await check_accessibility(page)
    await dialog.get_by_role("button", name="Save the role").click()
    await toast(page, "“Sourcer” saved.")
    own = page.get_by_role("region", name="Sourcer")
    await expect(own).to_contain_text("2 permissions less")
    await page.get_by_role("tab", name="Members").click()
    await page.get_by_role("combobox", name="Role of Tom Okafor").click()
    await page.get_by_role("option", name="Sourcer").click()
    await toast(page, "Tom Okafor now has the role “Sourcer”")
    await expect(theirs.get_by_role("link", name="Offers")).to_have_count(0)
    await page.get_by_role("tab", name="Roles").click()
    await page.get_by_text("Compare", exact=True).click()
    await expect(page.get_by_role("img", name="No, left out")).to_have_count(2)
    await check_accessibility(page)

    phone = await desk.window(made.admin, path="/app/members?view=roles", phone=True)
    await phone.get_by_role("link", name="Held by 1 person").first.click()
    await expect(phone.get_by_text("Those who hold “Sourcer”")).to_be_visible()
    await expect(phone.get_by_text("Tom Okafor", exact=True)).to_be_visible()
    await check_accessibility(phone)
    await phone.get_by_role("tab", name="Roles").click()
    await phone.get_by_role("button", name="Remove “Sourcer”").click()
    await phone.get_by_role("combobox", name="Instead they get").click()
    await phone.get_by_role("option", name="Interviewer").click()
    await phone.get_by_role("button", name="Remove the role").click()
    await toast(phone, "“Sourcer” is gone.")
    await expect(theirs.get_by_role("link", name="Candidates")).to_have_count(0)


async def _section(page: Page, name: str) -> None:
    sections = page.get_by_role("navigation", name="Sections of the settings")
    await sections.get_by_role("link", name=name).click()
    await expect(sections.get_by_role("link", name=name)).to_have_attribute("aria-current", "page")


async def test_finds_a_setting(desk: Desk, employer: Founder) -> None:
    """The search opens a section by what is set there; a phone shows the list, then the section."""
    made = await employer()
    page = await desk.window(made.admin, path="/app/settings")
    await page.get_by_role("searchbox", name="Search the settings").fill("holidays")
    await expect(page.get_by_role("link", name="Careers page")).to_have_count(0)
    await page.keyboard.press("Enter")
    await expect(page).to_have_url(re.compile("view=working-time"))
    await expect(page.get_by_role("heading", level=2, name="Working time")).to_be_visible()
    phone = await desk.window(made.admin, path="/app/settings", phone=True)
    await phone.get_by_role("link", name="Roles").click()
    await heading(phone, "Roles")
    await check_accessibility(phone)
    await phone.get_by_role("link", name="All settings").click()
    await heading(phone, "Settings")
    theirs = await desk.window(made.recruiter, path="/app/settings")
    await expect(theirs.get_by_role("link", name="Mails", exact=True)).to_be_visible()
    await expect(theirs.get_by_role("link", name="Privacy")).to_have_count(0)


async def test_saves_settings_part_by_part(desk: Desk, employer: Founder) -> None:
    """General settings, the careers page and the privacy notice: each on its own."""
    made = await employer()
    page = await desk.window(made.admin, path="/app/settings")
    await page.get_by_label("Sender of mails").fill("Hiring at Employer")
    await page.get_by_role("button", name="Save").click()
    await toast(page, "Saved.")
    await _section(page, "Careers page")
    await page.get_by_label("Website").fill("not an address")
    await page.get_by_role("button", name="Save").click()
    await expect(page.get_by_text("Begin with https://.")).to_be_visible()
    await page.get_by_label("Website").fill("https://employer.example.com")
    await page.get_by_label("Tagline").fill("Care by the water")
    await page.get_by_role("textbox", name="About").fill("We run four clinics.")
    await check_accessibility(page)
    await page.get_by_role("button", name="Save").click()
    await expect(page.get_by_role("button", name="Save")).to_be_disabled()
    public = await desk.window(path=f"/careers/{made.organization.slug}")
    await expect(public.get_by_text("Care by the water")).to_be_visible()
    await _section(page, "Consents")
    notice = page.get_by_role("region", name="Privacy notice")
    await notice.get_by_role("textbox", name="Privacy notice").fill("We keep it for a year.")
    await notice.get_by_role("button", name="Keep as a draft").click()
    await expect(notice.get_by_text("Not published yet")).to_be_visible()
    await notice.get_by_role("button", name="Publish…").click()
    await page.get_by_role("dialog").get_by_role("button", name="Publish").click()
    await expect(notice.get_by_text("People are shown version 1")).to_be_visible()
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await check_accessibility(page)


async def test_keeps_rejection_reasons(desk: Desk, employer: Founder) -> None:
    """Reasons are added, renamed and switched off."""
    made = await employer()
    page = await desk.window(made.admin, path="/app/settings?view=reasons")
    await page.get_by_label("New reason").fill("No night shifts")
    await page.get_by_role("button", name="Add").click()
    await toast(page, "“No night shifts” added.")
    await page.get_by_label("No night shifts is in use").click()
    await expect(page.get_by_label("No night shifts is in use")).not_to_be_checked()
    await page.reload()
    await expect(page.get_by_label("No night shifts is in use")).not_to_be_checked()
    await check_accessibility(page)
    await _section(page, "Workflows")
    await expect(page.get_by_role("heading", level=2, name="Default")).to_be_visible()
    await check_accessibility(page)


async def test_reads_and_checks_the_audit_log(desk: Desk, employer: Founder) -> None:
    """Who did what, with before and after; filters; the chain is proved unbroken."""
    made = await employer()
    job = await made.job("Night nurse")
    await made.recruiter.client.patch(f"/api/v1/jobs/{job['id']}", json={"openings": 5})
    page = await desk.window(made.admin, path="/app/audit")
    await expect(page.get_by_role("cell", name="Marek Zielinski").first).to_be_visible()
    await page.get_by_role("button", name=re.compile("Night nurse")).first.click()
    await expect(page.get_by_text("Exact time")).to_be_visible()
    await check_accessibility(page)
    await page.get_by_role("combobox", name="Record").click()
    await page.get_by_role("option", name="Job", exact=True).click()
    assert "type=job" in page.url
    await page.get_by_role("button", name="Check the chain").click()
    await expect(page.get_by_text(re.compile("Unbroken: .* entries"))).to_be_visible()
    await page.get_by_label("From").fill("2001-01-01")
    await page.get_by_label("Until").fill("2001-01-02")
    await expect(page.get_by_text("No entry fits")).to_be_visible()
    await page.get_by_role("button", name="Show all").click()
    await expect(page.get_by_role("cell", name="Marek Zielinski").first).to_be_visible()


async def test_rings_and_reads_notifications(desk: Desk, employer: Founder) -> None:
    """A new application rings the bell while one looks; reading empties it."""
    made = await employer()
    job = await made.job()
    page = await desk.window(made.recruiter, path="/app/notifications")
    await expect(page.get_by_text("Nothing yet")).to_be_visible()
    await expect(page.get_by_text("Live", exact=True)).to_be_visible()
    await check_accessibility(page)
    await made.applications(job, 2)
    await expect(page.get_by_role("button", name="Notifications, 2 unread")).to_be_visible()
    await expect(page.get_by_role("link", name=re.compile("Ana Petrov"))).to_be_visible()
    await page.get_by_role("button", name=re.compile("Mark .*Bruno Keller.* as read")).click()
    await expect(page.get_by_text("1 unread", exact=True)).to_be_visible()
    await page.get_by_role("button", name="Mark all as read").click()
    await expect(page.get_by_text("Everything is read")).to_be_visible()
    await page.get_by_text("Unread", exact=True).click()
    await expect(page.get_by_text("All read")).to_be_visible()


async def test_looks_after_the_own_account(desk: Desk, employer: Founder) -> None:
    """Name and zone, the password, other sessions, and what one wants to be told."""
    made = await employer()
    elsewhere = await desk.window(made.recruiter, path="/app/jobs")
    await heading(elsewhere, "Jobs")
    page = await desk.window(made.recruiter, path="/app/account")
    await page.get_by_label("Full name").fill("Marek Z. Zielinski")
    await page.get_by_role("button", name="Save", exact=True).click()
    await expect(page.get_by_role("button", name="Account Marek Z. Zielinski")).to_be_visible()
    await expect(page.get_by_text("This one")).to_be_visible()
    await page.get_by_label("New application by mail").click()
    await expect(page.get_by_label("New application by mail")).not_to_be_checked()
    await check_accessibility(page)
    await page.get_by_label("Present password", exact=True).fill(PASSWORD)
    await page.get_by_label("New password", exact=True).fill("another sentence to keep")
    await page.get_by_role("button", name="Change the password").click()
    await toast(page, "Password changed.")
    await elsewhere.reload()
    await heading(elsewhere, "Sign in")
    await page.reload()
    await expect(page.get_by_label("New application by mail")).not_to_be_checked()


async def test_switches_the_organization(desk: Desk, employer: Founder) -> None:
    """Whoever belongs to two employers works in one at a time."""
    made, other = await employer(), await employer()
    await other.job("Only over there")
    await made.world.join(other.organization, made.recruiter, Role.RECRUITER)
    page = await desk.window(made.recruiter, made.organization, path="/app/jobs")
    await expect(page.get_by_text("Your first job")).to_be_visible()
    await page.get_by_role("button", name=f"Organization {made.organization.name}").click()
    await page.get_by_role("menuitem", name=other.organization.name).click()
    await expect(page.get_by_role("link", name="Only over there")).to_be_visible()

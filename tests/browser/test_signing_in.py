"""Signing in and out, ended sessions, strangers."""

from collections.abc import Awaitable, Callable

from playwright.async_api import Page, expect

from rolecall.access import Role

from tests.browser.support.accessibility import check_accessibility
from tests.browser.support.desk import Desk, heading
from tests.browser.support.employer import Employer
from tests.support.installation import LiveWorld
from tests.support.world import PASSWORD

Founder = Callable[[], Awaitable[Employer]]


async def _sign_in(page: Page, email: str, password: str = PASSWORD) -> None:
    await page.get_by_label("E-mail").fill(email)
    await page.get_by_label("Password", exact=True).fill(password)
    await page.get_by_role("button", name="Sign in").click()


async def test_signs_in_and_lands_where_one_wanted_to_go(desk: Desk, employer: Founder) -> None:
    """A link into the console leads there after signing in; signing out leads back to the form."""
    made = await employer()
    page = await desk.window(path="/app/candidates?q=Ana")
    await heading(page, "Sign in")
    await _sign_in(page, made.recruiter.email)
    await heading(page, "Candidates")
    assert page.url.endswith("/app/candidates?q=Ana")
    await page.get_by_role("button", name="Account").click()
    await page.get_by_role("menuitem", name="Sign out").click()
    await heading(page, "Sign in")
    await page.goto("/app/jobs")
    await heading(page, "Sign in")


async def test_says_what_is_wrong_with_the_credentials(desk: Desk, employer: Founder) -> None:
    """A wrong password is refused in words; the address stays, the password goes."""
    made = await employer()
    page = await desk.window(path="/app/sign-in")
    await _sign_in(page, made.recruiter.email, "not the right one at all")
    await expect(page.get_by_role("alert")).to_contain_text("password")
    await expect(page.get_by_label("E-mail")).to_have_value(made.recruiter.email)
    await expect(page.get_by_label("Password", exact=True)).to_have_value("")
    await page.get_by_role("button", name="Sign in").click()
    await expect(page.get_by_text("Enter your password.")).to_be_visible()
    await check_accessibility(page)


async def test_keeps_typed_text_when_the_session_ends(desk: Desk, employer: Founder) -> None:
    """A session ended elsewhere leads to the form and back; a half-written note is still there."""
    made = await employer()
    job = await made.job()
    (application, *_) = await made.applications(job, 1)
    page = await desk.window(made.recruiter, path=f"/app/applications/{application}")
    await page.get_by_role("tab", name="Notes").click()
    await page.get_by_label("New note").fill("Calm under pressure, asks good")
    ended = await made.recruiter.client.post("/api/v1/auth/logout-everywhere")
    assert ended.status_code == 204
    # Who comes back to the tab asks for news; the live connection may have told before.
    await page.evaluate("window.dispatchEvent(new Event('visibilitychange'))")
    await heading(page, "Sign in")
    await expect(page.get_by_text("Your session ended")).to_be_visible()
    await _sign_in(page, made.recruiter.email)
    await heading(page, "Ana Petrov")
    await page.get_by_role("tab", name="Notes").click()
    await expect(page.get_by_label("New note")).to_have_value("Calm under pressure, asks good")


async def test_leads_each_to_their_own_side(desk: Desk, live: LiveWorld, employer: Founder) -> None:
    """A candidate's login opens the portal, a platform administrator's the organizations."""
    await employer()
    candidate = await live.account()
    page = await desk.window(candidate, path="/app")
    await heading(page, "My applications")
    administrator = await live.platform_admin()
    page = await desk.window(administrator, path="/app")
    await expect(page.get_by_role("heading", name="Organizations").first).to_be_visible()


async def test_shows_what_is_not_there(desk: Desk, employer: Founder) -> None:
    """An unknown address and another organization's record are the same empty place."""
    made, other = await employer(), await employer()
    job = await other.job()
    page = await desk.window(made.recruiter, path="/app/nothing-here")
    await heading(page, "There is nothing at this address")
    await check_accessibility(page)
    await page.goto(f"/app/jobs/{job['id']}")
    await heading(page, "There is no such job")
    await check_accessibility(page)
    await page.get_by_role("link", name="See all jobs").click()
    await heading(page, "Jobs")


async def test_opens_to_an_interviewer_what_is_theirs(desk: Desk, employer: Founder) -> None:
    """What a role does not include is said on the spot; the server is asked nothing it refuses."""
    made = await employer()
    job = await made.job()
    await made.applications(job, 1)
    ida = await made.member(Role.INTERVIEWER, "Ida Interviewer")
    page = await desk.window(ida, path="/app/jobs")
    refused: list[str] = []
    page.on("response", lambda answer: refused.append(answer.url) if answer.status == 403 else None)
    await expect(page.get_by_role("link", name=job["title"])).to_be_visible()
    await expect(page.get_by_role("columnheader", name="Applications")).to_have_count(0)
    await page.goto(f"/app/jobs/{job['id']}")
    await expect(page.get_by_text("Nothing is assigned to you")).to_be_visible()
    await check_accessibility(page)
    for path in ("members", "candidates", "settings", "audit", "platform", "jobs/new"):
        await page.goto(f"/app/{path}")
        await heading(page, "This is not open to your role")
    await check_accessibility(page)
    assert refused == []

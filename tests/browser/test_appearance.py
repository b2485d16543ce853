"""Every screen, light and dark, on a desk and on a phone: axe finds nothing, nothing sticks out."""

from collections.abc import Awaitable, Callable

import pytest
from playwright.async_api import Page, expect

from tests.browser.support.accessibility import check_accessibility, check_contrast
from tests.browser.support.desk import Desk
from tests.browser.support.employer import Employer
from tests.domains.interviews.conftest import FILLED_IN, KIT
from tests.support.authenticator import SoftAuthenticator
from tests.support.hiring import applied
from tests.support.installation import LiveWorld
from tests.support.offering import LETTER, terms
from tests.support.offering import made as posted
from tests.support.passkeys import added

Founder = Callable[[], Awaitable[Employer]]

WIDTHS = [pytest.param(False, id="desk"), pytest.param(True, id="phone")]

TOO_LOW = """() => [...document.querySelectorAll(
    'button:not([tabindex="-1"], .mantine-RichTextEditor-control, .mantine-InputPill-root), ' +
    '.mantine-Input-input, [role=tab]'
  )].filter((it) => it.checkVisibility())
    .map((it) => [it.getAttribute('aria-label') || it.textContent || it.id, it.offsetHeight])
    .filter(([, height]) => height > 0 && height < 40)"""
"""What of a screen is touched and lower than 40 pixels, with its height."""


GO = """async (path) => {
  await window.__TSR_ROUTER__.navigate({ href: path });
  return location.pathname + location.search;
}"""
"""Goes to a screen as a link does: without loading the application again for each of them."""


async def check_look(page: Page, path: str) -> None:
    """Go to a screen in the light, look at it, and turn the light off."""
    await page.emulate_media(color_scheme="light")
    assert await page.evaluate(GO, path) == path
    await expect(page.get_by_role("heading", level=1)).to_be_visible()
    await expect(page.locator("[aria-busy=true]")).to_have_count(0)
    await check_accessibility(page)
    beyond = await page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert beyond <= 0, f"{path} sticks out by {beyond} px"
    await page.emulate_media(color_scheme="dark")
    await expect(page.locator("html")).to_have_attribute("data-mantine-color-scheme", "dark")
    await check_contrast(page)


async def interviewed(made: Employer, application_id: str) -> str:
    """Have an application interviewed by the administrator and the recruiter, who has judged."""
    client = made.recruiter.client
    kit = await client.post("/api/v1/interview-kits", json=KIT)
    people = [str(made.admin.user_id), str(made.recruiter.user_id)]
    interview = await client.post(
        f"/api/v1/applications/{application_id}/interviews",
        json={"kit_id": kit.json()["id"], "interviewer_ids": people},
    )
    interview_id: str = interview.json()["id"]
    url = f"/api/v1/interviews/{interview_id}"
    for done in (
        await client.post(f"{url}/scorecard/submit", json=FILLED_IN),
        await client.post(f"{url}/complete"),
    ):
        assert done.status_code == 200, done.text
    return interview_id


@pytest.mark.timeout(300)
@pytest.mark.parametrize("phone", WIDTHS)
async def test_console(desk: Desk, employer: Founder, *, phone: bool) -> None:
    """The screens of an administrator with something in each of them."""
    made = await employer()
    job = await made.job(
        questions=[{"id": "q", "kind": "yes_no", "label": "Do you hold a licence?"}]
    )
    ana, bruno, *_ = await made.applications(job, 4, answers='{"q": true}')
    await made.move(bruno, "screening")
    offered = await _offer(made, bruno)
    candidate = (await made.recruiter.client.get(f"/api/v1/applications/{ana}")).json()["candidate"]
    interview_id = await interviewed(made, ana)
    export = {"selection": {"filter": {"job_id": job["id"]}}, "action": {"do": "export"}}
    operation = await posted(made.recruiter, "applications/operations", export, 201)
    other = await _twin(made)
    imported = await _uploaded(made)
    criteria = [{"id": "a", "kind": "skill", "label": "ICU", "phrases": ["intensive care"]}]
    url = f"/api/v1/jobs/{job['id']}/criteria"
    looked_for = await made.recruiter.client.put(url, json={"items": criteria})
    assert looked_for.status_code == 200, looked_for.text
    system = {"connector": "greenhouse", "name": "Greenhouse"}
    connection = await posted(made.admin, "connections", system, 201)
    await posted(made.recruiter, f"jobs/{job['id']}/ai-interview", {}, 201)
    page = await desk.window(made.admin, phone=phone)
    for path in (
        "/app",
        "/app/interviews?view=to_fill_in",
        f"/app/interviews/{interview_id}",
        "/app/calendar",
        "/app/settings?view=interviews",
        "/app/settings?view=careers-page",
        "/app/settings?view=careers-domains",
        "/app/triage?jobs=all",
        "/app/jobs",
        "/app/jobs/new",
        f"/app/jobs/{job['id']}",
        f"/app/jobs/{job['id']}/criteria",
        f"/app/jobs/{job['id']}/ai-interview",
        f"/app/jobs/{job['id']}/automation",
        f"/app/jobs/{job['id']}/table",
        f"/app/jobs/{job['id']}/posting",
        f"/app/jobs/{job['id']}/edit",
        "/app/applications",
        f"/app/applications/{ana}",
        f"/app/applications/{offered}?view=offer",
        "/app/offers",
        "/app/offers/templates",
        "/app/candidates",
        "/app/candidates/pools",
        "/app/candidates/tags",
        "/app/candidates/due",
        f"/app/candidates/{candidate['id']}",
        f"/app/candidates/{candidate['id']}?view=messages",
        f"/app/candidates/{candidate['id']}?view=files",
        "/app/search",
        "/app/search?q=ana&kind=people",
        "/app/operations",
        f"/app/operations/{operation['id']}",
        "/app/candidates/duplicates",
        "/app/imports",
        f"/app/imports/{imported}",
        f"/app/candidates/{candidate['id']}/merge/{other}",
        "/app/reports/funnel",
        "/app/reports/time_in_stage",
        "/app/reports/time_to_hire",
        "/app/reports/sources",
        "/app/reports/offers",
        "/app/reports/service_levels",
        "/app/reports/workload",
        "/app/reports/visits",
        "/app/reports/adverse-impact",
        "/app/reports/mails",
        "/app/reports/funnel/rows?table=stages&row=applied&column=reached",
        "/app/members",
        "/app/members?view=invitations",
        "/app/members?view=roles",
        "/app/settings",
        "/app/settings?view=general",
        "/app/settings?view=careers",
        "/app/settings?view=job-boards",
        "/app/settings?view=privacy",
        "/app/settings?view=consents",
        "/app/settings?view=self-identification",
        "/app/settings?view=data-copies",
        "/app/settings?view=erasures",
        "/app/settings?view=holds",
        "/app/settings?view=retention",
        "/app/settings?view=texts",
        "/app/settings?view=language-model",
        "/app/settings?view=connections",
        f"/app/settings/connections/{connection['id']}",
        "/app/settings?view=working-time",
        "/app/settings?view=reasons",
        "/app/settings?view=workflows",
        "/app/settings/workflows/new",
        f"/app/settings/workflows/{job['workflow']['id']}",
        "/app/settings?view=approvals",
        "/app/approvals",
        "/app/settings?view=letters",
        "/app/settings?view=mails",
        f"/app/applications/{ana}?view=messages",
        "/app/audit",
        "/app/notifications",
        "/app/account",
    ):
        await check_look(page, path)


async def _uploaded(employer: Employer) -> str:
    """Upload a file of people with one row to mend; returns the import's id."""
    content = b"Name,E-mail,Current employer\nIda Roth,ida@example.com,Elm Clinic\nBo,none,\n"
    answer = await employer.recruiter.client.post(
        "/api/v1/imports", files={"file": ("people.csv", content, "text/csv")}
    )
    assert answer.status_code == 201, answer.text
    found: str = answer.json()["id"]
    return found


async def _twin(employer: Employer) -> str:
    """Add the record of somebody a second time; returns its id."""
    body = {"full_name": "A. Petrov", "email": "ana.petrov+fair@example.com", "location": "Bonn"}
    added = await employer.recruiter.client.post("/api/v1/candidates", json=body)
    found: str = added.json()["id"]
    return found


async def _offer(employer: Employer, application_id: str) -> str:
    """Draft an offer for an application in screening; returns the application."""
    await employer.move(application_id, "interview", "offer")
    template = await posted(employer.recruiter, "offer-templates", LETTER, 201)
    body = {
        "application_id": application_id,
        "template_id": template["id"],
        "terms": terms(),
    }
    await posted(employer.recruiter, "offers", body, 201)
    return application_id


@pytest.mark.parametrize("phone", WIDTHS)
async def test_other_sides(desk: Desk, live: LiveWorld, employer: Founder, *, phone: bool) -> None:
    """The platform area, the portal and the screens before one is signed in."""
    administrator = await desk.window(await live.platform_admin(), phone=phone)
    for path in ("/app/platform", "/app/platform/health"):
        await check_look(administrator, path)
    person = await live.account()
    made = await employer()
    job = await made.job()
    own = await applied(live.client(), job["id"], email=person.email)
    other = await made.job("Pharmacist")
    await added(person.client, SoftAuthenticator(desk.url.replace("127.0.0.1", "localhost")))
    candidate = await desk.window(person, path="/portal", phone=phone)
    page = f"/portal/applications/{own}"
    for path in (
        "/portal",
        "/portal/jobs",
        f"/portal/jobs/{other['id']}/apply",
        "/portal/mails",
        "/portal/account",
        page,
        f"{page}/profile",
    ):
        await check_look(candidate, path)
    stranger = await desk.window(path="/app/sign-in", phone=phone)
    for path in ("/app/sign-in", "/portal/sign-in", "/portal/register", "/app/forgot-password"):
        await check_look(stranger, path)


async def test_gives_fingers_room(desk: Desk, employer: Founder) -> None:
    """On a phone, buttons, fields and tabs are at least 40 pixels high."""
    made = await employer()
    job = await made.job()
    (ana,) = await made.applications(job, 1)
    page = await desk.window(made.admin, phone=True)
    for path in (
        "/app/jobs",
        "/app/jobs/new",
        f"/app/jobs/{job['id']}",
        f"/app/applications/{ana}",
        "/app/settings",
        "/app/notifications",
    ):
        await page.goto(path)
        await expect(page.get_by_role("heading", level=1)).to_be_visible()
        await expect(page.locator("[aria-busy=true]")).to_have_count(0)
        assert await page.evaluate(TOO_LOW) == [], path


async def test_keeps_the_chosen_appearance(desk: Desk, employer: Founder) -> None:
    """Dark by choice stays dark over a reload, before anything is drawn."""
    made = await employer()
    page = await desk.window(made.recruiter)
    await page.get_by_role("button", name="Account").click()
    await page.locator("label", has_text="Dark").click()
    await expect(page.locator("html")).to_have_attribute("data-mantine-color-scheme", "dark")
    await page.reload(wait_until="commit")
    await expect(page.locator("html")).to_have_attribute("data-mantine-color-scheme", "dark")


async def test_goes_on_the_phone(desk: Desk, employer: Founder) -> None:
    """The bar at the bottom leads to the main places, More to the rest."""
    made = await employer()
    page = await desk.window(made.admin, phone=True)
    bar = page.get_by_role("navigation", name="Console", exact=True)
    await bar.get_by_role("link", name="Applications").tap()
    await expect(page.get_by_role("heading", level=1, name="Applications")).to_be_visible()
    await bar.get_by_role("button", name="More").tap()
    await check_accessibility(page)
    await page.get_by_role("dialog").get_by_role("link", name="Audit log").tap()
    await expect(page.get_by_role("heading", level=1, name="Audit log")).to_be_visible()

"""A candidate asks to be erased, on a phone and without scripts; an administrator answers."""

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

from playwright.async_api import expect

from rolecall.domains.privacy import queries
from rolecall.domains.privacy.service.requesting.link import confirm_token

from tests.browser.support.accessibility import check_accessibility
from tests.browser.support.desk import Desk, toast
from tests.browser.support.employer import Employer
from tests.support.hiring import apply
from tests.support.installation import LiveWorld

Founder = Callable[[], Awaitable[Employer]]


async def test_a_candidate_asks_and_gets_a_certificate(
    desk: Desk, live: LiveWorld, employer: Founder
) -> None:
    """The page of the application sends a mail, and its link confirms, calls off and certifies."""
    made = await employer()
    job = await made.job("Night nurse")
    lena, tomas = [await _applied(live, job, name) for name in ("Lena Fischer", "Tomas Silva")]
    page = await desk.window(path=lena["path"], phone=True, scripts=False)
    await page.get_by_role("link", name="Have my data erased").click()
    await expect(page.get_by_role("heading", name="What has to stay, and why")).to_be_visible()
    looked_at = await desk.window(path=f"{lena['path']}/erasure", phone=True)
    await check_accessibility(looked_at)
    await page.get_by_role("button", name="Send me the link to confirm").click()
    await expect(page.get_by_role("status")).to_contain_text("We have sent a link")
    link = await _mailed(live, made, lena)
    await page.goto(link)
    await expect(page.get_by_role("listitem").filter(has_text="Night nurse")).to_be_visible()
    await looked_at.goto(link)
    await check_accessibility(looked_at)
    await page.get_by_role("button", name="Erase my data").click()
    await expect(page.get_by_role("heading", name="Your data will be erased")).to_be_visible()
    await expect(page.get_by_role("button", name="Call it off")).to_be_visible()
    await looked_at.goto(page.url)
    await check_accessibility(looked_at)
    await _ask(live, made, tomas)

    console = await desk.window(made.admin, path="/app/settings?view=erasures")
    await expect(console.get_by_role("link", name="Lena Fischer")).to_be_visible()
    await check_accessibility(console)
    await console.get_by_role("button", name="Refuse… Tomas Silva").click()
    dialog = console.get_by_role("dialog", name="Refuse the erasure")
    await dialog.get_by_label("Why").fill("A dispute about pay goes on.")
    await check_accessibility(console)
    await dialog.get_by_role("button", name="Refuse").click()
    await toast(console, "Refused.")
    await expect(console.get_by_role("link", name="Tomas Silva")).to_be_hidden()

    await console.get_by_role("button", name="Carry out now… Lena Fischer").click()
    dialog = console.get_by_role("dialog", name="Erase Lena Fischer")
    await expect(dialog.get_by_text("Night nurse")).to_be_visible()
    await check_accessibility(console)
    await dialog.get_by_label("Type the name to confirm").fill("Lena Fischer")
    await dialog.get_by_role("button", name="Erase for good").click()
    await expect(console.get_by_text("the person is erased within minutes")).to_be_visible()
    # The last minutes, in which everybody hears of it, are not waited for here.
    wish = {"typed_name": "Lena Fischer", "cause": "request"}
    url = f"/api/v1/candidates/{lena['candidate_id']}/erasure"
    erased = await made.admin.client.post(url, json=wish)
    assert erased.status_code == 202, erased.text
    await expect(console.get_by_text("Erased everywhere")).to_be_visible()
    await page.reload()
    await expect(page.get_by_role("heading", name="Certificate of erasure")).to_be_visible()
    await looked_at.reload()
    await check_accessibility(looked_at)
    async with page.expect_download() as fetching:
        await page.get_by_role("link", name="Certificate as PDF").click()
    assert (await fetching.value).suggested_filename == "erasure-certificate.pdf"


async def test_the_portal_tells_and_asks(desk: Desk, live: LiveWorld, employer: Founder) -> None:
    """Beside the copy of one's data, on a phone; an administrator's list holds at that width."""
    made = await employer()
    job = await made.job("Night nurse")
    person = await live.account()
    taken = await apply(live.client(), job["id"], name="Lena Fischer", email=person.email)
    assert taken.status_code == 201, taken.text
    path = f"/portal/applications/{taken.json()['application_id']}"
    page = await desk.window(person, path=path, phone=True)
    await page.get_by_role("button", name="Erase my data…").click()
    dialog = page.get_by_role("dialog", name="Erase my data at")
    await expect(dialog.get_by_text("It cannot be undone.")).to_be_visible()
    await check_accessibility(page)
    await dialog.get_by_role("button", name="Send me the link to confirm").click()
    await expect(dialog.get_by_role("status")).to_contain_text("We have sent you a mail.")


async def _applied(live: LiveWorld, job: dict[str, Any], name: str) -> dict[str, str]:
    email = f"{name.split(maxsplit=1)[0].lower()}@example.com"
    taken = (await apply(live.client(), job["id"], name=name, email=email)).json()
    path = "/status/" + taken["status_url"].rpartition("/")[2]
    return {"path": path, "application_id": taken["application_id"], "candidate_id": ""}


async def _mailed(live: LiveWorld, made: Employer, who: dict[str, str]) -> str:
    """Return the path of the link that was mailed last."""
    url = f"/api/v1/applications/{who['application_id']}"
    shown = (await made.recruiter.client.get(url)).json()
    who["candidate_id"] = shown["candidate"]["id"]
    async with live.runtime.database.transaction(made.admin.actor.tenant) as uow:
        found = await queries.find_newest_request(uow, [UUID(who["candidate_id"])])
    assert found is not None
    return f"/erase/{confirm_token(live.runtime, made.admin.actor.tenant.org_id, found)}"


async def _ask(live: LiveWorld, made: Employer, who: dict[str, str]) -> None:
    client = live.client()
    assert (await client.post(f"{who['path']}/erasure")).status_code == 303
    assert (await client.post(await _mailed(live, made, who))).status_code == 303

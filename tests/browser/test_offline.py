"""The portal without a connection: what was last seen, and nothing after signing out."""

from collections.abc import Awaitable, Callable

from playwright.async_api import Page, expect

from tests.browser.support.desk import Desk, heading
from tests.browser.support.employer import Employer
from tests.support.hiring import applied
from tests.support.installation import LiveWorld

Founder = Callable[[], Awaitable[Employer]]
KEPT = """async (path) => {
  await navigator.serviceWorker.ready;
  const isKept = async () =>
    navigator.serviceWorker.controller !== null &&
    (await (await caches.open('rolecall-offline')).match(path)) !== undefined;
  while (!(await isKept())) await new Promise((look) => setTimeout(look, 50));
}"""
EVERYTHING_KEPT = """async () => {
  const texts = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const key of await cache.keys()) texts.push(new URL(key.url).pathname);
  }
  return texts.sort();
}"""


async def kept(page: Page, path: str) -> None:
    """Wait until a page is kept and the service worker answers for this window."""
    await page.evaluate(KEPT, path)


async def test_reads_without_a_connection_and_leaves_nothing_behind(
    desk: Desk, live: LiveWorld, employer: Founder
) -> None:
    """On a phone: list and application with the time they are of; signed out, nothing is left."""
    made = await employer()
    candidate = await live.account()
    job = await made.job("Night nurse")
    own = await applied(live.client(), job["id"], name="Lena Fischer", email=candidate.email)
    path = f"/portal/applications/{own}"
    page = await desk.window(candidate, path="/portal", phone=True)
    await expect(page.get_by_role("link", name="Open Night nurse")).to_be_visible()
    await kept(page, path)
    assert await page.evaluate(EVERYTHING_KEPT) == ["/portal", path, "/portal/kept-for"]
    await page.context.set_offline(True)
    await page.goto("/portal")
    await expect(page.get_by_role("status")).to_contain_text("You are offline.")
    await expect(page.get_by_role("status")).to_contain_text("As of ")
    await page.get_by_role("link", name="Night nurse").click()
    await heading(page, "Night nurse")
    await expect(page.get_by_text("What has happened")).to_be_visible()
    await page.goto("/portal/jobs")
    await heading(page, "No connection")
    await page.context.set_offline(False)
    await page.get_by_role("link", name="My applications").click()
    await heading(page, "My applications")
    await expect(page.get_by_role("link", name="Open Night nurse")).to_be_visible()
    await page.get_by_role("button", name="Account").click()
    await page.get_by_role("menuitem", name="Sign out").click()
    await expect(page.get_by_role("button", name="Sign in", exact=True)).to_be_visible()
    assert await page.evaluate(EVERYTHING_KEPT) == []
    await page.context.set_offline(True)
    await page.goto(path)
    await heading(page, "No connection")
    await expect(page.get_by_text("Night nurse")).to_have_count(0)

"""Devices that are told of news: switched on, tried and removed, and what they show."""

import json
from asyncio import Future, get_running_loop
from typing import Any

from playwright.async_api import Page, expect

from tests.browser.support.accessibility import check_accessibility
from tests.browser.support.desk import Desk, toast
from tests.support.installation import LiveWorld
from tests.support.push_service import SubscribedBrowser, push_service

SAYS_NO = "Object.defineProperty(Notification, 'permission', { get: () => 'denied' });"
STAND_IN = """
// A browser without a screen always says no, and no push service is to be had here: subscriptions
// are those of the test's own one.
Object.defineProperty(Notification, 'permission', { get: () => 'granted' });
const kept = () => JSON.parse(localStorage.getItem('subscription'));
const plain = (text) => atob(text.replaceAll('-', '+').replaceAll('_', '/'));
const bytes = (text) => Uint8Array.from(plain(text), (sign) => sign.charCodeAt(0));
const subscription = () => kept() && {
  endpoint: kept().endpoint,
  options: { applicationServerKey: bytes(kept().key).buffer },
  toJSON: () => ({ endpoint: kept().endpoint, keys: kept().keys }),
  unsubscribe: async () => { localStorage.removeItem('subscription'); return true; },
};
PushManager.prototype.getSubscription = async () => subscription();
PushManager.prototype.subscribe = async ({ applicationServerKey: key }) => {
  if (kept() && kept().key !== key) throw new DOMException('another key', 'InvalidStateError');
  localStorage.setItem('subscription', JSON.stringify({ ...OFFERED, key }));
  return subscription();
};
"""


async def test_a_device_is_switched_on_tried_and_removed(desk: Desk, live: LiveWorld) -> None:
    candidate = await live.account()
    page = await desk.window(candidate, path="/portal", phone=True)
    await page.add_init_script(SAYS_NO)
    await page.goto("/portal/mails")
    devices = page.get_by_role("region", name="News on your devices")
    switch = devices.get_by_role("switch", name="Tell me of news on this device")
    await expect(page.get_by_text("does not let this site show notifications")).to_be_visible()
    await expect(switch).to_be_disabled()

    with push_service() as service:
        browser = service.subscribe()
        await allow(page, browser)
        await page.reload()
        await expect(switch).to_be_enabled()
        await switch.click()
        await toast(page, "This device tells you of news from now on.")
        await expect(switch).to_be_checked()
        await expect(devices.get_by_text("This device", exact=True)).to_be_visible()
        await check_accessibility(page)
        await devices.get_by_role("button", name="Send a test").click()
        await toast(page, "The test is on its way to the device.")
        [taken] = browser.taken

    shown = await shown_by_the_worker(page, taken.text.decode())
    assert (shown["title"], shown["body"]) == ("Rolecall", taken.told["body"])
    assert shown["data"] == {"url": "/portal/mails"}
    await devices.get_by_role("button", name="Remove").click()
    await toast(page, "The device is removed.")
    await expect(devices.get_by_role("article")).to_have_count(0)
    await expect(switch).not_to_be_checked()
    assert await page.evaluate("localStorage.getItem('subscription')") is None


async def allow(page: Page, browser: SubscribedBrowser) -> None:
    """Let the browser show notifications, and subscribe as `browser` when it is asked to."""
    offered = json.dumps(browser.subscription)
    await page.add_init_script(f"const OFFERED = {offered};{STAND_IN}")


async def shown_by_the_worker(page: Page, message: str) -> Any:
    """Push a message to the portal's service worker; return the notification that it then shows."""
    session = await page.context.new_cdp_session(page)
    registered: Future[str] = get_running_loop().create_future()

    def listen(told: dict[str, Any]) -> None:
        for one in told["registrations"]:
            if not registered.done() and not one["isDeleted"]:
                registered.set_result(one["registrationId"])

    session.on("ServiceWorker.workerRegistrationUpdated", listen)
    await session.send("ServiceWorker.enable")
    await page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    worker = page.context.service_workers[-1]
    await worker.evaluate(
        """() => {
          self.shown = new Promise((done) => {
            self.registration.showNotification = async (title, told) => done({ title, ...told });
          });
        }"""
    )
    await session.send(
        "ServiceWorker.deliverPushMessage",
        {
            "origin": await page.evaluate("location.origin"),
            "registrationId": await registered,
            "data": message,
        },
    )
    return await worker.evaluate("self.shown")

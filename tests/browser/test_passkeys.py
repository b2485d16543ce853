"""Passkeys, with the browser's own authenticator in place of a finger."""

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import pytest_asyncio
import sqlalchemy as sa
from playwright.async_api import Browser, CDPSession, Page, expect

from rolecall.domains.identity.models import sessions
from rolecall.kernel import clock
from rolecall.kernel.tenant import PLATFORM

from tests.browser.support.accessibility import check_accessibility
from tests.browser.support.desk import Desk, heading, toast
from tests.browser.support.employer import Employer
from tests.support.installation import LiveInstallation, LiveWorld
from tests.support.world import PASSWORD, Account

Founder = Callable[[], Awaitable[Employer]]


@pytest_asyncio.fixture(loop_scope="session")
async def named_desk(
    chromium: Browser, live: LiveWorld, running: LiveInstallation, tmp_path: Path
) -> AsyncIterator[Desk]:
    """Windows at the name of this machine: an address that is a number has no passkeys."""
    made = Desk(chromium, live, running.url.replace("127.0.0.1", "localhost"), tmp_path)
    yield made
    await made.close()
    assert made.complaints == []


async def _authenticator(page: Page) -> Callable[[bool], Awaitable[None]]:
    """Give the window an authenticator; returns how to let its owner touch it or not."""
    session: CDPSession = await page.context.new_cdp_session(page)
    await session.send("WebAuthn.enable", {"enableUI": False})
    made = await session.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
                "defaultBackupEligibility": True,
                "defaultBackupState": True,
            }
        },
    )

    async def touch(present: bool) -> None:
        await session.send(
            "WebAuthn.setAutomaticPresenceSimulation",
            {"authenticatorId": made["authenticatorId"], "enabled": present},
        )

    return touch


async def _age_sessions(live: LiveWorld, person: Account) -> None:
    """Let somebody's sessions have begun an hour ago."""
    async with live.runtime.database.transaction(PLATFORM) as uow:
        await uow.execute(
            sa.update(sessions)
            .where(sessions.c.user_id == person.user_id)
            .values(created_at=clock.now() - timedelta(hours=1))
        )


async def _add(page: Page, name: str) -> None:
    await page.get_by_role("button", name="Add a passkey").click()
    dialog = page.get_by_role("dialog", name="Add a passkey")
    await dialog.get_by_label("Name").fill(name)
    await dialog.get_by_role("button", name="Go on").click()


async def test_a_member_adds_a_passkey_and_signs_in_by_the_button(
    named_desk: Desk, employer: Founder, live: LiveWorld
) -> None:
    """An old session asks for the password first; the passkey is named, used, renamed, removed."""
    made = await employer()
    page = await named_desk.window(made.recruiter, path="/app/account")
    await heading(page, "Your account")
    await _age_sessions(live, made.recruiter)
    touch = await _authenticator(page)
    await page.reload()
    await page.get_by_role("button", name="Add a passkey").click()
    proof = page.get_by_role("dialog", name="Is it you?")
    await proof.get_by_label("Password", exact=True).fill(PASSWORD)
    await check_accessibility(page)
    await proof.get_by_role("button", name="Go on").click()
    dialog = page.get_by_role("dialog", name="Add a passkey")
    await dialog.get_by_label("Name").fill("Work laptop")
    await dialog.get_by_role("button", name="Go on").click()
    await toast(page, "The passkey was added.")
    row = page.get_by_role("group", name="Work laptop")
    await expect(row).to_contain_text("Synced")
    await expect(row).to_contain_text("never used")

    await touch(False)
    await page.context.clear_cookies()
    await page.goto("/app/sign-in?next=%2Fapp%2Faccount")
    button = page.get_by_role("button", name="Sign in with a passkey")
    await expect(button).to_be_visible()
    await check_accessibility(page)
    await touch(True)
    await button.click()
    await heading(page, "Your account")
    await expect(row).to_contain_text("last used")
    await expect(page.get_by_text(re.compile("seen .* · with a passkey"))).to_be_visible()
    await row.get_by_role("button", name="Rename").click()
    dialog = page.get_by_role("dialog", name="Rename the passkey")
    await dialog.get_by_label("Name").fill("Old laptop")
    await dialog.get_by_role("button", name="Save").click()
    row = page.get_by_role("group", name="Old laptop")
    await row.get_by_role("button", name="Remove").click()
    dialog = page.get_by_role("dialog", name="Remove this passkey?")
    await dialog.get_by_role("button", name="Remove").click()
    await expect(row).to_have_count(0)


async def test_a_candidate_without_a_password_signs_in_from_the_field(
    named_desk: Desk, live: LiveWorld
) -> None:
    """Whoever came by a link adds a passkey, and next time picks it where the address is typed."""
    candidate = await live.account(password_hash=None)
    page = await named_desk.window(candidate, path="/portal/account")
    await _authenticator(page)
    await _add(page, "My phone")
    await toast(page, "The passkey was added.")
    row = page.get_by_role("group", name="My phone")
    await row.get_by_role("button", name="Remove").click()
    dialog = page.get_by_role("dialog", name="Remove this passkey?")
    await expect(dialog).to_contain_text("a link that we mail to you")
    await dialog.get_by_role("button", name="Keep it").click()
    await expect(dialog).to_have_count(0)

    await page.context.clear_cookies()
    # The authenticator of the test picks its passkey as soon as the field offers one.
    await page.goto("/portal/sign-in?next=%2Fportal%2Faccount")
    await heading(page, "Your account")
    await expect(row).to_contain_text("last used")


async def test_at_a_number_the_page_says_where_passkeys_work(desk: Desk) -> None:
    """No button is there that could not work."""
    page = await desk.window(path="/portal/sign-in")
    await heading(page, "Sign in")
    there = desk.url.replace("127.0.0.1", "localhost")
    link = page.get_by_role("link", name=there)
    await expect(link).to_have_attribute("href", f"{there}/portal/sign-in")
    await expect(page.get_by_role("button", name="passkey")).to_have_count(0)

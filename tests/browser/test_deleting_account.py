"""A candidate deletes their own account, on a phone."""

from datetime import timedelta

import sqlalchemy as sa
from playwright.async_api import expect

from rolecall.domains.identity.models import sessions
from rolecall.kernel import clock
from rolecall.kernel.tenant import PLATFORM

from tests.browser.support.accessibility import check_accessibility
from tests.browser.support.desk import Desk, heading
from tests.support.installation import LiveWorld
from tests.support.world import PASSWORD


async def test_a_candidate_deletes_the_account(desk: Desk, live: LiveWorld) -> None:
    """The page says what goes and what stays, and an old session asks for the password."""
    person = await live.account()
    page = await desk.window(person, path="/portal", phone=True)
    async with live.runtime.database.transaction(PLATFORM) as uow:
        await uow.execute(
            sa.update(sessions)
            .where(sessions.c.user_id == person.user_id)
            .values(created_at=clock.now() - timedelta(hours=1))
        )
    await page.goto("/portal/account")
    await heading(page, "Your account")
    await expect(page.get_by_text("your applications, with each employer")).to_be_visible()
    await page.get_by_role("button", name="Delete my account…").click()
    proof = page.get_by_role("dialog", name="Is it you?")
    await proof.get_by_label("Password", exact=True).fill(PASSWORD)
    await proof.get_by_role("button", name="Go on").click()
    dialog = page.get_by_role("dialog", name="Delete your account?")
    await expect(dialog).to_contain_text(person.email)
    last = dialog.get_by_role("button", name="Delete for good")
    await expect(last).to_be_disabled()
    await expect(proof).to_have_count(0)
    await dialog.get_by_role("checkbox").check()
    await expect(last).to_be_enabled()
    await check_accessibility(page)
    await last.click()
    await heading(page, "Sign in")
    await expect(page.get_by_text("Your account is deleted.")).to_be_visible()
    await check_accessibility(page)
    answer = await live.client().post(
        "/api/v1/auth/login", json={"email": person.email, "password": PASSWORD}
    )
    assert answer.status_code == 401

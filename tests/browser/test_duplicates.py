"""Records of one person: found, compared, merged, taken back, and split later."""

from collections.abc import Awaitable, Callable
from typing import Any

from playwright.async_api import expect

from tests.browser.support.accessibility import check_accessibility
from tests.browser.support.desk import Desk, heading, toast
from tests.browser.support.employer import Employer

Founder = Callable[[], Awaitable[Employer]]
NUMBER = "+1 614 555 0123"
BOTH = "Ana Petrov and A. Petrov"


async def known_twice(employer: Employer) -> tuple[dict[str, Any], dict[str, Any]]:
    """Make two records of one person; returns them."""
    made = []
    for body in (
        {"full_name": "Ana Petrov", "email": "ana@example.com", "phone": NUMBER},
        {"full_name": "A. Petrov", "phone": "001 614 555 0123", "headline": "Head nurse"},
    ):
        answer = await employer.recruiter.client.post("/api/v1/candidates", json=body)
        assert answer.status_code == 201, answer.text
        made.append(answer.json())
    note = {"body": "Met at the fair.", "audience": "everyone"}
    await employer.recruiter.client.post(f"/api/v1/candidates/{made[1]['id']}/notes", json=note)
    return made[0], made[1]


async def test_merges_two_records_and_splits_them_again(desk: Desk, employer: Founder) -> None:
    """From the queue to the comparison, the merge, its undo, and the split from the record."""
    made = await employer()
    ana, other = await known_twice(made)
    page = await desk.window(made.recruiter, path="/app/candidates/duplicates")
    pair = page.get_by_role("listitem", name=BOTH)
    await expect(pair.get_by_text("Same number +16145550123")).to_be_visible()
    await check_accessibility(page)
    await pair.get_by_role("link", name=f"Compare {BOTH}").click()
    await heading(page, "Compare two records")
    await expect(page.get_by_text("1 note of A. Petrov", exact=False)).to_be_visible()
    await page.get_by_role("radio", name="A. Petrov").check()
    await check_accessibility(page)
    await page.get_by_role("button", name="Merge the two").click()
    await heading(page, "A. Petrov")
    await expect(page.get_by_text("Head nurse")).to_be_visible()
    await page.get_by_role("button", name="Undo").click()
    await toast(page, "Both records stand for themselves again.")
    await heading(page, "Ana Petrov")
    banner = page.get_by_role("alert", name="This may be a person you know already")
    await banner.get_by_role("link", name="Compare with A. Petrov").click()
    await heading(page, "Compare two records")
    await page.get_by_role("button", name="Merge the two").click()
    await heading(page, "Ana Petrov")
    await page.goto(f"/app/candidates/{other['id']}")
    await heading(page, "Ana Petrov")
    assert page.url.endswith(ana["id"])
    await page.get_by_role("button", name="Split A. Petrov off").click()
    dialog = page.get_by_role("dialog", name="Split “A. Petrov” off")
    await expect(dialog.get_by_text("Headline: empty again")).to_be_visible()
    await check_accessibility(page)
    await dialog.get_by_role("button", name="Split", exact=True).click()
    await toast(page, "Both records stand for themselves again.")
    await page.goto("/app/candidates/duplicates?view=different")
    await expect(page.get_by_role("listitem", name=BOTH)).to_be_visible()


async def test_tells_two_people_apart_on_a_phone(desk: Desk, employer: Founder) -> None:
    """A pair is put aside, and then said to be two people."""
    made = await employer()
    await known_twice(made)
    page = await desk.window(made.recruiter, path="/app/candidates/duplicates", phone=True)
    pair = page.get_by_role("listitem", name=BOTH)
    await pair.get_by_role("button", name="Later").click()
    await toast(page, "They come back in a week.")
    await expect(page.get_by_text("No pairs here")).to_be_visible()
    await page.get_by_text("Later", exact=True).click()
    await pair.get_by_role("button", name="Not the same person").click()
    await toast(page, "Noted: these are two people.")
    await page.get_by_text("Not the same", exact=True).click()
    await expect(pair.get_by_text("decided on")).to_be_visible()
    await check_accessibility(page)

"""Interviews: the recruiter arranges one, the interviewer judges on a phone, the team debriefs."""

from collections.abc import Awaitable, Callable

from playwright.async_api import expect

from rolecall.access import Role

from tests.browser.support.accessibility import check_accessibility
from tests.browser.support.desk import Desk, heading, toast
from tests.browser.support.employer import Employer
from tests.domains.interviews.conftest import FILLED_IN, KIT

Founder = Callable[[], Awaitable[Employer]]


async def test_writes_a_kit_and_arranges_an_interview(desk: Desk, employer: Founder) -> None:
    """A recruiter writes a kit in the settings and arranges, changes and cancels an interview."""
    made = await employer()
    await made.member(Role.INTERVIEWER, "Ina Roth")
    (ana,) = await made.applications(await made.job(), 1)
    page = await desk.window(made.recruiter, path="/app/settings")
    await page.get_by_role("button", name="New kit").click()
    dialog = page.get_by_role("dialog", name="New interview kit")
    await dialog.get_by_label("Name").fill("On-site")
    await dialog.get_by_label("Attribute", exact=False).first.fill("Calm")
    await dialog.get_by_role("button", name="Write a question").click()
    await dialog.get_by_role("textbox", name="Question").fill("Tell me about a hard night.")
    await check_accessibility(page)
    await dialog.get_by_role("button", name="Save").click()
    await toast(page, "“On-site” saved as version 1.")
    await check_accessibility(page)
    await page.goto(page.url.replace("/settings", f"/applications/{ana}"))
    await heading(page, "Ana Petrov")
    await page.get_by_role("tab", name="Interviews").click()
    await page.get_by_role("button", name="Arrange an interview").click()
    dialog = page.get_by_role("dialog", name="Arrange an interview")
    await dialog.get_by_role("combobox", name="Kit").click()
    await page.get_by_role("option", name="On-site").click()
    await dialog.get_by_role("combobox", name="Interviewers").click()
    await page.get_by_role("option", name="Ina Roth").click()
    await dialog.get_by_label("Start").fill("2031-05-05T10:00")
    await check_accessibility(page)
    await dialog.get_by_role("button", name="Arrange").click()
    await toast(page, "Interview arranged. The interviewers are told.")
    await expect(page.get_by_role("link", name="On-site", exact=True)).to_be_visible()
    await page.get_by_role("button", name="Actions for On-site").click()
    await page.get_by_role("menuitem", name="Cancel it…").click()
    sure = page.get_by_role("dialog", name="Cancel “On-site”?")
    await sure.get_by_label("Reason").fill("The ward is closed.")
    await sure.get_by_role("button", name="Cancel the interview").click()
    panel = page.get_by_role("tabpanel", name="Interviews")
    await expect(panel.get_by_text("The ward is closed.")).to_be_visible()
    await check_accessibility(page)


async def test_judges_on_a_phone_and_sees_the_others_afterwards(
    desk: Desk, employer: Founder
) -> None:
    """What is typed survives a reload; the others' scorecards come once one's own is in."""
    made = await employer()
    ina = await made.member(Role.INTERVIEWER, "Ina Roth")
    ivo = await made.member(Role.INTERVIEWER, "Ivo Berg")
    (ana,) = await made.applications(await made.job(), 1)
    kit = await made.recruiter.client.post("/api/v1/interview-kits", json=KIT)
    interview = await made.recruiter.client.post(
        f"/api/v1/applications/{ana}/interviews",
        json={
            "kit_id": kit.json()["id"],
            "interviewer_ids": [str(ina.user_id), str(ivo.user_id)],
        },
    )
    url = f"/api/v1/interviews/{interview.json()['id']}"
    await ivo.client.post(f"{url}/scorecard/submit", json=FILLED_IN)
    await made.recruiter.client.post(f"{url}/complete")
    page = await desk.window(ina, path="/app/interviews?view=to_fill_in", phone=True)
    await page.get_by_role("link", name="Ana Petrov").click()
    await heading(page, "Ana Petrov")
    await expect(page.get_by_text("Find out how they work under pressure.")).to_be_visible()
    await check_accessibility(page)
    await page.get_by_text("Résumé", exact=True).click()
    await expect(page.get_by_role("region", name="Résumé of Ana Petrov")).to_be_visible()
    await page.get_by_text("Scorecard", exact=True).click()
    await expect(page.get_by_text("One other scorecard is in")).to_be_visible()
    await page.get_by_label("Tell me about a hard night.").fill("Two at once, kept her head.")
    await expect(page.get_by_role("status").filter(has_text="Saved")).to_be_visible()
    await page.reload()
    await page.get_by_text("Scorecard", exact=True).click()
    await expect(page.get_by_label("Tell me about a hard night.")).to_have_value(
        "Two at once, kept her head."
    )
    await page.get_by_role("button", name="Submit").click()
    await expect(page.get_by_text("Say what you recommend overall.")).to_be_visible()
    for attribute in ("Calm", "Craft"):
        group = page.get_by_role("radiogroup", name=attribute)
        await group.get_by_role("radio", name="3:").check()
    await page.get_by_role("radio", name="Yes", exact=True).check()
    await check_accessibility(page)
    await expect(page.get_by_text("Would work with them at once.")).to_have_count(0)
    await page.get_by_role("button", name="Submit").click()
    await toast(page, "Your scorecard is in.")
    await expect(page.get_by_text("Would work with them at once.")).to_be_visible()
    await expect(page.get_by_text("Asked about the pay twice.")).to_have_count(0)
    await page.get_by_role("button", name="Amend your scorecard").click()
    await page.get_by_role("radio", name="Strong yes").check()
    await page.get_by_role("button", name="Submit the amendment").click()
    await page.get_by_role("button", name="Amended; see what was there before").click()
    await expect(page.get_by_role("dialog").get_by_text("Yes", exact=True)).to_be_visible()
    desktop = await desk.window(made.recruiter, path=f"/app/applications/{ana}")
    await desktop.get_by_role("tab", name="Interviews").click()
    board = desktop.get_by_role("region", name="Debrief")
    await expect(board.get_by_role("rowheader", name="Craft")).to_be_visible()
    await check_accessibility(desktop)

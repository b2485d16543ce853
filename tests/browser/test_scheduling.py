"""Scheduling: hours in the account, a booking link, and the candidate who chooses on a phone."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from zoneinfo import ZoneInfo

from playwright.async_api import Locator, expect

from rolecall.access import Role
from rolecall.kernel import clock

from tests.browser.support.accessibility import check_accessibility
from tests.browser.support.desk import Desk, heading, toast
from tests.browser.support.employer import Employer
from tests.browser.support.mailbox import newest_link
from tests.domains.interviews.conftest import KIT
from tests.support.feeds import calendar, feed_server

Founder = Callable[[], Awaitable[Employer]]


async def test_an_interviewer_says_when_they_give_interviews(desk: Desk, employer: Founder) -> None:
    """Hours are changed on a phone, and what is wrong is said beside the field."""
    made = await employer()
    ina = await made.member(Role.INTERVIEWER, "Ina Roth")
    page = await desk.window(ina, path="/app/account", phone=True)
    monday = page.get_by_role("group", name="Monday")
    await monday.get_by_label("Monday until, 1").fill("08:00")
    await page.get_by_role("button", name="Add hours on Saturday").click()
    save = page.get_by_role("button", name="Save the hours")
    await save.click()
    await expect(page.get_by_text("Must be later.")).to_be_visible()
    await monday.get_by_label("Monday until, 1").fill("12:00")
    await page.get_by_role("button", name="Remove Tuesday, 1").click()
    await check_accessibility(page)
    await save.click()
    await toast(page, "Saved.")
    hours = (await ina.client.get("/api/v1/interview-hours")).json()
    assert [one["weekday"] for one in hours["windows"]] == [0, 2, 3, 4, 5]
    assert hours["windows"][0]["ends"] == "12:00"


async def test_a_candidate_chooses_a_time_on_a_phone(desk: Desk, employer: Founder) -> None:
    """The recruiter sends a link; the candidate books by it, and the recruiter sees it at once."""
    made = await employer()
    await made.member(Role.INTERVIEWER, "Ina Roth")
    (ana,) = await made.applications(await made.job(), 1)
    await made.recruiter.client.post("/api/v1/interview-kits", json=KIT)
    office = await desk.window(made.recruiter, path=f"/app/applications/{ana}")
    await heading(office, "Ana Petrov")
    await office.get_by_role("tab", name="Interviews").click()
    await office.get_by_role("button", name="Send a booking link").click()
    dialog = office.get_by_role("dialog", name="Send a booking link")
    await dialog.get_by_role("combobox", name="Kit").click()
    await office.get_by_role("option", name="On-site").click()
    await dialog.get_by_role("combobox", name="Interviewer", exact=True).click()
    await office.get_by_role("option", name="Ina Roth").click()
    await office.keyboard.press("Escape")
    await check_accessibility(office)
    await dialog.get_by_role("button", name="Send the link").click()
    await toast(office, "The candidate gets a mail with the link.")
    await expect(office.get_by_text("Waits for the candidate")).to_be_visible()
    await check_accessibility(office)
    link = await newest_link(desk.url, "ana.petrov@example.com", "/book/")
    phone = await desk.window(path=link, phone=True)
    await heading(phone, "Choose a time for your interview")
    await phone.get_by_label("Your time zone").select_option("Asia/Tokyo")
    await phone.get_by_role("button", name="Show the times in this zone").click()
    await expect(phone.get_by_label("Your time zone")).to_have_value("Asia/Tokyo")
    await check_accessibility(phone)
    await phone.locator("button[name=start]").first.click()
    await heading(phone, "Is this the time?")
    await check_accessibility(phone)
    await phone.get_by_role("button", name="Book this time").click()
    await heading(phone, "Your interview is booked")
    await expect(phone.get_by_text("Ina Roth")).to_be_visible()
    await check_accessibility(phone)
    await expect(office.get_by_role("link", name="On-site", exact=True)).to_be_visible()
    await expect(office.get_by_text("Waits for the candidate")).to_have_count(0)


async def test_an_interviewer_connects_a_calendar_and_the_recruiter_is_warned(
    desk: Desk, employer: Founder
) -> None:
    """On a phone: a wrong address is explained, the right one counts; the recruiter sees it."""
    made = await employer()
    ina = await made.member(Role.INTERVIEWER, "Ina Roth")
    (ana,) = await made.applications(await made.job(), 1)
    await made.recruiter.client.post("/api/v1/interview-kits", json=KIT)
    start = (clock.now() + timedelta(days=3)).replace(hour=10, minute=0)
    with feed_server() as feeds:
        meeting = f"UID:m\nDTSTART:{start:%Y%m%dT%H0000Z}\nDURATION:PT1H\nSUMMARY:Secret plans"
        address = feeds.put("/ina.ics", calendar(meeting))
        page = await desk.window(ina, path="/app/account", phone=True)
        await page.get_by_label("Secret address in iCal format").fill(feeds.url + "/none.ics")
        connect = page.get_by_role("button", name="Test and connect")
        await connect.click()
        await expect(page.get_by_text("There is nothing at that address.")).to_be_visible()
        await check_accessibility(page)
        await page.get_by_label("Secret address in iCal format").fill(address)
        await connect.click()
        await toast(page, "Connected. Your busy times count from now on.")
        await expect(page.get_by_text("127.0.0.1", exact=True)).to_be_visible()
        await expect(page.get_by_text("ina.ics")).to_have_count(0)
        await check_accessibility(page)
        office = await desk.window(made.recruiter, path=f"/app/applications/{ana}")
        await heading(office, "Ana Petrov")
        await office.get_by_role("tab", name="Interviews").click()
        await office.get_by_role("button", name="Arrange an interview").click()
        dialog = office.get_by_role("dialog", name="Arrange an interview")
        await dialog.get_by_role("combobox", name="Kit").click()
        await office.get_by_role("option", name="On-site").click()
        await dialog.get_by_role("combobox", name="Interviewers").click()
        await office.get_by_role("option", name="Ina Roth").click()
        await office.keyboard.press("Escape")
        local = start.astimezone(ZoneInfo(await _zone_of(dialog)))
        await dialog.get_by_label("Start", exact=True).fill(f"{local:%Y-%m-%dT%H:15}")
        await expect(dialog.get_by_text("Ina Roth is busy from")).to_be_visible()
        await expect(dialog.get_by_text("Secret plans")).to_have_count(0)
        await check_accessibility(office)
        await dialog.get_by_role("button", name="Arrange", exact=True).click()
        await toast(office, "Interview arranged. The interviewers are told.")
    await page.get_by_role("button", name="Disconnect").click()
    await page.get_by_role("dialog").get_by_role("button", name="Disconnect").click()
    await toast(page, "Disconnected. Its address and your busy times are deleted.")
    await expect(connect).to_be_visible()


async def test_the_week_of_the_team_at_a_desk_and_on_a_phone(desk: Desk, employer: Founder) -> None:
    """By keys through the weeks, narrowed in the address, and a click opens the interview."""
    made = await employer()
    ina = await made.member(Role.INTERVIEWER, "Ina Roth")
    ivo = await made.member(Role.INTERVIEWER, "Ivo Berg")
    (ana, bruno) = await made.applications(await made.job(), 2)
    kit = await made.recruiter.client.post("/api/v1/interview-kits", json=KIT)
    for application, member in ((ana, ina), (bruno, ivo)):
        arranged = await made.recruiter.client.post(
            f"/api/v1/applications/{application}/interviews",
            json={
                "kit_id": kit.json()["id"],
                "interviewer_ids": [str(member.user_id)],
                "starts_at": "2031-05-07T12:00:00Z",
            },
        )
        assert arranged.status_code == 201, arranged.text
    page = await desk.window(made.recruiter, path="/app/calendar?day=2031-04-30")
    await heading(page, "Calendar")
    await expect(page.get_by_text("No interviews in this week")).to_be_visible()
    await page.get_by_role("heading", name="Calendar").click()
    await page.keyboard.press("ArrowRight")
    await expect(page.get_by_role("heading", name="May 5 – 11, 2031")).to_be_visible()
    wednesday = page.get_by_role("region", name="Wednesday, May 7: 2 interviews")
    await expect(wednesday.get_by_role("link", name="Ana Petrov")).to_be_visible()
    await check_accessibility(page)
    await page.get_by_role("combobox", name="People").click()
    await page.get_by_role("option", name="Ivo Berg").click()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("link", name="Ana Petrov")).to_have_count(0)
    await page.reload()
    await page.get_by_role("link", name="Bruno Keller").click()
    await heading(page, "Bruno Keller")
    await page.go_back()
    await page.get_by_role("button", name="Today").click()
    await expect(page.get_by_text("Nobody that you chose has any.")).to_be_visible()
    phone = await desk.window(ina, path="/app/calendar?day=2031-05-05", phone=True)
    day = phone.get_by_role("region", name="Wednesday, May 7")
    await expect(day.get_by_role("link", name="Ana Petrov")).to_be_visible()
    await expect(phone.get_by_role("link", name="Bruno Keller")).to_have_count(0)
    await expect(phone.get_by_role("combobox", name="People")).to_have_count(0)
    await check_accessibility(phone)


async def _zone_of(dialog: Locator) -> str:
    """Return the zone that the start is meant in."""
    return await dialog.get_by_role("combobox", name="Time zone").input_value()

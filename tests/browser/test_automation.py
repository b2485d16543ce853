"""Automation on screen: a rule, what it would have done, what waits, and its log."""

from collections.abc import Awaitable, Callable

from playwright.async_api import expect

from tests.browser.support.accessibility import check_accessibility
from tests.browser.support.desk import Desk, heading, toast
from tests.browser.support.employer import Employer

Founder = Callable[[], Awaitable[Employer]]


async def test_tries_a_rule_before_it_is_saved(desk: Desk, employer: Founder) -> None:
    """Impossible rules are refused with the reason, the replay names who it would have met."""
    made = await employer()
    job = await made.job()
    await made.applications(job, 1, with_resume=False)
    text = {"subject": "Welcome", "body": "Hello {{candidate_name}}"}
    body = {"kind": "candidate_message", "name": "Warm welcome", "texts": {"en": text}}
    welcome = (await made.admin.client.post("/api/v1/mail-templates", json=body)).json()
    field = {"label": "Nights", "kind": "number"}
    assert (await made.admin.client.post("/api/v1/custom-fields", json=field)).status_code == 201
    page = await desk.window(made.admin, path=f"/app/settings/workflows/{job['workflow']['id']}")
    await heading(page, "Default")
    await page.get_by_role("button", name="New rule").click()
    dialog = page.get_by_role("dialog", name="New rule")
    await dialog.get_by_label("Name", exact=True).fill("Call soon")
    await dialog.get_by_role("button", name="Try it on the last 90 days").click()
    await expect(dialog.get_by_text("Say of what they are reminded.").first).to_be_visible()
    await dialog.get_by_label("Of what").fill("Call the candidate")
    await dialog.get_by_role("button", name="Add an action").click()
    await page.get_by_role("menuitem", name="Write to the candidate").click()
    await dialog.get_by_role("combobox", name="Saved message").click()
    await page.get_by_role("option", name="Warm welcome").click()
    await dialog.get_by_role("button", name="Try it on the last 90 days").click()
    replay = "It would have matched 1 of 1 applications in the last 90 days; 0 of them were hired."
    await expect(dialog.get_by_text(replay)).to_be_visible()
    await dialog.get_by_role("button", name="Add a condition about a custom field").click()
    await dialog.get_by_role("combobox", name="If the field").click()
    await page.get_by_role("option", name="Nights").click()
    await dialog.get_by_role("button", name="Try it on the last 90 days").click()
    await expect(dialog.get_by_text("Say what “Nights” is compared with.").first).to_be_visible()
    await dialog.get_by_label("Value of Nights").fill("2")
    await dialog.get_by_role("button", name="Try it on the last 90 days").click()
    nobody = "It would have matched 0 of 1 applications in the last 90 days; 0 of them were hired."
    await expect(dialog.get_by_text(nobody)).to_be_visible()
    await check_accessibility(page)
    await dialog.get_by_role("button", name="Remove the condition about Nights").click()
    await dialog.get_by_label("and none of the tags").fill("Silver")
    await dialog.get_by_label("and none of the tags").press("Enter")
    await dialog.get_by_role("button", name="Try it on the last 90 days").click()
    await expect(dialog.get_by_text(replay)).to_be_visible()
    await dialog.get_by_role("button", name="Save the rule").click()
    await toast(page, "Saved. It acts from now on.")
    words = "When an application enters Applied, if the candidate is not tagged Silver: "
    words += "remind the recruiters: Call the candidate"
    words += " and write “Warm welcome” to the candidate."
    await expect(page.get_by_text(words)).to_be_visible()
    gone = await made.admin.client.delete(f"/api/v1/mail-templates/{welcome['id']}")
    assert gone.status_code == 204
    await expect(page.get_by_text("Its saved message was deleted")).to_be_visible()
    await page.get_by_role("button", name="Log of Call soon").click()
    log = page.get_by_role("dialog", name="Log of “Call soon”")
    await expect(log.get_by_text("Nothing yet.")).to_be_visible()
    await check_accessibility(page)


async def test_a_rule_of_one_job_asks_for_an_answer_and_arranges(
    desk: Desk, employer: Founder
) -> None:
    """On the job's page: its questions, the mail that would have gone, and the interview."""
    made = await employer()
    years = {"id": "years", "kind": "number", "label": "Years of nursing"}
    job = await made.job(questions=[years])
    await made.applications(job, 1, with_resume=False, answers='{"years": 4}')
    kit = {"name": "First call", "attributes": [{"key": "clear", "name": "Clarity"}]}
    assert (await made.admin.client.post("/api/v1/interview-kits", json=kit)).status_code == 201
    page = await desk.window(made.admin, path=f"/app/jobs/{job['id']}")
    await page.get_by_role("tab", name="Automation").click()
    await page.get_by_role("button", name="New rule for this job").click()
    dialog = page.get_by_role("dialog", name="New rule")
    await dialog.get_by_label("Name", exact=True).fill("Call the experienced")
    await dialog.get_by_role("button", name="Add a condition about an answer").click()
    await dialog.get_by_role("combobox", name="If the answer to").click()
    await page.get_by_role("option", name="Years of nursing").click()
    await dialog.get_by_role("combobox", name="How Years of nursing compares").click()
    await page.get_by_role("option", name="is at least").click()
    await dialog.get_by_label("Value of Years of nursing").fill("3")
    await dialog.get_by_role("button", name="Remove action 1").click()
    await dialog.get_by_role("button", name="Add an action").click()
    await page.get_by_role("menuitem", name="Let the candidate choose an interview time").click()
    await dialog.get_by_role("combobox", name="Interview", exact=True).click()
    await page.get_by_role("option", name="First call").click()
    await dialog.get_by_role("button", name="Add an action").click()
    await page.get_by_role("menuitem", name="Write to the candidate").click()
    await dialog.get_by_label("Subject").fill("Let us talk")
    await dialog.get_by_role("textbox", name="Text").fill("Hello {{candidate_name}}")
    await dialog.get_by_role("button", name="Try it on the last 90 days").click()
    await expect(dialog.get_by_text("It would have matched 1 of 1 applications")).to_be_visible()
    await dialog.get_by_text("“Let us talk”").click()
    frame = dialog.frame_locator("iframe")
    await expect(frame.get_by_text("Hello Ana").first).to_be_visible()
    await check_accessibility(page)
    await dialog.get_by_role("button", name="Save the rule").click()
    words = "When an application enters Applied, if the answer to Years of nursing is at least 3: "
    words += "let the candidate choose a time for “First call” with one of the interviewers"
    await expect(page.get_by_text(words)).to_be_visible()
    await page.goto(f"{desk.url}/app/settings/workflows/{job['workflow']['id']}")
    await expect(page.get_by_text("Only for Intensive care nurse")).to_be_visible()


async def test_cancels_what_is_about_to_happen_on_a_phone(desk: Desk, employer: Founder) -> None:
    """A recruiter says no, and nothing happens."""
    made = await employer()
    job = await made.job()
    rule = {
        "name": "Later",
        "workflow_id": job["workflow"]["id"],
        "trigger": "enters",
        "stage_key": "applied",
        "after_days": 3,
        "actions": [{"kind": "tag", "text": "Waiting long"}],
    }
    saved = await made.admin.client.post("/api/v1/automation-rules", json=rule)
    assert saved.status_code == 201, saved.text
    (ana,) = await made.applications(job, 1, with_resume=False)
    page = await desk.window(made.recruiter, path=f"/app/applications/{ana}", phone=True)
    await expect(page.get_by_text("tag the candidate “Waiting long”")).to_be_visible()
    await check_accessibility(page)
    await page.get_by_role("button", name="Cancel Later").click()
    await toast(page, "Cancelled. Nothing happens.")
    await expect(page.get_by_text("About to happen")).to_have_count(0)

"""Writing to candidates, and the organization's own words for its mails."""

import re
from collections.abc import Awaitable, Callable

from playwright.async_api import FilePayload, expect

from tests.browser.support.accessibility import check_accessibility
from tests.browser.support.desk import Desk, heading, toast
from tests.browser.support.employer import Employer
from tests.browser.support.mailbox import mail_to
from tests.support.answering import answer_to, notice_about, signed

Founder = Callable[[], Awaitable[Employer]]
SAVED = {
    "kind": "candidate_message",
    "name": "Ask for references",
    "texts": {
        "en": {
            "subject": "References for {{job_title}}",
            "body": "Dear {{candidate_name}}, who?",
        }
    },
}


async def test_writes_takes_back_and_plans(desk: Desk, employer: Founder) -> None:
    """A saved message gets a file, survives a reload, is planned and taken back again."""
    made = await employer()
    (ana,) = await made.applications(await made.job(), 1, with_resume=False)
    saved = await made.recruiter.client.post("/api/v1/mail-templates", json=SAVED)
    assert saved.status_code == 201, saved.text
    path = f"/app/applications/{ana}?view=messages"
    page = await desk.window(made.recruiter, path=path)
    await page.get_by_role("combobox", name="Begin with a saved message").click()
    await page.get_by_role("option", name="Ask for references").click()
    subject = page.get_by_label("Subject")
    await expect(subject).to_have_value("References for Intensive care nurse")
    await page.get_by_label("Text", exact=True).fill("Dear Ana,\n\n{{nobody}}")
    await page.reload()
    await expect(subject).to_have_value("References for Intensive care nurse")
    await page.get_by_role("button", name="Send", exact=True).click()
    await expect(page.get_by_text("There is no variable {{nobody}} here.").first).to_be_visible()
    await page.get_by_label("Text", exact=True).fill("Dear Ana,\n\nwho knows you? ")
    await page.get_by_role("button", name="Insert a variable").click()
    await page.get_by_role("menuitem", name="Link to the private page").click()
    await page.get_by_role("button", name="Preview").click()
    mail = page.get_by_role("dialog").frame_locator("iframe")
    await expect(mail.get_by_role("link", name="Open the private page")).to_be_visible()
    await page.keyboard.press("Escape")
    await page.get_by_role("button", name="Attach files").click()
    async with page.expect_file_chooser() as chooser:
        await page.get_by_role("menuitem", name="Upload…").click()
    plan = FilePayload(name="Übersicht.txt", mimeType="text/plain", buffer=b"Bring boots")
    await (await chooser.value).set_files([plan])
    attached = page.get_by_role("list", name="Attached files")
    await expect(attached.get_by_text("Übersicht.txt (11 bytes)")).to_be_visible()
    await page.get_by_role("button", name="Send later…").click()
    dialog = page.get_by_role("dialog", name="Send later")
    await dialog.get_by_role("button", name="Schedule").click()
    thread = page.get_by_role("list", name="Messages")
    planned = thread.get_by_role("listitem").filter(has_text="who knows you?")
    await expect(planned.get_by_text("Scheduled")).to_be_visible()
    await expect(planned.get_by_role("button", name="Übersicht.txt (11 bytes)")).to_be_visible()
    await expect(subject).to_have_value("")
    await expect(attached).to_have_count(0)
    await check_accessibility(page)
    await planned.get_by_role("button", name="Take back").click()
    await expect(planned.get_by_text("Taken back")).to_be_visible()
    await expect(subject).to_have_value("References for Intensive care nurse")
    await expect(attached.get_by_text("Übersicht.txt (11 bytes)")).to_be_visible()


async def test_keeps_a_file_with_a_saved_message(desk: Desk, employer: Founder) -> None:
    """It is uploaded in the settings, and attached wherever the message is begun with."""
    made = await employer()
    (ana,) = await made.applications(await made.job(), 1, with_resume=False)
    saved = await made.recruiter.client.post("/api/v1/mail-templates", json=SAVED)
    assert saved.status_code == 201, saved.text
    page = await desk.window(made.recruiter, path="/app/settings?view=mails", phone=True)
    await page.get_by_role("button", name="Edit Ask for references").click()
    async with page.expect_file_chooser() as chooser:
        await page.get_by_role("button", name="Attach files").click()
    form = FilePayload(name="Form.txt", mimeType="text/plain", buffer=b"Who knows you?")
    await (await chooser.value).set_files([form])
    attached = page.get_by_role("list", name="Attached files")
    await expect(attached.get_by_text("Form.txt (14 bytes)")).to_be_visible()
    await check_accessibility(page)
    await page.get_by_role("button", name="Save", exact=True).click()
    await toast(page, "Saved. It is used from the next mail on.")
    await page.goto(f"/app/applications/{ana}?view=messages")
    await page.get_by_role("combobox", name="Begin with a saved message").click()
    await page.get_by_role("option", name="Ask for references").click()
    await expect(attached.get_by_text("Form.txt (14 bytes)")).to_be_visible()
    await page.get_by_role("button", name="Send", exact=True).click()
    thread = page.get_by_role("list", name="Messages")
    await expect(thread.get_by_role("button", name="Form.txt (14 bytes)")).to_be_visible()


async def test_an_answer_arrives_on_a_phone(desk: Desk, employer: Founder) -> None:
    """It appears while one looks, with what it quotes folded away, and the bell tells of it."""
    made = await employer()
    client = made.recruiter.client
    (ana,) = await made.applications(await made.job(), 1, with_resume=False)
    words = {"subject": "Your start", "body": "When can you begin?"}
    sent = await client.post(f"/api/v1/applications/{ana}/messages", json=words)
    message = sent.json()["items"][-1]
    assert (await client.post(f"/api/v1/messages/{message['id']}/release")).status_code == 200
    path = f"/app/applications/{ana}?view=messages"
    page = await desk.window(made.recruiter, path=path, phone=True)
    thread = page.get_by_role("list", name="Messages")
    await expect(thread.get_by_text("When can you begin?")).to_be_visible()
    mail = await mail_to(client, message["address"], "Your start")
    answer = answer_to(mail, "Ana at home <ana@elsewhere.example>", "Monday suits me.")
    answer.add_attachment(b"Two references", "text", "plain", filename="references.txt")
    taken = await client.post("/api/v1/inbound/mail", **signed(bytes(answer)))
    assert taken.status_code == 204
    shown = thread.get_by_role("listitem").filter(has_text="Monday suits me.")
    await expect(shown.get_by_text("Answer", exact=True)).to_be_visible()
    await expect(shown.get_by_text("From another address")).to_be_visible()
    await expect(shown.get_by_role("button", name="references.txt (14 bytes)")).to_be_visible()
    await expect(shown.get_by_text("how are you?")).to_have_count(0)
    await shown.get_by_role("button", name="Show signature and quotation").click()
    await expect(shown.get_by_text("how are you?")).to_be_visible()
    await check_accessibility(page)
    back = notice_about(str(mail["Reply-To"]), message["address"])
    assert (await client.post("/api/v1/inbound/mail", **signed(bytes(back)))).status_code == 204
    refused = page.get_by_role("alert").filter(has_text="This address refuses mail")
    await expect(refused.get_by_text("there is no such person here")).to_be_visible()
    await check_accessibility(page)
    await refused.get_by_role("button", name="Send mail to it again").click()
    await toast(page, "Mail to this address is sent again.")
    await expect(refused).to_have_count(0)
    await page.goto("/app/notifications")
    await expect(page.get_by_text(re.compile("answered$")).first).to_be_visible()


async def test_writes_to_a_person_who_ends_such_mails(desk: Desk, employer: Founder) -> None:
    """Without an application a message can be ended, on a phone, and its sender sees it."""
    made = await employer()
    client = made.recruiter.client
    email = f"noor-{made.organization.id.hex}@example.org"
    body = {"full_name": "Noor Haddad", "email": email}
    person = (await client.post("/api/v1/candidates", json=body)).json()["id"]
    page = await desk.window(made.recruiter, path=f"/app/candidates/{person}?view=messages")
    await page.get_by_label("Subject").fill("A job for you")
    await page.get_by_label("Text", exact=True).fill("Would you like it?")
    await page.get_by_role("button", name="Send", exact=True).dblclick()
    thread = page.get_by_role("list", name="Messages")
    await expect(thread.get_by_role("listitem")).to_have_count(1)
    await thread.get_by_role("button", name="Send now").click()
    await expect(thread.get_by_text("Sent", exact=True)).to_be_visible()
    await check_accessibility(page)
    mail = await mail_to(client, email, "A job for you")
    path = "/unsubscribe/" + str(mail["List-Unsubscribe"]).strip("<>").rsplit("/", 1)[1]
    phone = await desk.window(path=path, phone=True)
    await check_accessibility(phone)
    await phone.get_by_role("button", name="End these mails").click()
    await expect(phone.get_by_role("heading", name="These mails are ended")).to_be_visible()
    await check_accessibility(phone)
    told = page.get_by_role("alert").filter(has_text="this person gets no mails")
    await expect(told).to_be_visible()
    await phone.get_by_role("button", name="I want them again").click()
    await expect(phone.get_by_role("button", name="End these mails")).to_be_visible()
    await expect(told).to_have_count(0)


async def test_puts_a_mail_in_own_words_on_a_phone(desk: Desk, employer: Founder) -> None:
    """The product's text is where one begins, a wrong variable names the right one."""
    made = await employer()
    page = await desk.window(made.recruiter, path="/app/settings?view=mails", phone=True)
    await heading(page, "Mails")
    await page.get_by_role("button", name="Edit Rejected").click()
    await expect(
        page.get_by_text("Candidates who read English get Rolecall’s text:")
    ).to_be_visible()
    await page.get_by_role("button", name="Write it in your own words").click()
    body = page.get_by_label("Text", exact=True)
    await expect(body).to_have_value(re.compile(r"Hello \{\{candidate_name\}\},"))
    await body.fill("Hello {{candidat_name}}, it is a no.")
    await page.get_by_role("button", name="Save", exact=True).click()
    await expect(page.get_by_text("Did you mean {{candidate_name}}?").first).to_be_visible()
    await body.fill("Hello {{candidate_name}}, it is a no.")
    mail = page.get_by_role("region", name="Preview").frame_locator("iframe")
    await expect(mail.get_by_text("Hello Ada Byron, it is a no.").last).to_be_visible()
    await check_accessibility(page)
    await page.get_by_role("button", name="Send me a test").click()
    await toast(page, f"A test is on its way to {made.recruiter.email}.")
    await page.get_by_role("button", name="Save", exact=True).click()
    await toast(page, "Saved. It is used from the next mail on.")
    await check_accessibility(page)
    await page.get_by_role("button", name="Edit Rejected").click()
    await page.get_by_role("button", name="Restore all languages").click()
    await page.get_by_role("dialog").get_by_role("button", name="Restore the text").click()
    await toast(page, "Rolecall’s text is back.")

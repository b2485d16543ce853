"""The candidate's side: one's own applications at every employer, and withdrawing one."""

from collections.abc import Awaitable, Callable

from playwright.async_api import expect

from tests.browser.support.accessibility import check_accessibility
from tests.browser.support.desk import Desk, heading, toast
from tests.browser.support.employer import Employer
from tests.browser.support.mailbox import newest_link
from tests.support.hiring import applied
from tests.support.installation import LiveWorld
from tests.support.resumes import pdf_resume

Founder = Callable[[], Awaitable[Employer]]


async def test_sees_the_own_applications_everywhere(
    desk: Desk, live: LiveWorld, employer: Founder
) -> None:
    """Two employers, one page; a stage change shows in plain words; withdrawing ends one."""
    made, other = await employer(), await employer()
    candidate = await live.account("lena.fischer@example.com")
    for each, title in ((made, "Night nurse"), (other, "Pharmacist")):
        job = await each.job(title)
        application = await applied(
            live.client(), job["id"], name="Lena Fischer", email=candidate.email
        )
        if each is made:
            await each.move(application, "screening", "interview")
    page = await desk.window(candidate, path="/portal")
    nurse = page.get_by_role("article", name=f"Night nurse at {made.organization.name}")
    pharmacist = page.get_by_role("article", name=f"Pharmacist at {other.organization.name}")
    await expect(nurse.get_by_text("The team wants to talk with you")).to_be_visible()
    await expect(pharmacist.get_by_text("Your application has arrived")).to_be_visible()
    await check_accessibility(page)
    await pharmacist.get_by_role("button", name="Withdraw…").click()
    dialog = page.get_by_role("dialog", name="Withdraw this application?")
    await check_accessibility(page)
    await dialog.get_by_label("Why").fill("I found something closer.")
    await dialog.get_by_role("button", name="Withdraw").click()
    await toast(page, "Withdrawn.")
    await expect(pharmacist.get_by_text("You withdrew this application.")).to_be_visible()
    await expect(pharmacist.get_by_role("button", name="Withdraw…")).to_have_count(0)


async def test_writes_with_a_document_and_asks_for_an_adjustment(
    desk: Desk, live: LiveWorld, employer: Founder
) -> None:
    """On a phone: from the card to the page, a message with a file, a request, and back."""
    made = await employer()
    candidate = await live.account()
    job = await made.job("Night nurse")
    application = await applied(
        live.client(), job["id"], name="Lena Fischer", email=candidate.email
    )
    page = await desk.window(candidate, path="/portal", phone=True)
    await page.get_by_role("link", name="Open Night nurse").click()
    await heading(page, "Night nurse")
    await expect(page.get_by_role("heading", name="Received")).to_be_visible()
    await expect(page.get_by_text("The hiring team for this job.")).to_be_visible()
    await check_accessibility(page)
    send = page.get_by_role("button", name="Send", exact=True)
    await expect(send).to_be_disabled()
    await page.locator("input[type=file]").set_input_files(
        {"name": "certificate.pdf", "mimeType": "application/pdf", "buffer": pdf_resume("X")}
    )
    documents = page.get_by_role("list", name="Documents of this message")
    await expect(documents.get_by_text("certificate.pdf")).to_be_visible()
    await page.get_by_label("Your message").fill("Here is my certificate.")
    await send.click()
    await toast(page, "Sent.")
    written = page.get_by_role("list", name="Messages").get_by_role("listitem")
    await expect(written).to_contain_text("With it: certificate.pdf")
    await expect(page.get_by_label("Your message")).to_have_value("")
    await page.get_by_role("button", name="Ask for an adjustment").click()
    await page.get_by_label("More time").check()
    await check_accessibility(page)
    await page.get_by_role("button", name="Send to the team").click()
    await toast(page, "Noted.")
    await expect(page.get_by_text("Waits for the team")).to_be_visible()
    told = page.get_by_text("The team has your request for an adjustment")
    await expect(told).to_be_visible()
    console = await desk.window(
        made.recruiter, path=f"/app/applications/{application}?view=messages"
    )
    thread = console.get_by_role("list", name="Messages")
    came = thread.get_by_role("listitem").filter(has_text="Here is my certificate.")
    await expect(came.get_by_text("certificate.pdf")).to_be_visible()


async def test_corrects_what_was_read_and_the_recruiter_sees_it(
    desk: Desk, live: LiveWorld, employer: Founder
) -> None:
    """What the program read is corrected on a phone, taken back, and corrected again."""
    made = await employer()
    candidate = await live.account()
    job = await made.job("Night nurse")
    lines = ("Experience", "Harbor General Hospital, Boston", "Registered Nurse, 2018 - Present")
    resume = ("cv.pdf", pdf_resume("Lena Fischer", *lines), "application/pdf")
    application = await applied(
        live.client(), job["id"], name="Lena Fischer", email=candidate.email, resume=resume
    )
    page = await desk.window(
        candidate, path=f"/portal/applications/{application}/profile", phone=True
    )
    work = page.get_by_role("region", name="Work")
    await expect(work).to_contain_text("Harbor General Hospital")
    await check_accessibility(page)
    await work.get_by_role("button", name="Correct “").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Company").fill("Harbor Clinic")
    await check_accessibility(page)
    await dialog.get_by_role("button", name="Save").click()
    await expect(work).to_contain_text("Harbor Clinic")
    await expect(work).to_contain_text("Corrected by you")
    console = await desk.window(made.recruiter, path=f"/app/applications/{application}")
    await console.get_by_role("tab", name="Profile").click()
    await expect(console.get_by_text("Corrected by the candidate")).to_be_visible()


async def test_agrees_to_text_messages_and_ends_them(
    desk: Desk, live: LiveWorld, employer: Founder
) -> None:
    """The words stand beside the tick, nothing is ticked before, and it is ended as easily."""
    made = await employer()
    texts = {"enabled": True, "kind": "local", "sender": "+1 614 555 0100"}
    assert (await made.admin.client.put("/api/v1/text-settings", json=texts)).status_code == 200
    candidate = await live.account("noa.texts@example.com")
    job = await made.job()
    await applied(
        live.client(), job["id"], name="Noa Levi", email=candidate.email, phone="+1 614 555 0143"
    )
    page = await desk.window(candidate, path="/portal", phone=True)
    await page.get_by_role("button", name="Text messages…").click()
    dialog = page.get_by_role("dialog", name="Text messages")
    agrees = dialog.get_by_role("checkbox", name=made.organization.name)
    await expect(agrees).not_to_be_checked()
    await expect(dialog.get_by_role("button", name="Agree to text messages")).to_be_disabled()
    await check_accessibility(page)
    await agrees.check()
    await dialog.get_by_role("button", name="Agree to text messages").click()
    await toast(page, "You get text messages.")
    await dialog.get_by_role("button", name="End text messages").click()
    await toast(page, "You get no text messages.")
    await expect(agrees).not_to_be_checked()


async def test_registers_confirms_and_signs_in(desk: Desk) -> None:
    """An account comes into force by the mail's link; without applications the page says how."""
    page = await desk.window(path="/portal/register")
    await page.get_by_label("Full name").fill("Nils Berg")
    await page.get_by_label("E-mail").fill("nils.berg@example.com")
    await page.get_by_label("Password", exact=True).fill("a fairly long sentence")
    await check_accessibility(page)
    await page.get_by_role("button", name="Create the account").click()
    await heading(page, "Check your mail")
    await page.goto(await newest_link(desk.url, "nils.berg@example.com"))
    await heading(page, "Confirm your address")
    await check_accessibility(page)
    await page.get_by_role("button", name="Confirm").click()
    await heading(page, "Address confirmed")
    await page.get_by_role("link", name="Sign in").click()
    await page.get_by_label("E-mail").fill("nils.berg@example.com")
    await page.get_by_label("Password", exact=True).fill("a fairly long sentence")
    await page.get_by_role("button", name="Sign in").click()
    await heading(page, "My applications")
    await expect(page.get_by_text("No applications here")).to_be_visible()
    await check_accessibility(page)


async def test_chooses_a_new_password_by_mail(desk: Desk, live: LiveWorld) -> None:
    """The link works once; afterwards only the new password opens the door."""
    candidate = await live.account("vera.lang@example.com")
    page = await desk.window(path="/app/forgot-password")
    await page.get_by_label("E-mail").fill(candidate.email)
    await check_accessibility(page)
    await page.get_by_role("button", name="Send the link").click()
    await heading(page, "Check your mail")
    link = await newest_link(desk.url, candidate.email)
    await page.goto(link)
    await page.get_by_label("New password", exact=True).fill("an entirely new sentence")
    await page.get_by_role("button", name="Change the password").click()
    await heading(page, "Your password is changed")
    await page.goto(link)
    await page.get_by_label("New password", exact=True).fill("one more new sentence")
    await page.get_by_role("button", name="Change the password").click()
    await expect(page.get_by_role("alert")).to_be_visible()


async def test_signs_in_by_a_mailed_link_without_an_account(
    desk: Desk, live: LiveWorld, employer: Founder
) -> None:
    """Who has applied types the address, presses in the page of the mail, and sees it."""
    made = await employer()
    job = await made.job("Night nurse")
    await applied(live.client(), job["id"], name="Mia Kern", email="mia.kern@example.com")
    page = await desk.window(path="/portal/sign-in", phone=True)
    await page.get_by_role("button", name="Mail me a link instead").click()
    await expect(page.get_by_text("Enter your e-mail address")).to_be_visible()
    await page.get_by_label("E-mail").fill("mia.kern@example.com")
    await page.get_by_role("button", name="Mail me a link instead").click()
    await expect(page.get_by_text("A link to sign in is on its way")).to_be_visible()
    await check_accessibility(page)
    link = await newest_link(desk.url, "mia.kern@example.com", "/portal/sign-in-link")
    await page.goto(link)
    await expect(page.get_by_text("As mia.kern@example.com")).to_be_visible()
    await page.get_by_label("Full name").fill("Mia Kern")
    await check_accessibility(page)
    await page.get_by_role("button", name="Sign in").click()
    await heading(page, "My applications")
    await expect(page.get_by_role("article", name="Night nurse")).to_be_visible()
    again = await desk.window(path="/portal")
    await again.goto(link)
    await heading(again, "This link does not work any more")

"""A mail to a job's address begins a draft, and nothing more until its author sends it."""

import re
import smtplib
from collections.abc import Awaitable, Callable
from email.message import EmailMessage
from email.utils import make_msgid
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from rolecall.access import Role
from rolecall.domains.applications.models.drafts import drafts
from rolecall.domains.applications.rules.mailed import by_likelihood
from rolecall.domains.messaging.contracts import Brand, IncomingFile, MailKind
from rolecall.domains.messaging.rules.catalogue import UNFINISHED
from rolecall.domains.messaging.rules.mailboxes import mailbox_address, mailbox_of, mailboxes_in
from rolecall.domains.messaging.service.rendering import render_text
from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock, ids
from rolecall.kernel.tenant import Tenant

from tests.support.answering import listening, send, signed
from tests.support.application import INBOUND_DOMAIN
from tests.support.hiring import open_job
from tests.support.photographs import photograph
from tests.support.post_office import Post, post_office
from tests.support.resumes import pdf_resume
from tests.support.smtp_server import body_of
from tests.support.world import Account, World

Drain = Callable[[], Awaitable[int]]
PDF = ("application", "pdf")
CV = pdf_resume("Ana Petrov", "ana.petrov@example.com", "+1 614 555 0123", "Registered nurse")


class Vacancy:
    """A job, the people around it, and where mail to it goes."""

    def __init__(self, recruiter: Account, slug: str, job: dict[str, Any]) -> None:
        self.recruiter = recruiter
        self.job = job
        self.page = f"/careers/{slug}/jobs/{job['id']}"
        self.address = mailbox_address("apply", UUID(job["id"]), INBOUND_DOMAIN)
        self.sender = f"ana-{ids.uuid7().hex[-8:]}@example.com"
        """Whoever writes: links to one address are counted for the whole installation."""

    @property
    def org_id(self) -> UUID:
        """Whose job it is."""
        assert self.recruiter.actor.org_id is not None
        return self.recruiter.actor.org_id

    def mail(self, *files: tuple[str, bytes], sender: str = "", **headers: str) -> EmailMessage:
        """Return a mail to the job as a mail program writes it."""
        mail = EmailMessage()
        mail["From"] = sender or f"Ana Petrov <{self.sender}>"
        mail["To"] = self.address
        mail["Subject"] = "My application"
        mail["Message-ID"] = make_msgid(domain="example.org")
        for name, value in headers.items():
            mail[name.replace("_", "-")] = value
        mail.set_content("Hello, I would like to work nights.\n")
        for name, content in files:
            kind = ("image", "jpeg") if name.endswith(".jpg") else PDF
            mail.add_attachment(content, maintype=kind[0], subtype=kind[1], filename=name)
        return mail

    async def drafts(self, runtime: Runtime) -> list[Any]:
        """Return the drafts of the organization."""
        async with runtime.database.transaction(Tenant(self.org_id)) as uow:
            return list(await uow.fetch(sa.select(drafts).where(drafts.c.org_id == uow.org_id)))

    async def applications(self) -> list[Any]:
        """Return the applications that recruiters see."""
        listed = await self.recruiter.client.get("/api/v1/applications")
        found: list[Any] = listed.json()["items"]
        return found


async def vacancy(world: World, **changes: Any) -> Vacancy:
    """Open a job."""
    org = await world.organization()
    recruiter = await org.member(Role.RECRUITER)
    return Vacancy(recruiter, org.slug, await open_job(recruiter, **changes))


async def hand_in(runtime: Runtime, drain: Drain, *mails: EmailMessage, **options: Any) -> Post:
    """Hand mails over by SMTP, let the work be done, and return what was mailed."""
    async with listening(runtime) as port, post_office(runtime) as post:
        for mail in mails:
            await send(port, mail, **options)
        await drain()
        return post


def link_in(post: Post, address: str) -> str:
    """Return the link of the newest mail, on this installation."""
    url = next(one for one in post.links(address) if "/apply/go-on/" in one)
    return url[url.index("/careers/") :]


async def test_a_mail_becomes_an_application_when_its_author_sends_it(
    world: World, runtime: Runtime, drain: Drain
) -> None:
    job = await vacancy(world, questions=[{"id": "n", "kind": "yes_no", "label": "Nights?"}])
    person = world.client()
    assert f'href="mailto:{job.address}"' in (await person.get(job.page)).text
    mail = job.mail(("letter.pdf", pdf_resume("Dear team")), ("Ana CV.pdf", CV))
    post = await hand_in(runtime, drain, mail)
    [answer] = post.to(job.sender)
    assert "your files are there" in body_of(answer, "plain")
    assert await job.applications() == []
    opened = await person.get(link_in(post, job.sender))
    shown = await person.get(opened.headers["location"])
    assert 'value="Ana Petrov"' in shown.text
    assert f'value="{job.sender}"' in shown.text
    assert "I would like to work nights." in shown.text
    assert "Ana CV.pdf" in shown.text
    assert "letter.pdf" in shown.text
    # Nothing is agreed to by a mail.
    form = {"full_name": "Ana Petrov", "email": job.sender, "source": "mail"}
    assert (await person.post(f"{job.page}/apply", data=form)).status_code == 422
    sent = await person.post(
        f"{job.page}/apply", data={**form, "consent": "true", "answer_n": "yes"}
    )
    assert sent.status_code == 303, sent.text
    status = await person.get(sent.headers["location"])
    assert "<li>Ana CV.pdf</li><li>letter.pdf</li>" in status.text.replace("\n", "")
    await drain()
    [row] = await job.applications()
    page = (await job.recruiter.client.get(f"/api/v1/applications/{row['id']}")).json()
    assert (page["source"], page["resume"]["filename"]) == ("mail", "Ana CV.pdf")
    assert {one["filename"] for one in page["files"]} >= {"Ana CV.pdf", "letter.pdf"}
    assert await job.drafts(runtime) == []


async def test_a_mail_without_a_resume_is_told_what_to_do(
    world: World, runtime: Runtime, drain: Drain
) -> None:
    job = await vacancy(world)
    picture = ("logo.jpg", photograph())
    post = await hand_in(runtime, drain, job.mail(picture))
    [answer] = post.to(job.sender)
    assert "no résumé with it that we can take" in body_of(answer, "plain")
    shown = await world.client().get(link_in(post, job.sender))
    assert shown.status_code == 303
    [draft] = await job.drafts(runtime)
    assert draft["origin"] == "mail"


async def test_the_same_mail_begins_one_draft(world: World, runtime: Runtime, drain: Drain) -> None:
    job = await vacancy(world)
    mail = job.mail(("cv.pdf", CV))
    post = await hand_in(runtime, drain, mail, mail)
    assert len(post.to(job.sender)) == 1
    called = await world.client().post("/api/v1/inbound/mail", **signed(mail.as_bytes()))
    assert called.status_code == 204
    await drain()
    assert len(await job.drafts(runtime)) == 1


async def test_a_mail_comes_by_the_webhook_as_well(
    world: World, runtime: Runtime, drain: Drain
) -> None:
    job = await vacancy(world)
    async with post_office(runtime) as post:
        mail = job.mail(("cv.pdf", CV)).as_bytes()
        called = await world.client().post("/api/v1/inbound/mail", **signed(mail))
        assert called.status_code == 204, called.text
        await drain()
        assert len(post.to(job.sender)) == 1


@pytest.mark.parametrize(
    ("headers", "envelope"),
    [
        ({"Auto_Submitted": "auto-replied"}, None),
        ({"Precedence": "bulk"}, None),
        ({"List_Id": "<jobs.example.org>"}, None),
        ({}, ""),
    ],
)
async def test_machines_are_not_answered(
    world: World,
    runtime: Runtime,
    drain: Drain,
    headers: dict[str, str],
    envelope: str | None,
) -> None:
    job = await vacancy(world)
    mail = job.mail(("cv.pdf", CV), **headers)
    post = await hand_in(
        runtime, drain, mail, **({} if envelope is None else {"envelope_from": "<>"})
    )
    assert post.to(job.sender) == []
    assert await job.drafts(runtime) == []


async def test_what_cannot_become_one_is_refused_at_the_door(
    world: World, runtime: Runtime, drain: Drain
) -> None:
    job = await vacancy(world)
    loop = job.mail(("cv.pdf", CV), sender=f"A <{job.address}>")
    unknown = job.mail(("cv.pdf", CV))
    unknown.replace_header("To", mailbox_address("apply", ids.uuid7(), INBOUND_DOMAIN))
    closed = await job.recruiter.client.post(
        f"/api/v1/jobs/{job.job['id']}/close", json={"reason": "cancelled"}
    )
    late = await vacancy(world)
    async with listening(runtime) as port:
        for mail, code in ((job.mail(("cv.pdf", CV)), 550), (unknown, 550)):
            with pytest.raises(smtplib.SMTPRecipientsRefused) as refused:
                await send(port, mail)
            [(found, _)] = refused.value.recipients.values()
            assert found == code, closed.text
        loop.replace_header("To", late.address)
        with pytest.raises(smtplib.SMTPResponseException) as circle:
            await send(port, loop)
        assert circle.value.smtp_code == 554
        large = late.mail(("cv.pdf", b"%PDF-1.4 " + b"0" * 400_000))
        with pytest.raises(smtplib.SMTPException):
            await send(port, large)
    await drain()
    assert await late.drafts(runtime) == []
    assert await job.drafts(runtime) == []


async def test_a_forged_sender_changes_nothing_and_gets_few_mails(
    world: World, runtime: Runtime, drain: Drain
) -> None:
    job = await vacancy(world)
    known = {"full_name": "Ana Petrov", "email": job.sender, "phone": "+1 614 555 0123"}
    made = await job.recruiter.client.post(
        "/api/v1/candidates",
        json={"full_name": known["full_name"], "email": job.sender, "phone": known["phone"]},
    )
    record = f"/api/v1/candidates/{made.json()['id']}"
    before = (await job.recruiter.client.get(record)).json()
    async with listening(runtime) as port, post_office(runtime) as post:
        refused: list[int] = []
        for _ in range(5):
            try:
                await send(port, job.mail(("cv.pdf", CV), sender=f"Mallory <{job.sender}>"))
            except smtplib.SMTPResponseException as later:
                refused.append(later.smtp_code)
        await drain()
        assert [code // 100 for code in refused] == [4, 4], "the sending server tries again later"
        assert len(post.to(job.sender)) == 3
    assert (await job.recruiter.client.get(record)).json() == before
    assert await job.applications() == []


def test_addresses_lead_to_their_record_and_to_no_other() -> None:
    key = ids.uuid7()
    address = mailbox_address("apply", key, "in.example.com")
    assert mailbox_of(address, "in.example.com") == ("apply", key)
    assert mailbox_of(address.upper(), "in.example.com") == ("apply", key)
    assert mailbox_of(address, "other.example.com") is None
    assert mailbox_of("apply+short@in.example.com", "in.example.com") is None
    assert mailboxes_in(f"A <{address}>, {address}", "in.example.com") == [address]
    assert re.fullmatch(r"[a-z2-7+@.]+", address)


def test_the_resume_is_the_document_that_is_called_one() -> None:
    names = ["logo.png", "Anschreiben.pdf", "Zeugnis.pdf", "Ana.pdf", "Lebenslauf_Ana.pdf"]
    ordered = by_likelihood([IncomingFile(name, b"x") for name in names])
    assert [one.filename for one in ordered] == [
        "Lebenslauf_Ana.pdf",
        "Ana.pdf",
        "Anschreiben.pdf",
        "Zeugnis.pdf",
        "logo.png",
    ]


@pytest.mark.parametrize("language", ["en", "de", "es"])
def test_each_reason_for_a_link_has_a_text_of_its_own(language: str) -> None:
    variables = {
        "job_title": "Nurse",
        "draft_url": "https://jobs.example.com/a",
        "expires_at": clock.now(),
    }
    texts = {
        render_text(
            MailKind.APPLICATION_TO_FINISH,
            language,
            {**variables, "begun": reason},
            Brand(name="Harbor Vale"),
        )[1]
        for reason in UNFINISHED
    }
    assert len(texts) == len(UNFINISHED)

"""An answer to a mail that invites to a job begins an application, for its author to send."""

from asyncio import gather
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import Any

import pytest

from rolecall.access import Role
from rolecall.domains.applications.rules.answering import asks_to_apply
from rolecall.domains.messaging.contracts import Arrival, ArrivalStatus, Attachment, MailRoute
from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock, ids

from tests.domains.applications.test_applying_by_mail import link_in
from tests.domains.applications.test_writing_to_people import known_person, sent, write
from tests.support.answering import answer_to, listening, send
from tests.support.hiring import applied, open_job
from tests.support.post_office import Post, post_office
from tests.support.resumes import pdf_resume
from tests.support.smtp_server import body_of
from tests.support.world import Account, Organization, World

Drain = Any
CV = pdf_resume("Noor Haddad", "+1 614 555 0199", "Registered nurse")


@dataclass
class Invited:
    """Somebody who was invited to a job by mail, and what came of it."""

    runtime: Runtime
    drain: Drain
    org: Organization
    recruiter: Account
    person: str
    email: str
    job: dict[str, Any]
    post: Post
    mail: EmailMessage = field(default_factory=EmailMessage)

    @property
    def page(self) -> str:
        """The job's public page."""
        return f"/careers/{self.org.slug}/jobs/{self.job['id']}"

    async def answer(self, text: str, *names: str, sender: str = "", times: int = 1) -> None:
        """Answer the invitation, with files of these names."""
        mail = answer_to(self.mail, sender or f"Noor Haddad <{self.email}>", text)
        for name in names:
            mail.add_attachment(CV, maintype="application", subtype="pdf", filename=name)
        async with listening(self.runtime) as port:
            await gather(*(send(port, mail) for _ in range(times)))
        await self.drain()

    async def outcomes(self) -> list[str]:
        """Return what members see that became of each answer."""
        url = f"/api/v1/candidates/{self.person}/conversation"
        items = (await self.recruiter.client.get(url)).json()["items"]
        return [one["outcome"] for one in items if one["direction"] == "in"]

    def links(self) -> int:
        """Return how many links to drafts were mailed to the person."""
        return sum("/apply/go-on/" in body_of(one, "plain") for one in self.post.to(self.email))

    async def applications(self) -> list[dict[str, Any]]:
        """Return the applications that recruiters see."""
        listed = await self.recruiter.client.get("/api/v1/applications")
        found: list[dict[str, Any]] = listed.json()["items"]
        return found


async def invited(world: World, runtime: Runtime, drain: Drain, post: Post) -> Invited:
    """Let a recruiter invite a person to a job."""
    org = await world.organization(name="Harbor Vale")
    recruiter, person, email = await known_person(world, organization=org)
    job = await open_job(recruiter, questions=[{"id": "n", "kind": "yes_no", "label": "Nights?"}])
    wrote = await write(recruiter, person, job_id=job["id"])
    assert wrote.status_code == 201, wrote.text
    [item] = wrote.json()["items"]
    assert item["invites_to"] == {"id": job["id"], "title": job["title"]}
    await sent(drain)
    made = Invited(runtime, drain, org, recruiter, person, email, job, post)
    [made.mail] = post.to(email)
    return made


async def test_an_answer_becomes_an_application_when_its_author_sends_it(
    world: World, runtime: Runtime, drain: Drain
) -> None:
    async with post_office(runtime) as post:
        one = await invited(world, runtime, drain, post)
        told = body_of(one.mail, "plain")
        assert "answer this mail with your résumé" in told
        assert one.page in told
        await one.answer("Not now, thank you.")
        assert (await one.outcomes(), one.links()) == ([""], 0)
        await one.answer("Gladly, I like nights.", "Noor CV.pdf", "certificate.pdf", times=3)
        await one.answer("Once more.", "Noor CV.pdf")
        assert await one.outcomes() == ["", "begun", ""]
        assert one.links() == 1
        assert await one.applications() == []
        client = world.client()
        opened = await client.get(link_in(post, one.email))
    shown = await client.get(opened.headers["location"])
    for words in (f'value="{one.email}"', "I like nights.", "Noor CV.pdf", "certificate.pdf"):
        assert words in shown.text
    form = {"full_name": "Noor Haddad", "email": one.email, "source": "mail", "answer_n": "yes"}
    assert (await client.post(f"{one.page}/apply", data=form)).status_code == 422, "no consent"
    taken = await client.post(f"{one.page}/apply", data={**form, "consent": "true"})
    assert taken.status_code == 303, taken.text
    [row] = await one.applications()
    page = (await one.recruiter.client.get(f"/api/v1/applications/{row['id']}")).json()
    assert (row["candidate"]["id"], page["resume"]["filename"]) == (one.person, "Noor CV.pdf")


async def test_nobody_begins_one_for_somebody_else(
    world: World, runtime: Runtime, drain: Drain
) -> None:
    """Who answers from another address is shown; who forges it gets no link, the owner does."""
    async with post_office(runtime) as post:
        one = await invited(world, runtime, drain, post)
        await one.answer("I am Noor.", "cv.pdf", sender="Mallory <mallory@elsewhere.example>")
        assert (await one.outcomes(), one.links()) == ([""], 0)
        assert post.to("mallory@elsewhere.example") == []
        await one.answer("I am Noor.", "cv.pdf", sender=f"Mallory <{one.email}>")
        assert (await one.outcomes(), one.links()) == (["", "begun"], 1)
    elsewhere = await (await world.organization()).member(Role.RECRUITER)
    foreign = await open_job(elsewhere)
    refused = await write(one.recruiter, one.person, job_id=foreign["id"])
    assert refused.status_code == 404


@pytest.mark.parametrize("why", ["closed", "applied"])
async def test_who_cannot_apply_is_told_why(
    world: World, runtime: Runtime, drain: Drain, why: str
) -> None:
    async with post_office(runtime) as post:
        one = await invited(world, runtime, drain, post)
        if why == "closed":
            url = f"/api/v1/jobs/{one.job['id']}/close"
            closed = await one.recruiter.client.post(url, json={"reason": "cancelled"})
            assert closed.status_code == 200, closed.text
            late = await write(one.recruiter, one.person, job_id=one.job["id"])
            assert (late.status_code, late.json()["code"]) == (409, "job_not_open")
        else:
            await applied(world.client(), one.job["id"], email=one.email, answer_n="yes")
        await one.answer("Gladly.", "cv.pdf", times=2)
        assert (await one.outcomes(), one.links()) == ([why], 0)
        news = [it for it in post.to(one.email) if it["Subject"].startswith("About your mail")]
        assert len(news) == 1
        words = "takes no applications any more" if why == "closed" else "applied for it already"
        assert words in body_of(news[0], "plain")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, True),
        ({"status": ArrivalStatus.AUTOMATIC}, False),
        ({"from_other_address": True}, False),
        ({"outcome": "begun"}, False),
        ({"attachments": ()}, False),
        ({"attachments": (Attachment("cv.pdf", 9, None, "refused"),)}, False),
        ({"attachments": (Attachment("logo.png", 9, ids.uuid7()),)}, False),
    ],
    ids=["whole", "machine", "elsewhere", "done", "bare", "refused", "picture"],
)
def test_what_is_meant_as_an_application(changes: dict[str, Any], *, expected: bool) -> None:
    whole: dict[str, Any] = {
        "status": ArrivalStatus.ANSWER,
        "from_other_address": False,
        "attachments": (Attachment("cv.pdf", 9, ids.uuid7()),),
    }
    arrival = Arrival(
        id=ids.uuid7(), message_id=ids.uuid7(), route=MailRoute.SMTP, record_type="candidate",
        record_id=ids.uuid7(), received_at=clock.now(), from_email="a@example.com", from_name="",
        subject="", text="", rest="", **{**whole, **changes},
    )  # fmt: skip
    assert asks_to_apply(arrival) is expected

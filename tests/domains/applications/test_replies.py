"""Answers of candidates: from their mail program to the conversation."""

import smtplib
from asyncio import gather
from datetime import timedelta
from email.message import EmailMessage
from typing import Any

import pytest

from rolecall.access import Role
from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock

from tests.domains.applications.test_conversation import conversation, recruiting, written
from tests.support.answering import answer_to, listening, notice_about, send, signed
from tests.support.photographs import photograph
from tests.support.post_office import post_office
from tests.support.resumes import pdf_resume
from tests.support.world import Account, World

Drain = Any


async def mailed(
    world: World, runtime: Runtime, drain: Drain
) -> tuple[Account, str, str, EmailMessage]:
    """Return a recruiter, an application, its candidate's address, and the mail that they got.

    Its Return-Path is what the last server adds (RFC 5321, section 4.4): the envelope's sender.
    """
    async with post_office(runtime) as post:
        recruiter, application, email = await recruiting(world)
        await written(recruiter, application)
        with clock.at(clock.now() + timedelta(seconds=11)):
            await drain()
        [(mail, return_path)] = [
            (one, sender)
            for one, (sender, to) in zip(
                post.mailhost.messages, post.mailhost.envelopes, strict=True
            )
            if to == [email] and one["Subject"] == "Your start, Ada Byron"
        ]
        mail["Return-Path"] = return_path
    return recruiter, application, email, mail


async def answers(account: Account, application: str) -> list[dict[str, Any]]:
    shown = await conversation(account, application)
    return [one for one in shown["items"] if one["direction"] == "in"]


async def test_an_answer_is_seen_once_with_its_files(
    world: World, runtime: Runtime, drain: Drain
) -> None:
    recruiter, application, email, mail = await mailed(world, runtime, drain)
    answer = answer_to(mail, f"Ada Byron <{email}>", "Monday suits me.")
    references = pdf_resume()
    answer.add_attachment(
        references, maintype="application", subtype="pdf", filename="references.pdf"
    )
    answer.add_attachment(
        b"MZ\x90\x00\x03\xff\xfe\x00", maintype="application", subtype="exe", filename="tool.exe"
    )
    async with listening(runtime) as port:
        await gather(*(send(port, answer) for _ in range(3)))
    await drain()
    [shown] = await answers(recruiter, application)
    assert (shown["status"], shown["text"]) == ("answer", "Monday suits me.")
    assert (shown["author_name"], shown["address"]) == ("Ada Byron", email)
    assert shown["rest"].startswith("On Mon, 2 Nov 2026, Harbor Vale wrote:")
    assert shown["from_other_address"] is False
    kept, refused = shown["attachments"]
    assert (kept["filename"], kept["problem"]) == ("references.pdf", "")
    assert (refused["filename"], refused["file_id"]) == ("tool.exe", None)
    assert refused["problem"]
    link = await recruiter.client.post(f"/api/v1/files/{kept['file_id']}/links", json={})
    assert (await recruiter.client.get(link.json()["url"])).content == references
    inbox = (await recruiter.client.get("/api/v1/notifications")).json()["items"]
    [notice] = [one for one in inbox if one["kind"] == "reply_received"]
    assert notice["title"] == "Ada Byron answered"
    assert notice["link"] == f"/app/applications/{application}?view=messages"
    page = (await recruiter.client.get(f"/api/v1/applications/{application}")).json()
    timeline = await recruiter.client.get(f"/api/v1/candidates/{page['candidate']['id']}/timeline")
    told = [one for one in timeline.json()["items"] if one["kind"] == "reply"]
    assert [one["subject"] for one in told] == ["Re: Your start, Ada Byron"]


async def test_machines_and_other_senders_are_shown_as_what_they_are(
    world: World, runtime: Runtime, drain: Drain
) -> None:
    recruiter, application, email, mail = await mailed(world, runtime, drain)
    away = answer_to(mail, email, "I am away.", Auto_Submitted="auto-replied")
    other = answer_to(mail, "Bo Lind <bo@elsewhere.example>", "She asked me to write.")
    async with listening(runtime) as port:
        await send(port, away)
        await send(port, other)
    await drain()
    first, second = await answers(recruiter, application)
    assert (first["status"], first["from_other_address"]) == ("automatic", False)
    assert (second["status"], second["from_other_address"]) == ("answer", True)
    inbox = (await recruiter.client.get("/api/v1/notifications")).json()["items"]
    assert len([one for one in inbox if one["kind"] == "reply_received"]) == 1


async def test_what_is_refused_is_kept_nowhere(
    world: World, runtime: Runtime, drain: Drain
) -> None:
    recruiter, application, email, mail = await mailed(world, runtime, drain)
    unknown = answer_to(mail, email, "Hello")
    unknown.replace_header("To", "reply+aaaaaaaaaaaaaaaaaaaaaaaaaa@reply.example.net")
    elsewhere = answer_to(mail, email, "Hello")
    elsewhere.replace_header("To", "somebody@example.com")
    ours = answer_to(mail, "no-reply@rolecall.example.com", "Hello")
    large = answer_to(mail, email, "x" * 70 + "\n" * 210_000)
    async with listening(runtime) as port:
        for refused in (unknown, elsewhere):
            with pytest.raises(smtplib.SMTPRecipientsRefused) as caught:
                await send(port, refused)
            assert [code for code, _ in caught.value.recipients.values()] == [550]
        for mail_in, code in ((ours, 554), (large, 552)):
            with pytest.raises(smtplib.SMTPResponseException) as response:
                await send(port, mail_in)
            assert response.value.smtp_code == code
    late = clock.at(clock.now() + timedelta(days=731))
    with late, pytest.raises(smtplib.SMTPRecipientsRefused):
        async with listening(runtime) as port:
            await send(port, answer_to(mail, email, "Late"))
    await drain()
    assert await answers(recruiter, application) == []


async def test_a_provider_hands_mails_over(world: World, runtime: Runtime, drain: Drain) -> None:
    recruiter, application, email, mail = await mailed(world, runtime, drain)
    provider, url = world.client(), "/api/v1/inbound/mail"
    raw = bytes(answer_to(mail, email, "By webhook."))
    call = signed(raw)
    forged = {**call, "content": raw.replace(b"webhook", b"nobody!")}
    assert (await provider.post(url, **forged)).status_code == 401
    with clock.at(clock.now() + timedelta(minutes=6)):
        assert (await provider.post(url, **call)).status_code == 401
    delivered = await gather(*(provider.post(url, **signed(raw, f"msg_{n}")) for n in range(3)))
    assert [one.status_code for one in delivered] == [204, 204, 204]
    nobody = b"To: reply+aaaaaaaaaaaaaaaaaaaaaaaaaa@reply.example.net\r\n\r\nHello"
    assert (await provider.post(url, **signed(nobody))).status_code == 204
    await drain()
    [shown] = await answers(recruiter, application)
    assert shown["text"] == "By webhook."
    stranger = await (await world.organization()).member(Role.RECRUITER)
    hidden = await stranger.client.get(f"/api/v1/applications/{application}/conversation")
    assert hidden.status_code == 404


async def status_of_next(account: Account, application: str) -> str:
    """Write another message, and return what becomes of it."""
    before = {one["id"] for one in (await conversation(account, application))["items"]}
    await written(account, application, subject="Once more")
    after = (await conversation(account, application))["items"]
    [status] = [one["status"] for one in after if one["id"] not in before]
    return str(status)


async def about_the_start(
    account: Account, application: str
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the conversation, and the one mail in it that somebody wrote."""
    shown = await conversation(account, application)
    [mine] = [one for one in shown["items"] if one["subject"] == "Your start, Ada Byron"]
    return shown, mine


async def test_what_comes_back_is_told_and_holds_mail_back(
    world: World, runtime: Runtime, drain: Drain
) -> None:
    recruiter, application, email, mail = await mailed(world, runtime, drain)
    return_to = str(mail["Return-Path"])
    assert return_to.startswith("bounce+")
    late = notice_about(return_to, email, action="delayed", status="4.4.1")
    gone = notice_about(return_to, email)
    async with listening(runtime) as port:
        await send(port, late, envelope_from="<>")
        await drain()
        _, delayed = await about_the_start(recruiter, application)
        assert (delayed["status"], delayed["error"][:9]) == ("sent", "550 4.4.1")
        await gather(*(send(port, gone, envelope_from="<>") for _ in range(2)))
    await drain()
    shown, failed = await about_the_start(recruiter, application)
    assert (failed["status"], len(shown["items"])) == ("failed", 2)
    assert failed["error"] == "550 5.1.1 there is no such person here"
    assert shown["undeliverable_reason"] == "550 5.1.1 there is no such person here"
    inbox = (await recruiter.client.get("/api/v1/notifications")).json()["items"]
    assert [one["kind"] for one in inbox].count("mail_not_delivered") == 1
    assert await status_of_next(recruiter, application) == "suppressed"
    url = f"/api/v1/applications/{application}/conversation/allow-address"
    page = (await recruiter.client.get(f"/api/v1/applications/{application}")).json()
    candidate = f"/api/v1/candidates/{page['candidate']['id']}"
    refusing = await recruiter.client.get(f"{candidate}/refusing-addresses")
    assert [one["email"] for one in refusing.json()["items"]] == [email]
    allowed = await gather(*(recruiter.client.post(url) for _ in range(2)))
    assert sorted(one.status_code for one in allowed) == [200, 409]
    assert (await conversation(recruiter, application))["undeliverable_since"] is None
    assert await status_of_next(recruiter, application) == "held"


async def test_a_resume_in_an_answer_is_taken_with_one_click(
    world: World, runtime: Runtime, drain: Drain
) -> None:
    """It is offered and changes nothing by itself; whoever takes it twice takes it once."""
    recruiter, application, email, mail = await mailed(world, runtime, drain)
    url = f"/api/v1/applications/{application}"
    before = (await recruiter.client.get(url)).json()["resume"]
    answer = answer_to(mail, f"Ada Byron <{email}>", "Here is my résumé.")
    for content, subtype, name in (
        (pdf_resume("Ada Byron", "Skills: Python"), "pdf", "ada_cv.pdf"),
        (photograph(), "jpeg", "logo.jpg"),
    ):
        answer.add_attachment(content, maintype="application", subtype=subtype, filename=name)
    async with listening(runtime) as port:
        await gather(*(send(port, answer) for _ in range(2)))
    await drain()
    shown = await conversation(recruiter, application)
    [came] = [one for one in shown["items"] if one["direction"] == "in"]
    cv, logo = (one["file_id"] for one in came["attachments"])
    assert shown["offered_as_resume"] == [cv], "the picture of a signature is none"
    assert (await recruiter.client.get(url)).json()["resume"] == before
    refused = await recruiter.client.put(f"{url}/resume", json={"file_id": logo})
    assert refused.json()["errors"][0]["field"] == "file_id"
    others = await gather(
        *(recruiter.client.put(f"{url}/resume", json={"file_id": cv}) for _ in range(3))
    )
    assert [one.status_code for one in others] == [200] * 3
    taken = next(one.json() for one in others if one.json()["before"] != cv)
    assert taken == {"file_id": cv, "before": before and before["file_id"], "kind": "other"}
    await drain()
    page = (await recruiter.client.get(url)).json()
    assert page["resume"]["file_id"] == cv
    assert (await conversation(recruiter, application))["offered_as_resume"] == []
    person = page["candidate"]["id"]
    profile = await recruiter.client.get(f"/api/v1/candidates/{person}/profile")
    assert cv in profile.text, "it is read into the profile"
    log = (await recruiter.client.get(f"/api/v1/candidates/{person}/files")).json()
    assert [one["kind"] for one in log["items"] if one["id"] == cv] == ["resume"]
    elsewhere = await (await world.organization()).member(Role.RECRUITER)
    stolen = await elsewhere.client.put(f"{url}/resume", json={"file_id": cv})
    assert stolen.status_code == 404
    back = await gather(
        *(recruiter.client.post(f"{url}/resume/put-back", json=taken) for _ in range(2))
    )
    assert [one.status_code for one in back] == [204, 204]
    assert (await recruiter.client.get(url)).json()["resume"] == before
    assert (await conversation(recruiter, application))["offered_as_resume"] == [cv]
    log = (await recruiter.client.get(f"/api/v1/candidates/{person}/files")).json()
    assert [one["kind"] for one in log["items"] if one["id"] == cv] == ["other"]
    wrong = {**taken, "file_id": logo, "before": logo}
    refused = await recruiter.client.post(f"{url}/resume/put-back", json=wrong)
    assert (refused.status_code, refused.json()["code"]) == (409, "resume_changed")

"""SMTP against a real server that refuses, stalls, hangs up, and asks for TLS and a password."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from rolecall.infra.providers.email import (
    PermanentFailure,
    SmtpProvider,
    TemporaryFailure,
    UncertainOutcome,
)
from rolecall.infra.providers.email.smtp import Security, SmtpAddress
from rolecall.kernel.ids import uuid7

from tests.infra.providers.email.test_contract import mail
from tests.support.certificates import loopback_contexts
from tests.support.smtp_server import Mailhost, Misbehaviour, Phase, mail_server


@pytest.fixture
async def provider(mailhost: Mailhost) -> AsyncIterator[SmtpProvider]:
    provider = SmtpProvider(SmtpAddress("127.0.0.1", mailhost.port, "none"), timeout=0.4)
    yield provider
    await provider.aclose()


async def test_names_sender_and_recipient_in_the_envelope(
    mailhost: Mailhost, provider: SmtpProvider
) -> None:
    await provider.send(mail(id=uuid7()))
    assert mailhost.envelopes == [("jobs@harbor-vale.example.com", ["ada@example.org"])]


@pytest.mark.parametrize(
    ("phase", "reply"),
    [
        ("greeting", "421 too busy"),
        ("greeting", "554 no service here"),
        ("mail", "451 4.3.0 try again"),
        ("rcpt", "450 4.2.1 greylisted"),
        ("rcpt", "452 4.2.2 mailbox full"),
        ("data", "451 4.3.0 try again"),
        ("content", "452 4.3.1 disk full"),
    ],
)
async def test_what_may_pass_is_temporary(
    mailhost: Mailhost, provider: SmtpProvider, phase: Phase, reply: str
) -> None:
    mailhost.plan(phase, Misbehaviour(reply))
    with pytest.raises(TemporaryFailure, match=reply.partition(" ")[2]) as failure:
        await provider.send(mail(id=uuid7()))
    assert failure.value.smtp_code == int(reply[:3])
    assert mailhost.contents == []
    await provider.send(mail(id=uuid7()))
    assert len(mailhost.contents) == 1


@pytest.mark.parametrize(
    ("phase", "reply", "bad_recipient"),
    [
        ("mail", "550 5.7.1 sender not allowed", False),
        ("rcpt", "550 5.1.1 no such user", True),
        ("rcpt", "550 no such user", True),
        ("rcpt", "553 mailbox name not allowed", True),
        ("rcpt", "550 5.7.1 blocked by policy", False),
        ("rcpt", "552 5.2.2 over quota", False),
        ("rcpt", "550 5.1.8 bad sender domain", False),
        ("data", "554 no valid recipients", False),
        ("content", "554 5.6.0 looks like spam", False),
        ("content", "550 5.1.1 no such user", True),
    ],
)
async def test_what_will_not_pass_is_permanent(
    mailhost: Mailhost, provider: SmtpProvider, phase: Phase, reply: str, bad_recipient: bool
) -> None:
    mailhost.plan(phase, Misbehaviour(reply))
    with pytest.raises(PermanentFailure, match=reply.partition(" ")[2]) as failure:
        await provider.send(mail(id=uuid7()))
    assert failure.value.bad_recipient is bad_recipient
    assert failure.value.smtp_code == int(reply[:3])
    assert mailhost.contents == []
    await provider.send(mail(id=uuid7()))
    assert len(mailhost.contents) == 1


@pytest.mark.parametrize("phase", ["greeting", "mail", "rcpt", "data", "content"])
async def test_a_server_that_hangs_up_has_not_taken_the_mail(
    mailhost: Mailhost, provider: SmtpProvider, phase: Phase
) -> None:
    mailhost.plan(phase, Misbehaviour(hang_up=True))
    with pytest.raises(TemporaryFailure):
        await provider.send(mail(id=uuid7()))
    assert mailhost.contents == []
    await provider.send(mail(id=uuid7()))
    assert len(mailhost.contents) == 1


@pytest.mark.parametrize("phase", ["greeting", "mail", "rcpt", "data"])
async def test_silence_before_the_content_is_temporary(
    mailhost: Mailhost, provider: SmtpProvider, phase: Phase
) -> None:
    mailhost.plan(phase, Misbehaviour(delay=0.8))
    with pytest.raises(TemporaryFailure, match=r"[Tt]imed out"):
        await provider.send(mail(id=uuid7()))
    assert mailhost.contents == []


async def test_a_server_that_is_slow_at_every_step_is_given_up(
    mailhost: Mailhost, provider: SmtpProvider
) -> None:
    for phase in ("greeting", "mail", "rcpt"):
        mailhost.plan(phase, Misbehaviour(delay=0.35))
    with pytest.raises(TemporaryFailure, match="too slow"):
        await provider.send(mail(id=uuid7()))
    assert mailhost.contents == []


async def test_a_server_that_let_us_wait_is_left_alone_for_a_moment(
    mailhost: Mailhost, provider: SmtpProvider
) -> None:
    mailhost.plan("greeting", Misbehaviour(delay=0.8))
    for expected in (r"[Tt]imed out", "a moment ago", "a moment ago"):
        with pytest.raises(TemporaryFailure, match=expected):
            await provider.send(mail(id=uuid7()))
    assert mailhost.connections == 1


async def test_a_slow_answer_to_the_content_is_waited_for(
    mailhost: Mailhost, provider: SmtpProvider
) -> None:
    mailhost.plan("content", Misbehaviour(delay=1.0))
    await provider.send(mail(id=uuid7()))
    assert len(mailhost.contents) == 1


async def test_no_answer_to_the_content_is_uncertain(mailhost: Mailhost) -> None:
    provider = SmtpProvider(SmtpAddress("127.0.0.1", mailhost.port, "none"), timeout=0.1)
    mailhost.plan("content", Misbehaviour(delay=1.0))
    handed_over = asyncio.Event()

    async def note() -> None:
        handed_over.set()

    with pytest.raises(UncertainOutcome, match="no answer"):
        await provider.send(mail(id=uuid7()), before_handover=note)
    assert handed_over.is_set()
    await provider.aclose()


@pytest.mark.parametrize("phase", ["greeting", "mail", "rcpt", "data"])
async def test_a_refusal_before_the_content_does_not_mark_a_handover(
    mailhost: Mailhost, provider: SmtpProvider, phase: Phase
) -> None:
    handed_over = asyncio.Event()

    async def note() -> None:
        handed_over.set()

    mailhost.plan(phase, Misbehaviour("450 later"))
    with pytest.raises(TemporaryFailure):
        await provider.send(mail(id=uuid7()), before_handover=note)
    assert not handed_over.is_set()


async def test_nobody_listening_is_temporary() -> None:
    async with mail_server() as host:
        port = host.port
    with pytest.raises(TemporaryFailure, match=f"127.0.0.1:{port}"):
        await SmtpProvider(SmtpAddress("127.0.0.1", port, "none"), timeout=1).send(mail())


async def test_keeps_one_connection_for_many_mails(
    mailhost: Mailhost, provider: SmtpProvider
) -> None:
    await asyncio.gather(*(provider.send(mail(id=uuid7())) for _ in range(101)))
    assert len(mailhost.contents) == 101
    assert mailhost.connections == 2


async def test_connects_again_after_the_server_was_restarted() -> None:
    async with mail_server() as host:
        provider = SmtpProvider(SmtpAddress("127.0.0.1", host.port, "none"), timeout=1)
        await provider.send(mail(id=uuid7()))
        port = host.port
        await provider.aclose()
    with pytest.raises(TemporaryFailure):
        await provider.send(mail(id=uuid7()))
    async with mail_server(port=port) as host:
        await provider.send(mail(id=uuid7()))
        assert len(host.contents) == 1
        await provider.aclose()


def test_works_on_one_event_loop_after_another() -> None:
    async def send_once(provider: SmtpProvider | None) -> SmtpProvider:
        async with mail_server() as host:
            provider = provider or SmtpProvider(SmtpAddress("127.0.0.1", host.port, "none"))
            provider._address = SmtpAddress("127.0.0.1", host.port, "none")
            await provider.send(mail(id=uuid7()))
            assert len(host.contents) == 1
            await provider.aclose()
        return provider

    provider = asyncio.run(send_once(None))
    asyncio.run(send_once(provider))


@pytest.mark.parametrize("security", ["starttls", "tls"])
async def test_speaks_tls_and_signs_in(tmp_path: Path, security: Security) -> None:
    server_tls, client_tls = loopback_contexts(tmp_path)
    async with mail_server(
        tls=server_tls, implicit_tls=security == "tls", login=("mailer", "pa:ss@wörd")
    ) as host:
        address = SmtpAddress("127.0.0.1", host.port, security, "mailer", "pa:ss@wörd")
        provider = SmtpProvider(address, tls_context=client_tls, timeout=2)
        await provider.send(mail(id=uuid7()))
        assert host.over_tls == [True]
        await provider.aclose()


async def test_an_untrusted_certificate_is_refused(tmp_path: Path) -> None:
    server_tls, _ = loopback_contexts(tmp_path)
    async with mail_server(tls=server_tls) as host:
        provider = SmtpProvider(SmtpAddress("127.0.0.1", host.port, "starttls"), timeout=2)
        with pytest.raises(TemporaryFailure, match="certificate"):
            await provider.send(mail())
        assert host.contents == []


async def test_does_not_fall_back_to_clear_text(mailhost: Mailhost) -> None:
    client_tls = ssl.create_default_context()
    provider = SmtpProvider(
        SmtpAddress("127.0.0.1", mailhost.port, "starttls"), tls_context=client_tls, timeout=1
    )
    with pytest.raises(TemporaryFailure, match="STARTTLS"):
        await provider.send(mail())
    assert mailhost.contents == []


async def test_a_wrong_password_is_for_the_operator_to_mend() -> None:
    async with mail_server(login=("mailer", "right")) as host:
        wrong = SmtpAddress("127.0.0.1", host.port, "none", "mailer", "wrong")
        with pytest.raises(TemporaryFailure, match="password was refused"):
            await SmtpProvider(wrong, timeout=1).send(mail())
        assert host.contents == []


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("smtp://127.0.0.1:1025", SmtpAddress("127.0.0.1", 1025, "none")),
        ("smtp://mail.example.com", SmtpAddress("mail.example.com", 25, "none")),
        ("smtps://mail.example.com", SmtpAddress("mail.example.com", 465, "tls")),
        (
            "smtp+starttls://me%40x.example:p%3Aa%2Fss@mail.example.com/",
            SmtpAddress("mail.example.com", 587, "starttls", "me@x.example", "p:a/ss"),
        ),
    ],
)
def test_reads_the_address_of_a_server(url: str, address: SmtpAddress) -> None:
    assert SmtpAddress.parse(url) == address


@pytest.mark.parametrize(
    "url", ["mail.example.com", "http://mail.example.com", "smtp://", "smtp://host/path?x=1"]
)
def test_refuses_what_is_not_an_address_of_a_server(url: str) -> None:
    with pytest.raises(ValueError, match="scheme"):
        SmtpAddress.parse(url)

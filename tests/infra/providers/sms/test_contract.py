"""What every provider of texts keeps to: Twilio's API on loopback, and the local mailbox."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from rolecall.infra.providers.email import LocalMailbox
from rolecall.infra.providers.sms import (
    AccountRefused,
    NotTaken,
    OutgoingText,
    Refused,
    TextProvider,
    Unanswered,
    is_signed,
    signature_of,
)
from rolecall.infra.providers.sms.local import LocalTexts
from rolecall.infra.providers.sms.twilio import TwilioTexts
from rolecall.kernel import clock, ids

from tests.support.twilio import ACCOUNT, SENDER, Twilio, twilio_server


def text(body: str = "Shall we talk at 3?") -> OutgoingText:
    return OutgoingText(
        id=ids.uuid7(),
        to="+12125550123",
        body=body,
        created_at=clock.now(),
        status_url="https://jobs.example.com/told",
    )


@pytest.fixture
def twilio() -> Iterator[Twilio]:
    with twilio_server() as started:
        yield started


@pytest.fixture(params=["twilio", "local"])
def provider(request: pytest.FixtureRequest, twilio: Twilio, tmp_path: Path) -> TextProvider:
    if request.param == "local":
        return LocalTexts(LocalMailbox(tmp_path), SENDER)
    return TwilioTexts(twilio.url, twilio.access)


async def test_takes_a_text_after_the_mark_and_names_it(provider: TextProvider) -> None:
    marked: list[bool] = []

    async def mark() -> None:
        marked.append(True)

    await provider.check()
    first = await provider.send(text(), before_handover=mark)
    second = await provider.send(text("Grüße 👋 <b>\n& more"))
    assert marked == [True]
    assert first
    assert first != second


async def test_sends_nothing_when_the_mark_fails(
    provider: TextProvider, twilio: Twilio, tmp_path: Path
) -> None:
    async def fail() -> None:
        raise KeyError("lost")

    with pytest.raises(KeyError):
        await provider.send(text(), before_handover=fail)
    assert twilio.taken == []
    assert LocalMailbox(tmp_path).list_mails() == []


async def test_the_local_mailbox_shows_number_and_words(tmp_path: Path) -> None:
    mailbox = LocalMailbox(tmp_path)
    sent = text("A <b> & more")
    await LocalTexts(mailbox, SENDER).send(sent)
    shown = mailbox.find_mail(sent.id)
    assert shown is not None
    assert shown.summary.subject == "Text message to +12125550123"
    assert shown.text.strip() == "A <b> & more"


async def test_speaks_as_twilio_has_it(twilio: Twilio) -> None:
    await TwilioTexts(twilio.url, twilio.access).send(text())
    service = replace(twilio.access, sender="MG" + "a" * 32)
    await TwilioTexts(twilio.url, service).send(text())
    asked = {
        "To": "+12125550123",
        "Body": "Shall we talk at 3?",
        "StatusCallback": "https://jobs.example.com/told",
    }
    assert twilio.taken == [
        {**asked, "From": SENDER},
        {**asked, "MessagingServiceSid": "MG" + "a" * 32},
    ]
    assert ACCOUNT not in repr(twilio.taken)


@pytest.mark.parametrize(
    ("status", "body", "error", "words"),
    [
        (400, {"code": 21211, "message": "Invalid 'To'"}, Refused, "no number"),
        (400, {"code": 99999, "message": "Something new"}, Refused, "Something new"),
        (429, {"code": 20429}, NotTaken, "later"),
        (503, {}, NotTaken, "later"),
        (500, {}, Unanswered, "500"),
        (201, {"no": "sid"}, Unanswered, "201"),
    ],
)
async def test_says_what_an_answer_means(
    twilio: Twilio, status: int, body: dict[str, object], error: type[Exception], words: str
) -> None:
    twilio.instead = (status, body)
    with pytest.raises(error, match=words):
        await TwilioTexts(twilio.url, twilio.access).send(text())


async def test_tells_refusals_silence_and_a_wrong_secret_apart(twilio: Twilio) -> None:
    twilio.instead = (400, {"code": 21610, "message": "unsubscribed"})
    good = TwilioTexts(twilio.url, twilio.access)
    with pytest.raises(Refused) as opted_out:
        await good.send(text())
    assert opted_out.value.opted_out
    twilio.hangs_up = True
    with pytest.raises(Unanswered):
        await good.send(text())
    twilio.hangs_up = False
    wrong = TwilioTexts(twilio.url, replace(twilio.access, secret="another"))
    with pytest.raises(AccountRefused, match="auth token"):
        await wrong.send(text())
    with pytest.raises(AccountRefused):
        await wrong.check()
    with pytest.raises(NotTaken):
        await TwilioTexts("http://127.0.0.1:9", twilio.access).send(text())


def test_knows_twilios_signature() -> None:
    """The example of Twilio's page on the security of webhooks."""
    url = "https://mycompany.com/myapp.php?foo=1&bar=2"
    fields = {
        "CallSid": "CA1234567890ABCDE",
        "Caller": "+14158675309",
        "Digits": "1234",
        "From": "+14158675309",
        "To": "+18005551212",
    }
    assert signature_of("12345", url, fields.items()) == "RSOYDt4T1cUTdK1PDd93/VVr8B8="
    assert is_signed("12345", url, fields.items(), "RSOYDt4T1cUTdK1PDd93/VVr8B8=")
    assert not is_signed("12346", url, fields.items(), "RSOYDt4T1cUTdK1PDd93/VVr8B8=")
    assert not is_signed("", url, fields.items(), signature_of("", url, fields.items()))

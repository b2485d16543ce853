"""Texts of a development installation: they lie in the local mailbox beside the mails."""

from html import escape

from rolecall.infra.providers.email import (
    LocalMailbox,
    MailAddress,
    OutgoingMail,
    PermanentFailure,
    TemporaryFailure,
)
from rolecall.infra.providers.sms.contracts import Handover, NotTaken, OutgoingText, Refused

_DOMAIN = "sms.invalid"
"""Leads nowhere (RFC 2606)."""


class LocalTexts:
    """Keeps texts where `/dev/mail` shows them."""

    name = "local"
    repeatable = True

    def __init__(self, mailbox: LocalMailbox, sender: str) -> None:
        """Use the mailbox; `sender` is what recipients would see."""
        self._mailbox = mailbox
        self._sender = sender

    async def send(self, text: OutgoingText, *, before_handover: Handover | None = None) -> str:
        """Write the text down (see `TextProvider.send`)."""
        paragraphs = escape(text.body).replace("\n", "<br>")
        try:
            mail = OutgoingMail(
                id=text.id,
                sender=MailAddress(f"texts@{_DOMAIN}", self._sender),
                recipient=MailAddress(f"{text.to}@{_DOMAIN}"),
                subject=f"Text message to {text.to}",
                html=f"<!doctype html><html><head></head><body><p>{paragraphs}</p></body></html>",
                text=text.body,
                created_at=text.created_at,
            )
            taken = await self._mailbox.send(mail, before_handover=before_handover)
        except TemporaryFailure as failure:
            raise NotTaken(failure.reason) from failure
        except (PermanentFailure, ValueError) as failure:
            raise Refused(str(failure)) from failure
        return taken.provider_id

    async def check(self) -> None:
        """Do nothing: there is no account."""

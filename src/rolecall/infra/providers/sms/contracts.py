"""What a text message is, what a provider does with it, and the ways in which that can fail."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

Handover = Callable[[], Awaitable[None]]
"""Awaited at the last moment at which the text has surely not been taken."""


class TextProviderKind(StrEnum):
    """Who takes an organization's texts."""

    TWILIO = "twilio"
    LOCAL = "local"
    """The mailbox of a development installation."""


class NotTaken(Exception):
    """The text was surely not taken; the same call may succeed later."""

    def __init__(self, reason: str) -> None:
        """Keep a sentence for people."""
        super().__init__(reason)
        self.reason = reason


class AccountRefused(NotTaken):
    """The provider does not accept the account or its secret: an administrator can mend that."""


class Refused(Exception):
    """The text was refused and would be refused again.

    `opted_out`: because the number has told the provider that it wants no texts.
    """

    def __init__(self, reason: str, *, opted_out: bool = False) -> None:
        """Keep a sentence for people."""
        super().__init__(reason)
        self.reason = reason
        self.opted_out = opted_out


class Unanswered(Exception):
    """The text was handed over and no answer came that says what became of it."""

    def __init__(self, reason: str) -> None:
        """Keep a sentence for people."""
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class TextAccess:
    """An organization's account with a provider.

    `sender` is a number (E.164) or, with Twilio, the SID of a messaging service.
    """

    kind: TextProviderKind
    sender: str
    account: str = ""
    secret: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutgoingText:
    """One text to one number (E.164). `status_url`: where the provider tells what became of it."""

    id: UUID
    to: str
    body: str
    created_at: datetime
    status_url: str = ""


class TextProvider(Protocol):
    """Takes texts.

    `repeatable` says that handing over a text of the same id again changes nothing.
    """

    name: str
    repeatable: bool

    async def send(self, text: OutgoingText, *, before_handover: Handover | None = None) -> str:
        """Hand one text over, once; returns what the provider calls it.

        `before_handover` is awaited once, immediately before the text leaves. An exception from it
        passes through and nothing is sent.

        Raises:
            NotTaken: surely not taken; try later.
            Refused: refused for good.
            Unanswered: it may have been taken; do not send it again blindly.
        """
        ...

    async def check(self) -> None:
        """Ask whether the account holds, without sending anything.

        Raises:
            NotTaken: it does not, or the provider did not answer.
        """
        ...

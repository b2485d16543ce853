"""Texts over HTTP."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints, model_validator

from rolecall.domains.messaging.contracts.texts import (
    MAX_TEXT,
    SaveTextSettings,
    TextMessage,
    TextSettings,
    TextStatus,
)
from rolecall.domains.messaging.rules.quiet_hours import EARLIEST, LATEST
from rolecall.infra.http import In, Out
from rolecall.infra.providers.sms import TextProviderKind
from rolecall.kernel.sentences import say

_Number = Annotated[str, StringConstraints(max_length=40)]


class TextSettingsIn(In):
    """The account, whole. Without `secret` the one there is stays."""

    enabled: bool
    kind: TextProviderKind = TextProviderKind.TWILIO
    account: Annotated[str, StringConstraints(max_length=40)] = ""
    secret: Annotated[str | None, StringConstraints(max_length=200)] = None
    sender: _Number = ""
    contact: Annotated[str, StringConstraints(max_length=100)] = ""
    from_hour: Annotated[int, Field(ge=EARLIEST, le=LATEST - 1)] = EARLIEST
    until_hour: Annotated[int, Field(ge=EARLIEST + 1, le=LATEST)] = LATEST

    @model_validator(mode="after")
    def _forward(self) -> "TextSettingsIn":
        if self.from_hour >= self.until_hour:
            raise ValueError(say("The last hour must be later than the first."))
        return self

    def command(self, version: int | None) -> SaveTextSettings:
        """Return the command to save it."""
        return SaveTextSettings(
            enabled=self.enabled,
            kind=self.kind,
            account=self.account,
            secret=self.secret,
            sender=self.sender,
            contact=self.contact,
            from_hour=self.from_hour,
            until_hour=self.until_hour,
            version=version,
        )


class StrayTextOut(Out):
    """A text from a number that nobody had written to."""

    id: UUID
    number: str
    body: str
    created_at: datetime


class TextSettingsOut(Out):
    """The account without its secret, and the address for the provider's requests.

    `problem` is why the account was refused last; `offers_local`: this installation has a local
    mailbox. `strays` are the newest texts from numbers that nobody had written to.
    """

    enabled: bool
    kind: TextProviderKind
    account: str
    has_secret: bool
    sender: str
    contact: str
    from_hour: int
    until_hour: int
    problem: str
    checked_at: datetime | None
    version: int
    inbound_url: str
    offers_local: bool
    strays: list[StrayTextOut]

    @classmethod
    def of(
        cls, found: TextSettings, strays: list[TextMessage], url: str, *, offers_local: bool
    ) -> "TextSettingsOut":
        """Render the settings."""
        return cls(
            **{name: getattr(found, name) for name in _SETTINGS},
            inbound_url=url,
            offers_local=offers_local,
            strays=[StrayTextOut.model_validate(one) for one in strays],
        )


_SETTINGS = tuple(TextSettings.__dataclass_fields__)


class TextTestIn(In):
    """To whom a test is sent; with `text`, these words of a saved text about a made-up person."""

    number: Annotated[str, StringConstraints(min_length=1, max_length=40)]
    text: Annotated[str, StringConstraints(max_length=MAX_TEXT)] = ""


class TextOut(Out):
    """A text and what became of it."""

    id: UUID
    number: str
    body: str
    status: TextStatus
    error: str
    send_after: datetime

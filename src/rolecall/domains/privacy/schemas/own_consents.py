"""What one agreed to, over HTTP."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from rolecall.domains.consents.contracts import (
    AgreedTo,
    ConsentDecision,
    FormConsent,
    Purpose,
    ShownWording,
    Way,
)
from rolecall.domains.messaging.contracts.texts import ConsentEntry, ConsentState
from rolecall.domains.privacy.contracts import ConsentView, SayConsent
from rolecall.infra.http import In, Out


class MyWordingOut(Out):
    """A text as it is read; `language` is its own."""

    number: int
    language: str
    html: str

    @classmethod
    def of(cls, one: ShownWording) -> "MyWordingOut":
        """Render a text."""
        return cls(number=one.number, language=one.language, html=one.html)


class MySaidOut(Out):
    """What one said last, in which words, and the text as one read it then."""

    state: ConsentDecision
    at: datetime
    shown: str
    read: MyWordingOut | None


class MyOfferedOut(Out):
    """What one can agree to: the sentence to tick, and the text or the plain words behind it.

    `wording_id` is null where there is no text of the employer's own.
    """

    statement: str
    plain: str
    wording_id: UUID | None
    wording: MyWordingOut | None

    @classmethod
    def of(cls, one: FormConsent) -> "MyOfferedOut":
        """Render what is offered."""
        return cls(
            statement=one.statement,
            plain="" if one.wording else one.plain,
            wording_id=one.wording.id if one.wording else None,
            wording=MyWordingOut.of(one.wording) if one.wording else None,
        )


class MyConsentOut(Out):
    """Where one stands with one purpose.

    `is_asked` is true once the text differs in a way that matters from what one agreed to.
    `ends_application` says what taking it back does.
    """

    purpose: Purpose
    said: MySaidOut | None
    offered: MyOfferedOut | None
    is_asked: bool
    can_withdraw: bool
    ends_application: bool

    @classmethod
    def of(cls, view: ConsentView) -> "MyConsentOut":
        """Render where one stands."""
        said = view.said
        return cls(
            purpose=view.purpose,
            said=MySaidOut(
                state=said.state,
                at=said.given_at,
                shown=said.shown,
                read=MyWordingOut.of(view.read) if view.read else None,
            )
            if said
            else None,
            offered=MyOfferedOut.of(view.offered) if view.offered else None,
            is_asked=view.is_asked,
            can_withdraw=view.can_withdraw,
            ends_application=view.ends_application,
        )


class MyTextConsentOut(Out):
    """What was said about text messages to a number; `shown` are the words that one agreed to.

    `by_phone`: the phone itself answered STOP or START.
    """

    state: ConsentState
    number: str
    at: datetime
    shown: str
    by_phone: bool

    @classmethod
    def of(cls, entry: ConsentEntry) -> "MyTextConsentOut":
        """Render an entry of the log; what a member noted about it stays with the organization."""
        return cls(
            state=entry.state,
            number=entry.number,
            at=entry.at,
            shown=entry.shown,
            by_phone=entry.candidate_id is None,
        )


class MyConsentsOut(Out):
    """Where one stands; offers are in `language`. `texts` is about text messages, newest first."""

    language: str
    items: list[MyConsentOut]
    texts: list[MyTextConsentOut]


class MyConsentIn(In):
    """Agree to what was shown in a language, or take it back."""

    purpose: Purpose
    given: bool
    wording_id: UUID | None = None
    language: Literal["en", "de", "es"] = "en"

    def command(self) -> SayConsent:
        """Return the command."""
        agreed = AgreedTo(self.wording_id, self.language) if self.given else None
        return SayConsent(self.purpose, agreed, Way.PORTAL)

"""Requests to be erased over HTTP."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import StringConstraints

from rolecall.domains.privacy.contracts import (
    CALL_OFF_WITHIN,
    AskedBy,
    ErasureRequest,
    Ground,
    Look,
    RequestStatus,
    Stays,
)
from rolecall.domains.privacy.rules.erased_words import GOES
from rolecall.domains.privacy.rules.kept import ALWAYS, HELD, STAYS
from rolecall.domains.privacy.rules.requesting import days_left, is_overdue
from rolecall.domains.privacy.schemas.copies import Language
from rolecall.domains.privacy.schemas.erasures import Reason
from rolecall.infra.http import In, Out
from rolecall.infra.http.schemas import Said


class CarryOutIn(In):
    """The wish to erase now who asked for it: the name as it stands on the record."""

    typed_name: Annotated[str, StringConstraints(max_length=200)]


class ErasureRefusalIn(In):
    """Why a request is refused: its ground in law, and a reason that the person reads."""

    ground: Ground
    reason: Reason


class ErasureRequestOut(Out):
    """A request to be erased, and how far it has come."""

    id: UUID
    number: str
    candidate_id: UUID
    candidate_name: str
    status: RequestStatus
    look: Look
    asked_by: AskedBy
    requested_at: datetime
    confirmed_at: datetime | None
    runs_at: datetime | None
    """The end of the time in which the person can call it off."""
    due_on: date
    """The last day of the month in which it has to be answered."""
    days_left: int
    """Until `due_on`; less than none once it is over."""
    is_overdue: bool
    decided_by_name: str
    ground: Ground | None
    reason: str
    erasure_id: UUID | None
    ended_at: datetime | None
    version: int

    @classmethod
    def of(cls, request: ErasureRequest, today: date) -> "ErasureRequestOut":
        """Render a request as it is on a day of the organization."""
        counted = {"days_left", "is_overdue"}
        values = {name: getattr(request, name) for name in cls.model_fields.keys() - counted}
        return cls(
            **values,
            days_left=days_left(request.due_on, today),
            is_overdue=is_overdue(request.status, request.due_on, today),
        )


class MyErasureIn(In):
    """The wish to be erased, in the language of the mails and the certificate."""

    locale: Language = "en"


class StaysOut(Out):
    """What stays and why, in words."""

    what: Said
    why: Said


class MyErasureRequestOut(Out):
    """Where one's own request stands. What happens next stands in the mail, and behind its link."""

    number: str
    status: RequestStatus
    requested_at: datetime
    confirm_until: datetime
    runs_at: datetime | None
    due_on: date
    reason: str


class MyErasureOut(Out):
    """What asking to be erased means, and where one's own request stands."""

    goes: list[Said]
    stays: list[StaysOut]
    days_to_call_off: int
    request: MyErasureRequestOut | None

    @classmethod
    def of(cls, request: ErasureRequest | None) -> "MyErasureOut":
        """Render what a person has to know, and their request."""
        return cls(
            goes=list(GOES),
            stays=[StaysOut.model_validate(one) for one in told_before()],
            days_to_call_off=CALL_OFF_WITHIN.days,
            request=MyErasureRequestOut.model_validate(request) if request else None,
        )


def told_before() -> tuple[Stays, ...]:
    """Return what may stay, as people are told before they ask."""
    return (*STAYS.values(), *ALWAYS, HELD)

"""The vocabulary of what a candidate sees of what they agreed to."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from rolecall.domains.candidates.contracts import Consent
from rolecall.domains.consents.contracts import AgreedTo, FormConsent, Purpose, ShownWording, Way

BLOCK: Final = 50
"""People who are asked anew in one transaction."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentView:
    """Where a candidate stands with one purpose.

    `said` is what they said last, `read` the text as they read it then. `offered` is what they can
    agree to now, None where they have; `is_asked` once it differs in a way that matters.
    """

    purpose: Purpose
    statement: str
    said: Consent | None
    read: ShownWording | None
    offered: FormConsent | None
    is_asked: bool
    can_withdraw: bool
    ends_application: bool
    """Taking it back withdraws the application: nobody may decide on it without."""


@dataclass(frozen=True, slots=True)
class SayConsent:
    """Agree to what was shown, or take it back (`agreed` None)."""

    purpose: Purpose
    agreed: AgreedTo | None
    way: Way


@dataclass(frozen=True, slots=True)
class Asking:
    """How many people a version can be put before, who agreed to an earlier one."""

    wording_id: UUID
    people: int

"""What privacy publishes."""

from dataclasses import dataclass
from uuid import UUID

from rolecall.kernel.events import Event, published


@published
@dataclass(frozen=True, kw_only=True)
class ErasureStarted(Event):
    """A person's record was emptied, and the rest has to follow."""

    type = "privacy.erasure_started.v1"

    erasure_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class ErasureAdvanced(Event):
    """A domain has erased its part, or all have."""

    type = "privacy.erasure_advanced.v1"

    erasure_id: UUID
    candidate_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class ErasureCheckDue(Event):
    """It is time to erase once more what was under way while a person was erased."""

    type = "privacy.erasure_check_due.v1"

    erasure_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class DataCopyAsked(Event):
    """A copy of a person's data has to be made."""

    type = "privacy.data_copy_asked.v1"

    copy_id: UUID
    candidate_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class DataCopyChanged(Event):
    """A copy of a person's data waits for a word, is ready, was refused or fetched."""

    type = "privacy.data_copy_changed.v1"

    copy_id: UUID
    candidate_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class ConsentAsking(Event):
    """The next people are to be asked to agree to a version; `after_id` ended the block before."""

    type = "privacy.consent_asking.v1"

    wording_id: UUID
    after_id: UUID | None


@published
@dataclass(frozen=True, kw_only=True)
class ErasureRequestDue(Event):
    """Something is to be done about a request to be erased."""

    type = "privacy.erasure_request_due.v1"

    request_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class ErasureRequestChanged(Event):
    """A request to be erased was confirmed, called off or decided, or went on by itself."""

    type = "privacy.erasure_request_changed.v1"

    request_id: UUID
    candidate_id: UUID

"""What consents publish."""

from dataclasses import dataclass
from uuid import UUID

from rolecall.kernel.events import Event, published


@published
@dataclass(frozen=True, kw_only=True)
class WordingPublished(Event):
    """A version of a wording was published; forms show it from now on."""

    type = "consents.wording_published.v1"

    wording_id: UUID
    purpose: str


@published
@dataclass(frozen=True, kw_only=True)
class WordingDrafted(Event):
    """The next version of a wording was written, or thrown away."""

    type = "consents.wording_drafted.v1"

    change_id: UUID
    purpose: str

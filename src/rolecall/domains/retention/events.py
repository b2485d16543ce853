"""What retention publishes."""

from dataclasses import dataclass
from uuid import UUID

from rolecall.kernel.events import Event, published


@published
@dataclass(frozen=True, kw_only=True)
class RetentionRuleChanged(Event):
    """A rule was changed, or a change of it was announced or called off."""

    type = "retention.rule_changed.v1"

    change_id: UUID
    kind: str


@published
@dataclass(frozen=True, kw_only=True)
class RetentionRunDue(Event):
    """The next people of a run are to be gone through."""

    type = "retention.run_due.v1"

    run_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class RetentionRunFinished(Event):
    """A run is over, and who is due soon is marked anew."""

    type = "retention.run_finished.v1"

    run_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class CandidateKeptLonger(Event):
    """Somebody keeps a person longer, or does so no more."""

    type = "retention.candidate_kept_longer.v1"

    candidate_id: UUID

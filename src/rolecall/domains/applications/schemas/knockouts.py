"""Replays of knock-out rules over HTTP."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from rolecall.domains.applications.contracts import KnockoutReplay
from rolecall.domains.jobs.contracts import Knockout, KnockoutOperator
from rolecall.infra.http import In, Out

Value = (
    bool
    | Annotated[int, Field(ge=-(10**15), le=10**15)]
    | Annotated[float, Field(ge=-1e15, le=1e15, allow_inf_nan=False)]
    | Annotated[str, StringConstraints(max_length=200)]
)


class KnockoutReplayIn(In):
    """A knock-out rule of a question of the job, as it is being written."""

    question_id: Annotated[str, StringConstraints(min_length=1, max_length=64)]
    operator: KnockoutOperator
    value: Value

    def rule(self) -> Knockout:
        """Return the rule."""
        return Knockout(self.operator, self.value)


class KnockedOutOut(Out):
    """An application that the rule would have marked, as it is now."""

    application_id: UUID
    candidate_name: str
    stage_name: str
    status: str
    at: datetime


class KnockoutReplayOut(Out):
    """What the rule would have done; `applications` are the newest of the `matched`."""

    days: int
    total: int
    matched: int
    hired: int
    applications: list[KnockedOutOut]
    capped: bool

    @classmethod
    def of(cls, replay: KnockoutReplay) -> "KnockoutReplayOut":
        """Render a replay."""
        return cls.model_validate(replay)

"""What several shapes of applications share."""

from typing import Annotated
from uuid import UUID

from pydantic import StringConstraints

from rolecall.infra.http import Out

StageKey = Annotated[str, StringConstraints(min_length=1, max_length=60)]


Reason = Annotated[str, StringConstraints(max_length=500)]


class StageOut(Out):
    """A stage of the workflow."""

    key: str
    name: str
    kind: str


class PersonOut(Out):
    """A member."""

    user_id: UUID
    full_name: str


class CandidateBriefOut(Out):
    """The candidate of an application in a list."""

    id: UUID
    full_name: str
    email: str

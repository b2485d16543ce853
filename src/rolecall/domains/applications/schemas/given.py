"""What was given with an application, beside the record."""

from datetime import datetime

from rolecall.access import Actor, Permission
from rolecall.domains.applications.contracts.given import GivenValue
from rolecall.domains.candidates.contracts.given import GivenField
from rolecall.infra.http import Out


class GivenOut(Out):
    """A value that the person gave when they applied.

    `differs`: the record says `on_record` instead. Links are one to a line. `taken_at` and
    `taken_by` tell of its being taken over, null and empty while it is not.
    """

    field: GivenField
    value: str
    on_record: str
    differs: bool
    taken_at: datetime | None
    taken_by: str
    can_take: bool
    can_undo: bool

    @classmethod
    def of(cls, one: GivenValue, actor: Actor) -> "GivenOut":
        """Render a value for somebody who may change records, or may not."""
        may = actor.has(Permission.CANDIDATES_UPDATE)
        return cls(
            field=one.field,
            value=one.value,
            on_record=one.on_record,
            differs=one.differs,
            taken_at=one.taken.at if one.taken else None,
            taken_by=one.taken.by_name if one.taken else "",
            can_take=may and one.differs,
            can_undo=may and one.taken is not None and not one.differs,
        )


class GivenListOut(Out):
    """What was given with an application."""

    items: list[GivenOut]


class MyGivenOut(Out):
    """A value that one gave with an application.

    `in_use`: the employer's record says the same. What it says otherwise is not told: an address is
    all that a login has proved. `can_undo`: one took it over, and nobody changed it since.
    """

    field: GivenField
    value: str
    in_use: bool
    can_undo: bool

    @classmethod
    def of(cls, one: GivenValue) -> "MyGivenOut":
        """Render a value for its author."""
        mine = one.taken is not None and one.taken.by_candidate
        return cls(
            field=one.field,
            value=one.value,
            in_use=not one.differs,
            can_undo=mine and not one.differs,
        )


class MyGivenListOut(Out):
    """What one gave with an application."""

    items: list[MyGivenOut]

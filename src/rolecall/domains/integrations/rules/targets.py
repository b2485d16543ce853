"""What of ours can be mapped onto: fields, what they take, and who may have the last word."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rolecall.domains.integrations.contracts.port import Entity


class Kind(StrEnum):
    """What a field takes."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    EMAIL = "email"
    PHONE = "phone"
    """ITU-T E.164."""
    DAY = "day"
    INSTANT = "instant"
    CHOICE = "choice"
    REFERENCE = "reference"
    """The id, over there, of a record of another stream."""


LONGEST: Final[Mapping[Kind, int]] = {
    Kind.TEXT: 300,
    Kind.LONG_TEXT: 60_000,
    Kind.EMAIL: 254,
    Kind.PHONE: 16,
    Kind.DAY: 10,
    Kind.INSTANT: 40,
    Kind.CHOICE: 60,
    Kind.REFERENCE: 200,
}
"""Characters. RFC 5321 for addresses, E.164 for numbers with their plus."""


@dataclass(frozen=True, slots=True)
class Target:
    """A field of ours. Fields of one `group` change hands together when both sides differ."""

    name: str
    kind: Kind
    group: str
    required: bool = False
    choices: tuple[str, ...] = ()


TARGETS: Final[Mapping[Entity, tuple[Target, ...]]] = {
    Entity.JOB: (
        Target("title", Kind.TEXT, "advert", required=True),
        Target("description", Kind.LONG_TEXT, "advert"),
        Target("department", Kind.TEXT, "organisation"),
        Target("location", Kind.TEXT, "organisation"),
        Target("status", Kind.CHOICE, "status", choices=("draft", "open", "closed")),
    ),
    Entity.CANDIDATE: (
        Target("given_name", Kind.TEXT, "name", required=True),
        Target("family_name", Kind.TEXT, "name", required=True),
        Target("email", Kind.EMAIL, "contact"),
        Target("phone", Kind.PHONE, "contact"),
        Target("location", Kind.TEXT, "contact"),
        Target("headline", Kind.TEXT, "profile"),
        Target("company", Kind.TEXT, "profile"),
    ),
    Entity.APPLICATION: (
        Target("candidate", Kind.REFERENCE, "parties", required=True),
        Target("job", Kind.REFERENCE, "parties", required=True),
        Target("status", Kind.CHOICE, "progress", choices=("active", "hired", "rejected")),
        Target("stage", Kind.TEXT, "progress"),
        Target("applied_at", Kind.INSTANT, "parties"),
        Target("source", Kind.TEXT, "parties"),
    ),
}

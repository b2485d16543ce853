"""An application that is not sent yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

RECORD: Final = "application_draft"
"""What files of drafts are attached to."""
LIFETIME: Final = timedelta(days=7)
"""Counted from when something of it was last changed."""
MOST_READINGS: Final = 5
"""How often résumés are read for one draft."""
RESUME: Final = "resume"
"""The field of the résumé, among the files of a draft."""
ENCLOSED: Final = "enclosed_"
"""How the names begin of files that came along and answer nothing."""
ADDRESS_INDEX: Final = "application_drafts.address"
"""The name under which the address in a draft is indexed blindly."""


class DraftOrigin(StrEnum):
    """By which way a draft was begun."""

    FORM = "form"
    MAIL = "mail"


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file of a draft; `size` in bytes."""

    id: UUID
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class ReadValue:
    """What was read out of a résumé for a field, and whether it can be relied upon."""

    value: str
    certain: bool


@dataclass(frozen=True, slots=True)
class DraftContent:
    """What a draft holds: fields and answers as they were typed, files by field, what was read.

    `answers` and the files of answers go by the names of the form, `answer_<question id>`.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    files: Mapping[str, KeptFile] = field(default_factory=dict)
    read: Mapping[str, ReadValue] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A draft that somebody opened with its token.

    `is_proved`: whoever began it gave a proof of work. `is_confirmed`: it was opened by the link
    that was mailed to the address in it.
    """

    id: UUID
    org_id: UUID
    job_id: UUID
    content: DraftContent
    is_proved: bool
    readings: int
    is_confirmed: bool
    begun_at: datetime
    expires_at: datetime
    version: int

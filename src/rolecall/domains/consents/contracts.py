"""The vocabulary of consents and of the wording that they are given to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class Purpose(StrEnum):
    """What a consent is for. Text messages have a log of their own, in messaging."""

    APPLICATION = "application"
    """The privacy notice: nobody applies without it."""
    POOL = "pool"
    """Being kept for other jobs: asked for once the organization has published a wording."""


class ConsentDecision(StrEnum):
    """What somebody said."""

    GIVEN = "given"
    WITHDRAWN = "withdrawn"


class Way(StrEnum):
    """How it was said."""

    UNRECORDED = "unrecorded"
    """Before ways were kept."""
    FORM = "form"
    """The form of the careers site."""
    STATUS_PAGE = "status_page"
    """The private page of an application."""
    MAIL_LINK = "mail_link"
    """The link of a mail that asked for it."""
    PORTAL = "portal"
    """Signed in."""
    EMPLOYER_SITE = "employer_site"
    """A site of the employer's or of a job board, which showed the text itself."""
    API = "api"


@dataclass(frozen=True, slots=True)
class Wording:
    """A published version. `texts` are HTML by language; nothing of it ever changes.

    `is_material`: who agreed to an earlier version has not agreed to this one.
    """

    id: UUID
    purpose: Purpose
    number: int
    texts: Mapping[str, str]
    is_material: bool
    note: str
    published_at: datetime
    published_by_name: str


@dataclass(frozen=True, slots=True)
class ShownWording:
    """A version as somebody reads it. `language` is that of the text, wanted or not."""

    id: UUID
    purpose: Purpose
    number: int
    language: str
    html: str


@dataclass(frozen=True, slots=True)
class Draft:
    """The next version while it is written. `version` is 0 until somebody has begun."""

    purpose: Purpose
    texts: Mapping[str, str]
    changed_at: datetime | None = None
    changed_by_name: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class WriteDraft:
    """Write the next version over the draft that was seen."""

    purpose: Purpose
    texts: Mapping[str, str]
    version: int


@dataclass(frozen=True, slots=True)
class Publish:
    """Publish the draft that was seen. `note` says what changed, for those who read it later."""

    purpose: Purpose
    is_material: bool
    note: str
    version: int


@dataclass(frozen=True, slots=True)
class PurposeState:
    """Where a purpose stands: what people are shown now, and what is written for later."""

    purpose: Purpose
    current: Wording | None
    draft: Draft


@dataclass(frozen=True, slots=True)
class FormConsent:
    """What a form shows for one purpose: the sentence to tick, and the text behind it.

    `plain` stands where the organization has published no wording.
    """

    purpose: Purpose
    statement: str
    wording: ShownWording | None
    plain: str

    @property
    def wording_id(self) -> str:
        """What the form names the version by, empty without one."""
        return str(self.wording.id) if self.wording else ""


@dataclass(frozen=True, slots=True)
class AgreedTo:
    """What a form showed: a version, or none where the product's own words stood.

    `language` is that of the form. `statement` is the sentence that stood beside what was pressed,
    where it was another than that of a tick.
    """

    wording_id: UUID | None
    language: str
    statement: str = ""


@dataclass(frozen=True, slots=True)
class Agreed:
    """What somebody agreed to, ready to be kept as proof.

    `shown` is what stood beside the tick, empty where a program showed it itself.
    """

    purpose: Purpose
    wording_id: UUID | None
    text_version: str
    language: str
    shown: str

"""Organizations and their settings."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

DEFAULT_COLOR = "#1f5eff"


class OrganizationStatus(StrEnum):
    """Whether an organization's members may act and its pages are shown."""

    ACTIVE = "active"
    SUSPENDED = "suspended"


class ReapplyPolicy(StrEnum):
    """Whether someone may apply again for a job they applied for before."""

    NEVER = "never"
    AFTER_CLOSURE = "after_closure"
    """Once the earlier application was rejected or withdrawn."""


class HiringManagerVisibility(StrEnum):
    """Which applications hiring managers read."""

    ORGANIZATION = "organization"
    OWN_JOBS = "own_jobs"


class ShownDecider(StrEnum):
    """What candidates are told of who decides about their application."""

    NOBODY = "nobody"
    ROLE = "role"
    """Such as: the hiring manager."""
    NAME = "name"
    """The names of the hiring managers, or of the recruiters where there are none."""


@dataclass(frozen=True, slots=True)
class OrganizationRef:
    """An organization as the directory knows it."""

    id: UUID
    slug: str
    name: str
    status: OrganizationStatus
    time_zone: str
    locale: str
    created_at: datetime
    members_count: int
    version: int
    suspended_at: datetime | None = None
    suspended_reason: str = ""

    @property
    def is_active(self) -> bool:
        """Whether members may act and public pages are shown."""
        return self.status is OrganizationStatus.ACTIVE


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationSettings:
    """What an organization decides for itself. `*_html` was sanitised when it was saved."""

    primary_color: str = DEFAULT_COLOR
    logo_file_id: UUID | None = None
    tagline: str = ""
    about_html: str = ""
    website: str = ""
    careers_enabled: bool = True
    show_pay: bool = True
    mail_sender_name: str = ""
    reapply_policy: ReapplyPolicy = ReapplyPolicy.AFTER_CLOSURE
    hiring_manager_visibility: HiringManagerVisibility = HiringManagerVisibility.ORGANIZATION
    """How long closed applications are kept; None for as long as nobody erases them."""
    asks_self_identification: bool = False
    """Whether candidates are asked for sex and race or ethnicity, to be counted alone."""
    smallest_group: int = 5
    """Groups of fewer people are hidden where such answers are counted."""
    shown_decider: ShownDecider = ShownDecider.ROLE
    """What candidates are told of who decides."""
    shows_promised_date: bool = True
    """Whether candidates are told by when the stage's service level promises news."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOrganization:
    """What an organization begins with."""

    name: str
    slug: str
    time_zone: str = "UTC"
    locale: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsPatch:
    """What an organization changes about itself; None leaves a field as it is.

    `clear_logo` empties what None cannot.
    """

    name: str | None = None
    time_zone: str | None = None
    locale: str | None = None
    primary_color: str | None = None
    logo_file_id: UUID | None = None
    clear_logo: bool = False
    tagline: str | None = None
    about_html: str | None = None
    website: str | None = None
    careers_enabled: bool | None = None
    show_pay: bool | None = None
    mail_sender_name: str | None = None
    reapply_policy: ReapplyPolicy | None = None
    hiring_manager_visibility: HiringManagerVisibility | None = None
    asks_self_identification: bool | None = None
    smallest_group: int | None = None
    shown_decider: ShownDecider | None = None
    shows_promised_date: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectoryPatch:
    """What the platform changes about an organization; None leaves a field as it is."""

    name: str | None = None
    slug: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundOrganization:
    """What the platform creates: the organization and the address of its first administrator."""

    organization: NewOrganization
    admin_email: str

"""Organizations."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, Field, HttpUrl, StringConstraints, TypeAdapter

from rolecall.domains.identity.contracts import (
    DirectoryPatch,
    FoundOrganization,
    HiringManagerVisibility,
    NewOrganization,
    OrganizationRef,
    OrganizationSettings,
    OrganizationStatus,
    ReapplyPolicy,
    SettingsPatch,
    ShownDecider,
)
from rolecall.infra.http import In, Out
from rolecall.infra.http.schemas import Email, LongText, ShortText, Slug
from rolecall.kernel.sentences import say

_HTTP_URL: TypeAdapter[HttpUrl] = TypeAdapter(HttpUrl)


def _known_zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(
            say("There is no such time zone; use a name such as Europe/Berlin.")
        ) from None
    return value


def _web_address(value: str) -> str:
    if value:
        _HTTP_URL.validate_python(value)
    return value


TimeZone = Annotated[str, StringConstraints(max_length=60), AfterValidator(_known_zone)]
Locale = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$")]
Color = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]
WebAddress = Annotated[str, StringConstraints(max_length=300), AfterValidator(_web_address)]


class OrganizationIn(In):
    """A new organization and its first administrator."""

    name: ShortText
    slug: Slug
    admin_email: Email
    time_zone: TimeZone = "UTC"
    locale: Locale = "en"

    def command(self) -> FoundOrganization:
        """Return the command."""
        return FoundOrganization(
            organization=NewOrganization(
                name=self.name, slug=self.slug, time_zone=self.time_zone, locale=self.locale
            ),
            admin_email=self.admin_email,
        )


class DirectoryPatchIn(In):
    """What the platform changes."""

    name: ShortText | None = None
    slug: Slug | None = None

    def command(self) -> DirectoryPatch:
        """Return the command."""
        return DirectoryPatch(name=self.name, slug=self.slug)


class SuspensionIn(In):
    """Why an organization is suspended; its administrators read it."""

    reason: ShortText


class DirectoryEntryOut(Out):
    """An organization as the platform sees it."""

    id: UUID
    name: str
    slug: str
    status: OrganizationStatus
    time_zone: str
    locale: str
    created_at: datetime
    suspended_at: datetime | None
    suspended_reason: str
    members_count: int
    version: int

    @classmethod
    def of(cls, organization: OrganizationRef) -> "DirectoryEntryOut":
        """Render an organization of the directory."""
        return cls.model_validate(organization)


class BrandPatchIn(In):
    """Colours and logo; a logo of null takes it away."""

    primary_color: Color | None = None
    logo_file_id: UUID | None = None


class CareersPatchIn(In):
    """The careers page."""

    enabled: bool | None = None
    show_pay: bool | None = None


class OrganizationPatchIn(In):
    """What an organization changes about itself. Fields that are left out stay."""

    name: ShortText | None = None
    time_zone: TimeZone | None = None
    locale: Locale | None = None
    tagline: Annotated[str, StringConstraints(max_length=300)] | None = None
    about_html: LongText | None = None
    website: WebAddress | None = None
    brand: BrandPatchIn | None = None
    careers: CareersPatchIn | None = None
    mail_sender_name: Annotated[str, StringConstraints(max_length=100)] | None = None
    reapply_policy: ReapplyPolicy | None = None
    hiring_manager_visibility: HiringManagerVisibility | None = None
    asks_self_identification: bool | None = None
    smallest_group: Annotated[int, Field(ge=5, le=100)] | None = None
    shown_decider: ShownDecider | None = None
    shows_promised_date: bool | None = None

    def command(self) -> SettingsPatch:
        """Return the command."""
        brand, careers = self.brand or BrandPatchIn(), self.careers or CareersPatchIn()
        return SettingsPatch(
            **self._plain_fields(),
            primary_color=brand.primary_color,
            logo_file_id=brand.logo_file_id,
            clear_logo="logo_file_id" in brand.model_fields_set and brand.logo_file_id is None,
            careers_enabled=careers.enabled,
            show_pay=careers.show_pay,
        )

    def _plain_fields(self) -> dict[str, Any]:
        return {
            name: getattr(self, name)
            for name in type(self).model_fields
            if name not in {"brand", "careers"}
        }


class FullBrandOut(Out):
    """Colours and logo."""

    primary_color: str
    logo_file_id: UUID | None
    logo_url: str | None


class CareersOut(Out):
    """The careers page."""

    enabled: bool
    show_pay: bool


class OrganizationOut(Out):
    """An organization with its settings."""

    id: UUID
    name: str
    slug: str
    status: OrganizationStatus
    time_zone: str
    locale: str
    tagline: str
    about_html: str
    website: str
    brand: FullBrandOut
    careers: CareersOut
    mail_sender_name: str
    reapply_policy: ReapplyPolicy
    hiring_manager_visibility: HiringManagerVisibility
    asks_self_identification: bool
    smallest_group: int
    shown_decider: ShownDecider
    shows_promised_date: bool
    version: int

    @classmethod
    def of(cls, organization: OrganizationRef, settings: OrganizationSettings) -> "OrganizationOut":
        """Render the active organization."""
        return cls(
            id=organization.id,
            name=organization.name,
            slug=organization.slug,
            status=organization.status,
            time_zone=organization.time_zone,
            locale=organization.locale,
            tagline=settings.tagline,
            about_html=settings.about_html,
            website=settings.website,
            brand=FullBrandOut(
                primary_color=settings.primary_color,
                logo_file_id=settings.logo_file_id,
                logo_url=logo_url(organization, settings),
            ),
            careers=CareersOut(enabled=settings.careers_enabled, show_pay=settings.show_pay),
            mail_sender_name=settings.mail_sender_name,
            reapply_policy=settings.reapply_policy,
            hiring_manager_visibility=settings.hiring_manager_visibility,
            asks_self_identification=settings.asks_self_identification,
            smallest_group=settings.smallest_group,
            shown_decider=settings.shown_decider,
            shows_promised_date=settings.shows_promised_date,
            version=organization.version,
        )


def logo_url(organization: OrganizationRef, settings: OrganizationSettings) -> str | None:
    """Return where a browser finds the logo; the file's id makes a new logo a new address."""
    if settings.logo_file_id is None:
        return None
    return f"/careers/{organization.slug}/logo?v={settings.logo_file_id.hex[-8:]}"

"""One organization's careers site: whose it is, how it looks, in which language it is read."""

from collections.abc import Awaitable, Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import TypeVar
from urllib.parse import quote, urlencode
from uuid import UUID
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError

from rolecall.domains.consents import api as consents
from rolecall.domains.consents.contracts import FormConsent, Purpose
from rolecall.domains.identity import api as identity
from rolecall.domains.identity.contracts import OrganizationRef, OrganizationSettings
from rolecall.domains.jobs.queries import postings as queries
from rolecall.domains.jobs.rules.job_posting import Hiring
from rolecall.domains.messaging import api as messaging
from rolecall.infra.db import Database
from rolecall.infra.http.pages import (
    LANGUAGES,
    Brand,
    Texts,
    language_of,
    register_templates,
    store_of,
    texts,
)
from rolecall.kernel.errors import NotFound
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import Tenant

PACKAGE = "rolecall.domains.jobs"
T = TypeVar("T")
register_templates("jobs", PACKAGE)


@dataclass(frozen=True)
class Site:
    """A careers site that is shown."""

    organization: OrganizationRef
    settings: OrganizationSettings
    language: str
    base_url: str
    text_words: str
    """What somebody agrees to who wants text messages, empty where none are sent."""
    consents: Mapping[Purpose, FormConsent]
    """What the form asks for."""
    chosen: str = ""
    """The language that the reader has chosen on the page, empty for that of the browser."""
    languages: tuple[str, ...] = LANGUAGES
    """The languages in which the careers page can be read."""

    @property
    def path(self) -> str:
        """The site's address, without the host."""
        return f"/careers/{self.organization.slug}"

    @property
    def url(self) -> str:
        """The site's whole address."""
        return self.base_url + self.path

    @property
    def locale(self) -> str:
        """The organization's locale where its language is the page's, or the language."""
        own = self.organization.locale
        return own if language_of(own) == self.language and is_locale(own) else self.language

    @cached_property
    def texts(self) -> Texts:
        """The texts of the pages."""
        return texts(PACKAGE, self.language)

    @property
    def logo_path(self) -> str:
        """Where the logo is, empty without one; another logo has another address."""
        file_id = self.settings.logo_file_id
        return f"{self.path}/logo?v={file_id.hex[-8:]}" if file_id else ""

    @property
    def brand(self) -> Brand:
        """How the pages look."""
        return Brand(self.organization.name, self.settings.primary_color, self.logo_path, self.path)

    @property
    def hiring(self) -> Hiring:
        """Who hires, for search engines."""
        logo = self.base_url + self.logo_path if self.logo_path else ""
        return Hiring(name=self.organization.name, website=self.settings.website, logo_url=logo)

    def job_path(self, job_id: UUID) -> str:
        """Return the address of a job's page, without the host."""
        return f"{self.path}/jobs/{job_id}"

    def link(self, path: str, **asked: str) -> str:
        """Return an address of this site in the language that the reader has chosen."""
        given = {**asked, "lang": self.chosen}
        query = urlencode({name: value for name, value in given.items() if value})
        return f"{path}?{query}" if query else path

    def in_language(self, path: str, language: str) -> str:
        """Return a whole address in a language."""
        return f"{self.base_url}{path}?lang={language}"

    def group_path(self, kind: str, address: str) -> str:
        """Return the address of a department's or a place's page; `kind` is the plural."""
        return f"{self.path}/{kind}/{quote(address)}"

    def day(self, instant: datetime) -> date:
        """Return the day of an instant where the organization is."""
        return instant.astimezone(ZoneInfo(self.organization.time_zone)).date()


async def open_site(db: Database, slug: str, language: str, *, even_if_off: bool = False) -> Site:
    """Return the careers site under a slug; `even_if_off` is for those who set it up.

    Raises:
        NotFound: there is none, it is switched off, or the organization is suspended.
    """
    organization = await find_organization(db, slug)
    async with db.transaction(Tenant(organization.id)) as uow:
        settings = await identity.get_settings(uow)
        offers_texts = await messaging.are_texts_on(uow)
        asked = await consents.form_consents(uow, language_of(language))
    if not settings.careers_enabled and not even_if_off:
        raise no_such_site()
    words = messaging.form_words(language, organization.name) if offers_texts else ""
    return Site(organization, settings, language, db.runtime.public_url, words, asked)


async def find_organization(db: Database, slug: str) -> OrganizationRef:
    """Return the active organization under a slug.

    Raises:
        NotFound: there is none.
    """
    organization = await identity.find_organization_by_slug(db, slug)
    if organization is None:
        raise no_such_site()
    return organization


async def kept(
    db: Database,
    slug: str,
    key: Hashable,
    make: Callable[[], Awaitable[tuple[T, datetime | None]]],
) -> T:
    """Return what was made under `key` for a site as it is now, or make it.

    The site's version is asked for each time; it costs one round trip, making a page many.
    """
    organization = await find_organization(db, slug)
    version = await queries.site_version(db, organization.id)
    whole = (organization.id, organization.version, version, key)
    return await store_of(db.runtime).get_or_make(whole, make)


def no_such_site() -> NotFound:
    """Return the refusal of an address that leads to no careers site."""
    return NotFound(say("There is no such careers site."))


def is_locale(name: str) -> bool:
    """Tell whether the CLDR knows a locale."""
    try:
        Locale.parse(name, sep="-")
    except (UnknownLocaleError, ValueError):
        return False
    return True

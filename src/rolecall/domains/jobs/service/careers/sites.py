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
from rolecall.domains.jobs.contracts import PublicPosting
from rolecall.domains.jobs.queries import domains as domain_queries
from rolecall.domains.jobs.queries import postings as queries
from rolecall.domains.jobs.rules.job_posting import Hiring
from rolecall.domains.jobs.service.domains.hosts import hosts_of
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
from rolecall.infra.runtime import Runtime
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
    name: str
    """What its pages are asked for by: the slug, or a host that is its own."""
    base_url: str
    """The installation's address."""
    main_url: str
    """The address of the domain that the site is known by, empty where it has none."""
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
        """What the paths of the site's pages begin with: nothing at a host of its own."""
        return site_path(self.name)

    @property
    def home(self) -> str:
        """The path of the site's first page."""
        return self.path or "/"

    @property
    def url(self) -> str:
        """What the whole addresses of the site's pages begin with, wherever they are read."""
        return self.main_url or f"{self.base_url}/careers/{self.organization.slug}"

    @property
    def platform_url(self) -> str:
        """What addresses of this installation begin with on these pages."""
        return "" if self.path else self.base_url

    def whole(self, path: str) -> str:
        """Return the whole address, the same for all readers, of a path of this site."""
        below = path.removeprefix(self.path) if self.path else path
        if self.main_url:
            return self.main_url + (below if below.startswith("/") else f"/{below}")
        return self.url + (below.removeprefix("/") if below in {"", "/"} else below)

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
        return Brand(
            self.organization.name,
            self.settings.primary_color,
            self.logo_path,
            self.home,
            f"{self.platform_url}/",
        )

    @property
    def hiring(self) -> Hiring:
        """Who hires, for search engines."""
        logo = self.whole(self.logo_path) if self.logo_path else ""
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
        return self.whole(f"{path}?lang={language}")

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
        main = await domain_queries.main_host(uow)
    if not settings.careers_enabled and not even_if_off:
        raise no_such_site()
    words = messaging.form_words(language, organization.name) if offers_texts else ""
    runtime = db.runtime
    main_url = runtime.url_of_host(main) if main else ""
    return Site(organization, settings, language, slug, runtime.public_url, main_url, words, asked)


async def find_organization(db: Database, slug: str) -> OrganizationRef:
    """Return the active organization under a slug, or whose site is shown at a host.

    Raises:
        NotFound: there is none.
    """
    if is_host(slug):
        owner = await hosts_of(db.runtime).find_owner(db, slug)
        organization = owner.organization if owner else None
    else:
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

    Kept under the name by which the site was asked for, too: at each host its links are others.

    The site's version is asked for each time; it costs one round trip, making a page many.
    """
    organization = await find_organization(db, slug)
    version = await queries.site_version(db, organization.id)
    whole = (organization.id, organization.version, version, slug, key)
    return await store_of(db.runtime).get_or_make(whole, make)


def posting_url(runtime: Runtime, posting: PublicPosting) -> str:
    """Return the whole address of a job's page."""
    host, slug = posting.organization_host, posting.organization_slug
    return f"{site_url(runtime, slug, host)}/jobs/{posting.id}"


def site_url(runtime: Runtime, slug: str, main_host: str) -> str:
    """Return what the whole addresses of a site's pages begin with."""
    return runtime.url_of_host(main_host) if main_host else f"{runtime.public_url}/careers/{slug}"


def site_path(name: str) -> str:
    """Return what the paths of a site begin with, by the name that it was asked for by."""
    return "" if is_host(name) else f"/careers/{name}"


def is_host(name: str) -> bool:
    """Tell whether a site was asked for by a host of its own; no slug has a dot."""
    return "." in name


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

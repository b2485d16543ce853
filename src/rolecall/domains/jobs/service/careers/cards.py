"""Postings as pages show them: in words, in the reader's language."""

from dataclasses import dataclass
from datetime import date

from rolecall.domains.jobs.contracts import PublicPosting, RemotePolicy
from rolecall.domains.jobs.rules.wording import pay_range, places
from rolecall.domains.jobs.service.careers.sites import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One posting in words."""

    path: str
    link: str
    """The path, in the language that the reader has chosen."""
    title: str
    department: str
    place: str
    workplace: str
    employment: str
    pay: str
    posted: date
    until: date | None

    @property
    def facts(self) -> list[str]:
        """What stands in one line below the title."""
        return [fact for fact in (self.department, self.place, self.employment) if fact]


def card(site: Site, posting: PublicPosting, source: str = "") -> Card:
    """Return a posting in words; applications by its link are counted under `source`."""
    t = site.texts
    remote = posting.remote_policy is not RemotePolicy.ON_SITE
    return Card(
        path=site.job_path(posting.id),
        link=site.link(site.job_path(posting.id), source=source),
        title=posting.title,
        department=posting.department,
        place=places(posting.locations, site.locale),
        workplace=t(f"workplace_{posting.remote_policy}") if remote else "",
        employment=t(f"employment_{posting.employment_type}"),
        pay=pay_text(site, posting),
        posted=site.day(posting.published_at),
        until=site.day(posting.valid_through) if posting.valid_through else None,
    )


def pay_text(site: Site, posting: PublicPosting) -> str:
    """Return what is paid, with its period, empty where that is not told."""
    if posting.pay is None:
        return ""
    amounts = pay_range(posting.pay, site.locale)
    return site.texts(f"pay_per_{posting.pay.period}", amounts=amounts)

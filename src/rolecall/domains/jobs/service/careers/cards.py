"""Postings as pages show them: in words, in the reader's language."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from rolecall.domains.jobs.contracts import Facet, PublicPosting, RemotePolicy
from rolecall.domains.jobs.rules.wording import pay_range, place, places
from rolecall.domains.jobs.service.careers.sites import Site
from rolecall.kernel.terms import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One posting in words."""

    path: str
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


@dataclass(frozen=True, slots=True)
class Facets:
    """What a list can be narrowed by."""

    departments: Sequence[Facet]
    locations: Sequence[Facet]
    workplaces: Sequence[Facet]
    employments: Sequence[Facet]


def card(site: Site, posting: PublicPosting) -> Card:
    """Return a posting in words."""
    t = site.texts
    remote = posting.remote_policy is not RemotePolicy.ON_SITE
    return Card(
        path=site.job_path(posting.id),
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


def facets(site: Site, postings: Sequence[PublicPosting]) -> Facets:
    """Return what a site's list can be narrowed by, with the number of jobs behind each."""
    t = site.texts
    return Facets(
        departments=_counted(
            ((fold(p.department), p.department) for p in postings if p.department),
            lambda _, label: label,
        ),
        locations=_counted(
            (
                (place(location), place(location, site.locale))
                for posting in postings
                for location in dict.fromkeys(posting.locations)
            ),
            lambda value, _: value,
        ),
        workplaces=_counted(
            ((p.remote_policy.value, t(f"workplace_{p.remote_policy}")) for p in postings),
            lambda value, _: value,
        ),
        employments=_counted(
            ((p.employment_type.value, t(f"employment_{p.employment_type}")) for p in postings),
            lambda value, _: value,
        ),
    )


def _counted(
    pairs: Iterable[tuple[str, str]], value_of: Callable[[str, str], str]
) -> tuple[Facet, ...]:
    """Count pairs of a key and a label by their keys; the first label of a key is shown."""
    counts: Counter[str] = Counter()
    labels: dict[str, str] = {}
    for key, label in pairs:
        counts[key] += 1
        labels.setdefault(key, label)
    found = [Facet(value_of(key, labels[key]), labels[key], counts[key]) for key in counts]
    return tuple(sorted(found, key=lambda facet: facet.label.casefold()))

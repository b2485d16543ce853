"""An organization's open jobs as its pages search and count them, held in memory.

Made once per version of the site and process: with 1,000 open jobs it takes a few tens of
milliseconds, and each search of it about one. Only the newest of each site is kept, and only of the
sites that were asked for last.
"""

from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import quote
from uuid import UUID

from rolecall.domains.jobs.contracts import (
    EmploymentType,
    Facet,
    Facets,
    Location,
    PostingFilter,
    PublicPosting,
    RemotePolicy,
)
from rolecall.domains.jobs.queries import postings as queries
from rolecall.domains.jobs.rules.addresses import address_of
from rolecall.domains.jobs.rules.finding import Vocabulary
from rolecall.domains.jobs.rules.search import department_term
from rolecall.domains.jobs.rules.wording import place
from rolecall.infra.db import Database
from rolecall.infra.http.pages import Texts
from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock
from rolecall.kernel.pages import PageRequest

MAX_SITES = 64
_NOTE = "jobs.careers.open_jobs"


@dataclass(frozen=True, slots=True)
class Group:
    """Jobs of one department, or of one place; `address` is their part of an address."""

    address: str
    label: str
    jobs: Sequence[PublicPosting]


@dataclass(frozen=True, slots=True)
class Searched:
    """The jobs that fit, newest first; `instead` are the words that were taken for those typed."""

    jobs: Sequence[PublicPosting]
    instead: str = ""


class OpenJobs:
    """The open jobs of one organization, newest first."""

    def __init__(
        self, postings: Sequence[PublicPosting], terms: Iterable[tuple[UUID, str, str]]
    ) -> None:
        self.all = postings
        listed = list(terms)
        self._words = Vocabulary((job, term) for job, kind, term in listed if kind == "word")
        self._places = Vocabulary((job, term) for job, kind, term in listed if kind == "place")

    @property
    def next_end(self) -> datetime | None:
        """When the first of them ends by its last day."""
        return min((one.valid_through for one in self.all if one.valid_through), default=None)

    def search(self, wanted: PostingFilter) -> Searched:
        """Return the jobs that fit every criterion."""
        words = self._words.find(wanted.q)
        places = self._places.find(wanted.location)
        found = [
            posting
            for posting in self.all
            if (words is None or posting.id in words.jobs)
            and (places is None or posting.id in places.jobs)
            and _fits(posting, wanted)
        ]
        return Searched(found, words.instead if words else "")

    def facets(self, wanted: PostingFilter, t: Texts, locale: str) -> Facets:
        """Return what the list can be narrowed by; each counts under all other criteria.

        What is chosen stays on offer, with no jobs if need be.
        """
        everywhere = self.search(replace(wanted, location="")).jobs
        return Facets(
            departments=_counted(
                self.search(replace(wanted, department="")).jobs,
                lambda one: [(department_term(one.department), one.department)],
                wanted.department,
                value_is_label=True,
            ),
            locations=_counted(
                everywhere,
                lambda one: [
                    (place(where), place(where, locale)) for where in dict.fromkeys(one.locations)
                ],
                wanted.location,
            ),
            workplaces=_counted(
                self.search(replace(wanted, remote_policy=None)).jobs,
                lambda one: [(one.remote_policy.value, _workplace(t, one.remote_policy))],
                wanted.remote_policy or "",
                lambda value: _workplace(t, RemotePolicy(value)),
            ),
            employments=_counted(
                self.search(replace(wanted, employment_type=None)).jobs,
                lambda one: [(one.employment_type.value, _employment(t, one.employment_type))],
                wanted.employment_type or "",
                lambda value: _employment(t, EmploymentType(value)),
            ),
        )

    def departments(self) -> list[Group]:
        """Return the departments with open jobs, by name."""
        return _grouped((one.department, one.department, one) for one in self.all)

    def locations(self, locale: str) -> list[Group]:
        """Return the places with open jobs, by name; their addresses are the English names."""
        return _grouped(
            (place(where), place(where, locale), one)
            for one in self.all
            for where in dict.fromkeys(one.locations)
        )


class _Kept:
    """The newest open jobs of the sites that were asked for last."""

    def __init__(self) -> None:
        self._by_site: OrderedDict[UUID, tuple[int, OpenJobs]] = OrderedDict()

    def find(self, org_id: UUID, version: int) -> OpenJobs | None:
        found = self._by_site.get(org_id)
        if found is None or found[0] != version:
            return None
        end = found[1].next_end
        return None if end is not None and end <= clock.now() else found[1]

    def keep(self, org_id: UUID, version: int, jobs: OpenJobs) -> None:
        self._by_site[org_id] = (version, jobs)
        self._by_site.move_to_end(org_id)
        while len(self._by_site) > MAX_SITES:
            self._by_site.popitem(last=False)


async def open_jobs(db: Database, org_id: UUID) -> OpenJobs:
    """Return the organization's open jobs as they are now."""
    version = await queries.site_version(db, org_id)
    kept = _kept(db.runtime)
    found = kept.find(org_id, version)
    if found is None:
        page = PageRequest(queries.MAX_OF_ONE_ORGANIZATION)
        postings = await queries.list_postings(db, PostingFilter(), page, org_id)
        terms = await queries.terms_of_organization(db, org_id)
        found = OpenJobs(list(postings.items), terms)
        kept.keep(org_id, version, found)
    return found


def known_addresses(groups: Iterable[tuple[str, tuple[Location, ...]]]) -> frozenset[str]:
    """Return the addresses of departments and places, as they stand behind that of the site."""
    found: set[str] = set()
    for department, locations in groups:
        named = [("departments", department), *(("locations", place(one)) for one in locations)]
        found.update(
            f"{kind}/{quote(address)}" for kind, name in named if (address := address_of(name))
        )
    return frozenset(found)


def _kept(runtime: Runtime) -> _Kept:
    found = runtime.notes.get(_NOTE)
    if not isinstance(found, _Kept):
        found = runtime.notes[_NOTE] = _Kept()
    return found


def _fits(posting: PublicPosting, wanted: PostingFilter) -> bool:
    department = department_term(wanted.department)
    return (
        (not department or department_term(posting.department) == department)
        and wanted.remote_policy in {None, posting.remote_policy}
        and wanted.employment_type in {None, posting.employment_type}
    )


def _counted(
    postings: Iterable[PublicPosting],
    pairs_of: Callable[[PublicPosting], Iterable[tuple[str, str]]],
    chosen: str,
    label_of: Callable[[str], str] = str,
    *,
    value_is_label: bool = False,
) -> tuple[Facet, ...]:
    """Count pairs of a key and a label by their keys; the first label of a key is shown."""
    counts: Counter[str] = Counter()
    labels: dict[str, str] = {}
    for posting in postings:
        for key, label in pairs_of(posting):
            if key:
                counts[key] += 1
                labels.setdefault(key, label)
    key_of_chosen = department_term(chosen) if value_is_label else chosen
    if chosen and key_of_chosen not in counts:
        counts[key_of_chosen], labels[key_of_chosen] = 0, label_of(chosen)
    found = [
        Facet(labels[key] if value_is_label else key, labels[key], counts[key]) for key in counts
    ]
    return tuple(sorted(found, key=lambda facet: facet.label.casefold()))


def _grouped(named: Iterable[tuple[str, str, PublicPosting]]) -> list[Group]:
    """Group jobs by the address of their name; names that differ in accents alone are one."""
    jobs: dict[str, dict[UUID, PublicPosting]] = {}
    labels: dict[str, str] = {}
    for name, label, posting in named:
        if address := address_of(name):
            jobs.setdefault(address, {})[posting.id] = posting
            labels.setdefault(address, label)
    groups = [Group(key, labels[key], tuple(found.values())) for key, found in jobs.items()]
    return sorted(groups, key=lambda group: group.label.casefold())


def _workplace(t: Texts, policy: RemotePolicy) -> str:
    return t(f"workplace_{policy}")


def _employment(t: Texts, kind: EmploymentType) -> str:
    return t(f"employment_{kind}")

"""The written part of the invented world: organizations, jobs, names, what people write.

The texts are TOML files beside this module, because they are prose and not programs; here they
become checked, immutable values. Amounts of money are in minor units, times in days before the day
on which the data is made.
"""

from functools import cache
from pathlib import Path
from typing import Literal, TypeVar

import msgspec

Stage = Literal["applied", "screening", "interview", "offer", "hired", "rejected", "withdrawn"]
QuestionKind = Literal["text", "choice", "number", "yes_no", "date"]

ORGANIZATIONS = ("harbor-vale", "juniper-works")
"""The keys of the demo organizations; also their slugs and the first part of their domains."""

T = TypeVar("T")
_HERE = Path(__file__).parent


class Brand(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Colours as `#rrggbb`."""

    primary: str
    accent: str
    background: str
    text: str


class Location(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A place of work; `country` is ISO 3166-1 alpha-2."""

    key: str
    name: str
    street: str
    locality: str
    region: str
    postal_code: str
    country: str


class Member(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Someone who works for the organization, with their role in Rolecall."""

    key: str
    name: str
    email: str
    role: Literal["organization_admin", "recruiter", "hiring_manager", "interviewer"]
    title: str


class Pay(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A pay range in minor units of the currency, for each `period`."""

    minimum: int
    maximum: int
    currency: str
    period: Literal["hour", "day", "year"]


class KnockOut(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The answer that a candidate must give to go on."""

    operator: Literal["equals", "not_equals", "at_least"]
    value: bool | int | str

    def passed(self, answer: object) -> bool:
        """Say whether the answer keeps the candidate in."""
        if self.operator == "equals":
            return answer == self.value
        if self.operator == "not_equals":
            return answer != self.value
        return isinstance(answer, int) and isinstance(self.value, int) and answer >= self.value


class Question(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A screening question.

    `likely` is how often a yes is given, `sample` names where invented answers are taken from.
    """

    key: str
    kind: QuestionKind
    label: str
    required: bool
    options: tuple[str, ...] = ()
    minimum: int | None = None
    maximum: int | None = None
    knock_out: KnockOut | None = None
    likely: float = 0.9
    sample: str | None = None


class Team(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who hires for a job, by member key."""

    recruiter: str
    managers: tuple[str, ...]
    interviewers: tuple[str, ...]


class Job(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A job and how it has fared: when it opened and closed, how many people apply."""

    key: str
    title: str
    department: str
    locations: tuple[str, ...]
    remote: Literal["onsite", "hybrid", "remote"]
    employment: Literal["full_time", "part_time", "contract"]
    pay: Pay
    openings: int
    status: Literal["draft", "open", "on_hold", "closed"]
    family: str
    years: tuple[int, int]
    popularity: int
    team: Team
    required: tuple[str, ...]
    preferred: tuple[str, ...]
    description: str
    questions: tuple[Question, ...]
    opened_days_ago: int | None = None
    closed_days_ago: int | None = None


class Organization(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A demo organization with its brand, people and jobs."""

    key: str
    name: str
    legal_name: str
    industry: str
    tagline: str
    size: str
    founded: int
    timezone: str
    locale: str
    currency: str
    sector: str
    about: str
    careers_intro: str
    privacy: str
    benefits: tuple[str, ...]
    departments: tuple[str, ...]
    brand: Brand
    locations: tuple[Location, ...]
    members: tuple[Member, ...]
    jobs: tuple[Job, ...]

    def member(self, key: str) -> Member:
        """Return the member with this key."""
        return next(member for member in self.members if member.key == key)


class Rung(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A step of a career ladder: titles held from so many years on."""

    titles: tuple[str, ...]
    from_years: int


class Family(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A job family: how careers in it look, and what people write about them.

    `earlier` pairs a title held before the field was entered with a sector or an employer.
    """

    sector: str
    ladder: tuple[Rung, ...]
    degrees: tuple[tuple[str, str], ...]
    earlier: tuple[tuple[str, str], ...]
    licences: tuple[str, ...]
    certifications: tuple[str, ...]
    skills: tuple[str, ...]
    bullets: tuple[str, ...]
    summaries: tuple[str, ...]


class NameGroup(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Names that go together. `latin_1` says whether a core PDF font can spell them."""

    weight: int
    given: tuple[str, ...]
    family: tuple[str, ...]
    latin_1: bool = True


class _Pool(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    sector: str
    names: tuple[str, ...]


class _Contact(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    domains: tuple[str, ...]
    area_codes: tuple[str, ...]


class _Spoken(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    languages: tuple[str, ...]
    levels: tuple[str, ...]
    proper_names: frozenset[str]


class _Interests(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    names: tuple[str, ...]


class _EarlyWork(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    bullets: tuple[str, ...]


class _GeneralWork(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    health: tuple[str, ...]
    digital: tuple[str, ...]


class _Volunteering(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    lines: tuple[str, ...]


class People(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Names, places, employers and schools, all invented (places are real towns)."""

    groups: tuple[NameGroup, ...]
    contact: _Contact
    places: tuple[_Pool, ...]
    employers: tuple[_Pool, ...]
    schools: tuple[_Pool, ...]
    spoken: _Spoken
    interests: _Interests
    early_work: _EarlyWork
    general_work: _GeneralWork
    volunteering: _Volunteering

    def places_of(self, sector: str) -> tuple[str, ...]:
        """Return the towns in which people of the sector live."""
        return _names(self.places, sector)

    def employers_of(self, sector: str) -> tuple[str, ...]:
        """Return the employers of the sector."""
        return _names(self.employers, sector)

    def earlier_employers(self, name: str) -> tuple[str, ...]:
        """Return the employers that a job family's `earlier` names: of a sector, or just one."""
        if any(pool.sector == name for pool in self.employers):
            return self.employers_of(name)
        return (name,)

    def general_bullets(self, sector: str) -> tuple[str, ...]:
        """Return what people of any job family in the sector say of their work."""
        return self.general_work.digital if sector == "digital" else self.general_work.health

    def schools_of(self, sector: str) -> tuple[str, ...]:
        """Return the schools that people of the sector went to."""
        return _names(self.schools, sector)


class _Cover(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    openings: tuple[str, ...]
    middles: tuple[str, ...]
    closings: tuple[str, ...]


class _Notes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    screening: tuple[str, ...]
    interview: tuple[str, ...]
    offer: tuple[str, ...]
    interviewer: tuple[str, ...]


class _Withdrawals(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    reasons: tuple[str, ...]


class Writing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What people write; `reasons` are labels of reasons that the organizations add, by code."""

    samples: dict[str, tuple[str, ...]]
    cover: _Cover
    notes: _Notes
    reasons: dict[str, str]
    withdrawals: _Withdrawals


@cache
def organization(key: str) -> Organization:
    """Return one demo organization.

    Raises:
        FileNotFoundError: there is none with this key.
    """
    return _read(key.replace("-", "_"), Organization)


def logo(key: str) -> bytes:
    """Return an organization's logo as a PNG file."""
    return (_HERE / f"{key.replace('-', '_')}.png").read_bytes()


def scene(key: str) -> bytes:
    """Return a picture of where an organization works, drawn for the demo, as a WebP file."""
    return (_HERE / f"{key.replace('-', '_')}_scene.webp").read_bytes()


@cache
def families() -> dict[str, Family]:
    """Return every job family by its key."""
    return _read("families_health", dict[str, Family]) | _read(
        "families_digital", dict[str, Family]
    )


@cache
def people() -> People:
    """Return the pools of names, places, employers and schools."""
    return _read("people", People)


@cache
def writing() -> Writing:
    """Return the texts that people write."""
    return _read("writing", Writing)


def _read(name: str, shape: type[T]) -> T:
    return msgspec.toml.decode((_HERE / f"{name}.toml").read_bytes(), type=shape)


def _names(pools: tuple[_Pool, ...], sector: str) -> tuple[str, ...]:
    return next(pool.names for pool in pools if pool.sector == sector)

"""All rows of one organization of bulk data, as the text of COPYs. Pure.

Every rule of the schema holds: moves follow the default workflow, hires fit the openings, nobody
applies twice for a job, and words to search by are those that the domains would have made.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import accumulate

from rolecall.domains.jobs.rules.workflow import DEFAULT_WORKFLOW
from rolecall.entrypoints.seed.answers import SOURCES
from rolecall.entrypoints.seed.bulk.copy_text import (
    NULL,
    Instants,
    epoch_milliseconds,
    escaped,
    id_maker,
    lines,
)
from rolecall.entrypoints.seed.bulk.job_rows import (
    JobRow,
    JobTemplate,
    job_fields,
    posting_fields,
    templates,
)
from rolecall.entrypoints.seed.bulk.organization_rows import Staff, organization_rows
from rolecall.entrypoints.seed.bulk.plan import BulkPlan, OrganizationPlan
from rolecall.entrypoints.seed.catalog import people
from rolecall.entrypoints.seed.dice import dice
from rolecall.kernel.searching import digit_terms
from rolecall.kernel.terms import terms_of

Rows = dict[str, list[str]]

_DAY = 86_400_000
_AGAIN = 0.12
"""The share of applications from somebody who has applied for another job before."""
_CLOSED = 0.2

_PATHS: dict[tuple[str, ...], float] = {
    (): 22,
    ("rejected",): 30,
    ("screening",): 10,
    ("screening", "rejected"): 13,
    ("screening", "withdrawn"): 3,
    ("screening", "interview"): 8,
    ("screening", "interview", "rejected"): 6,
    ("screening", "interview", "withdrawn"): 2,
    ("screening", "interview", "offer"): 2,
    ("screening", "interview", "offer", "hired"): 3,
    ("screening", "interview", "offer", "rejected"): 1,
}
_WAYS = tuple(_PATHS)
_ODDS = tuple(accumulate(_PATHS.values()))
_STAGES = {
    stage.key: f"{stage.key}\t{stage.name}\t{stage.kind.value}" for stage in DEFAULT_WORKFLOW.stages
}
_NAMES = {stage.key: f"{stage.name}\t{stage.kind.value}" for stage in DEFAULT_WORKFLOW.stages}
_STATUSES = {"hired": "hired", "rejected": "rejected", "withdrawn": "withdrawn"}
_SOURCES = tuple(SOURCES)
_DOMAIN = "example.com"


@dataclass(slots=True)
class _Person:
    """A candidate of one organization; the counts follow their applications."""

    id: str
    name: str
    email: str
    phone: str
    words: tuple[str, ...]
    first_at: int
    last_at: int
    source: str
    last_source: str
    applications: int = 1
    jobs: set[str] = field(default_factory=set)


def organization_copy(
    plan: BulkPlan, share: OrganizationPlan, password_hash: str
) -> dict[str, str]:
    """Return the text of one COPY per table. All members sign in with the same password."""
    writer = _Writer(plan, share, password_hash)
    writer.write()
    return {table: lines(rows) for table, rows in writer.rows.items()}


class _Writer:
    def __init__(self, plan: BulkPlan, share: OrganizationPlan, password_hash: str) -> None:
        self.rows: Rows = defaultdict(list)
        self._plan = plan
        self._share = share
        self._password_hash = password_hash
        self._rng = dice(plan.seed, "bulk", share.number)
        self._id = id_maker(self._rng)
        self._at = Instants()
        self._now = epoch_milliseconds(plan.as_of)
        self._first = epoch_milliseconds(plan.first_day)
        self._people: list[_Person] = []
        self._staff: Staff

    def write(self) -> None:
        founded = self._first - 30 * _DAY
        self._staff = organization_rows(
            self.rows,
            self._plan,
            self._share,
            self._id,
            (founded, self._at(founded)),
            self._password_hash,
        )
        left, jobs = self._share.applications, self._share.jobs
        for number in range(jobs):
            # Popular jobs come first; the last one takes what is left.
            count = left if number == jobs - 1 else min(left, self._popularity(number, jobs))
            left -= count
            self._job(count)
        for person in self._people:
            self._candidate(person)

    def _popularity(self, number: int, jobs: int) -> int:
        mean = self._share.applications / jobs
        return max(1, round(mean * (1.9 - 1.8 * number / jobs) * self._rng.uniform(0.7, 1.1)))

    def _job(self, applications: int) -> None:
        rng, staff = self._rng, self._staff
        template = rng.choice(templates())
        opened = self._first + int((self._now - self._first) * rng.random() * 0.7)
        closed = NULL
        until = self._now
        if rng.random() < _CLOSED:
            until = opened + int((self._now - opened) * rng.uniform(0.4, 0.9))
            closed = self._at(until)
        job_id = self._id(opened)
        title = template.title
        hired = sum(
            self._application(job_id, title, template, opened, until) == "hired"
            for _ in range(applications)
        )
        job = JobRow(
            id=job_id,
            openings=max(1, hired if closed != NULL else hired + rng.randint(1, 3)),
            hired=hired,
            created=self._at(opened - 2 * _DAY),
            published=self._at(opened),
            closed=closed,
            recruiter=staff.recruiter_id,
        )
        add, org = self.rows, staff.org_id
        add["jobs"].append(job_fields(org, staff.workflow_id, template, job))
        add["public_postings"].append(posting_fields(org, staff.site, template, job))
        add["public_posting_terms"] += [
            f"{org}\t{job_id}\t{kind}\t{term}" for kind, term in template.posting_words
        ]
        add["job_terms"] += [f"{org}\t{job_id}\t{word}" for word in template.words]
        add["job_team_members"] += [
            f"{org}\t{job_id}\t{staff.recruiter_id}\trecruiter\t0",
            f"{org}\t{job_id}\t{staff.manager_id}\thiring_manager\t1",
        ]
        if applications:
            add["jobs_with_applications"].append(f"{org}\t{job_id}")

    def _application(
        self, job_id: str, title: str, template: JobTemplate, opened: int, until: int
    ) -> str:
        """Write one application with all that hangs on it; return the stage it is in."""
        rng, org, at, add = self._rng, self._staff.org_id, self._at, self.rows
        applied = opened + int((until - opened) * rng.random())
        source = rng.choice(_SOURCES)
        person = self._applicant(job_id, applied, source)
        application = self._id(applied)
        steps = self._steps(applied)
        stage, entered = steps[-1] if steps else ("applied", applied)
        status = _STATUSES.get(stage, "active")
        when, entered_at = at(applied), at(entered)
        names = _NAMES[stage]
        add["applications"].append(
            f"{org}\t{application}\t{job_id}\t{title}\t{person.id}\t{person.name}\t{person.email}\t"
            f"{person.phone}\t{status}\t{_STAGES[stage]}\t{entered_at}\t{self._staff.workflow_id}\t1\t"
            f"{when}\t{source}\t\ten\tf\t{rng.getrandbits(60):015x}\t{entered_at}\t{1 + len(steps)}"
        )
        add["application_directory"].append(
            f"{org}\t{application}\t{person.email}\t{self._staff.name}\t{self._staff.slug}\t"
            f"{job_id}\t{title}\t{names}\t{status}\t{when}\t{entered_at}"
        )
        add["application_terms"] += [f"{org}\t{word}\t{application}" for word in person.words]
        self._transitions(application, person, applied, steps)
        self._answers(application, template)
        return stage

    def _steps(self, applied: int) -> list[tuple[str, int]]:
        rng = self._rng
        moment, steps = applied, []
        for stage in rng.choices(_WAYS, cum_weights=_ODDS)[0]:
            moment += int(rng.uniform(0.5, 9) * _DAY)
            if moment > self._now:
                break
            steps.append((stage, moment))
        return steps

    def _transitions(
        self, application: str, person: _Person, applied: int, steps: list[tuple[str, int]]
    ) -> None:
        org, at, make, rows = self._staff.org_id, self._at, self._id, self.rows
        add = rows["application_transitions"].append
        none = f"{NULL}\t{NULL}\t{NULL}"
        add(
            f"{org}\t{make(applied)}\t{application}\tapplied\t{none}\t{_STAGES['applied']}\t"
            f"{at(applied)}\tcandidate\t{NULL}\t{person.name}\t\t"
        )
        before = "applied"
        for stage, moment in steps:
            if stage == "withdrawn":
                kind, by = "withdrawn", f"candidate\t{NULL}\t{person.name}"
            else:
                kind, by = "moved", self._staff.by_recruiter
            add(
                f"{org}\t{make(moment)}\t{application}\t{kind}\t{_STAGES[before]}\t{_STAGES[stage]}\t"
                f"{at(moment)}\t{by}\t\t"
            )
            before = stage

    def _answers(self, application: str, template: JobTemplate) -> None:
        rng, org = self._rng, self._staff.org_id
        add = self.rows["application_answers"].append
        position = 0
        for question in template.questions:
            kind = question.kind.value
            if kind == "yes_no":
                value, display = "true", "Yes"
            elif kind == "number":
                value = display = str(rng.randint(1, 20))
            elif kind == "single_choice":
                option = rng.choice(question.options)
                value, display = f'"{option.key}"', escaped(option.label)
            else:
                continue
            add(
                f"{org}\t{application}\t{position}\t{question.id}\t{escaped(question.label)}\t{kind}\t"
                f"{value}\t{display}\tf"
            )
            position += 1

    def _applicant(self, job_id: str, applied: int, source: str) -> _Person:
        rng = self._rng
        if self._people and rng.random() < _AGAIN:
            known = rng.choice(self._people)
            if job_id not in known.jobs:
                known.jobs.add(job_id)
                known.applications += 1
                if applied > known.last_at:
                    known.last_at, known.last_source = applied, source
                known.first_at = min(known.first_at, applied)
                return known
        group = rng.choice(people().groups)
        given, family = rng.choice(group.given), rng.choice(group.family)
        number = len(self._people)
        person = _Person(
            id=self._id(applied),
            name=f"{given} {family}",
            email=f"a{number}@{_DOMAIN}",
            phone=f"(207) 555-01{rng.randrange(100):02d}",
            words=tuple(terms_of(f"{given} {family}", f"a{number}@{_DOMAIN}")),
            first_at=applied,
            last_at=applied,
            source=source,
            last_source=source,
            jobs={job_id},
        )
        self._people.append(person)
        return person

    def _candidate(self, person: _Person) -> None:
        org, add = self._staff.org_id, self.rows
        first, last = self._at(person.first_at), self._at(person.last_at)
        add["candidates"].append(
            f"{org}\t{person.id}\t{person.name}\t{person.name.casefold()}\t{person.email}\t"
            f"{person.email}\t{person.phone}\t\t\t{person.source}\t{person.last_source}\t"
            f"{person.applications}\t{last}\t{first}\t{first}\t1"
        )
        add["candidate_contacts"].append(
            f"{org}\t{self._id(person.first_at)}\t{person.id}\temail\t0\t{person.email}\t"
            f"{person.email}\t\tt"
        )
        found_by = (*person.words, *digit_terms(person.phone))
        add["candidate_terms"] += [f"{org}\t{word}\t{person.id}" for word in found_by]
        add["candidate_consents"].append(
            f"{org}\t{self._id(person.first_at)}\t{person.id}\tapplication\t1\t{first}\t"
        )

"""Who applies for which job."""

import random
from dataclasses import replace
from datetime import datetime

from rolecall.entrypoints.seed.careers import career
from rolecall.entrypoints.seed.catalog import Job, Organization, Stage, families
from rolecall.entrypoints.seed.dice import dice
from rolecall.entrypoints.seed.people import Town
from rolecall.entrypoints.seed.resumes.choice import choose_resume
from rolecall.entrypoints.seed.shapes import Candidate, Person

CANDIDATE_ACCOUNT = "candidate@rolecall.example.com"
CANDIDATE_KEY = "demo-candidate"
CANDIDATE_STORY: dict[str, dict[str, Stage]] = {
    "harbor-vale": {"health-data-analyst": "interview"},
    "juniper-works": {"data-engineer": "screening", "product-manager": "rejected"},
}
"""For which jobs the demo's candidate account has applied, and how far it came."""

_SECOND_APPLICATION = 0.07
_ENOUGH_TO_CHOOSE_FROM = 8
_OTHER_FIELD = 0.07
_TOO_EARLY = 0.12


def applicants(
    profile: Organization, job: Job, as_of: datetime, town: Town, known: dict[str, Candidate]
) -> list[Candidate]:
    """Return who applies for the job: mostly new people, who are added to `known`."""
    taking_part: dict[str, Candidate] = {}
    if job.key in CANDIDATE_STORY[profile.key]:
        taking_part[CANDIDATE_KEY] = known[CANDIDATE_KEY]
    sector = families()[job.family].sector
    for number in range(job.popularity):
        rng = dice(town.seed, profile.key, job.key, "applicant", number)
        before = [
            candidate
            for candidate in known.values()
            if candidate.career.family == job.family and candidate.key not in taking_part
        ]
        if len(before) > _ENOUGH_TO_CHOOSE_FROM and rng.random() < _SECOND_APPLICATION:
            candidate = rng.choice(before)
        else:
            person = town.person(sector, profile.key, job.key, number)
            candidate = _candidate(rng, f"{job.key}-{number:02d}", person, job, as_of)
            known[candidate.key] = candidate
        taking_part[candidate.key] = candidate
    return list(taking_part.values())


def demo_candidate(seed: int, as_of: datetime) -> Candidate:
    """Return the person behind the candidate account, the same in every organization."""
    rng = dice(seed, CANDIDATE_KEY)
    person = Person(
        given="Robin",
        family="Ashgrove",
        email=CANDIDATE_ACCOUNT,
        phone="(360) 555-0199",
        place="Portland, ME",
        link="https://robin-ashgrove.example.com",
        latin_1=True,
    )
    story = career(rng, "data", 5, person.place, as_of.date())
    made = choose_resume(rng, person, story, as_of)
    made = replace(made, kind="pdf", layout="classic", file_name="Robin Ashgrove Resume.pdf")
    return Candidate(CANDIDATE_KEY, person, story, made)


def _candidate(
    rng: random.Random, key: str, person: Person, job: Job, as_of: datetime
) -> Candidate:
    low, high = job.years
    years = round(low + (high - low) * rng.betavariate(1.4, 2.6))
    family = job.family
    luck = rng.random()
    if luck < _OTHER_FIELD:
        sector = families()[family].sector
        family = rng.choice([key for key, other in families().items() if other.sector == sector])
    elif luck < _OTHER_FIELD + _TOO_EARLY:
        years = max(0, low - rng.randint(1, 3))
    story = career(rng, family, years, person.place, as_of.date())
    return Candidate(key, person, story, choose_resume(rng, person, story, as_of))

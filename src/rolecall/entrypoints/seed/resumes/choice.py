"""Which file a person sends: PDF or Word, in which layout, under which name."""

import random
from datetime import UTC, datetime, timedelta

from rolecall.entrypoints.seed.dice import weighted
from rolecall.entrypoints.seed.shapes import Career, Person, Resume, ResumeKind

PDF_LAYOUTS = {"classic": 34, "sidebar": 26, "ruled": 22, "banner": 18}
"""How often each PDF layout is used."""

DOCX_LAYOUTS = {"plain": 38, "tabbed": 36, "columns": 26}
"""How often each Word layout is used."""

ACCENTS = ("1F4E79", "2E5E4E", "7A2E3A", "4A3F6B", "8A5A1C", "26547C", "333F48", "A23E2E")
"""Accent colours, dark enough to read on white."""

_PDF_SHARE = 0.64


def choose_resume(rng: random.Random, person: Person, career: Career, as_of: datetime) -> Resume:
    """Return the résumé that this person would send, last saved at some time before `as_of`."""
    kind: ResumeKind = "pdf" if person.latin_1 and rng.random() < _PDF_SHARE else "docx"
    made_at = as_of.astimezone(UTC) - timedelta(
        days=rng.randint(91, 140), minutes=rng.randint(0, 1439)
    )
    return Resume(
        person=person,
        career=career,
        kind=kind,
        layout=weighted(rng, PDF_LAYOUTS if kind == "pdf" else DOCX_LAYOUTS),
        accent=rng.choice(ACCENTS),
        made_at=made_at,
        file_name=_file_name(rng, person, kind, made_at.year),
    )


def _file_name(rng: random.Random, person: Person, kind: ResumeKind, year: int) -> str:
    given, family = person.given, person.family
    name = rng.choice(
        [
            f"{given} {family} Resume",
            f"{given}_{family}_CV",
            f"Resume_{family}",
            f"resume {given.lower()} {family.lower()} {year}",
            f"CV {family}, {given}",
            f"{family}-resume-final",
            f"{given} {family} Resume (2)",
            "Resume",
        ]
    )
    return f"{name}.{kind}"

"""Inventing a person's career: names, employers, dates, and what it says in a résumé."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from rolecall.domains.ai.rules.resume.text import listed

from benchmarks.parser.synthetic.languages import Language

STATES = (
    ("Texas", "TX"),
    ("California", "CA"),
    ("Ohio", "OH"),
    ("Florida", "FL"),
    ("Arizona", "AZ"),
    ("Idaho", "ID"),
    ("Colorado", "CO"),
    ("New York", "NY"),
)
LICENCES = (
    "Registered Nurse",
    "RN",
    "LPN",
    "Physical Therapist",
    "Respiratory Therapist",
    "Nurse Practitioner",
)
CERTIFICATIONS = (
    "BLS",
    "ACLS",
    "PALS",
    "NIHSS",
    "TNCC",
    "CCRN",
    "CEN",
    "CPI",
    "NRP",
    "STABLE",
    "Basic Life Support (BLS)",
    "Advanced Cardiac Life Support (ACLS)",
    "AWS Certified Solutions Architect",
    "PMP",
    "Certified ScrumMaster (CSM)",
    "ITIL Foundation",
    "ISTQB",
    "Chemotherapy Provider",
    "ServSafe",
    "CompTIA A+",
)
_ONSETS, _VOWELS, _CODAS = (
    listed("b br c ch d dr f g gr h j k l m n p qu r s st t tr v w z"),
    listed("a e i o u ai ea io"),
    ["", "n", "r", "x", "l", "s", "tek", "ndo", "via"],
)
_NOUNS = listed(
    """
    Harbor Juniper Summit Copper Meadow Lantern Granite Willow Beacon Cedar Falcon Orchard
    Pioneer Quartz River Sterling Timber Vista Anchor Maple Blue Iron Silver North
    """
)
_TRADES = listed(
    """
    Software Logistics Media Foods Marketing Staffing Design Energy Insurance Airlines Motors
    Retail Textiles Press Cafe Pharmacy Construction Travel Learning
    """
)


@dataclass
class Post:
    """One position."""

    company: str
    title: str
    place: tuple[str, str]
    start: tuple[int, int]
    end: tuple[int, int] | None
    bullets: Sequence[str]
    start_text: str = ""
    end_text: str = ""


@dataclass
class Course:
    """One course of study."""

    institution: str
    degree: str
    year: int
    place: tuple[str, str]


@dataclass
class Person:
    """Somebody who does not exist."""

    language: Language
    name: str
    email: str
    phone: str
    place: tuple[str, str]
    link: str
    posts: list[Post]
    courses: list[Course]
    skills: list[str]
    certifications: list[dict[str, str]] = field(default_factory=list)
    licences: list[dict[str, str]] = field(default_factory=list)


def invent(chance: random.Random, language: Language, *, clinical: bool) -> Person:
    """Return somebody with a career."""
    given, family = chance.choice(language.given), chance.choice(language.family)
    middle = f" {chance.choice(language.given)}" if chance.random() < 0.2 else ""
    name = f"{given}{middle} {family}"
    ascii_name = "".join(
        one
        for one in f"{given}.{family}".lower()
        if one.isascii() and (one.isalpha() or one == ".")
    )
    posts = list(_posts(chance, language, clinical=clinical))
    return Person(
        language=language,
        name=name,
        email=f"{ascii_name}@{chance.choice(('example.com', 'mail.example', 'example.org'))}",
        phone=language.phone.format(n=chance.randint(10, 99)),
        place=chance.choice(language.places),
        link=chance.choice(
            (
                "",
                "",
                f"linkedin.com/in/{ascii_name.replace('.', '-')}",
                f"www.{ascii_name.replace('.', '')}.example.com",
            )
        ),
        posts=posts,
        courses=[
            _course(chance, language, posts[-1].start[0] - 4 * at)
            for at in range(chance.randint(1, 3))
        ],
        skills=chance.sample(
            list(language.skills), min(len(language.skills), chance.randint(4, 11))
        ),
        certifications=_certifications(chance) if clinical or chance.random() < 0.3 else [],
        licences=_licences(chance) if clinical and language.code == "en" else [],
    )


def _fill(chance: random.Random, language: Language, pattern: str) -> str:
    return pattern.format(
        city=chance.choice(language.places)[0],
        family=chance.choice(language.family),
        given=chance.choice(language.given),
        n=chance.randint(2, 48),
    )


def company_of(chance: random.Random, language: Language, *, clinical: bool) -> str:
    """Return the name of an employer."""
    if clinical and chance.random() < 0.8:
        return _fill(chance, language, chance.choice(language.hospitals))
    coined = "".join(
        chance.choice(_ONSETS) + chance.choice(_VOWELS) for _ in range(chance.randint(1, 2))
    ) + chance.choice(_CODAS)
    name = chance.choice(
        (
            f"{coined.capitalize()} {chance.choice(language.suffixes)}",
            coined.capitalize(),
            coined.upper(),
            f"{chance.choice(language.family)} & {chance.choice(language.family)}",
            f"{chance.choice(_NOUNS)} {chance.choice(_TRADES)}",
            f"{chance.choice(_NOUNS)} {chance.choice(language.suffixes)}",
            f"{chance.choice(_NOUNS)}{chance.choice(_TRADES).lower()}",
            f"The {chance.choice(_NOUNS)} {chance.choice(_NOUNS)}",
            f"{chance.choice(language.family)} {chance.choice(_TRADES)}",
            f"Department of {chance.choice(_TRADES)}, {chance.choice(language.places)[0]}"
            if language.code == "en"
            else coined.capitalize(),
        )
    )
    return name.upper() if chance.random() < 0.12 else name


def _posts(chance: random.Random, language: Language, *, clinical: bool) -> Sequence[Post]:
    year, month = chance.randint(2008, 2024), chance.randint(1, 12)
    found = []
    for at in range(chance.randint(1, 6)):
        months = (
            chance.choice((3, 3, 6, 12, 20, 31, 50))
            if clinical
            else chance.choice((4, 12, 25, 40, 70))
        )
        total = year * 12 + month - 1 - months
        start = (total // 12, total % 12 + 1)
        end = None if at == 0 and chance.random() < 0.6 else (year, month)
        titles = language.clinical if clinical else language.office
        found.append(
            Post(
                company=company_of(chance, language, clinical=clinical),
                title=chance.choice(titles),
                place=chance.choice(language.places),
                start=start,
                end=end,
                bullets=[
                    _fill(chance, language, chance.choice(language.bullets))
                    for _ in range(chance.choice((0, 1, 2, 3, 5)))
                ],
            )
        )
        year, month = start
    return found


def _course(chance: random.Random, language: Language, year: int) -> Course:
    return Course(
        institution=_fill(chance, language, chance.choice(language.schools)),
        degree=chance.choice(language.degrees),
        year=year,
        place=chance.choice(language.places),
    )


def _certifications(chance: random.Random) -> list[dict[str, str]]:
    return [
        {
            "name": name,
            "expires": f"{chance.randint(2026, 2029)}-{chance.randint(1, 12):02d}"
            if chance.random() < 0.6
            else "",
        }
        for name in chance.sample(CERTIFICATIONS, chance.randint(1, 5))
    ]


def _licences(chance: random.Random) -> list[dict[str, str]]:
    kind = chance.choice(LICENCES)
    return [
        {
            "type": kind,
            "state": state,
            "code": code,
            "number": f"{chance.choice(('RN', '', 'PT', ''))}{chance.randint(100000, 9999999)}"
            if chance.random() < 0.7
            else "",
            "expires": f"{chance.randint(2026, 2029)}-{chance.randint(1, 12):02d}"
            if chance.random() < 0.7
            else "",
            "compact": chance.choice(("", "", "yes")),
        }
        for state, code in chance.sample(STATES, chance.randint(1, 3))
    ]

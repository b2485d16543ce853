"""Writing an invented person's résumé in one of many layouts, and what it says as gold."""

import random
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from rolecall.domains.ai.rules.resume.text import listed

from benchmarks.parser.gold import Record
from benchmarks.parser.synthetic.languages import LANGUAGES, Language
from benchmarks.parser.synthetic.people import Person, Post, invent

ALL = frozenset(
    listed(
        """
        name email phone location links work education.institution education.degree education.end
        skills certifications licences
        """
    )
)
_POSTS = (
    "{t}\n{c}, {p}\n{d}",
    "{t}, {c}, {p}\n{d}",
    "{c} - {p}\n{t}    {d}",
    "{c}    {p}\n{t}    {d}",
    "{d}\n{t}\n{c}, {p}",
    "{d}    {c}, {p}\n{t}",
    "{d}    {t}\n{c}",
    "{t} | {c} | {d}",
    "{t} at {c}    {d}\n{p}",
    "{c} ({d})\n{t}",
    "{c}\n{t}\n{d}\n{p}",
    "{t}: {d}, {c}, {p}",
    "{c}, {p} | {d}\n{t}",
    "{t}\n\n{c} -  {p} -\n\n{d}",
    "{d}: {t}, {c}",
    "{c} | {t} | {d}",
    "{d}\t{t}, {c}",
    "{t} ({d})\n{c}",
    "{c}, {p}    {d}\n\n{t}",
    "{t}\n{d}\n{c}\n{p}",
    "{c} — {t}\n{d}",
    "{t} - {c}\n{p}\n{d}",
    "{c}\n{d}\n{t}",
    "{d} {c}\n{t}, {p}",
    "{t} / {c} / {d}",
    "Company: {c}\nPosition: {t}\nDuration: {d}",
    "Employer: {c}, {p}\nDates: {d}\nTitle: {t}",
    "{c}, {p} {d}\n{t}",
    "{t}, {d}\n{c}, {p}",
    "{d}, {t}, {c}",
    "{c}\n{p}\n{t} {d}",
    "{t} – {c}, {p} ({d})",
)
_COURSES = (
    "{g}\n{i}, {p}\n{y}",
    "{i}, {p}\n{g}, {y}",
    "{g}, {i}, {y}",
    "{y}\n{g}\n{i}",
    "{y}    {g}, {i}",
    "{i}    {p}\n{g}    {y}",
    "{g} - {i} ({y})",
    "{i} | {g} | {y}",
    "{g}\n\n{i} -  {p}\n\n{y}",
    "{i}\n{g}\n{y}",
    "{y}: {i}, {g}",
    "{g} from {i} in {y}",
    "{i} — {g}, {y}",
    "{i}, {y}\n{g}",
    "{g}    {i}    {y}",
)
_BULLETS = ("• ", "- ", "* ", "● ", "", "▪ ", "o ", " ")


def records(count: int, seed: int) -> Iterator[Record]:
    """Yield invented résumés, the same for the same seed: half in English, 40 % of clinicians."""
    for number in range(count):
        chance = random.Random(f"{seed}:{number}")
        language = LANGUAGES[0] if chance.random() < 0.5 else chance.choice(LANGUAGES[1:])
        yield record(
            chance,
            invent(chance, language, clinical=chance.random() < 0.4),
            f"synthetic-{seed}-{number}",
        )


def record(chance: random.Random, person: Person, id_: str) -> Record:
    """Write one résumé."""
    dates = date_style(chance, person.language)
    parts = [
        _summary(chance, person),
        _work(chance, person, dates),
        _education(chance, person),
        _skills(chance, person),
    ]
    if chance.random() < 0.3:
        parts[1], parts[2] = parts[2], parts[1]
    if chance.random() < 0.15:
        parts.insert(1, parts.pop(3))
    if person.licences:
        parts.insert(chance.choice((1, len(parts))), _licences(chance, person))
    if person.certifications:
        parts.append(_certifications(chance, person))
    blank = chance.choice(("\n", "\n\n", "\n\n"))
    text = blank.join([head_of(chance, person), *(part for part in parts if part)]) + "\n"
    return Record(id_, id_, "synthetic", text, gold_of(person), {}, ALL)


def gold_of(person: Person) -> dict[str, Any]:
    """Return what a résumé says, as labels."""
    return {
        "name": person.name,
        "email": [person.email],
        "phone": [person.phone],
        "location": _place(person.place),
        "links": [person.link] if person.link else [],
        "work": [
            {
                "company": post.company,
                "title": post.title,
                "start": post.start_text,
                "end": post.end_text,
            }
            for post in person.posts
        ],
        "education": [
            {"institution": course.institution, "degree": course.degree, "end": str(course.year)}
            for course in person.courses
        ],
        "skills": person.skills,
        "certifications": [one["name"] for one in person.certifications],
        "licences": [
            {
                "type": one["type"],
                "state": one["code"],
                "number": one["number"],
                "expires": one["expires"],
            }
            for one in person.licences
        ],
    }


def _place(place: tuple[str, str]) -> str:
    return ", ".join(part for part in place if part)


def date_style(chance: random.Random, language: Language) -> Callable[[tuple[int, int]], str]:
    """Return a way to write a year and a month."""
    short = chance.random() < 0.5
    months = language.short_months if short else language.months
    middle = " de " if language.code == "es" and not short else " "
    return chance.choice(
        (
            lambda one: f"{months[one[1] - 1]}{middle}{one[0]}",
            lambda one: f"{months[one[1] - 1]}{middle}{one[0]}",
            lambda one: f"{one[1]:02d}/{one[0]}",
            lambda one: f"{one[1]:02d}.{one[0]}",
            lambda one: str(one[0]),
            lambda one: f"{months[one[1] - 1]} '{one[0] % 100:02d}",
            lambda one: f"{one[1]}/{one[0] % 100:02d}",
        )
    )


def _heading(chance: random.Random, language: Language, section: str) -> str:
    return chance.choice(language.headings[section])


def head_of(chance: random.Random, person: Person) -> str:
    """Return the name and how to reach the person, in one of several forms."""
    labels, place = person.language.labels, _place(person.place)
    name = person.name.upper() if chance.random() < 0.25 else person.name
    if person.licences and chance.random() < 0.4:
        name += ", RN"
    line = (
        f"{chance.randint(2, 980)} {chance.choice(person.language.family)} Street, {place}"
        if chance.random() < 0.4
        else place
    )
    labelled = [
        f"{labels['address']}: {line}",
        f"{labels['phone']}: {person.phone}",
        f"{labels['email']}: {person.email}",
    ]
    plain = [line, person.phone, person.email]
    title = [chance.choice((person.posts[0].title, ""))]
    link = [person.link] if person.link else []
    lines = chance.choice(
        (
            [name, *title, *plain, *link],
            [name, *title, chance.choice((" | ", " • ", "  ", ", ")).join([*plain, *link])],
            [name, *labelled, *link],
            [
                *chance.choice((["RESUME"], ["Curriculum Vitae"], ["LEBENSLAUF"])),
                name,
                *labelled,
                *link,
            ],
            [name, line, f"{person.phone} | {person.email}", *link],
            [f"Name: {name}", *labelled, *link],
            [name + "    " + person.phone, line + "    " + person.email, *link],
        )
    )
    return "\n".join(one for one in lines if one)


def _summary(chance: random.Random, person: Person) -> str:
    if chance.random() < 0.4:
        return ""
    return "\n".join(
        [
            _heading(chance, person.language, "summary"),
            ". ".join(chance.sample(list(person.language.bullets), 2)).replace("{n}", "12") + ".",
        ]
    )


def _work(chance: random.Random, person: Person, dates: Callable[[tuple[int, int]], str]) -> str:
    pattern, bullet = chance.choice(_POSTS), chance.choice(_BULLETS)
    joint, present = chance.choice(person.language.to), chance.choice(person.language.present)
    between = chance.choice(("\n", "\n\n"))
    blocks = [
        _post(person.language, post, (pattern, bullet, joint, present), dates)
        for post in person.posts
    ]
    return _heading(chance, person.language, "work") + "\n" + between.join(blocks)


def _post(
    language: Language,
    post: Post,
    style: tuple[str, str, str, str],
    dates: Callable[[tuple[int, int]], str],
) -> str:
    pattern, bullet, joint, present = style
    post.start_text = dates(post.start)
    post.end_text = dates(post.end) if post.end else present
    if language.code != "en":
        pattern = (
            pattern.replace(" at ", ", ")
            .replace("Company", "Firma")
            .replace("Position", "Funktion")
        )
    head = pattern.format(
        t=post.title,
        c=post.company,
        p=_place(post.place),
        d=f"{post.start_text}{joint}{post.end_text}",
    )
    return "\n".join([head, *(f"{bullet}{line}" for line in post.bullets)])


def _education(chance: random.Random, person: Person) -> str:
    pattern, years = chance.choice(_COURSES), chance.random() < 0.3
    if person.language.code != "en":
        pattern = pattern.replace(" from ", ", ").replace(" in ", ", ")
    blocks = [
        pattern.format(
            g=course.degree,
            i=course.institution,
            p=_place(course.place),
            y=f"{course.year - 4} - {course.year}" if years else course.year,
        )
        for course in person.courses
    ]
    return (
        _heading(chance, person.language, "education")
        + "\n"
        + chance.choice(("\n", "\n\n")).join(blocks)
    )


def _skills(chance: random.Random, person: Person) -> str:
    heading, skills = _heading(chance, person.language, "skills"), person.skills
    bullet = chance.choice(_BULLETS)
    return chance.choice(
        (
            f"{heading}\n{', '.join(skills)}",
            f"{heading.strip(':')}: {', '.join(skills)}",
            "\n".join([heading, *(f"{bullet}{one}" for one in skills)]),
            f"{heading}\n{' | '.join(skills)}",
            f"{heading}\n{' • '.join(skills)}",
            f"{heading}\n{'; '.join(skills)}",
        )
    )


def _licences(chance: random.Random, person: Person) -> str:
    style = chance.randint(0, 3)
    return "\n".join(
        [
            _heading(chance, person.language, "licences"),
            *(_licence(one, style) for one in person.licences),
        ]
    )


def _licence(one: dict[str, str], style: int) -> str:
    number, expires = one["number"], _slashed(one["expires"])
    compact = "Compact" if one["compact"] else ""
    if style == 0:
        parts: Sequence[str] = (
            f"{one['type']}, {one['state']}",
            f"License #{number}" if number else "",
            f"Expires {expires}" if expires else "",
            compact,
        )
        return ", ".join(part for part in parts if part)
    if style == 1:
        tail = f" (exp. {expires})" if expires else ""
        shown = f" No. {number}" if number else ""
        shared = " - Compact/Multistate" if compact else ""
        return f"{one['code']} {one['type']} License{shown}{tail}{shared}"
    if style == 2:
        until = f"exp {expires}" if expires else "active"
        parts = (
            one["type"],
            one["code"],
            number or "active",
            until,
            "eNLC compact" if compact else "",
        )
        return " | ".join(part for part in parts if part)
    head = f"State of {one['state']}: {one['type']} {number}".strip()
    until = f"valid through {expires}" if expires else ""
    return ", ".join(part for part in (head, until, "compact state" if compact else "") if part)


def _slashed(month: str) -> str:
    return f"{month[5:7]}/{month[:4]}" if month else ""


def _certifications(chance: random.Random, person: Person) -> str:
    style, bullet = chance.randint(0, 2), chance.choice(_BULLETS)
    shown = []
    for one in person.certifications:
        expires = _slashed(one["expires"])
        tail = ("", f" (exp. {expires})", f", expires {expires}")[style] if expires else ""
        shown.append(f"{one['name']}{tail}")
    heading = _heading(chance, person.language, "certifications")
    return (
        f"{heading}\n{', '.join(shown)}"
        if style == 0
        else "\n".join([heading, *(f"{bullet}{one}" for one in shown)])
    )

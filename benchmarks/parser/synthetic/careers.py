"""Invented résumés with what makes real ones hard: promotions, headings inside a position, asides.

An employer with several titles; what was achieved, with which tools, under a heading of its own;
departments and what an employer does; projects with clients, committees and references, which are
no positions; skills in groups with labels, and in sentences.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from benchmarks.parser.gold import Record
from benchmarks.parser.synthetic.languages import ENGLISH
from benchmarks.parser.synthetic.layouts import ALL, date_style, gold_of, head_of
from benchmarks.parser.synthetic.people import Person, Post, company_of, invent

_HEADINGS = {
    "work": (
        "EXPERIENCE",
        "Work Experience",
        "PROFESSIONAL EXPERIENCE",
        "Employment History",
        "Career Summary",
        "EMPLOYMENT",
        "Relevant Experience",
    ),
    "education": ("EDUCATION", "Education", "Education & Training", "ACADEMIC BACKGROUND"),
    "skills": ("SKILLS", "Skills", "Technical Skills", "CORE COMPETENCIES", "Key Skills:"),
    "asides": ("Key Achievements:", "Selected accomplishments", "Highlights:", "Results:"),
    "duties": ("Responsibilities:", "Duties", "Role and responsibilities:", "Key duties:"),
    "tools": ("Tools:", "Technologies:", "Environment:", "Software used:"),
    "others": ("AFFILIATIONS", "Memberships", "COMMITTEES AND SERVICE", "Leadership"),
    "references": ("REFERENCES", "References", "Referees"),
    "projects": ("PROJECTS", "Selected Projects", "Key Projects"),
}
_ALONE = (
    "{t}, {c}, {p}\n{d}",
    "{c}, {p}    {d}\n{t}",
    "{c}\n{x}\n{t}\n{d}",
    "{t}\n{c} | {p} | {d}",
    "{d}\n{c}, {p}\n{t}",
    "{c} ({x}), {p}\n{t}, {d}",
    "{t}\n{x}, {c}\n{d}",
    "{c}, {d}\n{x}\n{t}",
    "{t} ({d}), {c}",
    "{d} | {t} | {c}, {p}",
    "{c}\n{p}\n{t}: {d}",
    "{t}, {x}\n{c}, {p}, {d}",
)
_FIRST = (
    "{c}, {p}    {d}\n{t}    {e}",
    "{c}\n{t} ({e})",
    "{c}, {p}, {d}\n{x}\n{t}, {e}",
    "{c} | {p}\n{e}    {t}",
    "{c} - {p}\n{t}\n{e}",
)
"""How an employer begins under which several titles follow; `e` is the time of the first."""
_NEXT = ("{t}    {e}", "{t} ({e})", "{t}, {e}", "{e}    {t}", "{t}\n{e}")
"""How the next title goes, in the order of `_FIRST`."""
_DEPARTMENTS = (
    "Field Operations",
    "Claims Department",
    "Retail Banking Division",
    "School of Design",
    "Second Shift",
    "Customer Care",
    "Supply Planning",
    "Grants Office",
)
_KINDS = (
    "a regional supplier of packaging",
    "formerly Meadow Freight",
    "maker of garden tools",
    "400 employees, $90M revenue",
    "a nonprofit for young readers",
    "contract position",
)
_POINTS = (
    "Cut the time to invoice from nine days to {n}",
    "Trained {n} new colleagues in the first year",
    "Worked with {c} on a new price list",
    "Named colleague of the year by the {x}",
    "Wrote the manual that {c} still uses",
    "Prepared the budget of the {x} and reported to its director",
)
_SENTENCES = (
    "Experienced with {a}, {b} and {z}.",
    "Proficient in {a} and {b}; working knowledge of {z}.",
    "Strong background in {a}, {b} and {z}.",
    "Used {a} and {b} daily.",
)
_GROUPS = ("Computer", "Office", "Methods", "Languages", "Databases", "Laboratory", "Other")
_BULLETS = ("• ", "- ", "* ", "▪ ", "")


def records(count: int, seed: int) -> Iterator[Record]:
    """Yield invented résumés in English, the same for the same seed: a third of clinicians."""
    for number in range(count):
        chance = random.Random(f"careers:{seed}:{number}")
        person = invent(chance, ENGLISH, clinical=chance.random() < 0.33)
        yield _record(chance, person, f"careers-{seed}-{number}")


def _record(chance: random.Random, person: Person, id_: str) -> Record:
    _promote(chance, person)
    named = {kind: chance.choice(words) for kind, words in _HEADINGS.items()}
    parts = [
        named["work"] + "\n" + _work(chance, person, named),
        named["education"] + "\n" + _education(chance, person),
        named["skills"] + "\n" + _skills(chance, person),
    ]
    chance.shuffle(parts)
    if chance.random() < 0.35:
        parts.append(named["projects"] + "\n" + _projects(chance))
    if chance.random() < 0.35:
        parts.append(named["others"] + "\n" + _memberships(chance))
    if chance.random() < 0.3:
        parts.append(named["references"] + "\n" + _references(chance))
    text = chance.choice(("\n", "\n\n")).join([head_of(chance, person), *parts]) + "\n"
    gold = gold_of(person) | {"certifications": [], "licences": []}
    return Record(id_, id_, "synthetic", text, gold, {}, ALL)


def _promote(chance: random.Random, person: Person) -> None:
    """Let some of the positions be with the employer of the one before."""
    for at in range(1, len(person.posts)):
        if chance.random() < 0.35:
            above = person.posts[at - 1]
            person.posts[at] = replace(person.posts[at], company=above.company, place=above.place)


def _work(chance: random.Random, person: Person, named: dict[str, str]) -> str:
    dates, joint = date_style(chance, ENGLISH), chance.choice(ENGLISH.to)
    present, bullet = chance.choice(ENGLISH.present), chance.choice(_BULLETS)
    alone, style = chance.choice(_ALONE), chance.randrange(len(_FIRST))
    for post in person.posts:
        post.start_text = dates(post.start)
        post.end_text = dates(post.end) if post.end else present
    with_asides, with_tools = chance.random() < 0.4, chance.random() < 0.3
    blocks = []
    for group in _groups(person.posts):
        whole = f"{group[-1].start_text}{joint}{group[0].end_text}"
        for at, post in enumerate(group):
            pattern = alone if len(group) == 1 else (_NEXT[style] if at else _FIRST[style])
            lines = [_line(chance, pattern, post, whole, joint)]
            points = [*post.bullets, *_points(chance)]
            if with_asides and len(points) > 1:
                lines += [named["duties"], *_bulleted(bullet, points[:1])]
                lines += [named["asides"], *_bulleted(bullet, points[1:])]
            else:
                lines += _bulleted(bullet, points)
            if with_tools:
                lines.append(
                    f"{named['tools']} {', '.join(chance.sample(list(ENGLISH.skills), 2))}"
                )
            blocks.append("\n".join(lines))
    return chance.choice(("\n", "\n\n")).join(blocks)


def _groups(posts: Sequence[Post]) -> Iterator[list[Post]]:
    group: list[Post] = []
    for post in posts:
        if group and group[-1].company != post.company:
            yield group
            group = []
        group.append(post)
    yield group


def _line(chance: random.Random, pattern: str, post: Post, whole: str, joint: str) -> str:
    own = f"{post.start_text}{joint}{post.end_text}"
    company = post.company.upper() if chance.random() < 0.2 else post.company
    values: dict[str, Callable[[], str]] = {
        "t": lambda: post.title,
        "c": lambda: company,
        "p": lambda: ", ".join(post.place),
        "d": lambda: whole,
        "e": lambda: own,
        "x": lambda: chance.choice((*_DEPARTMENTS, *_KINDS)),
    }
    return pattern.format(**{key: value() for key, value in values.items()})


def _points(chance: random.Random) -> list[str]:
    return [
        point.format(
            n=chance.randint(2, 30),
            c=company_of(chance, ENGLISH, clinical=False),
            x=chance.choice(_DEPARTMENTS),
        )
        for point in chance.sample(_POINTS, chance.randint(0, 2))
    ]


def _bulleted(bullet: str, points: Sequence[str]) -> list[str]:
    return [f"{bullet}{point}" for point in points]


def _education(chance: random.Random, person: Person) -> str:
    pattern = chance.choice(
        (
            "{g}, {y}\n{i}, {p}",
            "{i} ({p})\n{g} | {y}",
            "{y}  {g}\n{i}",
            "{i}, {g}, {y}",
            "{g}\n{i}, graduated {y}",
        )
    )
    return "\n".join(
        pattern.format(g=one.degree, i=one.institution, p=", ".join(one.place), y=one.year)
        for one in person.courses
    )


def _skills(chance: random.Random, person: Person) -> str:
    skills = person.skills
    if chance.random() < 0.4:
        size = max(1, len(skills) // chance.randint(2, 3))
        parts = [skills[at : at + size] for at in range(0, len(skills), size)]
        labels = chance.sample(_GROUPS, len(parts)) if len(parts) <= len(_GROUPS) else []
        bullet = chance.choice(_BULLETS)
        return "\n".join(
            f"{bullet}{label}: {', '.join(part)}"
            for label, part in zip(labels, parts, strict=False)
        )
    if chance.random() < 0.5 and len(skills) > 3:
        told = chance.choice(_SENTENCES).format(a=skills[0], b=skills[1], z=skills[2])
        return "\n".join([", ".join(skills[3:]), told])
    if chance.random() < 0.5:
        return "\n".join(f"{one} ({chance.randint(1, 9)} years)" for one in skills)
    return " ~ ".join(skills)


def _projects(chance: random.Random) -> str:
    return "\n".join(
        chance.choice(
            (
                "Project: {x} renewal\nClient: {c}\nTeam of {n}",
                "{x} portal for {c}, 2019\nBuilt with {n} colleagues",
                "{x} survey ({n} weeks)\nCommissioned by {c}",
            )
        ).format(
            x=chance.choice(_DEPARTMENTS),
            c=company_of(chance, ENGLISH, clinical=False),
            n=chance.randint(3, 20),
        )
        for _ in range(chance.randint(1, 3))
    )


def _memberships(chance: random.Random) -> str:
    return "\n".join(
        chance.choice(("Member, {c}", "{x} Committee, chair", "{c}, volunteer since 2016")).format(
            x=chance.choice(_DEPARTMENTS), c=company_of(chance, ENGLISH, clinical=False)
        )
        for _ in range(chance.randint(1, 4))
    )


def _references(chance: random.Random) -> str:
    return "\n".join(
        f"{chance.choice(ENGLISH.given)} {chance.choice(ENGLISH.family)}, "
        f"{chance.choice(ENGLISH.office)}, {company_of(chance, ENGLISH, clinical=False)}, "
        f"(208) 555-01{chance.randint(10, 99)}"
        for _ in range(chance.randint(1, 3))
    )

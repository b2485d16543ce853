"""Working lives that add up.

Posts follow one another without overlap, titles climb the ladder of the job family and never go
down, and studies end about when work in the field begins.
"""

import random
from dataclasses import dataclass
from datetime import date

from rolecall.entrypoints.seed.catalog import Family, families, people
from rolecall.entrypoints.seed.dice import fill, some
from rolecall.entrypoints.seed.shapes import Career, Post, Study

_MONTHS = 12
_SHORT = {"Diploma", "Certificate"}
_YEARS_OF_STUDY = {"A": 2, "B": 4, "M": 2, "D": 3}
_ADVANCED = {"M", "D"}
_FIRST_DEGREE = (("BS", "Exercise Science"), ("BA", "Liberal Arts"))
_LONG_GAP = 0.12
_PROMOTED_IN_PLACE = 0.28
_STILL_EMPLOYED = 0.78
_LINES = (4, 3, 2, 2)
"""How many lines the newest post has at least, the one before it, and so on."""
_OF_THE_FIELD = (4, 2, 1, 1, 1)
"""How many lines about the field itself are kept for newer posts while older ones are written."""


def career(rng: random.Random, family_key: str, years: int, place: str, today: date) -> Career:
    """Return a career of about `years` years in the family, as told on `today`."""
    family = families()[family_key]
    skills = some(rng, family.skills, rng.randint(7, 11))
    # The catalogue lists first what the field asks for first.
    skills.sort(key=family.skills.index)
    began, posts = _posts(rng, family, years, place, today)
    studies = _studies(rng, family, began)
    return Career(
        family=family_key,
        years=years,
        headline=posts[0].title,
        summary=_summary(rng, family, skills, years),
        posts=tuple(posts),
        studies=studies,
        skills=tuple(skills),
        certifications=tuple(some(rng, family.certifications, rng.randint(0, 3))),
        licences=tuple(fill(rng, text) for text in family.licences),
        languages=_languages(rng),
        interests=tuple(some(rng, people().interests.names, rng.choice([0, 0, 2, 3]))),
        volunteering=tuple(
            fill(rng, line)
            for line in some(rng, people().volunteering.lines, rng.choice([0, 0, 1, 2]))
        ),
    )


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int | None


def _posts(
    rng: random.Random, family: Family, years: int, place: str, today: date
) -> tuple[int, list[Post]]:
    """Return the month in which the field was entered, and all posts, newest first."""
    this_month = today.year * _MONTHS + today.month - 1
    spans = _spans(rng, max(years * _MONTHS, rng.randint(4, 11)), this_month)
    bullets = some(rng, family.bullets, len(family.bullets))
    general = people().general_bullets(family.sector)
    spare = some(rng, general, len(general))
    towns = people().places_of(family.sector)
    employers = some(rng, people().employers_of(family.sector), len(spans))
    posts: list[Post] = []
    rung, employer, town = 0, "", place
    for index, span in enumerate(spans):
        newest = len(spans) - 1 - index
        held = (span.start - spans[0].start) / _MONTHS
        reached = max(i for i, step in enumerate(family.ladder) if step.from_years <= held)
        promoted = reached > rung and index > 0 and rng.random() < _PROMOTED_IN_PLACE
        if not promoted:
            employer = employers.pop()
            town = place if newest == 0 else rng.choice([place, rng.choice(towns)])
        rung = max(rung, reached)
        titles = [
            title for title in family.ladder[rung].titles if title not in {p.title for p in posts}
        ]
        share = _share(rng, newest, len(spans), bullets, spare)
        posts.append(
            Post(
                title=rng.choice(titles or list(family.ladder[rung].titles)),
                employer=employer,
                place=town,
                start=_month(span.start),
                end=None if span.end is None else _month(span.end),
                bullets=tuple(fill(rng, text) for text in share),
            )
        )
    began = spans[0].start
    if len(spans) < 4 and rng.random() < 0.6:  # noqa: PLR2004
        posts.insert(0, _before(rng, family, place, began))
    return began, posts[::-1]


def _share(
    rng: random.Random, newest: int, posts: int, bullets: list[str], spare: list[str]
) -> list[str]:
    """Take the lines of one post: many for the newest (0), and mostly of the field itself."""
    wanted = _LINES[newest] if newest < len(_LINES) else 2
    wanted += rng.randint(0, 2 if posts <= 2 else 1)  # noqa: PLR2004 - few posts, more on each
    keep = sum(_OF_THE_FIELD[:newest])
    own = max(1, min(len(bullets) - keep, wanted - 1))
    taken = [bullets.pop() for _ in range(min(own, len(bullets)))]
    taken += [spare.pop() for _ in range(min(wanted - len(taken), len(spare)))]
    return taken


def _spans(rng: random.Random, months: int, this_month: int) -> list[_Span]:
    """Cut `months` of working life before `this_month` into posts, oldest first."""
    count = min(6, max(1, round(months / rng.uniform(30, 58))))
    shares = [rng.uniform(0.6, 1.7) for _ in range(count)]
    lengths = [max(3, round(months * share / sum(shares))) for share in shares]
    start = this_month - sum(lengths)
    spans: list[_Span] = []
    for index, length in enumerate(lengths):
        last = index == count - 1
        gap = rng.randint(9, 16) if rng.random() < _LONG_GAP else rng.choice([0, 0, 1, 1, 2, 4])
        end: int | None = start + length - min(gap, max(0, length - 3))
        if last:
            end = None if rng.random() < _STILL_EMPLOYED else this_month - rng.randint(1, 5)
        if end is not None and end <= start:
            end = start + 1
        spans.append(_Span(start, end))
        start += length
    return spans


def _before(rng: random.Random, family: Family, place: str, began: int) -> Post:
    """Return work of another kind, before the field was entered."""
    start = began - rng.randint(14, 40)
    pool = people()
    title, employers = rng.choice(family.earlier)
    return Post(
        title=title,
        employer=rng.choice(pool.earlier_employers(employers)),
        place=place,
        start=_month(start),
        end=_month(began - rng.randint(1, 5)),
        bullets=tuple(fill(rng, text) for text in some(rng, pool.early_work.bullets, 1)),
    )


def _studies(rng: random.Random, family: Family, began: int) -> tuple[Study, ...]:
    finished = began // _MONTHS - (1 if began % _MONTHS < 4 else 0)  # noqa: PLR2004 - May graduates
    sector = family.sector
    degree, area = rng.choice(family.degrees)
    length = _YEARS_OF_STUDY.get(degree[0], 2) if degree not in _SHORT else 1
    schools = people().schools_of(sector)
    studies = [Study(degree, area, rng.choice(schools), finished - length, finished)]
    if degree not in _SHORT and degree[0] in _ADVANCED:
        bachelors = [pair for pair in family.degrees if pair[0][0] == "B"]
        before = rng.choice(bachelors or [_FIRST_DEGREE[sector == "digital"]])
        end = finished - length - rng.randint(0, 3)
        studies.append(Study(*before, rng.choice(schools), end - 4, end))
    return tuple(studies)


def _languages(rng: random.Random) -> tuple[str, ...]:
    if rng.random() < 0.55:  # noqa: PLR2004
        return ()
    pool = people().spoken
    known = some(rng, pool.languages, rng.choice([1, 1, 2]))
    return ("English (fluent)", *(f"{name} ({rng.choice(pool.levels)})" for name in known))


def _summary(rng: random.Random, family: Family, skills: list[str], years: int) -> str:
    text = fill(rng, rng.choice(family.summaries), years=_in_words(years))
    sentences = text.split(". ")
    text = ". ".join(sentence[0].upper() + sentence[1:] for sentence in sentences)
    first, second, third = (_within_sentence(skill) for skill in skills[:3])
    more = rng.choice(
        [
            f"Most at home with {first}, {second} and {third}.",
            f"Colleagues come to me for {first} and {second}.",
            f"Strong in {first}, {second} and {third}; always learning.",
            "",
        ]
    )
    return f"{text} {more}".strip()


def _within_sentence(skill: str) -> str:
    """Return the skill as it stands inside a sentence: names of products keep their capital."""
    word = skill.split(maxsplit=1)[0]
    common = word[1:].islower() and word not in people().spoken.proper_names
    return skill[0].lower() + skill[1:] if common else skill


def _in_words(years: int) -> str:
    words = ("a few", "two", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    return words[years] if years < len(words) else str(years)


def _month(number: int) -> date:
    return date(number // _MONTHS, number % _MONTHS + 1, 1)

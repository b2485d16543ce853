"""How often mentions of each probability are right: isotonic regression over unseen résumés."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from rolecall.domains.ai.contracts import Engine, Resume, Value
from rolecall.domains.ai.rules.resume.calibration import ByRule, Calibration
from rolecall.domains.ai.rules.resume.lexicon import Lexicon
from rolecall.domains.ai.rules.resume.tagging import Tag

from benchmarks.parser import comparing
from benchmarks.parser.crossvalidation import Unseen, fold_of, parsed, prediction
from benchmarks.parser.gold import Record
from benchmarks.parser.judging import Judges
from benchmarks.parser.scoring import SIMILAR, values_of

_TAGGERS = {
    Tag.NAME: 0.2,
    Tag.LOCATION: 0.2,
    Tag.COMPANY: 0.2,
    Tag.TITLE: 0.15,
    Tag.WORK_DATES: 0.25,
    Tag.INSTITUTION: 0.3,
    Tag.DEGREE: 0.25,
    Tag.EDUCATION_DATES: 0.25,
}
THRESHOLDS: Mapping[Engine, Mapping[Tag, float]] = {
    Engine.TAGGERS: _TAGGERS,
    Engine.SMALL_MODEL: _TAGGERS
    | {Tag.COMPANY: 0.3, Tag.TITLE: 0.3, Tag.INSTITUTION: 0.5, Tag.DEGREE: 0.4},
}
"""Above what probability a token belongs to a field; chosen by the F1 of unseen résumés: of all
folds for the taggers, of the first two for the network beside them."""
LEAST: Mapping[Tag, float] = {Tag.SKILL: 0.3, Tag.INSTITUTION: 0.45, Tag.DEGREE: 0.45}
"""From what probability by its trees a candidate is a value: about half of the F1 that is reached,
which is where F1 is highest if probabilities are true (Lipton, Elkan and Naryanaswamy 2014)."""
_FIELDS = {
    Tag.NAME: "name",
    Tag.LOCATION: "location",
    Tag.COMPANY: "work.company",
    Tag.TITLE: "work.title",
    Tag.WORK_DATES: "work.dates",
    Tag.INSTITUTION: "education.institution",
    Tag.DEGREE: "education.degree",
    Tag.EDUCATION_DATES: "education.end",
    Tag.SKILL: "skills",
}
_FEWEST = 40
"""Mentions that a step of a table, or a share, stands on, at least."""
_BY_RULE = {ByRule.EMAIL: "email", ByRule.PHONE_WITH_COUNTRY: "phone"}
"""Numbers are compared by their digits: labels say no country, which is why only those that are
written with it are called certain."""
Pair = tuple[float, bool]


def raw(engine: Engine) -> Calibration:
    """Return a calibration that gives each mention the taggers' own probability."""
    steps = [(at / 1000, at / 1000) for at in range(1001)]
    return Calibration(THRESHOLDS[engine], dict.fromkeys(Tag, steps), least=LEAST)


def calibrated(
    records: Iterable[Record],
    unseen: Mapping[str, Unseen],
    engine: Engine,
    lexicon: Lexicon,
    judges: Mapping[int, Judges],
) -> Calibration:
    """Return a table for each field, of what an engine finds.

    `judges` has for each fold the trees that learned from the others.
    """
    pairs: dict[Tag, list[Pair]] = {tag: [] for tag in _FIELDS}
    found: dict[ByRule, list[bool]] = {kind: [] for kind in _BY_RULE}
    for record in records:
        own = replace(raw(engine), trees=judges[fold_of(record.group)])
        resume = parsed(unseen[record.id], engine, lexicon, own)
        for kind in found:
            found[kind] += _right(record, resume, kind)
        for tag, field in _FIELDS.items():
            if record.is_scored(field):
                pairs[tag] += _pairs(record, resume, tag, field)
    return Calibration(
        THRESHOLDS[engine],
        {tag: steps_of(held) for tag, held in pairs.items() if len(held) >= _FEWEST},
        {
            kind: round(sum(held) / len(held), 3)
            for kind, held in found.items()
            if len(held) >= _FEWEST
        },
        least=LEAST,
    )


def _right(record: Record, resume: Resume, kind: ByRule) -> list[bool]:
    """Return whether the first value of a kind is right; nothing where no label names one."""
    field = _BY_RULE[kind]
    named = values_of(record.gold, field)
    if not (record.is_scored(field) and named):
        return []
    similar, threshold = SIMILAR[field]
    right = [*named, *(record.optional.get(field) or [])]
    values = resume.emails if kind is ByRule.EMAIL else resume.phones
    return [any(similar(one, value.value) >= threshold for one in right) for value in values[:1]]


def steps_of(pairs: Sequence[Pair]) -> list[tuple[float, float]]:
    """Return bounds and shares, both ascending: pooled until none falls."""
    pools: list[list[float]] = []
    for probability, right in sorted(pairs):
        pools.append([probability, float(right), 1.0])
        while len(pools) > 1 and _joins(pools[-2], pools[-1]):
            bound, rights, count = pools.pop()
            pools[-1] = [bound, pools[-1][1] + rights, pools[-1][2] + count]
    if len(pools) > 1 and pools[-1][2] < _FEWEST:
        bound, rights, count = pools.pop()
        pools[-1] = [bound, pools[-1][1] + rights, pools[-1][2] + count]
    return [(round(bound, 4), round(rights / count, 3)) for bound, rights, count in pools]


def _joins(one: Sequence[float], other: Sequence[float]) -> bool:
    return one[2] < _FEWEST or one[1] / one[2] >= other[1] / other[2]


def _pairs(record: Record, resume: Resume, tag: Tag, field: str) -> list[Pair]:
    similar, threshold = SIMILAR[field]
    optional: list[Any] = list(record.optional.get(field) or [])
    if tag in {Tag.WORK_DATES, Tag.EDUCATION_DATES}:
        optional = []
    right = [*values_of(record.gold, field), *optional]
    found = []
    for value, chance in _mentions(resume, tag):
        if chance is not None:
            found.append((chance, any(similar(one, value) >= threshold for one in right)))
    return found


def _mentions(resume: Resume, tag: Tag) -> list[tuple[Any, float | None]]:
    if tag is Tag.WORK_DATES:
        plain = prediction(resume)["work"]
        return [
            ((comparing.date(one["start"]), comparing.date(one["end"])), work.start.confidence)
            for one, work in zip(plain, resume.work, strict=True)
            if work.start is not None
        ]
    if tag is Tag.EDUCATION_DATES:
        ends = [one.end for one in resume.education if one.end is not None]
        return [(comparing.date(one.value), one.confidence) for one in ends]
    values: dict[Tag, Sequence[Value | None]] = {
        Tag.NAME: [resume.name],
        Tag.LOCATION: [resume.location],
        Tag.COMPANY: [one.company for one in resume.work],
        Tag.TITLE: [one.title for one in resume.work],
        Tag.INSTITUTION: [one.institution for one in resume.education],
        Tag.DEGREE: [one.degree for one in resume.education],
        Tag.SKILL: [one.written for one in resume.skills],
    }
    return [(one.value, one.confidence) for one in values[tag] if one is not None]

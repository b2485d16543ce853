"""Precision, recall and F1 of each field, with the meaning of the gold set's published scorer.

Micro-averaged over one-to-one greedy best matches. Only fields that a record's annotators looked
for
are counted; values that the gold calls optional are neither required nor wrong.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.parser import comparing
from benchmarks.parser.gold import Record

FIELDS = (
    "name",
    "email",
    "phone",
    "location",
    "links",
    "work.company",
    "work.title",
    "work.dates",
    "work.item",
    "education.institution",
    "education.degree",
    "education.area",
    "education.end",
    "skills",
    "certifications",
    "licences",
)
Similar = Callable[[Any, Any], float]


@dataclass(frozen=True)
class Score:
    """How a field was read."""

    records: int = 0
    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: "Score") -> "Score":
        """Return both together."""
        return Score(
            self.records + other.records,
            self.right + other.right,
            self.wrong + other.wrong,
            self.missed + other.missed,
        )

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        """The share of what is there that was found."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def score(records: Iterable[Record], found: Mapping[str, Mapping[str, Any]]) -> dict[str, Score]:
    """Return the score of each field that counts somewhere. What has no prediction is missed."""
    scores: dict[str, Score] = {}
    for record in records:
        for field in FIELDS:
            if record.is_scored(field):
                scores[field] = scores.get(field, Score()) + of_record(
                    record, found.get(record.id, {}), field
                )
    return {field: one for field, one in scores.items() if one.right + one.wrong + one.missed}


def macro(scores: Mapping[str, Score]) -> float:
    """Return the mean F1 of the fields."""
    return sum(one.f1 for one in scores.values()) / len(scores) if scores else 0.0


def of_record(record: Record, found: Mapping[str, Any], field: str) -> Score:
    """Return how one field of one record was read."""
    similar, threshold = SIMILAR[field]
    gold, predicted = (_distinct(values_of(one, field), field) for one in (record.gold, found))
    pairs = sorted(
        (
            (similar(one, other), at, to)
            for at, one in enumerate(gold)
            for to, other in enumerate(predicted)
        ),
        key=lambda pair: -pair[0],
    )
    used_gold: set[int] = set()
    used: set[int] = set()
    for likeness, at, to in pairs:
        if likeness >= threshold and at not in used_gold and to not in used:
            used_gold.add(at)
            used.add(to)
    rest = [one for to, one in enumerate(predicted) if to not in used]
    excused = _optional(record, field)
    if field not in {"work.item", "name", "location", "work.dates", "education.end"}:
        # What repeats a value of the gold in other words is no error.
        excused = [*excused, *gold]
    wrong = sum(all(similar(one, other) < threshold for one in excused) for other in rest)
    return Score(1, len(used), wrong, len(gold) - len(used_gold))


def values_of(resume: Mapping[str, Any], field: str) -> list[Any]:
    """Return the values of a field of a résumé in the gold's form."""
    section, _, key = field.partition(".")
    held = resume.get(section)
    listed = list(held) if isinstance(held, list | tuple) else [held] if held else []
    if not key:
        return [_plain(one, section) for one in listed if _plain(one, section)]
    items = [one for one in listed if isinstance(one, Mapping)]
    if field == "work.dates":
        return [dates for one in items if (dates := _dates(one)) is not None]
    if field == "work.item":
        return [one for one in items if one.get("company") or one.get("title")]
    if field == "education.end":
        return [date for one in items if (date := comparing.date(one.get("end"))) is not None]
    return [one[key] for one in items if one.get(key)]


def _plain(value: Any, section: str) -> Any:
    if not isinstance(value, Mapping) or section == "licences":
        return value if section == "licences" or str(value).strip() else ""
    if section == "location":
        parts = (
            str(value[key])
            for key in ("city", "region", "countryCode", "country")
            if value.get(key)
        )
        return ", ".join(parts) or value.get("address") or ""
    return value.get("name") or value.get("url") or ""


def _dates(item: Mapping[str, Any]) -> tuple[comparing.Norm, comparing.Norm] | None:
    pair = comparing.date(item.get("start")), comparing.date(item.get("end"))
    return pair if any(pair) else None


def _distinct(values: Sequence[Any], field: str) -> list[Any]:
    if field in {"work.dates", "work.item", "education.end", "licences", "education.area"}:
        return list(values)
    key = _KEYS.get(field, _joined)
    seen: dict[str, Any] = {}
    for one in values:
        if key(one):
            seen.setdefault(key(one), one)
    return list(seen.values())


def _joined(value: object) -> str:
    return " ".join(comparing.words(value))


def _optional(record: Record, field: str) -> list[Any]:
    values = record.optional.get(field) or []
    if field == "work.dates":
        return [(comparing.date(one), comparing.date(other)) for one, other in values]
    if field == "education.end":
        return [date for one in values if (date := comparing.date(one))]
    return list(values)


def _item(gold: Mapping[str, Any], found: Mapping[str, Any]) -> float:
    for key, similar in (("company", comparing.organization), ("title", comparing.text)):
        if gold.get(key) and similar(gold[key], found.get(key) or "") < 0.6:
            return 0.0
    dates, other = _dates(gold), _dates(found)
    return float(dates is None or (other is not None and _same_dates(dates, other) == 1.0))


def _same_dates(one: Any, other: Any) -> float:
    return float(comparing.same_date(one[0], other[0]) and comparing.same_date(one[1], other[1]))


def _same(norm: Callable[[object], str]) -> Similar:
    return lambda one, other: float(norm(one) == norm(other) != "")


SIMILAR: dict[str, tuple[Similar, float]] = {
    "name": (comparing.name, 1.0),
    "email": (_same(comparing.of_email), 1.0),
    "phone": (_same(comparing.of_phone), 1.0),
    "location": (comparing.location, 1.0),
    "links": (_same(comparing.of_link), 1.0),
    "work.company": (comparing.organization, 0.65),
    "work.title": (comparing.text, 0.65),
    "work.dates": (_same_dates, 1.0),
    "work.item": (_item, 1.0),
    "education.institution": (comparing.organization, 0.65),
    "education.degree": (comparing.degree, 0.65),
    "education.area": (comparing.text, 0.6),
    "education.end": (lambda one, other: float(comparing.same_date(one, other)), 1.0),
    "skills": (comparing.skill, 0.85),
    "certifications": (comparing.text, 0.6),
    "licences": (comparing.licence, 0.6),
}
_KEYS: dict[str, Callable[[object], str]] = {
    "email": comparing.of_email,
    "phone": comparing.of_phone,
    "links": comparing.of_link,
    "skills": comparing.of_skill,
    "work.company": lambda value: " ".join(comparing.of_organization(value)),
    "education.institution": lambda value: " ".join(comparing.of_organization(value)),
}

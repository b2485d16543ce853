"""Résumés with gold labels: reading them, and finding their labels in their texts.

The gold says values, not places. A value is looked for as the same words in the same order; where
it
occurs more than once, the occurrence counts that stands nearest to the other values of its item and
behind the item before.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rolecall.domains.ai.rules.resume.headings import Section
from rolecall.domains.ai.rules.resume.reading import Reading
from rolecall.domains.ai.rules.resume.tagging import OUTSIDE, Model, Tag
from rolecall.domains.ai.rules.resume.tokens import Kind, words_of

Place = tuple[int, int]
_FAR = 160
"""Tokens between the values of one item, at most."""
_MOST_CHOICES = 12


@dataclass(frozen=True)
class Record:
    """One labelled résumé."""

    id: str
    group: str
    source: str
    text: str
    gold: Mapping[str, Any]
    optional: Mapping[str, Any]
    scored: frozenset[str]

    def is_scored(self, field: str) -> bool:
        """Tell whether the annotators looked for this field."""
        return field in self.scored or field.partition(".")[0] in self.scored


def load(path: Path) -> list[Record]:
    """Return the records of a file of JSON lines."""
    return list(_records(path))


def _records(path: Path) -> Iterator[Record]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            if line.strip():
                raw = json.loads(line)
                yield Record(
                    id=raw["id"],
                    group=str(raw.get("group") or raw["id"]),
                    source=str(raw.get("source") or ""),
                    text=raw["text"],
                    gold=raw["gold"],
                    optional=raw.get("optional") or {},
                    scored=frozenset(raw.get("scored_fields") or ()),
                )


NEEDED = {
    Model.NAME: ("name",),
    Model.LOCATION: ("location",),
    Model.WORK: ("work.company", "work.title"),
    Model.EDUCATION: ("education.institution", "education.degree"),
    Model.SKILLS: ("skills",),
}
"""The fields that must have been looked for, so that what has no label is known to be nothing."""


def teaches(record: Record, model: Model) -> bool:
    """Tell whether a record's labels are complete for a model."""
    return all(record.is_scored(field) for field in NEEDED[model])


class Labels:
    """The labels of one record's tokens."""

    def __init__(self, record: Record, reading: Reading) -> None:
        """Index the words of the text."""
        self._record, self._reading = record, reading
        self._words = [
            (at, token.plain)
            for at, token in enumerate(reading.tokens)
            if token.plain[:1].isalnum() and token.kind in {Kind.WORD, Kind.PERIOD}
        ]
        self._starts: dict[str, list[int]] = {}
        for number, (_, word) in enumerate(self._words):
            self._starts.setdefault(word, []).append(number)

    def of(self, model: Model) -> list[str]:
        """Return a label for each token."""
        labels = [OUTSIDE] * len(self._reading.tokens)
        for tag, place in self._mentions(model):
            if any(label != OUTSIDE for label in labels[slice(*place)]):
                continue
            labels[slice(*place)] = [f"I-{tag}"] * (place[1] - place[0])
            labels[place[0]] = f"B-{tag}"
        return labels

    def _mentions(self, model: Model) -> Iterator[tuple[Tag, Place]]:
        gold = self._record.gold
        if model in {Model.NAME, Model.LOCATION}:
            value = gold.get(model)
            yield from ((Tag(model.upper()), place) for place in self._find(value)[:1])
        elif model is Model.SKILLS:
            for skill in sorted(self._skills(), key=len, reverse=True):
                yield from ((Tag.SKILL, place) for place in self._find(skill))
        elif model is Model.WORK:
            yield from self._items(
                gold.get("work") or [],
                {"company": Tag.COMPANY, "title": Tag.TITLE},
                (Tag.WORK_DATES, Section.WORK),
            )
        else:
            yield from self._items(
                gold.get("education") or [],
                {"institution": Tag.INSTITUTION, "degree": Tag.DEGREE, "area": Tag.AREA},
                (Tag.EDUCATION_DATES, Section.EDUCATION),
            )

    def _skills(self) -> set[str]:
        values = [
            *(self._record.gold.get("skills") or []),
            *(self._record.optional.get("skills") or []),
        ]
        return {value for value in values if len(value) > 1}

    def _find(self, value: object) -> list[Place]:
        """Return where a value occurs, as tokens from the first up to behind the last."""
        wanted = [word for word in words_of(str(value or "")) if word[:1].isalnum()]
        found = []
        for start in self._starts.get(wanted[0], ()) if wanted else ():
            own = self._words[start : start + len(wanted)]
            if [word for _, word in own] == wanted:
                found.append((own[0][0], own[-1][0] + 1))
        return found

    def _dates(self, item: Mapping[str, Any]) -> list[Place]:
        """Return the tokens that are periods with the dates of an item."""
        wanted = [str(item[key]) for key in ("start", "end") if item.get(key)]
        found = []
        for at, token in enumerate(self._reading.tokens):
            if token.kind is Kind.PERIOD and wanted:
                shown = " ".join(token.text.casefold().split())
                if all(" ".join(one.casefold().split()).strip(" .") in shown for one in wanted):
                    found.append((at, at + 1))
        return found

    def _items(
        self,
        items: Sequence[Mapping[str, Any]],
        keys: Mapping[str, Tag],
        about: tuple[Tag, Section],
    ) -> Iterator[tuple[Tag, Place]]:
        used: set[Place] = set()
        behind = 0
        for item in items:
            choices = {tag: self._find(item.get(key)) for key, tag in keys.items()}
            if Tag.AREA in choices:
                # An area is mostly part of what is called the degree; only what is not is tagged.
                choices[Tag.AREA] = []
            choices[about[0]] = self._dates(item)
            held = {
                tag: [place for place in places if place not in used]
                for tag, places in choices.items()
            }
            chosen = self._nearest(held, about[1], behind)
            for tag, place in chosen:
                used.add(place)
                behind = max(behind, place[0])
                yield tag, place

    def _nearest(
        self, choices: Mapping[Tag, Sequence[Place]], section: Section, behind: int
    ) -> list[tuple[Tag, Place]]:
        """Return one place for each tag: those that stand together, in order, in the section."""
        best: tuple[float, list[tuple[Tag, Place]]] = (float("inf"), [])
        for anchors in choices.values():
            for anchor in anchors[: _MOST_CHOICES * 4]:
                chosen, cost = [], 0.0
                for tag, places in choices.items():
                    if not places:
                        continue
                    near = min(places, key=lambda one: abs(one[0] - anchor[0]))
                    distance = abs(near[0] - anchor[0])
                    if distance > _FAR:
                        cost += _FAR
                        continue
                    cost += distance
                    chosen.append((tag, near))
                line = self._reading.tokens[anchor[0]].line
                inside = self._reading.places[line].section is section
                cost += (0 if inside else _FAR) + (0 if anchor[0] >= behind - 30 else _FAR / 4)
                if cost < best[0]:
                    best = (cost, chosen)
        return best[1]

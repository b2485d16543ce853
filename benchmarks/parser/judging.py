"""Learning which candidates are values: from résumés that the taggers had not seen."""

from collections.abc import Iterable, Iterator, Mapping

from rolecall.domains.ai.contracts import Engine
from rolecall.domains.ai.rules.resume.calibration import Calibration
from rolecall.domains.ai.rules.resume.candidates import Trait, candidates_of
from rolecall.domains.ai.rules.resume.lexicon import Lexicon
from rolecall.domains.ai.rules.resume.opinions import Traits
from rolecall.domains.ai.rules.resume.studies import JUDGED, values_of
from rolecall.domains.ai.rules.resume.tagging import Tag
from rolecall.domains.ai.rules.resume.trees import Trees

from benchmarks.parser import scoring
from benchmarks.parser.boosting import Lesson, boosted
from benchmarks.parser.crossvalidation import FOLDS, Unseen, fold_of, parsed
from benchmarks.parser.gold import Record

_FIELDS = {
    Tag.SKILL: "skills",
    Tag.INSTITUTION: "education.institution",
    Tag.DEGREE: "education.degree",
}
Judges = Mapping[Tag, Trees]
_Candidate = tuple[Tag, str, Traits, float]
"""A field, what is written, what is known of it, and how much it counts."""


def judged(
    records: Iterable[Record],
    unseen: Mapping[str, Unseen],
    engine: Engine,
    lexicon: Lexicon,
    thresholds: Mapping[Tag, float],
) -> tuple[Judges, dict[int, Judges]]:
    """Return the trees that ship, and for each fold those that learned from the others.

    Both learn from what taggers say of résumés that they have not seen, as they will in use.
    """
    lessons: dict[Tag, list[tuple[int, Lesson]]] = {tag: [] for tag in _FIELDS}
    for record in records:
        fold = fold_of(record.group)
        for one in _candidates(unseen[record.id], engine, lexicon, thresholds):
            if record.is_scored(_FIELDS[one[0]]) and (row := _lesson(record, one)) is not None:
                lessons[one[0]].append((fold, row))

    def learned(left: int | None) -> Judges:
        return {
            tag: boosted([row for fold, row in held if fold != left])
            for tag, held in lessons.items()
        }

    return learned(None), {fold: learned(fold) for fold in range(FOLDS)}


def _candidates(
    unseen: Unseen, engine: Engine, lexicon: Lexicon, thresholds: Mapping[Tag, float]
) -> Iterator[_Candidate]:
    said = unseen.said[engine]
    for skill in candidates_of(unseen.reading, said, lexicon):
        # The same words count once, however often they stand there.
        yield Tag.SKILL, skill.value.value, skill.traits, 1.0 / skill.traits[Trait.TIMES]
    resume = parsed(unseen, engine, lexicon, Calibration(thresholds))
    for one in values_of(unseen.reading, resume.education, said):
        yield one.tag, one.value.value, one.traits, 1.0


def _lesson(record: Record, one: _Candidate) -> Lesson | None:
    """Return what a candidate teaches; nothing, where it may be left out as well as named."""
    tag, written, traits, weight = one
    field = _FIELDS[tag]
    similar, threshold = scoring.SIMILAR[field]
    named = scoring.values_of(record.gold, field)
    is_right = any(similar(other, written) >= threshold for other in named)
    optional = record.optional.get(field) or []
    if not is_right and any(similar(other, written) >= threshold for other in optional):
        return None
    return Lesson(traits, is_right, weight)


assert set(_FIELDS) == {Tag.SKILL, *JUDGED}

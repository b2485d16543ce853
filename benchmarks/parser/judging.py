"""Learning which candidates are skills: from résumés that the taggers had not seen."""

from collections.abc import Iterable, Iterator, Mapping

from rolecall.domains.ai.contracts import Engine
from rolecall.domains.ai.rules.resume.lexicon import Lexicon
from rolecall.domains.ai.rules.resume.parsing import skills_among
from rolecall.domains.ai.rules.resume.trees import Trees

from benchmarks.parser.boosting import Lesson, boosted
from benchmarks.parser.crossvalidation import FOLDS, Unseen, fold_of
from benchmarks.parser.gold import Record
from benchmarks.parser.scoring import SIMILAR, values_of

_FIELD = "skills"


def judged(
    records: Iterable[Record], unseen: Mapping[str, Unseen], engine: Engine, lexicon: Lexicon
) -> tuple[Trees, dict[int, Trees]]:
    """Return the trees that ship, and for each fold those that learned from the others.

    Both learn from what taggers say of résumés that they have not seen, as they will in use.
    """
    lessons = [
        (fold_of(one.group), list(_lessons(one, unseen[one.id], engine, lexicon)))
        for one in records
        if one.is_scored(_FIELD)
    ]
    apart = {
        fold: boosted([row for own, rows in lessons if own != fold for row in rows])
        for fold in range(FOLDS)
    }
    return boosted([row for _, rows in lessons for row in rows]), apart


def _lessons(record: Record, unseen: Unseen, engine: Engine, lexicon: Lexicon) -> Iterator[Lesson]:
    """Yield the candidates of a record; the same words count once, what is optional not at all."""
    similar, threshold = SIMILAR[_FIELD]
    named = values_of(record.gold, _FIELD)
    optional = list(record.optional.get(_FIELD) or [])
    for one in skills_among(unseen.reading, unseen.said[engine], lexicon):
        written = one.value.value
        is_right = any(similar(other, written) >= threshold for other in named)
        if is_right or not any(similar(other, written) >= threshold for other in optional):
            yield Lesson(one.traits, is_right, 1.0 / one.traits["times"])

"""From criteria and material to findings."""

from collections.abc import Sequence

from rolecall.domains.applications.contracts.findings import (
    CriterionVerdict,
    Finding,
    Material,
    TextState,
    Why,
)
from rolecall.domains.applications.rules.criteria.answers import compare_answer
from rolecall.domains.applications.rules.criteria.languages import look_for_language
from rolecall.domains.applications.rules.criteria.phrases import look_for
from rolecall.domains.applications.rules.criteria.places import RESUME, Searched
from rolecall.domains.applications.rules.criteria.years import count_years
from rolecall.domains.jobs.contracts import QuestionKind
from rolecall.domains.jobs.contracts.criteria import Criterion, CriterionKind
from rolecall.kernel.sentences import say

_WRITTEN = frozenset({QuestionKind.TEXT, QuestionKind.LONG_TEXT})
_NO_TEXT = {
    TextState.NO_RESUME: say("The person applied without a résumé."),
    TextState.PENDING: say("The résumé is still being read."),
    TextState.NO_TEXT: say("There is no text in the résumé; it may be a scan. Look at its pages."),
    TextState.UNREADABLE: say("The text of the résumé could not be read. Look at its pages."),
}


def assess(criteria: Sequence[Criterion], material: Material) -> list[Finding]:
    """Return one finding for each criterion, in their order."""
    resume = Searched(RESUME, material.text)
    written = [
        Searched(answer.question_id, answer.display)
        for answer in material.answers
        if answer.kind in _WRITTEN
    ]
    return [_assess_one(criterion, material, resume, written) for criterion in criteria]


def _assess_one(
    criterion: Criterion, material: Material, resume: Searched, written: Sequence[Searched]
) -> Finding:
    kind = criterion.kind
    if kind is CriterionKind.ANSWER:
        return compare_answer(criterion, material.answers)
    if kind in {CriterionKind.SKILL, CriterionKind.LICENCE}:
        found = look_for(criterion, [resume, *written])
        if found.why is not Why.NOT_FOUND or material.state is TextState.READ:
            return found
    elif material.state is TextState.READ:
        if kind is CriterionKind.LANGUAGE:
            return look_for_language(criterion, resume)
        return count_years(criterion, resume, material)
    return Finding(
        criterion.id, CriterionVerdict.CANNOT_TELL, Why.NO_TEXT, _NO_TEXT[material.state]
    )

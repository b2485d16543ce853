"""What conditions are about, read from the domains below."""

from collections.abc import Sequence

from rolecall.domains.applications import api as applications
from rolecall.domains.applications.contracts import ApplicationRow
from rolecall.domains.automation.contracts import Condition, ConditionKind
from rolecall.domains.automation.rules.matching import Facts
from rolecall.infra.db import UnitOfWork


def asks_for_answers(conditions: Sequence[Condition]) -> bool:
    """Tell whether a condition is about an answer."""
    return any(condition.kind is ConditionKind.ANSWER for condition in conditions)


async def facts_of(
    uow: UnitOfWork, application: ApplicationRow, conditions: Sequence[Condition]
) -> Facts:
    """Return the facts about an application that these conditions need."""
    answers = {}
    if asks_for_answers(conditions):
        found = await applications.answers_of(uow, [application.id])
        answers = found.get(application.id, {})
    return Facts(application.source, application.knocked_out, answers)

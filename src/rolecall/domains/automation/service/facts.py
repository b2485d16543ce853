"""What conditions are about, read from the domains below, for many applications at once."""

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol
from uuid import UUID

from rolecall.domains.applications import api as applications
from rolecall.domains.applications.contracts import ApplicationRow
from rolecall.domains.automation.contracts import Condition, ConditionKind
from rolecall.domains.automation.rules.matching import Facts
from rolecall.domains.candidates import api as candidates
from rolecall.domains.custom_fields import api as custom_fields
from rolecall.domains.jobs.contracts import AnswerValue
from rolecall.infra.db import UnitOfWork

_ABOUT_TAGS = frozenset({ConditionKind.TAGGED, ConditionKind.NOT_TAGGED})
_ABOUT_CANDIDATES = _ABOUT_TAGS | {ConditionKind.FIELD}


class Asked(Protocol):
    """An application as far as conditions ask for it by itself."""

    @property
    def candidate_id(self) -> UUID:
        """Whose it is."""

    @property
    def source(self) -> str:
        """By which way it came."""

    @property
    def knocked_out(self) -> bool:
        """Whether an answer fits a knock-out rule."""


def asks_about_candidates(conditions: Sequence[Condition]) -> bool:
    """Tell whether a condition is about the candidate's record, not the application alone."""
    return any(condition.kind in _ABOUT_CANDIDATES for condition in conditions)


async def facts_of(
    uow: UnitOfWork, application: ApplicationRow, conditions: Sequence[Condition]
) -> Facts:
    """Return the facts about an application that these conditions need."""
    found = await facts_of_many(uow, {application.id: application}, conditions)
    return found[application.id]


async def facts_of_many(
    uow: UnitOfWork, asked: Mapping[UUID, Asked], conditions: Sequence[Condition]
) -> dict[UUID, Facts]:
    """Return the facts about applications, by id: at most one query for each kind of condition."""
    people = {one.candidate_id for one in asked.values()}
    kinds = {condition.kind for condition in conditions}
    answers = await applications.answers_of(uow, asked) if ConditionKind.ANSWER in kinds else {}
    tags = await candidates.tags_of(uow, people) if kinds & _ABOUT_TAGS else {}
    fields = await _fields_of(uow, people, conditions)
    return {
        application_id: Facts(
            one.source,
            one.knocked_out,
            answers.get(application_id, {}),
            tags.get(one.candidate_id, frozenset()),
            fields.get(one.candidate_id, {}),
        )
        for application_id, one in asked.items()
    }


async def _fields_of(
    uow: UnitOfWork, candidate_ids: Collection[UUID], conditions: Sequence[Condition]
) -> dict[UUID, dict[UUID, AnswerValue]]:
    field_ids = {one.field_id for one in conditions if one.field_id is not None}
    found = await custom_fields.columns_of(uow, candidate_ids, field_ids)
    return {
        candidate_id: {column.field_id: column.value for column in columns}
        for candidate_id, columns in found.items()
    }

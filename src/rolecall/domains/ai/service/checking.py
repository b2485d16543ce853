"""An administrator asks whether the language model answers."""

from typing import Annotated, Final

from pydantic import BaseModel, Field

from rolecall.access import Actor
from rolecall.domains.ai import policy, queries
from rolecall.domains.ai.contracts import (
    CannotAsk,
    Capability,
    ModelSettings,
    ModelUnavailable,
)
from rolecall.domains.ai.service.running import Asked, ask
from rolecall.domains.audit import api as audit
from rolecall.infra.db import Database
from rolecall.infra.providers.llm import Question
from rolecall.kernel.sentences import say

PROMPT: Final = "check-1"
_NOT_ASKED: Final = frozenset({"off", "over_budget"})


class Sum(BaseModel):
    """The form of the answer."""

    sum: Annotated[int, Field(ge=0, le=100)]


_QUESTION: Final = Question(
    instructions="Add the two numbers. Answer with their sum.",
    material="17 and 25",
    answer=Sum,
    max_tokens=200,
)


async def check_model(db: Database, actor: Actor) -> ModelSettings:
    """Ask the model one small thing; what is wrong stands in the settings' `problem`.

    Raises:
        CannotAsk: none is switched on, or its budget is used up.
    """
    policy.can_manage(actor).require()
    asked = Asked(
        capability=Capability.CHECK,
        subject_id=None,
        prompts=PROMPT,
        questions={"sum": _QUESTION},
    )
    problem = ""
    try:
        await ask(db, actor.tenant, asked)
    except ModelUnavailable as failure:
        if failure.reason in _NOT_ASKED:
            raise CannotAsk(failure.detail) from failure
        problem = failure.reason
    async with db.transaction(actor.tenant) as uow:
        audit.record(
            uow,
            actor,
            "ai.model_checked",
            "organization",
            uow.org_id,
            (
                say("Asked the language model, and it answered.")
                if not problem
                else say("Asked the language model, and it did not answer.")
            ),
        )
        return await queries.get_settings(uow)

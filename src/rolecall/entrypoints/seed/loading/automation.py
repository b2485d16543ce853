"""Rules of the demo: what its employers let happen by itself."""

from collections.abc import Mapping
from typing import Final

from rolecall.access import Actor
from rolecall.domains.automation import api as automation
from rolecall.domains.automation.contracts import (
    Action,
    ActionKind,
    Condition,
    ConditionKind,
    RuleContent,
    SaveRule,
    TeamRole,
    Trigger,
)
from rolecall.domains.jobs import api as jobs
from rolecall.domains.messaging.contracts import MailKind
from rolecall.domains.messaging.service.templates import list_templates
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.pages import PageRequest

_REFERRED: Final = Condition(kind=ConditionKind.SOURCE_IS, values=("referral",))
_TAG: Final = Action(kind=ActionKind.TAG, text="Referred")
_ASK: Final = Action(kind=ActionKind.ASK_FEEDBACK, team_role=TeamRole.HIRING_MANAGER)
_ARRANGE: Final = Action(
    kind=ActionKind.REMIND, team_role=TeamRole.RECRUITER, text="Arrange the interview"
)


async def tell_rules(uow: UnitOfWork, actors: Mapping[str, Actor]) -> None:
    """Write rules for the default workflow; they act on what happens from now on.

    One asks for references by the saved message.
    """
    workflow = await jobs.default_workflow(uow)
    saved = await list_templates(uow, PageRequest(10), MailKind.CANDIDATE_MESSAGE)
    mails = tuple(
        Action(kind=ActionKind.MAIL, template_id=one.id)
        for one in saved.items
        if one.name == "Ask for references"
    )
    for content in (
        RuleContent(
            name="Referrals first",
            workflow_id=workflow.id,
            trigger=Trigger.ENTERS,
            stage_key="applied",
            conditions=(_REFERRED,),
            actions=(_TAG, _ASK),
        ),
        RuleContent(
            name="Interviews within three days",
            workflow_id=workflow.id,
            trigger=Trigger.ENTERS,
            stage_key="interview",
            after_days=3,
            actions=(_ARRANGE, *mails),
        ),
    ):
        await automation.save_rule(uow, actors["admin"], SaveRule(content=content))

"""What a rule would have done in the last ninety days."""

from datetime import timedelta

from rolecall.access import Actor
from rolecall.domains.applications import api as applications
from rolecall.domains.applications.contracts import ApplicationStatus
from rolecall.domains.automation import policy
from rolecall.domains.automation.contracts import (
    Replay,
    ReplayedApplication,
    RuleContent,
    Trigger,
)
from rolecall.domains.automation.rules.matching import holds
from rolecall.domains.automation.service.facts import asks_about_candidates, facts_of_many
from rolecall.domains.automation.service.mailing import checked_mails
from rolecall.domains.automation.service.previewing import preview_mails
from rolecall.domains.automation.service.times import checked_times
from rolecall.domains.automation.service.writing import check, check_fields
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock

DAYS = 90
LOOKED_AT = 5_000
"""Applications that a replay looks at, the newest ones."""
SHOWN = 100
LOOKED_AT_FOR_ADDRESSES = 20
"""Of those whom the rule would have met, the newest, for one who can be written to."""


async def replay_rule(uow: UnitOfWork, actor: Actor, content: RuleContent) -> Replay:
    """Return which applications the rule would have matched; nothing is done.

    Conditions are asked of the applications as they are now.

    Raises:
        InvalidInput: the rule cannot be used.
        Forbidden: it asks about candidates, whom the actor does not read.
    """
    policy.can_manage(actor).require()
    if asks_about_candidates(content.conditions):
        policy.can_ask_about_candidates(actor).require()
    content = await checked_mails(uow, await check(uow, content))
    await checked_times(uow, content)
    await check_fields(uow, content)
    passages = await applications.list_passages(
        uow,
        workflow_id=content.workflow_id,
        job_id=content.job_id,
        stage_key=content.stage_key,
        leaving=content.trigger is Trigger.LEAVES,
        since=clock.now() - timedelta(days=DAYS),
        limit=LOOKED_AT + 1,
    )
    looked_at = passages[:LOOKED_AT]
    asked = {one.application_id: one for one in looked_at}
    facts = await facts_of_many(uow, asked, content.conditions)
    matched = [one for one in looked_at if holds(content.conditions, facts[one.application_id])]
    return Replay(
        days=DAYS,
        total=len(looked_at),
        matched=len(matched),
        hired=sum(one.status is ApplicationStatus.HIRED for one in matched),
        applications=tuple(
            ReplayedApplication(
                one.application_id,
                one.candidate_name,
                one.job_title,
                one.stage_name,
                one.status.value,
                one.at,
            )
            for one in matched[:SHOWN]
        ),
        mails=await preview_mails(
            uow, content, [one.application_id for one in matched[:LOOKED_AT_FOR_ADDRESSES]]
        ),
        capped=len(passages) > LOOKED_AT,
    )
